"""Saved column mappings: how a person mapped the columns of a table, kept per template in the user's profile.

A template is known by the signature of its headers. The mappings are one small JSON file; a damaged entry is
skipped, so that no import fails on it.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.importing.common.read_request import TableChoice
from models.storage.whole_file import not_written, write_whole
from models.strict_json import JsonRefusedError, strict_json

_FILE = "import_layouts.json"
_SCHEMA = "meetlat.import-layouts/1"
_MOST_LAYOUTS = 200
_MOST_BYTES = 2_000_000
_MOST_COLUMNS = 1_000
_MOST_TEXT = 1_000
_MARKS = ("", ",", ".")


def load_layouts(folder: Path) -> tuple[TableChoice, ...]:
    """The remembered choices, last remembered first; none when there is no file that can be read."""
    try:
        with (folder / _FILE).open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
        document = strict_json(data) if len(data) <= _MOST_BYTES else None
    except (OSError, JsonRefusedError):
        return ()
    if not isinstance(document, dict) or document.get("schema") != _SCHEMA:
        return ()
    entries = document.get("layouts")
    found = [_choice(entry) for entry in entries[:_MOST_LAYOUTS]] if isinstance(entries, list) else []
    return tuple(choice for choice in found if choice is not None)


def remember(folder: Path, choice: TableChoice) -> None:
    """Saves a mapping for later files with the same headers; the row of the header is not saved.

    Raises:
        ValueError: the choice names no template.
        StorageError: the file cannot be written; it stays as it was.
    """
    if not choice.signature:
        raise ValueError("a choice without a signature fits no template")
    others = (other for other in load_layouts(folder) if other.signature != choice.signature)
    _save(folder, (replace(choice, sheet="", header_row=0), *others))


def forget(folder: Path, signature: str) -> None:
    """Deletes the mapping for files with these headers.

    Raises:
        StorageError: the file cannot be written.
    """
    held = load_layouts(folder)
    kept = tuple(choice for choice in held if choice.signature != signature)
    if len(kept) != len(held):
        _save(folder, kept)


def _save(folder: Path, choices: tuple[TableChoice, ...]) -> None:
    layouts = [
        {"signature": c.signature, "fields": dict(c.fields), "decimal_mark": c.decimal_mark}
        for c in choices[:_MOST_LAYOUTS]
    ]
    document = {"schema": _SCHEMA, "layouts": layouts}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(folder / _FILE, error) from error
    write_whole(folder / _FILE, json.dumps(document, ensure_ascii=False, indent=1).encode())


def _choice(entry: Any) -> TableChoice | None:
    if not isinstance(entry, dict):
        return None
    signature, fields, mark = entry.get("signature"), entry.get("fields"), entry.get("decimal_mark", "")
    if not _is_text(signature) or not signature or mark not in _MARKS:
        return None
    if not isinstance(fields, dict) or len(fields) > _MOST_COLUMNS:
        return None
    if not all(_is_text(text) for pair in fields.items() for text in pair):
        return None
    return TableChoice(signature, fields, decimal_mark=mark)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _MOST_TEXT
