"""Columns of a bill in which open data stand for the CO2, carbon and biobased share that its lines do not say.

They come three times, with the low, the middle and the high figure of each; what a line or its card says stays.
The CO2 of an assembly and of its layers is put together from several sources: it goes from the lowest of them to
the highest.
"""

from dataclasses import dataclass, replace

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.estimates.line_estimates import rates_of_products
from models.calculation.estimates.rates import RatePer, Rates
from models.calculation.intervals import Bools, Floats
from models.domain.library.figure import FigureField
from models.domain.product import EnvironmentalSet
from models.reference.estimates.estimates import BIOBASED, BIOGENIC, CARBON, Estimates

_A2 = EnvironmentalSet.A2


@dataclass(frozen=True, slots=True)
class FilledColumns:
    """Columns with low, middle and high figures of open data, and the fields of a line that these stand for."""

    low: BillColumns
    middle: BillColumns
    high: BillColumns
    fields: frozenset[str]


def filled_columns(columns: BillColumns, estimates: Estimates, rates: Rates) -> FilledColumns | None:
    """The columns with open data filled in; None when there is nothing to fill."""
    share = _card_values(columns, np.isnan(columns.biobased_fraction), rates, FigureField.BIOBASED)
    carbon = _card_values(columns, np.isnan(columns.biogenic_c_kg), rates, FigureField.BIOGENIC_CARBON)
    carbon = carbon * columns.mass_kg
    co2 = _production_co2(columns, rates)
    named = {"biobased_fraction": share, "biogenic_c_kg_per_kg": carbon, "co2_a1a5_kg_per_unit": co2}
    low_source, high_source = _sources(columns, rates)
    fields = frozenset(name for name, found in named.items() if np.isfinite(found).any())
    if (low_source != high_source).any():
        fields |= {"co2_a1a5_kg_per_unit"}
    if not fields:
        return None
    factors = estimates.factors
    on_share, on_carbon, on_co2 = factors[BIOBASED, None], factors[BIOGENIC, None], factors[CARBON, _A2]

    def filled(share_factor: float, carbon_factor: float, co2_factor: float, source: Floats) -> BillColumns:
        return replace(
            columns,
            biobased_fraction=_filled(columns.biobased_fraction, np.minimum(share * share_factor, 1.0)),
            biogenic_c_kg=_filled(columns.biogenic_c_kg, carbon * carbon_factor),
            carbon_a1a3_kg=_filled(columns.carbon_a1a3_kg * source, co2 * co2_factor),
        )

    return FilledColumns(
        low=filled(on_share.low, on_carbon.low, on_co2.low, low_source),
        middle=filled(on_share.middle, on_carbon.middle, on_co2.middle, np.ones(len(columns))),
        high=filled(on_share.high, on_carbon.high, on_co2.high, high_source),
        fields=fields,
    )


def _sources(columns: BillColumns, rates: Rates) -> tuple[Floats, Floats]:
    """CO2 of each line's product by the lowest and the highest of its sources, over the one that is used."""
    spread = np.array([rates.co2_spread(product_id) for product_id, _ in columns.used], dtype=float)
    low, high = spread.reshape(-1, 2).T[:, columns.used_position]
    return low, high


def _card_values(columns: BillColumns, chosen: Bools, rates: Rates, field: FigureField) -> Floats:
    """The figure of the library's card of each chosen line; NaN for the others, and without a card."""
    if not chosen.any():
        return np.full(len(chosen), np.nan)
    values = [rates.card_value(product_id, field) for product_id, _ in columns.used]
    return np.where(chosen, np.array(values, dtype=float)[columns.used_position], np.nan)


def _production_co2(columns: BillColumns, rates: Rates) -> Floats:
    """CO2 of A1-A3 in kg of each line that has none, before the factors."""
    unknown = np.isnan(columns.carbon_a1a5_kg) & np.isnan(columns.carbon_a1a3_kg)
    if not unknown.any():
        return np.full(len(columns), np.nan)
    second = rates_of_products(columns, rates, EnvironmentalSet.A2)
    first = rates_of_products(columns, rates, EnvironmentalSet.A1)
    found = [a2 if a2 is not None else a1 for a2, a1 in zip(second, first, strict=True)]
    gwp = [None if rate is None or rate.per is RatePer.CO2 else rate.gwp_kg for rate in found]
    is_per_kg = np.array([rate is not None and rate.per is RatePer.KG for rate in found], dtype=bool)
    amount = np.where(is_per_kg[columns.used_position], columns.mass_kg, columns.quantity)
    return np.where(unknown, amount * np.array(gwp, dtype=float)[columns.used_position], np.nan)


def _filled(own: Floats, other: Floats) -> Floats:
    return np.where(np.isnan(own), other, own)
