"""Ten thousand damaged or odd workbooks with fixed seeds: findings or a right answer, never a traceback."""

import io
import random
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import openpyxl
import pytest

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.isolation.run import read_isolated
from app.isolation.wire import result_from_json, result_to_json
from models.domain.bill import BillLine
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import book_of, readable, saved, zipped

FULL = 10_000
BATCHES = 20
SLOWEST_SECONDS = 5.0
HEAD = (
    "id", "nl_sfb", "omschrijving", "hoeveelheid", "eenheid", "product", "massa_kg_per_eenheid", "levensduur_jaar",
    "mki_a1_eur_per_eenheid", "biobased_pct", "gerecycled_pct", "type_verbinding", "categorie", "totaal",
)  # fmt: skip
PROJECT = (
    ("naam", "Huis"), ("fase", "vergunning"), ("gebouwtype", "grondgebonden_woning"),
    ("functie", "woonfunctie; 101"),
    ("bvo_m2", 120), ("aanvraagdatum", "1-7-2026"), ("lichte_bouw", "nee"),
)  # fmt: skip
ASSESSMENTS = (("indicator", "waarde", "niveau", "set"), ("beng1", 50, None, None), ("mpg", 0.6, None, "A1"))
ODD_CELLS: tuple[Any, ...] = (
    None, "", " ", True, "n.v.t.", "veel", "1.234", "1,5", "-3", -3, 1e300, 1e-300, "9" * 400, "NaN",
    "=1+1",
    "#REF!", "=1/0", "<b>", "\u202e", "ja", "2024-13-45", "m2", "\N{ARABIC-INDIC DIGIT THREE}", "x" * 40_000,
    0.35, 101,
)  # fmt: skip


@cache
def base() -> bytes:
    rng = random.Random(1)
    rows = [
        (
            f"l{i}",
            "21",
            f"wand {i}",
            round(rng.uniform(1, 90), 2),
            "m2",
            None,
            12.5,
            75,
            0.5,
            10,
            20,
            0.8,
            "3",
            9.0,
        )
        for i in range(12)
    ]
    return saved(book_of({"Project": PROJECT, "Materialen": [HEAD, *rows], "Beoordelingen": ASSESSMENTS}))


def flipped(rng: random.Random) -> bytes:
    data = bytearray(base())
    for _ in range(rng.choice((1, 1, 3, 20))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def cut(rng: random.Random) -> bytes:
    data = base()
    start, end = sorted(rng.sample(range(len(data)), 2))
    return rng.choice((data[:end], data[:start] + data[end:], data + data[start:end]))


def part_edited(rng: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(base())) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice([n for n in parts if n.startswith("xl/") or n.startswith("[")])
    content = bytearray(parts[name])  # type: ignore[arg-type]
    for _ in range(rng.choice((1, 2, 5))):
        at = rng.randrange(len(content) - 8)
        change = rng.randrange(4)
        if change == 0:
            del content[at : at + rng.randrange(1, 40)]
        elif change == 1:
            content[at:at] = rng.choice(
                (b"<", b"&", b'"', b"</row>", b"<c>", b"<v>9</v>", b"\xff", b"<f>1</f>", b"t='e'")
            )
        elif change == 2:
            content[at : at + 4] = rng.randbytes(4)
        else:
            content[at : at + 2] = rng.choice((b"99", b'""', b"A1", b"//"))
        if len(content) < 20:
            break
    if rng.random() < 0.1:
        parts.pop(rng.choice(list(parts)))
    return zipped({**parts, name: bytes(content)})


def cells_edited(rng: random.Random) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(base()))
    for _ in range(rng.choice((1, 2, 8))):
        sheet = book[rng.choice(("Materialen", "Materialen", "Project", "Beoordelingen"))]
        row, column = rng.randint(1, sheet.max_row), rng.randint(1, sheet.max_column)
        change = rng.randrange(6)
        if change <= 2:
            odd = rng.choice(ODD_CELLS)
            sheet.cell(row, column).value = odd if not isinstance(odd, str) else odd.replace("\u202e", "")
        elif change == 3:
            sheet.delete_rows(row, rng.randint(1, 3))
        elif change == 4:
            sheet.insert_cols(column)
        else:
            sheet.cell(row, column).number_format = rng.choice(("0%", "yyyy-mm-dd", "@", "0.00"))
        if sheet.max_row < 1 or sheet.max_column < 1:
            break
    return saved(book)


MUTATIONS: tuple[Callable[[random.Random], bytes], ...] = (
    flipped, part_edited, cut, part_edited, part_edited, flipped, part_edited, cells_edited,
)  # fmt: skip
"""What happens inside the parts gets furthest; changing cells through openpyxl takes the longest."""


def mutant(seed: int) -> bytes:
    rng = random.Random(seed)
    return MUTATIONS[seed % len(MUTATIONS)](rng)


def check(result: ImportResult, whole: tuple[BillLine, ...]) -> str:
    """A refusal has a reason; what was taken in keeps to the bill, or a finding says what is different."""
    assert all(readable(result))
    if result.project is None:
        assert result.has_errors
        return "refused"
    lines = result.project.variants[0].bill.lines
    assert len(lines) == result.facts.line_count
    if lines == whole:
        return "the same"
    return "read with findings" if result.findings else "read as changed"


@pytest.mark.counted
@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_strangers_workbook_gives_findings_or_a_right_answer(
    reference: Reference, batch: int, how_many: Callable[[int], int]
) -> None:
    project = read_file_bytes(base(), ReadRequest("basis.xlsx"), reference).project
    assert project is not None
    lines = project.variants[0].bill.lines
    count, slowest = how_many(FULL // BATCHES), 0.0
    outcomes: Counter[str] = Counter()
    for seed in range(batch * FULL, batch * FULL + count):
        data = mutant(seed)
        start = time.perf_counter()
        result = read_file_bytes(data, ReadRequest("vreemd.xlsx"), reference)
        slowest = max(slowest, time.perf_counter() - start)
        outcomes[check(result, lines)] += 1
        assert result_from_json(result_to_json(result)) == result
    assert sum(outcomes.values()) == count
    assert outcomes["refused"] > 0
    assert slowest < SLOWEST_SECONDS


@pytest.mark.counted
def test_the_real_child_says_the_same(reference: Reference, how_many: Callable[[int], int]) -> None:
    for seed in range(how_many(100)):
        data = mutant(seed)
        here = read_file_bytes(data, ReadRequest("vreemd.xlsx"), reference)
        assert read_isolated(data, ReadRequest("vreemd.xlsx")) == here


def naive(data: bytes) -> float:
    """What a first attempt looks like."""
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Materialen"]
    return sum(float(row[3]) * float(row[8]) for row in sheet.iter_rows(min_row=2, values_only=True))


def test_a_naive_reader_does_not_survive_them() -> None:
    """The control: the same mutants break a reader without care."""
    assert naive(base()) > 0
    kinds: Counter[str] = Counter()
    for seed in range(100):
        try:
            naive(mutant(seed))
        except Exception as problem:
            kinds[type(problem).__name__] += 1
    assert sum(kinds.values()) > 30
    assert len(kinds) >= 3
