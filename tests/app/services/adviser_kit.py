"""Lists for advisers that a test fills in as an adviser would, and reads back."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import openpyxl

from app.bootstrap import Session
from app.formats.adviser_list import COLUMNS, AdviserList
from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.workbook import reader
from app.reporting.workbook.adviser_list import adviser_list_bytes
from app.texts import Language
from models.domain.project import Project, Variant
from models.reference.reference import Reference

DAY = dt.date(2026, 12, 1)
LETTERS = {column.field: "ABCDEFGHIJKLM"[place] for place, column in enumerate(COLUMNS)}
Filled = Mapping[str, Mapping[str, Any]]
"""Key of a question -> field -> what stands in the cell."""


@cache
def shipped() -> Reference:
    return Session().reference


def plain_project(*, name: str = "De Werf", variant: Variant | None = None) -> Project:
    return Project("p1", name, variants=(variant or Variant("v1", "Basis"),))


def made(project: Project, adviser: str = "water", lang: Language = "nl") -> bytes:
    reference = shipped()
    which = reference.adviser_questions.advisers[adviser]
    return adviser_list_bytes(project, project.variants[0], reference, which, lang, DAY)


def book_of(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def row_of(sheet: Any, key: str) -> int:
    return next(cell.row for cell in sheet[LETTERS["key"]] if cell.value == key)


def filled(data: bytes, answers: Filled) -> bytes:
    """The list with these cells filled in."""
    book = book_of(data)
    sheet = book.worksheets[0]
    for key, cells in answers.items():
        for field, value in cells.items():
            sheet[f"{LETTERS[field]}{row_of(sheet, key)}"] = value
    return saved(book)


def read(data: bytes, name: str = "terug.xlsx") -> ImportResult:
    return reader.read(data, ReadRequest(name), shipped())


def list_in(data: bytes) -> AdviserList:
    found = read(data).adviser_list
    assert found is not None
    return found


def codes(result: ImportResult) -> Sequence[str]:
    return [finding.code for finding in result.findings if finding.code != "import_adviser_list"]
