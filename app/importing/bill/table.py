"""A table found in a sheet or a CSV file: its header, its columns, and the place of every cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.formats.cell_text import MAX_NAME, Cell, clean_text, text_of
from app.formats.workbook_layout import Column, Kind, column_letter, header_key
from app.importing.bill.column_guess import OWN_COLUMN, Guess
from app.importing.bill.numbers import DecimalMark
from app.importing.common.finding_list import FindingList, quote
from models.domain.outcome import Place

_HEADER_SEARCH_ROWS = 20
_MIN_HEADERS = 2


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a sheet or CSV file; the first cell of the first row is at `first_row`, `first_column`."""

    sheet: str
    rows: Sequence[Sequence[Cell]]
    first_row: int = 1
    first_column: int = 0

    def letter(self, index: int) -> str:
        """The letter of the column at a position in the rows."""
        return column_letter(self.first_column + index)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of a table. `spec` is None for a column that the program does not use.

    `guess` has the reason why it fills its field, and the factor that converts its numbers to the field's unit.
    """

    header: str
    letter: str
    spec: Column | None
    cells: Sequence[Cell]
    guess: Guess = OWN_COLUMN


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a header. `rows` holds the row number of every cell position in the columns.

    Attributes:
        percent_cells: the cells, as (row, letter), that show their number as a percentage.
        is_foreign: it has another layout than ours, whose columns were guessed.
        is_lenient: a cell that cannot be read leaves its field unknown, with a warning, and refuses nothing.
        decimal_mark: chosen by a person for texts that could be either.
        layout: id of its known layout, "" for none.
        likely_mark: used for such texts, with a warning, when neither they nor a person decide.
    """

    sheet: str
    header_row: int
    rows: Sequence[int]
    columns: tuple[TableColumn, ...]
    percent_cells: frozenset[tuple[int, str]] = frozenset()
    line_ids: Sequence[str] = field(default=())
    is_foreign: bool = False
    decimal_mark: DecimalMark | None = None
    likely_mark: DecimalMark | None = None
    layout: str = ""
    is_lenient: bool = True

    def column(self, field_name: str) -> TableColumn | None:
        """The column that fills a field, None when the table has none."""
        for column in self.columns:
            if column.spec is not None and column.spec.field == field_name:
                return column
        return None

    def without(self, left_out: set[int]) -> "Table":
        """The table without the rows at some positions."""
        keep = [i for i in range(len(self.rows)) if i not in left_out]
        columns = tuple(replace(column, cells=[column.cells[i] for i in keep]) for column in self.columns)
        return replace(self, rows=[self.rows[i] for i in keep], columns=columns)

    def place(self, index: int, letter: str = "") -> Place:
        """The place of the cell at position `index` of a column."""
        line_id = self.line_ids[index] if self.line_ids else ""
        return Place(sheet=self.sheet, row=self.rows[index], column=letter, line_id=line_id)


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column of a table, with the list for its findings."""

    table: Table
    column: TableColumn
    findings: FindingList

    @property
    def cells(self) -> Sequence[Cell]:
        return self.column.cells

    @property
    def kind(self) -> Kind | None:
        return self.column.spec.kind if self.column.spec else None

    def place(self, index: int) -> Place:
        return self.table.place(index, self.column.letter)

    def header_place(self) -> Place:
        return Place(sheet=self.table.sheet, row=self.table.header_row, column=self.column.letter)

    def refuse(self, index: int, code: str, **params: str) -> None:
        """Adds a finding about a cell that cannot be read, with its content as the parameter `text`.

        It is an error, or in a lenient table a warning.
        """
        add = self.findings.unread if self.table.is_lenient else self.findings.error
        add(code, self.place(index), text=quote(text_of(self.cells[index])), **params)


def find_header(rows: Sequence[Sequence[Cell]], names: Mapping[str, Column]) -> int | None:
    """The position of the row with the most known headers, at least two, among the first twenty."""
    counts = [_known_headers(row, names) for row in rows[:_HEADER_SEARCH_ROWS]]
    best = max(counts, default=0)
    return counts.index(best) if best >= _MIN_HEADERS else None


def _known_headers(row: Sequence[Cell], names: Mapping[str, Column]) -> int:
    return len({header_key(cell) for cell in row if isinstance(cell, str) and cell} & names.keys())


def make_table(
    sheet: str, rows: Sequence[Sequence[Cell]], first_row: int, first_column: int, names: Mapping[str, Column]
) -> Table | None:
    """The table in equally long rows of which the first has number `first_row`; None without a header.

    Blank rows are left out, and so are columns that the program does not use and that are empty.
    """
    header = find_header(rows, names)
    if header is None:
        return None
    header_row = first_row + header
    body = [(number, row) for number, row in enumerate(rows[header + 1 :], header_row + 1) if not is_blank(row)]
    columns = _columns(rows[header], [row for _, row in body], first_column, names)
    return Table(sheet, header_row, [number for number, _ in body], columns)


def is_blank(row: Sequence[Cell]) -> bool:
    """Whether the row holds only empty and blank texts."""
    return not (row and is_filled(row[0])) and not any(map(is_filled, row))


def is_filled(cell: Cell) -> bool:
    """Whether the cell holds more than blanks."""
    return cell != "" and not (isinstance(cell, str) and cell.isspace())


def _columns(
    heads: Sequence[Cell], body: list[Sequence[Cell]], first_column: int, names: Mapping[str, Column]
) -> tuple[TableColumn, ...]:
    by_column: list[Sequence[Cell]] = list(zip(*body, strict=True)) if body else [()] * len(heads)
    columns = []
    used: set[str] = set()
    for i, (head, cells) in enumerate(zip(heads, by_column, strict=True)):
        letter = column_letter(first_column + i)
        spec = names.get(header_key(text_of(head)))
        title = clean_text(text_of(head)).strip()[:MAX_NAME]
        if spec is None:
            if is_blank(cells):
                continue
            title = unused_title(title or f"kolom {letter}", used)
        columns.append(TableColumn(title, letter, spec, cells))
    return tuple(columns)


def unused_title(title: str, used: set[str]) -> str:
    """The title, with a number behind it when it is in `used` already; adds the result to `used`."""
    count = 2
    unique = title
    while unique in used:
        unique = f"{title} ({count})"
        count += 1
    used.add(unique)
    return unique


def check_headers(table: Table, findings: FindingList) -> None:
    """Adds `import_column_twice` for every second column that fills the same field, and names unused columns."""
    unused = [column.header for column in table.columns if column.spec is None]
    if unused:
        place = Place(sheet=table.sheet, row=table.header_row)
        findings.note("import_columns_kept", place, columns=quote(", ".join(unused)))
    seen: dict[str, TableColumn] = {}
    for column in table.columns:
        if column.spec is None:
            continue
        first = seen.setdefault(column.spec.field, column)
        if first is not column and not (table.is_foreign and column.guess.unit is not None):
            place = Place(sheet=table.sheet, row=table.header_row, column=column.letter)
            add = findings.warning if table.is_lenient else findings.error
            add("import_column_twice", place, header=quote(column.header), first=first.letter)
