"""What is unknown widens the interval and never improves a verdict, whatever is unknown and in what order."""

import datetime as dt
import math
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models.calculation.scoring import compare
from models.domain.bill import BillLine
from models.domain.outcome import Estimate, LevelVerdict, Outcome, Verdict
from models.domain.product import MKI, DataCategory, LifeCycleModule, ModuleProfile
from models.domain.project import Assessment, Building, BuildingType, FunctionArea, LimitOverride
from models.domain.requirement import Operator
from tests.models.calculation.bills import A1, A2, card_of, estimates, known_bills, line, project_of
from tests.models.calculation.gaps import gaps_of, with_gaps

_DECIDED = (Verdict.MEETS, Verdict.MISSES)
_ROUNDING = 1e-9
LARGE = (HealthCheck.too_slow, HealthCheck.data_too_large)


@dataclass(frozen=True)
class Chain:
    """One bill three times: everything known, some of it taken out, and more taken out."""

    whole: tuple[BillLine, ...]
    some: tuple[BillLine, ...]
    more: tuple[BillLine, ...]


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    whole = draw(known_bills())
    some, more = [], []
    for entry in whole:
        gaps = gaps_of(entry)
        first = draw(st.lists(st.sampled_from(gaps), max_size=4))
        some.append(with_gaps(entry, first))
        left = gaps_of(some[-1])
        second = draw(st.lists(st.sampled_from(left), max_size=3)) if left else []
        more.append(with_gaps(some[-1], second))
    return Chain(whole, tuple(some), tuple(more))


def low(estimate: Estimate) -> float:
    return -math.inf if estimate.lower is None else estimate.lower


def high(estimate: Estimate) -> float:
    return math.inf if estimate.upper is None else estimate.upper


def contains(outer: Estimate, inner: Estimate) -> bool:
    room = _ROUNDING * max(1.0, *(abs(x) for x in (low(inner), high(inner)) if math.isfinite(x)), 0.0)
    return low(outer) <= low(inner) + room and high(inner) <= high(outer) + room


def check_wider(known: tuple[BillLine, ...], unknown: tuple[BillLine, ...]) -> None:
    narrow, wide = estimates(card_of(project_of(known))), estimates(card_of(project_of(unknown)))
    for name, outer in wide.items():
        assert name in narrow, f"{name} has a figure only because data are missing"
        assert contains(outer, narrow[name]), f"{name}: {outer} does not hold {narrow[name]}"


RECLAIMED = line(reused_fraction=0.5, recycled_fraction=0.2, biobased_fraction=0.5)
CHIPBOARD = line(
    recycled_fraction=1.0,
    biobased_fraction=1.0,
    reused_fraction=0.0,
    future_reuse_fraction=0.0,
    future_recycling_fraction=0.0,
)
SCRAP_METAL = line(quantity=10.0, mki_a1_eur_per_unit=-1.0, service_life_years=75.0, co2_a1a5_kg_per_unit=-2.0)
CARBONATING = line(
    service_life_years=100.0,
    data_category=DataCategory.C1,
    module_profiles=(
        ModuleProfile(A1, MKI, {m: -5.0 if m is LifeCycleModule.B1 else 0.5 for m in LifeCycleModule}),
    ),
)


CREDIT = replace(
    CARBONATING,
    module_profiles=(
        ModuleProfile(A1, MKI, {m: -50.0 if m is LifeCycleModule.D else 0.5 for m in LifeCycleModule}),
    ),
)
GENERIC = replace(CARBONATING, data_category=DataCategory.C3)
COMPANION = line("2", mki_a1_eur_per_unit=5.0, service_life_years=75.0, co2_a1a5_kg_per_unit=5.0)


def one_gap(whole: BillLine, **gone: Any) -> Chain:
    """A bill of two lines, one of which loses what is named."""
    known, unknown = (whole, COMPANION), (replace(whole, **gone), COMPANION)
    return Chain(known, unknown, unknown)


