"""The concrete office structure of the Vademecum (TU Delft, CC BY 4.0), term by term before the total."""

from dataclasses import replace

import pytest

from models.audit.audit import audit
from models.domain.bill import Bill
from models.domain.outcome import Finding, Verdict
from models.domain.product import EnvironmentalSet
from models.domain.project import Project, Variant
from models.domain.requirement import Level
from models.reference.reference import Reference
from models.scorecard.contributions import contributions
from models.scorecard.scorecard import bill_view, score
from tests.examples.example_files import EXAMPLES, read_example

OFFICE = "kantoor-beton-constructie"

# Line, quantity, unit, MKI in EUR per unit, total in EUR as printed: the thirteen rows of the source.
PUBLISHED = (
    ("V1", 576, "m2", 14.6, 8409.60),
    ("V2", 1480, "m2", 14.6, 21608.00),
    ("D1", 2232, "m2", 5.87, 13101.84),
    ("W1", 106, "m2", 3.27, 346.62),
    ("W2", 220, "m2", 3.27, 719.40),
    ("K1", 7200, "kg", 0.01, 72.00),
    ("K2", 28350, "kg", 0.01, 283.50),
    ("K3", 67500, "kg", 0.01, 675.00),
    ("L1", 9000, "kg", 0.01, 900.00),
    ("L2", 3000, "kg", 0.01, 30.00),
    ("L3", 42000, "kg", 0.01, 420.00),
    ("L4", 10500, "kg", 0.01, 105.00),
    ("L5", 29000, "kg", 0.01, 290.00),
)
WRONG_ROW = "L1"
CENT = 0.005


@pytest.fixture(scope="module")
def office(reference: Reference) -> Project:
    return read_example(OFFICE, reference)


def _audit(project: Project, variant: Variant, reference: Reference) -> tuple[Finding, ...]:
    return audit(project, variant, bill_view(project, variant, reference), reference)


def test_every_row_is_as_published(office: Project) -> None:
    rows = [
        (line.id, line.quantity, line.unit and line.unit.symbol, line.mki_a1_eur_per_unit, line.printed_total)
        for line in office.variants[0].bill
    ]
    assert rows == list(PUBLISHED)


def test_every_term_is_quantity_times_value(office: Project, reference: Reference) -> None:
    view = bill_view(office, office.variants[0], reference)
    terms = next(c for c in contributions(view) if c.subject == "mpg_a1")
    for (line_id, quantity, _, mki, printed), found in zip(PUBLISHED, terms.value, strict=True):
        assert found == pytest.approx(quantity * mki, abs=CENT)
        if line_id != WRONG_ROW:
            assert found == pytest.approx(printed, abs=CENT)


def test_total_and_mpg(office: Project, reference: Reference) -> None:
    variant = office.variants[0]
    terms = next(c for c in contributions(bill_view(office, variant, reference)) if c.subject == "mpg_a1")
    assert terms.total.value == pytest.approx(46150.96, abs=CENT)
    mpg = score(office, variant, reference).outcome("mpg", EnvironmentalSet.A1)
    assert mpg.estimate is not None
    assert mpg.estimate.value == mpg.estimate.lower
    assert mpg.estimate.upper is None, "a structure alone is no whole building"
    assert mpg.estimate.value == pytest.approx(0.2015, abs=0.00005)
    legal = next(level for level in mpg.levels if level.level is Level.LEGAL)
    assert (legal.limit, legal.environmental_set, legal.verdict) == (1.0, EnvironmentalSet.A1, Verdict.CANNOT_SAY)


def test_audit_points_at_the_row_that_is_ten_times_too_high(office: Project, reference: Reference) -> None:
    findings = _audit(office, office.variants[0], reference)
    totals = [f for f in findings if f.code.startswith("audit_total")]
    assert [(f.code, f.where.line_id, f.message.params["factor"]) for f in totals] == [
        ("audit_total_decimal_slip", WRONG_ROW, 10)
    ]


def test_audit_is_silent_once_the_row_is_put_right(office: Project, reference: Reference) -> None:
    variant = office.variants[0]
    lines = tuple(
        replace(line, printed_total=90.0) if line.id == WRONG_ROW else line for line in variant.bill.lines
    )
    findings = _audit(office, replace(variant, bill=Bill(lines)), reference)
    assert not [f for f in findings if f.code.startswith("audit_total")]


def test_what_the_source_leaves_out_stays_without_a_value(office: Project, reference: Reference) -> None:
    card = score(office, office.variants[0], reference)
    for indicator in ("embodied_carbon", "detachability", "material_origin"):
        estimate = card.outcome(indicator).estimate
        assert estimate is None or estimate.value is None


def test_the_note_names_source_and_licence() -> None:
    note = (EXAMPLES / f"{OFFICE}.md").read_text("utf-8")
    assert "TU Delft" in note
    assert "CC BY 4.0" in note
