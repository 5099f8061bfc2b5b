"""Estimated MKI of the lines of a bill over the building's life, in one EN 15804 set.

A line takes the estimate of its product; one that states its own CO2 takes it times that CO2 over the CO2 of the
open data, because newer products of the same kind differ most in how they are made. A line with an MKI takes none.
"""

from collections.abc import Sequence

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.estimates.rates import Rate, RatePer, Rates
from models.calculation.intervals import Floats, Integers, LineAmounts
from models.calculation.life_cycle import life_factors
from models.domain.product import EnvironmentalSet

_NAN3 = (np.nan, np.nan, np.nan)


def with_estimates(
    firm: LineAmounts,
    columns: BillColumns,
    found: Sequence[Rate | None],
    building_life_years: float,
    reuse_factor: float,
) -> LineAmounts:
    """MKI per line in EUR over the building's life, with an estimate for every unknown line that has one.

    A line with an estimate is known, with an interval. Without any, the amounts are `firm` itself.

    What the line states stays a bound: an estimate never lies below the part that is known, and one that lies
    wholly outside the bounds says nothing of this line.

    Args:
        firm: MKI per line in EUR, without estimates.
        found: the rate of each of the products that the lines use.
        reuse_factor: that of unforeseen reuse, which may lower the estimate of a reused line.
    """
    has_rate = np.array([rate is not None for rate in found], dtype=bool)[columns.used_position]
    places = np.flatnonzero(~firm.known & has_rate)
    if not places.size:
        return firm
    band = _bands(found, columns.used_position[places], places, columns, building_life_years)
    band[:2] *= np.where(columns.is_reused[places], reuse_factor, 1.0)
    at_least, at_most = firm.lower[places], firm.upper[places]
    usable = np.isfinite(band).all(axis=0) & (band[2] >= at_least) & (band[0] <= at_most)
    places, band = places[usable], np.clip(band, at_least, at_most)[:, usable]
    estimated = np.zeros(len(columns), dtype=bool)
    estimated[places] = True
    amounts = LineAmounts(firm.lower.copy(), firm.value.copy(), firm.upper.copy(), firm.known | estimated)
    amounts.lower[places], amounts.value[places], amounts.upper[places] = band
    return amounts


def _bands(
    found: Sequence[Rate | None], chosen: Integers, places: Integers, columns: BillColumns, life_years: float
) -> Floats:
    """Low, middle and high of lines in EUR over the building's life; NaN where the amount is unknown.

    Args:
        found: the rate of each product.
        chosen: the product of each of the lines.
        places: of these lines in the columns.
    """
    once = np.array([_NAN3 if rate is None else rate.once for rate in found], dtype=float).T[:, chosen]
    usual = [(None if rate is None else rate.over_life) or _NAN3 for rate in found]
    cycles = life_factors(columns.service_life_years[places], life_years).cycles
    per_amount = np.where(np.isnan(cycles), np.array(usual, dtype=float).T[:, chosen], once * cycles)
    quantity, mass = columns.quantity[places], columns.mass_kg[places]
    is_per_kg = _mask(found, RatePer.KG)[chosen]
    amount = np.where(is_per_kg, mass, np.where(_mask(found, RatePer.CO2)[chosen], np.nan, quantity))
    gwp = np.array([np.nan if rate is None or rate.gwp_kg is None else rate.gwp_kg for rate in found], dtype=float)
    by_co2 = quantity * columns.carbon_kg_per_unit[places] / gwp[chosen]
    return np.asarray(per_amount * np.where(np.isfinite(by_co2) & (by_co2 > 0.0), by_co2, amount))


def _mask(found: Sequence[Rate | None], per: RatePer) -> np.ndarray:
    return np.array([rate is not None and rate.per is per for rate in found], dtype=bool)


def rates_of_products(columns: BillColumns, rates: Rates, which: EnvironmentalSet) -> tuple[Rate | None, ...]:
    """The rate of each product that a bill uses in one set; None for one without estimate."""
    return tuple(rates.rate(product_id, unit, which) for product_id, unit in columns.used)
