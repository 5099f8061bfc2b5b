"""A stated figure is the figure of its indicator; the bill stands beside it and takes no verdict away."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models.domain.bill import BillLine
from models.domain.outcome import Basis, IndicationVerdict, Outcome, Scorecard, Verdict, exactly
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, BuildingWork, Evidence, EvidenceStatus
from models.domain.requirement import Level
from models.presentation.plausibility import Fit, plausibility
from models.scorecard.stated_figure import ASSUMED, WITHOUT_DATE, WITHOUT_EVIDENCE, WITHOUT_STATUS
from tests.models.calculation.bills import A1, A2, HOUSE, card_of, known_bills, line, project_of, reference
from tests.strategies import bills

DAY = dt.date(2025, 1, 1)
REPORT = Evidence("MPG-rapport", date=DAY, status=EvidenceStatus.STATED)
NEW_BUILD = replace(HOUSE, work=BuildingWork.NEW_BUILD)
LINES = (line("1", quantity=1_000.0, mki_a1_eur_per_unit=1.0, service_life_years=75.0), line("2"))
"""MKI 1,000 in 120 m2 and 75 years: an MPG A1 of at least 0.111, because the second line has no MKI."""
_DECIDED = (Verdict.MEETS, Verdict.MISSES)


def scored(lines: Iterable[BillLine], *stated: Assessment) -> Scorecard:
    return card_of(project_of(list(lines), NEW_BUILD, stated, permit_application_date=DAY))


def mpg(value: float, evidence: Evidence = REPORT, which: EnvironmentalSet = A1) -> Assessment:
    return Assessment("mpg", value, environmental_set=which, evidence=evidence)


def decided(outcome: Outcome) -> dict[str, Verdict]:
    return {v.requirement_id: v.verdict for v in outcome.levels if v.verdict in _DECIDED}


def test_a_stated_figure_with_evidence_gives_the_verdict_that_a_bound_leaves_open() -> None:
    """The control is the bill alone: of it the legal level cannot be said."""
    alone = scored(LINES).outcome("mpg", A1)
    assert decided(alone) == {}
    outcome = scored(LINES, mpg(0.62)).outcome("mpg", A1)
    assert outcome.basis is Basis.STATED
    assert outcome.estimate == exactly(0.62)
    assert outcome.reasons == ()
    assert {v.level: v.verdict for v in outcome.levels} == {
        Level.LEGAL: Verdict.MEETS,
        Level.RECOMMENDED: Verdict.MISSES,
        Level.AMBITIOUS: Verdict.MISSES,
    }
    assert outcome.as_computed == replace(alone, stated=outcome.stated)


@pytest.mark.parametrize(
    ("evidence", "lacks"),
    [
        (REPORT, ()),
        (Evidence(), (WITHOUT_EVIDENCE,)),
        (Evidence(status=EvidenceStatus.CALCULATED, date=DAY), (WITHOUT_EVIDENCE,)),
        (replace(REPORT, date=None), (WITHOUT_DATE,)),
        (replace(REPORT, status=None), (WITHOUT_STATUS,)),
        (Evidence(file_name="mpg.pdf"), (WITHOUT_DATE, WITHOUT_STATUS)),
        (replace(REPORT, status=EvidenceStatus.MEASURED), ()),
    ],
)
def test_a_figure_without_evidence_counts_and_says_so(evidence: Evidence, lacks: tuple[str, ...]) -> None:
    outcome = scored(LINES, mpg(0.62, evidence)).outcome("mpg", A1)
    assert outcome.basis is Basis.STATED
    assert tuple(reason.code for reason in outcome.reasons) == lacks
    assert decided(outcome)


@pytest.mark.parametrize("lines", [(), LINES])
def test_an_assumption_gives_no_verdict_with_a_bill_or_without(lines: tuple[BillLine, ...]) -> None:
    assumed = mpg(0.62, replace(REPORT, status=EvidenceStatus.ASSUMED))
    outcome = scored(lines, assumed).outcome("mpg", A1)
    assert outcome.basis is (Basis.CALCULATED if lines else Basis.STATED)
    assert decided(outcome) == {}
    assert outcome.stated is not None
    assert {v.reason.code for v in outcome.stated.levels if v.reason is not None} == {ASSUMED}
    assert decided(scored(lines, mpg(0.62)).outcome("mpg", A1))


def test_a_figure_of_one_set_says_nothing_in_the_other() -> None:
    card, alone = scored(LINES, mpg(0.62)), scored(LINES)
    assert card.outcome("mpg", A2) == alone.outcome("mpg", A2)
    other = scored(LINES, mpg(0.62, which=A2))
    assert other.outcome("mpg", A1) == alone.outcome("mpg", A1)
    assert decided(other.outcome("mpg", A2)) == {}


@pytest.mark.parametrize(
    ("indicator", "value"),
    [("mpg", -0.1), ("mpg", 0.0), ("mpg", 0.004), ("biobased", 150.0), ("biobased", 0.3)],
)
def test_a_figure_that_cannot_be_right_leaves_that_of_the_bill(indicator: str, value: float) -> None:
    """With the control: one that can be takes its place."""
    which = A1 if indicator == "mpg" else None
    lines = (replace(LINES[0], biobased_fraction=0.3),)
    wrong, right = (
        scored(lines, Assessment(indicator, each, environmental_set=which, evidence=REPORT)).outcome(
            indicator, which
        )
        for each in (value, 0.4 if indicator == "mpg" else 30.0)
    )
    assert wrong.basis is Basis.CALCULATED
    assert wrong.stated is not None
    assert right.basis is Basis.STATED
    without_bill = scored((), Assessment(indicator, value, environmental_set=which, evidence=REPORT))
    outcome = without_bill.outcome(indicator, which)
    assert decided(outcome) == {}
    assert outcome.indication is not None
    assert set(outcome.indication.verdicts.values()) == {IndicationVerdict.CANNOT_SAY}


@pytest.mark.parametrize(
    ("indicator", "zero_counts"),
    [("embodied_carbon", False), ("material_intensity", False), ("water_demand", False), ("noise", False),
     ("biobased", True), ("parking", True), ("tojuli", True)],
)  # fmt: skip
def test_a_zero_that_cannot_be_is_an_unknown_figure(indicator: str, zero_counts: bool) -> None:
    """With the control: where a building can have zero, zero is a figure like any other."""
    outcome = scored((), Assessment(indicator, 0.0, evidence=REPORT)).outcome(indicator)
    levels = [level for level in outcome.levels if level.limit is not None]
    assert any(level.verdict in _DECIDED for level in levels) is (zero_counts and bool(levels))


def test_a_stated_figure_without_a_bill_is_its_own_indication() -> None:
    outcome = scored((), mpg(0.62)).outcome("mpg", A1)
    assert outcome.indication is not None
    assert outcome.indication.verdicts[Level.LEGAL] is IndicationVerdict.PROBABLY_MEETS


def _numbers() -> st.SearchStrategy[float]:
    return st.sampled_from((0.0, 0.3, 0.62, 0.8, 20.0, 55.0, 150.0, 243.0)) | st.floats(-1.0, 400.0)


@st.composite
def stated_figures(draw: st.DrawFn) -> Assessment:
    indicator = draw(st.sampled_from([i for i in reference().indicators if i.mode == "bill"]))
    which = draw(st.sampled_from(tuple(EnvironmentalSet))) if indicator.has_sets else None
    status = draw(st.none() | st.sampled_from(EvidenceStatus))
    evidence = Evidence(draw(st.sampled_from(("", "rapport"))), status=status)
    return Assessment(indicator.id, draw(_numbers()), environmental_set=which, evidence=evidence)


@example(mpg(0.62), LINES)
@example(Assessment("biobased", 0.5, evidence=REPORT), (line("1", biobased_fraction=0.9),))
@given(stated_figures(), st.one_of(known_bills(), bills().map(lambda bill: bill.lines)))
@settings(suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large))
def test_bill_data_never_remove_a_verdict_of_a_stated_figure(
    stated: Assessment, lines: tuple[BillLine, ...]
) -> None:
    before = decided(scored((), stated).outcome(stated.indicator_id, stated.environmental_set))
    after = decided(scored(lines, stated).outcome(stated.indicator_id, stated.environmental_set))
    assert before.items() <= after.items()


def _fit(value: float, lines: tuple[BillLine, ...] = LINES) -> Fit:
    found = plausibility(scored(lines, mpg(value)).outcome("mpg", A1), decimals=2)
    assert found is not None
    assert found.computed is not None
    return found.computed.fit


def test_the_check_says_whether_the_figure_fits_within_its_own_digits() -> None:
    """The known line gives 1000 / (120 x 75) = 0.1111, and the other may add to it."""
    assert _fit(0.62) is Fit.NOT_CONTRADICTED
    assert _fit(0.11) is Fit.NOT_CONTRADICTED
    assert _fit(0.10) is Fit.BELOW


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(30.0, Fit.FITS), (30.4, Fit.BELOW), (31.0, Fit.FITS), (41.0, Fit.ABOVE), (29.0, Fit.BELOW)],
)
def test_an_interval_with_both_ends_fits_or_not(value: float, wanted: Fit) -> None:
    """A share of 30.5 to 40.0 %: 30.5 of 100 kg is known to be bio-based, and of 9.5 kg it is unknown."""
    lines = (
        line("1", quantity=30.5, biobased_fraction=1.0),
        line("2", quantity=60.0, biobased_fraction=0.0),
        line("3", quantity=9.5),
    )
    outcome = scored(lines, Assessment("biobased", value, evidence=REPORT)).outcome("biobased")
    found = plausibility(outcome, decimals=0)
    assert found is not None
    assert found.computed is not None
    assert found.computed.fit is wanted


def test_nothing_is_checked_without_a_bill_or_without_a_stated_figure() -> None:
    for card in (scored((), mpg(0.62)), scored(LINES)):
        assert plausibility(card.outcome("mpg", A1), decimals=2) is None
        assert card.outcome("mpg", A1).computed is None
