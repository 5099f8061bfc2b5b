"""MPG: environmental performance of the building, EUR per m2 BVO per year.

MPG = sum of MKI / (BVO x building life). Source: Bepalingsmethode Milieuprestatie Bouwwerken; the
divisor is gross floor area (BVO), not usable floor area. One set at a time: A1 and A2 never meet.
"""

from models.calculation.intervals import divided
from models.domain.outcome import Estimate


def mpg_eur_per_m2_year(
    total_mki_eur: Estimate, gross_floor_area_m2: float, building_life_years: float
) -> Estimate:
    """The MPG of a total MKI over the building's life.

    Raises:
        ValueError: area or life is not above zero.
    """
    if not gross_floor_area_m2 > 0 or not building_life_years > 0:
        raise ValueError("the MPG needs a floor area and a building life above zero")
    return divided(total_mki_eur, gross_floor_area_m2 * building_life_years)
