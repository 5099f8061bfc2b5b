"""Recognises the content of a column by its cells alone, when its header is unknown; always with a warning."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from app.formats.cell_text import Cell, folded, text_of
from app.importing.bill.numbers import DecimalMark, readings
from app.importing.bill.unit_words import UnitWords
from models.domain.bill import nl_sfb_group

_MOST = 0.8
_LEAST_FILLED = 2
_SAMPLED = 500
_NL_SFB = re.compile(r"\(?[1-9][0-9](?:[.\-][0-9]{1,2})*\)?[a-z]?(?:\s+[^0-9].*)?", re.IGNORECASE)
_SHORTEST_TEXT = 4


def filled(cells: Sequence[Cell]) -> list[Cell]:
    """The first cells with something in them, at most 500."""
    found = [cell for cell in cells[: 4 * _SAMPLED] if cell != "" and not str(cell).isspace()]
    return found[:_SAMPLED]


def _mostly(cells: Sequence[Cell], is_so: Callable[[Cell], bool]) -> bool:
    known = filled(cells)
    return len(known) >= _LEAST_FILLED and sum(map(is_so, known)) >= _MOST * len(known)


def are_units(cells: Sequence[Cell], words: UnitWords) -> bool:
    """Whether there are at least two cells and most are names of units, or stand in their place as `post` does.

    At least one has to be a unit.
    """
    known = {cell: words.read(cell) for cell in filled(cells) if isinstance(cell, str)}
    has_unit = any(reading.unit is not None for reading in known.values())
    return has_unit and _mostly(cells, lambda cell: isinstance(cell, str) and known[cell].is_known)


def are_prices(cells: Sequence[Cell]) -> bool:
    """Whether most filled cells are amounts of euros, with the sign."""
    texts = [cell for cell in filled(cells) if isinstance(cell, str)]
    with_sign = sum(1 for text in texts if "€" in text or text.casefold().startswith("eur"))
    return bool(with_sign) and with_sign >= _MOST * len(filled(cells))


def are_numbers(cells: Sequence[Cell]) -> bool:
    return _mostly(cells, is_number)


def is_number(cell: Cell) -> bool:
    """Whether a cell is a number or a text that can be read as one."""
    if isinstance(cell, str):
        return readings(cell) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def number_in(cell: Cell) -> float | None:
    """The number of a cell, a text with a decimal comma where both readings are possible; None for no number."""
    if isinstance(cell, str):
        reading = readings(cell)
        return reading.value(DecimalMark.COMMA) if reading is not None else None
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def are_nl_sfb_codes(cells: Sequence[Cell], groups: Collection[str]) -> bool:
    """Whether most filled cells are NL-SfB codes of a known group; one cell is enough.

    Words such as Totaal, and headings of chapters, may stand in the column as well.
    """
    known = filled(cells)
    numbered = [cell for cell in known if any(map(str.isdigit, text_of(cell)))]
    if not numbered or len(numbered) < len(known) / 2:
        return False
    return sum(_is_nl_sfb(cell, groups) for cell in numbered) >= _MOST * len(numbered)


def are_written_codes(cells: Sequence[Cell], groups: Collection[str]) -> bool:
    """As `are_nl_sfb_codes`, with a point or bracket in at least one, because bare numbers may be anything."""
    texts = [text_of(cell) for cell in filled(cells)]
    has_point = any("." in text or "(" in text for text in texts)
    return len(texts) >= _LEAST_FILLED and has_point and are_nl_sfb_codes(cells, groups)


def _is_nl_sfb(cell: Cell, groups: Collection[str]) -> bool:
    text = text_of(cell).strip()
    return _NL_SFB.fullmatch(text) is not None and nl_sfb_group(text) in groups


def are_texts(cells: Sequence[Cell]) -> bool:
    """Whether most cells are texts longer than a code or unit, and no numbers."""
    return _mostly(cells, lambda cell: len(text_of(cell).strip()) >= _SHORTEST_TEXT and not is_number(cell))


def are_words(cells: Sequence[Cell], words: UnitWords) -> bool:
    """Whether most cells are texts of any length, and neither numbers nor units."""
    return _mostly(cells, lambda c: isinstance(c, str) and not is_number(c) and not words.read(c).is_known)


def are_among(cells: Sequence[Cell], options: Collection[str]) -> bool:
    """Whether every filled cell is one of the folded `options`."""
    return all(folded(text_of(cell)) in options for cell in filled(cells))


def have_no_double(cells: Sequence[Cell]) -> bool:
    """Whether no two cells have the same text."""
    counts = Counter(text_of(cell).strip() for cell in cells)
    del counts[""]
    return not counts or max(counts.values()) == 1
