"""Parking, shared transport, charging and facilities: F03, F04, F04b, F13 and F21."""

import math

from models.domain.outcome import exactly
from models.domain.project import BuildingType
from models.questions.comparing import interval, share
from models.questions.facts import Facts
from models.questions.formulas.green import Figures

_GUARD = 1e-9
"""Keeps a product that is a whole number from being rounded to the next one by the error of floats."""


def parking(facts: Facts) -> Figures:
    """F03: places per home, and places over what the municipality's norm asks."""
    places, homes = facts.amount("parking_spaces"), facts.homes
    if places is None or not homes:
        return {}
    required = places_required(facts)
    against = exactly(100.0 * places / required) if required else None
    return {"parking_ratio": exactly(places / homes), "parking_against_norm": against}


def places_required(facts: Facts) -> int | None:
    """Places that the municipality's norm asks for; None without norm or homes."""
    norm = facts.amount("municipal_parking_norm")
    return None if norm is None or facts.homes is None else math.ceil(norm * facts.homes - _GUARD)


def shared_transport(facts: Facts) -> Figures:
    """F04: residents whom shared vehicles serve, at most all; none while the users of a vehicle are unknown."""
    vehicles, users = facts.items("shared_vehicles"), facts.items("users_per_vehicle")
    persons = facts.amount("persons_per_home")
    if not vehicles or persons is None or not facts.homes:
        return {}
    served = 0.0
    for kind, count in vehicles.items():
        each = users.get(kind)
        if count is None or (each is None and count > 0.0):
            return {}
        served += count * (each or 0.0)
    return {"shared_mobility": exactly(min(100.0, 100.0 * served / (facts.homes * persons)))}


def shared_car_reduction(facts: Facts) -> Figures:
    """F04b: shared cars that a municipality allows, and the places that are needed then."""
    need, most, replaced = (
        facts.amount(n) for n in ("parking_need", "shared_car_max_share", "cars_replaced_by_one")
    )
    if need is None or most is None or not replaced:
        return {}
    cars = math.floor(need * most / 100.0 / replaced + _GUARD)
    return {"shared_cars": exactly(cars), "parking_after_shared_cars": exactly(need - cars * (replaced - 1.0))}


def charging(facts: Facts) -> Figures:
    """F13: part of the legal duty that is fulfilled; nothing where there is none or the building is not known."""
    spaces = facts.amount("spaces_on_plot")
    duty = None if spaces is None else charging_duty(facts, spaces)
    if duty is None or duty == (0, 0):
        return {}
    given = (facts.amount("charging_ducts"), facts.amount("charging_points"))
    parts = [
        None if amount is None else min(100.0, 100.0 * amount / needed)
        for amount, needed in zip(given, duty, strict=True)
        if needed
    ]
    known = [part for part in parts if part is not None]
    if not known:
        return {}
    return {"charging_duty": interval(min(known) if len(known) == len(parts) else 0.0, min(known))}


def charging_duty(facts: Facts, spaces: float) -> tuple[int, int] | None:
    """Places with ducts and charging points that the duty asks; None for a type of building it is not known for.

    A row house with a drive of its own is no block of flats and has no duty by this rule.
    """
    kind = facts.building.type
    if kind is None or kind is BuildingType.PUBLIC_SPACE:
        return None
    if spaces <= facts.term("duct_threshold") or kind is BuildingType.GROUND_BOUND_DWELLING:
        return 0, 0
    if kind is BuildingType.STACKED_DWELLING:
        return int(spaces), 0
    return math.ceil(spaces / facts.term("duct_every") - _GUARD), int(facts.term("charging_points_needed"))


def facilities(facts: Facts) -> Figures:
    """F21: facilities within the distance that the user chose."""
    distances, limit = facts.items("facility_distance_m"), facts.amount("facility_limit_m")
    if not distances or limit is None:
        return {}
    near = sum(1 for distance in distances.values() if distance is not None and distance <= limit)
    unknown = sum(1 for distance in distances.values() if distance is None)
    return {"facilities_near": share(near, unknown, len(distances))}
