"""Levels of the editions on known buildings: two wordings of circular, years, functions, civil works, rungs.

The mass example is G1 of the regional programme (108,000 kg in five parts); the rest are printed levels.
"""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest

from models.domain.bill import BillLine
from models.domain.outcome import Estimate, Figure, LevelVerdict, Scorecard, Verdict
from models.domain.product import EnvironmentalSet, LifeCycleModule, ModuleProfile
from models.domain.project import Building, BuildingType, CivilWork, FunctionArea
from models.domain.quantities import KG, SQUARE_METRE
from models.domain.requirement import Level
from tests.models.calculation.bills import card_of, project_of, reference

WOONDEAL, EARLIER = "woondeal-arnhem-nijmegen-2023-eigen-woorden", "woondeal-arnhem-nijmegen-2023"
IN_2026 = dt.date(2026, 9, 1)
EGW = Building(type=BuildingType.GROUND_BOUND_DWELLING, gross_floor_area_m2=100.0)


def _kg(line_id: str, mass: float, **values: object) -> BillLine:
    return BillLine(line_id, line_id, mass, KG, mass_kg_per_unit=1.0, **values)  # type: ignore[arg-type]


def _origin(reused: float, recycled: float, renewable: float, reuse: float, recycling: float) -> dict[str, float]:
    return {
        "reused_fraction": reused,
        "recycled_fraction": recycled,
        "biobased_fraction": renewable,
        "future_reuse_fraction": reuse,
        "future_recycling_fraction": recycling,
    }


G1 = (
    _kg("beton", 80_000, **_origin(0, 0.20, 0, 0, 0.95)),
    _kg("houtskelet", 12_000, **_origin(0, 0, 0.90, 0.50, 0.10)),
    _kg("kanaalplaat", 10_000, **_origin(1, 0, 0, 0.60, 0.40)),
    _kg("gipsplaat", 5_000),
    _kg("glaswol", 1_000, **_origin(0, 0.40, 0, 0, 0)),
)


def _figure(card: Scorecard, figure_id: str) -> Figure:
    return next(figure for figure in card.figures if figure.id == figure_id)


def _bounds(estimate: Estimate | None) -> tuple[float, float]:
    assert estimate is not None
    assert estimate.lower is not None
    assert estimate.upper is not None
    return round(estimate.lower, 4), round(estimate.upper, 4)


def _verdicts(levels: tuple[LevelVerdict, ...], level: Level = Level.RECOMMENDED) -> list[Verdict]:
    return [each.verdict for each in levels if each.level is level]


def _carbon(per_m2: float) -> tuple[BillLine, ...]:
    """Every element of a building of 100 m2, whose A1-A5 together is `per_m2` in kg CO2-eq per m2."""
    codes = ("13", "16", "21", "23", "27", "31", "41", "47", "52")
    rest = tuple(_kg(f"e{code}", 1.0, nl_sfb=code, co2_a1a5_kg_per_unit=0.0) for code in codes[1:])
    return (_kg("alles", 1_000.0, nl_sfb=codes[0], co2_a1a5_kg_per_unit=per_m2 * 100.0 / 1_000.0), *rest)


def test_origin_in_two_wordings() -> None:
    card = card_of(project_of(G1, EGW, requirement_set_id=WOONDEAL, permit_application_date=IN_2026))
    origin, own_words = card.outcome("material_origin"), _figure(card, "origin_reused_renewable")
    assert _bounds(origin.estimate) == (34.4444, 39.0741)
    assert _bounds(own_words.estimate) == (19.2593, 23.8889)
    assert _bounds(card.outcome("reuse_potential").estimate) == (86.2963, 90.9259)
    assert _verdicts(own_words.levels) == [Verdict.MISSES]
    assert own_words.levels[0].limit == 25.0
    assert not _verdicts(origin.levels), "the agreement says nothing about the origin that counts recycled mass"


