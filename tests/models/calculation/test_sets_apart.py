"""A1 and A2 never meet: a figure of one set gets no verdict against a limit of the other."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.domain.bill import BillLine
from models.domain.outcome import Outcome, Verdict
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, BuildingType, LimitOverride
from models.domain.requirement import Operator
from tests.models.calculation.bills import A1, A2, HOUSE, card_of, known_bills, line, project_of, reference

_DECIDED = (Verdict.MEETS, Verdict.MISSES)
_DATES = st.dates(dt.date(2012, 1, 1), dt.date(2030, 1, 1))


def crossed(outcome: Outcome, which: EnvironmentalSet) -> list[Verdict]:
    """Verdicts of an MPG against limits that are not of its set."""
    levels = [*outcome.levels, *(outcome.stated.levels if outcome.stated is not None else ())]
    return [level.verdict for level in levels if level.limit is not None and level.environmental_set is not which]


@given(
    lines=known_bills(max_lines=3),
    date=_DATES,
    stated=st.builds(
        lambda value, which: Assessment("mpg", value, environmental_set=which),
        st.floats(0.0, 3.0),
        st.sampled_from(EnvironmentalSet),
    ),
    building_type=st.sampled_from(BuildingType),
    override=st.none() | st.sampled_from(EnvironmentalSet),
    edition=st.sampled_from(("tbgo-tabel-3", "hnn-1.0", "hnn-0.5", "woondeal-arnhem-nijmegen-2023")),
)
@settings(max_examples=60, deadline=None)
def test_no_verdict_across_sets(
    lines: tuple[BillLine, ...],
    date: dt.date,
    stated: Assessment,
    building_type: BuildingType,
    override: EnvironmentalSet | None,
    edition: str,
) -> None:
    limit = None if override is None else LimitOverride(0.9, override, "besluit")
    building = replace(HOUSE, type=building_type, mpg_limit_override=limit)
    project = project_of(lines, building, (stated,), permit_application_date=date, requirement_set_id=edition)
    card = card_of(project)
    for which in EnvironmentalSet:
        outcome = card.outcome("mpg", which)
        assert outcome.environmental_set is which
        assert not set(crossed(outcome, which)) & set(_DECIDED)


@pytest.mark.parametrize(("has", "date"), [(A1, dt.date(2026, 7, 1)), (A2, dt.date(2026, 6, 30))])
def test_the_other_set_is_refused_where_the_same_figure_would_have_met(
    has: EnvironmentalSet, date: dt.date
) -> None:
    """With the control: the same figure in the set of the limit does get its verdict."""
    for which in EnvironmentalSet:
        mki: dict[str, Any] = {f"mki_{which.value.lower()}_eur_per_unit": 0.1}
        lines = [line(quantity=1.0, service_life_years=75.0, **mki)]
        outcome = card_of(project_of(lines, permit_application_date=date)).outcome("mpg", which)
        legal = outcome.levels[0].verdict
        assert legal is (Verdict.NOT_COMPARABLE if which is has else Verdict.MEETS)


def test_one_set_says_nothing_about_the_other() -> None:
    outcome = card_of(project_of([line(mki_a1_eur_per_unit=1.0, service_life_years=75.0)])).outcome("mpg", A2)
    assert outcome.estimate is None
    assert all(level.verdict not in _DECIDED for level in outcome.levels)


def test_every_mpg_limit_of_every_edition_names_its_set() -> None:
    for edition in reference().requirement_sets.values():
        for row in edition.requirements:
            if row.indicator_id == "mpg" and row.operator not in (Operator.NONE, Operator.MEASURE):
                assert row.environmental_set is not None, row.id
