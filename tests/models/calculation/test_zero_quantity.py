"""A line of quantity zero is an option that was not chosen: nothing changes by it, and nothing of it is lost."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from models.audit.audit import audit
from models.domain.bill import BillLine, Connection
from models.domain.outcome import Scorecard
from models.domain.product import ModuleProfile, ProductCard
from models.domain.quantities import PIECE
from models.scorecard.contributions import contributions
from tests.models.calculation.bills import (
    A1,
    A2,
    HOUSE,
    card_of,
    known_bills,
    line,
    project_of,
    reference,
    view_of,
)

_CARD = ProductCard("paneel", "Zonnepaneel", "Solar panel", PIECE)
OPTIONS = {
    "nothing known": line("optie", PIECE, 0.0),
    "of a group without lines": line("optie", PIECE, 0.0, nl_sfb="47"),
    "all but its life": line("optie", PIECE, 0.0, mki_a1_eur_per_unit=3.0, mki_a2_eur_per_unit=3.0),
    "with a product": line("optie", PIECE, 0.0, product_id="paneel"),
    "with a few modules": line("optie", PIECE, 0.0, module_profiles=(ModuleProfile(A2, "climate_fossil", {}),)),
    "reused": line("optie", PIECE, 0.0, unforeseen_reuse=True, mki_a2_eur_per_unit=3.0),
}


def whole(card: Scorecard) -> list[object]:
    """Everything that the scorecard says but its sources."""
    return [card.outcomes, card.figures]


@pytest.mark.parametrize("option", OPTIONS.values(), ids=OPTIONS.keys())
@given(lines=known_bills())
@settings(max_examples=15, deadline=None)
def test_every_figure_is_as_without_the_line(option: BillLine, lines: tuple[BillLine, ...]) -> None:
    counted = [entry for entry in lines if entry.quantity] or [line(mki_a1_eur_per_unit=1.0)]
    first, second = (card_of(project_of(some, products=(_CARD,))) for some in ([option, *counted], counted))
    assert whole(first) == whole(second)


def test_an_unknown_quantity_is_not_zero() -> None:
    """The control: the same line with an unknown quantity leaves every figure open."""
    known = line(
        unit=PIECE, quantity=10.0, mass_kg_per_unit=1.0, service_life_years=75.0, mki_a2_eur_per_unit=1.0,
        biobased_fraction=0.3,
    )  # fmt: skip
    for quantity, is_exact in ((0.0, True), (None, False)):
        card = card_of(project_of([known, replace(OPTIONS["nothing known"], quantity=quantity)]))
        for outcome in (card.outcome("mpg", A2), card.outcome("biobased"), card.outcome("material_intensity")):
            assert outcome.estimate is not None
            assert outcome.estimate.is_exact is is_exact


def test_a_roof_of_quantity_zero_is_no_roof() -> None:
    """With the controls: one square metre is a roof; of an unknown quantity nobody says that it lacks."""
    codes = ("13", "21", "31", "56")
    lines = [line(code, PIECE, 1.0, nl_sfb=code, mass_kg_per_unit=1.0) for code in codes]
    for quantity, reasons, has_upper in (
        (0.0, ["calc_elements_missing"], False),
        (1.0, [], True),
        (None, ["calc_mass_unknown"], False),
    ):
        roof = line("dak", PIECE, quantity, nl_sfb="27", mass_kg_per_unit=1.0)
        outcome = card_of(project_of([*lines, roof])).outcome("material_intensity")
        assert outcome.estimate is not None
        assert [reason.code for reason in outcome.reasons] == reasons
        assert (outcome.estimate.upper is not None) is has_upper


def test_a_credit_of_unknown_quantity_does_not_prove_that_the_roof_is_there() -> None:
    """Else the sum, which a credit can only lower, would have an upper bound that a known zero has not."""
    codes = ("13", "21", "31", "56")
    known: dict[str, Any] = {"service_life_years": 75.0, "mki_a1_eur_per_unit": 1.0}
    lines = [line(code, PIECE, 1.0, nl_sfb=code, **known) for code in codes]
    for quantity, has_upper in ((None, False), (0.0, False), (1.0, True)):
        roof = line("dak", PIECE, quantity, nl_sfb="27", **{**known, "mki_a1_eur_per_unit": -1.0})
        estimate = card_of(project_of([*lines, roof])).outcome("mpg", A1).estimate
        assert estimate is None or (estimate.upper is not None) is has_upper


def test_a_bill_of_options_alone_is_no_bill() -> None:
    card = card_of(project_of([OPTIONS["all but its life"]]))
    assert whole(card) == whole(card_of(project_of([])))


def test_the_line_keeps_its_place_among_the_contributions_and_adds_zero() -> None:
    known = line("na", PIECE, 2.0, nl_sfb="21", mass_kg_per_unit=5.0)
    option = line("optie", PIECE, 0.0, nl_sfb="47")
    for part in contributions(view_of(project_of([option, known]))):
        assert part.line_ids == ("optie", "na")
        assert (part.lower[0], part.value[0], part.upper[0]) == (0.0, 0.0, 0.0)
        assert [(group.nl_sfb_group, group.line_count) for group in part.groups] == [("21", 1), ("47", 1)]
    mass = contributions(view_of(project_of([option, known])))[3]
    assert mass.value == (0.0, 10.0)
    assert mass.total.is_exact


def test_a_total_printed_at_a_line_of_quantity_zero_is_audited() -> None:
    known = line("na", PIECE, 2.0, mki_a2_eur_per_unit=5.0, service_life_years=75.0, printed_total=10.0)
    for printed, wanted in ((50.0, ["optie"]), (0.0, [])):
        project = project_of([line("optie", PIECE, 0.0, printed_total=printed), known], HOUSE)
        findings = audit(project, project.variants[0], view_of(project), reference())
        assert [f.where.line_id for f in findings if f.code.startswith("audit_total")] == wanted
        assert "optie" not in [f.where.line_id for f in findings if f.code == "audit_no_service_life"]


def test_a_layer_of_options_alone_has_no_detachability() -> None:
    """With the control: one piece of it has."""
    loose = Connection(1.0, 1.0, 1.0, 1.0)
    known: dict[str, Any] = {"mki_a1_eur_per_unit": 1.0, "service_life_years": 75.0, "connection": loose}
    for quantity in (0.0, 1.0):
        lines = [
            line("gevel", PIECE, 1.0, nl_sfb="21", **known),
            line("cv", PIECE, quantity, nl_sfb="56", **known),
        ]
        names = {figure.id for figure in card_of(project_of(lines)).figures}
        assert ("detachability.services" in names) is bool(quantity)
