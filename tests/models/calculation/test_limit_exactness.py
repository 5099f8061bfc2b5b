"""A sum that is exactly the limit meets it, in any order of its lines; 0.0001 beyond it does not."""

import random
from decimal import Decimal

import numpy as np
import pytest

from models.calculation.intervals import exact_sum
from models.calculation.scoring import compare
from models.domain.bill import BillLine
from models.domain.outcome import Estimate, Verdict, exactly
from models.domain.project import Building, BuildingType
from models.domain.requirement import Operator
from tests.models.calculation.bills import A1, card_of, line, project_of

_LIMITS = tuple(Decimal(text) for text in ("0.35", "0.45", "0.50", "0.70", "0.80", "1.0", "1.55", "1.6"))
_STEP = Decimal("0.0001")


def split(total: Decimal, count: int, chance: random.Random) -> list[Decimal]:
    """`count` decimal amounts that add up to the total exactly."""
    unit = Decimal("0.0001")
    units = int(total / unit)
    cuts = sorted(chance.choices(range(units + 1), k=count - 1))
    return [Decimal(b - a) * unit for a, b in zip([0, *cuts], [*cuts, units], strict=True)]


def verdict(amounts: list[float], limit: float, operator: Operator = Operator.AT_MOST) -> Verdict:
    return compare(exactly(exact_sum(np.array(amounts))), operator, limit)


def test_a_hundred_thousand_sums_at_and_beyond_the_limit() -> None:
    chance = random.Random(1)
    wrong = 0
    naive_wrong = 0
    for _ in range(50_000):
        limit = chance.choice(_LIMITS)
        amounts = [float(part) for part in split(limit, chance.randint(2, 12), chance)]
        beyond = [*amounts, float(_STEP)]
        wrong += verdict(amounts, float(limit)) is not Verdict.MEETS
        wrong += verdict(beyond, float(limit)) is not Verdict.MISSES
        naive_wrong += not naive(amounts) <= float(limit)
    assert wrong == 0
    assert naive_wrong > 500, "the control must get some of them wrong"


def naive(amounts: list[float]) -> float:
    total = 0.0
    for amount in amounts:
        total += amount
    return total


def test_the_order_of_the_amounts_never_matters() -> None:
    chance = random.Random(2)
    naive_differs = 0
    for _ in range(5_000):
        limit = chance.choice(_LIMITS)
        amounts = [float(part) for part in split(limit, chance.randint(3, 12), chance)]
        mixed = chance.sample(amounts, len(amounts))
        assert exact_sum(np.array(amounts)) == exact_sum(np.array(mixed))
        naive_differs += naive(amounts) != naive(mixed)
    assert naive_differs > 500, "the control must depend on the order"


@pytest.mark.parametrize(
    ("operator", "at", "better", "worse"),
    [("<=", "meets", -1, 1), ("<", "misses", -1, 1), (">=", "meets", 1, -1)],
)
def test_each_operator_at_and_beside_the_limit(operator: str, at: str, better: int, worse: int) -> None:
    chance = random.Random(3)
    for _ in range(2_000):
        limit = chance.choice(_LIMITS)
        for step, wanted in ((0, at), (better, "meets"), (worse, "misses")):
            amounts = [float(part) for part in split(limit + step * _STEP, 6, chance)]
            assert verdict(amounts, float(limit), Operator(operator)).value == wanted


def bill_of(parts: list[Decimal], area: int, life: int) -> list[BillLine]:
    """Lines whose MKI adds up to the parts times area times life, in decimals."""
    return [
        line(str(i), quantity=float(part * area), mki_a1_eur_per_unit=float(life), service_life_years=999.0)
        for i, part in enumerate(parts)
    ]


def test_two_thousand_scorecards_at_and_beyond_the_limit() -> None:
    chance = random.Random(4)
    wrong = 0
    naive_wrong = 0
    for _ in range(1_000):
        limit, area = Decimal("0.45"), chance.randint(30, 900)
        building = Building(type=BuildingType.GROUND_BOUND_DWELLING, gross_floor_area_m2=float(area))
        for extra, wanted in ((Decimal(0), Verdict.MEETS), (_STEP, Verdict.MISSES)):
            lines = bill_of(split(limit + extra, chance.randint(2, 12), chance), area, 75)
            chance.shuffle(lines)
            levels = card_of(project_of(lines, building)).outcome("mpg", A1).levels
            (recommended,) = (level for level in levels if level.limit == 0.45)
            wrong += recommended.verdict is not wanted
            if not extra:
                total = naive([(entry.quantity or 0) * (entry.mki_a1_eur_per_unit or 0) for entry in lines])
                naive_wrong += not total / (area * 75) <= 0.45
    assert wrong == 0
    assert naive_wrong > 20, "the control must get some of them wrong"


def test_the_guard_is_far_below_any_difference_in_print() -> None:
    limit = 0.8
    assert compare(exactly(limit * (1 + 5e-10)), Operator.AT_MOST, limit) is Verdict.MEETS
    assert compare(exactly(limit * (1 + 1e-8)), Operator.AT_MOST, limit) is Verdict.MISSES
    assert compare(exactly(0.0), Operator.LESS, 0.0) is Verdict.MISSES
    assert compare(exactly(0.0), Operator.AT_MOST, 0.0) is Verdict.MEETS


@pytest.mark.parametrize(
    ("lower", "upper", "operator", "limit", "wanted"),
    [
        (None, None, "<=", 1.0, "cannot_say"),
        (None, 0.5, "<=", 1.0, "meets"),
        (None, 0.5, "<=", -1.0, "cannot_say"),
        (None, -5.0, ">=", -10.0, "cannot_say"),
        (None, 0.5, ">=", 1.0, "misses"),
        (0.5, None, "<=", 1.0, "cannot_say"),
        (1.5, None, "<=", 1.0, "misses"),
        (1.5, None, ">=", 1.0, "meets"),
        (0.5, None, ">=", 1.0, "cannot_say"),
        (0.5, 1.5, "<=", 1.0, "cannot_say"),
        (0.5, 1.0, "<", 1.0, "cannot_say"),
        (0.5, 1.0, "<=", 1.0, "meets"),
        (1.0, 1.5, "<=", 1.0, "cannot_say"),
        (1.0, 1.5, "<", 1.0, "misses"),
    ],
)
def test_an_open_bound_is_infinitely_far(
    lower: float | None, upper: float | None, operator: str, limit: float, wanted: str
) -> None:
    assert compare(Estimate(None, lower, upper, 0.5), Operator(operator), limit).value == wanted
