"""Copying and pasting of cells with a spreadsheet: tab-separated text, read with the column logic of the import.

A cell of a pasted block that cannot be read becomes unknown; the findings say which. A typed one is refused.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.formats.cell_text import Cell, folded
from app.formats.workbook_layout import BILL_COLUMNS, FRACTION_COLUMNS, Column, Kind, names_of
from app.importing.bill.bill_rows import read_bill
from app.importing.bill.numbers import DecimalMark, Readings, proven_mark, readings
from app.importing.bill.product_match import CardNames
from app.importing.bill.table import Table, TableColumn
from app.importing.common.finding_list import FindingList
from app.reporting.wording.phase_text import phase_text
from app.texts import Language, name_of
from models.domain.bill import BillLine, EnergyPart, Phase
from models.domain.bill_cells import unmatched_product, value_of
from models.domain.outcome import Finding, Severity
from models.domain.product import ProductCard
from models.domain.quantities import Unit, percent_from_fraction
from models.reference.product_layers import ProductLayers, by_id
from models.reference.reference import Reference

MAX_BLOCK_CELLS = 2_000_000
_SPECS: dict[str, Column] = {column.field: column for column in BILL_COLUMNS}
_NAMES = names_of(BILL_COLUMNS) | names_of(FRACTION_COLUMNS)
_NUMBERS = (Kind.NUMBER, Kind.PERCENT)
_SEEN = frozenset(("import_phases_not_new",))
"""Findings about what the cells themselves show."""
_GAPS = frozenset({"import_no_quantity", "import_no_unit", "import_no_description"})

Block = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class AmbiguousCell:
    """A number with one value by a decimal comma and another by a decimal point; `row` counts from 1."""

    row: int
    field: str
    text: str
    comma: float
    point: float


@dataclass(frozen=True, slots=True)
class BlockReading:
    """The content of a pasted block.

    Attributes:
        lines: row of the block, from 1 -> the line it makes; rows that are left out are absent. Empty
            when a finding is an error.
        fields: of the lines that the block fills in.
        cards: library cards that the block names.
        findings: `where.row` is the row of the block, `where.column` the field.
        ambiguous: numbers that need a choice; without one the lines are empty.
    """

    lines: Mapping[int, BillLine]
    fields: tuple[str, ...]
    cards: tuple[ProductCard, ...] = ()
    findings: tuple[Finding, ...] = ()
    ambiguous: tuple[AmbiguousCell, ...] = ()

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def needs_a_look(self) -> bool:
        """Whether the user is to confirm the block before it is pasted."""
        return bool(self.ambiguous) or any(f.severity is not Severity.NOTE for f in self.findings)


@dataclass(frozen=True, slots=True)
class Library:
    """The data that a block is read with: the reference data and the cards of the project."""

    reference: Reference
    cards: Sequence[ProductCard] = field(default=())

    def merged(self) -> Reference:
        """The reference with the project's cards, which take precedence over those of the library."""
        return replace(self.reference, products=ProductLayers(by_id(self.cards), self.reference.products))


def split_block(text: str) -> Block:
    """The cells of tab-separated text as spreadsheets put it on the clipboard; rows of one length.

    Raises:
        ValueError: the block is larger than can be pasted at once.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if len(plain) > 20 * MAX_BLOCK_CELLS:
        raise ValueError(f"more than {20 * MAX_BLOCK_CELLS} characters")
    try:
        rows = list(csv.reader(io.StringIO(plain, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        # A cell that merely starts with a quotation mark: split as it stands.
        rows = [row.split("\t") for row in plain.split("\n")]
    width = max(map(len, rows), default=0)
    if width * len(rows) > MAX_BLOCK_CELLS:
        raise ValueError(f"more than {MAX_BLOCK_CELLS} cells")
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def block_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells as tab-separated text; a cell with a tab, a line end or a leading quotation mark is quoted."""
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in rows)


def _quoted(cell: str) -> str:
    if "\t" in cell or "\n" in cell or cell.startswith('"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def read_block(
    block: Block,
    fields: Sequence[str],
    library: Library,
    mark: DecimalMark | None,
    *,
    is_lenient: bool = True,
) -> BlockReading:
    """A block of which every column fills a known field.

    Args:
        is_lenient: a cell that cannot be read becomes unknown, with a warning; else it refuses the block.
        mark: decides what an ambiguous number means; with None such numbers are handed back.
    """
    by_column = list(zip(*block, strict=True))
    columns = tuple(
        TableColumn(name, name, _SPECS[name], cells) for name, cells in zip(fields, by_column, strict=True)
    )
    table = Table("", 0, range(1, len(block) + 1), columns, is_lenient=is_lenient)
    return _read(table, library, mark)


