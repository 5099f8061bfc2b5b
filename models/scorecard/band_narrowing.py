"""What narrows the bands of the MPG indications most."""

import math

import numpy as np

from models.calculation.intervals import Bools, Floats, beyond_floats, exact_sum
from models.domain.band_narrowing import REMAINING_AFTER, BandNarrowing, NarrowingLine
from models.domain.product import EnvironmentalSet
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, LineTotal
from models.indicators.registry import BILL_INDICATORS
from models.scorecard.indication import indications_of


def band_narrowing(view: BillView) -> tuple[BandNarrowing, ...]:
    """The lines that narrow each sum per EN 15804 set most; none for a sum whose band has no width.

    Args:
        view: of the bill as it is, without provisional products and estimates.
    """
    if not len(view.columns):
        return ()
    found = (
        _narrowing(row.unit, indicator, indicator.total, which, view)
        for row in view.reference.indicators
        if (indicator := BILL_INDICATORS.get(row.id)) is not None
        if indicator.has_indication and indicator.has_sets and indicator.total is not None
        for which in EnvironmentalSet
    )
    return tuple(one for one in found if one is not None)


@beyond_floats()
def _narrowing(
    unit: str, indicator: BillIndicator, total: LineTotal, which: EnvironmentalSet, view: BillView
) -> BandNarrowing | None:
    indications = indications_of(view)
    indicated = indications.estimated
    amounts = total.amounts(indicated, which)
    area = view.building.gross_floor_area_m2
    if area is None or not (amounts.known & (amounts.upper > amounts.lower)).any():
        return None
    divisor = area * (view.life_years if total.is_per_year else 1.0)
    firm = total.amounts(indications.view, which)
    lines = _lines(indicated, (amounts.upper - amounts.lower) / divisor, amounts.known & ~firm.known)
    widths = [line.width for line in lines]
    return BandNarrowing(
        subject=f"{indicator.id}_{which.lower()}",
        environmental_set=which,
        unit=unit,
        width=None if None in widths else math.fsum(width for width in widths if width is not None),
        lines=lines,
        remaining={count: _remaining(lines[count:]) for count in REMAINING_AFTER},
    )


def _lines(view: BillView, widths: Floats, estimated: Bools) -> tuple[NarrowingLine, ...]:
    """The lines with a width or without an end, those that bring most first."""
    is_open = ~np.isfinite(widths)
    places = np.flatnonzero(is_open | (widths > 0.0))
    order = places[np.lexsort((places, np.where(is_open, -np.inf, -widths)[places]))]
    whole = exact_sum(widths[places][~is_open[places]])
    lines = view.columns.lines
    return tuple(
        NarrowingLine(
            line_id=lines[place].id,
            description=lines[place].description,
            width=None if is_open[place] else float(widths[place]),
            share=None if is_open[place] or not whole else float(widths[place]) / whole,
            is_estimated=bool(estimated[place]),
        )
        for place in order.tolist()
    )


def _remaining(lines: tuple[NarrowingLine, ...]) -> float | None:
    shares = [line.share for line in lines]
    known = [share for share in shares if share is not None]
    return sum(known) if len(known) == len(shares) else None
