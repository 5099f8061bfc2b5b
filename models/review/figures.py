"""Check of stated indicators and totals against the recomputed ones, with probable causes of differences."""

import math
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np

from models.calculation.intervals import Floats
from models.calculation.rounding import printed_decimals, tolerance
from models.domain.bill import BillLine
from models.domain.outcome import Basis, Estimate, Outcome, Scorecard
from models.domain.product import EnvironmentalSet, LifeCycleModule
from models.domain.project import Building
from models.domain.review import (
    Agreement,
    Cause,
    CauseKind,
    FigureCheck,
    FigureKind,
    StatedClaim,
    StatedOrigin,
)
from models.indicators.contract import LineTotal
from models.indicators.registry import behind, has_sets
from models.legal.legal_mpg import legal_mpg_limit
from models.reference.reference import Reference
from models.review.rounding import (
    agreement_of,
    difference_of,
    relative_to,
)
from models.review.sums import (
    Candidates,
    Stated,
    Summed,
    fitting_causes,
    line_slips,
    other_areas,
    printed_totals,
    typed_as_fraction,
    unknown_as_zero,
    whole_slips,
)
from models.review.what_if import WhatIfs

_GWP = {EnvironmentalSet.A1: "gwp100", EnvironmentalSet.A2: "climate_total"}


class FigureChecker:
    """Checks the claims of one file against one scored variant."""

    def __init__(self, scorecard: Scorecard, what_ifs: WhatIfs, reference: Reference) -> None:
        self.scorecard, self.what_ifs, self.view = scorecard, what_ifs, what_ifs.view
        self.reference = reference
        self.lines = self.view.columns.lines
        self._decimals = {indicator.id: indicator.decimals for indicator in reference.indicators}

    def checks(self, claims: Iterable[StatedClaim]) -> tuple[FigureCheck, ...]:
        """One row per stated figure; a figure that is stated twice has one row."""
        rows: dict[tuple[object, ...], FigureCheck] = {}
        for claim in claims:
            if claim.value is not None and math.isfinite(claim.value):
                name = claim.label if claim.is_total else ""
                key = (claim.subject, claim.is_total, claim.environmental_set, claim.module, claim.value, name)
                if key not in rows:
                    rows[key] = self._check(claim, claim.value)
        return tuple(rows.values())

    def _check(self, claim: StatedClaim, value: float) -> FigureCheck:
        least = 0 if claim.is_total else self._decimals.get(claim.subject, 0)
        decimals = printed_decimals(value, least)
        stated = Stated(value, tolerance(value, decimals), decimals, claim.unit)
        which = self._set_of(claim, stated)
        recomputed = _of_something(self._recomputed(claim, which))
        agreement = agreement_of(value, recomputed, stated.allowed)
        difference = None
        if recomputed is not None and agreement in (Agreement.AGREES, Agreement.DIFFERS):
            difference = difference_of(value, recomputed)
        causes = () if agreement is Agreement.AGREES else self._causes(claim, which, stated, recomputed)
        return FigureCheck(
            kind=FigureKind.TOTAL if claim.is_total else FigureKind.INDICATOR,
            subject=claim.subject,
            name=claim.label,
            unit=claim.unit,
            stated=value,
            recomputed=recomputed,
            agreement=agreement,
            decimals=decimals,
            origin=claim.origin,
            environmental_set=which,
            module=claim.module,
            stated_level=claim.level,
            difference=difference,
            relative_difference=None if difference is None else relative_to(difference, value),
            causes=causes,
            where=claim.where,
        )

    def _set_of(self, claim: StatedClaim, stated: Stated) -> EnvironmentalSet | None:
        """The EN 15804 set of a claim; without one, the set in which it agrees, else that of the permit date."""
        if claim.environmental_set is not None or not has_sets(claim.subject):
            return claim.environmental_set
        for which in EnvironmentalSet:
            if agreement_of(stated.value, self._recomputed(claim, which), stated.allowed) is Agreement.AGREES:
                return which
        return self.view.weighting_set

    def _recomputed(self, claim: StatedClaim, which: EnvironmentalSet | None) -> Estimate | None:
        if claim.is_total or claim.module:
            return self._recomputed_total(claim, which)
        outcome = self._outcome(claim.subject, which)
        if outcome is None or (claim.origin is StatedOrigin.ENTERED and outcome.basis is not Basis.CALCULATED):
            return None
        return outcome.estimate

    def _outcome(self, subject: str, which: EnvironmentalSet | None) -> Outcome | None:
        try:
            return self.scorecard.outcome(subject, which if has_sets(subject) else None)
        except KeyError:
            return None

    def _recomputed_total(self, claim: StatedClaim, which: EnvironmentalSet | None) -> Estimate | None:
        if claim.module:
            amounts = module_amounts(self.view.columns.quantity, self.lines, claim.module, which)
            value = None if amounts is None else Summed(amounts, 1.0).value
            return None if value is None or not math.isfinite(value) else Estimate(value, value, value, 1.0)
        extra = next((figure for figure in self.scorecard.figures if figure.id == claim.subject), None)
        if extra is not None:
            return extra.estimate
        total = _total_of(claim.subject)
        if total is None or (which is None and has_sets(claim.subject)):
            return None
        return self.view.total(total.amounts(self.view, which))

    def _causes(
        self, claim: StatedClaim, which: EnvironmentalSet | None, stated: Stated, recomputed: Estimate | None
    ) -> tuple[Cause, ...]:
        if claim.module:
            return ()
        summed = self._summed(claim, which)
        if summed is None:
            base = math.nan if recomputed is None or recomputed.value is None else recomputed.value
            fraction = tuple(typed_as_fraction(stated, base)) if claim.unit.strip() == "%" else ()
            return fraction or fitting_causes(stated, (lambda: whole_slips(stated, base),))
        total = _total_of(claim.subject)
        is_mass = total is not None and total.unit.startswith("kg")
        candidates: list[Candidates] = [
            lambda: whole_slips(stated, summed.value, is_mass=is_mass),
            lambda: unknown_as_zero(summed, self.lines),
            lambda: line_slips(stated, summed, self.lines),
        ]
        gross = self.view.building.gross_floor_area_m2
        if not claim.is_total and gross is not None:
            candidates.append(lambda: other_areas(summed, gross, _areas(self.view.building)))
        if has_sets(claim.subject) and which is not None:
            chosen = which
            candidates.append(lambda: self._what_ifs(claim, chosen))
            candidates.append(lambda: self._sets(chosen, summed))
            candidates.append(lambda: printed_totals(summed, self.lines))
        return fitting_causes(stated, candidates)

    def _summed(self, claim: StatedClaim, which: EnvironmentalSet | None) -> Summed | None:
        """The sum over the lines that gives the figure; None for shares and entered figures."""
        total = _total_of(claim.subject)
        if total is None or (which is None and has_sets(claim.subject)):
            return None
        divisor = self._divisor(claim, self.view.life_years)
        return None if divisor is None else Summed(total.amounts(self.view, which).value, divisor)

    def _divisor(self, claim: StatedClaim, life_years: float) -> float | None:
        area = self.view.building.gross_floor_area_m2
        total = _total_of(claim.subject)
        if claim.is_total or total is None:
            return 1.0
        return None if area is None else area * (life_years if total.is_per_year else 1.0)

    def _what_ifs(self, claim: StatedClaim, which: EnvironmentalSet) -> Iterator[Cause]:
        for change in self.what_ifs.changes:
            divisor = self._divisor(claim, change.life_years)
            if divisor is not None:
                yield Cause(change.kind, Summed(change.mki[which].value, divisor).value, change.params)

    def _sets(self, which: EnvironmentalSet, summed: Summed) -> Iterator[Cause]:
        """Candidate causes: the figure of the other set, as it is or converted with the ratio of legal limits.

        None for a bill of which some lines have an MKI in the set and others lack it: its own figure is open.
        """
        known = np.isfinite(summed.amounts)
        if known.any() and not known.all():
            return
        for other in EnvironmentalSet:
            if other is which:
                continue
            value = Summed(self.view.mki[other].value, summed.divisor).value
            params = {"stated": which.value, "right": other.value}
            yield Cause(CauseKind.OTHER_SET, value, params)
            for factor in sorted(self._conversions):
                times = factor if which is EnvironmentalSet.A2 else 1.0 / factor
                yield Cause(CauseKind.SET_CONVERTED, value * times, {**params, "factor": times})

    @cached_property
    def _conversions(self) -> frozenset[float]:
        """The ratios of the A2 limit to the A1 limit that it replaced, for this building."""
        return limit_ratios(self.view.building, self.reference)


