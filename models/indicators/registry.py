"""The figures that follow from the bill, one entry per indicator, each as an interval with its reasons.

To add an indicator that follows from the bill: write its file, then add one entry to `BILL_INDICATORS`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from models.calculation.bill_columns import BillColumns, coverage_fraction, line_ids
from models.calculation.completeness import missing_elements
from models.calculation.intervals import (
    Bools,
    Floats,
    LineAmounts,
    Weights,
    divided,
    exact_amounts,
    scaled,
    total,
    weighted_mean,
    weights_of,
)
from models.calculation.mki import line_mki, lines_with_doubtful_total, lines_with_modules
from models.domain.outcome import Estimate, Message
from models.domain.product import EnvironmentalSet
from models.domain.project import Building
from models.indicators import circularity, detachability, material_origin
from models.indicators.biobased import line_biobased
from models.indicators.embodied_carbon import line_carbon, lines_from_production
from models.indicators.mpg import mpg_eur_per_m2_year
from models.indicators.reuse_potential import line_reuse_potential
from models.indicators.stored_carbon import line_stored_carbon
from models.reference.reference import Reference, RequiredElement

_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class BillResult:
    """A figure from the bill, or none with the reasons. `set` is that of the MKI it rests on."""

    estimate: Estimate | None
    reasons: tuple[Message, ...] = ()
    environmental_set: EnvironmentalSet | None = None


class BillView:
    """One bill in one building, with the line amounts that several indicators share.

    `weighting_set` is the EN 15804 set whose MKI weighs detachability: the one that most lines have, that of
    the legal regime when both are known equally well.
    """

    def __init__(
        self, columns: BillColumns, building: Building, reference: Reference, legal_set: EnvironmentalSet
    ) -> None:
        self.columns = columns
        self.building = building
        self.reference = reference
        self.life_years = building.service_life_years or default_life_years(building, reference)
        self.mki: Mapping[EnvironmentalSet, LineAmounts] = {
            which: line_mki(columns, which, self.life_years, reference) for which in EnvironmentalSet
        }
        share = reference.factors.a4_a5_share.get(building.type) if building.type is not None else None
        self.carbon = line_carbon(columns, share)
        self.mass = exact_amounts(columns.mass_kg)
        self.mass_weights = weights_of(columns.mass_kg)
        self.weighting_set = max(
            EnvironmentalSet, key=lambda which: (int(self.mki[which].known.sum()), which is legal_set)
        )

    @cached_property
    def origin(self) -> "BillResult":
        return _mass_share(self, material_origin.line_origin(self.columns), "calc_origin_unknown")

    @cached_property
    def detachability(self) -> tuple[Floats, Floats, Bools]:
        return detachability.line_detachability(self.columns, self.reference.detachability)

    @cached_property
    def mki_weights(self) -> Weights:
        return detachability.mki_weights(self.mki[self.weighting_set])

    @cached_property
    def has_quantity(self) -> Bools:
        return np.asarray(~np.isnan(self.columns.quantity))

    def has_nothing(self, known: Bools) -> bool:
        """Whether no line says anything, apart from lines of an unknown quantity: of those there may be none."""
        return not (known & self.has_quantity).any()

    @cached_property
    def incompleteness(self) -> tuple[Message, ...]:
        """A sum over a bill without façade or roof says nothing of the whole building: the reason to show."""
        missing = self._missing_elements(self.columns.nl_sfb_codes)
        if not missing:
            return ()
        names = {
            "elements": ", ".join(element.name_nl for element in missing),
            "elements_en": ", ".join(element.name_en for element in missing),
        }
        return (Message("calc_elements_missing", names),)

    @cached_property
    def is_whole_building(self) -> bool:
        """Whether no element lacks that the building must have; of an unknown quantity there may be none."""
        places = np.unique(self.columns.nl_sfb_position[self.has_quantity])
        codes = [self.columns.nl_sfb_codes[i] for i in places.tolist()]
        return not self.incompleteness and not self._missing_elements(codes)

    def _missing_elements(self, codes: Iterable[str]) -> tuple[RequiredElement, ...]:
        return missing_elements(codes, self.building.type, self.reference.required_elements)

    def total(self, amounts: LineAmounts) -> Estimate:
        return total(amounts, coverage_fraction(self.columns, amounts.known))

    def ids(self, chosen: Bools) -> tuple[str, ...]:
        return line_ids(self.columns, chosen)


def default_life_years(building: Building, reference: Reference) -> float:
    """75 years for dwellings, 50 for everything else, as the reference data says."""
    is_dwelling = building.type is not None and building.type.is_dwelling
    return reference.factors.dwelling_life_years if is_dwelling else reference.factors.other_life_years


def mpg(view: BillView, which: EnvironmentalSet) -> BillResult:
    """`mpg` in one set, EUR per m2 BVO per year."""
    amounts = view.mki[which]
    reasons = (*_mki_reasons(view, which), *view.incompleteness)
    if view.has_nothing(amounts.known | (amounts.lower != 0)):
        return BillResult(None, (Message("calc_no_mki", {"set": which.value}),), which)
    area = view.building.gross_floor_area_m2
    if area is None:
        return BillResult(None, (Message("calc_gross_floor_area_missing"), *reasons), which)
    estimate = mpg_eur_per_m2_year(view.total(amounts), area, view.life_years)
    if _says_nothing(estimate):
        return BillResult(None, (_why_nothing(amounts), *reasons), which)
    return BillResult(_of_whole_building(view, estimate), reasons, which)


def _says_nothing(estimate: Estimate) -> bool:
    return estimate.value is None and estimate.lower is None and estimate.upper is None


def _why_nothing(amounts: LineAmounts) -> Message:
    """A sum without value and bounds: of known lines it is too large to count in, else too much is unknown."""
    is_too_large = bool(amounts.known.all() or np.isinf(amounts.value).any())
    return Message("calc_sum_too_large" if is_too_large else "calc_sum_without_bounds")


def _of_whole_building(view: BillView, estimate: Estimate) -> Estimate:
    """What the bill says of the whole building: without the elements that it lacks there is no upper bound."""
    return estimate if view.is_whole_building else replace(estimate, upper=None)


def _mki_reasons(view: BillView, which: EnvironmentalSet) -> tuple[Message, ...]:
    amounts, columns = view.mki[which], view.columns
    if amounts.is_exact:
        return ()
    has_modules = lines_with_modules(columns, which, view.reference)
    absent = np.isnan(columns.mki_eur[which]) & ~amounts.known & ~has_modules
    no_quantity = np.isnan(columns.quantity)
    partial = ~columns.mki_is_complete[which] & ~absent & ~amounts.known
    no_life = np.isnan(columns.service_life_years) & ~absent & ~partial & ~amounts.known & ~no_quantity
    no_category = ~amounts.known & np.isfinite(amounts.lower) & np.isfinite(amounts.upper)
    modules = ~amounts.known & ~absent & ~no_life & ~partial & ~no_quantity & ~no_category
    chosen = (
        ("calc_quantity_unknown", no_quantity),
        ("calc_mki_unknown", absent & ~no_quantity),
        ("calc_mki_leaves_modules_out", partial & ~no_quantity),
        ("calc_service_life_unknown", no_life),
        ("calc_modules_not_declared", modules),
        ("calc_data_category_unknown", no_category),
        ("calc_data_category_of_card", amounts.known & has_modules & (amounts.lower != amounts.upper)),
        ("calc_total_without_modules", lines_with_doubtful_total(columns, which, view.reference)),
    )
    return tuple(_about(view, code, mask, {"set": which.value}) for code, mask in chosen if mask.any())


def _about(
    view: BillView, code: str, mask: Bools, params: Mapping[str, str | float | int] | None = None
) -> Message:
    ids = view.ids(mask)
    return Message(code, {**(params or {}), "count": len(ids)}, ids)


def embodied_carbon(view: BillView) -> BillResult:
    """`embodied_carbon`, kg CO2-eq per m2 BVO, modules A1-A5."""
    reasons = []
    unknown = ~view.carbon.known
    if unknown.any():
        reasons.append(_about(view, "calc_carbon_unknown", unknown))
    estimated = lines_from_production(view.columns) & view.carbon.known
    if estimated.any():
        has_share = view.building.type in view.reference.factors.a4_a5_share
        code = "calc_a4_a5_estimated" if has_share else "calc_a4_a5_unknown"
        reasons.append(_about(view, code, estimated))
    return _per_gross_area(view, view.carbon, [*reasons, *view.incompleteness], "calc_no_carbon", is_whole=True)


def stored_carbon(view: BillView) -> BillResult:
    """`stored_carbon`, kg CO2 per m2 BVO."""
    amounts = line_stored_carbon(view.columns, view.reference.factors.co2_per_carbon)
    reasons = [_about(view, "calc_biogenic_carbon_unknown", ~amounts.known)] if not amounts.known.all() else []
    return _per_gross_area(view, amounts, reasons, "calc_no_biogenic_carbon")


def material_intensity(view: BillView) -> BillResult:
    """`material_intensity`, kg per m2 BVO, first installation."""
    reasons = [_about(view, "calc_mass_unknown", ~view.mass.known)] if not view.mass.known.all() else []
    return _per_gross_area(view, view.mass, [*reasons, *view.incompleteness], "calc_no_mass", is_whole=True)


def _per_gross_area(
    view: BillView, amounts: LineAmounts, reasons: list[Message], nothing: str, *, is_whole: bool = False
) -> BillResult:
    if view.has_nothing(amounts.known):
        return BillResult(None, (Message(nothing),))
    area = view.building.gross_floor_area_m2
    if area is None:
        return BillResult(None, (Message("calc_gross_floor_area_missing"), *reasons))
    estimate = divided(view.total(amounts), area)
    if _says_nothing(estimate):
        return BillResult(None, (_why_nothing(amounts), *reasons))
    return BillResult(_of_whole_building(view, estimate) if is_whole else estimate, tuple(reasons))


def _mass_share(view: BillView, bounds: tuple[Floats, Floats, Bools], unknown_code: str) -> BillResult:
    lower, upper, known = bounds
    if view.has_quantity.any() and view.has_nothing(known | (lower > 0)):
        return BillResult(None, (Message(unknown_code, {"count": len(known)}, view.ids(~known)),))
    reasons = []
    if not known.all():
        reasons.append(_about(view, unknown_code, ~known))
    if not view.mass.known.all():
        reasons.append(_about(view, "calc_mass_unknown", ~view.mass.known))
    coverage = coverage_fraction(view.columns, known & view.mass.known)
    estimate = weighted_mean(view.mass_weights, lower, upper, coverage)
    if estimate is None:
        return BillResult(None, (Message("calc_no_mass"), *reasons))
    return BillResult(scaled(estimate, _PERCENT), tuple(reasons))


def origin(view: BillView) -> BillResult:
    """`material_origin`, percent of mass."""
    return view.origin


def biobased(view: BillView) -> BillResult:
    """`biobased`, percent of mass."""
    return _mass_share(view, line_biobased(view.columns), "calc_biobased_unknown")


def reuse_potential(view: BillView) -> BillResult:
    """`reuse_potential`, percent of mass."""
    return _mass_share(view, line_reuse_potential(view.columns), "calc_future_unknown")


def circularity_indicator(view: BillView) -> BillResult:
    """CI, percent, weighted by mass."""
    bounds = circularity.line_circularity(view.columns, view.reference.factors)
    return _mass_share(view, bounds, "calc_circularity_unknown")


def primary_abiotic(view: BillView) -> BillResult:
    """Primary abiotic share, percent of mass: what `material_origin` leaves."""
    result = origin(view)
    if result.estimate is None:
        return result
    e = result.estimate

    def rest(amount: float | None) -> float | None:
        return None if amount is None else _PERCENT - amount

    return BillResult(Estimate(rest(e.value), rest(e.upper), rest(e.lower), e.coverage_fraction), result.reasons)


def detachability_index(view: BillView, layer: Bools | None = None) -> BillResult:
    """`detachability`, percent, weighted by MKI; of the whole building or the lines of one layer."""
    lower, upper, known = view.detachability
    weights = view.mki_weights
    if layer is not None:
        same = lower is upper
        lower, known, weights = lower[layer], known[layer], weights.part(layer)
        upper = lower if same else upper[layer]
    which = view.weighting_set
    has_quantity = view.has_quantity if layer is None else view.has_quantity[layer]
    if has_quantity.any() and not (known & has_quantity).any():
        return BillResult(None, (Message("calc_no_detachability"),), which)
    if weights.total == 0.0:
        return BillResult(None, (Message("calc_no_mki_weight"),), which)
    weighed = ~np.isnan(view.mki[which].value)
    coverage = _layer_coverage(view, known & (weighed if layer is None else weighed[layer]), layer)
    estimate = weighted_mean(weights, lower, upper, coverage)
    if estimate is None:
        return BillResult(None, (Message("calc_no_mki_weight"),), which)
    reasons = _detachability_reasons(view, estimate) if layer is None else ()
    return BillResult(scaled(estimate, _PERCENT), reasons, which)


def _layer_coverage(view: BillView, known: Bools, layer: Bools | None) -> float:
    if layer is None:
        return coverage_fraction(view.columns, known)
    return int(known.sum()) / len(known)


def _detachability_reasons(view: BillView, index: Estimate) -> tuple[Message, ...]:
    unknown = np.isnan(view.columns.connection).any(axis=0)
    amounts = view.mki[view.weighting_set]
    in_interval = amounts.known & (amounts.lower != amounts.upper)
    chosen = (
        ("calc_connection_unknown", unknown),
        ("calc_mki_weight_unknown", ~amounts.known),
        ("calc_mki_weight_in_interval", in_interval & (not index.is_exact)),
        ("calc_mki_credit_weighs_nothing", amounts.value < 0),
    )
    params = {"set": view.weighting_set.value}
    return tuple(_about(view, code, np.asarray(mask), params) for code, mask in chosen if mask.any())


BILL_INDICATORS: Mapping[str, Callable[[BillView], BillResult]] = {
    "embodied_carbon": embodied_carbon,
    "material_origin": origin,
    "biobased": biobased,
    "reuse_potential": reuse_potential,
    "stored_carbon": stored_carbon,
    "material_intensity": material_intensity,
    "detachability": detachability_index,
}
"""Indicator id -> its figure. `mpg` is apart, because it has one outcome per set."""
