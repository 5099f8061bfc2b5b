"""Points are made once for the same answers, and anew for others."""

from dataclasses import replace

from app.paths import REFERENCE_DATA
from models.calculation.library import loader
from models.domain.answers import Answers
from models.domain.bill import Bill
from models.domain.project import Building, BuildingType, Variant
from models.questions.standing import points_of_variant


def test_another_bill_asks_for_no_new_points_and_another_building_does() -> None:
    reference = loader.load_with_products(REFERENCE_DATA)
    answers = Answers()
    variant = Variant("v", "A", building=Building(type=BuildingType.GROUND_BOUND_DWELLING), answers=answers)
    points = points_of_variant(variant, reference)
    assert points_of_variant(replace(variant, bill=Bill()), reference) is points
    other = replace(variant, building=replace(variant.building, dwelling_count=8))
    assert points_of_variant(other, reference) is not points
    assert points_of_variant(replace(variant, answers=Answers()), reference) is not points
