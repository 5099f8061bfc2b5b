"""The figures that a report states: those of the attached outcomes, or others that its front pages print.

They are only compared with what is calculated again; no result uses them.
"""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from babel.numbers import NumberFormatError, parse_decimal

from app.formats.cell_text import clean_text
from app.formats.import_result import StatedFigure
from app.importing.common.finding_list import quote
from app.report_check.page_comparison import Lines
from app.reporting.json.outcome import SCHEMA
from app.reporting.report import Report
from app.reporting.wording.outcome_texts import outcome_name
from app.texts import Language
from models.domain.outcome import Outcome, Place, Verdict
from models.domain.product import EnvironmentalSet
from models.domain.project import JudgedLevel
from models.domain.requirement import LEVELS
from models.strict_json import JsonRefusedError, strict_json

_TOTALS = {
    "mpg_a1": ("mki", EnvironmentalSet.A1),
    "mpg_a2": ("mki", EnvironmentalSet.A2),
    "mass": ("mass", None),
}
_FIRST_NUMBER = re.compile(r"[−-]?\d[\d.,]*")
_BETWEEN = "–"
"""Stands between the bounds of an interval without a figure of its own."""
_MOST_OUTCOMES = 200
_SETS = {member.value: member for member in EnvironmentalSet}
_LEVELS = {level.value: JudgedLevel[level.name].value for level in LEVELS}


def stated_in_outcomes(data: bytes | None, place: Place) -> tuple[StatedFigure, ...]:
    """The figures of the attached outcomes; an entry that has not their structure is skipped."""
    document = _document(data)
    outcomes = [_figure(part, place) for part in _parts(document, "outcomes")]
    totals = [_total(part, place) for part in _parts(document, "contributions")]
    return tuple(figure for figure in (*outcomes, *totals) if figure is not None)


def stated_hash(data: bytes | None) -> str:
    """The content hash that the attached outcomes state; "" when they state none."""
    return _text(_document(data), "content_hash")


def with_page_figures(
    stated: Sequence[StatedFigure], page: tuple[Lines, Lines], report: Report, lang: Language
) -> tuple[StatedFigure, ...]:
    """The stated figures, replaced by those that the front pages print otherwise than those made again.

    `page` holds the lines of the front pages as (in the file, made again).
    """
    figures = {(figure.subject, figure.module, figure.environmental_set): figure for figure in stated}
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    for outcome in report.scorecard.outcomes:
        indicator = indicators[outcome.indicator_id]
        names = [f"{outcome_name(outcome, indicator, lang, short)} " for short in (False, True)]
        (row, value), (_, anew) = (_row(lines, names, lang) for lines in page)
        if value is not None and value != anew:
            key = (outcome.indicator_id, "", outcome.environmental_set)
            figures[key] = _from_page(figures.get(key), outcome, value, row)
    return tuple(figures.values())


def _row(lines: Lines, names: Sequence[str], lang: Language) -> tuple[str, float | None]:
    """The row of an indicator and its figure: the last line with both, since the wheel comes first."""
    for name in names:
        for row in reversed(lines):
            value = _printed(row.partition(name)[2], lang) if name in row else None
            if value is not None:
                return row, value
    return "", None


def _from_page(known: StatedFigure | None, outcome: Outcome, value: float, row: str) -> StatedFigure:
    where = known.where if known is not None else Place()
    return StatedFigure(
        outcome.indicator_id,
        value,
        outcome.unit,
        Place(where.file),
        quote(row),
        outcome.environmental_set,
        level=known.level if known is not None else "",
        limit=known.limit if known is not None else None,
    )


def _printed(text: str, lang: Language) -> float | None:
    """The figure at the start of what follows an indicator's name; None for a bound, an interval or no figure."""
    start = text.lstrip()
    number = _FIRST_NUMBER.match(start)
    if number is None or start[number.end() :].lstrip().startswith(_BETWEEN):
        return None
    try:
        return float(parse_decimal(number.group().replace("−", "-").rstrip(".,"), locale=lang))
    except (NumberFormatError, ValueError):
        return None


def _document(data: bytes | None) -> dict[str, Any]:
    try:
        found = strict_json(data or b"")
    except JsonRefusedError:
        return {}
    return found if isinstance(found, dict) and found.get("schema") == SCHEMA else {}


def _parts(document: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = document.get(key)
    listed = found[:_MOST_OUTCOMES] if isinstance(found, list) else []
    return [part for part in listed if isinstance(part, dict)]


def _text(part: Mapping[str, Any], key: str) -> str:
    value = part.get(key)
    return quote(clean_text(value)) if isinstance(value, str) else ""


def _number(part: Mapping[str, Any], key: str) -> float | None:
    value = part.get(key)
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return float(value) if is_number and value is not None else None


def _figure(part: Mapping[str, Any], place: Place) -> StatedFigure | None:
    subject, value = _text(part, "indicator"), _number(part, "value")
    if not subject or value is None:
        return None
    met = [level for level in _parts(part, "levels") if level.get("verdict") == Verdict.MEETS]
    best = met[-1] if met else {}
    return StatedFigure(
        subject,
        value,
        _text(part, "unit"),
        place,
        subject,
        _SETS.get(_text(part, "set")),
        level=_LEVELS.get(_text(best, "level"), ""),
        limit=_number(best, "limit"),
    )


def _total(part: Mapping[str, Any], place: Place) -> StatedFigure | None:
    total = part.get("total")
    value = _number(total, "value") if isinstance(total, dict) else None
    known = _TOTALS.get(_text(part, "subject"))
    if known is None or value is None:
        return None
    subject, environmental_set = known
    return StatedFigure(subject, value, _text(part, "unit"), place, subject, environmental_set)
