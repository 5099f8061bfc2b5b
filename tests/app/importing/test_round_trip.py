"""Import of an export is identity, and what is written is never a formula."""

import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings

from app.paths import REFERENCE_DATA
from app.reporting.workbook.project import project_workbook_bytes
from models.calculation.library.loader import load_with_products
from models.domain.bill import Bill, BillLine
from models.domain.project import Project, Variant
from models.domain.quantities import KG
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import read_workbook, readable
from tests.app.importing.workbook_projects import NASTY, projects

REFERENCE = load_with_products(REFERENCE_DATA)
FORMULA_LIKE = ("\ttab", "＝1", '=HYPERLINK("http://a")', "=cmd|'/C calc'!A0", "'")


@settings(max_examples=120)
@given(projects(REFERENCE))
def test_import_of_an_export_is_identity(project: Project) -> None:
    written = project_workbook_bytes(project, project.variants[0], REFERENCE)
    result = read_workbook(written, "export.xlsx", REFERENCE)
    assert not result.has_errors, list(readable(result))
    assert result.project == project


@pytest.mark.parametrize("text", [*NASTY[:-5], *FORMULA_LIKE])
def test_text_never_becomes_a_formula(reference: Reference, text: str) -> None:
    line = BillLine("a", text, 1.0, None, source=text, note=text, extra=(("Kop", text),))
    project = Project(
        "p", text, municipality=text, address=text, variants=(Variant("v", text, bill=Bill((line,))),)
    )
    written = project_workbook_bytes(project, project.variants[0], reference)
    book = openpyxl.load_workbook(io.BytesIO(written))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    suspects = [c for c in cells if isinstance(c.value, str) and c.value.startswith(("=", "+", "-", "@", "＝"))]
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in suspects)


def test_a_printed_total_of_zero_comes_back(reference: Reference) -> None:
    project = Project(
        "p", "n", variants=(Variant("v", bill=Bill((BillLine("a", "x", 1.0, KG, printed_total=0.0),))),)
    )
    written = project_workbook_bytes(project, project.variants[0], reference)
    result = read_workbook(written, "export.xlsx", reference).project
    assert result is not None
    assert result.variants[0].bill.lines[0].printed_total == 0.0


def test_notes_keep_their_order_within_every_line(reference: Reference) -> None:
    notes = [(("a1", "x"),), (("b1", "x"),), (("a1", "x"), ("b1", "y"))]
    lines = tuple(BillLine(f"l{i}", "x", 1.0, KG, extra=extra) for i, extra in enumerate(notes))
    project = Project("p", "n", variants=(Variant("v", bill=Bill(lines)),))
    written = project_workbook_bytes(project, project.variants[0], reference)
    assert read_workbook(written, "export.xlsx", reference).project == project


def test_a_long_text_comes_back_whole(reference: Reference) -> None:
    line = BillLine("a", "é" * 10_000, 1.0, KG, note=" \n" + "=x" * 4_999)
    project = Project("p", "n" * 200, variants=(Variant("v", bill=Bill((line,))),))
    written = project_workbook_bytes(project, project.variants[0], reference)
    assert read_workbook(written, "export.xlsx", reference).project == project


def test_openpyxl_left_alone_makes_a_formula() -> None:
    """The control: without care the text of a stranger is calculated."""
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    assert book.active["A1"].data_type == "f"


def test_a_card_that_changed_since_the_export_stays_as_it_was(reference: Reference) -> None:
    card = next(iter(reference.products.values()))
    old = replace(card, mki_a1_eur_per_unit=(card.mki_a1_eur_per_unit or 0) + 1)
    variant = Variant("v", products=(old,), bill=Bill((BillLine("a", "x", 1.0, card.unit, product_id=card.id),)))
    written = project_workbook_bytes(Project("p", "n", variants=(variant,)), variant, reference)
    result = read_workbook(written, "export.xlsx", reference)
    assert result.project is not None
    assert result.project.variants[0].products == (old,)


def test_an_export_says_nothing_about_where_it_was_made(reference: Reference) -> None:
    project = Project("p", "n", variants=(Variant("v"),))
    book = openpyxl.load_workbook(io.BytesIO(project_workbook_bytes(project, project.variants[0], reference)))
    assert book.properties.creator == "Meetlat"
    assert book.properties.lastModifiedBy is None
