"""Reads figures and verdicts that a file states itself: our own sheet of outcomes, and labels beside a bill.

They are compared with the recomputed ones and never enter a result. An uncertain figure is left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from app.formats.cell_text import Cell, clean_text, folded, text_of
from app.formats.import_result import StatedFigure
from app.formats.workbook_layout import header_key
from app.importing.bill.number_columns import scaled
from app.importing.bill.numbers import readings
from app.importing.bill.table import Cells, is_filled
from app.importing.common.finding_list import FindingList, quote
from models.domain.outcome import Place, Verdict
from models.domain.product import EnvironmentalSet
from models.reference.import_layouts import ImportLayouts, StatedLabel

_STATED_BESIDE = "stated_beside"
_NEEDED = ("indicator", "waarde", "eenheid")
_SETS = {which.value: which for which in EnvironmentalSet}
_LONGEST = 120
_NUMBER = re.compile(r"[-\u2212]?[0-9][0-9.,\u00a0 ]*[0-9]|[-\u2212]?[0-9]")
_FIRST_WORD = re.compile(r"\W*(\w+)")
_MAX_CELLS = 4_000
_MAX_FIGURES = 50


def read_results(cells: Cells) -> tuple[StatedFigure, ...]:
    """The outcomes in a sheet Uitkomsten as this program writes it, one per indicator, set and level.

    Nothing when the sheet has other columns. A figure that the project itself stated is left out: it is in the
    sheet Beoordelingen as well.
    """
    for position, row in enumerate(cells.rows[:5]):
        heads = {folded(text_of(cell)): i for i, cell in enumerate(row) if is_filled(cell)}
        if all(name in heads for name in _NEEDED):
            rows = enumerate(cells.rows[position + 1 :], cells.first_row + position + 1)
            made = (_result(cells, heads, number, row) for number, row in rows)
            return tuple(figure for figure in made if figure is not None)
    return ()


def _result(cells: Cells, heads: Mapping[str, int], number: int, row: Sequence[Cell]) -> StatedFigure | None:
    texts = {name: clean_text(text_of(row[i])).strip()[:_LONGEST] for name, i in heads.items() if i < len(row)}
    if not texts.get("indicator") or texts.get("grondslag") == _STATED_BESIDE:
        return None
    is_met = texts.get("uitkomst") == Verdict.MEETS
    return StatedFigure(
        subject=texts["indicator"],
        value=_amount(row, heads.get("waarde")),
        unit=texts["eenheid"],
        where=Place(sheet=cells.sheet, row=number, column=cells.letter(heads["waarde"])),
        label=texts.get("naam", ""),
        environmental_set=_SETS.get(texts.get("set", "")),
        level=texts.get("niveau", "") if is_met else texts.get("oordeel_niveau", ""),
        limit=_amount(row, heads.get("grens")),
    )


def _amount(row: Sequence[Cell], index: int | None) -> float | None:
    cell = row[index] if index is not None and index < len(row) else ""
    if isinstance(cell, str):
        reading = readings(cell)
        return reading.value(None) if reading is not None else None
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def read_labels(sheets: Sequence[Cells], layouts: ImportLayouts) -> tuple[StatedFigure, ...]:
    """Labels with a figure and its unit, such as `MPG 0,56 €/m²jr`, in cells outside the bill."""
    return tuple(figure for cells in sheets for figure in _labels_in(cells, layouts))


def certain(figures: Iterable[StatedFigure]) -> tuple[StatedFigure, ...]:
    """One figure per subject and set; a subject with two different figures is ambiguous and left out."""
    by_subject: dict[tuple[str, str], list[StatedFigure]] = {}
    for figure in figures:
        by_subject.setdefault((figure.subject, figure.environmental_set or ""), []).append(figure)
    same = [found[0] for found in by_subject.values() if len({figure.value for figure in found}) == 1]
    return tuple(same[:_MAX_FIGURES])


_TOLD = {"mpg": "import_stated_mpg", "mki": "import_stated_mki"}


def say_stated(figures: Iterable[StatedFigure], findings: FindingList) -> None:
    """Adds a note for each MPG and total MKI that a file of another program states."""
    for figure in figures:
        code = _TOLD.get(figure.subject, "")
        if code and figure.value is not None and not figure.module:
            findings.note(code, figure.where, value=figure.value, text=figure.label)


def _labels_in(cells: Cells, layouts: ImportLayouts) -> Iterator[StatedFigure]:
    by_word = _labels_by_word(layouts)
    seen = 0
    for number, row in enumerate(cells.rows, cells.first_row):
        for i, cell in enumerate(row):
            if not isinstance(cell, str) or not cell or len(cell) > _LONGEST:
                continue
            seen += 1
            if seen > _MAX_CELLS:
                return
            for label in by_word.get(_first_word(cell), ()):
                value = _beside(cell, row[i + 1 : i + 4], label)
                if value is not None:
                    place = Place(sheet=cells.sheet, row=number, column=cells.letter(i))
                    which = _set_in(cell)
                    yield StatedFigure(label.subject, value, label.unit, place, quote(clean_text(cell)), which)


def _first_word(text: str) -> str:
    match = _FIRST_WORD.match(text)
    return match[1].casefold() if match is not None else ""


def _labels_by_word(layouts: ImportLayouts) -> dict[str, list[StatedLabel]]:
    """First word of a label -> the figures that have such a label: most cells begin with none of them."""
    by_word: dict[str, list[StatedLabel]] = {}
    for label in layouts.stated:
        for word in {_first_word(name) for name in label.labels}:
            by_word.setdefault(word, []).append(label)
    return by_word


def _beside(cell: str, following: Sequence[Cell], label: StatedLabel) -> float | None:
    """The figure of a label, in its own cell or the next ones; None without its unit beside it."""
    number = _NUMBER.search(_without_set(cell))
    text = _without_set(cell)
    if number is not None and header_key(text[: number.start()]) in _keys(label):
        reading = readings(number[0].strip())
        value = reading.value(None) if reading is not None else None
        return _in_unit(value, text[number.end() :], label)
    name, bracket = _unit_in_label(text)
    if header_key(name) not in _keys(label):
        return None
    filled = [other for other in following if is_filled(other)]
    if not filled:
        return None
    value, rest = _value_and_rest(filled[0])
    unit = rest or (text_of(filled[1]) if len(filled) > 1 else "") or bracket
    return _in_unit(value, unit, label)


def _keys(label: StatedLabel) -> set[str]:
    return {header_key(name) for name in label.labels}


def _without_set(text: str) -> str:
    return re.sub(r"\(?\b(?:set )?A[12]\b\)?", "", text)


def _set_in(text: str) -> EnvironmentalSet | None:
    found = set(re.findall(r"\bA[12]\b", text))
    return EnvironmentalSet(found.pop()) if len(found) == 1 else None


def _unit_in_label(text: str) -> tuple[str, str]:
    match = re.search(r"[\[(]([^\[\]()]{1,30})[\])]\s*:?\s*$", text)
    return (text[: match.start()], match[1]) if match else (text.rstrip(" :="), "")


def _value_and_rest(cell: Cell) -> tuple[float | None, str]:
    """A number cell, or a text of a number with perhaps its unit behind it."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell), ""
    text = text_of(cell)
    match = _NUMBER.search(text)
    if not isinstance(cell, str) or match is None or text[: match.start()].strip(" €"):
        return None, ""
    reading = readings(match[0].strip())
    rest = text[match.end() :].strip() or text[: match.start()].strip()
    return (reading.value(None) if reading is not None else None), rest


def _in_unit(value: float | None, unit: str, label: StatedLabel) -> float | None:
    """The value in the label's unit; None when the unit is absent or another."""
    plain = re.sub(r"[\s·]", "", folded(unit)).replace("²", "2").replace("₂", "2").rstrip(".")
    if value is None or plain not in label.units:
        return None
    return scaled(value, Decimal(1000)) if plain in ("ton", "t") and label.unit == "kg" else value
