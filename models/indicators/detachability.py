"""Detachability index (losmaakbaarheidsindex), 0.10 to 1.00.

Source: Circular Buildings, een meetmethodiek voor losmaakbaarheid v2.0 (DGBC, RVO, Alba Concepts, W/E,
2021): the harmonic mean of four factors per product, then the mean weighted by MKI per layer and building.
A line with a negative MKI weighs zero; the method does not describe that case.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from models.calculation.bill_columns import BillColumns, coverage_fraction
from models.calculation.intervals import (
    Bools,
    Floats,
    LineAmounts,
    Weights,
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
from models.reference.reference import DetachabilityOption

FACTORS = ("connection_type", "accessibility", "crossings", "edge_confinement")
_NO_DETACHABILITY = Reason(code="calc_no_detachability", missing=MissingKind.DATA)
_NO_MKI_WEIGHT = Reason(code="calc_no_mki_weight")
_CONNECTION_UNKNOWN = Reason(code="calc_connection_unknown", missing=MissingKind.DATA)
_MKI_WEIGHT_UNKNOWN = Reason(code="calc_mki_weight_unknown")
_MKI_WEIGHT_IN_INTERVAL = Reason(code="calc_mki_weight_in_interval")
_CREDIT_WEIGHS_NOTHING = Reason(code="calc_mki_credit_weighs_nothing")
NO_INDEX = (_NO_DETACHABILITY, _NO_MKI_WEIGHT)
"""Why there is no index at all, of the building or of one layer."""
LINE_FIELDS = MKI_FIELDS | {"connection"}
BUILDING_FIELDS = frozenset({"service_life_years", "type"})
"""Its life, or else its type, says how often a line is replaced and so how much it weighs."""


def connection_index(connection_type: float, accessibility: float) -> float:
    """LI of the connection: harmonic mean of connection type and accessibility."""
    return 2.0 / (1.0 / connection_type + 1.0 / accessibility)


def composition_index(crossings: float, edge_confinement: float) -> float:
    """LI of the composition: harmonic mean of crossings and edge confinement."""
    return 2.0 / (1.0 / crossings + 1.0 / edge_confinement)


def product_index(scores: Sequence[float]) -> float:
    """LI of a product from its four scores, in the order of `FACTORS`."""
    connection = connection_index(scores[0], scores[1])
    return 2.0 / (1.0 / connection + 1.0 / composition_index(scores[2], scores[3]))


def line_detachability(
    columns: BillColumns, options: Mapping[str, tuple[DetachabilityOption, ...]]
) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest index of each line, and which lines have all four factors.

    An unknown factor may have any of its options.
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
    """Weight per line: its MKI, zero when that is a credit; between the bounds of its MKI where that has them."""
    weights = weights_of(np.maximum(amounts.value, 0.0))
    in_interval = amounts.known & (amounts.lower != amounts.upper)
    if amounts.is_exact or not in_interval.any():
        return weights
    lower = np.where(in_interval, np.maximum(amounts.lower, 0.0), weights.lower)
    heaviest = weights.lower if weights.upper is None else weights.upper
    upper = np.where(in_interval, np.maximum(amounts.upper, 0.0), heaviest)
    return Weights(lower, upper, exact_sum(lower))


def lines_of(view: BillView) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest index of each line of a bill, and which lines have all four factors."""
    return line_detachability(view.columns, view.reference.detachability)


def weights_of_lines(view: BillView) -> Weights:
    """The weight of each line of a bill: its MKI in the weighting set."""
    return mki_weights(view.mki[view.weighting_set])


def detachability(view: BillView) -> BillResult:
    """Detachability of the whole building, percent, weighted by MKI."""
    result = index_of(view)
    return result if result.estimate is None else replace(result, reasons=_reasons(view, result.estimate))


def index_of(view: BillView, layer: Bools | None = None) -> BillResult:
    """The index of the whole building or of the lines of one layer, percent, weighted by MKI."""
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
    coverage = _coverage(view, known & (weighed if layer is None else weighed[layer]), layer)
    estimate = weighted_mean(weights, lower, upper, coverage)
    if estimate is None:
        return BillResult(None, (_NO_MKI_WEIGHT.message(),), which)
    return BillResult(scaled(estimate, PERCENT), (), which)


def _coverage(view: BillView, known: Bools, layer: Bools | None) -> float:
    if layer is None:
        return coverage_fraction(view.columns, known)
    return int(known.sum()) / len(known)


def _reasons(view: BillView, index: Estimate) -> tuple[Message, ...]:
    amounts = view.mki[view.weighting_set]
    in_interval = amounts.known & (amounts.lower != amounts.upper)
    chosen = (
        (_CONNECTION_UNKNOWN, np.isnan(view.columns.connection).any(axis=0)),
        (_MKI_WEIGHT_UNKNOWN, ~amounts.known),
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
            _CREDIT_WEIGHS_NOTHING,
        ),
        line_fields=LINE_FIELDS,
        building_fields=BUILDING_FIELDS,
    ),
)
