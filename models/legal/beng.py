"""Legal limits on BENG and TOjuli, from the form factor and the use functions.

Source: Bbl art. 4.149 and table 4.148A; TOjuli art. 4.149b. Leaves out on purpose: the BENG values themselves,
which an attested NTA 8800 program calculates and the user enters.

**Accessory functions.** An accessory function (nevengebruiksfunctie) of a dwelling has the limits of that dwelling
(art. 4.149 lid 3). Whether a function is one is a choice of the plan. Where it was not said, both readings
count: a figure that gets another verdict in the other reading gets none.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from models.domain.outcome import Message
from models.domain.project import Building, BuildingType, FunctionArea
from models.domain.requirement import BengLimit, LegalRule, LegalRules
from models.legal.reasons import (
    ACCESSORY_UNDECIDED,
    BENG_ROW_MISSING,
    FORM_FACTOR_MISSING,
    FUNCTION_MISSING,
    TOJULI_NOT_FOR_DWELLING,
)

_MOST_CHOSEN_FREELY = 10
"""Functions that are open at the same time of which every combination is tried: about a thousand means."""
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class LegalLimit:
    """A legal limit, or the reason why it is unknown.

    Attributes:
        limit: in the unit of the indicator; None when it is unknown or absent.
        reason: why the limit is unknown; None otherwise.
        is_absent: whether the law sets no limit.
        softer: why a figure beyond the limit may still be allowed; None otherwise.
        others: the lowest and the highest limit when a fact that was not said may be otherwise; empty without.
        undecided: the reason that names that fact; None without.
    """

    limit: float | None
    reason: Message | None = None
    is_absent: bool = False
    softer: Message | None = None
    others: tuple[float, ...] = ()
    undecided: Message | None = None


def beng1_limit_kwh_per_m2_year(limit: BengLimit, form_factor: float, is_light: bool) -> float:
    """The BENG 1 limit of one use function at x = Als/Ag, in kWh per m2 usable floor area (GO) per year.

    Source: Bbl art. 4.149 and table 4.148A; the surcharge of a light construction lid 4.
    """
    value = math.nan
    for piece in limit.pieces:
        if piece.above_form_factor is None or form_factor > piece.above_form_factor:
            value = piece.base_kwh_per_m2_year + piece.slope * (form_factor - piece.origin)
    return value + (limit.light_construction_surcharge_kwh_per_m2_year if is_light else 0.0)


def legal_functions(building: Building) -> tuple[FunctionArea, ...]:
    """The use functions of a building as the legal tables name them, with their usable floor area (GO) in m2.

    A plain `woonfunctie` becomes that of a residential building (woongebouw) in a stacked dwelling, else that of a
    house. A dwelling or an office without functions gets the one of its type, with an area of 1 as its weight;
    any other building without functions has none.
    """
    functions = building.functions or _function_of_type(building.type)
    return tuple(replace(f, function=_beng_row(f.function, building.type)) for f in functions)


def _function_of_type(building_type: BuildingType | None) -> tuple[FunctionArea, ...]:
    if building_type is not None and building_type.is_dwelling:
        return (FunctionArea("woonfunctie", 1.0),)
    if building_type is BuildingType.OFFICE:
        return (FunctionArea("kantoorfunctie", 1.0),)
    return ()


def _beng_row(function: str, building_type: BuildingType | None) -> str:
    if function != "woonfunctie":
        return function
    stacked = building_type is BuildingType.STACKED_DWELLING
    return "woonfunctie_woongebouw" if stacked else "woonfunctie_anders"


def area_weighted(pairs: Sequence[tuple[float, float]]) -> float:
    """The mean of (area, limit) pairs, weighted by usable floor area (Bbl art. 4.149 lid 2), in their unit.

    Raises:
        ZeroDivisionError: the areas sum to zero.
    """
    return math.fsum(area * limit for area, limit in pairs) / math.fsum(area for area, _ in pairs)


def beng_limit(
    rule: LegalRule, building: Building, rules: LegalRules, dwelling_functions: Collection[str]
) -> LegalLimit:
    """The legal limit of BENG 1 or 2 (kWh/m2·year, maximum) or BENG 3 (percent, minimum), area-weighted.

    A function that table 4.148A does not list has no limit of its own and no part in the mean, and an accessory
    function of a dwelling has the limit of the dwellings. `dwelling_functions` are the ids of the dwelling
    functions.

    Source: Bbl art. 4.149 lid 1 to 3 and table 4.148A. Unknown, with a reason, without use functions, without a
    table row for one of them, or for BENG 1 without a form factor.
    """
    functions = legal_functions(building)
    if not functions:
        return LegalLimit(None, FUNCTION_MISSING.message())
    regulated = [f for f in functions if f.function not in rules.beng_unregulated_functions]
    if not regulated:
        return LegalLimit(None, is_absent=True)
    unknown = [f.function for f in regulated if f.function not in rules.beng]
    if unknown:
        return LegalLimit(None, BENG_ROW_MISSING.message(function=", ".join(unknown)))
    if rule is LegalRule.BENG1 and building.form_factor is None:
        return LegalLimit(None, FORM_FACTOR_MISSING.message())
    rows = {f.function: _figure(rule, rules.beng[f.function], building) for f in regulated}
    homes = [f for f in regulated if f.function in dwelling_functions]
    return _of_readings(functions, homes, rows)


def _of_readings(
    functions: Sequence[FunctionArea], homes: Sequence[FunctionArea], rows: Mapping[str, float]
) -> LegalLimit:
    """The limit when a function that is not said to be an accessory of the dwellings `homes` is none.

    With the lowest and highest limit of the other readings. `rows` are the limits of the functions that have one.
    """
    if not homes:
        return LegalLimit(_mean(functions, rows, None, frozenset()))
    of_homes = area_weighted([(f.usable_floor_area_m2, rows[f.function]) for f in homes])
    others = [f for f in functions if f not in homes]
    said = frozenset(f for f in others if f.is_accessory)
    open_ones = tuple(dict.fromkeys(f for f in others if f.is_accessory is None))
    limit = _mean(functions, rows, of_homes, said)
    found = sorted(_mean(functions, rows, of_homes, said | chosen) for chosen in _choices(open_ones))
    if math.isclose(found[0], found[-1], rel_tol=_SAME):
        return LegalLimit(limit)
    names = ", ".join(dict.fromkeys(f.function for f in open_ones))
    undecided = ACCESSORY_UNDECIDED.message(function=names, low=found[0], high=found[-1])
    return LegalLimit(limit, others=(found[0], found[-1]), undecided=undecided)


def _choices(functions: Sequence[FunctionArea]) -> Iterator[frozenset[FunctionArea]]:
    """Every choice of functions that may be accessory; of many functions, all together or each alone."""
    if len(functions) <= _MOST_CHOSEN_FREELY:
        for picks in product((False, True), repeat=len(functions)):
            yield frozenset(f for f, is_picked in zip(functions, picks, strict=True) if is_picked)
        return
    yield from (frozenset(), frozenset(functions), *(frozenset((f,)) for f in functions))


def _mean(
    functions: Sequence[FunctionArea],
    rows: Mapping[str, float],
    of_homes: float | None,
    accessory: frozenset[FunctionArea],
) -> float:
    """The area-weighted limit with these accessory functions; a function without a limit plays no part."""
    pairs = []
    for f in functions:
        limit = of_homes if f in accessory and of_homes is not None else rows.get(f.function)
        if limit is not None:
            pairs.append((f.usable_floor_area_m2, limit))
    return area_weighted(pairs)


def tojuli_limit(building: Building, rules: LegalRules, dwelling_functions: Collection[str]) -> LegalLimit:
    """The maximum TOjuli of a building (Bbl art. 4.149b lid 1).

    `dwelling_functions` are the ids of the dwelling functions. The source does not say which other functions the
    limit holds for, so it is unknown for a building without a dwelling. A building of which no function has a BENG
    limit has no TOjuli limit either.
    """
    functions = legal_functions(building)
    is_no_building = building.type is BuildingType.PUBLIC_SPACE and not functions
    if is_no_building or (functions and all(f.function in rules.beng_unregulated_functions for f in functions)):
        return LegalLimit(None, is_absent=True)
    if not functions:
        return LegalLimit(None, FUNCTION_MISSING.message())
    if not any(f.function in dwelling_functions for f in functions):
        return LegalLimit(None, TOJULI_NOT_FOR_DWELLING.message())
    return LegalLimit(rules.tojuli_max)


def _figure(rule: LegalRule, row: BengLimit, building: Building) -> float:
    if rule is LegalRule.BENG1:
        assert building.form_factor is not None  # noqa: S101 - checked by the caller
        return beng1_limit_kwh_per_m2_year(row, building.form_factor, building.is_light_construction is True)
    return row.beng2_kwh_per_m2_year if rule is LegalRule.BENG2 else row.beng3_pct
