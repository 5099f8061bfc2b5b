"""Edits of the targets of a variant: one target, a level for all, or the figures of another edition."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.services.editing.edits import VariantEdit, change_variant
from models.domain.project import BuildingType, JudgedLevel, Project, Target, Variant
from models.domain.requirement import Indicator, Level, Operator, Requirement, RequirementSet, Theme
from models.legal.requirements import Applied, applied_requirements
from models.reference.reference import Reference

LEVEL_OF: Mapping[JudgedLevel, Level] = {
    JudgedLevel.LEGAL: Level.LEGAL,
    JudgedLevel.RECOMMENDED: Level.RECOMMENDED,
    JudgedLevel.AMBITIOUS: Level.AMBITIOUS,
}
_FROM_HIGH = (JudgedLevel.AMBITIOUS, JudgedLevel.RECOMMENDED, JudgedLevel.LEGAL)
_NO_LEVEL = frozenset((Operator.NONE, Operator.MEASURE))


@dataclass(frozen=True, slots=True)
class EditionTargets:
    """The targets from another edition, and the indicators whose figure cannot be taken over."""

    targets: tuple[Target, ...]
    left_out: tuple[str, ...]


def set_target(variant: Variant, indicator_id: str, target: Target | None) -> VariantEdit:
    """The edit that sets the target of one indicator; None removes it.

    Raises:
        UserError: the variant is frozen.
    """
    return change_variant(variant, targets=_with(variant.targets, {indicator_id: target}))


def applied_to(project: Project, variant: Variant, reference: Reference) -> Mapping[str, tuple[Applied, ...]]:
    """The requirements of the project's own edition and the law for this variant, by indicator."""
    chosen = reference.requirement_sets[project.requirement_set_id]
    return applied_requirements(chosen, variant.building, project.permit_application_date, reference)


def levels_there(applied: tuple[Applied, ...]) -> tuple[JudgedLevel, ...]:
    """The levels with a requirement, measuring included, lowest first."""
    asked = {a.requirement.level for a in applied if a.requirement.operator is not Operator.NONE}
    return tuple(judged for judged, level in LEVEL_OF.items() if level in asked)


def level_targets(project: Project, variant: Variant, reference: Reference, wanted: JudgedLevel) -> VariantEdit:
    """The edit that sets every target to a level, or the next lower one that the edition has; else no target.

    Raises:
        UserError: the variant is frozen.
    """
    applied = applied_to(project, variant, reference)
    from_high = _FROM_HIGH[_FROM_HIGH.index(wanted) :]
    targets = []
    for indicator in reference.indicators:
        if _is_not_applicable(indicator, variant):
            continue
        rows = [a.requirement for a in applied.get(indicator.id, ())]
        there = {row.level for row in rows if row.operator not in _NO_LEVEL and not row.part}
        found = next((judged for judged in from_high if LEVEL_OF[judged] in there), None)
        targets.append(Target(indicator.id, found or JudgedLevel.NONE))
    return change_variant(variant, targets=tuple(targets))


def edition_targets(
    project: Project, variant: Variant, reference: Reference, edition: RequirementSet, wanted: JudgedLevel
) -> EditionTargets:
    """Targets from another edition at one level: own figures, unless the project's edition has the same.

    A figure for the MPG keeps its EN 15804 set; requirements in words are left out.
    """
    level, date = LEVEL_OF[wanted], project.permit_application_date
    own = applied_to(project, variant, reference)
    other = applied_requirements(edition, variant.building, date, reference)
    targets, left_out = [], []
    for indicator in reference.indicators:
        rows = _whole(other.get(indicator.id, ()), level)
        rows = [row for row in rows if not row.id.startswith("bbl/")]
        if not rows or _is_not_applicable(indicator, variant):
            continue
        same = {_asked(row) for row in _whole(own.get(indicator.id, ()), level)}
        limit = rows[0].limit
        if {_asked(row) for row in rows} == same:
            targets.append(Target(indicator.id, wanted))
        elif limit is not None and rows[0].limit_unit:
            targets.append(
                Target(indicator.id, None, own_limit=limit, environmental_set=rows[0].environmental_set)
            )
        else:
            left_out.append(indicator.id)
    return EditionTargets(tuple(targets), tuple(left_out))


def put_targets(variant: Variant, targets: tuple[Target, ...]) -> VariantEdit:
    """The edit that replaces the targets of the same indicators; the others stay.

    Raises:
        UserError: the variant is frozen.
    """
    return change_variant(variant, targets=_with(variant.targets, {t.indicator_id: t for t in targets}))


def _with(held: tuple[Target, ...], changes: Mapping[str, Target | None]) -> tuple[Target, ...]:
    kept = [changes.get(target.indicator_id, target) for target in held]
    known = {target.indicator_id for target in held}
    kept += [target for indicator_id, target in changes.items() if indicator_id not in known]
    return tuple(target for target in kept if target is not None)


def _whole(applied: tuple[Applied, ...], level: Level) -> list[Requirement]:
    rows = [a.requirement for a in applied]
    return [r for r in rows if r.level is level and r.operator not in _NO_LEVEL and not r.part]


def _asked(row: Requirement) -> tuple[object, ...]:
    return (row.operator, row.limit, row.environmental_set, "" if row.limit is not None else row.text)


def _is_not_applicable(indicator: Indicator, variant: Variant) -> bool:
    return variant.building.type is BuildingType.PUBLIC_SPACE and indicator.theme is Theme.ENERGY
