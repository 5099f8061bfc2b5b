"""Every cause is found where it was planted, and none where nothing was; expected sums by own arithmetic."""

import math
import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from planted import review_project
from random_plans import A1, A2, Plan, random_plan

from app.reporting.review.review import Review
from models.calculation.rounding import half_up, printed_decimals, tolerance
from models.domain.bill import Bill, BillLine
from models.domain.project import Assessment, Project
from models.domain.review import Agreement, CauseKind, Harm
from models.review.sums import Stated, whole_slips

PLANS = 20
ACCUSING = {Harm.SETS_MIXED, Harm.FACTOR_TEN, Harm.ELEMENT_FORGOTTEN, Harm.WRONG_LIMIT, Harm.DIFFERENCE}
Plant = Callable[[Plan], Project]


def _swapped(value: float) -> float:
    """Two neighbouring digits that differ, exchanged."""
    digits = f"{value:.4f}"
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1] and "." not in digits[i : i + 2]:
            return float(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])
    return value


def _heavy(plan: Plan) -> int:
    """A line that weighs enough to be seen in four decimals."""
    return max(range(len(plan.lines)), key=lambda i: plan.line_eur(plan.lines[i]))


def _without(plan: Plan, times: float) -> float:
    """MPG with the heaviest line `times` itself."""
    line = plan.lines[_heavy(plan)]
    return plan.mpg() + (times - 1.0) * plan.line_eur(line) / (plan.area_m2 * plan.life_years)


def _other_life(plan: Plan) -> float:
    return replace(plan, life_years=50.0).mpg()


FIGURES: dict[CauseKind, Plant] = {
    CauseKind.FACTOR_TEN: lambda p: p.stating(p.mpg() * 10),
    CauseKind.DECIMAL_MARK: lambda p: p.stating(p.mpg() * 1000),
    CauseKind.DIGITS_SWAPPED: lambda p: p.stating(_swapped(p.mpg())),
    CauseKind.REPLACEMENT_UP: lambda p: p.stating(p.mpg(count=math.ceil)),
    CauseKind.REPLACEMENT_DOWN: lambda p: p.stating(p.mpg(count=math.floor)),
    CauseKind.NO_REPLACEMENT: lambda p: p.stating(p.mpg(count=lambda _: 1.0)),
    CauseKind.SURCHARGE_FORGOTTEN: lambda p: p.stating(p.mpg(surcharge=1.0)),
    CauseKind.SURCHARGE_TWICE: lambda p: p.stating(p.mpg(surcharge=1.69)),
    CauseKind.OTHER_SET: lambda p: p.stating(p.mpg(A1), A2),
    CauseKind.SET_CONVERTED: lambda p: p.stating(p.mpg(A1) * 2.0, A2),
    CauseKind.OTHER_AREA: lambda p: p.stating(
        p.mpg() * p.area_m2 / (p.project.variants[0].building.usable_floor_area_m2 or 1.0)
    ),
    CauseKind.OTHER_LIFE: lambda p: p.stating(_other_life(p)),
    CauseKind.LINE_LEFT_OUT: lambda p: p.stating(_without(p, 0.0)),
    CauseKind.LINE_TWICE: lambda p: p.stating(_without(p, 2.0)),
    CauseKind.LINE_FACTOR_TEN: lambda p: p.stating(_without(p, 10.0)),
}


@pytest.mark.parametrize("kind", FIGURES)
def test_a_planted_cause_of_a_stated_mpg_is_found(kind: CauseKind) -> None:
    for seed in range(PLANS):
        review = review_project(FIGURES[kind](random_plan(seed)))
        check = review.figures[0]
        assert check.agreement is Agreement.DIFFERS, seed
        assert kind in {cause.kind for cause in check.causes}, (seed, check)


