"""Completeness of the bill: required building elements without a line."""

from collections.abc import Iterable

from models.domain.bill import nl_sfb_group
from models.domain.project import BuildingType
from models.reference.reference import RequiredElement


def missing_elements(
    nl_sfb_codes: Iterable[str], building_type: BuildingType | None, required: Iterable[RequiredElement]
) -> tuple[RequiredElement, ...]:
    """The required elements of the building type that no NL-SfB code of the bill covers.

    An unknown building type may be any of them, so that it requires what any type requires: taking the type away
    never makes a bill complete. Empty when the bill has no codes at all: nothing in it tells which elements it
    has, so that it counts as its author's whole bill.
    """
    present = {nl_sfb_group(code) for code in nl_sfb_codes} - {""}
    if not present:
        return ()
    return tuple(
        element
        for element in required
        if (building_type is None or building_type in element.building_types)
        and not present.intersection(element.nl_sfb_groups)
    )
