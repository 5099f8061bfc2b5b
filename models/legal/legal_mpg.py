"""Legal limit on the MPG by permit date.

Source: Bbl art. 4.157-4.159 and their predecessors, as dated records in reference_data/legal. Leaves out on
purpose: the softer limit of small dwellings and non-compact offices, whose formula was not found. Where it may
apply, a figure above the normal limit gets no verdict; the user can enter the limit.
"""

import datetime as dt
import math
from dataclasses import replace

from models.domain.outcome import Message
from models.domain.product import EnvironmentalSet
from models.domain.project import Building, BuildingType, FunctionArea
from models.domain.requirement import LegalMpg, LegalRules
from models.legal.beng import LegalLimit, area_weighted, legal_functions
from models.legal.reasons import (
    FUNCTION_MISSING,
    MPG_LIMIT_NOT_FOUND,
    MPG_MIX_NOT_FOUND,
    MPG_SOFTER_FORM,
    MPG_SOFTER_SMALL,
)


def regime_of(date: dt.date, rules: LegalRules) -> LegalMpg | None:
    """The legal MPG limits that hold on a permit date; None before the first period and between periods."""
    for record in rules.mpg:
        if record.valid_from <= date and (record.valid_until is None or date <= record.valid_until):
            return record
    return None


def usual_set(date: dt.date | None, rules: LegalRules) -> EnvironmentalSet:
    """The EN 15804 set of MPG figures on a permit date: that of the legal rules, A1 without date or rules."""
    regime = regime_of(date, rules) if date is not None else None
    return regime.environmental_set if regime is not None else EnvironmentalSet.A1


def legal_mpg_limit(building: Building, regime: LegalMpg) -> LegalLimit:
    """The limit in EUR per m2 gross floor area (BVO) per year, in the EN 15804 set of the period `regime`.

    Absent where the MPG must only be calculated and for public space without functions. Unknown, with a reason,
    without use functions, without a limit in the reference data, or for a mix whose rule was not found.
    """
    is_no_building = building.type is BuildingType.PUBLIC_SPACE and not building.functions
    if regime.is_duty_only or is_no_building:
        return LegalLimit(None, is_absent=True)
    functions = _areas_by_function(legal_functions(building))
    if not functions:
        return LegalLimit(None, FUNCTION_MISSING.message())
    limits: list[tuple[float, float | None]] = []
    for function in functions:
        name, area = function.function, function.usable_floor_area_m2
        limit = regime.limits_eur_per_m2_year.get(name)
        too_small = bool(building.functions) and area < regime.min_usable_area_m2.get(name, 0.0)
        if limit is None and name not in regime.unregulated_functions:
            return LegalLimit(None, MPG_LIMIT_NOT_FOUND.message(function=name))
        limits.append((area, None if too_small else limit))
    return replace(_combined(limits, regime), softer=_softer(building, functions, regime))


def _areas_by_function(parts: tuple[FunctionArea, ...]) -> tuple[FunctionArea, ...]:
    """Each use function once, with the sum of its areas, because thresholds hold for the whole function."""
    areas: dict[str, list[float]] = {}
    for part in parts:
        areas.setdefault(part.function, []).append(part.usable_floor_area_m2)
    return tuple(FunctionArea(name, math.fsum(found)) for name, found in areas.items())


def _combined(limits: list[tuple[float, float | None]], regime: LegalMpg) -> LegalLimit:
    known = [(area, limit) for area, limit in limits if limit is not None]
    if not known:
        return LegalLimit(None, is_absent=True)
    figures = {limit for _, limit in known}
    if len(known) == len(limits) and len(figures) == 1:
        return LegalLimit(figures.pop())
    if regime.is_area_weighted and len(known) == len(limits):
        return LegalLimit(area_weighted(known))
    return LegalLimit(None, MPG_MIX_NOT_FOUND.message())


def _softer(building: Building, functions: tuple[FunctionArea, ...], regime: LegalMpg) -> Message | None:
    """The reason that a softer limit may apply; None when no function meets its condition or that is unknown."""
    rules = [(f.function, regime.softer[f.function]) for f in functions if f.function in regime.softer]
    home_area = _usable_area_per_dwelling(building, functions, regime)
    for name, rule in rules:
        params = {"function": name, "document": rule.source.document}
        area, factor = rule.below_usable_area_m2, rule.above_form_factor
        if area is not None and home_area is not None and home_area < area:
            return MPG_SOFTER_SMALL.message(**params, area=home_area, threshold=area)
        if factor is not None and building.form_factor is not None and building.form_factor > factor:
            return MPG_SOFTER_FORM.message(**params, form_factor=building.form_factor, threshold=factor)
    return None


def _usable_area_per_dwelling(
    building: Building, functions: tuple[FunctionArea, ...], regime: LegalMpg
) -> float | None:
    """Mean usable floor area (GO) of the dwellings in m2; None when the areas or their number are unknown."""
    homes = [f for f in functions if f.function in regime.softer]
    homes = [f for f in homes if regime.softer[f.function].below_usable_area_m2 is not None]
    whole = (
        math.fsum(f.usable_floor_area_m2 for f in homes) if building.functions else building.usable_floor_area_m2
    )
    return None if not homes or not whole or not building.dwelling_count else whole / building.dwelling_count
