"""Linkage: shares of the known mass by the state of each line's product, and the lines that no share counts."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from models.domain.bill import BillLine, ProvisionalProduct
from models.domain.linkage import Linkage, LinkPart, LinkState
from models.domain.product import ProductCard
from models.domain.quantities import CUBIC_METRE, KG, PIECE
from models.scorecard.contributions import contributions, indicated_contributions
from models.scorecard.indication import as_if_confirmed
from models.scorecard.linkage import link_state
from tests.models.calculation.bills import HOUSE, card_of, known_bills, line, project_of, view_of

TIMBER = ProductCard("vuren", "Vuren", "Spruce", KG, gwp_a1a3_kg_per_kg=0.1)
CONFIRMED = line("a", quantity=400.0, product_id="vuren")
STATED = line("b", quantity=100.0, co2_a1a5_kg_per_unit=0.5)
PROPOSED = BillLine("c", "Balken", 2.0, CUBIC_METRE, provisional=ProvisionalProduct("vuren", 150.0))
OPEN = line("d", quantity=200.0)
WEIGHTLESS = BillLine("e", "Warmtepomp", 1.0, PIECE)
PROPOSED_WEIGHTLESS = BillLine("f", "Kozijn", 3.0, PIECE, provisional=ProvisionalProduct("vuren"))
NO_PART = line("g", quantity=0.0)
ALL = (CONFIRMED, STATED, PROPOSED, OPEN, WEIGHTLESS, PROPOSED_WEIGHTLESS, NO_PART)


def linked(*lines: BillLine) -> Linkage:
    return card_of(project_of(lines, HOUSE, products=(TIMBER,))).linkage


def test_shares_are_of_the_known_mass_and_the_other_lines_are_counted() -> None:
    found = linked(*ALL)
    assert found.confirmed == LinkPart(2, 500.0, 0)
    assert found.provisional == LinkPart(2, 300.0, 1)
    assert found.open == LinkPart(2, 200.0, 1)
    assert found.linked_share == pytest.approx(0.8)
    assert found.share(found.confirmed) == pytest.approx(0.5)
    assert (found.known_mass_kg, found.without_mass_count, found.line_count) == (1000.0, 2, 6)


def test_without_any_known_mass_there_is_no_share() -> None:
    found = linked(WEIGHTLESS, PROPOSED_WEIGHTLESS)
    assert found.linked_share is None
    assert found.share(found.open) is None
    assert linked().linked_share is None


def test_a_product_without_its_card_is_still_open() -> None:
    assert link_state(CONFIRMED, {"vuren"}) is LinkState.CONFIRMED
    assert link_state(CONFIRMED, {"eiken"}) is LinkState.OPEN
    assert link_state(STATED, ()) is LinkState.CONFIRMED


def test_confirming_moves_mass_and_changes_no_sum() -> None:
    before, after = linked(*ALL), linked(*map(as_if_confirmed, ALL))
    assert after.provisional == LinkPart()
    assert after.linked_share == before.linked_share
    assert after.confirmed.mass_kg == before.confirmed.mass_kg + before.provisional.mass_kg


def test_the_contributions_of_the_indication_count_what_is_proposed_and_the_firm_ones_do_not() -> None:
    project = project_of(ALL, HOUSE, products=(TIMBER,))
    firm = contributions(view_of(project))
    indicated = indicated_contributions(view_of(project), firm)
    mass, counted = ({c.subject: c for c in found}["mass"] for found in (firm, indicated))
    place = mass.line_ids.index("c")
    assert mass.value[place] is None
    assert counted.value[place] == pytest.approx(300.0)
    assert [c.subject for c in indicated] == [c.subject for c in firm]
    assert [c for c in indicated if c.environmental_set] == [c for c in firm if c.environmental_set]


@settings(max_examples=40, deadline=None)
@given(lines=known_bills())
def test_without_provisional_products_the_contributions_are_the_firm_ones(lines: tuple[BillLine, ...]) -> None:
    view = view_of(project_of(lines, HOUSE))
    firm = contributions(view)
    assert indicated_contributions(view, firm) is firm
    found = card_of(project_of(lines, HOUSE)).linkage
    assert found.provisional == LinkPart()
    assert found.line_count == sum(line.quantity != 0 for line in lines)


def test_the_kept_line_of_an_indication_is_that_of_the_same_line_alone() -> None:
    other = replace(PROPOSED, quantity=5.0)
    assert as_if_confirmed(PROPOSED) is as_if_confirmed(PROPOSED)
    assert as_if_confirmed(other).quantity == 5.0
