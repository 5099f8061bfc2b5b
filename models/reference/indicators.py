"""Reads indicators.csv: the indicators of Table 3 in their printed order."""

import math

from models.domain.project import BuildingType
from models.domain.quantities import AreaKind
from models.domain.requirement import AssessmentMode, Direction, Domain, Indicator, LegalRule, Theme
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

FILE = "indicators.csv"
_COLUMNS = SOURCE_COLUMNS | {
    "id", "theme", "domain", "mode", "direction", "unit", "area_kind", "decimals", "minimum", "can_be_zero",
    "maximum",
    "usual_maximum", "per_set", "legal_rule", "name_nl", "name_en", "short_nl", "short_en", "method_nl",
    "method_en",
}  # fmt: skip
_BUILDING_TYPES = frozenset(building_type.value for building_type in BuildingType)


def load_indicators(folder: ReferenceFolder, sources: Sources) -> tuple[Indicator, ...]:
    """All indicators, in the order of the file, which is the order of every table and of the wheel.

    Raises:
        ReferenceDataError: a record is broken.
    """
    records = csv_records(FILE, folder.read(FILE), _COLUMNS, ("id",))
    return tuple(_indicator(record, sources) for record in records)


def _indicator(record: Record, sources: Sources) -> Indicator:
    mode = record.choice("mode", AssessmentMode)
    unit = record.text("unit", "")
    if mode is not AssessmentMode.JUDGED and not unit:
        record.refuse("reference_missing_key", key="unit")
    minimum = record.number_or_none("minimum")
    no_method = None if mode is AssessmentMode.BILL else ""
    return Indicator(
        id=record.id,
        theme=record.choice("theme", Theme),
        name_nl=record.text("name_nl"),
        name_en=record.text("name_en"),
        short_nl=record.text("short_nl"),
        short_en=record.text("short_en"),
        unit=unit,
        direction=record.choice("direction", Direction),
        area_kind=record.choice_or_none("area_kind", AreaKind),
        domain=record.choice("domain", Domain),
        mode=mode,
        decimals=record.whole_number("decimals"),
        source=sources.of(record),
        minimum=minimum,
        can_be_zero=record.flag("can_be_zero"),
        maximum=record.number_or_none("maximum", least=-math.inf if minimum is None else minimum),
        usual_maximum=record.number_or_none("usual_maximum"),
        has_sets=record.flag("per_set"),
        legal_rule=record.choice_or_none("legal_rule", LegalRule),
        method_nl=record.text("method_nl", no_method),
        method_en=record.text("method_en", no_method),
    )


def building_types(record: Record, key: str) -> frozenset[BuildingType]:
    """The building types that a cell lists; at least one.

    Raises:
        ReferenceDataError: the cell lists none, or an unknown one.
    """
    names = record.words(key)
    if not names:
        record.refuse("reference_missing_key", key=key)
    for name in names:
        record.check_known(name, _BUILDING_TYPES, "building_type")
    return frozenset(BuildingType(name) for name in names)
