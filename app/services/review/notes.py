"""Reads the notes of a reviewer from a review that was saved as JSON (schema `meetlat.review/1`).

Read strictly; texts are cleaned and cut to a largest length. Leaves out on purpose: the outcomes, which are made
anew.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import UserError, why_of
from app.formats.cell_text import MAX_NAME, clean_text
from app.reporting.review.review_json import SCHEMA
from models.domain.review import ReviewDecision, ReviewNotes
from models.strict_json import JsonRefusedError, strict_json

_MOST_MEGABYTES = 64
_MEGABYTE = 1024 * 1024
_MOST_POINTS = 20_000
_LONGEST_KEY, _LONGEST_REMARK, _LONGEST_GENERAL = 2_000, 500, 4_000


@dataclass(frozen=True, slots=True)
class SavedNotes:
    """Notes, with the name and SHA-256 of the file that they are about; "" when the document names none."""

    file_name: str
    sha256: str
    notes: ReviewNotes


def read_notes(path: Path) -> SavedNotes:
    """The notes in a saved review.

    Raises:
        UserError: the file cannot be read, is too large, or is no saved review.
    """
    limit = _MOST_MEGABYTES * _MEGABYTE
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise UserError("cli_cannot_read", path=str(path), why=why_of(error)) from error
    if len(data) > limit:
        raise UserError("review_notes_too_large", file=path.name, limit=_MOST_MEGABYTES)
    found = saved_notes(data)
    if found is None:
        raise UserError("review_notes_not_read", file=path.name)
    return found


def saved_notes(data: bytes) -> SavedNotes | None:
    """The notes in the bytes of a saved review; None when they are something else."""
    try:
        document = strict_json(data)
    except JsonRefusedError:
        return None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        return None
    notes, about = document.get("notes"), document.get("file")
    if not isinstance(notes, dict) or not isinstance(about, dict):
        return None
    return SavedNotes(_text(about.get("name"), MAX_NAME), _text(about.get("sha256"), MAX_NAME), _notes(notes))


def _notes(found: dict[str, Any]) -> ReviewNotes:
    remarks, checked = found.get("remarks"), found.get("checked")
    pairs = list(remarks.items())[:_MOST_POINTS] if isinstance(remarks, dict) else []
    keys = checked[:_MOST_POINTS] if isinstance(checked, list) else []
    return ReviewNotes(
        remarks={_key(key): said for key, value in pairs if (said := _text(value, _LONGEST_REMARK))},
        checked=frozenset(_key(key) for key in keys if isinstance(key, str)),
        general=_text(found.get("general"), _LONGEST_GENERAL),
        decision=_decision(found.get("decision")),
        reviewer=_text(found.get("reviewer"), MAX_NAME),
        organisation=_text(found.get("organisation"), MAX_NAME),
        signed_on=_day(found.get("signed_on")),
    )


def _key(key: str) -> str:
    return key[:_LONGEST_KEY]


def _text(value: object, longest: int) -> str:
    return clean_text(value)[:longest] if isinstance(value, str) else ""


def _decision(value: object) -> ReviewDecision | None:
    return next((decision for decision in ReviewDecision if decision.value == value), None)


def _day(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
