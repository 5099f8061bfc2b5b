"""Climate impact of civil works per m2 and per year over modules A-D, an extra figure for public space.

Source: Het Nieuwe Normaal Onderbouwing 1.0, Tabel 5 (HNN Infra). It is another quantity than embodied carbon,
which holds modules A1-A5 per m2: the two are never compared. Replacements count as in the determination method.
Leaves out on purpose: bills of which a line lacks a module or its service life; most cards hold A1-A3 only.
"""

import numpy as np

from models.calculation.intervals import Floats, LineAmounts, exact_amounts
from models.calculation.life_cycle import MODULES, counted_total, life_factors, position
from models.calculation.line_modules import LineModules
from models.domain.outcome import Message
from models.domain.product import EnvironmentalSet
from models.domain.project import BuildingType
from models.domain.reason import Reason
from models.domain.review import MissingKind
from models.indicators.area_sum import AREA_FIELDS, SUM_REASONS, area_result
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
from models.indicators.mass_share import MASS_FIELDS
from models.indicators.mpg import SERVICE_LIFE_UNKNOWN, mpg_eur_per_m2_year
from models.indicators.reasons import GROSS_FLOOR_AREA_MISSING

_MODULES_MISSING = Reason(code="calc_climate_modules_missing", missing=MissingKind.DATA)
_CATEGORIES = {
    EnvironmentalSet.A2: ("climate_fossil", "climate_biogenic", "climate_luluc"),
    EnvironmentalSet.A1: ("gwp100",),
}
"""The parts of global warming per set; over modules A-D biogenic uptake and release are both in."""


def climate_of_lines(view: BillView) -> LineAmounts:
    """Climate impact of each line in kg CO2-eq over the life of the works; NaN where a module or life lacks."""
    columns, factors = view.columns, view.reference.factors
    value = np.full(len(columns), np.nan)
    for line in columns.module_lines:
        found = _declared(line, view)
        if found is None:
            continue
        i, (modules, units) = line.position, found
        life = life_factors(columns.service_life_years[[i]], view.life_years)
        reuse = np.array([factors.unforeseen_reuse if columns.is_reused[i] else 1.0])
        per_unit = counted_total(modules[np.newaxis], life.use_share, life.replacements, reuse)
        value[i] = columns.quantity[i] * units * per_unit[0]
    return exact_amounts(value)


def _declared(line: LineModules, view: BillView) -> tuple[Floats, float] | None:
    """Global warming per module in kg CO2-eq per declared unit, and the number of those in a unit of the line."""
    for which, categories in _CATEGORIES.items():
        part = line.for_carbon(which)
        if part is None:
            continue
        values = {p.category: p.values for p in part.profiles if p.environmental_set is which}
        rows = [[values.get(c, {}).get(module, np.nan) for module in MODULES] for c in categories]
        modules = np.asarray(np.array(rows, dtype=float).sum(axis=0))
        for module in view.reference.modules_fixed_at_zero:
            modules[position(module)] = 0.0
        if np.isfinite(modules).all() and np.isfinite(part.units):
            return modules, part.units
    return None


def climate_impact(view: BillView) -> BillResult | None:
    """Climate impact in kg CO2-eq per m2 of works per year, modules A-D; None for anything but public space."""
    if view.building.type is not BuildingType.PUBLIC_SPACE:
        return None
    amounts = view.once(climate_of_lines)
    if not amounts.known.all():
        return BillResult(None, _why(view, amounts))
    area = view.building.gross_floor_area_m2
    if area is None:
        return BillResult(None, (GROSS_FLOOR_AREA_MISSING.message(),))
    estimate = mpg_eur_per_m2_year(view.total(amounts), area, view.life_years)
    return area_result(view, amounts, estimate, (), is_burden=False)


def _why(view: BillView, amounts: LineAmounts) -> tuple[Message, ...]:
    no_life = np.isnan(view.columns.service_life_years)
    found = ((_MODULES_MISSING, ~amounts.known & ~no_life), (SERVICE_LIFE_UNKNOWN, ~amounts.known & no_life))
    return tuple(view.about(reason, np.asarray(mask)) for reason, mask in found if mask.any())


INDICATORS = (
    BillIndicator(
        id="climate_impact",
        figure=climate_impact,
        reasons=(_MODULES_MISSING, SERVICE_LIFE_UNKNOWN, *SUM_REASONS),
        line_fields=MASS_FIELDS | {"module_profiles", "service_life_years", "unforeseen_reuse"},
        building_fields=AREA_FIELDS | {"type", "service_life_years"},
    ),
)
