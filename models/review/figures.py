"""Stated indicators and totals beside the recomputed ones, with the probable cause of each difference."""

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import numpy as np

from models.calculation.intervals import Floats
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
from models.indicators.stored_carbon import line_stored_carbon
from models.legal.legal_mpg import legal_mpg_limit
from models.reference.reference import Reference
from models.review.rounding import (
    agreement_of,
    difference_of,
    printed_decimals,
    relative_to,
    tolerance,
)
from models.review.sums import (
    Candidates,
    Stated,
    Summed,
    fitting_causes,
    line_slips,
    other_areas,
    printed_totals,
    unknown_as_zero,
    whole_slips,
)
from models.review.what_if import WhatIfs

_MKI_SUBJECTS = frozenset(("mpg", "mki"))
_MASS_UNIT_SUBJECTS = frozenset(("embodied_carbon", "material_intensity", "stored_carbon", "mass"))
_GWP = {EnvironmentalSet.A1: "gwp100", EnvironmentalSet.A2: "climate_total"}


class FigureChecker:
    """Holds the claims of one file beside one scored variant."""

    def __init__(self, scorecard: Scorecard, what_ifs: WhatIfs, reference: Reference) -> None:
        self.scorecard, self.what_ifs, self.view = scorecard, what_ifs, what_ifs.view
        self.reference = reference
        self.lines = self.view.columns.lines
        self._decimals = {indicator.id: indicator.decimals for indicator in reference.indicators}

    def checks(self, claims: Iterable[StatedClaim]) -> tuple[FigureCheck, ...]:
        """One row for every stated figure; the same figure stated twice gives one row."""
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
        recomputed = self._recomputed(claim, which)
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
        """The set of a claim; of one without, the set in which it agrees, else that of the permit date."""
        if claim.environmental_set is not None or claim.subject not in _MKI_SUBJECTS:
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
            return self.scorecard.outcome(subject, which if subject == "mpg" else None)
        except KeyError:
            return None

    def _recomputed_total(self, claim: StatedClaim, which: EnvironmentalSet | None) -> Estimate | None:
        if claim.module:
            amounts = module_amounts(self.view.columns.quantity, self.lines, claim.module, which)
            value = None if amounts is None else Summed(amounts, 1.0).value
            return None if value is None or not math.isfinite(value) else Estimate(value, value, value, 1.0)
        view = self.view
        if claim.subject == "mki" and which is not None:
            return view.total(view.mki[which])
        lines = {"embodied_carbon": view.carbon, "mass": view.mass}.get(claim.subject)
        return None if lines is None else view.total(lines)

    def _causes(
        self, claim: StatedClaim, which: EnvironmentalSet | None, stated: Stated, recomputed: Estimate | None
    ) -> tuple[Cause, ...]:
        if claim.module:
            return ()
        summed = self._summed(claim, which)
        if summed is None:
            base = math.nan if recomputed is None or recomputed.value is None else recomputed.value
            return fitting_causes(stated, (lambda: whole_slips(stated, base),))
        is_mass = claim.subject in _MASS_UNIT_SUBJECTS
        candidates: list[Candidates] = [
            lambda: whole_slips(stated, summed.value, is_mass=is_mass),
            lambda: unknown_as_zero(summed, self.lines),
            lambda: line_slips(stated, summed, self.lines),
        ]
        gross = self.view.building.gross_floor_area_m2
        if not claim.is_total and gross is not None:
            candidates.append(lambda: other_areas(summed, gross, _areas(self.view.building)))
        if claim.subject in _MKI_SUBJECTS and which is not None:
            chosen = which
            candidates.append(lambda: self._what_ifs(claim, chosen))
            candidates.append(lambda: self._sets(chosen, summed))
            candidates.append(lambda: printed_totals(summed, self.lines))
        return fitting_causes(stated, candidates)

    def _summed(self, claim: StatedClaim, which: EnvironmentalSet | None) -> Summed | None:
        """The lines whose sum the figure is; None for shares and entered figures."""
        if claim.subject in _MKI_SUBJECTS:
            return None if which is None else self._mki_sum(claim, which)
        amounts = self._amounts.get(claim.subject)
        divisor = 1.0 if claim.is_total else self.view.building.gross_floor_area_m2
        return None if amounts is None or divisor is None else Summed(amounts, divisor)

    @cached_property
    def _amounts(self) -> Mapping[str, Floats]:
        view = self.view
        stored = line_stored_carbon(view.columns, self.reference.factors.co2_per_carbon).value
        mass = view.mass.value
        return {
            "embodied_carbon": view.carbon.value, "stored_carbon": stored,
            "material_intensity": mass, "mass": mass,
        }  # fmt: skip

    def _mki_sum(self, claim: StatedClaim, which: EnvironmentalSet) -> Summed | None:
        divisor = self._divisor(claim, self.view.life_years)
        return None if divisor is None else Summed(self.view.mki[which].value, divisor)

    def _divisor(self, claim: StatedClaim, life_years: float) -> float | None:
        area = self.view.building.gross_floor_area_m2
        if claim.is_total:
            return 1.0
        return None if area is None else area * life_years

    def _what_ifs(self, claim: StatedClaim, which: EnvironmentalSet) -> Iterator[Cause]:
        for change in self.what_ifs.changes:
            divisor = self._divisor(claim, change.life_years)
            if divisor is not None:
                yield Cause(change.kind, Summed(change.mki[which].value, divisor).value, change.params)

    def _sets(self, which: EnvironmentalSet, summed: Summed) -> Iterator[Cause]:
        """The figure of the other set under this set's name, as it is or converted with the legal limits."""
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
        """A2 limit over the A1 limit that it took the place of, for this building."""
        return limit_ratios(self.view.building, self.reference)


def limit_ratios(building: Building, reference: Reference) -> frozenset[float]:
    """How many times the first A2 limit is the last A1 limit for the functions of a building."""
    limits: dict[EnvironmentalSet, float] = {}
    for regime in reference.legal.mpg:
        limit = legal_mpg_limit(building, regime).limit
        if limit is not None and not (regime.environmental_set is EnvironmentalSet.A2 and len(limits) == 2):
            limits[regime.environmental_set] = limit
    if len(limits) < len(EnvironmentalSet):
        return frozenset()
    return frozenset((limits[EnvironmentalSet.A2] / limits[EnvironmentalSet.A1],))


def _areas(building: Building) -> tuple[float, ...]:
    """The areas that a sum may wrongly be divided by: usable, each function's, and all functions together."""
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
