"""Facts of the title block of a file: which of them a project leaves open, and the project with those accepted."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from app.formats.fields import FIELDS, Field, Owner
from app.formats.import_result import ProposedFact
from app.formats.workbook_layout import Kind
from models.domain.project import Building, Project, Variant

_FIELDS = {
    name: field
    for field in FIELDS
    if field.owner in (Owner.PROJECT, Owner.BUILDING)
    for name in (*field.aliases, field.id)
}
_T = TypeVar("_T", Project, Building)


def field_of(fact: ProposedFact) -> Field | None:
    """The field that a fact fills; None for one that the program does not know."""
    return _FIELDS.get(fact.field)


def is_open(fact: ProposedFact, project: Project | None, building: Building | None) -> bool:
    """Whether neither project nor building states what a fact says; None is one that is still to be made."""
    field = field_of(fact)
    if field is None:
        return False
    owner = project if field.owner is Owner.PROJECT else building
    return owner is None or getattr(owner, field.name) in (None, "")


def with_facts(project: Project, facts: Iterable[ProposedFact], *, is_named: bool = True) -> Project:
    """The project with accepted facts in it and in the building of every variant, where these leave them open.

    A fact that a field cannot hold is left out.

    Args:
        project: that gets them.
        facts: accepted by a person.
        is_named: whether its name is its own; a name that merely is that of its file gives way.
    """
    accepted = tuple(facts)
    names = [fact.value for fact in accepted if fact.field == "name" and fact.value]
    if names and not is_named:
        project = replace(project, name=names[0])
    filled = replace(project, variants=tuple(_with_building(variant, accepted) for variant in project.variants))
    for fact in accepted:
        field = field_of(fact)
        if field is not None and field.owner is Owner.PROJECT and is_open(fact, filled, None):
            filled = _with(filled, field, fact)
    return filled


def _with_building(variant: Variant, facts: Iterable[ProposedFact]) -> Variant:
    return replace(variant, building=building_with(variant.building, facts))


def building_with(building: Building, facts: Iterable[ProposedFact]) -> Building:
    """The building with accepted facts where it leaves them open."""
    for fact in facts:
        field = field_of(fact)
        if field is not None and field.owner is Owner.BUILDING and is_open(fact, None, building):
            building = _with(building, field, fact)
    return building


def _with(owner: _T, field: Field, fact: ProposedFact) -> _T:
    try:
        return replace(owner, **{field.name: _value(field, fact)})
    except ValueError:
        return owner


def _value(field: Field, fact: ProposedFact) -> Any:
    if fact.number is not None:
        return int(fact.number) if field.is_whole else fact.number
    if field.choices is not None:
        return field.choices(fact.value)
    return dt.date.fromisoformat(fact.value) if field.kind is Kind.DATE else fact.value
