"""Reads the ways from a quantity to kilograms: library/mass_rules.csv and library/steel_profiles.csv."""

from collections.abc import Sequence

from models.domain.library.figure import Figure, FigureField, FigureStatus, LibraryUnit
from models.domain.library.mass_rule import MassRule, MassRuleKind, SizeName, SteelProfile, size_key
from models.domain.source import SourceRef, SourceStatus
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, RecordGroups, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

RULES_FILE = "library/mass_rules.csv"
PROFILES_FILE = "library/steel_profiles.csv"
_RULE_COLUMNS = SOURCE_COLUMNS | {
    "card", "unit", "rule", "kg_per_unit", "density_kg_per_m3", "table_key", "table", "default_key",
    "default_thickness_mm", "default_width_mm", "default_height_mm", "default_length_mm", "least", "most",
    "common_thicknesses_mm", "per_dwelling",
}  # fmt: skip
_PROFILE_COLUMNS = SOURCE_COLUMNS | {"profile", "aliases", "kg_per_m"}
_WITH_DENSITY = frozenset({
    MassRuleKind.DENSITY, MassRuleKind.THICKNESS, MassRuleKind.SECTION, MassRuleKind.VOLUME,
})  # fmt: skip
_OF_ANOTHER_UNIT = {
    MassRuleKind.AREA: LibraryUnit.M2,
    MassRuleKind.WIDTH: LibraryUnit.M2,
    MassRuleKind.LENGTH: LibraryUnit.M,
}
"""Rules that stand on the rule of another unit of the same card."""


def rule_records(folder: ReferenceFolder) -> RecordGroups:
    """The records of the rules by card, in the order of the file.

    Raises:
        ReferenceDataError: a record has no card, or stands twice.
    """
    return RecordGroups(RULES_FILE, folder.read(RULES_FILE), _RULE_COLUMNS, ("card", "unit", "rule"))


def mass_rules(records: Sequence[Record], sources: Sources, figures: tuple[Figure, ...]) -> tuple[MassRule, ...]:
    """The rules of one card.

    Args:
        records: its records.
        figures: the figures of the card, for the density that rules count with.

    Raises:
        ReferenceDataError: a record is broken, lacks what its rule needs, or holds for sizes of another rule.
    """
    density = _density(figures)
    found = [(record, _rule(record, sources, density)) for record in records]
    _check_together(found)
    return tuple(rule for _, rule in found)


def _density(figures: tuple[Figure, ...]) -> float | None:
    return next((f.value for f in figures if f.field is FigureField.DENSITY and f.is_used), None)


def _rule(record: Record, sources: Sources, density: float | None) -> MassRule:
    kind = record.choice("rule", MassRuleKind)
    own_density = record.number_or_none("density_kg_per_m3", least=1)
    rule = MassRule(
        unit=record.choice("unit", LibraryUnit),
        kind=kind,
        source=_source(record, sources, kind),
        status=None if kind is MassRuleKind.NONE else record.choice("status", FigureStatus),
        note=record.text("note", ""),
        kg_per_unit=_positive(record, "kg_per_unit"),
        density_kg_per_m3=(own_density or density) if kind in _WITH_DENSITY else own_density,
        table_key=record.choice_or_none("table_key", SizeName),
        table=_table(record),
        default_key=record.text("default_key", ""),
        default_thickness_mm=_positive(record, "default_thickness_mm"),
        default_width_mm=_positive(record, "default_width_mm"),
        default_height_mm=_positive(record, "default_height_mm"),
        default_length_mm=_positive(record, "default_length_mm"),
        least=record.number_or_none("least", least=0),
        most=record.number_or_none("most", least=0),
        common_thicknesses_mm=_numbers(record, "common_thicknesses_mm"),
        is_per_dwelling=record.flag("per_dwelling"),
    )
    _check(record, rule)
    return rule


def _source(record: Record, sources: Sources, kind: MassRuleKind) -> SourceRef:
    if kind is MassRuleKind.NONE:
        return sources.cited(record, SourceStatus.VERIFIED, "")
    return sources.cited(record, record.choice("status", FigureStatus).of_source, "")


