"""Finds the bill in a sheet of any layout: its header of one or two rows, and a row of units below it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.formats.cell_text import Cell, text_of
from app.importing.bill.column_guess import AMOUNT_FIELDS, MASS_TOTAL, QUANTITY, Guess, HeadGuesser
from app.importing.bill.content_guess import are_units, filled, is_number
from app.importing.bill.header_words import HeaderText, header_text, is_unit_cell
from app.importing.bill.table import is_blank, is_filled
from models.reference.import_layouts import KnownLayout

SEARCHED_ROWS = 40
_MIN_HEADS = 2
_MIN_UNIT_CELLS = 2
_MOST_NUMBERS = 2
_SIZES_OF_VOLUME = 3

Rows = Sequence[Sequence[Cell]]

_WHAT = frozenset({"description", "product_id", "nl_sfb"})
_HOW_MUCH = frozenset({QUANTITY, MASS_TOTAL, "?mass", *AMOUNT_FIELDS})
_IMPACT = frozenset({"mki_a1_eur_per_unit", "mki_a2_eur_per_unit", "co2_a1a5_kg_per_unit", "mass_kg_per_unit"})
_POINTS = dict.fromkeys(_HOW_MUCH, 3) | dict.fromkeys(_IMPACT, 2) | dict.fromkeys(("unit", *_WHAT), 2)


@dataclass(frozen=True, slots=True)
class HeadBlock:
    """The header of a table. Positions count from 0 in the rows searched; `body` is the first row below it.

    Attributes:
        main: position of the row that names the columns, -1 for a table without header.
        titles: of the columns, as in the file.
        headers: the same, parsed.
        score: the likeness to the header of a bill.
        top: position of the first row of the header, `main` when it is one row.
    """

    main: int
    body: int
    titles: tuple[str, ...]
    headers: tuple[HeaderText, ...]
    guesses: tuple[Guess, ...]
    layout: KnownLayout | None
    score: int
    top: int = -1

    @property
    def is_bill(self) -> bool:
        """Whether it has a column for the material and one for an amount, an MKI, or the sizes of a volume."""
        fields = {guess.field for guess in self.guesses}
        measures = {guess.measure for guess in self.guesses}
        how_much = fields & (_HOW_MUCH | _IMPACT) or measures & {"mki", "mpg"} or self.layout is not None
        has_sizes = sum(guess.part == "size" for guess in self.guesses) >= _SIZES_OF_VOLUME
        count = len(fields - {""}) + has_sizes
        return bool(fields & (_WHAT | {"id"})) and bool(how_much or has_sizes) and count >= _MIN_HEADS


def find_head(rows: Rows, guesser: HeadGuesser, header_row: int = -1) -> HeadBlock | None:
    """The header among the first rows that is most like that of a bill; None when there is none.

    Args:
        header_row: position of the row that a person chose, -1 to search for it.
    """
    if header_row >= 0:
        positions: Sequence[int] = [header_row] if header_row < len(rows) else []
    else:
        positions = [i for i in range(min(len(rows), SEARCHED_ROWS)) if not _is_data(rows[i])]
    blocks = [block for i in positions for block in _blocks_at(rows, i, guesser)]
    if header_row < 0:
        blocks = [block for block in blocks if block.is_bill]
    return max(blocks, key=lambda block: (block.score, -block.main), default=None)


def pointed(rows: Rows, guesser: HeadGuesser, row: int) -> HeadBlock | None:
    """The table below a row that a person points at, whatever stands in it; None beyond the last row."""
    if row >= len(rows):
        return None
    width = max(map(len, rows))
    titles = (*map(_title, rows[row]), *("",) * (width - len(rows[row])))
    headers = tuple(map(header_text, titles))
    guesses = tuple(guesser.guess(header, None) for header in headers)
    return HeadBlock(row, row + 1, titles, headers, guesses, None, 0, top=row)


def _is_data(row: Sequence[Cell]) -> bool:
    """Whether a row holds two numbers and so is no header; a header with years has to be chosen."""
    return sum(map(is_number, row)) >= _MOST_NUMBERS


def _blocks_at(rows: Rows, main: int, guesser: HeadGuesser) -> list[HeadBlock]:
    """The header blocks at a row: the row alone, and together with the row above it."""
    texts = [_title(cell) for cell in rows[main]]
    if sum(map(bool, texts)) < _MIN_HEADS:
        return []
    below = rows[main + 1] if main + 1 < len(rows) else ()
    units = _units_row(below, len(texts))
    body = main + 2 if units else main + 1
    units = units or [""] * len(texts)
    alone = _block(guesser, (main, body), [(text,) for text in texts], units)
    if main == 0 or not any(map(is_filled, rows[main - 1])) or any(map(is_number, rows[main])):
        return [alone]
    above = [_title(cell) for cell in rows[main - 1]]
    above += [""] * (len(texts) - len(above))
    both = _block(guesser, (main, body), _pairs(above, texts), units)
    return [alone, replace(both, top=main - 1)]


def _title(cell: Cell) -> str:
    return "" if isinstance(cell, bool) or not isinstance(cell, str) else " ".join(cell.split())


def _pairs(above: Sequence[str], texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The possible titles of each column: its own header, that with the one above it, or the one above alone.

    A header above counts for the columns to its right until the next one, as merged cells show it.
    """
    pairs: list[tuple[str, ...]] = []
    current = ""
    for head, text in zip(above, texts, strict=False):
        current = head or current
        names = (text, f"{current} {text}".strip(), head)
        pairs.append(tuple(dict.fromkeys(name for name in names if name)) or ("",))
    return pairs


