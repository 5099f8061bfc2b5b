"""BENG limits of buildings with functions without a limit of their own, and with accessory functions."""

import datetime as dt
from dataclasses import replace

import pytest

from models.domain.outcome import LevelVerdict, Verdict
from models.domain.project import Assessment, Building, BuildingType, FunctionArea
from models.domain.requirement import Level
from tests.models.calculation.bills import card_of, project_of

HOME = FunctionArea("woonfunctie", 900.0)
OFFICE = FunctionArea("kantoorfunctie", 40.0)
FLATS = Building(type=BuildingType.STACKED_DWELLING, form_factor=1.4)


def legal(indicator_id: str, value: float, *functions: FunctionArea) -> LevelVerdict:
    """The legal verdict of an entered value on a block of flats with these functions."""
    project = project_of(
        (),
        replace(FLATS, functions=functions),
        (Assessment(indicator_id, value),),
        permit_application_date=dt.date(2026, 7, 1),
    )
    return next(v for v in card_of(project).outcome(indicator_id).levels if v.level is Level.LEGAL)


@pytest.mark.parametrize("function", ["overige_gebruiksfunctie", "industriefunctie"])
@pytest.mark.parametrize(("indicator_id", "limit"), [("beng1", 65.0), ("beng2", 50.0), ("beng3", 40.0)])
def test_a_function_that_the_table_does_not_list_leaves_the_limits_of_the_dwellings(
    function: str, indicator_id: str, limit: float
) -> None:
    found = legal(indicator_id, limit, HOME, FunctionArea(function, 400.0))
    assert (found.limit, found.verdict) == (limit, Verdict.MEETS)


def test_a_garage_alone_has_no_limit() -> None:
    assert legal("beng1", 500.0, FunctionArea("overige_gebruiksfunctie", 400.0)).verdict is Verdict.NO_LEVEL


@pytest.mark.parametrize(
    ("is_accessory", "limit", "verdict"),
    [
        (True, 65.0, Verdict.MISSES),
        (False, (900 * 65 + 40 * 90) / 940, Verdict.MEETS),
        (None, (900 * 65 + 40 * 90) / 940, Verdict.CANNOT_SAY),
    ],
)
def test_an_accessory_function_of_the_dwellings_has_their_limit(
    is_accessory: bool | None, limit: float, verdict: Verdict
) -> None:
    found = legal("beng1", 65.5, HOME, replace(OFFICE, is_accessory=is_accessory))
    assert found.limit == pytest.approx(limit)
    assert found.verdict is verdict
    assert (found.reason is not None and found.reason.code == "calc_accessory_undecided") is (is_accessory is None)


@pytest.mark.parametrize(("value", "verdict"), [(64.9, Verdict.MEETS), (67.0, Verdict.MISSES)])
def test_what_is_not_said_matters_only_between_the_two_limits(value: float, verdict: Verdict) -> None:
    assert legal("beng1", value, HOME, OFFICE).verdict is verdict


@pytest.mark.parametrize(
    ("functions", "value"),
    [
        # A gym has a lower limit (40) than the dwellings: as accessory function it would allow more.
        ((HOME, FunctionArea("sportfunctie", 100.0)), 64.0),
        # A gym pulls down and an office up: each may be accessory by itself.
        ((HOME, FunctionArea("sportfunctie", 100.0), FunctionArea("kantoorfunctie", 100.0)), 64.5),
    ],
)
def test_every_reading_of_open_functions_counts(functions: tuple[FunctionArea, ...], value: float) -> None:
    assert legal("beng1", value, *functions).verdict is Verdict.CANNOT_SAY


def test_a_function_is_accessory_only_where_there_is_a_dwelling() -> None:
    found = legal("beng1", 90.0, replace(OFFICE, is_accessory=True))
    assert (found.limit, found.verdict) == (90.0, Verdict.MEETS)


@pytest.mark.parametrize("indicator_id", ["beng2", "beng3"])
def test_the_other_limits_follow_the_same_rule(indicator_id: str) -> None:
    accessory = legal(indicator_id, 45.0, HOME, replace(OFFICE, is_accessory=True))
    assert accessory.limit == {"beng2": 50.0, "beng3": 40.0}[indicator_id]
