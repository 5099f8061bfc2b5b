"""Estimates of lines: which products have one, in which unit, over which life, and what goes before them."""

from dataclasses import replace

import pytest

from models.calculation.estimates.materials import composition
from models.domain.bill import BillLine, ProvisionalProduct
from models.domain.outcome import Indication
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.quantities import KG, METRE, PIECE, SQUARE_METRE
from models.scorecard.indication import indications_of
from tests.models.calculation.bills import HOUSE, card_of, line, project_of, reference, view_of

A1, A2 = EnvironmentalSet
LIFE = 75.0
ESTIMATES = reference().estimates.by_material


def material_ids(product_id: str) -> list[str]:
    found = composition(product_id, reference().library)
    return [] if found is None else [one.material_id for one in found.materials]


def mki(
    *lines: BillLine, which: EnvironmentalSet = A1, products: tuple[ProductCard, ...] = ()
) -> list[float | None]:
    """Low, middle and high of the first line in EUR over the building's life; None where it has no estimate."""
    view = view_of(project_of(lines, HOUSE, products=products))
    amounts = indications_of(view).estimated.mki[which]
    if not amounts.known[0]:
        return [None, None, None]
    return [float(part[0]) for part in (amounts.lower, amounts.value, amounts.upper)]


def indication(*lines: BillLine, indicator: str = "mpg", which: EnvironmentalSet | None = A1) -> Indication:
    found = card_of(project_of(lines, HOUSE)).outcome(indicator, which).indication
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("product_id", "material"),
    [
        ("kalkzandsteen", "kalkzandsteen"),
        ("kalkzandsteen-100-mm", "kalkzandsteen"),
        ("kalkzandsteen-100-mm-gebruikelijk", "kalkzandsteen"),
        ("kalkzandsteen-m2", "kalkzandsteen"),
        ("kalkzandsteen-100-120-mm-2", "kalkzandsteen"),
        ("tb-kalkzandsteen-100", "kalkzandsteen"),
        ("laag-kalkzandsteen", "kalkzandsteen"),
        ("steenstrips", "gevelbaksteen"),
        ("beton-cem-iii", "beton-c35-45"),
    ],
)
def test_a_card_of_the_library_has_the_material_of_the_open_data_in_any_size(
    product_id: str, material: str
) -> None:
    assert material_ids(product_id) == [material]


@pytest.mark.parametrize(
    "product_id", ["", "kalkzandsteen-van-jansen", "glas", "mijn-kaart", "boom", "laag-onbekend"]
)
def test_a_product_that_is_not_of_the_library_has_no_estimate(product_id: str) -> None:
    assert material_ids(product_id) == []
    assert mki(line("a", KG, 10.0, product_id=product_id, service_life_years=LIFE)) == [None] * 3


def test_per_kg_over_the_life_of_the_building() -> None:
    one = ESTIMATES["gevelbaksteen", A1]
    once = [10.0 * figure for figure in (one.low, one.middle, one.high)]
    assert mki(line("a", KG, 10.0, product_id="gevelbaksteen", service_life_years=999.0)) == pytest.approx(once)
    twice = mki(line("a", KG, 10.0, product_id="gevelbaksteen", service_life_years=37.5))
    assert twice == pytest.approx([2.0 * eur for eur in once])


def test_in_the_unit_of_the_set_and_else_by_mass() -> None:
    glass = ESTIMATES["drievoudig-glas", A1]
    in_m2 = mki(line("a", SQUARE_METRE, 4.0, product_id="drievoudig-glas", service_life_years=LIFE))
    assert in_m2[1] == pytest.approx(4.0 * glass.middle)
    assert glass.kg_per_unit is not None
    in_kg = mki(line("a", KG, 4.0 * glass.kg_per_unit, product_id="drievoudig-glas", service_life_years=LIFE))
    assert in_kg == pytest.approx(in_m2)
    no_way = line("a", METRE, 4.0, product_id="drievoudig-glas", service_life_years=LIFE)
    assert mki(no_way) == [None] * 3
    assert mki(replace(no_way, quantity=None)) == [None] * 3


def test_without_a_service_life_the_card_gives_it_from_longest_to_shortest() -> None:
    card = reference().library.cards["gevelbaksteen"]
    lives = card.service_life_years
    assert lives is not None
    one = ESTIMATES["gevelbaksteen", A1]
    low, middle, high = mki(line("a", KG, 10.0, product_id="gevelbaksteen"))
    shortest, longest = (max(1.0, LIFE / life) for life in lives)
    assert low == pytest.approx(10.0 * one.low * longest)
    assert (middle, high) == pytest.approx((10.0 * one.middle * shortest, 10.0 * one.high * shortest))


