"""A project as one JSON document, schema "meetlat.project/2": its exchange form and what its hash is taken of.

The canonical bytes are UTF-8 with sorted keys and no spaces; floats are written as Python's `repr`, the
shortest digits that read back as the same number. Holds no times, versions or outcomes: two equal
projects have equal bytes.
"""

import hashlib
import json
import re
from typing import Any, NoReturn, cast

from models.domain.project import Project
from models.storage.codec import check_keys, decoder, encoder, wrong_value
from models.storage.document_versions import VERSION_1, from_version_1
from models.storage.errors import ProjectDocumentError

SCHEMA = "meetlat.project/2"
MAX_DEPTH = 50
_NOT_STRUCTURE = bytes(set(range(256)) - set(b'"[]{}'))


def to_document(project: Project) -> dict[str, object]:
    """Every field of the project as JSON values: `{"schema": …, "project": {…}}`.

    Raises:
        ProjectDocumentError: a number is not finite, a text is not valid Unicode, or ids repeat.
    """
    _refuse_repeated_ids(project)
    try:
        return {"schema": SCHEMA, "project": encoder(Project)(project)}
    except ProjectDocumentError as error:
        raise error.inside("project") from None


def from_document(document: object) -> Project:
    """The project of a document, taken strictly: every key there, none besides, each of its own type.

    A document of schema "meetlat.project/1" is read too; what it could not say is not given.

    Raises:
        ProjectDocumentError: names the place and what is wrong there.
    """
    check_keys(document, {"schema", "project"})
    parts = cast(dict[str, Any], document)
    if parts["schema"] == VERSION_1:
        parts = {"schema": SCHEMA, "project": from_version_1(parts["project"])}
    if parts["schema"] != SCHEMA:
        raise ProjectDocumentError("storage_document_other_schema", expected=SCHEMA).inside("schema")
    try:
        project: Project = decoder(Project)(parts["project"])
    except ProjectDocumentError as error:
        raise error.inside("project") from None
    _refuse_repeated_ids(project)
    return project


def document_bytes(document: dict[str, object]) -> bytes:
    """The canonical bytes of a document made by `to_document`."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def document_hash(document: dict[str, object]) -> str:
    """SHA-256 of the canonical bytes, 64 hexadecimal digits."""
    return hashlib.sha256(document_bytes(document)).hexdigest()


def canonical_json(project: Project) -> bytes:
    """The one way to write this project down.

    Raises:
        ProjectDocumentError: as `to_document`.
    """
    return document_bytes(to_document(project))


def content_hash(project: Project) -> str:
    """SHA-256 of `canonical_json`, 64 hexadecimal digits.

    Raises:
        ProjectDocumentError: as `to_document`.
    """
    return document_hash(to_document(project))


def parse_document_bytes(data: bytes) -> Project:
    """The project of JSON bytes that may come from anywhere.

    Raises:
        ProjectDocumentError: not JSON in UTF-8, nested deeper than `MAX_DEPTH`, a repeated key, a number
            that is not finite, or not a document as `from_document` wants it.
    """
    if _depth(data) > MAX_DEPTH:
        raise ProjectDocumentError("storage_document_too_deep", limit=MAX_DEPTH)
    try:
        document = json.loads(data.decode(), object_pairs_hook=_object, parse_constant=_refuse_constant)
    except ValueError:
        raise ProjectDocumentError("storage_document_not_json") from None
    return from_document(document)


def _depth(data: bytes) -> int:
    """The deepest nesting, counted without parsing, so that hostile nesting cannot exhaust the stack."""
    without_escapes = re.sub(rb"\\.", b"", data, flags=re.DOTALL) if b"\\" in data else data
    outside_strings = b"".join(without_escapes.translate(None, _NOT_STRUCTURE).split(b'"')[::2])
    depth = deepest = 0
    for byte in outside_strings:
        depth += 1 if byte in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    parts = dict(pairs)
    if len(parts) != len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise ProjectDocumentError("storage_document_repeated_key", key=repeated[:100])
    return parts


def _refuse_constant(name: str) -> NoReturn:
    raise wrong_value(f"{name} is no number")


def _refuse_repeated_ids(project: Project) -> None:
    _refuse_repeated([variant.id for variant in project.variants], "$.project.variants")
    for position, variant in enumerate(project.variants):
        _refuse_repeated([card.id for card in variant.products], f"$.project.variants[{position}].products")


def _refuse_repeated(ids: list[str], place: str) -> None:
    if len(set(ids)) == len(ids):
        return
    repeated = next(i for i in ids if ids.count(i) > 1)
    error = ProjectDocumentError("storage_document_repeated_id", id=repeated[:100])
    error.inside(place.removeprefix("$."))
    raise error