def _of_something(estimate: Estimate | None) -> Estimate | None:
    """The estimate; None for one that says no more than "at least zero", because every line is unknown."""
    if estimate is None or estimate.value is not None or estimate.upper is not None or estimate.lower:
        return estimate
    return None


def _total_of(subject: str) -> LineTotal | None:
    """The sum over the lines that gives a stated figure; None for shares, entered figures and unknown names."""
    found = behind(subject)
    return None if found is None else found.total


def limit_ratios(building: Building, reference: Reference) -> frozenset[float]:
    """Ratios of the first legal A2 limit to the last legal A1 limit, for the use functions of a building."""
    limits: dict[EnvironmentalSet, float] = {}
    for regime in reference.legal.mpg:
        limit = legal_mpg_limit(building, regime).limit
        if limit is not None and not (regime.environmental_set is EnvironmentalSet.A2 and len(limits) == 2):
            limits[regime.environmental_set] = limit
    if len(limits) < len(EnvironmentalSet):
        return frozenset()
    return frozenset((limits[EnvironmentalSet.A2] / limits[EnvironmentalSet.A1],))


def _areas(building: Building) -> tuple[float, ...]:
    """Areas in m2 by which a sum may wrongly be divided: usable, of each function, and of all functions."""
    parts = [function.usable_floor_area_m2 for function in building.functions]
    whole = [math.fsum(parts)] if parts else []
    return tuple(area for area in (building.usable_floor_area_m2, *parts, *whole) if area is not None)


_FIRST_INSTALLATION = {
    module.value: module for module in (LifeCycleModule.A1_A3, LifeCycleModule.A4, LifeCycleModule.A5)
}


def module_amounts(
    quantity: Floats, lines: Iterable[BillLine], module: str, which: EnvironmentalSet | None
) -> Floats | None:
    """Global warming of one module per line in kg CO2-eq, NaN where a line does not declare it.

    None for a module that replacement repeats, of which tools count the repeats in different places, and
    without a set.
    """
    wanted = _FIRST_INSTALLATION.get(module)
    if wanted is None or which is None:
        return None
    per_unit = [_declared(line, wanted, which) for line in lines]
    return np.asarray(quantity * np.array(per_unit, dtype=float))


def _declared(line: BillLine, module: LifeCycleModule, which: EnvironmentalSet) -> float:
    for profile in line.module_profiles:
        if profile.environmental_set is which and profile.category == _GWP[which]:
            return profile.values.get(module, math.nan)
    return math.nan
