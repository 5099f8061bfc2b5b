"""Indication of the bill's indicators: their figures with provisional products and estimates counted too.

A provisional product counts here as if it were confirmed, and an estimate from open data stands for the MKI that a
line does not have; a line that has one takes none. No firm figure reads either, and the words of the verdicts are
others than those of a firm one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

import numpy as np

from models.calculation.bill_columns import columns_of, coverage_fraction
from models.calculation.intervals import Bools, beyond_floats
from models.calculation.scoring import Subject
from models.domain.bill import Bill, BillLine, ProvisionalProduct
from models.domain.outcome import (
    Estimate,
    Indication,
    IndicationVerdict,
    Message,
    Outcome,
    Verdict,
)
from models.domain.product import EnvironmentalSet
from models.domain.requirement import Level
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
from models.indicators.estimated_view import EstimatedViews, estimated_views
from models.indicators.registry import BILL_INDICATORS
from models.legal.requirements import Applied

_LEAST_COVERED = 0.5
"""Share of the bill from which on the figure of the covered part says something about the whole; our own choice.

Below it the lines that happen to have a figure would speak for all: timber, whose origin is known, for a house.
"""

_WORDS = {
    Verdict.MEETS: IndicationVerdict.PROBABLY_MEETS,
    Verdict.MISSES: IndicationVerdict.PROBABLY_MISSES,
}


_MOST_KEPT = 50_000
_confirmed: dict[int, tuple[BillLine, BillLine]] = {}
"""Lines that were asked for, by identity: a keystroke changes one line of a bill and leaves all others."""


def as_if_confirmed(line: BillLine) -> BillLine:
    """The line with its provisional product as its product; the line itself without one."""
    if line.provisional is None:
        return line
    kept = _confirmed.get(id(line))
    if kept is not None and kept[0] is line:
        return kept[1]
    if len(_confirmed) >= _MOST_KEPT:
        _confirmed.clear()
    made = _with_product(line, line.provisional)
    _confirmed[id(line)] = (line, made)
    return made


def _with_product(line: BillLine, proposed: ProvisionalProduct) -> BillLine:
    mass = proposed.mass_kg_per_unit if line.mass_kg_per_unit is None else line.mass_kg_per_unit
    return replace(line, provisional=None, product_id=proposed.product_id, mass_kg_per_unit=mass)


class BillIndications:
    """The indications of one bill in one building.

    Made once per view, by `indications_of`.

    Args:
        view: of the bill as it is, without its provisional products and without estimates.
    """

    def __init__(self, view: BillView) -> None:
        self._firm = view
        lines = view.columns.lines
        proposed = map(attrgetter("provisional"), lines)
        self._provisional = np.array([one is not None for one in proposed], dtype=bool)
        self._view = view
        self._lines: tuple[BillLine, ...] = lines
        self._parts: dict[bytes, EstimatedViews] = {}
        if self._provisional.any():
            self._lines = tuple(map(as_if_confirmed, lines))
            self._view = self._view_of(self._lines)

    @property
    def view(self) -> BillView:
        """The view with the provisional products counted too; the firm one where nothing is provisional."""
        return self._view

    @property
    def estimated(self) -> BillView:
        """The view with provisional products and estimates counted too; `view` where nothing is estimated."""
        return self._estimated.middle

    @cached_property
    def _estimated(self) -> EstimatedViews:
        return self._with_estimates(self._view)

    def _with_estimates(self, view: BillView) -> EstimatedViews:
        if not len(view.columns):
            return EstimatedViews(view, view, view, view)
        return estimated_views(view, self._firm.weighting_set)

    @beyond_floats()
    def _view_of(self, lines: Iterable[BillLine]) -> BillView:
        firm = self._firm.columns
        return self._firm.in_same_building(columns_of(Bill((*lines, *firm.aside)), firm.products))

    @beyond_floats()
    def of(self, outcome: Outcome, applied: Sequence[Applied], doubt: Message | None = None) -> Indication | None:
        """The indication beside an outcome; None for an indicator that has none.

        Args:
            outcome: the firm one.
            applied: the requirements of its indicator.
            doubt: why no figure of the bill can be right; None without doubt.
        """
        indicator = BILL_INDICATORS.get(outcome.indicator_id)
        if indicator is None or not indicator.has_indication:
            return None
        which = outcome.environmental_set if indicator.has_sets else None
        found = self._of_bill(indicator, which, applied, doubt)
        return _of_firm_figure(outcome, applied) if found is None else found

    @beyond_floats()
    def of_figure(self, figure_id: str, applied: Sequence[Applied]) -> Indication | None:
        """The indication beside an extra figure; None for one that has none."""
        indicator = BILL_INDICATORS[figure_id]
        return self._of_bill(indicator, None, applied, None) if indicator.has_indication else None

    def _of_bill(
        self,
        indicator: BillIndicator,
        which: EnvironmentalSet | None,
        applied: Sequence[Applied],
        doubt: Message | None,
    ) -> Indication | None:
        """The indication of an indicator or extra figure; None where the bill gives none."""
        if not self._lines:
            return None
        views = self._estimated.of(indicator.line_fields)
        result = _joined_result([indicator.result(view, which) for view in views])
        if result is None or result.estimate is None or result.covered is None:
            return None
        estimate, covered = result.estimate, result.covered
        is_whole = bool(covered.all())
        columns = self._view.columns
        covered_share = coverage_fraction(columns, covered)
        middle = self._middle(indicator, which, result, views[-1]) if covered_share >= _LEAST_COVERED else None
        low = estimate.lower if is_whole or indicator.total is not None else None
        high = estimate.upper if is_whole else None
        own = covered if views[-1] is self._view else covered & self._without_estimates(indicator, which, covered)
        firm_share = coverage_fraction(columns, own & ~self._provisional)
        own_share = coverage_fraction(columns, own)
        subject = Estimate(middle, low, high, covered_share)
        return Indication(
            low=low,
            middle=middle,
            high=high,
            covered_share=covered_share,
            firm_share=firm_share,
            provisional_share=max(0.0, own_share - firm_share),
            estimated_share=max(0.0, covered_share - own_share),
            verdicts=_verdicts(subject, applied, doubt or result.doubt, which),
        )

    def _without_estimates(
        self, indicator: BillIndicator, which: EnvironmentalSet | None, covered: Bools
    ) -> Bools:
        """Mask of the lines that are covered without estimates."""
        result = indicator.result(self._view, which)
        known = None if result is None else result.covered
        return np.zeros(len(covered), dtype=bool) if known is None else known

    def _middle(
        self, indicator: BillIndicator, which: EnvironmentalSet | None, result: BillResult, view: BillView
    ) -> float | None:
        """The figure of the covered lines only, in a view; None when it has no single value."""
        covered, estimate = result.covered, result.estimate
        if covered is None or estimate is None:
            return None
        if estimate.value is not None or view is self._firm:
            return estimate.value
        if indicator.middle is not None:
            return indicator.middle(view, covered)
        if covered.all():
            return None
        key = covered.tobytes()
        if key not in self._parts:
            part = self._view_of(self._lines[i] for i in np.flatnonzero(covered).tolist())
            self._parts[key] = self._with_estimates(part)
        of_part = self._parts[key].middle
        found = indicator.result(of_part, which) if len(of_part.columns) else None
        return None if found is None or found.estimate is None else found.estimate.value


def _joined_result(results: Sequence[BillResult | None]) -> BillResult | None:
    """The last result, with an interval that holds those of all; None where one is None."""
    last = results[-1]
    if last is None or last.estimate is None or len(results) == 1:
        return last
    estimates = [result.estimate for result in results if result is not None and result.estimate is not None]
    if len(estimates) < len(results):
        return last
    lower = [estimate.lower for estimate in estimates]
    upper = [estimate.upper for estimate in estimates]
    low = None if None in lower else min(bound for bound in lower if bound is not None)
    high = None if None in upper else max(bound for bound in upper if bound is not None)
    return replace(last, estimate=replace(last.estimate, lower=low, upper=high))


def indications_of(view: BillView) -> BillIndications:
    """The indications of the bill of a view, made once."""
    return view.once(BillIndications)


def _of_firm_figure(outcome: Outcome, applied: Iterable[Applied]) -> Indication:
    """The indication where the bill gives none: the stated figure, or nothing.

    A stated figure that decides no limit, because it cannot be right or is an assumption, has no probable verdict.
    """
    estimate = outcome.estimate
    if estimate is None:
        return Indication(verdicts=_verdicts(None, applied))
    decides = any(level.verdict in _WORDS for level in outcome.levels if level.limit is not None)
    return Indication(
        low=estimate.lower,
        middle=estimate.value,
        high=estimate.upper,
        covered_share=estimate.coverage_fraction,
        firm_share=estimate.coverage_fraction,
        verdicts=_verdicts(estimate if decides else None, applied, which=outcome.environmental_set),
    )


def _verdicts(
    estimate: Estimate | None,
    applied: Iterable[Applied],
    doubt: Message | None = None,
    which: EnvironmentalSet | None = None,
) -> Mapping[Level, IndicationVerdict]:
    """The words per level: those of a firm figure with these bounds, weakened. A judged level plays no part."""
    has_bound = estimate is not None and (estimate.lower is not None or estimate.upper is not None)
    subject = Subject(estimate if has_bound else None, None, which, decimals=0, doubt=doubt)
    words: dict[Level, set[IndicationVerdict]] = {}
    for verdict in (entry.verdict_on(subject) for entry in applied):
        if verdict.verdict is not Verdict.NO_LEVEL:
            word = _WORDS.get(verdict.verdict, IndicationVerdict.CANNOT_SAY)
            words.setdefault(verdict.level, set()).add(word)
    return {level: _joined(found) for level, found in words.items()}


def _joined(words: set[IndicationVerdict]) -> IndicationVerdict:
    """One word for a level with several requirements, which all have to be met."""
    if IndicationVerdict.PROBABLY_MISSES in words:
        return IndicationVerdict.PROBABLY_MISSES
    return words.pop() if len(words) == 1 else IndicationVerdict.CANNOT_SAY
