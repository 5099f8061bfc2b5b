"""Check of the totals that a bill prints at its lines against quantity times MKI.

Authors print totals over one service life or over the building's life, in set A1 or A2. The way of counting in
which most lines agree is taken as the author's way for all of them; so a line that deviates from it is found.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from models.calculation.intervals import Floats, LineAmounts
from models.calculation.rounding import printed_decimals, tolerance
from models.domain.bill import BillLine
from models.domain.outcome import Estimate, Param
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.quantities import Dimension
from models.domain.review import Agreement, Cause, CauseKind, FigureCheck, FigureKind, StatedOrigin
from models.indicators.bill_view import BillView
from models.review.figures import limit_ratios
from models.review.rounding import (
    agreement_of,
    difference_of,
    relative_to,
)
from models.review.sums import Candidates, Stated, fitting_causes, whole_slips
from models.review.what_if import WhatIfs

_RELATIVE = 0.005
"""The tolerance of the audit for a printed total, so that audit and review agree."""

_LEAST_FOR_RULE = 3
"""Number of lines from which on, when none agrees, the rule of their totals is unknown and no line is wrong."""
_LINE_MKI = "line_mki"
_EUR = "EUR"


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of counting the total of a line: its EN 15804 set, over one service life or the building's life."""

    what_ifs: WhatIfs
    environmental_set: EnvironmentalSet

    @property
    def amounts(self) -> LineAmounts:
        """The MKI of every line in the columns, in EUR, in this way of counting."""
        return self.over_bill(self.what_ifs.base)

    def over_bill(self, mki: Mapping[EnvironmentalSet, LineAmounts]) -> LineAmounts:
        """The MKI in EUR of every line of the bill, quantity zero included, in the set of this way."""
        return self.what_ifs.view.columns.over_bill(mki[self.environmental_set])


