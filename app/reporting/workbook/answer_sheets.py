"""The sheets Punten, Gegevens, Normen and Stukken: answers of a variant, which read back."""

from typing import Any

from app.formats.workbook_layout import (
    DOCUMENT_COLUMNS,
    DOCUMENTS,
    INPUT_COLUMNS,
    INPUTS,
    NORM_COLUMNS,
    NORMS,
    POINT_COLUMNS,
    POINTS,
    Column,
)
from app.reporting.workbook.cells import CellValue, add_head, add_row
from models.domain.answers import Answers, EvidenceKind, InputValue, NormChoice, PointAnswer, PointState
from models.domain.evidence import Evidence

_WIDTHS = {"point_id": 34, "input_id": 30, "indicator_id": 24, "document": 40, "reason": 40, "file_sha256": 30}
_USUAL_WIDTH = 16


def add_answers(book: Any, answers: Answers) -> None:
    """Adds a sheet to a write-only workbook for each kind of answer that there is."""
    if answers.points:
        _add(book, POINTS, POINT_COLUMNS, [_point(answer) for answer in answers.points])
    if answers.inputs:
        _add(book, INPUTS, INPUT_COLUMNS, [_input(value) for value in answers.inputs])
    if answers.norms:
        _add(book, NORMS, NORM_COLUMNS, [row for norm in answers.norms for row in _norm(norm)])
    if answers.missing_documents:
        rows: list[dict[str, CellValue]] = [
            {"document_id": name, "is_there": "nee"} for name in answers.missing_documents
        ]
        _add(book, DOCUMENTS, DOCUMENT_COLUMNS, rows)


def _add(book: Any, name: str, columns: tuple[Column, ...], rows: list[dict[str, CellValue]]) -> None:
    sheet = book.create_sheet(name)
    add_head(sheet, [column.header for column in columns], [_WIDTHS.get(c.field, _USUAL_WIDTH) for c in columns])
    for row in rows:
        add_row(sheet, [row.get(column.field) for column in columns])


def _point(answer: PointAnswer) -> dict[str, CellValue]:
    return {
        "point_id": answer.point_id,
        "state": answer.state,
        "number": answer.number,
        "number_source": answer.number_source,
        "evidence_kind": None if answer.evidence_kind is EvidenceKind.NONE else answer.evidence_kind,
        "reason": answer.reason,
        **_evidence(answer.evidence),
    }


def _input(value: InputValue) -> dict[str, CellValue]:
    is_unknown = value.value is None and not value.choice
    return {
        "input_id": value.input_id,
        "item": value.item,
        "value": value.value,
        "choice": PointState.UNKNOWN if is_unknown else value.choice,
        **_evidence(value.evidence),
    }


def _norm(norm: NormChoice) -> list[dict[str, CellValue]]:
    head: dict[str, CellValue] = {
        "indicator_id": norm.indicator_id,
        "origin": norm.origin,
        "document": norm.document,
        "date": norm.date,
    }
    return [{**head, "point_id": limit.point_id, "number": limit.number} for limit in norm.limits] or [head]


def _evidence(evidence: Evidence) -> dict[str, CellValue]:
    return {
        "document": evidence.document,
        "date": evidence.date,
        "status": evidence.status,
        "file_name": evidence.file_name,
        "file_sha256": evidence.file_sha256,
    }