def test_the_earlier_reading_stays_for_projects_that_have_it() -> None:
    card = card_of(project_of(G1, EGW, requirement_set_id=EARLIER, permit_application_date=IN_2026))
    assert _verdicts(card.outcome("material_origin").levels) == [Verdict.MEETS]
    assert not _figure(card, "origin_reused_renewable").levels
    offered = {each.id for each in reference().sets_to_choose()}
    assert EARLIER not in offered
    assert WOONDEAL in offered
    assert EARLIER in {each.id for each in reference().sets_to_choose(EARLIER)}


def test_a_reduction_without_a_baseline_is_said_and_not_decided() -> None:
    card = card_of(project_of(G1, EGW, requirement_set_id=WOONDEAL, permit_application_date=IN_2026))
    (level,) = _figure(card, "primary_abiotic").levels
    assert level.verdict is Verdict.CANNOT_SAY
    assert "26,5-32,5%" in level.text, "circular share that 25 % less primary takes at 90-98 % primary"


@pytest.mark.parametrize(
    ("per_m2", "year", "verdict"),
    [
        (126.0, 2026, Verdict.MEETS),
        (126.1, 2026, Verdict.CANNOT_SAY),
        (200.0, 2026, Verdict.CANNOT_SAY),
        (200.1, 2026, Verdict.MISSES),
        (75.0, 2030, Verdict.MEETS),
        (100.0, 2030, Verdict.CANNOT_SAY),
        (126.1, 2030, Verdict.MISSES),
    ],
)
def test_paris_proof_between_the_years_of_its_table(per_m2: float, year: int, verdict: Verdict) -> None:
    date = dt.date(year, 6, 1)
    card = card_of(
        project_of(_carbon(per_m2), EGW, requirement_set_id="paris-proof-2022", permit_application_date=date)
    )
    (level,) = card.outcome("embodied_carbon").levels
    assert level.verdict is verdict
    is_between = verdict is Verdict.CANNOT_SAY
    assert (level.reason is not None and level.reason.code == "calc_limit_between_years") is is_between


def test_only_cells_of_paris_proof_that_were_read() -> None:
    rows = reference().requirement_sets["paris-proof-2022"].requirements
    by_type = {scope: [r.limit for r in rows if r.scope == scope] for scope in {r.scope for r in rows}}
    assert by_type == {
        "EGW": [200, 126, 75, 45],
        "MGW": [220, 139, 83, 50],
        "Kantoren": [250, 158, 94, 56],
    }
    assert all(row.source.is_verified for row in rows)
    for before, after in pairwise(rows):
        assert before.end_limit == (after.limit if after.scope == before.scope else None)


@pytest.mark.parametrize(
    ("mki", "rungs"),
    [
        (0.75, [Verdict.MEETS, Verdict.MISSES, Verdict.MISSES]),
        (0.5, [Verdict.MEETS, Verdict.MEETS, Verdict.MISSES]),
        (0.2, [Verdict.MEETS, Verdict.MEETS, Verdict.MEETS]),
        (0.76, [Verdict.MISSES, Verdict.MISSES, Verdict.MISSES]),
    ],
)
def test_bronze_silver_and_gold(mki: float, rungs: list[Verdict]) -> None:
    lines = tuple(replace(each, mki_a1_eur_per_unit=0.0, service_life_years=75.0) for each in _carbon(0.0))
    lines = (replace(lines[0], mki_a1_eur_per_unit=mki * 100.0 * 75.0 / 1_000.0), *lines[1:])
    card = card_of(project_of(lines, EGW, requirement_set_id="tbb-v1"))
    levels = [v for v in card.outcome("mpg", EnvironmentalSet.A1).levels if v.level is not Level.LEGAL]
    assert [v.text for v in levels] == ["Brons", "Zilver", "Goud"]
    assert [v.verdict for v in levels] == rungs


