"""Project documents of earlier schemas, brought to the present one before they are taken strictly."""

from collections.abc import Callable
from typing import Any

from models.storage.errors import ProjectDocumentError

_NEW_IN_PROJECT: dict[str, object] = {"is_archived": False}
_NEW_IN_VARIANT: dict[str, object] = {"targets": [], "decisions": [], "frozen_on": None}
_NEW_IN_EVIDENCE: dict[str, object] = {"file_name": "", "file_sha256": ""}
_NEW_IN_TARGET: dict[str, object] = {"environmental_set": None}
_NEW_IN_PRODUCT: dict[str, object] = {"module_profiles": [], "valid_until": None}


def upgraded(document: dict[str, Any], present: str) -> dict[str, Any]:
    """The document as schema `present` has it when it says an earlier schema, else as it is.

    Nothing given is changed. What is not built like a project stays, for the strict reading to refuse.

    Raises:
        ProjectDocumentError: it has a key that its schema did not know.
    """
    project, steps = document["project"], dict(_STEPS)
    if not isinstance(document["schema"], str) or document["schema"] not in steps:
        return document
    found = list(steps).index(document["schema"])
    for step in list(steps.values())[found:]:
        project = step(project)
    return {"schema": present, "project": project}


def _from_version_1(project: Any) -> Any:
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


def _from_version_2(project: Any) -> Any:
    if not isinstance(project, dict) or "variants" not in project:
        return project
    try:
        return project | {"variants": _each(project["variants"], _variant_of_version_2)}
    except ProjectDocumentError as error:
        raise error.inside("variants").inside("project") from None


def _variant_of_version_2(variant: dict[str, Any]) -> dict[str, Any]:
    for name, new in (("products", _NEW_IN_PRODUCT), ("targets", _NEW_IN_TARGET)):
        variant = _with_new_parts(variant, name, new)
    return variant


def _with_new_parts(variant: dict[str, Any], name: str, new: dict[str, object]) -> dict[str, Any]:
    if name not in variant:
        return variant
    try:
        return variant | {name: _each(variant[name], lambda part: _with(part, new))}
    except ProjectDocumentError as error:
        raise error.inside(name) from None


_STEPS: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("meetlat.project/1", _from_version_1),
    ("meetlat.project/2", _from_version_2),
)
"""Earlier schema -> the step to the schema after it, in order."""


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