@given(chains())
@example(one_gap(RECLAIMED, recycled_fraction=None))
@example(one_gap(CHIPBOARD, recycled_fraction=None))
@example(one_gap(SCRAP_METAL, quantity=None))
@example(one_gap(CARBONATING, service_life_years=None))
@example(one_gap(GENERIC, data_category=None))
@example(one_gap(CREDIT, quantity=None))
@example(one_gap(CREDIT, service_life_years=None))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_every_completion_lies_within_the_bounds(chain: Chain) -> None:
    check_wider(chain.whole, chain.some)
    check_wider(chain.some, chain.more)


@given(chains(), st.sampled_from((0.5, 0.999, 1.0, 1.001, 2.0)), st.sampled_from(("<=", "<", ">=")))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_decided_verdict_stays_when_the_gaps_are_filled(chain: Chain, at: float, operator: str) -> None:
    some, more = estimates(card_of(project_of(chain.some))), estimates(card_of(project_of(chain.more)))
    for name, outer in more.items():
        for bound in (outer.lower, outer.upper, some[name].lower, some[name].upper):
            if bound is not None:
                verdict = compare(outer, Operator(operator), bound * at)
                assert verdict not in _DECIDED or compare(some[name], Operator(operator), bound * at) is verdict


@given(chains())
@settings(max_examples=40, deadline=None, suppress_health_check=LARGE)
def test_no_verdict_of_the_scorecard_improves_by_taking_data_out(chain: Chain) -> None:
    before, after = (card_of(project_of(lines)) for lines in (chain.whole, chain.some))
    for was, now in zip(before.outcomes, after.outcomes, strict=True):
        for old, new in zip(was.levels, now.levels, strict=True):
            assert new.verdict not in _DECIDED or new.verdict is old.verdict, (was.indicator_id, old, new)


def test_counting_an_unknown_as_zero_would_be_seen() -> None:
    """The control: what a program that reads an empty cell as zero makes of the same bill."""
    whole = line(quantity=10.0, mki_a1_eur_per_unit=5.0, service_life_years=75.0)
    zeroed = estimates(card_of(project_of([replace(whole, mki_a1_eur_per_unit=0.0)])))
    known = estimates(card_of(project_of([whole])))
    assert not contains(zeroed["mpg.A1"], known["mpg.A1"])


RICH = Building(
    type=BuildingType.STACKED_DWELLING,
    functions=(FunctionArea("woonfunctie", 100.0),),
    gross_floor_area_m2=120.0,
    usable_floor_area_m2=100.0,
    form_factor=2.0,
    is_light_construction=True,
    dwelling_count=2,
    mpg_limit_override=LimitOverride(1.4, A2, "besluit"),
)
ENTERED = tuple(
    Assessment(name, value) for name, value in (("beng1", 69.0), ("beng2", 45.0), ("beng3", 41.0), ("tojuli", 1.1))
)


@pytest.mark.parametrize(
    "field",
    [
        "gross_floor_area_m2",
        "usable_floor_area_m2",
        "form_factor",
        "is_light_construction",
        "dwelling_count",
        "type",
    ],
)
@pytest.mark.parametrize("edition", ["tbgo-tabel-3", "hnn-1.0"])
def test_taking_a_fact_of_the_building_out_never_turns_a_verdict_into_meets(field: str, edition: str) -> None:
    lines = (
        line(quantity=1000.0, mki_a1_eur_per_unit=4.0, mki_a2_eur_per_unit=4.0, service_life_years=75.0,
             co2_a1a5_kg_per_unit=20.0, reused_fraction=0.2, recycled_fraction=0.0, biobased_fraction=0.0),
    )  # fmt: skip
    facts: dict[str, Any] = {"permit_application_date": dt.date(2026, 8, 1), "requirement_set_id": edition}
    before = card_of(project_of(lines, RICH, ENTERED, **facts))
    poorer: dict[str, Any] = {field: None}
    after = card_of(project_of(lines, replace(RICH, **poorer), ENTERED, **facts))
    met = {(o.indicator_id, o.environmental_set, v.level) for o in before.outcomes for v in _met(o)}
    assert {(o.indicator_id, o.environmental_set, v.level) for o in after.outcomes for v in _met(o)} <= met
    assert met


def _met(outcome: Outcome) -> list[LevelVerdict]:
    return [level for level in outcome.levels if level.verdict is Verdict.MEETS]
