"""Columns of a bill in which open data stand for the CO2, carbon and biobased share that its lines do not say.

They come three times, with the low, the middle and the high figure of each; what a line or its card says stays.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.estimates.materials import library_card
from models.calculation.estimates.rates import RatePer, Rates
from models.calculation.intervals import Bools, Floats
from models.domain.library.figure import FigureField
from models.domain.product import EnvironmentalSet
from models.reference.estimates.estimates import BIOBASED, BIOGENIC, CARBON, Estimates
from models.reference.library.library import Library

_A2 = EnvironmentalSet.A2
_PARTS = ("low", "middle", "high")


def filled_columns(
    columns: BillColumns, library: Library, estimates: Estimates, rates: Rates
) -> tuple[BillColumns, ...]:
    """The columns with low, middle and high figures filled in; none when there is nothing to fill."""
    of_share = _Card(columns, library, FigureField.BIOBASED)
    of_carbon = _Card(columns, library, FigureField.BIOGENIC_CARBON)
    share = of_share.values(np.isnan(columns.biobased_fraction))
    carbon = of_carbon.values(np.isnan(columns.biogenic_c_kg)) * columns.mass_kg
    has_no_co2 = np.isnan(columns.carbon_a1a5_kg) & np.isnan(columns.carbon_a1a3_kg)
    co2 = _production_co2(columns, has_no_co2, rates)
    if not any(np.isfinite(found).any() for found in (share, carbon, co2)):
        return ()
    bands = {name: estimates.factors[name, None] for name in (BIOBASED, BIOGENIC)}
    return tuple(
        replace(
            columns,
            biobased_fraction=_filled(
                columns.biobased_fraction, np.minimum(share * getattr(bands[BIOBASED], part), 1.0)
            ),
            biogenic_c_kg=_filled(columns.biogenic_c_kg, carbon * getattr(bands[BIOGENIC], part)),
            carbon_a1a3_kg=_filled(columns.carbon_a1a3_kg, co2 * getattr(estimates.factors[CARBON, _A2], part)),
        )
        for part in _PARTS
    )


class _Card:
    """One figure of the library's cards for the lines of a bill."""

    def __init__(self, columns: BillColumns, library: Library, field: FigureField) -> None:
        self._columns = columns
        self._library = library
        self._field = field

    def values(self, chosen: Bools) -> Floats:
        """The figure of the card of each chosen line; NaN for the others, and without a card."""
        return _by_line(self._columns, chosen, self._value)

    def _value(self, place: int) -> float | None:
        card = library_card(self._columns.lines[place].product_id, self._library)
        return None if card is None else card.value(self._field)


def _production_co2(columns: BillColumns, chosen: Bools, rates: Rates) -> Floats:
    """CO2 of A1-A3 in kg of each chosen line, before the factors."""

    def co2(place: int) -> float | None:
        line = columns.lines[place]
        rate = rates.rate(line.product_id, line.unit, _A2) or rates.rate(
            line.product_id, line.unit, EnvironmentalSet.A1
        )
        if rate is None or rate.gwp_kg is None or rate.per is RatePer.CO2:
            return None
        amount = columns.mass_kg[place] if rate.per is RatePer.KG else columns.quantity[place]
        return float(amount * rate.gwp_kg)

    return _by_line(columns, chosen, co2)


def _by_line(columns: BillColumns, chosen: Bools, value: Callable[[int], float | None]) -> Floats:
    found = np.full(len(columns), np.nan)
    places: Sequence[int] = np.flatnonzero(chosen).tolist()
    for place in places:
        if columns.lines[place].product_id:
            amount = value(place)
            found[place] = np.nan if amount is None else amount
    return found


def _filled(own: Floats, other: Floats) -> Floats:
    return np.where(np.isnan(own), other, own)
