"""A stated MPG in the set of the law stands beside the wheel, although the goal is in the other set."""

from dataclasses import replace

from report_fixture import INDICATORS

from app.reporting.wording.callout_text import callout_text, told_outcome
from models.domain.defaults import DEFAULT_REQUIREMENT_SET
from models.domain.outcome import Basis, Indication, LevelVerdict, Outcome, OutcomeStatus, Verdict, exactly
from models.domain.product import EnvironmentalSet
from models.domain.requirement import Level, Operator, RequirementKind
from models.presentation.wheel import RingState, ambition_wheel

A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2
MPG = next(indicator for indicator in INDICATORS if indicator.id == "mpg")


def _level(level: Level, limit: float, which: EnvironmentalSet, verdict: Verdict) -> LevelVerdict:
    return LevelVerdict(
        level=level,
        operator=Operator.AT_MOST,
        limit=limit,
        limit_unit=MPG.unit,
        kind=RequirementKind.REQUIREMENT,
        verdict=verdict,
        margin=None,
        scope="",
        text="",
        environmental_set=which,
        source=None,
        requirement_id=f"{DEFAULT_REQUIREMENT_SET}-{level}",
    )


def _outcomes() -> tuple[Outcome, Outcome]:
    """The bill gives an indication in A1, where the recommended level is; the report a figure in A2."""
    estimated = Indication(low=0.3, middle=0.83, high=None, covered_share=1.0, estimated_share=1.0)
    goal = _level(Level.RECOMMENDED, 0.45, A1, Verdict.CANNOT_SAY)
    of_bill = Outcome(
        "mpg", OutcomeStatus.NOT_CALCULABLE, MPG.unit, environmental_set=A1, levels=(goal,), indication=estimated
    )
    law = _level(Level.LEGAL, 1.6, A2, Verdict.MEETS)
    of_report = Outcome(
        "mpg",
        OutcomeStatus.VALUE,
        MPG.unit,
        estimate=exactly(1.2),
        basis=Basis.STATED,
        environmental_set=A2,
        levels=(law,),
    )
    return of_bill, of_report


def test_the_stated_figure_is_the_one_beside_the_wheel() -> None:
    outcomes = _outcomes()
    wedge = ambition_wheel([MPG], outcomes).wedges[0]
    assert wedge.rings[0].state is RingState.MET
    told = told_outcome(outcomes, wedge)
    assert told is outcomes[1]
    row = callout_text(told, wedge, MPG, "nl")
    assert (row.value, row.is_indication) == ("1,20", False)
    assert "indicatie" not in row.name


def test_without_a_stated_figure_it_is_the_set_of_the_goal() -> None:
    of_bill, of_report = _outcomes()
    computed = replace(of_report, basis=Basis.CALCULATED)
    wedge = ambition_wheel([MPG], (of_bill, computed)).wedges[0]
    assert told_outcome((of_bill, computed), wedge) is of_bill
