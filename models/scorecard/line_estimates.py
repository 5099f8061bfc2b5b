"""The estimates that stand for the MKI of lines in the indications, each with what it rests on."""

from collections.abc import Iterator

import numpy as np

from models.domain.open_estimate import LineEstimate
from models.domain.product import EnvironmentalSet
from models.indicators.bill_view import BillView
from models.indicators.estimated_view import rates_of
from models.scorecard.indication import indications_of


def line_estimates(view: BillView) -> tuple[LineEstimate, ...]:
    """The estimate of every line that has one, per EN 15804 set, in the order of the bill.

    Args:
        view: of the bill as it is, without provisional products and estimates.
    """
    if not len(view.columns):
        return ()
    return tuple(found for which in EnvironmentalSet for found in _in_set(view, which))


def _in_set(view: BillView, which: EnvironmentalSet) -> Iterator[LineEstimate]:
    indications = indications_of(view)
    estimated = indications.estimated
    amounts, firm = estimated.mki[which], indications.view.mki[which]
    rates, by_material = rates_of(estimated), view.reference.estimates.by_material
    for place in np.flatnonzero(amounts.known & ~firm.known).tolist():
        line = estimated.columns.lines[place]
        rate = rates.rate(line.product_id, line.unit, which)
        materials = () if rate is None else rate.materials
        yield LineEstimate(
            line_id=line.id,
            description=line.description,
            environmental_set=which,
            low=float(amounts.lower[place]),
            middle=float(amounts.value[place]),
            high=float(amounts.upper[place]),
            estimates=tuple(by_material[material, which] for material in dict.fromkeys(materials)),
        )
