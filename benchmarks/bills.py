"""Bills of any length with every datum filled, the same for the same length."""

import datetime as dt
import random

from models.domain.bill import Bill, BillLine, Connection
from models.domain.project import Building, BuildingType, FunctionArea, Phase, Project, Variant
from models.domain.quantities import SQUARE_METRE

_CODES = ("13.21", "16.12", "21.12", "21.22", "22.11", "23.22", "27.12", "31.22", "43.21", "56.13", "61.11")
_SCORES = ((0.1, 0.2, 0.6, 0.8, 1.0), (0.1, 0.4, 0.6, 0.8, 1.0), (0.1, 0.4, 1.0), (0.1, 0.4, 1.0))


def project_with_bill(line_count: int) -> Project:
    """A house with `line_count` complete lines, in both environmental sets."""
    chance = random.Random(line_count)
    lines = tuple(_line(number, chance) for number in range(line_count))
    building = Building(
        type=BuildingType.GROUND_BOUND_DWELLING,
        functions=(FunctionArea("woonfunctie", 101.0),),
        gross_floor_area_m2=120.0,
        usable_floor_area_m2=101.0,
        form_factor=2.1,
        is_light_construction=False,
        service_life_years=75.0,
        dwelling_count=1,
    )
    variant = Variant("variant", "Proef", phase=Phase.FEASIBILITY, building=building, bill=Bill(lines))
    return Project("project", "Meetproef", permit_application_date=dt.date(2025, 3, 1), variants=(variant,))


def _line(number: int, chance: random.Random) -> BillLine:
    return BillLine(
        id=f"r{number}",
        description=f"Onderdeel {number}",
        quantity=round(chance.uniform(1, 90), 2),
        unit=SQUARE_METRE,
        nl_sfb=chance.choice(_CODES),
        mass_kg_per_unit=round(chance.uniform(5, 400), 1),
        service_life_years=chance.choice((25.0, 50.0, 75.0, 999.0)),
        mki_a1_eur_per_unit=round(chance.uniform(0.1, 9), 3),
        mki_a2_eur_per_unit=round(chance.uniform(0.1, 15), 3),
        co2_a1a5_kg_per_unit=round(chance.uniform(1, 90), 2),
        biogenic_c_kg_per_kg=round(chance.uniform(0, 0.4), 3),
        biobased_fraction=0.25,
        recycled_fraction=0.2,
        reused_fraction=0.1,
        future_reuse_fraction=0.3,
        future_recycling_fraction=0.4,
        connection=Connection(*(chance.choice(scores) for scores in _SCORES)),
        source="meetproef",
    )
