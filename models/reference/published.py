"""Reads reference_buildings/: published buildings in groups, and box plots of projects of Het Nieuwe Normaal."""

from collections.abc import Container, Iterable
from enum import StrEnum
from typing import TypeVar

from models.domain.library.form import FormKind
from models.domain.product import EnvironmentalSet
from models.domain.project import BuildingType
from models.domain.published import BuildingGroup, Published, ReferenceBuilding, Spread
from models.domain.requirement import Indicator
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

GROUPS = "reference_buildings/groups.csv"
BUILDINGS = "reference_buildings/buildings.csv"
SPREADS = "reference_buildings/spreads.csv"
_GROUP_COLUMNS = SOURCE_COLUMNS | {"id", "name_nl", "name_en", "building_types", "functions", "forms"}
_BUILDING_COLUMNS = SOURCE_COLUMNS | {
    "id", "group", "name", "gross_floor_area_m2", "life_years", "carbon_kg_per_m2_year",
}  # fmt: skip
_FIVE = ("minimum", "lower_quartile", "median", "upper_quartile", "maximum")
_SPREAD_COLUMNS = SOURCE_COLUMNS | {"id", "indicator", "building_type", "set", "count", *_FIVE}
_ABOVE_ZERO = 1e-9
_Choice = TypeVar("_Choice", bound=StrEnum)


def load_published(
    folder: ReferenceFolder, sources: Sources, indicators: Iterable[Indicator], functions: Container[str]
) -> Published:
    """All published buildings and spreads.

    Raises:
        ReferenceDataError: a record is broken, or five figures of a box plot are not in ascending order.
    """
    ids = frozenset(indicator.id for indicator in indicators)
    return Published(
        _groups(folder, sources, functions),
        tuple(_spread(record, sources, ids) for record in _records(folder, SPREADS, _SPREAD_COLUMNS)),
    )


def _records(folder: ReferenceFolder, file: str, columns: frozenset[str]) -> Iterable[Record]:
    return csv_records(file, folder.read(file), columns, ("id",))


def _groups(folder: ReferenceFolder, sources: Sources, functions: Container[str]) -> tuple[BuildingGroup, ...]:
    records = tuple(_records(folder, GROUPS, _GROUP_COLUMNS))
    found: dict[str, list[ReferenceBuilding]] = {record.id: [] for record in records}
    for record in _records(folder, BUILDINGS, _BUILDING_COLUMNS):
        found[record.known("group", found, "group")].append(_building(record, sources))
    return tuple(_group(record, sources, functions, found[record.id]) for record in records)


def _building(record: Record, sources: Sources) -> ReferenceBuilding:
    years = record.number("life_years", least=1)
    return ReferenceBuilding(
        id=record.id,
        name=record.text("name"),
        gross_floor_area_m2=record.number("gross_floor_area_m2", least=_ABOVE_ZERO),
        life_years=years,
        carbon_kg_per_m2=record.number("carbon_kg_per_m2_year") * years,
        source=sources.of(record),
    )


def _group(
    record: Record, sources: Sources, functions: Container[str], buildings: list[ReferenceBuilding]
) -> BuildingGroup:
    named = record.words("functions")
    for name in named:
        if name not in functions:
            record.refuse("reference_unknown_name", kind="function", value=name)
    return BuildingGroup(
        id=record.id,
        name_nl=record.text("name_nl"),
        name_en=record.text("name_en"),
        building_types=frozenset(_member(record, BuildingType, name) for name in record.words("building_types")),
        functions=frozenset(named),
        forms=frozenset(_member(record, FormKind, name).value for name in record.words("forms")),
        buildings=tuple(sorted(buildings, key=lambda building: building.carbon_kg_per_m2)),
        source=sources.of(record),
    )


def _member(record: Record, options: type[_Choice], name: str) -> _Choice:
    record.check_known(name, tuple(options), options.__name__)
    return options(name)


def _spread(record: Record, sources: Sources, indicators: Container[str]) -> Spread:
    five = tuple(record.number(name) for name in _FIVE)
    for name, low, high in zip(_FIVE[1:], five, five[1:], strict=False):
        if high < low:
            record.refuse("reference_contradiction", key=name, other=_FIVE[_FIVE.index(name) - 1])
    indicator = record.text("indicator")
    if indicator not in indicators:
        record.refuse("reference_unknown_name", kind="indicator", value=indicator)
    return Spread(
        id=record.id,
        indicator_id=indicator,
        building_type=record.choice("building_type", BuildingType),
        environmental_set=record.choice_or_none("set", EnvironmentalSet),
        count=record.whole_number("count"),
        minimum=five[0],
        lower_quartile=five[1],
        median=five[2],
        upper_quartile=five[3],
        maximum=five[4],
        source=sources.of(record),
    )