@pytest.mark.parametrize(
    ("functions", "code"),
    [
        ((FunctionArea("onderwijsfunctie", 90.0),), None),
        ((), "calc_level_of_function"),
        ((FunctionArea("sportfunctie", 90.0),), "no level"),
    ],
)
def test_education_follows_from_the_use_function(functions: tuple[FunctionArea, ...], code: str | None) -> None:
    school = Building(type=BuildingType.NON_RESIDENTIAL, gross_floor_area_m2=100.0, functions=functions)
    card = card_of(project_of(_carbon(280.0), school, requirement_set_id="hnn-1.2"))
    levels = card.outcome("embodied_carbon").levels
    if code == "no level":
        assert not levels
        return
    (level,) = levels
    assert level.limit == 300.0
    assert level.verdict is (Verdict.MEETS if code is None else Verdict.CANNOT_SAY)
    assert (level.reason.code if level.reason is not None else None) == code


@pytest.mark.parametrize(("set_id", "limit"), [("hnn-1.2", 245.0), ("hnn-0.5-gebouw", 250.0)])
def test_offices_in_two_editions(set_id: str, limit: float) -> None:
    office = Building(type=BuildingType.OFFICE, gross_floor_area_m2=100.0)
    (level,) = (
        card_of(project_of(_carbon(245.0), office, requirement_set_id=set_id)).outcome("embodied_carbon").levels
    )
    assert (level.limit, level.verdict) == (limit, Verdict.MEETS)


def test_the_new_editions_say_an_office_level_of_the_mpg() -> None:
    for set_id in ("hnn-0.5-gebouw", "hnn-0.6", "hnn-1.0", "hnn-1.2"):
        rows = reference().requirement_sets[set_id].requirements
        assert [r.limit for r in rows if r.indicator_id == "mpg" and r.scope == "Kantoren"] == [0.70], set_id


# --- civil works

STREET = Building(
    type=BuildingType.PUBLIC_SPACE,
    gross_floor_area_m2=1.0,
    service_life_years=40.0,
    civil_work=CivilWork.PUBLIC_REALM,
)


