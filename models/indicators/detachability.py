"""Detachability index (losmaakbaarheidsindex), 0.10 to 1.00.

Source: Circular Buildings, een meetmethodiek voor losmaakbaarheid v2.0 (DGBC, RVO, Alba Concepts, W/E,
2021): the harmonic mean of four factors per product, then the mean weighted by MKI per layer and building.
A line with a negative MKI weighs zero; the method does not describe that case.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from models.calculation.bill_columns import BillColumns, coverage_fraction
from models.calculation.intervals import (
    Bools,
    Floats,
    LineAmounts,
    Weights,
    bounded,
    exact_sum,
    scaled,
    weighted_mean,
    weights_of,
)
from models.domain.outcome import Estimate, Message
from models.domain.reason import Reason
from models.domain.review import MissingKind
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
from models.indicators.mass_share import PERCENT
from models.indicators.mpg import MKI_FIELDS
from models.reference.detachability import DetachabilityOption

FACTORS = ("connection_type", "accessibility", "crossings", "edge_confinement")
_NO_DETACHABILITY = Reason(code="calc_no_detachability", missing=MissingKind.DATA)
_NO_MKI_WEIGHT = Reason(code="calc_no_mki_weight")
_CONNECTION_UNKNOWN = Reason(code="calc_connection_unknown", missing=MissingKind.DATA)
_MKI_WEIGHT_UNKNOWN = Reason(code="calc_mki_weight_unknown")
_MKI_WEIGHT_IN_INTERVAL = Reason(code="calc_mki_weight_in_interval")
_ENERGY_LEFT_OUT = Reason(code="calc_energy_supply_left_out")
_CREDIT_WEIGHS_NOTHING = Reason(code="calc_mki_credit_weighs_nothing")
NO_INDEX = (_NO_DETACHABILITY, _NO_MKI_WEIGHT)
"""Reasons for having no index at all, of the building or of one layer."""
LINE_FIELDS = MKI_FIELDS | {"connection", "energy_part"}
BUILDING_FIELDS = frozenset({"service_life_years", "type"})
"""The building's life, or else its type, decides how often a line is replaced and so its MKI weight."""


def line_detachability(
    columns: BillColumns, options: Mapping[str, tuple[DetachabilityOption, ...]]
) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest index (0.10-1.00) of each line, and the mask of lines with all four factors.

    The index is the harmonic mean of the four scores; an unknown factor may have the score of any of its options.
    The source stands at the head of this file.
    """
    scores = columns.connection
    unknown = np.isnan(scores)
    if not unknown.any():
        index = 4.0 / (1.0 / scores).sum(axis=0)
        return index, index, np.ones(len(columns), dtype=bool)
    worst = np.array([[min(o.score for o in options[name])] for name in FACTORS])
    best = np.array([[max(o.score for o in options[name])] for name in FACTORS])
    lower = 4.0 / (1.0 / np.where(unknown, worst, scores)).sum(axis=0)
    upper = 4.0 / (1.0 / np.where(unknown, best, scores)).sum(axis=0)
    return lower, upper, np.asarray(~unknown.any(axis=0))


def mki_weights(amounts: LineAmounts) -> Weights:
    """Weight of each line: its MKI in EUR, with the bounds of that; zero for a negative MKI."""
    weights = weights_of(np.maximum(amounts.value, 0.0))
    in_interval = amounts.known & (amounts.lower != amounts.upper)
    if amounts.is_exact or not in_interval.any():
        return weights
    lower = np.where(in_interval, np.maximum(amounts.lower, 0.0), weights.lower)
    heaviest = weights.lower if weights.upper is None else weights.upper
    upper = np.where(in_interval, np.maximum(amounts.upper, 0.0), heaviest)
    return Weights(lower, upper, exact_sum(lower))


def lines_of(view: BillView) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest index (0.10-1.00) of each line of a bill, and the mask of lines with all four factors."""
    return line_detachability(view.columns, view.reference.detachability)