def test_a_line_with_its_own_co2_takes_the_estimate_times_the_ratio() -> None:
    panel = ESTIMATES["pv-paneel", A1]
    assert panel.gwp_kg is not None
    own = line("a", PIECE, 8.0, product_id="pv-paneel", service_life_years=30.0, co2_a1a5_kg_per_unit=324.0)
    expected = 8.0 * 324.0 / panel.gwp_kg * panel.middle * LIFE / 30.0
    assert mki(own)[1] == pytest.approx(expected)
    assert mki(replace(own, mass_kg_per_unit=21.5))[1] == pytest.approx(expected)
    assert mki(replace(own, co2_a1a5_kg_per_unit=648.0))[1] == pytest.approx(2.0 * expected)


def test_an_assembly_is_the_sum_of_its_layers_over_their_own_lives() -> None:
    library = reference().library
    assembly = library.assemblies["bg-ribbenvloer-kaal"]
    found = composition(assembly.id, library)
    assert found is not None
    assert found.kg_per_unit is not None
    assert sum(one.share for one in found.materials) == pytest.approx(1.0)
    expected = 0.0
    for one in found.materials:
        estimate = ESTIMATES[one.material_id, A1]
        assert one.lives is not None
        cycles = 1.0 if one.lives[0] == 999.0 else max(1.0, LIFE / one.lives[0])
        expected += one.share * found.kg_per_unit * estimate.middle * cycles
    floor = line("a", SQUARE_METRE, 1.0, product_id=assembly.id, mass_kg_per_unit=found.kg_per_unit)
    assert mki(floor)[1] == pytest.approx(expected)


def test_a_stated_mki_goes_before_the_estimate_and_a_part_of_it_is_a_bound() -> None:
    stated = line("a", KG, 10.0, product_id="gevelbaksteen", service_life_years=LIFE, mki_a1_eur_per_unit=0.5)
    assert mki(stated) == [5.0, 5.0, 5.0]
    part = ProductCard("gevelbaksteen", "Steen", "Brick", KG, mki_a1_eur_per_unit=0.05, mki_is_complete=False)
    known = line("a", KG, 10.0, product_id="gevelbaksteen", service_life_years=LIFE)
    one = ESTIMATES["gevelbaksteen", A1]
    low, middle, high = mki(known, products=(part,))
    assert (low, middle) == (0.5, 0.5)
    assert high == pytest.approx(10.0 * one.high)
    dear = replace(part, mki_a1_eur_per_unit=9.0)
    assert mki(known, products=(dear,)) == [None] * 3


def test_sets_are_estimated_apart() -> None:
    stated = line("a", KG, 10.0, product_id="gevelbaksteen", service_life_years=LIFE, mki_a1_eur_per_unit=0.5)
    assert mki(stated, which=A2)[1] == pytest.approx(10.0 * ESTIMATES["gevelbaksteen", A2].middle)


def test_a_provisional_product_is_estimated_too_and_the_share_is_of_estimates() -> None:
    proposed = BillLine("a", "Steen", 10.0, KG, provisional=ProvisionalProduct("gevelbaksteen"))
    found = indication(replace(proposed, service_life_years=LIFE))
    assert (found.covered_share, found.provisional_share, found.estimated_share) == (1.0, 0.0, 1.0)


def test_high_is_open_while_a_line_has_neither_figure_nor_estimate() -> None:
    known = line("a", KG, 10.0, product_id="gevelbaksteen", service_life_years=LIFE, mass_kg_per_unit=1.0)
    unknown = line("b", KG, 2.0)
    found = indication(known, unknown)
    assert found.low is not None
    assert found.middle is not None
    assert found.high is None
    assert found.covered_share == pytest.approx(10.0 / 12.0)
    assert found.estimated_share == pytest.approx(10.0 / 12.0)


def test_shares_and_carbon_take_what_the_library_knows_of_a_card_without_figures() -> None:
    osb = ProductCard("osb", "OSB", "OSB", KG)
    plain = line("a", KG, 10.0, product_id="osb", recycled_fraction=0.0, reused_fraction=0.0)
    card = card_of(project_of((plain,), HOUSE, products=(osb,)))
    for name in ("biobased", "stored_carbon", "embodied_carbon"):
        outcome = card.outcome(name)
        assert outcome.estimate is None or outcome.estimate.value is None
        found = outcome.indication
        assert found is not None
        assert found.low is not None
        assert found.middle is not None
        assert found.low < found.middle, name
        assert found.estimated_share == 1.0


def test_the_circularity_indicator_takes_the_biobased_share_of_the_library() -> None:
    shares = ("recycled_fraction", "reused_fraction", "future_reuse_fraction", "future_recycling_fraction")
    plain = line("a", KG, 10.0, product_id="osb", **dict.fromkeys(shares, 0.0))
    card = card_of(project_of((plain,), HOUSE, products=(ProductCard("osb", "OSB", "OSB", KG),)))
    figure = next(figure for figure in card.figures if figure.id == "circularity_indicator")
    found = figure.indication
    assert figure.estimate is None or figure.estimate.value is None
    assert found is not None
    assert found.low is not None
    assert found.middle is not None
    assert found.high is not None
    assert 0.0 < found.low < found.middle <= found.high < 100.0
    assert (found.covered_share, found.estimated_share) == (1.0, 1.0)
