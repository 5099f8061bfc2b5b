"""The value of a field of project, variant or building in words, as reports print it."""

import datetime as dt
from enum import StrEnum

from app.formats.fields import Field
from app.reporting.wording.number_text import NBSP, date_text, number_text, own_decimals
from app.texts import Language, label


def field_text(field: Field, value: object, lang: Language) -> str:
    """One line for a value; "" when it is unknown or blank."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return label("field_yes" if value else "field_no", lang)
    if isinstance(value, StrEnum):
        return label(field.answers + value, lang)
    if isinstance(value, dt.date):
        return date_text(value, lang)
    if isinstance(value, float | int):
        shown = number_text(float(value), own_decimals(float(value)), lang)
        return f"{shown}{NBSP}{label(field.unit, lang)}" if field.unit else shown
    return str(value).strip()
