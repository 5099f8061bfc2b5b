"""Drinking water, rain and floods: F05a, F05b, F06, F06b, F07, F08 and F20."""

from models.domain.outcome import exactly
from models.questions.comparing import interval, share
from models.questions.facts import Facts
from models.questions.formulas.green import Figures, unknown_count

_DAYS, _LITRES_PER_M3 = 365.0, 1000.0


def replacement(facts: Facts) -> Figures:
    """F05a: mean drinking water less what rain or grey water replaces; an unknown cover is anything between."""
    asked = ("toilet_replaced", "washing_replaced")
    if not any(facts.is_asked(name) for name in asked):
        return {}
    base = facts.term("water_base_l")
    litres = (facts.term("water_toilet_l"), facts.term("water_washing_share") * base)
    cover = facts.amount("replacement_cover")
    least, most = 0.0, 0.0
    for name, amount in zip(asked, litres, strict=True):
        said = facts.is_said(name)
        if said is False:
            continue
        most += amount * (1.0 if cover is None else cover / 100.0)
        least += amount * cover / 100.0 if said and cover is not None else 0.0
    return {"water_demand": interval(base - most, base - least)}


def fittings(facts: Facts) -> Figures:
    """F05b: flow, time and times added up; None while one of them is unknown, because habits differ."""
    products = (
        ("shower_l_per_min", "shower_min", "showers_per_day"),
        ("toilet_l", "flushes_per_day"),
        ("washing_l", "washes_per_day"),
        ("basin_l_per_min", "basin_min"),
        ("kitchen_l_per_day",),
        ("other_water_l_per_day",),
    )
    total = 0.0
    for names in products:
        product = 1.0
        for name in names:
            amount = facts.amount(name)
            if amount is None:
                return {}
            product *= amount
        total += product
    return {"water_fittings": exactly(total)}


def rain_and_grey_water(facts: Facts) -> Figures:
    """F06: homes with collection, pipes and both systems as shares of all homes."""
    homes = facts.homes
    if homes is None:
        return {}
    found = {}
    for figure in ("homes_with_rain", "homes_recycle_ready", "homes_with_both"):
        count = facts.amount(figure)
        if count is not None:
            found[figure] = share(count, unknown_count(facts, f"{figure}_unknown", homes - count), homes)
    return found


def rain_yield(facts: Facts) -> Figures:
    """F06b: rain from the roof over the flushing water of all residents in a year, without a tank."""
    roof, run_off, persons = (facts.amount(n) for n in ("roof_m2", "roof_runoff_share", "persons_per_home"))
    if roof is None or run_off is None or persons is None or not facts.homes:
        return {}
    supply = roof * facts.term("annual_rain_m") * run_off / 100.0
    demand = facts.homes * persons * facts.term("water_toilet_l") * _DAYS / _LITRES_PER_M3
    return {"rain_yield": exactly(100.0 * supply / demand)}


def rain_storage(facts: Facts) -> Figures:
    """F07: storage over what is built and paved on the plot, in mm."""
    storage, built, paved = (facts.amount(n) for n in ("rain_storage_m3", "roof_m2", "private_paving_m2"))
    if storage is None or built is None or paved is None or built + paved <= 0.0:
        return {}
    return {"rain_storage": exactly(1000.0 * storage / (built + paved))}


def emptying(facts: Facts) -> Figures:
    """F08: hours until the storage is empty."""
    storage = rain_storage(facts).get("rain_storage")
    start, rate = facts.amount("emptying_start_h"), facts.amount("emptying_rate_mm_per_h")
    if storage is None or storage.value is None or start is None or not rate:
        return {}
    return {"emptying": exactly(start + storage.value / rate)}


def flood(facts: Facts) -> Figures:
    """F20: water above the floor in m; below zero the floor stays dry."""
    depth = facts.amount("flood_depth_m")
    floor, street = facts.amount("floor_level_m_nap"), facts.amount("street_level_m_nap")
    if depth is None:
        return {}
    above = None if floor is None or street is None else exactly(depth - (floor - street))
    return {"flood_depth": exactly(depth), "flood_on_floor": above}
