"""The contract of an indicator or extra figure that is calculated from the bill.

To add one: a row in reference_data/indicators.csv (or extra_figures.csv for a figure without levels) and a file
in this folder with its object in `INDICATORS`. A check at start refuses one without the other.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from models.calculation.intervals import Bools, LineAmounts
from models.domain.outcome import Estimate, Message
from models.domain.product import EnvironmentalSet
from models.domain.reason import Reason
from models.indicators.bill_view import BillView
from models.indicators.reasons import LINES_DOUBTED


@dataclass(frozen=True, slots=True)
class BillResult:
    """Result of an indicator or extra figure of the bill.

    Attributes:
        estimate: in the unit of the indicator's row in the reference data; None when it cannot be calculated.
        reasons: why there is no estimate, or why it is an interval.
        environmental_set: EN 15804 set of the MKI that it rests on; None when it rests on none.
        covered: mask of the lines that have their data; None without an estimate.
        doubt: why no limit is decided with the estimate, one of `reasons`; None without doubt.
    """

    estimate: Estimate | None
    reasons: tuple[Message, ...] = ()
    environmental_set: EnvironmentalSet | None = None
    covered: Bools | None = None
    doubt: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTotal:
    """The amounts per line of which the sum over the building gives a figure.

    Attributes:
        subject: name of the sum in a file that states it, such as "mki" or "mass".
        unit: of the sum, such as "EUR", "kg" or "kg CO2-eq".
        amounts: calculates the amounts per line; the EN 15804 set is None for an indicator without sets.
        is_per_year: whether the figure is the sum per m2 gross floor area (BVO) and per year of the building's
            life, else per m2 gross floor area.
        is_burden: whether missing elements can only add to the sum; the contributions to such a sum are shown.
    """

    subject: str
    unit: str
    amounts: Callable[[BillView, EnvironmentalSet | None], LineAmounts]
    is_per_year: bool = False
    is_burden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BillIndicator:
    """Calculation of an indicator or extra figure from the bill, with its reasons and the fields it reads.

    Attributes:
        id: of its row in reference_data/indicators.csv or extra_figures.csv.
        figure: calculates it from a bill with lines, and returns None for an extra figure that does not exist for
            this bill. None for an indicator with sets.
        figure_in_set: calculates it in one EN 15804 set, for an indicator with an outcome in each; None without.
        reasons: every reason that the figure may give.
        line_fields: fields of `BillLine` that it reads.
        building_fields: fields of `Building` that it reads.
        total: the sum over the lines that gives it; None for a share or an index.
        has_indication: whether provisional products and estimates give an indication of it; its results then say
            which lines they cover.
        middle: the figure of the covered lines (a mask) in the middle of their intervals, where the estimate of an
            interval has no value; None where it has.
    """

    id: str
    figure: Callable[[BillView], BillResult | None] | None = None
    figure_in_set: Callable[[BillView, EnvironmentalSet], BillResult] | None = None
    reasons: tuple[Reason, ...]
    line_fields: frozenset[str]
    building_fields: frozenset[str] = frozenset()
    total: LineTotal | None = None
    has_indication: bool = False
    middle: Callable[[BillView, Bools], float | None] | None = None

    @property
    def has_sets(self) -> bool:
        """Whether it has an outcome in each EN 15804 set."""
        return self.figure_in_set is not None

    @property
    def sets(self) -> tuple[EnvironmentalSet | None, ...]:
        """The EN 15804 sets of its outcomes; (None,) for one without sets."""
        return tuple(EnvironmentalSet) if self.has_sets else (None,)

    def result(self, view: BillView, which: EnvironmentalSet | None) -> BillResult | None:
        """The figure of a bill with lines, in the set `which` when it has sets.

        Its interval also holds the bill in which the figures that cannot be right are unknown. None for an extra
        figure that does not exist for this bill.
        """
        found, other = self._result(view, which), view.without_doubted
        if found is None or found.estimate is None or other is None:
            return found
        return _widened(view, found, found.estimate, self._result(other, which))

    def _result(self, view: BillView, which: EnvironmentalSet | None) -> BillResult | None:
        if self.figure_in_set is not None and which is not None:
            return view.once_in(which, self.figure_in_set)
        return None if self.figure is None else view.once(self.figure)


def _widened(view: BillView, found: BillResult, estimate: Estimate, other: BillResult | None) -> BillResult:
    """The result with an interval that also holds that of the bill with its doubted figures unknown."""
    unknown = None if other is None else other.estimate
    lower = None if unknown is None else _least(estimate.lower, unknown.lower)
    upper = None if unknown is None else _least(estimate.upper, unknown.upper, largest=True)
    if (lower, upper) == (estimate.lower, estimate.upper):
        return found
    doubted = np.logical_or.reduce([doubt.lines for doubt in view.line_doubts])
    reasons = (*found.reasons, view.about(LINES_DOUBTED, doubted))
    return replace(found, estimate=replace(estimate, lower=lower, upper=upper), reasons=reasons)


def _least(a: float | None, b: float | None, *, largest: bool = False) -> float | None:
    """The lower of two bounds, or the larger; None, no bound, goes before any figure."""
    return None if a is None or b is None else (max(a, b) if largest else min(a, b))
