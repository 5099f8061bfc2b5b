"""The share of a bill that is known: by mass, else by lines; of groups and weights; and bounds of the rest."""

from typing import Any

import pytest

from models.audit.audit import audit
from models.domain.bill import BillLine, Connection
from models.domain.outcome import Estimate
from models.domain.product import DataCategory, ProductCard
from models.domain.quantities import KG, PIECE
from models.indicators.embodied_carbon import carbon_of_lines
from models.scorecard.contributions import contributions
from tests.models.calculation.bills import HOUSE, card_of, estimates, line, project_of, reference, view_of

_KNOWN: dict[str, Any] = {"mki_a1_eur_per_unit": 1.0, "service_life_years": 75.0}
_LOOSE = Connection(0.8, 0.8, 0.4, 0.4)


def coverage(*lines: BillLine, name: str = "mpg.A1") -> float:
    return estimates(card_of(project_of(lines)))[name].coverage_fraction


def test_coverage_is_by_mass_where_every_mass_is_known_else_by_lines() -> None:
    known, unknown = (
        line("1", PIECE, 1.0, mass_kg_per_unit=1.0, **_KNOWN),
        line("2", PIECE, 1.0, mass_kg_per_unit=3.0),
    )
    assert coverage(known, unknown) == 0.25
    assert coverage(known, line("2", PIECE, 1.0)) == 0.5
    assert coverage(line("1", PIECE, 1.0, **_KNOWN), line("2", PIECE, 1.0, mass_kg_per_unit=3.0)) == 0.5
    massless = {"mass_kg_per_unit": 0.0}
    assert coverage(line("1", PIECE, 1.0, **massless, **_KNOWN), line("2", PIECE, 1.0, **massless)) == 0.5


def test_detachability_covers_lines_with_both_a_connection_and_a_weight() -> None:
    both = line("1", PIECE, 1.0, connection=_LOOSE, **_KNOWN)
    assert coverage(both, line("2", PIECE, 1.0, **_KNOWN), name="detachability") == 0.5
    assert coverage(both, line("2", PIECE, 1.0, connection=_LOOSE), name="detachability") == 0.5
    assert coverage(both, line("2", PIECE, 1.0, connection=_LOOSE, **_KNOWN), name="detachability") == 1.0


def test_a_group_covers_the_share_of_its_lines_that_is_known() -> None:
    lines = (line("1", PIECE, 1.0, nl_sfb="21", **_KNOWN), line("2", PIECE, 1.0, nl_sfb="21"))
    (group,) = contributions(view_of(project_of(lines)))[0].groups
    assert group.amount == Estimate(None, 1.0, None, 0.5)
    assert group.line_count == 2


def test_equal_indices_are_exact_whatever_their_weights() -> None:
    """Weights between bounds move no mean of equal figures, to the last bit."""
    for count in range(2, 30):
        lines = [
            line(str(i), PIECE, 0.1 + i * 0.7, connection=_LOOSE, data_category=DataCategory.C3, **_KNOWN)
            for i in range(count)
        ]
        outcome = card_of(project_of(lines)).outcome("detachability")
        assert outcome.estimate is not None
        assert outcome.estimate.is_exact
        assert [reason.code for reason in outcome.reasons] == []


@pytest.mark.parametrize("production", [2.0, -2.0])
def test_transport_and_construction_add_to_production_whatever_its_sign(production: float) -> None:
    """A4 and A5 are emissions: beside a production below zero they make it less of a credit."""
    assert HOUSE.type is not None
    share = reference().factors.a4_a5_share[HOUSE.type]
    product = ProductCard("k", "Kaart", "Card", KG, gwp_a1a3_kg_per_kg=production)
    view = view_of(project_of([line("1", KG, 10.0, product_id="k")], products=(product,)))
    carbon = carbon_of_lines(view)
    whole = 10.0 * production
    wanted = [whole + abs(whole) * part for part in (share.lower, share.middle, share.upper)]
    assert [carbon.lower[0], carbon.value[0], carbon.upper[0]] == pytest.approx(wanted)
    assert wanted == sorted(wanted)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        (1000.0, "audit_total_decimal_slip"),
        (1110.0, "audit_total_decimal_slip"),
        (890.0, "audit_total_decimal_slip"),
        (1130.0, "audit_total_differs"),
        (870.0, "audit_total_differs"),
        (1300.0, "audit_total_differs"),
    ],
)
def test_a_printed_total_is_a_moved_comma_within_twelve_percent_of_it(printed: float, code: str) -> None:
    project = project_of([line("1", PIECE, 100.0, printed_total=printed, **_KNOWN)])
    findings = audit(project, project.variants[0], view_of(project), reference())
    assert [f.code for f in findings if f.code.startswith("audit_total")] == [code]
