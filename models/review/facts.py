"""Doubtful facts of a plan that all its figures depend on; each is a headline of the review."""

import math
from collections.abc import Iterator

from models.domain.bill import BillLine
from models.domain.outcome import Message
from models.domain.project import Building, Variant
from models.indicators.bill_view import default_life_years
from models.reference.reference import Reference


def doubtful_facts(variant: Variant, reference: Reference) -> tuple[Message, ...]:
    """Messages about doubtful facts of the building, then about amounts of lines too large for a float.

    Doubtful are a usable floor area equal to the gross one, and a building life that is not the usual one, but
    possible: an impossible one has a headline of its own.
    """
    return (*_of_building(variant.building, reference), *_beyond_numbers(variant.bill.lines))


def _of_building(building: Building, reference: Reference) -> Iterator[Message]:
    gross, usable, years = building.gross_floor_area_m2, building.usable_floor_area_m2, building.service_life_years
    if gross is not None and gross == usable:
        yield Message("review_head_usable_is_gross", {"area": gross})
    usual = default_life_years(building, reference)
    possible = reference.possible["building_life_years"]
    if years is not None and building.type is not None and years != usual and possible.holds(years):
        yield Message("review_head_building_life", {"years": years, "usual": usual})


def _beyond_numbers(lines: tuple[BillLine, ...]) -> Iterator[Message]:
    """Lines with an amount larger than a float can hold, which counts as unknown in every sum."""
    for line in lines:
        per_unit = (line.mass_kg_per_unit, line.mki_a1_eur_per_unit, line.mki_a2_eur_per_unit)
        if any(each is not None and math.isinf((line.quantity or 0.0) * each) for each in per_unit):
            params = {"line": line.id, "description": line.description}
            yield Message("review_head_amount_beyond", params, (line.id,))
