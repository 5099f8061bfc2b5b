"""A CSV file that was damaged and is still read shows it: in a finding, or in what the preview counts and sums."""

import math
import random
from collections import Counter
from collections.abc import Callable

import pytest

from app.formats.import_result import ImportResult
from models.domain.bill import BillLine
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import read_csv

HEAD = "Item no;NL-SfB;Bouwdeel;Hoeveelh;Eenh;MKI totaal"
LINES = [
    f"p{i};{code};{name};{amount},{i % 10};{unit};{amount * 2},5"
    for i, (code, name, amount, unit) in enumerate(
        [("21.11", "metselwerk", 120, "m2"), ("23.21", "vloer beton", 86, "m3"), ("27.21", "dakplaat", 75, "m2"),
         ("31.21", "kozijn vuren", 14, "stuk"), ("28.11", "staal", 950, "kg"), ("41.11", "pleister", 240, "m2")]
        * 3
    )
]  # fmt: skip
TOTAL = sum(float(line.rpartition(";")[2].replace(",", ".")) for line in LINES)
TEXT = "\n".join([HEAD, *LINES, f"Totaal;;;;;{str(TOTAL).replace('.', ',')}"]) + "\n"
DATA = TEXT.encode()
BYTES = b"0123456789;,.\n\r \"'-abcm\x00\xe9"


def mutant(chance: random.Random) -> bytes:
    """One to three bytes changed, put in, taken out or swapped, or a piece doubled or dropped."""
    data = bytearray(DATA)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(data) - 12)
        match chance.randrange(6):
            case 0:
                data[at] = chance.choice(BYTES)
            case 1:
                data.insert(at, chance.choice(BYTES))
            case 2:
                del data[at]
            case 3:
                data[at], data[at + 1] = data[at + 1], data[at]
            case 4:
                data[at:at] = data[at : at + chance.randint(1, 40)]
            case _:
                del data[at : at + chance.randint(1, 40)]
    return bytes(data)


def numbers(lines: tuple[BillLine, ...]) -> list[tuple[float | None, str, float | None]]:
    return [(line.quantity, line.unit.symbol if line.unit else "", line.printed_total) for line in lines]


def shown(result: ImportResult) -> tuple[object, ...]:
    """What a preview shows before anything is taken in: counts, sums per unit, totals and stated figures."""
    assert result.project is not None
    lines = result.project.variants[0].bill.lines
    amounts: dict[str, list[float]] = {}
    for quantity, unit, _ in numbers(lines):
        amounts.setdefault(unit, []).append(quantity or 0.0)
    sums = tuple(sorted((unit, round(math.fsum(values), 6)) for unit, values in amounts.items()))
    totals = round(math.fsum(line.printed_total or 0.0 for line in lines), 6)
    return (result.facts.row_count, result.facts.line_count, sums, totals, tuple(s.value for s in result.stated))


def findings(result: ImportResult) -> Counter[str]:
    return Counter(finding.code for finding in result.findings)


@pytest.fixture(scope="module")
def whole(reference: Reference) -> ImportResult:
    result = read_csv(DATA, "a.csv", reference)
    assert result.project is not None
    assert "import_total_differs" not in findings(result)
    assert result.stated[0].value == TOTAL
    return result


def test_no_mutant_with_other_numbers_is_taken_in_silence(
    reference: Reference,
    whole: ImportResult,
    how_many: Callable[[int], int],
    record_property: Callable[[str, object], None],
) -> None:
    assert whole.project is not None
    right = numbers(whole.project.variants[0].bill.lines)
    chance = random.Random(20)
    accepted = changed = without_finding = 0
    silent = []
    for _ in range(how_many(10_000)):
        data = mutant(chance)
        result = read_csv(data, "a.csv", reference)
        if result.project is None:
            continue
        accepted += 1
        found = numbers(result.project.variants[0].bill.lines)
        if Counter(found) == Counter(right):
            continue
        changed += 1
        says_more = findings(result) != findings(whole)
        without_finding += not says_more
        if not says_more and shown(result) == shown(whole):
            silent.append(data)
    assert accepted > 0
    assert changed > 0
    record_property("accepted", accepted)
    record_property("with other numbers", changed)
    record_property("of which only the sums show it", without_finding)
    assert silent == []


def test_a_total_column_finds_every_changed_amount(reference: Reference, whole: ImportResult) -> None:
    """Each digit of each summed amount, changed by itself."""
    at = 0
    for line in LINES:
        start = TEXT.index(line, at)
        at = start + len(line)
        for position in range(start + line.rindex(";") + 1, at):
            if TEXT[position].isdigit():
                data = bytearray(DATA)
                data[position] = ord("0") + (data[position] - ord("0") + 5) % 10
                result = read_csv(bytes(data), "a.csv", reference)
                assert "import_total_differs" in findings(result), TEXT[start:at]


def test_no_truncation_is_taken_in_silence(
    reference: Reference, whole: ImportResult, how_many: Callable[[int], int]
) -> None:
    """Inside a line a finding says so; at a line end the counts, and the total that is no longer there, do."""
    ends = random.Random(4).sample(range(1, len(DATA)), how_many(len(DATA) - 1))
    for end in ends:
        result = read_csv(DATA[:end], "a.csv", reference)
        if result.project is None:
            continue
        is_at_line_end = DATA[:end].endswith(b"\n")
        assert is_at_line_end or findings(result) - findings(whole), DATA[:end][-40:]
        assert shown(result) != shown(whole) or findings(result) != findings(whole)
        assert not is_at_line_end or result.stated != whole.stated


def test_the_control_a_plain_split_takes_truncations_in_silence() -> None:
    """Without the checks a file cut off at a line end is read as a shorter bill."""
    cut = DATA[: DATA.index(b"p9;")].decode()
    assert all(len(line.split(";")) == len(HEAD.split(";")) for line in cut.splitlines())