def _positive(record: Record, key: str) -> float | None:
    number = record.number_or_none(key, least=0)
    if number == 0:
        record.refuse("reference_out_of_range", key=key, value=number)
    return number


def _numbers(record: Record, key: str) -> tuple[float, ...]:
    words = record.words(key)
    return tuple(Record(record.file, record.id, {key: word}).number(key, least=0) for word in words)


def _table(record: Record) -> tuple[tuple[str, float], ...]:
    pairs = []
    for entry in record.words("table", ";"):
        size, _, amount = entry.partition(":")
        kg = Record(record.file, record.id, {"table": amount}).number("table", least=0)
        pairs.append((size.strip(), kg))
    if len({size for size, _ in pairs}) != len(pairs):
        record.refuse("reference_duplicate_id", value="table")
    return tuple(pairs)


def _check(record: Record, rule: MassRule) -> None:
    """Refuse a rule without what its kind counts with, or with what it does not."""
    needs = {
        "kg_per_unit": (rule.kind is MassRuleKind.PER_UNIT, rule.kg_per_unit is not None),
        "table": (rule.kind is MassRuleKind.TABLE, bool(rule.table)),
        "table_key": (rule.kind is MassRuleKind.TABLE, rule.table_key is not None),
        "density_kg_per_m3": (rule.kind in _WITH_DENSITY, rule.density_kg_per_m3 is not None),
    }
    for key, (is_needed, is_there) in needs.items():
        if is_needed and not is_there:
            record.refuse("reference_missing_key", key=key)
        if is_there and not is_needed:
            record.refuse("reference_contradiction", key=key, other="rule")
    if rule.kind is MassRuleKind.NONE and not rule.note:
        record.refuse("reference_missing_key", key="note")
    if rule.default_key and rule.default_key not in dict(rule.table):
        record.refuse("reference_unknown_name", kind="table", value=rule.default_key)
    if (rule.least is None) != (rule.most is None) or (rule.least or 0.0) > (rule.most or 0.0):
        record.refuse("reference_contradiction", key="least", other="most")
    for default in (rule.default_thickness_mm, rule.default_length_mm):
        if default is not None and not rule.holds_for(default):
            record.refuse("reference_out_of_range", key="default_thickness_mm", value=default)


def _check_together(found: list[tuple[Record, MassRule]]) -> None:
    """Refuse two rules of one card and unit for the same size, and a rule that stands on one that is absent."""
    by_unit: dict[LibraryUnit, list[MassRule]] = {}
    for record, rule in found:
        for other in by_unit.setdefault(rule.unit, []):
            if rule.least is None or other.most is None or rule.least <= other.most:
                record.refuse("reference_contradiction", key="least", other=f"{other.unit} {other.kind}")
        by_unit[rule.unit].append(rule)
    for record, rule in found:
        base = _OF_ANOTHER_UNIT.get(rule.kind)
        if base is not None and all(r.kind is MassRuleKind.NONE for r in by_unit.get(base, ())):
            record.refuse("reference_missing_key", key=f"{base}")


def load_steel_profiles(folder: ReferenceFolder, sources: Sources) -> dict[str, SteelProfile]:
    """The profiles by name and by every alias, all as `size_key` writes them.

    Raises:
        ReferenceDataError: a record is broken, or a name stands for two profiles.
    """
    profiles: dict[str, SteelProfile] = {}
    for record in csv_records(PROFILES_FILE, folder.read(PROFILES_FILE), _PROFILE_COLUMNS, ("profile",)):
        status = record.choice("status", FigureStatus)
        kg = record.number("kg_per_m", least=0.01)
        profile = SteelProfile(
            record.id, kg, status, sources.cited(record, status.of_source, record.text("note", ""))
        )
        for name in dict.fromkeys(size_key(n) for n in (record.id, *record.words("aliases", ";"))):
            if name in profiles:
                record.refuse("reference_duplicate_id", value=name)
            profiles[name] = profile
    return profiles
