"""The parsers and formatters of typed fields: numbers in the number format of the settings, dates, text."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.desktop.session.workspace import Workspace
from app.formats.cell_text import clean_text
from app.importing.bill.dates import read_date
from app.importing.bill.numbers import readings, says_unknown
from app.reporting.wording.number_text import number_text, own_decimals
from app.texts import Language

_EARLIEST_YEAR = 1900


def number_parser(
    lang: Language, *, above_zero: bool = False, is_whole: bool = False
) -> Callable[[str], float | int | None]:
    """The parser of numbers as written in `lang`; "onbekend" and the like are None.

    The parser raises ValueError with a sentence for the user.
    """

    def parse(text: str) -> float | int | None:
        if says_unknown(text):
            return None
        value = _number(text, lang)
        if above_zero and value <= 0:
            raise ValueError(QCoreApplication.translate("TypedInput", "Dit moet groter dan nul zijn."))
        if is_whole and (value < 0 or not value.is_integer()):
            raise ValueError(QCoreApplication.translate("TypedInput", "Dit moet een heel aantal zijn."))
        return int(value) if is_whole else value

    return parse


def _number(text: str, lang: Language) -> float:
    found = readings(text)
    if found is None:
        raise ValueError(QCoreApplication.translate("TypedInput", "Dit is geen getal."))
    value = found.comma if lang == "nl" else found.point
    if value is not None:
        return value
    if lang == "nl":
        raise ValueError(QCoreApplication.translate("TypedInput", "Schrijf decimalen met een komma."))
    raise ValueError(QCoreApplication.translate("TypedInput", "Schrijf decimalen met een punt."))


def number_shower(lang: Language) -> Callable[[object], str]:
    """The function that writes a number with all of its decimals."""

    def show(value: object) -> str:
        return (
            number_text(float(value), own_decimals(float(value)), lang) if isinstance(value, float | int) else ""
        )

    return show


def parse_date(text: str) -> dt.date:
    """Reads a date as 1-7-2026 or 2026-07-01.

    Raises:
        ValueError: the text is no date, with a sentence for the user.
    """
    found = read_date(text)
    if found is None or found.year < _EARLIEST_YEAR:
        raise ValueError(
            QCoreApplication.translate("TypedInput", "Dit is geen datum. Schrijf dag-maand-jaar, zoals 1-7-2026.")
        )
    return found


def show_date(value: object) -> str:
    """Writes a date as 1-7-2026."""
    return f"{value.day}-{value.month}-{value.year}" if isinstance(value, dt.date) else ""


def number_language(workspace: Workspace) -> Language:
    """The language of the number format on screen, which may differ from that of the window."""
    return "en" if workspace.settings.number_locale == "en" else "nl"


def parse_text(text: str) -> str:
    """The text without invisible characters, such as marks that reverse the reading order."""
    return clean_text(text)


def show_text(value: object) -> str:
    """The text of a value, unchanged."""
    return str(value)
