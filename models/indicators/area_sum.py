"""Sums over the lines per m2 of gross floor area (BVO), with the reasons that any such sum may give."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from models.calculation.intervals import LineAmounts, divided
from models.domain.outcome import Estimate, Message
from models.domain.reason import Reason
from models.indicators.bill_view import BillView
from models.indicators.contract import BillResult
from models.indicators.reasons import (
    ELEMENTS_MISSING,
    GROSS_FLOOR_AREA_MISSING,
    SUM_TOO_LARGE,
    SUM_WITHOUT_BOUNDS,
)

SUM_REASONS = (GROSS_FLOOR_AREA_MISSING, SUM_TOO_LARGE, SUM_WITHOUT_BOUNDS)
WHOLE_REASONS = (*SUM_REASONS, ELEMENTS_MISSING)
"""Reasons of a sum that must hold for the whole building."""
AREA_FIELDS = frozenset({"gross_floor_area_m2"})
WHOLE_FIELDS = AREA_FIELDS | {"type"}
"""Fields of `Building` behind a sum over the whole building; its type says which elements are required."""


def per_gross_area(
    view: BillView, amounts: LineAmounts, reasons: Sequence[Message], nothing: Reason, *, is_burden: bool = False
) -> BillResult:
    """The sum of amounts divided by the gross floor area (BVO), in the unit of the amounts per m2.

    Args:
        view: the bill in its building.
        amounts: per line.
        reasons: reasons that the sum has already.
        nothing: the reason to give when no line has an amount.
        is_burden: whether missing elements can only add to the sum.

    Without a gross floor area or any amount there is no estimate, and a reason says why.
    """
    if view.has_nothing(amounts.known):
        return BillResult(None, (nothing.message(),))
    area = view.building.gross_floor_area_m2
    if area is None:
        return BillResult(None, (GROSS_FLOOR_AREA_MISSING.message(), *reasons))
    return area_result(view, amounts, divided(view.total(amounts), area), tuple(reasons), is_burden=is_burden)


def area_result(
    view: BillView, amounts: LineAmounts, estimate: Estimate, reasons: tuple[Message, ...], *, is_burden: bool
) -> BillResult:
    """The result of a sum that was divided, `estimate`, with its reasons.

    With `is_burden`, elements that the bill lacks leave the upper bound open (None).
    """
    if estimate.value is None and estimate.lower is None and estimate.upper is None:
        return BillResult(None, (_why_nothing(amounts), *reasons))
    is_open = is_burden and not view.is_whole_building
    bounded = replace(estimate, upper=None) if is_open else estimate
    return BillResult(bounded, reasons, covered=amounts.known)


def _why_nothing(amounts: LineAmounts) -> Message:
    """The reason for a sum without value and bounds: too large for a float, or without any bound."""
    is_too_large = bool(amounts.known.all() or np.isinf(amounts.value).any())
    return (SUM_TOO_LARGE if is_too_large else SUM_WITHOUT_BOUNDS).message()
