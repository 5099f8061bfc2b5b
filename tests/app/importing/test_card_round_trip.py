"""Cards go through the workbook as the file states them; the library's never takes their place."""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest

from app.formats.import_result import ImportResult
from app.paths import REFERENCE_DATA
from app.reporting.workbook.project import project_workbook_bytes
from models.audit.audit import audit
from models.calculation.library.loader import load_with_products
from models.domain.bill import Bill, BillLine
from models.domain.product import MKI, DataCategory, EnvironmentalSet, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.project import Building, BuildingType, Project, Variant
from models.domain.quantities import SQUARE_METRE
from models.domain.source import SourceRef, SourceStatus
from models.reference.reference import Reference
from models.scorecard.scorecard import bill_view, score
from tests.app.importing.workbook_kit import codes, read_workbook

REFERENCE = load_with_products(REFERENCE_DATA)
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
VERIFIED = SourceRef("Fabriek", "2025", "blz. 3", SourceStatus.VERIFIED, "gewogen")
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


def audit_codes(given: Project, *known: ProductCard) -> set[str]:
    reference = replace(REFERENCE, products={card.id: card for card in known})
    variant = given.variants[0]
    found = audit(given, variant, bill_view(given, variant, reference), reference)
    return {finding.code for finding in found if "card" in finding.code}


@pytest.mark.parametrize("card", [CARD, BARE])
def test_a_card_that_the_library_has_not_comes_out_of_the_file_and_says_so(card: ProductCard) -> None:
    given = project(card)
    result = read(written(given))
    assert result.project == given
    assert "import_product_of_file" in codes(result)
    assert score(given, given.variants[0], REFERENCE) == score(given, result.project.variants[0], REFERENCE)


def test_the_file_goes_before_the_library_and_says_nothing_about_it() -> None:
    """The audit remarks on the difference; the control is a file that says the same as the library."""
    given = project(CARD)
    of_library = replace(
        CARD, name_nl="Paneel", mki_a2_eur_per_unit=9.0, density_kg_per_m3=500.0, module_profiles=PROFILES[:1]
    )
    result = read(written(given), of_library)
    assert result.project == given
    assert codes(result) == codes(read(written(given), CARD))
    assert audit_codes(given, of_library) == {"audit_card_mki_a2"}
    assert audit_codes(given, CARD) == set()


def test_a_card_that_agrees_with_the_library_keeps_the_library_s_sources() -> None:
    cited = replace(CARD, sources={"": CARD.sources[""], "mass_kg_per_unit": VERIFIED})
    assert read(written(project(CARD)), cited).project == project(cited)
    other = replace(cited, mass_kg_per_unit=5.0)
    assert read(written(project(CARD)), other).project == project(CARD)


def test_every_source_goes_through_the_workbook() -> None:
    sources = {
        "": SourceRef("EPD 123", "2024", "", SourceStatus.VERIFIED),
        "mass_kg_per_unit": VERIFIED,
        "mki_a2_eur_per_unit": SourceRef("=Bepaling", "", "", SourceStatus.UNVERIFIED, "regel 1\nregel 2"),
    }
    given = project(replace(CARD, sources=sources), BARE)
    result = read(written(given))
    assert result.project == given
    told = [finding.code for finding in result.findings if finding.code.startswith("import_product")]
    assert told == ["import_product_with_sources", "import_product_of_file"]
    assert "Productbronnen" in openpyxl.load_workbook(io.BytesIO(written(given))).sheetnames
    assert "Productbronnen" not in openpyxl.load_workbook(io.BytesIO(written(project(CARD)))).sheetnames


def test_an_empty_cell_stays_unknown_whatever_the_library_has() -> None:
    full = replace(BARE, mass_kg_per_unit=7.0, mki_a1_eur_per_unit=0.1)
    result = read(written(project(BARE)), full)
    assert result.project == project(BARE)
    assert audit_codes(project(BARE), full) == {"audit_cards_differ"}


@pytest.mark.parametrize("emptied", ["B2", "C2"])
def test_a_row_without_a_name_or_a_unit_gets_that_of_the_library_and_keeps_its_figures(emptied: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(project(BARE))))
    book["Producten"][emptied] = None
    stream = io.BytesIO()
    book.save(stream)
    full = replace(BARE, mass_kg_per_unit=7.0)
    assert read(stream.getvalue(), full).project == project(BARE)
    assert "import_product_not_found" in codes(read(stream.getvalue()))


def test_a_sheet_without_figures_names_cards_of_the_library() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(project(BARE))))
    book["Producten"].delete_cols(2, 20)
    book["Producten"]["B1"] = "naam"
    stream = io.BytesIO()
    book.save(stream)
    full = replace(BARE, mass_kg_per_unit=7.0)
    assert read(stream.getvalue(), full).project == project(full)


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


def test_of_two_module_rows_for_one_card_and_category_neither_counts() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(project(CARD))))
    sheet = book["Productmodules"]
    sheet.append([cell.value for cell in sheet[2]])
    stream = io.BytesIO()
    book.save(stream)
    result = read(stream.getvalue())
    assert result.project is not None
    (card,) = result.project.variants[0].products
    assert [profile.category for profile in card.module_profiles] == ["gwp100"]
    assert "import_module_twice" in codes(result)
