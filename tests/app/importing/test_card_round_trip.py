"""Cards with values per module go through the workbook: by the library where it has them, else from the file."""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest

from app.formats.import_result import ImportResult
from app.paths import REFERENCE_DATA
from app.reporting.workbook.project import project_workbook_bytes
from models.domain.bill import Bill, BillLine
from models.domain.product import MKI, DataCategory, EnvironmentalSet, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.project import Building, BuildingType, Project, Variant
from models.domain.quantities import SQUARE_METRE
from models.domain.source import SourceRef, SourceStatus
from models.reference.loader import load_reference
from models.reference.reference import Reference
from models.scorecard.scorecard import score
from tests.app.importing.workbook_kit import codes, read_workbook

REFERENCE = load_reference(REFERENCE_DATA)
PROFILES = (
    ModuleProfile(EnvironmentalSet.A2, MKI, {LifeCycleModule.A1_A3: 3.25, LifeCycleModule.D: -0.5}),
    ModuleProfile(EnvironmentalSet.A1, "gwp100", {LifeCycleModule.A4: 0.0}),
)
CARD = ProductCard(
    "eigen-epd", "Gevelplaat", "Facade panel", SQUARE_METRE, mass_kg_per_unit=4.0, service_life_years=25.0,
    mki_a2_eur_per_unit=2.75, mki_is_complete=False, data_category=DataCategory.C1, note="van de fabriek",
    sources={"": SourceRef("EPD 123", "", "", SourceStatus.UNVERIFIED)},
    module_profiles=PROFILES, valid_until=dt.date(2028, 2, 29),
)  # fmt: skip
BARE = ProductCard("kaal", "Kale kaart", "Bare card", SQUARE_METRE, data_category=None)


def project(*cards: ProductCard) -> Project:
    lines = tuple(BillLine(card.id, "regel", 10.0, SQUARE_METRE, product_id=card.id) for card in cards)
    building = Building(type=BuildingType.OFFICE, gross_floor_area_m2=100.0)
    return Project("p", "n", variants=(Variant("v", building=building, bill=Bill(lines), products=cards),))


def written(given: Project) -> bytes:
    return project_workbook_bytes(given, given.variants[0], REFERENCE)


def read(data: bytes, *known: ProductCard) -> ImportResult:
    reference: Reference = replace(REFERENCE, products={**REFERENCE.products, **{card.id: card for card in known}})
    return read_workbook(data, "a.xlsx", reference)


@pytest.mark.parametrize("card", [CARD, BARE])
def test_a_card_that_the_library_has_not_comes_out_of_the_file_and_says_so(card: ProductCard) -> None:
    given = project(card)
    result = read(written(given))
    assert result.project == given
    assert "import_product_of_file" in codes(result)
    assert score(given, given.variants[0], REFERENCE) == score(given, result.project.variants[0], REFERENCE)


def test_the_library_goes_before_the_file_and_other_modules_are_pointed_out() -> None:
    given = project(CARD)
    assert "import_product_differs" not in codes(read(written(given), CARD))
    other = replace(CARD, module_profiles=PROFILES[:1])
    result = read(written(given), other)
    assert result.project is not None
    assert result.project.variants[0].products == (other,)
    finding = next(f for f in result.findings if f.code == "import_product_differs")
    assert finding.message.params["columns"] == "Productmodules"


def test_a_module_that_is_not_declared_is_an_empty_cell_and_zero_is_zero() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written(project(CARD))))["Productmodules"]
    rows = [
        dict(zip([c.value for c in sheet[1]], [c.value for c in row], strict=True)) for row in sheet.iter_rows(2)
    ]
    assert [row["A4"] for row in rows] == [None, 0]
    assert [row["A1-A3"] for row in rows] == [3.25, None]


def test_cards_without_values_per_module_need_no_sheet_for_them() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(project(BARE))))
    assert "Productmodules" not in book.sheetnames
    assert "mki_volledig" not in [cell.value for cell in book["Producten"][1]]


@pytest.mark.parametrize(("cell", "value"), [("B2", None), ("C2", "vadem"), ("E2", -1)])
def test_a_row_that_is_no_card_is_pointed_out_and_its_name_kept(cell: str, value: object) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(project(BARE, CARD))))
    book["Producten"][cell] = value
    stream = io.BytesIO()
    book.save(stream)
    result = read(stream.getvalue())
    assert result.project is not None
    assert [card.id for card in result.project.variants[0].products] == ["eigen-epd"]
    assert result.project.variants[0].bill.lines[0].extra == (("product", "kaal"),)
    assert "import_product_not_found" in codes(result)


def test_the_same_module_row_twice_is_refused() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(project(CARD))))
    sheet = book["Productmodules"]
    sheet.append([cell.value for cell in sheet[2]])
    stream = io.BytesIO()
    book.save(stream)
    result = read(stream.getvalue())
    assert result.project is None
    assert "import_module_twice" in codes(result)
