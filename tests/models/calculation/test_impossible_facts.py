"""Facts of a building that cannot be: a finding, and no verdict where they decide."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from models.audit.audit import audit
from models.domain.outcome import Scorecard, Verdict
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, Building, BuildingType, FunctionArea
from models.domain.quantities import SQUARE_METRE
from models.domain.requirement import Level
from tests.models.calculation.bills import card_of, line, project_of, reference, view_of

CODES = ("13", "16", "21", "22", "23", "27", "31", "41", "47", "52", "56", "61")
LINES = [
    line(
        f"b{code}", SQUARE_METRE, 10.0, nl_sfb=code, mass_kg_per_unit=100.0, service_life_years=75.0,
        mki_a1_eur_per_unit=10.0, mki_a2_eur_per_unit=20.0, co2_a1a5_kg_per_unit=12.0, biobased_fraction=0.3,
        biogenic_c_kg_per_kg=0.1,
    )
    for code in CODES
]  # fmt: skip
SOUND = Building(
    type=BuildingType.GROUND_BOUND_DWELLING,
    functions=(FunctionArea("woonfunctie", 100.0),),
    gross_floor_area_m2=120.0,
    usable_floor_area_m2=100.0,
    form_factor=2.0,
    service_life_years=75.0,
)
ENTERED = (Assessment("beng1", 60.0), Assessment("beng2", 20.0), Assessment("beng3", 60.0))
DAY = dt.date(2026, 7, 1)
A2 = EnvironmentalSet.A2


def scored(date: dt.date = DAY, entered: tuple[Assessment, ...] = ENTERED, **facts: Any) -> Scorecard:
    return card_of(project_of(LINES, replace(SOUND, **facts), entered, permit_application_date=date))


def codes(date: dt.date = DAY, entered: tuple[Assessment, ...] = ENTERED, **facts: Any) -> set[str]:
    project = project_of(LINES, replace(SOUND, **facts), entered, permit_application_date=date)
    return {f.code for f in audit(project, project.variants[0], view_of(project), reference())}


def verdict(card: Scorecard, indicator_id: str, level: Level, which: EnvironmentalSet | None = None) -> Verdict:
    outcome = card.outcome(indicator_id, which)
    return next(found.verdict for found in outcome.levels if found.level is level)


MPG = ("mpg", Level.LEGAL, A2)
CARBON = ("embodied_carbon", Level.RECOMMENDED, None)
BENG1 = ("beng1", Level.LEGAL, None)
BENG2 = ("beng2", Level.LEGAL, None)

Decided = tuple[str, Level, EnvironmentalSet | None]


def test_the_sound_building_meets_all_of_it() -> None:
    """The control of the tests below."""
    card = scored()
    assert {verdict(card, *which) for which in (MPG, CARBON, BENG1, BENG2)} == {Verdict.MEETS}
    assert not [code for code in codes() if code.endswith("impossible")]


@pytest.mark.parametrize(
    ("facts", "code", "decided", "others"),
    [
        ({"form_factor": 20.0}, "audit_form_factor_impossible", (BENG1,), (BENG2, MPG, CARBON)),
        ({"form_factor": 14.0}, "audit_form_factor_impossible", (BENG1,), (BENG2, MPG)),
        ({"form_factor": 0.05}, "audit_form_factor_impossible", (BENG1,), (BENG2, MPG)),
        ({"gross_floor_area_m2": 1200.0}, "audit_gross_far_above_usable", (MPG, CARBON), (BENG1, BENG2)),
        ({"usable_floor_area_m2": 10.0}, "audit_gross_far_above_usable", (MPG, CARBON), (BENG1, BENG2)),
        (
            {"usable_floor_area_m2": None, "gross_floor_area_m2": 1200.0},
            "audit_gross_far_above_usable", (MPG, CARBON), (BENG1, BENG2),
        ),
        ({"usable_floor_area_m2": 130.0}, "audit_usable_above_gross", (MPG, CARBON), (BENG1, BENG2)),
        (
            {"gross_floor_area_m2": 3e6, "usable_floor_area_m2": 2.5e6},
            "audit_gross_area_impossible", (MPG, CARBON), (BENG1, BENG2),
        ),
        ({"dwelling_count": 12}, "audit_dwelling_size_impossible", (MPG, CARBON), (BENG1, BENG2)),
        ({"service_life_years": 750.0}, "audit_building_life_impossible", (MPG,), (CARBON, BENG1, BENG2)),
        ({"service_life_years": 5.0}, "audit_building_life_impossible", (MPG,), (CARBON, BENG1, BENG2)),
        ({"service_life_years": 1000.0}, "audit_building_life_impossible", (MPG,), (CARBON, BENG1, BENG2)),
        ({"date": dt.date(2062, 7, 1)}, "audit_permit_year_impossible", (MPG, BENG1, BENG2), (CARBON,)),
        ({"date": dt.date(1850, 7, 1)}, "audit_permit_year_impossible", (MPG, BENG1, BENG2), (CARBON,)),
        ({"date": dt.date(1926, 7, 1)}, "audit_permit_year_impossible", (MPG, BENG1, BENG2), (CARBON,)),
    ],
)  # fmt: skip
def test_a_fact_that_cannot_be_is_found_and_decides_nothing(
    facts: dict[str, Any], code: str, decided: tuple[Decided, ...], others: tuple[Decided, ...]
) -> None:
    card = scored(**facts)
    assert code in codes(**facts)
    for which in decided:
        assert verdict(card, *which) is Verdict.CANNOT_SAY, which
    for which in others:
        assert verdict(card, *which) is Verdict.MEETS, which


def test_the_figure_itself_stays() -> None:
    life = scored(service_life_years=750.0).outcome("mpg", A2)
    assert life.estimate is not None
    assert life.estimate.value is not None
    assert "audit_building_life_impossible" in {reason.code for reason in life.reasons}


def test_an_indication_rests_on_no_impossible_fact_either() -> None:
    assert "probably_meets" in {v.value for v in _carbon_indication(gross_floor_area_m2=120.0)}
    assert {v.value for v in _carbon_indication(gross_floor_area_m2=1200.0)} == {"cannot_say"}


def _carbon_indication(**facts: Any) -> list[Any]:
    indication = scored(**facts).outcome("embodied_carbon").indication
    assert indication is not None
    return list(indication.verdicts.values())


def test_without_a_limit_there_is_nothing_to_doubt() -> None:
    industry = (FunctionArea("industriefunctie", 100.0),)
    card = scored(type=BuildingType.NON_RESIDENTIAL, functions=industry, form_factor=20.0)
    assert verdict(card, *BENG1) is Verdict.NO_LEVEL


@pytest.mark.parametrize(
    ("facts", "legal"),
    [
        # A bungalow, a villa with a garage, a monument that is rebuilt for long: unusual, not impossible.
        ({"form_factor": 4.5}, BENG2),
        ({"gross_floor_area_m2": 250.0}, MPG),
        ({"service_life_years": 150.0}, MPG),
        ({"date": dt.date(2030, 1, 1)}, MPG),
    ],
)
def test_what_is_only_unusual_keeps_its_verdict(facts: dict[str, Any], legal: Decided) -> None:
    assert verdict(scored(**facts), *legal) is Verdict.MEETS


@pytest.mark.parametrize(
    ("indicator_id", "value", "expected"),
    [
        ("beng3", 0.5, Verdict.CANNOT_SAY),
        ("beng3", 0.6, Verdict.CANNOT_SAY),
        ("beng3", 1.0, Verdict.CANNOT_SAY),
        # 20 % misses 50 % as well.
        ("beng3", 0.2, Verdict.MISSES),
        ("beng3", 50.0, Verdict.MEETS),
        ("beng3", 2.0, Verdict.MISSES),
        ("beng2", 0.5, Verdict.MEETS),
    ],
)
def test_a_share_typed_as_fraction_decides_only_what_both_readings_do(
    indicator_id: str, value: float, expected: Verdict
) -> None:
    entered = (Assessment(indicator_id, value),)
    assert verdict(scored(entered=entered), indicator_id, Level.LEGAL) is expected
    assert ("audit_value_as_fraction" in codes(entered=entered)) is (indicator_id == "beng3" and value <= 1)


def test_a_stated_share_beside_a_calculated_one_is_doubted_too() -> None:
    entered = (Assessment("detachability", 0.55),)
    stated = scored(entered=entered).outcome("detachability").stated
    assert stated is not None
    assert {v.verdict for v in stated.levels if v.level is Level.RECOMMENDED} == {Verdict.CANNOT_SAY}
    assert "audit_value_as_fraction" in codes(entered=entered)


@pytest.mark.parametrize(
    ("mki", "expected"), [(20.0, Verdict.MEETS), (0.0, Verdict.MEETS), (-20.0, Verdict.CANNOT_SAY)]
)
def test_an_mpg_below_zero_decides_nothing(mki: float, expected: Verdict) -> None:
    bill = [replace(each, mki_a2_eur_per_unit=mki) for each in LINES]
    card = card_of(project_of(bill, SOUND, ENTERED, permit_application_date=DAY))
    assert verdict(card, "mpg", Level.LEGAL, A2) is expected
    told = {reason.code for reason in card.outcome("mpg", A2).reasons}
    assert ("calc_mpg_below_zero" in told) == (expected is Verdict.CANNOT_SAY)


def test_one_credit_in_a_sum_above_zero_is_no_doubt() -> None:
    bill = [replace(LINES[0], mki_a2_eur_per_unit=-5.0), *LINES[1:]]
    card = card_of(project_of(bill, SOUND, ENTERED, permit_application_date=DAY))
    assert verdict(card, "mpg", Level.LEGAL, A2) is Verdict.MEETS
