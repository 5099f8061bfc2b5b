"""Three hundred numbers written in Dutch and in English, as CSV and as texts in a workbook: none is ever off in
silence by a power of ten, whatever the layout of the table.
"""

import random
from collections.abc import Callable

import pytest

from app.formats.import_result import ImportResult
from app.importing.bill.numbers import DecimalMark, readings
from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import codes, read_csv, read_workbook, workbook

Random = random.Random
MARKS = {"nl": (".", ","), "en": (",", ".")}
LAYOUTS = {
    "ours": ("id", "omschrijving", "hoeveelheid", "eenheid"),
    "another": ("Item no", "Bouwdeel", "Hoeveelh", "Eenh"),
}
ASKED = {"import_numbers_assumed", "import_ambiguous_number"}


def written(value: float, decimals: int, language: str, *, grouped: bool) -> str:
    thousands, mark = MARKS[language]
    text = f"{value:,.{decimals}f}" if grouped else f"{value:.{decimals}f}"
    return text.replace(",", "T").replace(".", mark).replace("T", thousands)


def table(seed: int, language: str, count: int = 300) -> tuple[list[str], list[float]]:
    """Texts of numbers of all sizes, with and without thousands marks, and their values."""
    chance = Random(seed)
    texts, values = [], []
    for _ in range(count):
        decimals = chance.randint(0, 4)
        value = round(10 ** chance.uniform(-3, 7), decimals)
        texts.append(written(value, decimals, language, grouped=chance.random() < 0.5))
        values.append(value)
    return texts, values


def read(texts: list[str], layout: str, kind: str, reference: Reference) -> ImportResult:
    rows = [LAYOUTS[layout], *((f"l{i}", "muur", text, "m2") for i, text in enumerate(texts))]
    if kind == "xlsx":
        return read_workbook(workbook({"Blad1": rows}), "a.xlsx", reference)
    # A comma as delimiter needs quotation marks around every number with a comma.
    delimiter = {"csv ;": ";", "csv ,": ",", "csv tab": "\t"}[kind]
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    return read_csv(("\n".join(lines) + "\n").encode(), "a.csv", reference)


@pytest.mark.parametrize("kind", ["xlsx", "csv ;", "csv ,", "csv tab"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", MARKS)
def test_a_table_of_300_numbers_is_read_as_it_was_written(
    reference: Reference, language: str, layout: str, kind: str
) -> None:
    texts, values = table(len(kind), language)
    result = read(texts, layout, kind, reference)
    assert result.project is not None
    assert [line.quantity for line in result.project.variants[0].bill] == values
    assert "import_numbers_read_as" in codes(result)
    assert result.tables[0].decimal_mark == MARKS[language][1]


@pytest.mark.parametrize("kind", ["xlsx", "csv ;"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", MARKS)
def test_of_300_numbers_each_alone_none_is_wrong_in_silence(
    reference: Reference, language: str, layout: str, kind: str, how_many: Callable[[int], int]
) -> None:
    """A column of one number proves least: a wrong reading has to come with a question."""
    texts, values = table(7, language)
    for text, value in list(zip(texts, values, strict=True))[: how_many(300)]:
        result = read([text], layout, kind, reference)
        asked = codes(result) & ASKED
        if result.project is None:
            assert asked, text
        else:
            (line,) = result.project.variants[0].bill
            assert line.quantity == value or asked, text


def test_the_control_a_reader_that_always_takes_one_mark_is_wrong_in_silence() -> None:
    texts, values = table(7, "en")
    found = [readings(text) for text in texts]
    taken = [reading.value(DecimalMark.COMMA) for reading in found if reading is not None]
    assert sum(value != right for value, right in zip(taken, values, strict=True)) > 10


def test_an_ambiguous_number_of_a_stranger_is_a_warning_that_says_how_it_was_read(reference: Reference) -> None:
    result = read(["1.234"], "another", "csv ;", reference)
    assert result.project is not None
    finding = next(f for f in result.findings if f.code == "import_numbers_assumed")
    assert (finding.severity, finding.message.params["text"]) == (Severity.WARNING, "1.234")
    assert (finding.message.params["whole"], finding.message.params["decimals"]) == ("1234", "0")
    assert next(c for c in result.tables[0].columns if c.field == "quantity").understood == ("1234",)


def test_another_column_of_the_table_decides_with_a_warning(reference: Reference) -> None:
    text = "Bouwdeel;Hoeveelh;Eenh;Levensduur (jr)\nmuur;1.234;m2;7.5\n"
    result = read_csv(text.encode(), "a.csv", reference)
    assert result.project is not None
    assert result.project.variants[0].bill.lines[0].quantity == 1.234
    assert "import_numbers_assumed" in codes(result, Severity.WARNING)


def test_written_then_read_is_the_number_or_a_question(how_many: Callable[[int], int]) -> None:
    """100,000 numbers: with the mark known the number comes back, without it never another one."""
    chance = Random(3)
    for _ in range(how_many(100_000)):
        language = chance.choice(("nl", "en"))
        decimals = chance.randint(0, 6)
        value = round(chance.choice((1, -1)) * 10 ** chance.uniform(-6, 12), decimals)
        text = written(value, decimals, language, grouped=chance.random() < 0.5)
        reading = readings(text)
        assert reading is not None, text
        assert reading.value(DecimalMark(MARKS[language][1])) == value, text
        assert reading.value(None) in (value, None), text
