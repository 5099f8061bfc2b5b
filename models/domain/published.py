"""Published buildings and spreads of projects among which a project takes its place. None of them is a limit."""

from dataclasses import dataclass

from models.domain.product import EnvironmentalSet
from models.domain.project import BuildingType
from models.domain.source import SourceRef


@dataclass(frozen=True, slots=True)
class ReferenceBuilding:
    """One published building.

    Attributes:
        life_years: reference study period of the source.
        carbon_kg_per_m2: life-cycle modules A1-A5 in kg CO2-eq per m2 gross floor area (BVO).
    """

    id: str
    name: str
    gross_floor_area_m2: float
    life_years: float
    carbon_kg_per_m2: float
    source: SourceRef


@dataclass(frozen=True, slots=True)
class BuildingGroup:
    """Published buildings of one kind.

    Attributes:
        name_nl, name_en: of all of them, in the plural.
        building_types: types that it is shown beside.
        functions: use functions of which the building must have one; empty for a group that fits every function.
        forms: values of `FormKind`, the forms of an early estimate that it is shown beside.
        buildings: in ascending order of carbon.
    """

    id: str
    name_nl: str
    name_en: str
    building_types: frozenset[BuildingType]
    functions: frozenset[str]
    forms: frozenset[str]
    buildings: tuple[ReferenceBuilding, ...]
    source: SourceRef


@dataclass(frozen=True, slots=True)
class Spread:
    """The five figures of a published box plot, in the unit of the indicator.

    `environmental_set` is the EN 15804 set of the figures; None for an indicator without sets. `count` is the
    number of projects behind it.
    """

    id: str
    indicator_id: str
    building_type: BuildingType
    environmental_set: EnvironmentalSet | None
    count: int
    minimum: float
    lower_quartile: float
    median: float
    upper_quartile: float
    maximum: float
    source: SourceRef


@dataclass(frozen=True, slots=True)
class Published:
    """All published buildings and spreads, in the order of the reference data."""

    groups: tuple[BuildingGroup, ...] = ()
    spreads: tuple[Spread, ...] = ()
