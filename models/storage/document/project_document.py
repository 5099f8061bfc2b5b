"""Project document: a project as JSON of schema "meetlat.project/4", for exchange and as the content of its hash.

The canonical bytes are UTF-8 with sorted keys and no spaces; floats are written as Python's `repr`, the shortest
digits that read back as the same number. A field with its default is left out, so that a new optional field
changes neither bytes nor hash of a project that does not use it. There are no times, versions or outcomes in it,
so equal projects have equal bytes.
"""

import hashlib
from typing import Any, cast

from models.domain.project import Project
from models.storage.document.canonical import canonical_text
from models.storage.document.codec import check_keys, decoder, encoder, wrong_value
from models.storage.errors import ProjectDocumentError
from models.strict_json import JsonFault, JsonRefusedError, strict_json

SCHEMA = "meetlat.project/4"
EARLIER_SCHEMAS = ("meetlat.project/1", "meetlat.project/2", "meetlat.project/3")
"""Schemas that wrote every field they had; fields that came later have their default."""


def to_document(project: Project) -> dict[str, object]:
    """The document of a project as JSON values, without fields at their default: `{"schema": …, "project": {…}}`.

    Raises:
        ProjectDocumentError: a number is not finite, a text is not valid Unicode, or ids repeat.
    """
    _refuse_repeated_ids(project)
    try:
        return {"schema": SCHEMA, "project": encoder(Project)(project)}
    except ProjectDocumentError as error:
        raise error.inside("project") from None


def from_document(document: object) -> Project:
    """The project of a document, read strictly: an unknown key or a value of another type is refused.

    Documents of `EARLIER_SCHEMAS` are read too.

    Raises:
        ProjectDocumentError: the document holds no project; its path and code say where and why.
    """
    check_keys(document, {"schema", "project"})
    parts = cast(dict[str, Any], document)
    if parts["schema"] not in (SCHEMA, *EARLIER_SCHEMAS):
        raise ProjectDocumentError("storage_document_other_schema", expected=SCHEMA).inside("schema")
    try:
        project: Project = decoder(Project)(parts["project"])
    except ProjectDocumentError as error:
        raise error.inside("project") from None
    _refuse_repeated_ids(project)
    return project


def is_of_earlier_schema(document: object) -> bool:
    """Whether a document that `from_document` takes was written by an earlier version of the program."""
    return isinstance(document, dict) and document.get("schema") in EARLIER_SCHEMAS


def document_bytes(document: dict[str, object]) -> bytes:
    """The canonical bytes of a document of `to_document`."""
    return canonical_text(document).encode()


def document_hash(document: dict[str, object]) -> str:
    """SHA-256 of the canonical bytes, 64 hexadecimal digits."""
    return hashlib.sha256(document_bytes(document)).hexdigest()


def canonical_json(project: Project) -> bytes:
    """The canonical bytes of a project's document.

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


def document_of_bytes(data: bytes) -> object:
    """The JSON values of untrusted bytes, not yet checked to be a project document.

    Raises:
        ProjectDocumentError: not JSON in UTF-8, nested too deep, a repeated key, or a number that is not finite.
    """
    try:
        return strict_json(data)
    except JsonRefusedError as error:
        raise _refusal(error) from None


def _refusal(error: JsonRefusedError) -> ProjectDocumentError:
    if error.fault is JsonFault.TOO_DEEP:
        return ProjectDocumentError("storage_document_too_deep", **error.params)
    if error.fault is JsonFault.REPEATED_KEY:
        return ProjectDocumentError("storage_document_repeated_key", **error.params)
    if error.fault in (JsonFault.NOT_A_NUMBER, JsonFault.NUMBER_TOO_LARGE):
        return wrong_value(str(error))
    return ProjectDocumentError("storage_document_not_json")


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
