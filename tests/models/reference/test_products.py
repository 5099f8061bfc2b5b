"""The product library, figure by figure, against the documents that the figures were read in."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from models.domain.product import LIFE_OF_BUILDING, ProductCard
from models.domain.quantities import KG, SQUARE_METRE
from models.reference.reference import Reference

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


def _known(text: str) -> float | None:
    return float(text) if text else None


def _generic(reference: Reference) -> list[ProductCard]:
    return [card for card in reference.products.values() if not card.id.startswith(("tb-", "tno-"))]


def _page(shared_domain: Path) -> str:
    return (shared_domain / "methods.md").read_text("utf-8")


def test_every_material_with_its_figures(reference: Reference, shared_domain: Path) -> None:
    with (shared_domain / "materials_nl.csv").open(encoding="utf-8", newline="") as stream:
        printed = list(csv.DictReader(stream))
    cards = _generic(reference)
    assert len(printed) == len(cards) == 75
    for row, card in zip(printed, cards, strict=True):
        assert card.name_nl == row["name_nl"]
        assert card.unit == KG
        assert card.density_kg_per_m3 == _known(row["density_kg_m3"]), card.id
        assert card.gwp_a1a3_kg_per_kg == _known(row["gwp_a1a3_kgco2e_per_kg"]), card.id
        assert card.biogenic_c_kg_per_kg == _known(row["biogenic_c_kg_per_kg"]), card.id
        _check_sources(card, row)


def _check_sources(card: ProductCard, row: dict[str, str]) -> None:
    if card.density_kg_per_m3 is not None:
        assert card.sources["density_kg_per_m3"].is_verified == (row["density_src"] != "memory"), card.id
    if card.gwp_a1a3_kg_per_kg is not None:
        note = card.sources["gwp_a1a3_kg_per_kg"].note
        other_scope = any(text in row["gwp_src"] for text in ("to grave", "to site", "Not specified", "CO2 only"))
        assert ("Andere reikwijdte" in note) == other_scope, card.id


def test_biobased_share_is_known_only_where_it_follows(reference: Reference) -> None:
    for card in _generic(reference):
        if card.biogenic_c_kg_per_kg == 0:
            assert card.biobased_fraction == 0.0, card.id
        elif card.biobased_fraction is not None and card.biogenic_c_kg_per_kg is not None:
            assert card.biobased_fraction == 1.0
            assert not card.sources["biobased_fraction"].is_verified
    for card_id in ("gevelbaksteen", "vlakglas", "zink"):
        source = reference.products[card_id].sources["biobased_fraction"]
        assert reference.products[card_id].biobased_fraction == 0.0
        assert source.note.startswith("Afgeleid")
    assert reference.products["osb"].biobased_fraction is None
    assert reference.products["gipskartonplaat"].biobased_fraction is None
    assert reference.products["clt-kruislaaghout"].biobased_fraction == 1.0
    assert reference.products["stro"].biobased_fraction == 1.0


def test_materials_without_a_verified_carbon_figure_have_none(reference: Reference) -> None:
    without = {card.id for card in _generic(reference) if card.gwp_a1a3_kg_per_kg is None}
    assert without == {"houtvezelisolatie-flex", "hennepisolatie", "grasvezelisolatie"}


def test_published_mki_per_m2(reference: Reference, shared_domain: Path) -> None:
    page = _page(shared_domain)
    for name, prefix in SERIES.items():
        (row,) = re.findall(rf"^\| {re.escape(name)} \| ([^|]+) \| (\d+) \|$", page, re.MULTILINE)
        printed = {size.lower(): float(mki) for size, mki in re.findall(r"(\d+R?)→([\d.]*\d)", row[0])}
        cards = {
            key.removeprefix(prefix): card for key, card in reference.products.items() if key.startswith(prefix)
        }
        assert {size: card.mki_a1_eur_per_unit for size, card in cards.items()} == printed
        for card in cards.values():
            assert card.unit == SQUARE_METRE
            assert card.service_life_years == float(row[1])
            assert card.sources["mki_a1_eur_per_unit"].is_verified == (card.id not in MISPRINTS)


def test_steel_roof_decks(reference: Reference, shared_domain: Path) -> None:
    (row,) = re.findall(r"^\| stalen dakplaat \| ([^|]+) \|", _page(shared_domain), re.MULTILINE)
    for size, mki in re.findall(r"(\d+)R ([\d.]*\d)", row):
        assert reference.products[f"tb-stalen-dakplaat-{size}r"].mki_a1_eur_per_unit == float(mki)


@pytest.mark.parametrize(
    ("prefix", "eur_per_mm"),
    [("tb-gewapende-betonwand-", 0.0438), ("tb-staalplaatbetonvloer-", 0.0661), ("tb-kalkzandsteen-", 0.0153),
     ("tb-clt-", 0.0135)],
)  # fmt: skip
def test_series_are_linear_except_the_flagged_misprints(
    reference: Reference, prefix: str, eur_per_mm: float
) -> None:
    for key, card in reference.products.items():
        if key.startswith(prefix):
            assert card.mki_a1_eur_per_unit is not None
            distance = abs(card.mki_a1_eur_per_unit - eur_per_mm * float(key.removeprefix(prefix)))
            assert (distance > 0.02) == (key in MISPRINTS), key


def test_published_mki_per_kg(reference: Reference) -> None:
    expected = {
        "tb-zwaar-constructiestaal": (0.12, 7820), "tb-gezaagd-naaldhout": (0.01, 469),
        "tb-gelamineerd-hout": (0.05, 507), "tb-gewapend-beton-c35-45": (0.02, 2428.9),
        "tb-gestorte-druklaag": (0.02, 2400),
    }  # fmt: skip
    for key, (mki, density) in expected.items():
        card = reference.products[key]
        assert (card.mki_a1_eur_per_unit, card.density_kg_per_m3, card.unit) == (mki, density, KG)
    topping = reference.products["tb-gestorte-druklaag"]
    assert topping.mki_a1_eur_per_unit is not None
    assert topping.density_kg_per_m3 is not None
    assert topping.mki_a1_eur_per_unit * topping.density_kg_per_m3 * 0.08 == pytest.approx(3.84)
    assert reference.products["tb-kalkzandsteen-214"].service_life_years == LIFE_OF_BUILDING


def test_tno_cards_are_production_plus_end_of_life_and_incomplete(
    reference: Reference, shared_domain: Path
) -> None:
    line = re.search(r"^TNO testReference1 \(production / end-of-life[^\n]+$", _page(shared_domain), re.MULTILINE)
    assert line is not None
    pairs = re.findall(r"(\d*\.\d+)/(−?)(\d*\.\d+)", line[0])
    sums = [float(Decimal(made) + Decimal(("-" if sign else "") + end)) for made, sign, end in pairs]
    cards = [card for card in reference.products.values() if card.id.startswith("tno-")]
    assert len(cards) == 15
    assert [card.mki_a1_eur_per_unit for card in cards] == sums
    for card in cards:
        assert not card.mki_is_complete
        assert "transport" in card.sources["mki_a1_eur_per_unit"].note
    others = [card for card in reference.products.values() if not card.id.startswith("tno-")]
    assert all(card.mki_is_complete for card in others)


def test_no_card_has_an_a2_figure(reference: Reference) -> None:
    """Every published figure is of the A1 set; one in A2 would be a mistake of transcription."""
    assert all(card.mki_a2_eur_per_unit is None for card in reference.products.values())


def test_every_figure_has_its_own_source(reference: Reference) -> None:
    fields = (
        "density_kg_per_m3", "mass_kg_per_unit", "service_life_years", "gwp_a1a3_kg_per_kg",
        "biogenic_c_kg_per_kg", "biobased_fraction", "mki_a1_eur_per_unit",
    )  # fmt: skip
    for card in reference.products.values():
        assert card.sources[""].document
        for field in fields:
            assert (getattr(card, field) is not None) == (field in card.sources), (card.id, field)


def test_a_product_is_found_by_one_name_only(reference: Reference) -> None:
    cards = reference.products.values()
    assert len({card.name_nl.casefold() for card in cards}) == len(reference.products) == 142
    assert len({card.name_en.casefold() for card in cards}) == len(reference.products)