def _units_row(cells: Sequence[Cell], width: int) -> list[str] | None:
    """The units per column when the row holds only units, at least two."""
    texts = [text_of(cell).strip() for cell in cells]
    named = [text for text in texts if text]
    if len(named) < _MIN_UNIT_CELLS or not all(map(is_unit_cell, named)):
        return None
    return [*texts, *[""] * (width - len(texts))]


def _block(
    guesser: HeadGuesser, at: tuple[int, int], names: Sequence[tuple[str, ...]], units: Sequence[str]
) -> HeadBlock:
    options = [[header_text(name, unit) for name in column] for column, unit in zip(names, units, strict=False)]
    layout = guesser.layout_of([header for column in options for header in column])
    titles, headers, guesses = [], [], []
    for column, texts in zip(names, options, strict=False):
        made = [guesser.guess(header, layout) for header in texts]
        best = max(range(len(made)), key=lambda i: (_worth(made[i]), -i))
        titles.append(column[best])
        headers.append(texts[best])
        guesses.append(made[best])
    guesses = _with_description(guesses)
    fields = {guess.field for guess in guesses if guess.field}
    score = sum(_POINTS.get(field, 1) for field in fields) + 2 * any(guess.measure == "mki" for guess in guesses)
    return HeadBlock(*at, tuple(titles), tuple(headers), tuple(guesses), layout, score, top=at[0])


def _with_description(guesses: list[Guess]) -> list[Guess]:
    """The guesses in which the type of a thing describes it, beside areas or volumes, when nothing else does."""
    fields = {guess.field for guess in guesses}
    if fields & {"description", "product_id"} or not fields & AMOUNT_FIELDS.keys():
        return guesses
    first = next((i for i, guess in enumerate(guesses) if guess.part == "text"), -1)
    return [Guess("description", reason="synonym") if i == first else guess for i, guess in enumerate(guesses)]


def _worth(guess: Guess) -> int:
    return 3 if guess.field and not guess.question else 2 if guess.field else 1 if guess.measure else 0


def headless(rows: Rows, guesser: HeadGuesser) -> HeadBlock | None:
    """A table without known headers, found by a column of units and a column of numbers.

    The first row is the header when it is all text and no unit; else there is none.
    """
    body = [row for row in rows[:SEARCHED_ROWS] if not is_blank(row)]
    width = max(map(len, body), default=0)
    columns = [[row[i] if i < len(row) else "" for row in body] for i in range(width)]
    with_units = [
        i
        for i, cells in enumerate(columns)
        if are_units(cells, guesser.units) or are_units(cells[1:], guesser.units)
    ]
    with_numbers = [i for i, cells in enumerate(columns) if sum(map(is_number, filled(cells))) >= _MIN_HEADS]
    if not with_units or not with_numbers:
        return None
    start = next(i for i, row in enumerate(rows) if len(row) > with_units[0] and is_filled(row[with_units[0]]))
    has_head = not any(is_number(cell) or is_unit_cell(text_of(cell)) for cell in rows[start] if is_filled(cell))
    titles = tuple(_title(cell) if has_head else "" for cell in rows[start]) + ("",) * (width - len(rows[start]))
    headers = tuple(map(header_text, titles))
    guesses = tuple(guesser.guess(header, None) for header in headers)
    return HeadBlock(start if has_head else -1, start + has_head, titles, headers, guesses, None, 0)


def one_column(rows: Rows) -> HeadBlock | None:
    """A table of which only the descriptions are known: its first column with texts; None without any text."""
    width = max(map(len, rows), default=0)
    columns = [[row[i] if i < len(row) else "" for row in rows] for i in range(width)]
    at = next((i for i, cells in enumerate(columns) if any(map(_is_description, cells))), -1)
    if at < 0:
        return None
    headers = (header_text(""),) * width
    guesses = tuple(Guess("description", reason="content") if i == at else Guess() for i in range(width))
    start = next(i for i, row in enumerate(rows) if any(map(is_filled, row)))
    return HeadBlock(-1, start, ("",) * width, headers, guesses, None, 0)


def _is_description(cell: Cell) -> bool:
    return isinstance(cell, str) and is_filled(cell) and not is_number(cell) and not is_unit_cell(cell)
