"""Estimated MKI of the lines of a bill over the building's life, in one EN 15804 set.

A line takes the estimate of its product; one that states its own CO2 takes it times that CO2 over the CO2 of the
open data, because newer products of the same kind differ most in how they are made. A line with an MKI takes none.
"""

from collections.abc import Sequence

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.estimates.rates import Rate, RatePer, Rates
from models.calculation.intervals import Floats, LineAmounts
from models.calculation.life_cycle import life_factors
from models.domain.product import EnvironmentalSet


def with_estimates(
    firm: LineAmounts,
    columns: BillColumns,
    which: EnvironmentalSet,
    rates: Rates,
    building_life_years: float,
    reuse_factor: float,
) -> LineAmounts:
    """MKI per line in EUR over the building's life, with an estimate for every unknown line that has one.

    A line with an estimate is known, with an interval. Without any, the amounts are `firm` itself.

    What the line states stays a bound: an estimate never lies below the part that is known, and one that lies
    wholly outside the bounds says nothing of this line.

    Args:
        firm: MKI per line in EUR, without estimates.
        reuse_factor: that of unforeseen reuse, which may lower the estimate of a reused line.
    """
    places = np.flatnonzero(~firm.known)
    if not places.size:
        return firm
    lines = columns.lines
    found = [rates.rate(line.product_id, line.unit, which) for line in map(lines.__getitem__, places.tolist())]
    has_rate = np.array([rate is not None for rate in found], dtype=bool)
    if not has_rate.any():
        return firm
    places = places[has_rate]
    band = _bands([rate for rate in found if rate is not None], places, columns, building_life_years)
    band[:2] *= np.where(columns.is_reused[places], reuse_factor, 1.0)
    at_least, at_most = firm.lower[places], firm.upper[places]
    usable = np.isfinite(band).all(axis=0) & (band[2] >= at_least) & (band[0] <= at_most)
    places, band = places[usable], np.clip(band, at_least, at_most)[:, usable]
    estimated = np.zeros(len(columns), dtype=bool)
    estimated[places] = True
    amounts = LineAmounts(firm.lower.copy(), firm.value.copy(), firm.upper.copy(), firm.known | estimated)
    amounts.lower[places], amounts.value[places], amounts.upper[places] = band
    return amounts


def _bands(rates: Sequence[Rate], places: np.ndarray, columns: BillColumns, building_life_years: float) -> Floats:
    """Low, middle and high of each line in EUR over the building's life; NaN where the amount is unknown."""
    once = np.array([rate.once for rate in rates], dtype=float).T
    unknown = (np.nan, np.nan, np.nan)
    usual = np.array([rate.over_life or unknown for rate in rates], dtype=float).T
    cycles = life_factors(columns.service_life_years[places], building_life_years).cycles
    per_amount = np.where(np.isnan(cycles), usual, once * cycles)
    quantity, mass = columns.quantity[places], columns.mass_kg[places]
    per = [rate.per for rate in rates]
    amount = np.where([one is RatePer.KG for one in per], mass, quantity)
    amount = np.where([one is RatePer.CO2 for one in per], np.nan, amount)
    own_co2 = quantity * columns.carbon_kg_per_unit[places]
    gwp = np.array([np.nan if rate.gwp_kg is None else rate.gwp_kg for rate in rates], dtype=float)
    by_co2 = own_co2 / gwp
    return np.asarray(per_amount * np.where(np.isfinite(by_co2) & (by_co2 > 0.0), by_co2, amount))