def _pavement(kg_co2: float, mass: float = 500.0, **values: object) -> BillLine:
    """One m2 of pavement that lasts as long as the works, with its global warming in all modules A-D."""
    given = dict.fromkeys(LifeCycleModule, 0.0)
    given[LifeCycleModule.A1_A3] = kg_co2
    profile = ModuleProfile(EnvironmentalSet.A1, "gwp100", given)
    return BillLine(
        "bestrating", "bestrating", 1.0, SQUARE_METRE, mass_kg_per_unit=mass, service_life_years=40.0,
        module_profiles=(profile,), **values,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(("kg_co2", "verdict"), [(68.0, Verdict.MEETS), (68.1, Verdict.MISSES)])
def test_climate_impact_per_year_is_compared_unrounded(kg_co2: float, verdict: Verdict) -> None:
    card = card_of(project_of((_pavement(kg_co2),), STREET, requirement_set_id="hnn-infra-1.0"))
    figure = _figure(card, "climate_impact")
    assert figure.estimate is not None
    assert figure.estimate.value == pytest.approx(kg_co2 / 40.0)
    assert [(v.limit, v.verdict) for v in figure.levels] == [(1.7, verdict)]


def test_climate_impact_repeats_the_whole_cycle_of_what_is_replaced() -> None:
    line = replace(_pavement(30.0), service_life_years=20.0)
    card = card_of(project_of((line,), STREET, requirement_set_id="hnn-infra-1.0"))
    figure = _figure(card, "climate_impact")
    assert figure.estimate is not None
    assert figure.estimate.value == pytest.approx(2 * 30.0 / 40.0)


def test_the_example_pavement_is_never_set_beside_the_level_per_year() -> None:
    """621.5 kg and 38.109 kg CO2 (A1-A3) per m2, 58.33 % secondary: only mass and origin are decided."""
    line = BillLine(
        "klinkers", "klinkers op zand en granulaat", 1.0, SQUARE_METRE, mass_kg_per_unit=621.5,
        co2_a1a5_kg_per_unit=38.109, recycled_fraction=0.5833, reused_fraction=0.0, biobased_fraction=0.0,
    )  # fmt: skip
    for set_id in ("hnn-infra-1.0", "tbgo-tabel-3"):
        card = card_of(project_of((line,), STREET, requirement_set_id=set_id))
        figure = _figure(card, "climate_impact")
        assert figure.estimate is None
        assert [reason.code for reason in figure.reasons] == ["calc_service_life_unknown"]
        assert [v.limit for v in figure.levels] == [1.7]
        carbon = card.outcome("embodied_carbon")
        assert carbon.estimate is not None
        assert carbon.estimate.lower == pytest.approx(38.109)
        assert 1.7 not in [level.limit for level in carbon.levels]
    infra = card_of(project_of((line,), STREET, requirement_set_id="hnn-infra-1.0"))
    assert _verdicts(infra.outcome("material_intensity").levels) == [Verdict.MEETS]
    assert _verdicts(infra.outcome("material_origin").levels) == [Verdict.MEETS]


def test_without_the_kind_of_works_no_level_is_chosen() -> None:
    unsaid = replace(STREET, civil_work=None)
    card = card_of(project_of((_pavement(1.0),), unsaid, requirement_set_id="hnn-infra-1.0"))
    levels = _figure(card, "climate_impact").levels
    assert [v.limit for v in levels] == [2.2, 1.8, 1.7, 120, 40, 100]
    assert {v.verdict for v in levels} == {Verdict.CANNOT_SAY}
    assert {v.reason.code for v in levels if v.reason is not None} == {"calc_civil_work_missing"}


def test_a_building_has_no_climate_impact_per_year() -> None:
    card = card_of(project_of(_carbon(100.0), EGW))
    assert "climate_impact" not in {figure.id for figure in card.figures}


# --- two EN 15804 sets


@pytest.mark.parametrize(
    ("set_id", "date", "said"),
    [
        ("hnn-1.0", dt.date(2026, 7, 1), {"law": "A2", "levels": "A1"}),
        ("hnn-1.0", dt.date(2026, 6, 30), None),
        ("hnn-1.0", None, None),
        ("paris-proof-2022", dt.date(2026, 7, 1), None),
    ],
)
def test_the_other_regime_is_said_once(set_id: str, date: dt.date | None, said: dict[str, str] | None) -> None:
    card = card_of(project_of(_carbon(100.0), EGW, requirement_set_id=set_id, permit_application_date=date))
    assert (None if card.other_regime is None else dict(card.other_regime.params)) == said


def test_each_set_judges_its_own_figure() -> None:
    lines = tuple(
        replace(each, mki_a1_eur_per_unit=0.0, mki_a2_eur_per_unit=0.0, service_life_years=75.0)
        for each in _carbon(0.0)
    )
    per_unit = 100.0 * 75.0 / 1_000.0
    lines = (
        replace(lines[0], mki_a1_eur_per_unit=0.40 * per_unit, mki_a2_eur_per_unit=1.70 * per_unit),
        *lines[1:],
    )
    house = replace(EGW, functions=(FunctionArea("woonfunctie", 90.0),))
    card = card_of(project_of(lines, house, requirement_set_id="hnn-1.0", permit_application_date=IN_2026))
    verdicts = {
        which: {v.level: v.verdict for v in card.outcome("mpg", which).levels} for which in EnvironmentalSet
    }
    assert verdicts[EnvironmentalSet.A1] == {Level.LEGAL: Verdict.NOT_COMPARABLE, Level.RECOMMENDED: Verdict.MEETS}
    assert verdicts[EnvironmentalSet.A2] == {
        Level.LEGAL: Verdict.MISSES,
        Level.RECOMMENDED: Verdict.NOT_COMPARABLE,
    }
