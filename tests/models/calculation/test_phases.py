"""What the work does with the material: only what comes in counts, what stays and what leaves stands apart."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.audit.audit import audit
from models.domain.bill import BillLine, Phase, ProvisionalProduct
from models.domain.outcome import Finding, IndicationVerdict, Outcome, Scorecard, Verdict
from models.domain.phases import MaterialByPhase, Route
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.project import (
    Assessment,
    Building,
    BuildingType,
    BuildingWork,
    FunctionArea,
    LimitOverride,
    Project,
)
from models.domain.quantities import CUBIC_METRE, PIECE, SQUARE_METRE
from models.domain.requirement import Level
from models.scorecard.phases import phase_sentences, route_shares
from tests.models.calculation.bills import A2, HOUSE, card_of, known_bills, line, project_of, reference, view_of

GONE = (Phase.DEMOLISHED, Phase.TEMPORARY)
STAYS = (Phase.EXISTING, Phase.KEPT)
OUT = (*GONE, *STAYS)
ROOFED = ("13", "21", "27", "31", "56")
PERMIT = dt.date(2026, 8, 1)


def findings_of(project: Project, prefix: str) -> list[Finding]:
    found = audit(project, project.variants[0], view_of(project), reference())
    return [finding for finding in found if finding.code.startswith(prefix)]


def figures(card: Scorecard) -> list[object]:
    """Every figure with its reasons and indication, without the verdicts."""
    return [[(o.estimate, o.status, o.reasons) for o in card.outcomes], card.figures, card.linkage]


@pytest.mark.parametrize("phase", OUT)
@given(lines=known_bills(), aside=known_bills())
@settings(max_examples=25, deadline=None)
def test_every_figure_is_as_without_the_lines_that_do_not_come_in(
    phase: Phase, lines: tuple[BillLine, ...], aside: tuple[BillLine, ...]
) -> None:
    """Said to be a renovation, so that the two differ in these lines alone; codes have a test of their own."""
    house = replace(HOUSE, work=BuildingWork.RENOVATION)
    out = [replace(entry, id=f"x{entry.id}", nl_sfb="", phase=phase) for entry in aside]
    mixed = [entry for pair in zip(out, lines, strict=False) for entry in pair] + [
        *out[len(lines) :],
        *lines[len(out) :],
    ]
    with_them, without = (card_of(project_of(some, house)) for some in (mixed, lines))
    assert figures(with_them) == figures(without)
    assert with_them.outcomes == without.outcomes


@given(lines=known_bills())
@settings(max_examples=25, deadline=None)
def test_new_and_reused_lines_count_as_lines_without_a_phase(lines: tuple[BillLine, ...]) -> None:
    """The control: these phases take nothing out."""
    plain = card_of(project_of(lines))
    for phase in (Phase.NEW, Phase.REUSED):
        said = card_of(project_of([replace(entry, phase=phase) for entry in lines]))
        assert (said.outcomes, said.figures) == (plain.outcomes, plain.figures)


def test_a_demolished_line_in_disguise_changes_the_figures() -> None:
    """The control of the first test: the same line without its phase counts."""
    known = line(quantity=10.0, biobased_fraction=0.3)
    other = line("2", quantity=10.0, biobased_fraction=1.0, phase=Phase.DEMOLISHED)
    share = [
        card_of(project_of([known, one])).outcome("biobased").estimate
        for one in (other, replace(other, phase=None))
    ]
    assert [found.value for found in share if found is not None] == [30.0, 65.0]


# Beside the shares -------------------------------------------------------------------------------------------


def plan(*lines: BillLine, **building: Any) -> Project:
    return project_of(lines, replace(HOUSE, **building), permit_application_date=PERMIT)


REBUILT = plan(
    line("nieuw", SQUARE_METRE, 100.0, mass_kg_per_unit=50.0, phase=Phase.NEW),
    line("geen", quantity=7.0),
    line("staat", SQUARE_METRE, 200.0, mass_kg_per_unit=400.0, phase=Phase.EXISTING),
    line("blijft", CUBIC_METRE, 3.0, phase=Phase.KEPT),
    line("blijft ook", CUBIC_METRE, 2.5, mass_kg_per_unit=1000.0, phase=Phase.KEPT),
    line("sloop", CUBIC_METRE, 30.0, mass_kg_per_unit=1800.0, nl_sfb="21.1", phase=Phase.DEMOLISHED,
         future_reuse_fraction=0.25, future_recycling_fraction=0.5),
    line("sloop 2", CUBIC_METRE, 1.0, mass_kg_per_unit=1000.0, nl_sfb="21.1", phase=Phase.DEMOLISHED,
         future_reuse_fraction=0.25),
    line("sloop 3", phase=Phase.DEMOLISHED, unit=PIECE),
    line("steiger", PIECE, 4.0, mass_kg_per_unit=10.0, phase=Phase.TEMPORARY),
    line("optie", PIECE, 0.0, phase=Phase.DEMOLISHED),
    line("oud", quantity=5.0, phase=Phase.REUSED),
    line("oud 2", quantity=5.0, phase=Phase.REUSED, reused_fraction=1.0),
    work=BuildingWork.RENOVATION,
)  # fmt: skip


def phases_of(project: Project) -> MaterialByPhase:
    return card_of(project).phases


def test_the_masses_of_every_phase_stand_apart() -> None:
    found = phases_of(REBUILT)
    assert [(p.phase, p.line_count, p.mass_kg, p.without_mass_count) for p in found.parts] == [
        (None, 1, 7.0, 0), (Phase.NEW, 1, 5000.0, 0), (Phase.REUSED, 2, 10.0, 0), (Phase.EXISTING, 1, 80_000.0, 0),
        (Phase.KEPT, 2, 2500.0, 1), (Phase.DEMOLISHED, 3, 55_000.0, 1), (Phase.TEMPORARY, 1, 40.0, 0),
    ]  # fmt: skip
    assert (found.stays.line_count, found.stays.mass_kg, found.stays.without_mass_count) == (3, 82_500.0, 1)
    assert found.part(Phase.KEPT).amounts == {"m3": 5.5}
    intensity = card_of(REBUILT).outcome("material_intensity").estimate
    assert intensity is not None
    assert intensity.value == pytest.approx(5017.0 / 120.0)


def test_what_is_demolished_is_kept_by_material_and_route() -> None:
    groups = phases_of(REBUILT).released
    assert [(g.nl_sfb_group, g.material, g.line_count, g.without_mass_count) for g in groups] == [
        ("21", "regel sloop", 1, 0), ("21", "regel sloop 2", 1, 0), ("", "regel sloop 3", 1, 1)
    ]  # fmt: skip
    assert phases_of(REBUILT).routes == {
        Route.REUSE: 13_750.0, Route.RECYCLING: 27_000.0, Route.NEITHER: 13_500.0, Route.UNKNOWN: 750.0
    }  # fmt: skip


def test_a_product_card_gives_the_mass_of_what_leaves() -> None:
    card = ProductCard("baksteen", "Baksteen", "Brick", CUBIC_METRE, mass_kg_per_unit=1900.0)
    lines = [line(f"{n}", CUBIC_METRE, 2.0, product_id="baksteen", phase=Phase.DEMOLISHED) for n in range(2)]
    (group,) = card_of(project_of(lines, products=(card,))).phases.released
    assert (group.material, group.mass_kg, group.routes[Route.UNKNOWN]) == ("baksteen", 7600.0, 7600.0)


@pytest.mark.parametrize(
    ("reuse", "recycling", "wanted"),
    [
        (None, None, (0, 0, 0, 1)), (0.0, 0.0, (0, 0, 1, 0)), (0.4, 0.6, (0.4, 0.6, 0, 0)),
        (0.4, None, (0.4, 0, 0, 0.6)), (None, 1.0, (0, 1, 0, 0)), (0.7, 0.7, (0, 0, 0, 1)),
    ],
)  # fmt: skip
def test_a_route_is_what_the_line_states(
    reuse: float | None, recycling: float | None, wanted: tuple[float, ...]
) -> None:
    shares = route_shares(line(future_reuse_fraction=reuse, future_recycling_fraction=recycling))
    assert tuple(shares.values()) == pytest.approx(wanted)
    assert math.fsum(shares.values()) == pytest.approx(1.0)


def test_a_bill_without_phases_says_nothing_of_them() -> None:
    for work in (None, BuildingWork.NEW_BUILD):
        found = phases_of(plan(line(), work=work))
        assert (found.parts, found.released, phase_sentences(found)) == ((), (), ())


@given(lines=known_bills(), seed=st.lists(st.sampled_from([None, *Phase]), min_size=6, max_size=6))
@settings(max_examples=40, deadline=None)
def test_no_line_is_lost_or_counted_twice(lines: tuple[BillLine, ...], seed: list[Phase | None]) -> None:
    said = [replace(entry, phase=phase) for entry, phase in zip(lines, seed, strict=False)]
    found = phases_of(project_of(said))
    wanted = sorted(entry.id for entry in said if entry.quantity) if any(entry.phase for entry in said) else []
    assert sorted(i for part in found.parts for i in part.line_ids) == wanted
    assert math.fsum(found.routes.values()) == pytest.approx(found.part(Phase.DEMOLISHED).mass_kg or 0.0)


def test_amounts_beyond_floats_are_unknown() -> None:
    lines = [line(f"{n}", SQUARE_METRE, 1.7e308, mass_kg_per_unit=1.0, phase=Phase.DEMOLISHED) for n in range(3)]
    (part,) = phases_of(project_of(lines)).parts
    assert (part.mass_kg, part.without_mass_count, part.amounts) == (None, 3, {})


# Completeness ------------------------------------------------------------------------------------------------


def mass_of(roof_phase: Phase | None, **values: Any) -> Outcome:
    known = [line(code, PIECE, 1.0, nl_sfb=code, mass_kg_per_unit=1.0) for code in ROOFED if code != "27"]
    roof = line("dak", **{"unit": PIECE, "quantity": 1.0, "nl_sfb": "27", "mass_kg_per_unit": 1.0} | values)
    return card_of(project_of([*known, replace(roof, phase=roof_phase)])).outcome("material_intensity")


@pytest.mark.parametrize("phase", [None, Phase.NEW, Phase.REUSED, *STAYS])
def test_a_roof_that_stays_is_there(phase: Phase | None) -> None:
    outcome = mass_of(phase)
    assert outcome.reasons == ()
    assert outcome.estimate is not None
    assert outcome.estimate.upper == outcome.estimate.value


@pytest.mark.parametrize("phase", GONE)
def test_a_demolished_or_temporary_roof_is_no_roof(phase: Phase) -> None:
    outcome = mass_of(phase)
    assert [reason.code for reason in outcome.reasons] == ["calc_elements_missing"]
    assert outcome.estimate is not None
    assert outcome.estimate.upper is None


def test_a_roof_that_stays_in_an_unknown_quantity_closes_nothing() -> None:
    """It may turn out to be zero, as a new one may."""
    outcome = mass_of(Phase.KEPT, quantity=None)
    assert outcome.estimate is not None
    assert outcome.estimate.upper is None


# Law and levels ----------------------------------------------------------------------------------------------


def built(*extra: BillLine, **building: Any) -> Project:
    lines = [
        line(code, PIECE, 1.0, nl_sfb=code, mass_kg_per_unit=1.0, service_life_years=75.0,
             mki_a2_eur_per_unit=10.0, co2_a1a5_kg_per_unit=1.0)
        for code in ROOFED
    ]  # fmt: skip
    entered = (Assessment("beng1", 10.0),)
    stacked = Building(
        type=BuildingType.STACKED_DWELLING, functions=(FunctionArea("woonfunctie", 80.0),),
        gross_floor_area_m2=100.0, form_factor=1.0, is_light_construction=False,
    )  # fmt: skip
    made = project_of([*lines, *extra], replace(stacked, **building), entered, permit_application_date=PERMIT)
    return replace(made, requirement_set_id="hnn-1.0")


def verdicts(project: Project) -> dict[str, Verdict]:
    card = card_of(project)
    mpg, carbon = card.outcome("mpg", A2), card.outcome("embodied_carbon")
    legal = {
        f"legal {name}": next(v for v in outcome.levels if v.level is Level.LEGAL).verdict
        for name, outcome in (("mpg", mpg), ("beng1", card.outcome("beng1")))
    }
    return legal | {f"carbon {v.level}": v.verdict for v in carbon.levels if v.limit is not None}


def test_a_new_build_meets_its_limits() -> None:
    """The control of the two tests below."""
    for work in (None, BuildingWork.NEW_BUILD):
        found = verdicts(built(work=work))
        assert set(found.values()) == {Verdict.MEETS}
        assert len(found) >= 3


@pytest.mark.parametrize("work", [BuildingWork.RENOVATION, BuildingWork.TRANSFORMATION])
def test_limits_for_new_buildings_decide_nothing_of_a_standing_one(work: BuildingWork) -> None:
    assert set(verdicts(built(work=work)).values()) == {Verdict.CANNOT_SAY}
    card = card_of(built(work=work))
    reasons = {v.reason.code for v in card.outcome("mpg", A2).levels if v.level is Level.LEGAL and v.reason}
    assert reasons == {"calc_limit_of_new_build"}
    indication = card.outcome("embodied_carbon").indication
    assert indication is not None
    assert set(indication.verdicts.values()) <= {IndicationVerdict.CANNOT_SAY}
    assert "calc_mpg_of_standing_building" in [r.code for r in card.outcome("mpg", A2).reasons]


@pytest.mark.parametrize("phase", STAYS)
def test_a_line_that_stays_tells_what_nobody_said(phase: Phase) -> None:
    """Leaving the kind of work open never gives a plan the limits of a new build."""
    stands = line("staat", PIECE, 1.0, nl_sfb="16", phase=phase)
    assert set(verdicts(built(stands)).values()) == {Verdict.CANNOT_SAY}
    assert set(verdicts(built(stands, work=BuildingWork.NEW_BUILD)).values()) == {Verdict.MEETS}


@pytest.mark.parametrize("phase", GONE)
def test_clearing_the_plot_makes_no_renovation(phase: Phase) -> None:
    assert set(verdicts(built(line("weg", PIECE, 1.0, nl_sfb="16", phase=phase))).values()) == {Verdict.MEETS}


def test_an_entered_limit_holds_for_a_stated_figure_but_not_for_one_by_the_method_of_new_builds() -> None:
    own = LimitOverride(1.0, A2, "vergunning")
    project = built(work=BuildingWork.RENOVATION, mpg_limit_override=own)
    variant = project.variants[0]
    stated = replace(variant, assessments=(Assessment("mpg", 0.5, environmental_set=EnvironmentalSet.A2),))
    outcome = card_of(replace(project, variants=(stated,))).outcome("mpg", A2)
    computed = outcome.as_computed
    legal = [next(v for v in levels if v.level is Level.LEGAL) for levels in (computed.levels, outcome.levels)]
    assert [v.verdict for v in legal] == [Verdict.CANNOT_SAY, Verdict.MEETS]
    assert legal[0].reason is not None
    assert legal[0].reason.code == "calc_mpg_of_standing_building"


# Findings ----------------------------------------------------------------------------------------------------


def told(findings: Iterable[Finding]) -> dict[str, dict[str, Any]]:
    return {finding.code: dict(finding.message.params) for finding in findings}


def test_one_finding_for_each_phase_says_how_much() -> None:
    found = told(findings_of(REBUILT, "audit_phase"))
    assert found == {
        "audit_phase_existing": {"count": 1, "amounts": "200 m2", "amounts_en": "200 m2"},
        "audit_phase_kept": {"count": 2, "amounts": "5,5 m3", "amounts_en": "5.5 m3"},
        "audit_phase_demolished": {"count": 3, "amounts": "31 m3, 1 stuk", "amounts_en": "31 m3, 1 stuk"},
        "audit_phase_temporary": {"count": 1, "amounts": "4 stuk", "amounts_en": "4 stuk"},
    }
    assert told(findings_of(REBUILT, "audit_reused")) == {"audit_reused_without_share": {"count": 2, "without": 1}}
    assert findings_of(project_of([line()]), "audit_phase") == []


@pytest.mark.parametrize(
    ("work", "code"),
    [(None, "audit_work_not_said"), (BuildingWork.NEW_BUILD, "audit_new_build_with_standing"),
     (BuildingWork.RENOVATION, None), (BuildingWork.TRANSFORMATION, None)],
)  # fmt: skip
def test_the_kind_of_work_and_the_bill_agree(work: BuildingWork | None, code: str | None) -> None:
    for phase in OUT:
        project = plan(line("a", phase=phase), line("b"), work=work)
        found = [f.code for f in (*findings_of(project, "audit_work"), *findings_of(project, "audit_new_build"))]
        assert found == ([code] if code is not None and phase in STAYS else [])


def test_a_line_that_does_not_come_in_is_accused_of_nothing() -> None:
    """The control: the same line that comes in has a total that differs, no source and no service life."""
    known = line("na", PIECE, 2.0, mki_a2_eur_per_unit=5.0, service_life_years=75.0, source="x")
    other = line("b", PIECE, 2.0, mki_a2_eur_per_unit=5.0, printed_total=900.0)
    codes = (
        "audit_total_differs",
        "audit_total_decimal_slip",
        "audit_no_service_life",
        "audit_lines_without_source",
    )
    for phase, is_told in ((None, True), *((phase, False) for phase in OUT)):
        project = project_of([known, replace(other, phase=phase)])
        found = [f for f in findings_of(project, "audit_") if f.code in codes and "b" in f.message.line_ids]
        assert bool(found) is is_told


def test_the_same_wall_new_and_demolished_is_no_duplicate() -> None:
    wall = line("a", SQUARE_METRE, 10.0, nl_sfb="21")
    for phase, count in ((None, 1), (Phase.DEMOLISHED, 0)):
        project = project_of([wall, replace(wall, id="b", phase=phase)])
        assert len(findings_of(project, "audit_duplicate")) == count


def test_a_renovation_is_not_too_light() -> None:
    light = line(quantity=1000.0)
    for work, count in ((BuildingWork.NEW_BUILD, 1), (BuildingWork.RENOVATION, 0)):
        assert len(findings_of(plan(light, work=work), "audit_mass_too_light")) == count


@pytest.mark.parametrize("phase", OUT)
def test_no_product_is_asked_for_a_line_that_does_not_come_in(phase: Phase) -> None:
    card = ProductCard("hout", "Hout", "Timber", PIECE, mass_kg_per_unit=2.0, gwp_a1a3_kg_per_kg=1.0)
    counted = line("a", PIECE, 1.0, product_id="hout")
    proposed = line("b", PIECE, 1.0, provisional=ProvisionalProduct("hout"), phase=phase)
    found = card_of(project_of([counted, proposed, line("c", PIECE, phase=phase)], products=(card,))).linkage
    assert (found.confirmed.line_count, found.provisional.line_count, found.open.line_count) == (1, 0, 0)