class LineChecker:
    """Checks the printed totals of one bill against the recomputed ones."""

    def __init__(self, what_ifs: WhatIfs, legal_set: EnvironmentalSet, products: tuple[ProductCard, ...]) -> None:
        self.view: BillView = what_ifs.view
        self.lines = self.view.columns.bill_lines
        once = WhatIfs(self.view, products, one_cycle=True)
        sets = sorted(EnvironmentalSet, key=lambda which: which is not legal_set)
        self.ways = [_Way(ifs, which) for which in sets for ifs in (what_ifs, once)]

    def checks(self) -> tuple[FigureCheck, ...]:
        """One row per line with a printed total, in EUR, in the order of the bill."""
        printed = [i for i, line in enumerate(self.lines) if line.printed_total is not None and line.comes_in]
        if not printed:
            return ()
        ways = self._ways_of_author(printed)
        checks = [self._check(i, self.lines[i], self.lines[i].printed_total or 0.0, ways) for i in printed]
        if any(check.agreement is Agreement.AGREES for check in checks):
            return tuple(checks)
        of_open_way = [self._or_open(i, check) for i, check in zip(printed, checks, strict=True)]
        return tuple(of_open_way if self._is_rule_known(of_open_way) else map(_not_recomputed, of_open_way))

    def _or_open(self, i: int, check: FigureCheck) -> FigureCheck:
        """The check, of a total that may be right in a way of counting for which data are missing, as open."""
        if check.agreement is not Agreement.DIFFERS or check.causes:
            return check
        estimates = (_estimate(way.amounts, i) for way in self.ways)
        found = (agreement_of(check.stated, each, _allowed(check.stated)) for each in estimates)
        return _not_recomputed(check) if Agreement.WITHIN_BOUNDS in found else check

    @staticmethod
    def _is_rule_known(checks: Sequence[FigureCheck]) -> bool:
        """Whether so few totals differ, of which none agrees, that they may as well be wrong."""
        return sum(check.agreement is Agreement.DIFFERS for check in checks) < _LEAST_FOR_RULE

    def _ways_of_author(self, printed: list[int]) -> list[_Way]:
        """The one way in which most lines agree; every way with data when no line agrees in any."""
        stated = np.array([self.lines[i].printed_total for i in printed], dtype=float)
        allowed = np.array([_allowed(value) for value in stated.tolist()])
        counts = [int((np.abs(way.amounts.value[printed] - stated) <= allowed).sum()) for way in self.ways]
        best = max(range(len(counts)), key=lambda i: (counts[i], -i))
        if counts[best]:
            return [self.ways[best]]
        with_data = [way for way in self.ways if np.isfinite(way.amounts.value[printed]).any()]
        return with_data or self.ways[:1]

    def _check(self, i: int, line: BillLine, value: float, ways: list[_Way]) -> FigureCheck:
        decimals = printed_decimals(value)
        stated = Stated(value, _allowed(value), decimals, _EUR)
        way = ways[0]
        recomputed = _estimate(way.amounts, i)
        agreement = agreement_of(value, recomputed, stated.allowed)
        causes: tuple[Cause, ...] = ()
        if agreement is not Agreement.AGREES:
            found = ((option, self._causes(i, line, stated, option)) for option in ways)
            way, causes = next(((option, some) for option, some in found if some), (way, ()))
            recomputed = _estimate(way.amounts, i)
            agreement = agreement_of(value, recomputed, stated.allowed)
        is_compared = recomputed is not None and agreement in (Agreement.AGREES, Agreement.DIFFERS)
        difference = difference_of(value, recomputed) if is_compared and recomputed is not None else None
        return FigureCheck(
            kind=FigureKind.LINE,
            subject=_LINE_MKI,
            name=line.description,
            unit=_EUR,
            stated=value,
            recomputed=recomputed,
            agreement=agreement,
            decimals=decimals,
            origin=StatedOrigin.BILL,
            environmental_set=way.environmental_set,
            difference=difference,
            relative_difference=None if difference is None else relative_to(difference, value),
            causes=causes,
            line_id=line.id,
        )

    def _causes(self, i: int, line: BillLine, stated: Stated, way: _Way) -> tuple[Cause, ...]:
        is_mass = line.unit is not None and line.unit.dimension is Dimension.MASS
        base = float(way.amounts.value[i])
        candidates: tuple[Candidates, ...] = (
            lambda: whole_slips(stated, base, is_mass=is_mass),
            lambda: self._changes(i, line, way),
            lambda: self._sets(i, way),
        )
        return fitting_causes(stated, candidates)

    def _changes(self, i: int, line: BillLine, way: _Way) -> Iterator[Cause]:
        """Candidate causes that change this line's amount; a change that leaves it as it is explains nothing."""
        base = float(way.amounts.value[i])
        for change in way.what_ifs.changes:
            value = float(way.over_bill(change.mki).value[i])
            if value != base:
                yield Cause(change.kind, value, change.params, (line.id,))

    def _sets(self, i: int, way: _Way) -> Iterator[Cause]:
        """Candidate causes in the other set; none for a line without an MKI in the set of the author's way."""
        which = way.environmental_set
        if not math.isfinite(float(way.amounts.value[i])):
            return
        for other in EnvironmentalSet:
            if other is which:
                continue
            params: dict[str, Param] = {"stated": which.value, "right": other.value}
            value = float(self.view.columns.over_bill(way.what_ifs.base[other]).value[i])
            yield Cause(CauseKind.OTHER_SET, value, params)
            for factor in sorted(self._conversions):
                times = factor if which is EnvironmentalSet.A2 else 1.0 / factor
                yield Cause(CauseKind.SET_CONVERTED, value * times, {**params, "factor": times})

    @cached_property
    def _conversions(self) -> frozenset[float]:
        return limit_ratios(self.view.building, self.view.reference)


def _not_recomputed(check: FigureCheck) -> FigureCheck:
    """A check of a total that follows an unknown rule: nothing is said of it, unless one change explains it."""
    if check.causes:
        return check
    return replace(
        check, agreement=Agreement.NOT_RECOMPUTED, recomputed=None, difference=None, relative_difference=None
    )


def _allowed(value: float) -> float:
    return tolerance(value, printed_decimals(value), _RELATIVE)


def _estimate(amounts: LineAmounts, i: int) -> Estimate | None:
    value, lower, upper = (_known(column, i) for column in (amounts.value, amounts.lower, amounts.upper))
    if value is None and upper is None and not lower:
        return None
    return Estimate(value, lower, upper, 1.0)


def _known(column: Floats, i: int) -> float | None:
    amount = float(column[i])
    return amount if math.isfinite(amount) else None
