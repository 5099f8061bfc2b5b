"""Project documents of earlier schemas, brought to the present one before they are taken strictly."""

from typing import Any

from models.storage.errors import ProjectDocumentError

VERSION_1 = "meetlat.project/1"
_NEW_IN_PROJECT: dict[str, object] = {"is_archived": False}
_NEW_IN_VARIANT: dict[str, object] = {"targets": [], "decisions": [], "frozen_on": None}
_NEW_IN_EVIDENCE: dict[str, object] = {"file_name": "", "file_sha256": ""}


def from_version_1(project: Any) -> Any:
    """The project part of a document of schema 1 as schema 2 has it; nothing given is changed.

    What is not built like a project comes back as it is, for the strict reading to refuse.

    Raises:
        ProjectDocumentError: it has a key that schema 1 did not know.
    """
    if not isinstance(project, dict):
        return project
    try:
        variants = _each(project.get("variants"), _variant)
    except ProjectDocumentError as error:
        raise error.inside("variants").inside("project") from None
    try:
        return _with(project, _NEW_IN_PROJECT) | ({"variants": variants} if "variants" in project else {})
    except ProjectDocumentError as error:
        raise error.inside("project") from None


def _variant(variant: dict[str, Any]) -> dict[str, Any]:
    try:
        assessments = _each(variant.get("assessments"), _assessment)
    except ProjectDocumentError as error:
        raise error.inside("assessments") from None
    return _with(variant, _NEW_IN_VARIANT) | ({"assessments": assessments} if "assessments" in variant else {})


def _assessment(assessment: dict[str, Any]) -> dict[str, Any]:
    evidence = assessment.get("evidence")
    if not isinstance(evidence, dict):
        return assessment
    try:
        return assessment | {"evidence": _with(evidence, _NEW_IN_EVIDENCE)}
    except ProjectDocumentError as error:
        raise error.inside("evidence") from None


def _each(parts: Any, upgraded: Any) -> Any:
    if not isinstance(parts, list):
        return parts
    done = []
    for position, part in enumerate(parts):
        try:
            done.append(upgraded(part) if isinstance(part, dict) else part)
        except ProjectDocumentError as error:
            raise error.inside(position) from None
    return done


def _with(part: dict[str, Any], new: dict[str, object]) -> dict[str, Any]:
    for key in sorted(new.keys() & part.keys()):
        raise ProjectDocumentError("storage_document_unknown_key", key=key)
    return {**part, **new}
