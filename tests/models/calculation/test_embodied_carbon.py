"""Where the carbon of a line comes from: its own figure, its own modules, the library, or nowhere."""

from dataclasses import replace

import pytest

from models.calculation.module_carbon import gwp_kg_per_unit
from models.domain.bill import BillLine
from models.domain.outcome import Estimate
from models.domain.product import EnvironmentalSet, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.project import Building, BuildingType
from models.domain.quantities import KG
from tests.models.calculation.bills import A1, A2, card_of, line, project_of, reference

M = LifeCycleModule
CARD = ProductCard("staal", "Staal", "Steel", KG, gwp_a1a3_kg_per_kg=3.0)
PLOT = Building(type=BuildingType.GROUND_BOUND_DWELLING, gross_floor_area_m2=1.0)
SHARE = reference().factors.a4_a5_share[BuildingType.GROUND_BOUND_DWELLING]


def profile(which: EnvironmentalSet, category: str, **amounts: float) -> ModuleProfile:
    """Amounts by module, written A1_A3, A4 and so on."""
    return ModuleProfile(which, category, {LifeCycleModule[name]: amount for name, amount in amounts.items()})


FOSSIL = profile(A2, "climate_fossil", A1_A3=1.0, A4=0.2, A5=0.1, C3=5.0, D=-4.0)
LAND_USE = profile(A2, "climate_luluc", A1_A3=0.01, A4=0.0, A5=0.0)
BIOGENIC = profile(A2, "climate_biogenic", A1_A3=-1.6, A4=0.0, A5=0.0)


def carbon(*profiles: ModuleProfile, building: Building = PLOT, **values: object) -> Estimate | None:
    entry: BillLine = replace(line(), module_profiles=profiles, **values)  # type: ignore[arg-type]
    return card_of(project_of([entry], building, products=(CARD,))).outcome("embodied_carbon").estimate


def bounds(estimate: Estimate | None) -> tuple[float | None, float | None, float | None]:
    assert estimate is not None
    return estimate.lower, estimate.value, estimate.upper


def test_the_categories_it_reads_are_those_of_the_weighting_sets() -> None:
    """Ids that the reference data does not have would find nothing in any profile."""
    for which, wanted in ((A2, ("climate_fossil", "climate_luluc")), (A1, ("gwp100",))):
        known = reference().weighting[which].categories
        assert set(wanted) <= set(known)
        profiles = tuple(profile(which, name, A1_A3=1.0) for name in wanted)
        assert gwp_kg_per_unit(profiles, (M.A1_A3,), True) == len(wanted)
        others = tuple(profile(which, name, A1_A3=1.0) for name in known if name not in wanted)
        assert gwp_kg_per_unit(others, (M.A1_A3,), True) is None


def test_first_installation_counts_without_end_of_life_credit_and_biogenic_uptake() -> None:
    assert bounds(carbon(FOSSIL, LAND_USE, BIOGENIC)) == pytest.approx((1.31, 1.31, 1.31))


def test_the_line_wins_over_its_modules_and_its_modules_over_the_library() -> None:
    assert bounds(carbon(FOSSIL, LAND_USE, product_id="staal", co2_a1a5_kg_per_unit=9.0)) == (9.0, 9.0, 9.0)
    assert bounds(carbon(FOSSIL, LAND_USE, product_id="staal")) == pytest.approx((1.31, 1.31, 1.31))


def test_production_alone_gets_transport_and_building_from_the_spread_of_dutch_buildings() -> None:
    own = profile(A2, "climate_fossil", A1_A3=1.0)
    spread = (1 + SHARE.lower, 1 + SHARE.middle, 1 + SHARE.upper)
    assert bounds(carbon(own, profile(A2, "climate_luluc", A1_A3=0.0), product_id="staal")) == pytest.approx(
        spread
    )
    assert bounds(carbon(product_id="staal")) == pytest.approx(tuple(3.0 * part for part in spread))


def test_without_such_buildings_production_is_a_lower_bound() -> None:
    public = Building(type=BuildingType.PUBLIC_SPACE, gross_floor_area_m2=1.0)
    assert bounds(carbon(product_id="staal", building=public)) == (3.0, None, None)


def test_the_old_set_counts_only_for_a_line_without_biobased_material() -> None:
    old = profile(A1, "gwp100", A1_A3=1.0, A4=0.2, A5=0.1)
    assert bounds(carbon(old, biobased_fraction=0.0)) == pytest.approx((1.3, 1.3, 1.3))
    assert carbon(old, biobased_fraction=0.5) is None
    assert carbon(old) is None
