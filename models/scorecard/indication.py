"""Indication of the bill's indicators: their figures with the provisional products counted too.

A provisional product counts here as if it were confirmed, nothing else differs from the firm calculation. No firm
figure reads it, and the words of its verdicts are others than those of a firm one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
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
from models.domain.requirement import Level
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
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
        view: of the bill as it is, without its provisional products.
    """

    def __init__(self, view: BillView) -> None:
        self._firm = view
        lines = view.columns.lines
        proposed = map(attrgetter("provisional"), lines)
        self._provisional = np.array([one is not None for one in proposed], dtype=bool)
        self._view = view
        self._lines: tuple[BillLine, ...] = lines
        self._parts: dict[bytes, BillView] = {}
        if self._provisional.any():
            self._lines = tuple(map(as_if_confirmed, lines))
            self._view = self._view_of(self._lines)

    @property
    def view(self) -> BillView:
        """The view with the provisional products counted too; the firm one where nothing is provisional."""
        return self._view

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
        result = indicator.result(self._view, None) if self._lines else None
        found = self._of_result(indicator, result, applied, doubt) if result is not None else None
        return _of_firm_figure(outcome, applied) if found is None else found

    def _of_result(
        self, indicator: BillIndicator, result: BillResult, applied: Sequence[Applied], doubt: Message | None
    ) -> Indication | None:
        estimate, covered = result.estimate, result.covered
        if estimate is None or covered is None:
            return None
        is_whole = bool(covered.all())
        low = estimate.lower if is_whole or indicator.total is not None else None
        high = estimate.upper if is_whole else None
        middle = estimate.value
        if not is_whole and self._provisional.any():
            middle = self._of_part(indicator, covered)
        columns = self._view.columns
        covered_share = coverage_fraction(columns, covered)
        if covered_share < _LEAST_COVERED:
            middle = None
        firm_share = coverage_fraction(columns, covered & ~self._provisional)
        return Indication(
            low=low,
            middle=middle,
            high=high,
            covered_share=covered_share,
            firm_share=firm_share,
            provisional_share=max(0.0, covered_share - firm_share),
            verdicts=_verdicts(Estimate(middle, low, high, covered_share), applied, doubt),
        )

    def _of_part(self, indicator: BillIndicator, covered: Bools) -> float | None:
        """The figure of only the lines in the mask; None when it has no single value."""
        key = covered.tobytes()
        if key not in self._parts:
            self._parts[key] = self._view_of(self._lines[i] for i in np.flatnonzero(covered).tolist())
        view = self._parts[key]
        result = indicator.result(view, None) if len(view.columns) else None
        return None if result is None or result.estimate is None else result.estimate.value


def indications_of(view: BillView) -> BillIndications:
    """The indications of the bill of a view, made once."""
    return view.once(BillIndications)


def _of_firm_figure(outcome: Outcome, applied: Iterable[Applied]) -> Indication:
    """The indication where the bill gives none: the stated figure, or nothing."""
    estimate = outcome.estimate
    if estimate is None:
        return Indication(verdicts=_verdicts(None, applied))
    return Indication(
        low=estimate.lower,
        middle=estimate.value,
        high=estimate.upper,
        covered_share=estimate.coverage_fraction,
        firm_share=estimate.coverage_fraction,
        verdicts=_verdicts(estimate, applied),
    )


def _verdicts(
    estimate: Estimate | None, applied: Iterable[Applied], doubt: Message | None = None
) -> Mapping[Level, IndicationVerdict]:
    """The words per level: those of a firm figure with these bounds, weakened. A judged level plays no part."""
    has_bound = estimate is not None and (estimate.lower is not None or estimate.upper is not None)
    subject = Subject(estimate if has_bound else None, None, None, decimals=0, doubt=doubt)
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