def weights_of_lines(view: BillView) -> Weights:
    """The weight of each line of a bill: its MKI in EUR in the weighting set; energy supply weighs nothing."""
    return mki_weights(view.mki[view.weighting_set]).without(view.energy_supply)


def detachability(view: BillView) -> BillResult:
    """Detachability index of the whole building in percent, weighted by MKI, with its reasons."""
    result = index_of(view)
    return result if result.estimate is None else replace(result, reasons=_reasons(view, result.estimate))


def index_of(view: BillView, layer: Bools | None = None) -> BillResult:
    """Detachability index of the whole building, or of the lines in the mask `layer`, in percent, weighted by MKI.

    Without any known score or any MKI there is no estimate, and a reason of `NO_INDEX` says which.
    """
    lower, upper, known = view.once(lines_of)
    weights = view.once(weights_of_lines)
    if layer is not None:
        same = lower is upper
        lower, known, weights = lower[layer], known[layer], weights.part(layer)
        upper = lower if same else upper[layer]
    which = view.weighting_set
    has_quantity = view.has_quantity if layer is None else view.has_quantity[layer]
    if has_quantity.any() and not (known & has_quantity).any():
        return BillResult(None, (_NO_DETACHABILITY.message(),), which)
    if weights.total == 0.0:
        return BillResult(None, (_NO_MKI_WEIGHT.message(),), which)
    weighed = ~np.isnan(view.mki[which].value)
    left_out = view.energy_supply if layer is None else view.energy_supply[layer]
    coverage = _coverage(view, (known & (weighed if layer is None else weighed[layer])) | left_out, layer)
    estimate = weighted_mean(weights, lower, upper, coverage)
    if estimate is None:
        return BillResult(None, (_NO_MKI_WEIGHT.message(),), which)
    covered = known & (weighed if layer is None else weighed[layer])
    return BillResult(scaled(estimate, PERCENT), (), which, covered=covered)


def middle_index(view: BillView, covered: Bools) -> float | None:
    """Detachability index in percent of the lines in a mask by the middle of their MKI; None without any."""
    lower, upper, _ = view.once(lines_of)
    weights = np.maximum(view.mki[view.weighting_set].value[covered], 0.0)
    whole = exact_sum(weights)
    if not 0.0 < whole < np.inf:
        return None
    return bounded(exact_sum(weights * (lower + upper)[covered] / 2.0) / whole * PERCENT)


def _coverage(view: BillView, known: Bools, layer: Bools | None) -> float:
    if layer is None:
        return coverage_fraction(view.columns, known)
    return int(known.sum()) / len(known)


def _reasons(view: BillView, index: Estimate) -> tuple[Message, ...]:
    amounts = view.mki[view.weighting_set]
    in_interval = amounts.known & (amounts.lower != amounts.upper)
    chosen = (
        (_CONNECTION_UNKNOWN, np.isnan(view.columns.connection).any(axis=0) & ~view.energy_supply),
        (_MKI_WEIGHT_UNKNOWN, ~amounts.known & ~view.energy_supply),
        (_ENERGY_LEFT_OUT, view.energy_supply),
        (_MKI_WEIGHT_IN_INTERVAL, in_interval & (not index.is_exact)),
        (_CREDIT_WEIGHS_NOTHING, amounts.value < 0),
    )
    which = view.weighting_set.value
    return tuple(view.about(reason, np.asarray(mask), set=which) for reason, mask in chosen if mask.any())


INDICATORS = (
    BillIndicator(
        id="detachability",
        figure=detachability,
        reasons=(
            *NO_INDEX,
            _CONNECTION_UNKNOWN,
            _MKI_WEIGHT_UNKNOWN,
            _MKI_WEIGHT_IN_INTERVAL,
            _ENERGY_LEFT_OUT,
            _CREDIT_WEIGHS_NOTHING,
        ),
        line_fields=LINE_FIELDS,
        building_fields=BUILDING_FIELDS,
        has_indication=True,
        middle=middle_index,
    ),
)
