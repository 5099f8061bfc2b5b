"""Indications: the figures with provisional products counted too, beside firm figures that never read them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from models.domain.bill import BillLine, ProvisionalProduct
from models.domain.outcome import Indication, IndicationVerdict, Outcome, Scorecard
from models.domain.product import ProductCard
from models.domain.project import Building, BuildingType
from models.domain.quantities import CUBIC_METRE, KG
from models.domain.requirement import Level
from models.scorecard.indication import as_if_confirmed
from tests.models.calculation.bills import HOUSE, card_of, known_bills, line, project_of, reference

TIMBER = ProductCard(
    "vuren",
    "Vuren",
    "Spruce",
    KG,
    gwp_a1a3_kg_per_kg=0.1,
    biogenic_c_kg_per_kg=0.45,
    biobased_fraction=1.0,
)
SPACE = Building(type=BuildingType.PUBLIC_SPACE, gross_floor_area_m2=100.0)
CONCRETE = line(
    "a", quantity=3000.0, biobased_fraction=0.0, co2_a1a5_kg_per_unit=0.1, biogenic_c_kg_per_kg=0.0,
    future_reuse_fraction=0.0, future_recycling_fraction=1.0,
)  # fmt: skip
BEAMS = BillLine("b", "Balken", 2.0, CUBIC_METRE, provisional=ProvisionalProduct("vuren", 500.0))


def scored(*lines: BillLine, building: Building = SPACE) -> Scorecard:
    return card_of(project_of(lines, building, products=(TIMBER,)))


def indication(outcome: Outcome) -> Indication:
    assert outcome.indication is not None
    return outcome.indication


def firm(card: Scorecard) -> list[Outcome]:
    return [replace(outcome, indication=None) for outcome in card.outcomes]


def test_a_provisional_product_counts_in_the_indication_and_in_no_firm_figure() -> None:
    card = scored(CONCRETE, BEAMS)
    biobased = card.outcome("biobased")
    found = indication(biobased)
    assert found.low == found.middle == found.high == pytest.approx(25.0)
    assert (found.covered_share, found.firm_share, found.provisional_share) == (1.0, 0.75, 0.25)
    assert biobased.estimate is not None
    assert biobased.estimate.value is None
    stored = indication(card.outcome("stored_carbon"))
    assert stored.middle == pytest.approx(1000.0 * 0.45 * 44 / 12 / 100.0)
    assert indication(card.outcome("material_intensity")).middle == pytest.approx(40.0)


def test_carbon_counts_the_spread_of_transport_and_construction() -> None:
    house = replace(HOUSE, gross_floor_area_m2=100.0)
    found = indication(scored(CONCRETE, BEAMS, building=house).outcome("embodied_carbon"))
    share = reference().factors.a4_a5_share[BuildingType.GROUND_BOUND_DWELLING]
    assert found.low == pytest.approx((300.0 + 100.0 * (1 + share.lower)) / 100.0)
    assert found.middle == pytest.approx((300.0 + 100.0 * (1 + share.middle)) / 100.0)
    assert found.high == pytest.approx((300.0 + 100.0 * (1 + share.upper)) / 100.0)


def test_a_line_without_a_figure_leaves_the_end_open_and_keeps_the_middle() -> None:
    unknown = BillLine("c", "Iets", None, None)
    card = scored(CONCRETE, BEAMS, unknown)
    share = indication(card.outcome("biobased"))
    assert (share.low, share.high) == (None, None)
    assert share.middle == pytest.approx(25.0)
    assert share.covered_share == pytest.approx(2 / 3)
    carbon = indication(card.outcome("material_intensity"))
    assert carbon.low == carbon.middle == pytest.approx(40.0)
    assert carbon.high is None


def test_a_small_part_of_the_bill_does_not_speak_for_the_whole() -> None:
    unknown = [BillLine(f"u{number}", "Iets", None, None) for number in range(3)]
    card = scored(CONCRETE, BEAMS, *unknown)
    share = indication(card.outcome("biobased"))
    assert share.covered_share == pytest.approx(2 / 5)
    assert share.middle is None
    assert indication(scored(CONCRETE, BEAMS, *unknown[:2]).outcome("biobased")).middle is not None


def test_the_words_are_weaker_than_those_of_a_firm_figure() -> None:
    outcome = scored(CONCRETE, BEAMS, building=HOUSE).outcome("biobased")
    meant = {level.level: level.limit for level in outcome.levels if level.limit is not None}
    found = indication(outcome).verdicts
    assert meant
    for level, limit in meant.items():
        right = IndicationVerdict.PROBABLY_MEETS if limit <= 25.0 else IndicationVerdict.PROBABLY_MISSES
        assert found[level] is right
    assert set(IndicationVerdict).isdisjoint({"meets", "misses"})


def test_an_indicator_without_indication_has_none_and_one_without_a_bill_is_empty() -> None:
    assert scored(CONCRETE).outcome("beng1").indication is None
    empty = scored(building=HOUSE)
    assert indication(empty.outcome("biobased")).middle is None
    assert indication(empty.outcome("biobased")).covered_share == 0.0
    assert Level.RECOMMENDED in indication(empty.outcome("material_origin")).verdicts


@settings(max_examples=60, deadline=None)
@given(lines=known_bills())
def test_without_provisional_products_the_indication_is_the_firm_figure(lines: tuple[BillLine, ...]) -> None:
    for outcome in card_of(project_of(lines, HOUSE)).outcomes:
        if outcome.indication is None or outcome.estimate is None:
            continue
        found, estimate = outcome.indication, outcome.estimate
        assert (found.low, found.middle, found.high) == (estimate.lower, estimate.value, estimate.upper)
        assert (found.firm_share, found.provisional_share) == (estimate.coverage_fraction, 0.0)


@settings(max_examples=60, deadline=None)
@given(lines=known_bills())
def test_firm_figures_never_read_a_provisional_product(lines: tuple[BillLine, ...]) -> None:
    proposed = ProvisionalProduct("vuren", 500.0)
    with_proposals = tuple(line if line.product_id else replace(line, provisional=proposed) for line in lines)
    before, after = (card_of(project_of(x, HOUSE, products=(TIMBER,))) for x in (lines, with_proposals))
    assert firm(before) == firm(after)
    assert [replace(f, indication=None) for f in before.figures] == [
        replace(f, indication=None) for f in after.figures
    ]


@settings(max_examples=60, deadline=None)
@given(lines=known_bills())
def test_confirming_everything_turns_the_indication_into_the_firm_figure(lines: tuple[BillLine, ...]) -> None:
    proposed = ProvisionalProduct("vuren", 500.0)
    given_lines = tuple(line if line.product_id else replace(line, provisional=proposed) for line in lines)
    confirmed = tuple(map(as_if_confirmed, given_lines))
    indicated = card_of(project_of(given_lines, HOUSE, products=(TIMBER,)))
    counted = card_of(project_of(confirmed, HOUSE, products=(TIMBER,)))
    for before, after in zip(indicated.outcomes, counted.outcomes, strict=True):
        if before.indication is not None and after.indication is not None:
            assert (before.indication.low, before.indication.high) == (after.indication.low, after.indication.high)
            assert before.indication.covered_share == after.indication.covered_share


def test_a_product_and_a_proposal_beside_it_are_refused() -> None:
    with pytest.raises(ValueError, match="provisional"):
        replace(BEAMS, product_id="vuren")
    with pytest.raises(ValueError, match="without an id"):
        ProvisionalProduct("")
    with pytest.raises(ValueError, match="negative"):
        ProvisionalProduct("vuren", -1.0)
