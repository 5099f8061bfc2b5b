"""One fault, one message: a cell that could not be read is not called empty as well."""

from collections import Counter

import pytest

from app.texts import LANGUAGES, Language, text
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import bill, book_of, codes, read_workbook, saved


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("a", "x", 1.0, "kg/m2"), "import_units_not_known"),
        (("a", "x", "veel", "kg"), "import_text_for_number"),
        (("a", "x", -1.0, "kg"), "import_negative"),
        (("a", "x", "#N/A", "kg"), "import_error_cell"),
        (("a", "x", None, "kg"), "import_no_quantity"),
        (("a", "x", 1.0, None), "import_no_unit"),
    ],
)
def test_a_cell_gets_one_message(reference: Reference, row: tuple[object, ...], expected: str) -> None:
    found = Counter(codes(read_workbook(bill(row), "a.xlsx", reference)))
    assert found.get(expected) == 1
    assert not {"import_no_quantity", "import_no_unit"} & (found.keys() - {expected})


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2])
def test_hidden_rows_are_counted_in_singular_and_plural(reference: Reference, lang: Language, count: int) -> None:
    book = book_of({"Materialen": [("id", "omschrijving", "hoeveelheid", "eenheid"),
                                   ("a", "x", 1.0, "kg"), ("b", "y", 1.0, "kg")]})  # fmt: skip
    for row in range(2, 2 + count):
        book["Materialen"].row_dimensions[row].hidden = True
    findings = read_workbook(saved(book), "a.xlsx", reference).findings
    sentence = next(text(f.message, lang) for f in findings if f.code == "import_hidden_rows")
    words = {"nl": ("1 rij ", "2 rijen "), "en": ("1 row ", "2 rows ")}[lang]
    assert words[count - 1] in sentence