def _line_plan(seed: int, change: Callable[[Plan, int], float], *, once: bool = False) -> tuple[Project, str]:
    """All lines with their right total, but one of which replacement and surcharge matter."""
    plan = random_plan(seed)
    right = {line.id: plan.cycle_eur(line) if once else plan.line_eur(line) for line in plan.lines}
    i = next(
        i
        for i, line in enumerate(plan.lines)
        if line.module_profiles and 30 <= (line.service_life_years or 0) < 75
    )
    return plan.printing({**right, plan.lines[i].id: change(plan, i)}), plan.lines[i].id


LINES: dict[CauseKind, Callable[[Plan, int], float]] = {
    CauseKind.FACTOR_TEN: lambda p, i: p.line_eur(p.lines[i]) / 10,
    CauseKind.DECIMAL_MARK: lambda p, i: p.line_eur(p.lines[i]) * 1000,
    CauseKind.REPLACEMENT_UP: lambda p, i: p.line_eur(p.lines[i], count=math.ceil),
    CauseKind.REPLACEMENT_DOWN: lambda p, i: p.line_eur(p.lines[i], count=math.floor),
    CauseKind.NO_REPLACEMENT: lambda p, i: p.cycle_eur(p.lines[i]),
    CauseKind.SURCHARGE_FORGOTTEN: lambda p, i: p.line_eur(p.lines[i], surcharge=1.0),
    CauseKind.SURCHARGE_TWICE: lambda p, i: p.line_eur(p.lines[i], surcharge=1.69),
    CauseKind.OTHER_SET: lambda p, i: p.line_eur(p.lines[i], A2),
    CauseKind.SET_CONVERTED: lambda p, i: p.line_eur(p.lines[i], A2) / 2.0,
}


@pytest.mark.parametrize("kind", LINES)
def test_a_planted_cause_of_a_line_total_is_found_at_that_line_alone(kind: CauseKind) -> None:
    for seed in range(PLANS):
        project, line_id = _line_plan(seed, LINES[kind])
        review = review_project(project)
        wrong = [check for check in review.lines if check.agreement is not Agreement.AGREES]
        assert [check.line_id for check in wrong] == [line_id], seed
        assert kind in {cause.kind for cause in wrong[0].causes}, (seed, wrong[0])


def test_a_line_over_the_whole_life_among_lines_of_one_cycle_is_told() -> None:
    for seed in range(PLANS):
        project, line_id = _line_plan(seed, lambda p, i: p.line_eur(p.lines[i]), once=True)
        wrong = [check for check in review_project(project).lines if check.agreement is not Agreement.AGREES]
        assert [check.line_id for check in wrong] == [line_id]
        assert CauseKind.WITH_REPLACEMENT in {cause.kind for cause in wrong[0].causes}


def test_printed_totals_with_an_error_explain_the_stated_sum() -> None:
    for seed in range(PLANS):
        plan = random_plan(seed)
        totals = {line.id: plan.line_eur(line) for line in plan.lines}
        totals[plan.lines[0].id] += 1234.56
        whole = math.fsum(round(total, 2) for total in totals.values())
        project = plan.printing(totals)
        stated = Assessment(
            "mpg", round(whole / plan.area_m2 / plan.life_years, 4), level=None, environmental_set=A1
        )
        project = replace(project, variants=(replace(project.variants[0], assessments=(stated,)),))
        assert CauseKind.PRINTED_TOTALS in {cause.kind for cause in review_project(project).figures[0].causes}


def test_unknown_counted_as_zero_is_told() -> None:
    for seed in range(PLANS):
        plan = random_plan(seed)
        gone = next(line for line in plan.lines if not line.module_profiles)
        rest = plan.mpg() - plan.line_eur(gone) / plan.area_m2 / plan.life_years
        project = plan.stating(rest)
        variant = project.variants[0]
        lines = tuple(
            replace(line, mki_a1_eur_per_unit=None) if line.id == gone.id else line for line in variant.bill
        )
        review = review_project(replace(project, variants=(replace(variant, bill=Bill(lines)),)))
        check = review.figures[0]
        assert check.agreement is Agreement.WITHIN_BOUNDS
        assert [(c.kind, c.line_ids) for c in check.causes] == [(CauseKind.UNKNOWN_AS_ZERO, (gone.id,))]


