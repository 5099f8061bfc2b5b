"""The list of projects as a person reads it: what each is, how far, and when it last changed."""

import datetime as dt
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.domain.project import BuildingType, Phase

if TYPE_CHECKING:
    from models.storage.store import ProjectSummary, Store


@dataclass(frozen=True, slots=True)
class ListedProject:
    """One project of the list.

    Attributes:
        building_type, phase: of the first variant that tells; None when none does.
        changed_at: UTC.
        change_counter: of the store at the last change: the order of changes, whatever the clock said.
        has_frozen: whether a variant is a snapshot.
    """

    id: str
    name: str
    municipality: str
    building_type: BuildingType | None
    phase: Phase | None
    variant_count: int
    line_count: int
    changed_at: dt.datetime
    change_counter: int
    is_archived: bool
    has_frozen: bool


def list_projects(store: "Store", *, deleted: bool = False) -> tuple[ListedProject, ...]:
    """The projects, last changed first.

    Raises:
        StorageError: the file cannot be read, or its list is damaged.
    """
    found = [_listed(summary) for summary in store.list_projects(deleted=deleted)]
    found.sort(key=lambda project: -project.change_counter)
    return tuple(found)


def _listed(summary: "ProjectSummary") -> ListedProject:
    variants = summary.variants
    return ListedProject(
        id=summary.id,
        name=summary.name,
        municipality=summary.municipality,
        building_type=next((v.building_type for v in variants if v.building_type), None),
        phase=next((v.phase for v in variants if v.phase), None),
        variant_count=len(variants),
        line_count=summary.line_count,
        changed_at=summary.changed_at,
        change_counter=summary.change_counter,
        is_archived=summary.is_archived,
        has_frozen=any(v.is_frozen for v in variants),
    )


def plain(text: str) -> str:
    """The text for searching: without accents and capitals."""
    split = unicodedata.normalize("NFKD", text)
    return "".join(c for c in split if not unicodedata.combining(c)).casefold()
