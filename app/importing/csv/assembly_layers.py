"""Reads the layers of the user's own assemblies, with which an early estimate is made, from CSV.

The columns are method, element, card, thickness_m, density_kg_per_m3 and gwp_a1a3_kg_per_kg, in any order; others
are not read. An odd cell costs its own figure, never the file.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.formats.import_result import ImportFacts, ImportResult
from app.formats.workbook_layout import column_letter
from app.importing.bill.numbers import DecimalMark, proven_mark, readings
from app.importing.common.container import check_size
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_result import refused
from app.importing.common.read_request import ReadRequest
from app.importing.common.sheet_scan import MAX_ROWS
from app.importing.csv.reader import decoded
from models.domain.library.form import FormElement, StatedLayer
from models.domain.outcome import Place
from models.early_design.areas import AREA_ELEMENTS
from models.reference.reference import Reference

_NUMBERS = ("thickness_m", "density_kg_per_m3", "gwp_a1a3_kg_per_kg")
_COLUMNS = ("method", "element", "card", *_NUMBERS)
_MAY_BE_NEGATIVE = "gwp_a1a3_kg_per_kg"
LAYERS_ONLY = "import_layers_only"
"""Code of the finding that says to an import that the file holds no bill."""


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads the layers; `project` is None, since the file holds no bill. Never raises for the content."""
    findings = FindingList(quote(request.file_name))
    try:
        check_size(data)
        text, _ = decoded(data)
        table = _table(text)
    except FileRefusedError as refusal:
        return refused(refusal, findings)
    layers = tuple(layer for row in table.rows if (layer := _layer(row, table, reference, findings)) is not None)
    if not layers:
        findings.error("import_layers_none")
    else:
        findings.error(LAYERS_ONLY, count=len(layers))
    facts = ImportFacts("assembly_layers", row_count=len(table.rows), line_count=len(layers))
    return ImportResult(None, findings.finished(), facts, layers=layers)


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows below the header, the place of each column, and the decimal mark that the numbers prove."""

    rows: tuple[_Row, ...]
    place: Mapping[str, int]
    mark: DecimalMark

    def cell(self, row: _Row, column: str) -> str:
        at = self.place[column]
        return row.cells[at].strip() if at < len(row.cells) else ""


def _table(text: str) -> _Table:
    """The table of a text.

    Raises:
        FileRefusedError: a column is missing, it is far too long, or its quotation marks do not pair.
    """
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[_Row] = []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        for cells in reader:
            if len(rows) >= MAX_ROWS:
                raise FileRefusedError("import_far_cell", cell=str(len(rows)))
            if any(cell.strip() for cell in cells):
                rows.append(_Row(reader.line_num, cells))
    except csv.Error:
        raise FileRefusedError("import_csv_broken", row=reader.line_num) from None
    lacking = [name for name in _COLUMNS if name not in header]
    if lacking:
        raise FileRefusedError("import_layers_column", columns=", ".join(lacking))
    place = {name: header.index(name) for name in _COLUMNS}
    found = (readings(row.cells[place[name]]) for row in rows for name in _NUMBERS if place[name] < len(row.cells))
    mark = proven_mark(each for each in found if each is not None)
    return _Table(tuple(rows), place, mark or DecimalMark.POINT)


def _layer(row: _Row, table: _Table, reference: Reference, findings: FindingList) -> StatedLayer | None:
    """The layer of a row; None for one of an element that has no area."""
    element = next((each for each in AREA_ELEMENTS if each.value == table.cell(row, "element").lower()), None)
    card = table.cell(row, "card")
    if element is None:
        known = ", ".join(each.value for each in AREA_ELEMENTS)
        cell = quote(table.cell(row, "element"))
        findings.warning("import_layers_element", _place(row, table, "element"), cell=cell, known=known)
        return None
    if card not in reference.products:
        findings.warning("import_layers_card", _place(row, table, "card"), cell=quote(card))
    thickness, density, gwp = (_number(row, table, name, findings) for name in _NUMBERS)
    return StatedLayer(table.cell(row, "method"), FormElement(element), card, thickness, density, gwp, row.number)


def _number(row: _Row, table: _Table, column: str, findings: FindingList) -> float | None:
    """The number of a cell; None with a finding where there is none, or one that cannot be."""
    cell = table.cell(row, column)
    found = readings(cell)
    value = None if found is None else found.value(table.mark)
    if value is None or (value <= 0 and column != _MAY_BE_NEGATIVE):
        findings.unread("import_layers_number", _place(row, table, column), cell=quote(cell), column=column)
        return None
    return value


def _place(row: _Row, table: _Table, column: str) -> Place:
    return Place(row=row.number, column=column_letter(table.place[column]))
