"""Green, shade and habitats: F01, F02, F09, F10, F11, F12 and F17."""

import math
from collections.abc import Callable, Mapping

from models.domain.outcome import Estimate
from models.domain.question import PointOperator
from models.questions.comparing import interval, passes, share
from models.questions.facts import Facts

Figures = Mapping[str, Estimate | None]


def homes_3_30_300(facts: Facts) -> Figures:
    """F01: homes of which all three parts of 3-30-300 hold; the parts are never averaged."""
    homes = facts.items("group_homes")
    if not homes or None in homes.values():
        return {}
    trees, canopy, park = (facts.items(name) for name in ("group_trees", "group_canopy_pct", "group_park_m"))
    at_least = (facts.limit("green_around_home/3"), facts.limit("green_around_home/30"))
    at_most = facts.limit("green_around_home/300")
    parts = {
        group: (
            _holds(trees.get(group), lambda count: count >= at_least[0]),
            _holds(canopy.get(group), lambda part: part >= at_least[1]),
            _holds(park.get(group), lambda distance: distance <= at_most),
        )
        for group in homes
    }
    whole = {group: _all_of(held) for group, held in parts.items()}
    by_part = zip(*parts.values(), strict=True)
    named = dict(zip(("homes_3_trees", "homes_30_canopy", "homes_300_park"), by_part, strict=True))
    counts = [count or 0.0 for count in homes.values()]
    return {
        "green_3_30_300": _share_of(counts, list(whole.values())),
        **{figure: _share_of(counts, list(held)) for figure, held in named.items()},
    }


def _holds(value: float | None, test: Callable[[float], bool]) -> bool | None:
    return None if value is None else test(value)


def _all_of(parts: tuple[bool | None, ...]) -> bool | None:
    if False in parts:
        return False
    return None if None in parts else True


def _share_of(counts: list[float], held: list[bool | None]) -> Estimate | None:
    part = sum(count for count, holds in zip(counts, held, strict=True) if holds)
    unknown = sum(count for count, holds in zip(counts, held, strict=True) if holds is None)
    return share(part, unknown, sum(counts))


def green_and_blue(facts: Facts) -> Figures:
    """F02: four layers as shares of the plan area; they overlap, and an unknown one leaves the others alone."""
    layers = {"canopy": "canopy_m2", "shrubs": "shrubs_m2", "low_green": "low_green_m2", "water": "water_m2"}
    return {figure: _of_area(facts, name, "plan_area_m2") for figure, name in layers.items()}


def _of_area(facts: Facts, part: str, whole: str) -> Estimate | None:
    amount, area = facts.amount(part), facts.amount(whole)
    return None if amount is None or area is None else share(amount, 0.0, area)


def shade(facts: Facts) -> Figures:
    """F09: part of routes and places to stay that lies in the shade."""
    return {"shade": _of_area(facts, "shaded_route_m2", "route_m2")}


def cool_place(facts: Facts) -> Figures:
    """F10: homes within walking distance of a cool place that is large enough."""
    near, homes, size = facts.amount("homes_near_cool_place"), facts.homes, facts.amount("cool_place_m2")
    if near is None or homes is None:
        return {}
    if size is not None and size < facts.term("cool_place_min_m2"):
        return {"cool_place": share(0.0, 0.0, homes)}
    found = share(near, unknown_count(facts, "homes_near_cool_place_unknown", homes - near), homes)
    if size is None and found is not None and found.upper is not None:
        return {"cool_place": interval(0.0, found.upper)}
    return {"cool_place": found}


def unknown_count(facts: Facts, input_id: str, rest: float) -> float:
    """How many of the rest are not known: as given, all of it when asked and not known, none when not asked."""
    given = facts.amount(input_id)
    if given is not None:
        return min(given, max(rest, 0.0))
    return max(rest, 0.0) if facts.is_asked(input_id) else 0.0


def cool_surfaces(facts: Facts) -> Figures:
    """F11: light, planted and wet part of the whole skin and site; green and water count wholly."""
    wholes = {name: facts.amount(name) for name in ("roof_m2", "paving_m2", "facade_m2")}
    green, water = facts.amount("green_m2"), facts.amount("water_m2")
    if green is None or water is None or None in wholes.values():
        return {}
    known = {name: facts.amount(f"cool_{name}") for name in wholes}
    part = green + water + sum(amount or 0.0 for amount in known.values())
    unknown = sum(wholes[name] or 0.0 for name, amount in known.items() if amount is None)
    return {"cool_surfaces": share(part, unknown, green + water + sum(each or 0.0 for each in wholes.values()))}


def infiltration(facts: Facts) -> Figures:
    """F12: surfaces that drain to the soil over the plan area; a missing surface leaves the upper bound open.

    Surfaces that are together more than the plan area give nothing: one of the numbers is wrong.
    """
    area = facts.amount("plan_area_m2")
    parts = [facts.amount(name) for name in ("green_m2", "infiltrating_paving_m2", "disconnected_m2")]
    if area is None or area <= 0.0 or all(part is None for part in parts):
        return {}
    known = sum(part or 0.0 for part in parts)
    if not passes(known, PointOperator.AT_MOST, area):
        return {}
    return {"infiltration": share(known, max(area - known, 0.0) if None in parts else 0.0, area)}


def nests(facts: Facts) -> Figures:
    """F17: places for sparrow, swift and bat against the guide number of the withdrawn proposal."""
    facade, roof = facts.amount("closed_facade_m2"), facts.amount("roof_m2")
    given = [facts.amount(name) for name in ("sparrow_nests", "swift_nests", "bat_space_m2")]
    if facade is None or roof is None or facade + roof <= 0.0:
        return {}
    needed = nests_needed(facts, facade + roof)
    known = [100.0 * amount / least for amount, least in zip(given, needed, strict=True) if amount is not None]
    if not known:
        return {}
    return {"nests": interval(min(known) if len(known) == len(given) else 0.0, min(known))}


def nests_needed(facts: Facts, area_m2: float) -> tuple[int, int, float]:
    """Guide numbers for sparrow and swift places and for bat space in m2, for closed façade and roof."""
    places = math.ceil(area_m2 / facts.term("nest_per_m2") - 1e-9)
    return places, places, max(facts.term("bat_min_m2"), facts.term("bat_share") * area_m2)
