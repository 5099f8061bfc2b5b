"""Reads a bill of another layout as a table with our fields: finds its header, and guesses its columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.formats.cell_text import MAX_NAME, Cell, clean_text, text_of
from app.formats.import_result import FoundTable, ProposedFact, RowKind, SourceRow, StatedFigure
from app.formats.workbook_layout import BILL_COLUMNS, FRACTION_COLUMNS, Column, Kind, header_key, names_of
from app.importing.bill.column_guess import Guess, HeadGuesser, chosen
from app.importing.bill.column_roles import ColumnChecks, settled
from app.importing.bill.found_table import found_table, signature_of
from app.importing.bill.header_words import HeaderText
from app.importing.bill.numbers import DecimalMark, proven_mark, readings
from app.importing.bill.phases import with_phase_by_content, without_other_phases
from app.importing.bill.source_rows import outside_rows
from app.importing.bill.stated_figures import read_labels
from app.importing.bill.table import (
    Cells,
    Table,
    TableColumn,
    find_header,
    is_blank,
    is_filled,
    make_table,
    unused_title,
)
from app.importing.bill.table_search import HeadBlock, find_head, headless, one_column, pointed
from app.importing.bill.title_block import title_facts
from app.importing.common.finding_list import FindingList, quote
from app.importing.common.read_request import ReadRequest, TableChoice
from models.domain.outcome import Place, Severity
from models.reference.reference import Reference

_OWN_NAMES = names_of(BILL_COLUMNS) | names_of(FRACTION_COLUMNS)
_OWN_HEADS = {header_key(column.header) for column in BILL_COLUMNS}
_CERTAINLY_OWN = 8
_LAST_ROWS = 40
_NUMBERS = (Kind.NUMBER, Kind.PERCENT)


@dataclass(frozen=True, slots=True)
class FoundBill:
    """The table of a bill, its preview, and what stands in the cells around it.

    Attributes:
        outside: rows with a text above and beside the table.
        proposed: facts in the title block above it.
    """

    table: Table
    shown: FoundTable
    stated: tuple[StatedFigure, ...] = ()
    outside: tuple[SourceRow, ...] = ()
    proposed: tuple[ProposedFact, ...] = ()

    def all_rows(self, rows: Iterable[SourceRow]) -> tuple[SourceRow, ...]:
        """The rows of the table with those around it, in the order of the sheet."""
        return tuple(sorted((*self.outside, *rows), key=lambda row: row.row))


def _between(cells: Cells, start: int, end: int) -> list[tuple[int, Sequence[Cell]]]:
    """Number and cells of the rows at some positions."""
    return list(enumerate(cells.rows[start:end], cells.first_row + start))


class BillFinder:
    """Finds bills of any layout, with the words of the reference data and the choices of a person."""

    def __init__(self, reference: Reference, request: ReadRequest) -> None:
        self._guesser = HeadGuesser.of(reference.import_layouts)
        self._checks = ColumnChecks.of(reference)
        self._layouts = reference.import_layouts
        self._request = request

    def head_of(self, cells: Cells) -> HeadBlock | None:
        """The header of the bill in these cells, None when there is none."""
        choice = self._request.chosen
        is_here = choice is not None and choice.sheet in ("", cells.sheet)
        if choice is not None and is_here and choice.header_row:
            at = max(choice.header_row - cells.first_row, 0)
            return find_head(cells.rows, self._guesser, at) or pointed(cells.rows, self._guesser, at)
        found = find_head(cells.rows, self._guesser) or headless(cells.rows, self._guesser)
        if found is None and self._request.is_pasted:
            return one_column(cells.rows)
        return found

    def named_head_of(self, cells: Cells) -> HeadBlock | None:
        """As `head_of`, by the names of the columns alone."""
        return find_head(cells.rows, self._guesser)

    def choice_for(self, signature: str) -> tuple[TableChoice | None, str]:
        """The mapping chosen for the table with this signature, and the reason that its columns get."""
        choice = self._request.chosen
        if choice is not None and choice.signature in ("", signature):
            return choice, "chosen"
        remembered = next((c for c in self._request.remembered if c.signature == signature), None)
        return remembered, "remembered"

    def table_of(self, cells: Cells, head: HeadBlock) -> FoundBill:
        """The table below a header."""
        signature = signature_of(head.titles)
        choice, reason = self.choice_for(signature)
        stated = read_labels(_around(cells, head), self._layouts)
        beside = {figure.where.row for figure in stated}
        body = [
            (number, row)
            for number, row in enumerate(cells.rows[head.body :], cells.first_row + head.body)
            if number not in beside and not is_blank(row)
        ]
        width = len(head.titles)
        columns = list(zip(*(_squared(row, width) for _, row in body), strict=True)) or [()] * width
        letters = [cells.letter(i) for i in range(width)]
        fields = choice.fields if choice is not None else {}
        given = [
            chosen(fields[letter], header, reason) if letter in fields else guess
            for letter, header, guess in zip(letters, head.headers, head.guesses, strict=True)
        ]
        guesses = settled(given, columns, head.titles, self._checks)
        made = _columns(head.titles, letters, columns, guesses)
        marks = {mark.value: mark for mark in DecimalMark}
        mark = marks.get(choice.decimal_mark) if choice is not None else None
        table = Table(
            cells.sheet,
            cells.first_row + head.main,
            [number for number, _ in body],
            made,
            is_foreign=True,
            is_lenient=True,
            decimal_mark=mark,
            likely_mark=_mark_of_table(made),
            layout=head.layout.id if head.layout is not None else "",
        )
        top = head.top if head.main >= 0 else head.body
        titles = _between(cells, 0, top)
        sums = [
            (n, row) for n, row in enumerate(cells.rows[head.body :], cells.first_row + head.body) if n in beside
        ]
        outside = (
            *outside_rows(cells.sheet, titles, RowKind.TITLE),
            *outside_rows(cells.sheet, _between(cells, top, head.body), RowKind.HEADER),
            *outside_rows(cells.sheet, sums, RowKind.TOTAL),
        )
        above = replace(cells, rows=cells.rows[:top])
        shown = found_table(table, table.layout, signature)
        return FoundBill(table, shown, stated, outside, title_facts(above))

    def foreign_bill(self, cells: Cells, head: HeadBlock, findings: FindingList) -> FoundBill:
        """The bill below a header, with findings about its known layout and the columns in doubt."""
        found = self.table_of(cells, head)
        if head.layout is not None:
            place = Place(sheet=cells.sheet, row=found.table.header_row)
            is_verified = head.layout.source.is_verified
            code = "import_layout_known" if is_verified else "import_layout_unverified"
            findings.add(Severity.NOTE if is_verified else Severity.WARNING, code, place, name=head.layout.name)
        point_at_guesses(found.table, findings)
        return found

    def own_bill(self, cells: Cells, names: Mapping[str, Column]) -> FoundBill | None:
        """The bill in our own layout."""
        table = make_table(cells.sheet, cells.rows, cells.first_row, cells.first_column, names)
        if table is None:
            return None
        signature = _signature_at(cells, table)
        at = table.header_row - cells.first_row
        above = replace(cells, rows=cells.rows[:at])
        table = with_phase_by_content(table, self._checks.phases, names)
        table = without_other_phases(table, self._checks.phases)
        table = replace(table, likely_mark=_mark_of_table(table.columns), is_lenient=True)
        return FoundBill(
            table,
            found_table(table, "meetlat", signature),
            read_labels([above], self._layouts),
            (
                *outside_rows(cells.sheet, _between(cells, 0, at), RowKind.TITLE),
                *outside_rows(cells.sheet, _between(cells, at, at + 1), RowKind.HEADER),
            ),
            title_facts(above),
        )

    def is_as_ours(self, cells: Cells, names: Mapping[str, Column]) -> bool:
        """Whether the cells have our own layout, and no other mapping was chosen for their headers."""
        position = find_header(cells.rows, names)
        if position is None:
            return False
        head = cells.rows[position]
        signature = signature_of([text_of(cell) for cell in head])
        if self._request.chosen is not None or self.choice_for(signature)[0] is not None:
            return False
        keys = {header_key(cell) for cell in head if isinstance(cell, str) and cell}
        return len(keys & _OWN_HEADS) >= _CERTAINLY_OWN or is_own(self.head_of(cells))

    def likeness(self, cells: Cells) -> int:
        """The likeness of the cells to a bill as a score; -1 for none."""
        head = self.head_of(cells)
        return head.score if head is not None else -1


def _signature_at(cells: Cells, table: Table) -> str:
    return signature_of([text_of(cell) for cell in cells.rows[table.header_row - cells.first_row]])


def is_own(block: HeadBlock | None) -> bool:
    """Whether a header with names of our layout has no column that only a guess would read."""
    if block is None or block.main < 0:
        return True
    if block.body != block.main + 1:
        return False
    pairs = list(zip(block.headers, block.guesses, strict=True))
    has_mki = any(guess.field.startswith("mki_") for guess in block.guesses)
    return not any(_is_doubtful(header, guess, has_mki=has_mki) for header, guess in pairs)


def _is_doubtful(header: HeaderText, guess: Guess, *, has_mki: bool) -> bool:
    """Whether our own layout would leave out the column or read it as another figure than it may be."""
    if header.key not in _OWN_NAMES:
        return bool(guess.field or guess.question or guess.measure)
    is_bare_total = guess.field == "printed_total" and header.key not in _OWN_HEADS and not has_mki
    return bool(guess.question) or guess.field.startswith("?") or is_bare_total


def _around(cells: Cells, head: HeadBlock) -> list[Cells]:
    """The rows above the header and the last rows of the sheet, which may hold totals and scores."""
    last = max(head.body, len(cells.rows) - _LAST_ROWS)
    return [
        replace(cells, rows=cells.rows[: max(head.main, 0)]),
        replace(cells, rows=cells.rows[last:], first_row=cells.first_row + last),
    ]


def _squared(row: Sequence[Cell], width: int) -> Sequence[Cell]:
    return row if len(row) == width else [*row[:width], *[""] * (width - len(row))]


def _columns(
    titles: Sequence[str], letters: Sequence[str], columns: Sequence[Sequence[Cell]], guesses: Iterable[Guess]
) -> tuple[TableColumn, ...]:
    """The columns that are not empty; each column that is only kept gets a unique title."""
    made = []
    used: set[str] = set()
    for title, letter, cells, guess in zip(titles, letters, columns, guesses, strict=True):
        name = clean_text(title).strip()[:MAX_NAME]
        if not name and not any(map(is_filled, cells)):
            continue
        if guess.spec is None:
            if not any(map(is_filled, cells)):
                continue
            name = unused_title(name or f"kolom {letter}", used)
        made.append(TableColumn(name or f"kolom {letter}", letter, guess.spec, cells, guess))
    return tuple(made)


def _mark_of_table(columns: Iterable[TableColumn]) -> DecimalMark:
    """The decimal mark that the numbers of all columns together prove, else the comma, as in Dutch and German."""
    texts = {
        cell
        for column in columns
        if column.guess.measure == "price" or (column.spec is not None and column.spec.kind in _NUMBERS)
        if str in set(map(type, column.cells))
        for cell in column.cells
        if isinstance(cell, str)
    }
    found = (readings(text.strip().removesuffix("%")) for text in texts)
    return proven_mark(reading for reading in found if reading is not None) or DecimalMark.COMMA


def point_at_guesses(table: Table, findings: FindingList) -> None:
    """Adds warnings about columns whose meaning is in doubt, and about those that were guessed by their cells."""
    by_question: dict[str, list[TableColumn]] = {}
    for column in table.columns:
        if column.guess.question and any(map(is_filled, column.cells)):
            by_question.setdefault(column.guess.question, []).append(column)
        if column.guess.reason == "content":
            by_question.setdefault("import_guessed_by_content", []).append(column)
    for code, columns in by_question.items():
        place = Place(sheet=table.sheet, row=table.header_row, column=columns[0].letter)
        named = ", ".join(f"{column.header} ({column.letter})" for column in columns)
        findings.warning(code, place, columns=quote(named))
