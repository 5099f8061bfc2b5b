"""Carbon stored in biobased material (construction stored carbon), kg CO2 per m2 BVO.

CO2 = 44/12 x biogenic carbon. Source: EN 16449 (closed form from memory, corroborated by KBOB glulam);
reported apart from emissions and never subtracted from them (Het Nieuwe Normaal).
"""

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import LineAmounts, exact_amounts


def line_stored_carbon(columns: BillColumns, co2_per_carbon: float) -> LineAmounts:
    """Stored carbon per line in kg CO2. A line without biobased material stores none."""
    carbon = np.where(columns.biobased_fraction == 0.0, 0.0, columns.biogenic_c_kg)
    return exact_amounts(np.where(columns.biogenic_c_kg >= 0.0, columns.biogenic_c_kg, carbon) * co2_per_carbon)


def stored_co2_kg_per_m3(
    density_kg_per_m3: float, moisture_fraction: float, carbon_fraction: float, co2_per_carbon: float
) -> float:
    """CO2 stored in one m3 of timber: 44/12 x c_f x density / (1 + moisture), density at that moisture."""
    return co2_per_carbon * carbon_fraction * density_kg_per_m3 / (1.0 + moisture_fraction)
