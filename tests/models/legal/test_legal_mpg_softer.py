"""Where a softer MPG limit may hold from 1 July 2026, the normal limit can be met but not missed."""

import datetime as dt

import pytest

from models.domain.outcome import LevelVerdict, Verdict
from models.domain.project import Assessment, Building, BuildingType, FunctionArea, LimitOverride
from models.domain.requirement import Level
from tests.models.calculation.bills import A1, A2, card_of, project_of

_HOUSES = BuildingType.GROUND_BOUND_DWELLING
_FLATS = BuildingType.STACKED_DWELLING
_OFFICE = BuildingType.OFFICE


def _flats(area: float) -> FunctionArea:
    return FunctionArea("woonfunctie", area)


def legal_mpg(building: Building, value: float, date: dt.date = dt.date(2026, 7, 1)) -> LevelVerdict:
    """The legal verdict of an entered MPG in the set of the date."""
    which = A2 if date >= dt.date(2026, 7, 1) else A1
    entered = (Assessment("mpg", value, environmental_set=which),)
    outcome = card_of(project_of([], building, entered, permit_application_date=date)).outcome("mpg", which)
    return next(level for level in outcome.levels if level.level is Level.LEGAL)


@pytest.mark.parametrize(
    ("building", "code"),
    [
        (Building(type=_HOUSES, usable_floor_area_m2=790.0, dwelling_count=10), "calc_mpg_softer_small"),
        (Building(type=_HOUSES, usable_floor_area_m2=800.0, dwelling_count=10), None),
        (
            Building(type=_HOUSES, functions=(FunctionArea("woonfunctie", 79.0),), dwelling_count=1),
            "calc_mpg_softer_small",
        ),
        (Building(type=_HOUSES, functions=(FunctionArea("woonfunctie", 79.0),)), None),
        (Building(type=_HOUSES, dwelling_count=1), None),
        (Building(type=_FLATS, usable_floor_area_m2=590.0, dwelling_count=10), "calc_mpg_softer_small"),
        (Building(type=_FLATS, usable_floor_area_m2=790.0, dwelling_count=10), None),
        (
            Building(
                type=_FLATS, functions=(_flats(590.0), FunctionArea("winkelfunctie", 9.0)), dwelling_count=10
            ),
            "calc_mpg_softer_small",
        ),
        (
            Building(
                type=_FLATS,
                functions=(_flats(300.0), FunctionArea("woonfunctie_anders", 900.0)),
                dwelling_count=10,
            ),
            None,
        ),
        (Building(type=_OFFICE, form_factor=2.51), "calc_mpg_softer_form"),
        (Building(type=_OFFICE, form_factor=2.5), None),
        (Building(type=_OFFICE), None),
        (Building(type=_HOUSES, form_factor=3.0), None),
    ],
)
def test_above_the_normal_limit_nothing_is_said_where_a_softer_one_may_hold(
    building: Building, code: str | None
) -> None:
    above = legal_mpg(building, 1.95)
    assert above.verdict is (Verdict.MISSES if code is None else Verdict.CANNOT_SAY)
    assert (above.reason.code if above.reason is not None else None) == code
    assert (above.margin is None) is (code is not None)
    below = legal_mpg(building, 1.5)
    assert (below.verdict, below.reason) == (Verdict.MEETS, None)
    before = legal_mpg(building, 1.95, dt.date(2026, 6, 30))
    assert before.reason is None or before.reason.code == "calc_mpg_mix_not_found"


def test_an_own_limit_is_the_limit() -> None:
    own = LimitOverride(1.8, A2, "berekening adviseur")
    small = Building(type=_HOUSES, usable_floor_area_m2=70.0, dwelling_count=1, mpg_limit_override=own)
    assert legal_mpg(small, 1.95).verdict is Verdict.MISSES
    assert legal_mpg(small, 1.75).verdict is Verdict.MEETS
