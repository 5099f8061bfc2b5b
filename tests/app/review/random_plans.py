"""Random plans whose every figure is known, and what they come to by a few lines of arithmetic of their own."""

import datetime as dt
import math
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from models.domain.bill import Bill, BillLine
from models.domain.product import MKI, DataCategory, EnvironmentalSet, LifeCycleModule, ModuleProfile
from models.domain.project import Assessment, Building, BuildingType, FunctionArea, Project, Variant
from models.domain.quantities import KG, SQUARE_METRE

A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2
GROUPS = ("16", "23", "21", "27", "31", "56", "22", "42")
"""One group of every element that a building cannot lack, and two more."""

SURCHARGE = 1.3
LIVES = (22.0, 30.0, 40.0, 75.0, 100.0)
Count = Callable[[float], float]


@dataclass(frozen=True)
class Plan:
    """A project with the figures that it was made from."""

    project: Project
    life_years: float
    area_m2: float

    @property
    def lines(self) -> tuple[BillLine, ...]:
        return self.project.variants[0].bill.lines

    def cycle_eur(self, line: BillLine, which: EnvironmentalSet = A1, surcharge: float = SURCHARGE) -> float:
        """One life of the product."""
        for profile in line.module_profiles:
            if profile.environmental_set is which:
                factor = surcharge if line.data_category is DataCategory.C3 else 1.0
                return factor * math.fsum(profile.values.values()) * (line.quantity or 0.0)
        per_unit = line.mki_a1_eur_per_unit if which is A1 else line.mki_a2_eur_per_unit
        return (line.quantity or 0.0) * (per_unit or 0.0)

    def line_eur(
        self,
        line: BillLine,
        which: EnvironmentalSet = A1,
        surcharge: float = SURCHARGE,
        count: Count | None = None,
    ) -> float:
        """Over the building's life, each replacement a fraction unless `count` says otherwise."""
        ratio = max(1.0, self.life_years / (line.service_life_years or self.life_years))
        return self.cycle_eur(line, which, surcharge) * (ratio if count is None else max(1.0, count(ratio)))

    def total_eur(
        self, which: EnvironmentalSet = A1, surcharge: float = SURCHARGE, count: Count | None = None
    ) -> float:
        return math.fsum(self.line_eur(line, which, surcharge, count) for line in self.lines)

    def mpg(self, which: EnvironmentalSet = A1, surcharge: float = SURCHARGE, count: Count | None = None) -> float:
        return self.total_eur(which, surcharge, count) / (self.area_m2 * self.life_years)

    def stating(self, value: float, which: EnvironmentalSet = A1, subject: str = "mpg") -> Project:
        """The project with a stated figure, printed with four decimals."""
        assessment = Assessment(
            subject, round(value, 4), level=None, environmental_set=which if subject == "mpg" else None
        )
        variant = replace(self.project.variants[0], assessments=(assessment,))
        return replace(self.project, variants=(variant,))

    def printing(self, totals: dict[str, float]) -> Project:
        """The project with printed totals at its lines, in cents."""
        variant = self.project.variants[0]
        lines = tuple(replace(line, printed_total=round(totals[line.id], 2)) for line in variant.bill)
        return replace(self.project, variants=(replace(variant, bill=Bill(lines)),))


@cache
def random_plan(seed: int) -> Plan:
    """A dwelling of 20-40 lines: totals per unit, and some lines per module of data category 3."""
    chance = random.Random(seed)
    area = round(chance.uniform(90, 400), 1)
    usable = round(area * chance.uniform(0.6, 0.85), 1)
    lines = tuple(_line(chance, number) for number in range(chance.randint(20, 40)))
    building = Building(
        type=BuildingType.GROUND_BOUND_DWELLING,
        functions=(FunctionArea("woonfunctie_anders", usable),),
        gross_floor_area_m2=area,
        usable_floor_area_m2=usable,
        form_factor=1.8,
        service_life_years=75.0,
        dwelling_count=1,
    )
    variant = Variant("v", "Ontwerp", phase=None, building=building, bill=Bill(lines))
    project = Project(
        f"p{seed}",
        f"Plan {seed}",
        municipality="",
        address="",
        permit_application_date=dt.date(2025, 3, 1),
        variants=(variant,),
    )
    return Plan(project, 75.0, area)


def _line(chance: random.Random, number: int) -> BillLine:
    unit = chance.choice((KG, SQUARE_METRE))
    a1 = round(chance.uniform(0.5, 9), 3)
    common = {
        "id": f"r{number + 2}",
        "description": f"Onderdeel {number}",
        "quantity": round(chance.uniform(20, 400), 2),
        "unit": unit,
        "nl_sfb": f"{GROUPS[number % len(GROUPS)]}.1",
        "mass_kg_per_unit": 1.0 if unit is KG else round(chance.uniform(20, 90), 1),
        "service_life_years": LIVES[number % len(LIVES)],
        "source": "Berekening",
    }
    if number % 4 == 3:
        values = {LifeCycleModule.A1_A3: a1, LifeCycleModule.A4: 0.1, LifeCycleModule.A5: 0.05}
        rest = dict.fromkeys((m for m in LifeCycleModule if m not in values), 0.0)
        profiles = tuple(
            ModuleProfile(which, MKI, {**rest, **{m: round(v * factor, 4) for m, v in values.items()}})
            for which, factor in ((A1, 1.0), (A2, 1.7))
        )
        return BillLine(**common, data_category=DataCategory.C3, module_profiles=profiles)  # type: ignore[arg-type]
    a2 = round(a1 * chance.uniform(1.4, 2.1), 3)
    return BillLine(**common, mki_a1_eur_per_unit=a1, mki_a2_eur_per_unit=a2)  # type: ignore[arg-type]
