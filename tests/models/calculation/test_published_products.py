"""Products of the library against the published tables that their MKI was read in."""

import re

import pytest

from models.calculation.library.loader import load_with_products
from models.domain.product import LIFE_OF_BUILDING
from models.domain.quantities import KG, SQUARE_METRE
from tests.places import ROOT, SHARED

REFERENCE = load_with_products(ROOT / "reference_data")
PRODUCTS = REFERENCE.products
SERIES = {
    "gewapende betonwand": "tb-gewapende-betonwand-",
    "VBI kanaalplaat Groen": "tb-kanaalplaat-groen-",
    "breedplaat (excl. druklaag)": "tb-breedplaat-",
    "staalplaatbetonvloer": "tb-staalplaatbetonvloer-",
    "HSB-vloerelement": "tb-hsb-vloerelement-",
    "CLT": "tb-clt-",
    "kalkzandsteen (lijmelement)": "tb-kalkzandsteen-",
}
MISPRINTS = {"tb-gewapende-betonwand-200", "tb-breedplaat-50", "tb-staalplaatbetonvloer-200"}
"""Their printed figures break a series of figures that is linear in the thickness."""


@pytest.fixture(scope="module")
def page() -> str:
    file = SHARED / "domain" / "methods.md"
    if not file.exists():
        pytest.skip("the documents are not beside the repository")
    return file.read_text("utf-8")


def ids(prefix: str) -> list[str]:
    return [card_id for card_id in REFERENCE.library.replaced if card_id.startswith(prefix)]


@pytest.mark.parametrize("name", SERIES)
def test_published_mki_per_m2(name: str, page: str) -> None:
    """A misprint is kept beside, and never used."""
    (row,) = re.findall(rf"^\| {re.escape(name)} \| ([^|]+) \| (\d+) \|$", page, re.MULTILINE)
    printed = {size.lower(): float(mki) for size, mki in re.findall(r"(\d+R?)→([\d.]*\d)", row[0])}
    assert len(ids(SERIES[name])) == len(printed)
    for card_id in ids(SERIES[name]):
        card = PRODUCTS[card_id]
        expected = None if card_id in MISPRINTS else printed[card_id.removeprefix(SERIES[name])]
        assert (card.mki_a1_eur_per_unit, card.unit) == (expected, SQUARE_METRE), card_id
        if expected is not None:
            assert card.service_life_years == float(row[1]), card_id
            assert card.sources["mki_a1_eur_per_unit"].is_verified, card_id


def test_steel_roof_decks(page: str) -> None:
    (row,) = re.findall(r"^\| stalen dakplaat \| ([^|]+) \|", page, re.MULTILINE)
    for size, mki in re.findall(r"(\d+)R ([\d.]*\d)", row):
        assert PRODUCTS[f"tb-stalen-dakplaat-{size}r"].mki_a1_eur_per_unit == float(mki)


@pytest.mark.parametrize(
    ("prefix", "eur_per_mm"),
    [("tb-gewapende-betonwand-", 0.0438), ("tb-staalplaatbetonvloer-", 0.0661), ("tb-kalkzandsteen-", 0.0153),
     ("tb-clt-", 0.0135)],
)  # fmt: skip
def test_series_are_linear(prefix: str, eur_per_mm: float) -> None:
    for card_id in ids(prefix):
        mki = PRODUCTS[card_id].mki_a1_eur_per_unit
        assert (mki is None) == (card_id in MISPRINTS)
        if mki is not None:
            assert mki == pytest.approx(eur_per_mm * float(card_id.removeprefix(prefix)), abs=0.02)


def test_published_mki_per_kg() -> None:
    """As printed, or unrounded from the same source."""
    expected = {"tb-zwaar-constructiestaal": 0.12, "tb-gezaagd-naaldhout": 0.0149, "tb-gelamineerd-hout": 0.05,
                "tb-gewapend-beton-c35-45": 0.01854, "tb-gestorte-druklaag": 0.02}  # fmt: skip
    for card_id, mki in expected.items():
        assert (PRODUCTS[card_id].mki_a1_eur_per_unit, PRODUCTS[card_id].unit) == (mki, KG)
    assert PRODUCTS["tb-kalkzandsteen-214"].service_life_years == LIFE_OF_BUILDING


def test_an_mki_without_transport_is_no_mki() -> None:
    """Figures of TNO cover production and end of life: they are kept beside, and no product counts with them."""
    assert len(ids("tno-")) == 15
    for card_id in ids("tno-"):
        source = PRODUCTS[card_id].sources.get("mki_a1_eur_per_unit")
        assert source is None or "TNO" not in source.document, card_id
    assert all(card.mki_is_complete for card in PRODUCTS.values())


def test_every_figure_has_its_own_source_and_a_product_is_found_by_one_name_only() -> None:
    fields = (
        "density_kg_per_m3", "mass_kg_per_unit", "service_life_years", "gwp_a1a3_kg_per_kg",
        "biogenic_c_kg_per_kg", "biobased_fraction", "mki_a1_eur_per_unit", "mki_a2_eur_per_unit",
    )  # fmt: skip
    names: dict[str, str] = {}
    for card in PRODUCTS.values():
        for field in fields:
            assert (getattr(card, field) is not None) == (field in card.sources), (card.id, field)
        for name in {card.name_nl.casefold(), card.name_en.casefold()}:
            assert names.setdefault(name, card.id) == card.id
