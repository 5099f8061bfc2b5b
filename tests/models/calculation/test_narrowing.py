"""Acts that narrow the interval of embodied carbon: what each line lacks, its share, and which come first."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from models.domain.bill import BillLine, ProvisionalProduct
from models.domain.product import ProductCard
from models.domain.quantities import CUBIC_METRE, KG, PIECE
from models.scorecard.contributions import contributions, indicated_contributions
from models.scorecard.narrowing import NarrowingAct, NarrowingKind, ShareOf, narrowing_acts
from tests.models.calculation.bills import HOUSE, line, project_of, view_of

TIMBER = ProductCard("vuren", "Vuren", "Spruce", KG, gwp_a1a3_kg_per_kg=0.1)
STEEL = ProductCard("staal", "Staal", "Steel", KG, gwp_a1a3_kg_per_kg=2.0)
CARDS = (TIMBER, STEEL)
STATED = line("a", quantity=100.0, co2_a1a5_kg_per_unit=4.0)


def proposed(line_id: str, text: str, kg: float, card: str = "vuren") -> BillLine:
    return BillLine(line_id, text, kg, KG, provisional=ProvisionalProduct(card))


def acts(*lines: BillLine, cards: Sequence[ProductCard] = CARDS) -> tuple[NarrowingAct, ...]:
    view = view_of(project_of(lines, HOUSE, products=tuple(cards)))
    firm = contributions(view)
    found = {c.subject: c for c in indicated_contributions(view, firm)}
    return narrowing_acts(lines, {card.id for card in cards}, found["embodied_carbon"], found["mass"])


def test_nothing_narrows_a_bill_in_which_all_is_firm() -> None:
    assert acts(STATED) == ()
    assert acts() == ()


def test_the_largest_share_of_the_carbon_comes_first_and_shares_are_of_the_indication() -> None:
    """200 kg timber and 50 kg steel: with modules A4 and A5 a fixed part more, 20 to 100."""
    small, large = proposed("t", "Balken", 200.0), proposed("s", "Liggers", 50.0, "staal")
    first, second = acts(small, large)
    assert (first.kind, first.line_ids, first.product_id, first.field) == (
        NarrowingKind.CONFIRM, ("s",), "staal", "product_id",
    )  # fmt: skip
    assert first.share == pytest.approx(100 / 120)
    assert second.share == pytest.approx(20 / 120)
    assert {first.share_of, second.share_of} == {ShareOf.CARBON}
    assert not first.leaves_open


def test_a_line_without_product_has_a_share_of_the_mass_and_leaves_the_end_open() -> None:
    open_line = BillLine("o", "Onbekend", 300.0, KG)
    act, _ = acts(open_line, proposed("t", "Balken", 200.0), line("a", quantity=500.0, co2_a1a5_kg_per_unit=40.0))
    assert (act.kind, act.share_of, act.leaves_open) == (NarrowingKind.CHOOSE, ShareOf.MASS, True)
    assert act.share == pytest.approx(0.3)


def test_what_may_be_of_any_size_comes_before_all_others() -> None:
    pump = BillLine("w", "Warmtepomp", 1.0, PIECE)
    assert [act.line_ids for act in acts(proposed("t", "Balken", 9000.0), pump)] == [("w",), ("t",)]
    assert acts(pump)[0].share is None
    assert acts(pump)[0].share_of is None


@pytest.mark.parametrize(
    ("change", "field"),
    [({"quantity": None}, "quantity"), ({"unit": None}, "unit"), ({"unit": CUBIC_METRE}, "mass_kg_per_unit")],
)
def test_a_line_with_a_product_but_without_an_amount_says_which_cell(
    change: dict[str, object], field: str
) -> None:
    whole = BillLine("v", "Vloer", 2.0, KG, product_id="vuren")
    assert acts(whole) == ()
    (act,) = acts(replace(whole, **change))  # type: ignore[arg-type]
    assert (act.kind, act.field, act.leaves_open) == (NarrowingKind.FILL_IN, field, True)


def test_lines_of_the_same_text_and_product_are_one_act() -> None:
    one, two = proposed("a", "Balken", 30.0), proposed("b", " BALKEN ", 10.0)
    other = proposed("c", "Balken", 10.0, "staal")
    first, second = acts(one, two, other)
    assert (first.line_ids, second.line_ids) == (("c",), ("a", "b"))
    assert second.share == pytest.approx(4 / 24)


def test_three_at_most_and_what_is_no_part_of_the_building_is_none() -> None:
    assert len(acts(*(proposed(f"r{n}", f"Tekst {n}", 1.0) for n in range(5)))) == 3
    assert acts(proposed("a", "Balken", 0.0), BillLine("b", "Niets", 0.0, PIECE)) == ()