def _read(table: Table, library: Library, mark: DecimalMark | None) -> BlockReading:
    fields = tuple(column.spec.field for column in table.columns if column.spec is not None)
    ambiguous = _ambiguous(table)
    if ambiguous and mark is None:
        return BlockReading({}, fields, ambiguous=ambiguous)
    columns = tuple(_settled(column, mark) for column in table.columns) if mark is not None else table.columns
    findings = FindingList("")
    reading = read_bill(replace(table, columns=columns), library.merged(), findings)
    rows = _kept_rows(table, reading.lines)
    found = tuple(f for f in findings.finished() if f.code not in _GAPS | _SEEN)
    return BlockReading(rows, fields, reading.products, found, ambiguous)


def _kept_rows(table: Table, lines: Sequence[BillLine]) -> dict[int, BillLine]:
    """Row -> the line that was read from it; without a column of ids a line has an id after its row."""
    if table.column("id") is not None:
        return dict(enumerate(lines, 1))
    return {int(line.id.strip("r'")): line for line in lines}


def _is_number(column: TableColumn) -> bool:
    return column.spec is not None and column.spec.kind in _NUMBERS


def _readings(cells: Sequence[Cell]) -> dict[str, Readings]:
    found = {cell: readings(cell.strip().removesuffix("%")) for cell in set(cells) if isinstance(cell, str)}
    return {text: reading for text, reading in found.items() if reading is not None}


def _ambiguous(table: Table) -> tuple[AmbiguousCell, ...]:
    cells = []
    for column in filter(_is_number, table.columns):
        known = _readings(column.cells)
        if proven_mark(known.values()) is not None:
            continue
        for row, cell in zip(table.rows, column.cells, strict=True):
            reading = known.get(cell) if isinstance(cell, str) else None
            if reading is not None and reading.is_ambiguous:
                comma, point = reading.value(DecimalMark.COMMA), reading.value(DecimalMark.POINT)
                cells.append(AmbiguousCell(row, column.letter, str(cell), comma or 0.0, point or 0.0))
    return tuple(cells)


def _settled(column: TableColumn, mark: DecimalMark | None) -> TableColumn:
    """The column with its ambiguous numbers read by `mark`, unless other cells of it prove the other mark."""
    if not _is_number(column):
        return column
    known = _readings(column.cells)
    proven = proven_mark(known.values()) or mark
    cells: list[Cell] = []
    for cell in column.cells:
        reading = known.get(cell) if isinstance(cell, str) else None
        value = reading.value(proven) if reading is not None and reading.is_ambiguous else None
        cells.append(cell if value is None else value)
    return replace(column, cells=cells)


def number_cell(value: float, mark: DecimalMark) -> str:
    """A number with every digit and no thousands separator, as spreadsheets read it back."""
    whole, _, decimals = f"{Decimal(repr(value)):f}".partition(".")
    return f"{whole}{mark.value}{decimals}" if decimals.strip("0") else whole


@dataclass(frozen=True, slots=True)
class CellWriter:
    """Writes cells as text that reads back to the same values."""

    library: Library
    language: Language
    mark: DecimalMark
    names: CardNames

    def text(self, line: BillLine, name: str) -> str:
        """One cell; "" when it is empty."""
        value = value_of(line, name)
        match value:
            case None | False:
                return ""
            case True:
                return "ja" if self.language == "nl" else "yes"
            case Unit():
                return value.symbol
            case Phase():
                return phase_text(value, self.language)
            case EnergyPart():
                return value.value
            case float() if name.endswith("_fraction"):
                return number_cell(percent_from_fraction(value), self.mark)
            case float() if name in self.library.reference.detachability:
                return self._option(name, value)
            case float():
                return number_cell(value, self.mark)
        return self._product(line) if name == "product_id" else str(value)

    def _option(self, name: str, score: float) -> str:
        for option in self.library.reference.detachability[name]:
            if option.score == score:
                return name_of(option, self.language)
        return number_cell(score, self.mark)

    def _product(self, line: BillLine) -> str:
        """The card's name when no other card has it, else its id."""
        if not line.product_id:
            return unmatched_product(line)
        card = self.names.get(folded(line.product_id))
        if card is None:
            return line.product_id
        name = name_of(card, self.language)
        return name if self.names.get(folded(name)) is card else line.product_id


def cell_writer(library: Library, language: Language, mark: DecimalMark) -> CellWriter:
    """A writer for one copy."""
    return CellWriter(library, language, mark, CardNames(library.merged().products))
