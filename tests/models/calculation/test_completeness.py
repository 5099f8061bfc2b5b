"""Completeness of the bill: taking a fact away never makes a bill complete."""

import pytest

from models.calculation.completeness import missing_elements
from models.domain.project import BuildingType
from tests.models.calculation.bills import reference

_ROOFTOP_CODES = ("21.10", "23.10", "27.10", "31.10", "47.10")


@pytest.mark.parametrize("building_type", list(BuildingType))
def test_a_bill_without_a_building_type_misses_at_least_the_same(building_type: BuildingType) -> None:
    for count in range(1, len(_ROOFTOP_CODES) + 1):
        codes = _ROOFTOP_CODES[:count]
        missed = set(missing_elements(codes, building_type, reference().required_elements))
        assert missed <= set(missing_elements(codes, None, reference().required_elements))


def test_some_type_misses_an_element_that_the_unknown_type_must_miss_too() -> None:
    codes = _ROOFTOP_CODES[:1]
    assert any(missing_elements(codes, each, reference().required_elements) for each in BuildingType)
    assert missing_elements(codes, None, reference().required_elements)


def test_a_bill_without_codes_counts_as_its_authors_whole_bill() -> None:
    assert missing_elements(["", ""], BuildingType.GROUND_BOUND_DWELLING, reference().required_elements) == ()
