"""The code of each formula of the reference data, and the figures of a variant."""

from collections.abc import Callable, Mapping

from models.domain.outcome import Estimate, exactly
from models.domain.question import Questions
from models.questions.facts import TOJULI, Facts
from models.questions.formulas import green, health, materials, mobility, water
from models.reference.errors import ReferenceDataError
from models.reference.questions import LEVEL_FROM_POINTS

FORMULAS: Mapping[str, Callable[[Facts], green.Figures]] = {
    "F01_green_3_30_300": green.homes_3_30_300,
    "F02_green_blue": green.green_and_blue,
    "F03_parking": mobility.parking,
    "F04_shared_mobility": mobility.shared_transport,
    "F04b_shared_car_reduction": mobility.shared_car_reduction,
    "F05a_water_replacement": water.replacement,
    "F05b_water_fittings": water.fittings,
    "F06_rain_greywater": water.rain_and_grey_water,
    "F06b_rain_yield": water.rain_yield,
    "F07_rain_storage": water.rain_storage,
    "F08_emptying": water.emptying,
    "F09_shade": green.shade,
    "F10_cool_place": green.cool_place,
    "F11_surfaces": green.cool_surfaces,
    "F12_infiltration": green.infiltration,
    "F13_charging_duty": mobility.charging,
    "F14_toxicity": materials.toxicity,
    "F15_healthy_products": materials.healthy_products,
    "F16_adaptability": materials.adaptability,
    "F17_nests": green.nests,
    "F18_waste": materials.waste,
    "F19_noise": health.noise,
    "F20_flood_freeboard": water.flood,
    "F21_facilities": mobility.facilities,
    "F22_extraction": health.extraction,
}


def figures_of(facts: Facts) -> dict[str, Estimate]:
    """Figure id -> what the facts give, or the value entered at its indicator; one without either is absent."""
    found = {name: figure for formula in FORMULAS.values() for name, figure in formula(facts).items()}
    for figure in facts.questions.figures.values():
        indicator = TOJULI if figure.id == TOJULI else figure.outcome_of
        if indicator in facts.entered:
            found[figure.id] = exactly(facts.entered[indicator])
    return {name: figure for name, figure in found.items() if figure is not None}


def check_formulas(questions: Questions) -> None:
    """Refuses a formula of the reference data without code, or the reverse.

    Raises:
        ReferenceDataError: names the first one.
    """
    for name in sorted((FORMULAS.keys() | {LEVEL_FROM_POINTS}) ^ questions.formulas.keys()):
        raise ReferenceDataError("questions/formulas.csv", name, "reference_without_object")
