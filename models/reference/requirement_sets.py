"""Reads requirement_sets/: an index of the editions, one CSV per edition, and the scopes that they name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.domain.extra_figure import ExtraFigure
from models.domain.product import EnvironmentalSet
from models.domain.project import BuildingType, CivilWork
from models.domain.requirement import Indicator, Level, Operator, Requirement, RequirementKind, RequirementSet
from models.reference.indicators import building_types
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

INDEX_FILE = "requirement_sets/sets.csv"
SCOPES_FILE = "requirement_sets/scopes.csv"
_INDEX_COLUMNS = SOURCE_COLUMNS | {"id", "edition", "title_nl", "title_en", "replaced_by"}
_SCOPE_COLUMNS = frozenset({"scope", "building_types", "part", "functions", "works"})
_COLUMNS = SOURCE_COLUMNS | {
    "id", "indicator", "figure", "level", "scope", "operator", "limit", "end_limit", "printed_limit",
    "limit_unit", "kind", "set", "text", "valid_from", "valid_until", "max_gross_floor_area_m2",
}  # fmt: skip
_WORKS = {work.name.lower(): work for work in CivilWork}
_COMPARING = frozenset({Operator.AT_MOST, Operator.LESS, Operator.AT_LEAST})


@dataclass(frozen=True, slots=True)
class _Scope:
    building_types: frozenset[BuildingType]
    part: str
    functions: frozenset[str]
    works: frozenset[CivilWork]


@dataclass(frozen=True, slots=True)
class _Quantities:
    """What a requirement may limit."""

    indicators: Mapping[str, Indicator]
    figures: Mapping[str, ExtraFigure]


def load_requirement_sets(
    folder: ReferenceFolder,
    sources: Sources,
    indicators: tuple[Indicator, ...],
    figures: tuple[ExtraFigure, ...],
    functions: Iterable[str],
) -> dict[str, RequirementSet]:
    """Every requirement set in the index, by id.

    Raises:
        ReferenceDataError: a record is broken.
    """
    scopes = _load_scopes(folder, frozenset(functions))
    known = _Quantities({each.id: each for each in indicators}, {each.id: each for each in figures})
    sets: dict[str, RequirementSet] = {}
    replaced: list[Record] = []
    for record in csv_records(INDEX_FILE, folder.read(INDEX_FILE), _INDEX_COLUMNS, ("id",)):
        file = f"requirement_sets/{record.id}.csv"
        rows = csv_records(file, folder.read(file), _COLUMNS, ("id",))
        sets[record.id] = RequirementSet(
            id=record.id,
            title_nl=record.text("title_nl"),
            title_en=record.text("title_en"),
            edition=record.text("edition"),
            requirements=tuple(_requirement(row, known, scopes, sources) for row in rows),
            source=sources.of(record),
            replaced_by=record.text("replaced_by", ""),
        )
        replaced += [record] if record.text("replaced_by", "") else []
    for record in replaced:
        record.known("replaced_by", sets, "requirement_set")
    return sets


def _load_scopes(folder: ReferenceFolder, functions: frozenset[str]) -> dict[str, _Scope]:
    records = csv_records(SCOPES_FILE, folder.read(SCOPES_FILE), _SCOPE_COLUMNS, ("scope",))
    return {record.id: _scope(record, functions) for record in records}


def _scope(record: Record, functions: frozenset[str]) -> _Scope:
    for name in record.words("functions"):
        record.check_known(name, functions, "function")
    for name in record.words("works"):
        record.check_known(name, _WORKS, "civil_work")
    return _Scope(
        building_types(record, "building_types"),
        record.text("part", ""),
        frozenset(record.words("functions")),
        frozenset(_WORKS[name] for name in record.words("works")),
    )


def _requirement(
    record: Record, known: _Quantities, scopes: Mapping[str, _Scope], sources: Sources
) -> Requirement:
    scope = record.known("scope", scopes, "scope")
    figure_id = record.text("figure", "")
    requirement = Requirement(
        id=record.id,
        indicator_id=record.known("indicator", known.indicators, "indicator"),
        figure_id=record.known("figure", known.figures, "figure") if figure_id else "",
        level=record.choice("level", Level),
        scope=scope,
        building_types=scopes[scope].building_types,
        part=scopes[scope].part,
        functions=scopes[scope].functions,
        works=scopes[scope].works,
        operator=record.choice("operator", Operator),
        limit=record.number_or_none("limit"),
        end_limit=record.number_or_none("end_limit"),
        printed_limit=record.text("printed_limit", ""),
        limit_unit=record.text("limit_unit", ""),
        kind=record.choice("kind", RequirementKind),
        environmental_set=record.choice_or_none("set", EnvironmentalSet),
        text=record.text("text", ""),
        source=sources.of(record),
        valid_from=record.date_or_none("valid_from"),
        valid_until=record.date_or_none("valid_until"),
        max_gross_floor_area_m2=record.number_or_none("max_gross_floor_area_m2", least=0),
    )
    _check(record, requirement, known.figures.get(figure_id) or known.indicators[requirement.indicator_id])
    return requirement


def _check(record: Record, requirement: Requirement, limited: Indicator | ExtraFigure) -> None:
    is_comparing = requirement.operator in _COMPARING
    if is_comparing and not requirement.printed_limit:
        record.refuse("reference_missing_key", key="printed_limit")
    if not is_comparing and requirement.limit is not None:
        record.refuse("reference_contradiction", key="limit", other="operator")
    if requirement.operator is Operator.TEXT and not requirement.text:
        record.refuse("reference_missing_key", key="text")
    if (requirement.operator is Operator.MEASURE) != (requirement.kind is RequirementKind.MEASURE):
        record.refuse("reference_contradiction", key="kind", other="operator")
    if requirement.limit_unit not in ("", limited.unit):
        record.refuse("reference_wrong_unit", value=requirement.limit_unit, unit=limited.unit)
    if requirement.end_limit is not None and (requirement.limit is None or requirement.valid_until is None):
        record.refuse("reference_contradiction", key="end_limit", other="limit, valid_until")
    needs_set = isinstance(limited, Indicator) and limited.has_sets and requirement.limit is not None
    if needs_set != (requirement.environmental_set is not None):
        record.refuse("reference_contradiction", key="set", other="indicator")
    if requirement.valid_from and requirement.valid_until and requirement.valid_until < requirement.valid_from:
        record.refuse("reference_contradiction", key="valid_until", other="valid_from")
