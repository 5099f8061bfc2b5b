"""Actions on variants: copy, rename, delete and freeze, each as one edit that undo reverses."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import replace

from app.errors import UserError
from app.formats.cell_text import clean_text
from app.services.editing.edits import ProjectEdit, VariantEdit, change_project, change_variant, variant_of
from models.domain.project import Phase, Project, Variant

LONGEST_NAME = 200


def free_name(project: Project, wanted: str) -> str:
    """The wanted name, with a number behind it when another variant of the project has it."""
    taken = {variant.name.strip().casefold() for variant in project.variants}
    name, number = _cleaned(wanted), 2
    while name.casefold() in taken:
        name = f"{_cleaned(wanted)} ({number})"
        number += 1
    return name


def copy_variant(project: Project, variant_id: str, name: str) -> tuple[ProjectEdit, str]:
    """Inserts a copy that can be edited right after its original; returns the copy's id too.

    Raises:
        KeyError: there is no such variant.
    """
    original = variant_of(project, variant_id)
    copy = replace(original, id=str(uuid.uuid4()), name=free_name(project, name), frozen_on=None)
    return _inserted(project, variant_id, copy), copy.id


def copy_of_earlier(project: Project, earlier: Variant, name: str) -> ProjectEdit:
    """Inserts an earlier state of a variant as a new variant, right before the variant as it is now.

    Raises:
        KeyError: the variant no longer exists.
    """
    variant_of(project, earlier.id)
    copy = replace(earlier, id=str(uuid.uuid4()), name=free_name(project, name), frozen_on=None)
    place = next(i for i, v in enumerate(project.variants) if v.id == earlier.id)
    return change_project(project, variants=(*project.variants[:place], copy, *project.variants[place:]))


def rename_variant(project: Project, variant_id: str, name: str) -> VariantEdit:
    """Renames a variant.

    Raises:
        UserError: the variant is frozen, the name is empty, or another variant has it.
    """
    variant, cleaned = variant_of(project, variant_id), _cleaned(name)
    if not cleaned:
        raise UserError("variants_name_empty")
    others = (other.name for other in project.variants if other.id != variant_id)
    if cleaned.casefold() in {other.strip().casefold() for other in others}:
        raise UserError("variants_name_taken", name=cleaned)
    return change_variant(variant, name=cleaned)


def delete_variants(project: Project, variant_ids: Iterable[str]) -> ProjectEdit:
    """Deletes variants; a project keeps at least one.

    Raises:
        UserError: no variant would be left.
    """
    gone = set(variant_ids)
    left = tuple(variant for variant in project.variants if variant.id not in gone)
    if not left:
        raise UserError("variants_last_one")
    return change_project(project, variants=left)


def freeze_variant(variant: Variant, day: dt.date, phase: Phase | None) -> VariantEdit:
    """Makes the variant itself a snapshot of this day and phase, which cannot be edited.

    Raises:
        UserError: it is a snapshot already.
    """
    return change_variant(variant, frozen_on=day, phase=phase)


def snapshot_of(
    project: Project, variant_id: str, name: str, day: dt.date, phase: Phase | None
) -> tuple[ProjectEdit, str]:
    """Inserts a frozen copy right after its original, which stays as it is; returns the copy's id too.

    Raises:
        KeyError: there is no such variant.
    """
    original = variant_of(project, variant_id)
    copy = replace(
        original, id=str(uuid.uuid4()), name=free_name(project, name), frozen_on=day, phase=phase or original.phase
    )
    return _inserted(project, variant_id, copy), copy.id


def _inserted(project: Project, after_id: str, variant: Variant) -> ProjectEdit:
    place = next(i for i, v in enumerate(project.variants) if v.id == after_id) + 1
    variants = (*project.variants[:place], variant, *project.variants[place:])
    return change_project(project, variants=variants)


def _cleaned(name: str) -> str:
    return " ".join(clean_text(name).split())[:LONGEST_NAME]
