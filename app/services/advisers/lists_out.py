"""Making the lists of questions of a project: for one adviser, or a file for each."""

import datetime as dt
import re
from collections.abc import Sequence

from app.errors import UserError
from app.formats.cell_text import folded
from app.reporting.workbook.adviser_list import adviser_list_bytes
from app.texts import Language
from models.domain.adviser import Adviser
from models.domain.project import Project, Variant
from models.reference.reference import Reference

_UNSAFE = re.compile(r"[^\w\-. ]+")
_MOST_OF_NAME = 60


def adviser_named(name: str, reference: Reference) -> Adviser:
    """The adviser with this id or name, in either language.

    Raises:
        UserError: there is none; the message lists them.
    """
    advisers = reference.adviser_questions.advisers
    for adviser in advisers.values():
        if folded(name) in map(folded, (adviser.id, adviser.name_nl, adviser.name_en)):
            return adviser
    accepted = ", ".join(adviser.id for adviser in advisers.values())
    raise UserError("answers_unknown_adviser", name=name, accepted=accepted)


def advisers_of(reference: Reference) -> tuple[Adviser, ...]:
    """All advisers, in the order of the reference data."""
    return tuple(reference.adviser_questions.advisers.values())


def list_bytes(
    project: Project, variant: Variant, reference: Reference, adviser: Adviser, lang: Language, day: dt.date
) -> bytes:
    """The list for one adviser as bytes of a workbook, dated `day`."""
    return adviser_list_bytes(project, variant, reference, adviser, lang, day)


def list_file_names(project: Project, advisers: Sequence[Adviser], lang: Language) -> dict[str, str]:
    """Adviser id -> file name that names the project and the adviser; safe on every system."""
    stem = " ".join(_UNSAFE.sub(" ", project.name).split()).strip(" .")[:_MOST_OF_NAME].strip(" .") or "project"
    word = "vragen" if lang == "nl" else "questions"
    names = {each.id: (each.name_nl if lang == "nl" else each.name_en) for each in advisers}
    return {name: f"{stem} - {word} {who.lower()}.xlsx" for name, who in names.items()}
