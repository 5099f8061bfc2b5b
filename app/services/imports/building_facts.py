"""Facts of a building that somebody states beside a file, and that fill what the file leaves open."""

import datetime as dt
from dataclasses import dataclass, replace

from app.errors import UserError
from models.domain.project import Building, BuildingType, BuildingWork, FunctionArea, Project


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingFacts:
    """Facts of a building and its project; None is not stated.

    Attributes:
        gross_floor_area_m2, usable_floor_area_m2: BVO and GO (NEN 2580), above zero.
        function: id of a use function of the Bbl, for the whole usable floor area.
        permit_application_date: day of the permit application.
        service_life_years: life of the building, above zero.
        work: kind of work on the building.
    """

    gross_floor_area_m2: float | None = None
    usable_floor_area_m2: float | None = None
    building_type: BuildingType | None = None
    function: str | None = None
    permit_application_date: dt.date | None = None
    service_life_years: float | None = None
    work: BuildingWork | None = None


def filled(project: Project, facts: BuildingFacts) -> Project:
    """The project with the facts in every place that it leaves open; what it states itself stays.

    Raises:
        UserError: a use function is stated, and no usable floor area (GO) that it could have.
    """
    variants = tuple(
        replace(variant, building=_filled_building(variant.building, facts)) for variant in project.variants
    )
    date = project.permit_application_date or facts.permit_application_date
    return replace(project, variants=variants, permit_application_date=date)


def _filled_building(building: Building, facts: BuildingFacts) -> Building:
    usable = _or(building.usable_floor_area_m2, facts.usable_floor_area_m2)
    functions = building.functions
    if not functions and facts.function is not None:
        if usable is None:
            raise UserError("cli_function_without_area", function=facts.function)
        functions = (FunctionArea(facts.function, usable),)
    return replace(
        building,
        type=building.type or facts.building_type,
        work=building.work or facts.work,
        functions=functions,
        gross_floor_area_m2=_or(building.gross_floor_area_m2, facts.gross_floor_area_m2),
        usable_floor_area_m2=usable,
        service_life_years=_or(building.service_life_years, facts.service_life_years),
    )


def _or(stated: float | None, other: float | None) -> float | None:
    return other if stated is None else stated
