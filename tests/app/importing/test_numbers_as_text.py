"""Numbers written as text: what each can mean, and that nothing is ever off by a power of ten in silence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.importing.bill.numbers import DecimalMark, readings
from app.texts import text
from models.domain.outcome import Severity
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import bill, codes, read_csv, read_workbook

CERTAIN = {
    "5": 5, "007": 7, "-3": -3, "\u22123": -3, "1,5": 1.5, "1.5": 1.5, "12,34": 12.34, "0.85": 0.85, "0,85": 0.85,
    "0,123": 0.123, "0.123": 0.123, "1234.567": 1234.567, "1234,567": 1234.567, "1.234,5": 1234.5,
    "1,234.5": 1234.5,
    "1.234.567": 1234567, "1,234,567": 1234567, "1 234": 1234, "1\u00a0234,5": 1234.5, "1\u202f234.5": 1234.5,
    "€ 1.234,50": 1234.5, "12,50 €": 12.5, "1 234,567": 1234.567, " 4 ": 4,
}  # fmt: skip
AMBIGUOUS = ("1.234", "1,234", "12.345", "12,345", "999.999", "-1.234")
NO_NUMBER = (
    "NaN", "inf", "-inf", "1e5", "12E4",
    "21E-01", "1.234,5E+3", "1E+100", "1_000", "٣", "１２", "1..2", "1,2,3", "1.23,456.7", "12m2", "0x10", ",5",
    "5,",
    "--5", "(5)", "5-", "1/2", "½", "=5", "1 23", "1.2345.678", "9" * 60,
)  # fmt: skip


@pytest.mark.parametrize(("text", "value"), CERTAIN.items())
def test_a_certain_number_has_one_value(text: str, value: float) -> None:
    reading = readings(text)
    assert reading is not None
    assert reading.value(None) == value


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_an_ambiguous_number_needs_its_column(text: str) -> None:
    reading = readings(text)
    assert reading is not None
    assert reading.value(None) is None
    big, small = reading.value(DecimalMark.COMMA), reading.value(DecimalMark.POINT)
    assert big is not None
    assert small is not None
    assert max(big / small, small / big) == pytest.approx(1000)


@pytest.mark.parametrize("text", NO_NUMBER)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert readings(text) is None


@settings(max_examples=200)
@given(st.floats(0, 1e12), st.integers(0, 6), st.sampled_from((("", ","), ("", "."), (".", ","), (",", "."))))
def test_written_then_read_gives_the_number_or_a_question(
    value: float, decimals: int, marks: tuple[str, str]
) -> None:
    thousands, mark = marks
    text = f"{value:,.{decimals}f}".replace(",", "T").replace(".", mark).replace("T", thousands)
    reading = readings(text)
    assert reading is not None
    expected = float(f"{value:.{decimals}f}")
    assert reading.value(None) in (expected, None)
    assert reading.value(DecimalMark(mark)) == expected


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (["1.234", "2,5"], [1234.0, 2.5]),
        (["1.234", "2.5"], [1.234, 2.5]),
        (["1,234", "1.234,5"], [1.234, 1234.5]),
        (["1,234", "0.5"], [1234.0, 0.5]),
        (["12.345", "1.234.567"], [12345.0, 1234567.0]),
    ],
)
def test_the_column_decides_and_says_so(reference: Reference, column: list[str], values: list[float]) -> None:
    result = read_workbook(
        bill(*((f"l{i}", "x", text, "kg") for i, text in enumerate(column))), "a.xlsx", reference
    )
    assert result.project is not None
    assert [line.quantity for line in result.project.variants[0].bill] == values
    assert "import_numbers_read_as" in codes(result)


@pytest.mark.parametrize("column", [["1.234"], ["1.234", "5"], ["1.234", "1,5", "1.5"]])
def test_a_column_that_does_not_decide_is_assumed_and_pointed_out(reference: Reference, column: list[str]) -> None:
    """With a comma, as in Dutch and German; the finding names what was read."""
    rows = "\n".join(f"l{i};x;{text};kg" for i, text in enumerate(column))
    result = read_csv(f"id;omschrijving;hoeveelheid;eenheid\n{rows}\n".encode(), "a.csv", reference)
    assert result.project is not None
    assert result.project.variants[0].bill.lines[0].quantity == 1234
    assert "import_numbers_assumed" in codes(result, Severity.WARNING)


def test_the_example_in_the_note_is_the_value_that_was_read(reference: Reference) -> None:
    result = read_workbook(bill(("a", "x", "1.234,50", "kg")), "a.xlsx", reference)
    note = next(f for f in result.findings if f.code == "import_numbers_read_as")
    assert note.message.params["text"] == "1.234,50"
    assert "gelezen als 1234,5." in text(note.message, "nl")
    assert "read as 1234.5." in text(note.message, "en")
    assert (note.where.row, note.where.column) == (2, "C")
