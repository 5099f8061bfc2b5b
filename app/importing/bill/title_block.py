"""Reads the facts in the rows above a bill as proposals: name, floor areas, type, date, number of dwellings.

A fact stands beside its label (`BVO | 3.240 | m2`), behind it (`BVO: 3240 m2`) or in words (`24 rijwoningen`).
"""

import re
from collections.abc import Iterator, Sequence

from app.formats.cell_text import MAX_NAME, Cell, clean_text, text_of
from app.formats.import_result import ProposedFact
from app.importing.bill.content_guess import number_in
from app.importing.bill.dates import read_date
from app.importing.bill.table import Cells, is_filled
from app.importing.common.finding_list import quote
from models.domain.outcome import Place
from models.domain.project import BuildingType

_MOST_ROWS = 60
_LONGEST = 300
_LARGEST_COUNT = 100_000
_NUMBER = r"([0-9][0-9.,\u00a0]*[0-9]|[0-9])"
_NAME = re.compile(
    r"(?:project|projectnaam|naam project|naam|werk|betreft|onderwerp|project name)\s*(?:[:=]\s*|$)", re.IGNORECASE
)
_AREAS = {
    "gross_floor_area_m2": re.compile(
        r"\b(?:bvo|bruto[- ]?vloeroppervlakt?e?|gross floor area|gfa)\b", re.IGNORECASE
    ),
    "usable_floor_area_m2": re.compile(r"\b(?:go|gbo|gebruiksoppervlakt?e?|usable floor area)\b", re.IGNORECASE),
}
_AREA_BEHIND = re.compile(r"[^0-9]{0,25}?" + _NUMBER)
_DATE_LABEL = re.compile(r"\b(?:datum|date|aanvraag\w*|vergunning\w*)\s*[:.]?\s*", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DWELLINGS = re.compile(
    _NUMBER + r"\s+(?:\w+\s+)?(?:\w*woningen|appartementen|dwellings|apartments)\b", re.IGNORECASE
)
_TYPES: tuple[tuple[BuildingType, re.Pattern[str]], ...] = (
    (
        BuildingType.STACKED_DWELLING,
        re.compile(r"appartement|portiek|galerij|woongebouw|woontoren|gestapeld|apartment", re.IGNORECASE),
    ),
    (
        BuildingType.GROUND_BOUND_DWELLING,
        re.compile(
            r"rijwoning|eengezins|grondgebonden|2-onder-1|twee-onder-een|rijhuis|vrijstaande", re.IGNORECASE
        ),
    ),
    (BuildingType.OFFICE, re.compile(r"\bkantoor", re.IGNORECASE)),
    (
        BuildingType.NON_RESIDENTIAL,
        re.compile(
            r"school|\bikc\b|kindcentrum|sporthal|zorg|winkel|bedrijfs(?:hal|gebouw)|kinderdag", re.IGNORECASE
        ),
    ),
    (
        BuildingType.PUBLIC_SPACE,
        re.compile(r"herinrichting|reconstructie|openbare ruimte|woonrijp|plantsoen|wegvak", re.IGNORECASE),
    ),
)


def title_facts(above: Cells) -> tuple[ProposedFact, ...]:
    """The facts in the rows above a header, at most one for each field; the first that is found counts."""
    found: dict[str, ProposedFact] = {}
    for number, row in enumerate(above.rows[:_MOST_ROWS], above.first_row):
        for i, cell in enumerate(row):
            if isinstance(cell, str) and is_filled(cell):
                text = clean_text(cell).strip()[:_LONGEST]
                place = Place(sheet=above.sheet, row=number, column=above.letter(i))
                beside = [other for other in row[i + 1 : i + 4] if is_filled(other)]
                for field, value in _facts(text, beside):
                    shown = quote(" ".join([text, *(text_of(other) for other in beside[:2])]))
                    found.setdefault(field, _fact(field, value, shown, place))
    if "name" not in found:
        found |= {fact.field: fact for fact in _first_text(above)}
    return tuple(found.values())


def _fact(field: str, value: str | float, shown: str, place: Place) -> ProposedFact:
    if isinstance(value, str):
        return ProposedFact(field, shown, place, value=value)
    return ProposedFact(field, shown, place, number=value)


def _facts(text: str, beside: Sequence[Cell]) -> Iterator[tuple[str, str | float]]:
    """The facts in one cell and those beside it."""
    name = _NAME.match(text)
    if name is not None:
        named = text[name.end() :].strip() or (text_of(beside[0]).strip() if beside else "")
        if named:
            yield "name", named[:MAX_NAME]
    for field, label in _AREAS.items():
        area = _area(text, label, beside)
        if area:
            yield field, area
    date = _dated(text, beside)
    if date:
        yield "permit_application_date", date
    dwellings = _DWELLINGS.search(text)
    count = number_in(dwellings[1]) if dwellings is not None else None
    if count and count.is_integer() and count < _LARGEST_COUNT:
        yield "dwelling_count", count
    for kind, words in _TYPES:
        if words.search(text):
            yield "building_type", kind.value
            break


def _area(text: str, label: re.Pattern[str], beside: Sequence[Cell]) -> float | None:
    match = label.search(text)
    if match is None:
        return None
    behind = _AREA_BEHIND.match(text[match.end() :].replace("m2", "m²"))
    if behind is not None:
        return number_in(behind[1])
    return next((value for cell in beside[:2] if (value := _leading_number(cell))), None)


def _leading_number(cell: Cell) -> float | None:
    match = re.match(_NUMBER, cell.strip()) if isinstance(cell, str) else None
    return number_in(match[1]) if match is not None else number_in(cell)


def _dated(text: str, beside: Sequence[Cell]) -> str:
    """The date behind a label or beside it, as yyyy-mm-dd; "" for none."""
    label = _DATE_LABEL.search(text)
    if label is None:
        return ""
    behind = _DATE.search(text[label.end() :])
    date = read_date(behind[0]) if behind is not None else next(map(read_date, beside[:1]), None)
    return date.isoformat() if date is not None else ""


def _first_text(above: Cells) -> Iterator[ProposedFact]:
    """The first text of a title block as the name of the project."""
    for number, row in enumerate(above.rows[:_MOST_ROWS], above.first_row):
        for i, cell in enumerate(row):
            if isinstance(cell, str) and is_filled(cell):
                text = clean_text(cell).strip(" <>\n")[:MAX_NAME]
                place = Place(sheet=above.sheet, row=number, column=above.letter(i))
                yield _fact("name", text, quote(text), place)
                return
