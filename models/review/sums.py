"""Candidate causes of a stated sum over the bill that differs from the recomputed one.

A candidate becomes a cause only when it gives the stated figure within the rounding of its printed digits.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from models.calculation.intervals import Floats, exact_sum
from models.domain.bill import BillLine
from models.domain.outcome import Param
from models.domain.quantities import percent_from_fraction
from models.domain.review import Cause, CauseKind
from models.review.rounding import are_swapped_digits

SLIPS = (10.0, 100.0, 1000.0)
_THOUSAND = 1000.0
_OF_ONE_LINE = frozenset((CauseKind.LINE_FACTOR_TEN, CauseKind.LINE_LEFT_OUT, CauseKind.LINE_TWICE))
_ABOUT = 2.0
"""A percentage of this many times the recomputed one, or this part of it, is of its size."""
_MOST_LINES = 5
"""Number of lines above which lines that could each explain a difference are no evidence."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A stated figure, with the largest difference within which another figure agrees with it.

    `value` and `allowed` are in the unit of the checked figure; `unit` is as the file writes it.
    """

    value: float
    allowed: float
    decimals: int
    unit: str = ""

    def agrees_with(self, value: float) -> bool:
        """Whether a recomputed figure is the same within the allowed difference."""
        return abs(self.value - value) <= self.allowed


@dataclass(frozen=True, slots=True)
class Summed:
    """A sum over the lines divided by an area (m2) and years, or by 1.0 for a total; unknown amounts are NaN."""

    amounts: Floats
    divisor: float

    @property
    def value(self) -> float:
        """The divided sum; NaN when any line is unknown."""
        return exact_sum(self.amounts) / self.divisor

    @property
    def of_known(self) -> float:
        """The divided sum of the known lines; NaN when every line is known or none is."""
        unknown = np.isnan(self.amounts)
        if not unknown.any() or unknown.all():
            return np.nan
        return exact_sum(self.amounts[~unknown]) / self.divisor


def times_text(factor: float) -> str:
    """A factor in signs: "× 10" or "÷ 10"."""
    return f"× {factor:.0f}" if factor >= 1 else f"÷ {1 / factor:.0f}"


def slips_both_ways() -> Iterator[float]:
    """The factors of decimal slips in both directions: 10, 0.1, 100, 0.01, 1000, 0.001."""
    for slip in SLIPS:
        yield slip
        yield 1.0 / slip


def whole_slips(stated: Stated, base: float, *, is_mass: bool = False) -> Iterator[Cause]:
    """Causes that change the whole figure: a power of ten, or two swapped digits.

    `base` is the recomputed figure; one that is zero or not finite has no causes, and a stated zero has no digits
    to tell a slip by. `is_mass` also names kilograms for tons as a cause of a factor 1000.
    """
    if not np.isfinite(base) or base == 0.0 or stated.value == 0.0:
        return
    for factor in slips_both_ways():
        value = base * factor
        if not stated.agrees_with(value):
            continue
        params: Mapping[str, Param] = {"times": times_text(factor)}
        if max(factor, 1.0 / factor) != _THOUSAND:
            yield Cause(CauseKind.FACTOR_TEN, value, params)
            continue
        yield Cause(CauseKind.DECIMAL_MARK, value, params)
        if is_mass:
            yield Cause(CauseKind.MASS_UNIT, value, params)
    if are_swapped_digits(stated.value, base, stated.decimals):
        yield Cause(CauseKind.DIGITS_SWAPPED, stated.value)


def typed_as_fraction(stated: Stated, base: float) -> Iterator[Cause]:
    """The cause that a percentage was typed as a fraction, 0.55 for 55 %.

    Args:
        stated: the stated figure, in percent.
        base: the recomputed percentage; NaN when there is none, and then any figure up to 1 may be a fraction.
    """
    percent = percent_from_fraction(stated.value)
    if not 0.0 < stated.value <= 1.0 or stated.agrees_with(base):
        return
    if np.isnan(base) or base / _ABOUT <= percent <= base * _ABOUT:
        yield Cause(CauseKind.FRACTION, percent, {"stated": stated.value, "percent": percent})


def line_slips(stated: Stated, summed: Summed, lines: tuple[BillLine, ...]) -> Iterator[Cause]:
    """Causes in one line: a power of ten, a line left out, or a line counted twice."""
    base = summed.value
    if not np.isfinite(base):
        return
    changes = [(CauseKind.LINE_LEFT_OUT, 0.0), (CauseKind.LINE_TWICE, 2.0)]
    changes += [(CauseKind.LINE_FACTOR_TEN, factor) for factor in slips_both_ways()]
    for kind, factor in changes:
        values = base + summed.amounts * ((factor - 1.0) / summed.divisor)
        fitting = np.flatnonzero(np.abs(values - stated.value) <= stated.allowed).tolist()
        if len(fitting) > _MOST_LINES:
            continue
        for i in fitting:
            params: Mapping[str, Param] = {
                "line": lines[i].id, "description": lines[i].description, "times": times_text(factor or 1.0),
            }  # fmt: skip
            yield Cause(kind, float(values[i]), params, (lines[i].id,))


def printed_totals(summed: Summed, lines: tuple[BillLine, ...]) -> Iterator[Cause]:
    """The cause that the stated figure is the sum of the totals printed at the lines, if every line has one."""
    totals = [line.printed_total for line in lines]
    known = [total for total in totals if total is not None]
    if known and len(known) == len(totals):
        yield Cause(CauseKind.PRINTED_TOTALS, exact_sum(np.array(known)) / summed.divisor)


def unknown_as_zero(summed: Summed, lines: tuple[BillLine, ...]) -> Iterator[Cause]:
    """The cause that the stated figure counts unknown lines as zero."""
    value = summed.of_known
    if np.isfinite(value):
        ids = tuple(lines[i].id for i in np.flatnonzero(np.isnan(summed.amounts)).tolist())
        yield Cause(CauseKind.UNKNOWN_AS_ZERO, value, {"count": len(ids)}, ids)


def other_areas(summed: Summed, right: float, areas: Iterable[float]) -> Iterator[Cause]:
    """Causes that divide the sum by another floor area in m2 than `right`, the gross floor area (BVO)."""
    for area in sorted({area for area in areas if area != right}):
        params: Mapping[str, Param] = {"stated": area, "right": right}
        yield Cause(CauseKind.OTHER_AREA, summed.value * right / area, params)


Candidates = Callable[[], Iterator[Cause]]


def fitting_causes(stated: Stated, candidates: Iterable[Candidates]) -> tuple[Cause, ...]:
    """The candidates that give the stated figure, each change once; causes in one line come last."""
    found: dict[tuple[CauseKind, tuple[str, ...], str], Cause] = {}
    for make in candidates:
        for cause in make():
            if np.isfinite(cause.recomputed) and stated.agrees_with(cause.recomputed):
                found.setdefault((cause.kind, cause.line_ids, str(cause.params)), cause)
    return tuple(sorted(found.values(), key=lambda cause: cause.kind in _OF_ONE_LINE))
