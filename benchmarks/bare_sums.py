"""The bare baseline of scoring: weighted sums in numpy of the arrays that a score uses, nothing else."""

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.domain.product import EnvironmentalSet


def bare_weighted_sums(columns: BillColumns, building_life_years: float, area_m2: float) -> list[float]:
    """MPG in both sets, carbon, storage, mass, four shares, detachability: no bounds, verdicts or exactness."""
    mass = columns.mass_kg
    life = np.where(columns.service_life_years == 999.0, building_life_years, columns.service_life_years)
    cycles = np.maximum(1.0, building_life_years / life)
    mki = [columns.mki_eur[which] * cycles for which in EnvironmentalSet]
    index = 4.0 / (1.0 / columns.connection).sum(axis=0)
    origin = columns.reused_fraction + columns.recycled_fraction + columns.biobased_fraction
    future = columns.future_reuse_fraction + columns.future_recycling_fraction
    return [
        *(float(amounts.sum()) / (area_m2 * building_life_years) for amounts in mki),
        float(columns.carbon_a1a5_kg.sum()) / area_m2,
        float(columns.biogenic_c_kg.sum()) * 44.0 / 12.0 / area_m2,
        float(mass.sum()) / area_m2,
        *(float(mass @ share / mass.sum()) for share in (origin, columns.biobased_fraction, future)),
        float(mki[0] @ index / mki[0].sum()),
    ]
