"""Detachability index (losmaakbaarheidsindex), 0.10 to 1.00.

Source: Circular Buildings, een meetmethodiek voor losmaakbaarheid v2.0 (DGBC, RVO, Alba Concepts, W/E,
2021): the harmonic mean of four factors per product, then the mean weighted by MKI per layer and building.
A line with a negative MKI weighs zero; the method does not describe that case.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats, LineAmounts, Weights, exact_sum, weights_of
from models.reference.reference import DetachabilityOption

FACTORS = ("connection_type", "accessibility", "crossings", "edge_confinement")


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
