"""Environmental performance of the building (MPG), EUR per m2 gross floor area (BVO) per year.

MPG = sum of MKI / (BVO x building life). Source: Bepalingsmethode Milieuprestatie Bouwwerken; the divisor is
gross floor area (BVO), not usable floor area (GO). Each EN 15804 set is calculated apart.
"""

from dataclasses import replace

import numpy as np

from models.calculation.intervals import divided
from models.calculation.mki import lines_with_doubtful_total, lines_with_modules
from models.domain.outcome import Estimate, Message
from models.domain.product import EnvironmentalSet
from models.domain.reason import Reason
from models.domain.review import MissingKind
from models.indicators.area_sum import WHOLE_FIELDS, WHOLE_REASONS, area_result
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult, LineTotal
from models.indicators.mass_share import MASS_FIELDS
from models.indicators.reasons import GROSS_FLOOR_AREA_MISSING, METHOD_OF_STANDING_BUILDING, PV_BEYOND_BBL

_NO_MKI = Reason(code="calc_no_mki", missing=MissingKind.DATA)
_QUANTITY_UNKNOWN = Reason(code="calc_quantity_unknown", missing=MissingKind.DATA)
_MKI_UNKNOWN = Reason(code="calc_mki_unknown", missing=MissingKind.DATA)
_LEAVES_MODULES_OUT = Reason(code="calc_mki_leaves_modules_out", missing=MissingKind.DATA)
SERVICE_LIFE_UNKNOWN = Reason(code="calc_service_life_unknown")
_MODULES_NOT_DECLARED = Reason(code="calc_modules_not_declared", missing=MissingKind.DATA)
_DATA_CATEGORY_UNKNOWN = Reason(code="calc_data_category_unknown", missing=MissingKind.DATA)
_DATA_CATEGORY_OF_CARD = Reason(code="calc_data_category_of_card", missing=MissingKind.DATA)
_BELOW_ZERO = Reason(code="calc_mpg_below_zero")
_TOTAL_WITHOUT_MODULES = Reason(code="calc_total_without_modules", missing=MissingKind.DATA)


MKI_FIELDS = MASS_FIELDS | {
    "service_life_years", "mki_a1_eur_per_unit", "mki_a2_eur_per_unit", "data_category", "unforeseen_reuse",
    "module_profiles",
}  # fmt: skip
"""The fields of a line that give its MKI."""


def mpg_eur_per_m2_year(
    total_mki_eur: Estimate, gross_floor_area_m2: float, building_life_years: float
) -> Estimate:
    """The MPG, in EUR per m2 gross floor area (BVO) per year, of a total MKI in EUR over the building's life.

    Raises:
        ValueError: area or life is not above zero.
    """
    if not gross_floor_area_m2 > 0 or not building_life_years > 0:
        raise ValueError("the MPG needs a floor area and a building life above zero")
    return divided(total_mki_eur, gross_floor_area_m2 * building_life_years)


def mpg(view: BillView, which: EnvironmentalSet) -> BillResult:
    """The MPG in one EN 15804 set, in EUR per m2 gross floor area (BVO) per year.

    Of a building that stood there before the work it decides no limit: the addendum "Verbouw en transformatie" to
    the determination method, which says how it is calculated then, was not read. Neither does one below zero, of a
    building that would relieve the environment: a sign is wrong, or uptake was counted.
    """
    amounts = view.mki[which]
    doubts: tuple[Message, ...] = (METHOD_OF_STANDING_BUILDING.message(),) if view.is_on_standing_building else ()
    reasons = (*_mki_reasons(view, which), *view.pv_left_out, *view.incompleteness, *doubts)
    if view.has_nothing((amounts.known & ~view.beyond_bbl) | (amounts.lower != 0)):
        return BillResult(None, (_NO_MKI.message(set=which.value),), which)
    area = view.building.gross_floor_area_m2
    if area is None:
        return BillResult(None, (GROSS_FLOOR_AREA_MISSING.message(), *reasons), which)
    estimate = mpg_eur_per_m2_year(view.total(amounts), area, view.life_years)
    if _is_below_zero(estimate):
        below = _BELOW_ZERO.message()
        doubts, reasons = (*doubts, below), (*reasons, below)
    result = area_result(view, amounts, estimate, reasons, is_burden=True)
    return replace(result, environmental_set=which, doubt=next(iter(doubts), None))


def _is_below_zero(estimate: Estimate) -> bool:
    figure = estimate.upper if estimate.value is None else estimate.value
    return figure is not None and figure < 0


def _mki_reasons(view: BillView, which: EnvironmentalSet) -> tuple[Message, ...]:
    amounts, columns = view.mki[which], view.columns
    if amounts.is_exact:
        return ()
    has_modules = lines_with_modules(columns, which, view.reference)
    absent = np.isnan(columns.mki_eur[which]) & ~amounts.known & ~has_modules
    no_quantity = np.isnan(columns.quantity) & ~view.beyond_bbl
    partial = ~columns.mki_is_complete[which] & ~absent & ~amounts.known
    no_life = np.isnan(columns.service_life_years) & ~absent & ~partial & ~amounts.known & ~no_quantity
    no_category = ~amounts.known & np.isfinite(amounts.lower) & np.isfinite(amounts.upper)
    modules = ~amounts.known & ~absent & ~no_life & ~partial & ~no_quantity & ~no_category
    chosen = (
        (_QUANTITY_UNKNOWN, no_quantity),
        (_MKI_UNKNOWN, absent & ~no_quantity),
        (_LEAVES_MODULES_OUT, partial & ~no_quantity),
        (SERVICE_LIFE_UNKNOWN, no_life),
        (_MODULES_NOT_DECLARED, modules),
        (_DATA_CATEGORY_UNKNOWN, no_category),
        (_DATA_CATEGORY_OF_CARD, amounts.known & has_modules & (amounts.lower != amounts.upper)),
        (_TOTAL_WITHOUT_MODULES, lines_with_doubtful_total(columns, which, view.reference)),
    )
    return tuple(view.about(reason, mask, set=which.value) for reason, mask in chosen if mask.any())


INDICATORS = (
    BillIndicator(
        id="mpg",
        figure_in_set=mpg,
        reasons=(
            _NO_MKI,
            _QUANTITY_UNKNOWN,
            _MKI_UNKNOWN,
            _LEAVES_MODULES_OUT,
            SERVICE_LIFE_UNKNOWN,
            _MODULES_NOT_DECLARED,
            _DATA_CATEGORY_UNKNOWN,
            _DATA_CATEGORY_OF_CARD,
            _TOTAL_WITHOUT_MODULES,
            _BELOW_ZERO,
            PV_BEYOND_BBL,
            METHOD_OF_STANDING_BUILDING,
            *WHOLE_REASONS,
        ),
        line_fields=MKI_FIELDS | {"nl_sfb", "energy_part"},
        building_fields=WHOLE_FIELDS | {"service_life_years", "work"},
        total=LineTotal(
            subject="mki",
            unit="EUR",
            amounts=lambda view, which: view.mki[which or view.weighting_set],
            is_per_year=True,
            is_burden=True,
        ),
        has_indication=True,
    ),
)
