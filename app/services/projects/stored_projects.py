"""Stores imported projects, and finds stored projects by name or id."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from app.errors import UserError
from models.domain.project import Project, Variant
from models.storage.document.project_document import content_hash
from models.storage.errors import UnknownProjectError
from models.storage.sqlite.project_summary import ProjectSummary, name_with_variants
from models.storage.sqlite.store import Store


class Existing(Enum):
    """The handling of an imported project that is already stored."""

    REFUSE = "refuse"
    REPLACE = "replace"
    ADD_AS_NEW = "add as new"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A project as it is stored now; `is_changed` is False when its content was stored already."""

    project: Project
    is_changed: bool


def with_ids(project: Project) -> Project:
    """The project with an id for itself and for every variant that had none."""
    variants = tuple(
        variant if variant.id else replace(variant, id=str(uuid.uuid4())) for variant in project.variants
    )
    return replace(project, id=project.id or str(uuid.uuid4()), variants=variants)


def take_in(store: Store, project: Project, existing: Existing = Existing.REFUSE) -> TakenIn:
    """Saves an imported project.

    One without an id is the stored project with the same name and municipality that has a variant of the
    same name. Variants that the imported project does not have stay.

    Raises:
        UserError: it is stored with other content and may not be replaced, replacing would leave a variant
            without its lines, or several stored projects fit.
    """
    if existing is Existing.ADD_AS_NEW:
        return _saved(store, with_ids(_without_ids(project)))
    held = _held(store, project)
    if held is None:
        return _saved(store, with_ids(project))
    merged = _merged(held, project)
    if content_hash(held) == content_hash(merged):
        return TakenIn(held, is_changed=False)
    if existing is not Existing.REPLACE:
        code = "cli_project_exists" if project.id else "cli_same_name_exists"
        raise UserError(code, name=held.name, id=held.id)
    _check_lines_stay(held, merged)
    return _saved(store, merged)


def _saved(store: Store, project: Project) -> TakenIn:
    store.save_project(project)
    return TakenIn(project, is_changed=True)


def _without_ids(project: Project) -> Project:
    return replace(project, id="", variants=tuple(replace(variant, id="") for variant in project.variants))


def _held(store: Store, project: Project) -> Project | None:
    """The stored project that the imported one is; None when it is new."""
    if project.id:
        try:
            return store.load_project(project.id)
        except UnknownProjectError:
            return None
    alike = [summary for summary in store.projects_named(project.name) if _is_alike(summary, project)]
    if len(alike) > 1:
        raise UserError("cli_several_alike", name=project.name, ids=name_with_variants(alike))
    return store.load_project(alike[0].id) if alike else None


def _is_alike(summary: ProjectSummary, project: Project) -> bool:
    has_names = _key(summary.name, summary.municipality) == _key(project.name, project.municipality)
    held = {_key(name) for name in summary.variant_names}
    return has_names and all(_key(variant.name) in held for variant in project.variants)


def _key(*names: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()).casefold() for name in names)


def _merged(held: Project, project: Project) -> Project:
    """The imported project with the ids of the stored one, and the variants that only the stored one has."""
    fresh = {}
    for variant in project.variants:
        known = variant.id or _id_of(held.variants, variant.name) or str(uuid.uuid4())
        fresh[known] = replace(variant, id=known)
    kept = tuple(fresh.pop(variant.id, variant) for variant in held.variants)
    return replace(project, id=held.id, variants=(*kept, *fresh.values()))


def _id_of(variants: Iterable[Variant], name: str) -> str:
    return next((variant.id for variant in variants if _key(variant.name) == _key(name)), "")


def _check_lines_stay(held: Project, merged: Project) -> None:
    """Refuses an empty bill in the place of a bill with lines: a mistake in the file rather than a change."""
    lines = {variant.id: len(variant.bill.lines) for variant in merged.variants}
    for variant in held.variants:
        if variant.bill.lines and not lines[variant.id]:
            raise UserError("cli_replace_drops_lines", name=held.name, id=held.id, count=len(variant.bill.lines))


def load_named(store: Store, name_or_id: str) -> Project:
    """The project with this id or name.

    Raises:
        StorageError: there is none, more than one, or it is damaged.
    """
    return store.load_project(store.find_project(name_or_id))
