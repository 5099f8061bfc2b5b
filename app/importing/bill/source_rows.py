"""Makes the record of every row of a bill with a text: words, amount, place, and the line that it became."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.formats.cell_text import MAX_NAME, MAX_TEXT, Cell, are_plain, clean_text, text_of
from app.formats.import_result import RowKind, SourceRow
from app.importing.bill.amounts import Amounts
from app.importing.bill.row_kinds import code_columns, is_text, text_columns
from app.importing.bill.table import Table, TableColumn, is_filled

_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class RowTexts:
    """What each row of a table says: its kind, text, code and heading, one entry per row of the file."""

    rows: Sequence[int]
    kinds: Sequence[RowKind]
    texts: Sequence[str]
    codes: Sequence[str]
    chapters: Sequence[str]


def row_texts(table: Table, kinds: Sequence[RowKind]) -> RowTexts:
    """The texts of the rows; a row without any has the text ""."""
    texts = _joined(text_columns(table), len(kinds))
    codes = _first(code_columns(table), len(kinds))
    named = _joined([c for c in table.columns if c.guess.part == "chapter"], len(kinds))
    chapters = list(named)
    heading = ""
    odd = (i for i, kind in enumerate(kinds) if kind is not RowKind.LINE or not texts[i])
    for i in odd:
        texts[i], codes[i] = _any_text(table, texts[i], codes[i], i)
    if RowKind.HEADING in kinds:
        for i, kind in enumerate(kinds):
            if kind is RowKind.HEADING:
                heading = f"{codes[i]} {texts[i]}".strip()
            else:
                chapters[i] = named[i] or heading
    return RowTexts(table.rows, kinds, texts, codes, chapters)


def source_rows(said: RowTexts, table: Table, amounts: Amounts) -> tuple[SourceRow, ...]:
    """The rows with a text; `table` and `amounts` have only the rows that are lines."""
    sizes = _sizes(table, amounts)
    made = []
    at = -1
    sheet = table.sheet
    records = zip(said.rows, said.kinds, said.texts, said.codes, said.chapters, strict=True)
    for number, kind, text, code, chapter in records:
        if kind is not RowKind.LINE:
            if text:
                made.append(SourceRow(sheet, number, text, kind, None, None, "", code, chapter))
            continue
        at += 1
        if text:
            made.append(
                SourceRow(
                    sheet,
                    number,
                    text,
                    kind,
                    amounts.quantities[at],
                    amounts.units[at],
                    amounts.unit_texts[at],
                    code,
                    chapter,
                    table.line_ids[at],
                    sizes[at] if sizes else (),
                )
            )
    return tuple(made)


def _sizes(table: Table, amounts: Amounts) -> list[tuple[tuple[str, str], ...]]:
    """Per line the amounts that do not count and the sizes; nothing for a table without such columns."""
    is_quantity = [c.spec is not None and c.spec.field == "quantity" for c in table.columns]
    columns = [n for n, c in enumerate(table.columns) if c.guess.part == "size" or is_quantity[n]]
    if len(columns) <= 1 and not any(table.columns[n].guess.part == "size" for n in columns):
        return []
    return [
        tuple(
            (c.header, _cell_text(c.cells[i]))
            for n in columns
            if n != amounts.chosen[i] and is_filled((c := table.columns[n]).cells[i])
        )
        for i in range(len(table.rows))
    ]


def outside_rows(sheet: str, rows: Sequence[tuple[int, Sequence[Cell]]], kind: RowKind) -> list[SourceRow]:
    """Rows above or beside the table, with all their cells as text; those with only numbers are left out."""
    made = []
    for number, cells in rows:
        if any(map(is_text, cells)):
            text = _BETWEEN.join(_cell_text(cell) for cell in cells if is_filled(cell))
            made.append(SourceRow(sheet, number, text[:MAX_TEXT], kind))
    return made


def _cell_text(cell: Cell) -> str:
    return clean_text(text_of(cell)).strip()[:MAX_TEXT]


def _texts_of(column: TableColumn, longest: int) -> list[str]:
    """The cells of a column as clean texts."""
    texts = [cell if type(cell) is str else text_of(cell) for cell in column.cells]
    if not are_plain(texts):
        texts = [clean_text(text) for text in texts]
    return [text.strip()[:longest] for text in texts]


def _joined(columns: Sequence[TableColumn], count: int) -> list[str]:
    if not columns:
        return [""] * count
    first, *others = (_texts_of(column, MAX_TEXT) for column in columns)
    if not others:
        return first
    return [_BETWEEN.join(filter(None, texts))[:MAX_TEXT] for texts in zip(first, *others, strict=True)]


def _first(columns: Sequence[TableColumn], count: int) -> list[str]:
    found = [""] * count
    for column in columns:
        found = [known or text for known, text in zip(found, _texts_of(column, MAX_NAME), strict=True)]
    return found


def _any_text(table: Table, text: str, code: str, i: int) -> tuple[str, str]:
    """The text and code of a row whose text may stand in another column than those of lines."""
    if text:
        return text, code
    cells = [c.cells[i] for c in table.columns if is_text(c.cells[i])]
    found = _BETWEEN.join(_cell_text(cell) for cell in cells)[:MAX_TEXT]
    return found, "" if code and code in found else code