@pytest.mark.parametrize(("stated", "is_told"), [(0.0, False), (0.3, True), (3.0, True)])
def test_a_stated_zero_is_no_slip_of_the_decimal_point(stated: float, is_told: bool) -> None:
    """Printed without decimals, 30 ÷ 100 is a zero as well; the others are the control."""
    decimals = printed_decimals(stated)
    claim = Stated(stated, tolerance(stated, decimals), decimals, "%")
    assert bool(list(whole_slips(claim, 30.0))) is is_told


def test_a_tonne_for_a_kilogram_is_told_as_such() -> None:
    for seed in range(PLANS):
        plan = random_plan(seed)
        kg = math.fsum((line.quantity or 0.0) * (line.mass_kg_per_unit or 0.0) for line in plan.lines)
        review = review_project(plan.stating(kg / plan.area_m2 / 1000, subject="material_intensity"))
        kinds = {cause.kind for cause in review.figures[0].causes}
        assert {CauseKind.MASS_UNIT, CauseKind.DECIMAL_MARK} <= kinds


def _own_print(plan: Plan) -> Project:
    """The project with every figure that the program itself gives, as it prints it, and its own line totals."""
    report = review_project(plan.project).report
    assert report is not None
    decimals = {indicator.id: indicator.decimals for indicator in report.reference.indicators}
    stated = tuple(
        Assessment(
            outcome.indicator_id,
            float(half_up(outcome.estimate.value, decimals[outcome.indicator_id])),
            level=None,
            environmental_set=outcome.environmental_set if outcome.indicator_id == "mpg" else None,
        )
        for outcome in report.scorecard.outcomes
        if outcome.estimate is not None and outcome.estimate.value is not None
    )
    project = plan.printing({line.id: plan.line_eur(line) for line in plan.lines})
    return replace(project, variants=(replace(project.variants[0], assessments=stated),))


def _is_clean(review: Review) -> bool:
    no_causes = not any(check.causes for check in (*review.figures, *review.lines))
    return no_causes and not review.differences and not ACCUSING.intersection(h.harm for h in review.headlines)


def test_the_programs_own_printed_figures_have_no_differences() -> None:
    for seed in range(PLANS):
        review = review_project(_own_print(random_plan(seed)))
        assert len(review.figures) > 2
        assert len(review.lines) >= 20
        assert _is_clean(review), (seed, review.headlines, review.differences)


def test_the_control_is_not_clean() -> None:
    """One line total that is a hundredth part too high is a difference."""
    chance = random.Random(1)
    for seed in range(PLANS):
        plan = random_plan(seed)
        totals = {line.id: plan.line_eur(line) for line in plan.lines}
        line_id = chance.choice(list(totals))
        totals[line_id] *= 1.01
        assert not _is_clean(review_project(plan.printing(totals)))


def test_a_large_bill_has_equal_digits_by_accident_and_is_not_accused() -> None:
    """The control: the same lines with one of a small bill's quantities ten times itself."""
    plan = random_plan(3)
    lines = plan.lines
    many = tuple(
        replace(line, id=f"x{i}", quantity=round((line.quantity or 0.0) + i / 99, 3))
        for i, line in enumerate(lines * 100)
    )
    precise = next(line for line in lines if len(f"{line.quantity:g}".replace(".", "")) == 5)
    slipped = (*lines, replace(precise, id="x", quantity=_ten_times(precise)))
    for bill, is_accused in ((many, False), (slipped, True)):
        variant = replace(plan.project.variants[0], bill=Bill(bill))
        review = review_project(replace(plan.project, variants=(variant,)))
        assert (Harm.FACTOR_TEN in {headline.harm for headline in review.headlines}) is is_accused


def _ten_times(line: BillLine) -> float:
    return round((line.quantity or 0.0) * 10, 6)
