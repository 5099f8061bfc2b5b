"""The comparison of two submissions as plain text for a terminal."""

import textwrap
from collections.abc import Iterator

from app.formats.fields import Field
from app.formats.workbook_layout import BILL_COLUMNS
from app.reporting.review.comparison import SubmissionComparison, SubmittedLine
from app.reporting.wording.number_text import NOTHING, signed_text, unit_symbol
from app.reporting.wording.outcome_texts import more_text, outcome_name, value_text
from app.reporting.wording.plain_text import clean
from app.texts import Language, label
from models.domain.project import FunctionArea
from models.domain.quantities import Unit
from models.scorecard.comparison import IndicatorRow, LineChange, LineDifference, Trend

_MOST_ROWS, _MOST_FIELDS = 40, 4
_LONG_FIELDS = frozenset(("extra", "module_profiles", "connection"))
_LONGEST, _LONGEST_VALUE = 300, 60
_HEADERS = {column.field: column.header for column in BILL_COLUMNS}
_SHAPES = {LineChange.ADDED: "+", LineChange.REMOVED: "-", LineChange.CHANGED: "~"}


def comparison_text(comparison: SubmissionComparison, lang: Language, width: int) -> str:
    """The whole text, ending in a newline."""
    lines: list[str] = []
    for line in _lines(comparison, lang):
        wrapped = textwrap.wrap(clean(line)[:_LONGEST], max(40, width), subsequent_indent="   ")
        lines += wrapped or [""]
    return "\n".join(lines) + "\n"


def _lines(comparison: SubmissionComparison, lang: Language) -> Iterator[str]:
    first, second = comparison.first.name, comparison.second.name
    yield label("review_against", lang, first=first, second=second)
    yield label(
        "review_against_counts",
        lang,
        added=comparison.count(LineChange.ADDED),
        removed=comparison.count(LineChange.REMOVED),
        changed=comparison.count(LineChange.CHANGED),
        same=comparison.unchanged_count,
    )
    for fact in comparison.facts:
        yield f"~  {fact_name(fact.field, lang)}: {plain_value(fact.before)} → {plain_value(fact.after)}"
    for row in comparison.indicators:
        if row.has_outcome:
            yield from _indicator(row, lang)
    ordered = sorted(comparison.lines, key=_size, reverse=True)
    for line in ordered[:_MOST_ROWS]:
        yield _line(line, lang)
    if len(ordered) > _MOST_ROWS:
        yield more_text("review_more_rows", len(ordered) - _MOST_ROWS, lang)


def _indicator(row: IndicatorRow, lang: Language) -> Iterator[str]:
    before, after = row.cells
    old, new = value_text(before.outcome, row.indicator, lang), value_text(after.outcome, row.indicator, lang)
    if old == new and not after.amount:
        return
    amount = "" if after.amount is None else f" ({signed_text(after.amount, row.indicator.decimals + 1, lang)})"
    trend = "" if after.trend in (None, Trend.NOTHING) else label(f"review_trend_{after.trend}", lang)
    yield f"{outcome_name(after.outcome, row.indicator, lang)}: {old} → {new}{amount} {trend}".rstrip()


def _size(line: SubmittedLine) -> float:
    return max((abs(effect.amount) for effect in line.effects if effect.amount is not None), default=0.0)


def _line(found: SubmittedLine, lang: Language) -> str:
    difference = found.difference
    head = f"{_SHAPES[difference.change]}  {found.line.id} {found.line.description}"
    changed = [
        f"{field_name(name, lang)} {plain_value(before)} → {plain_value(after)}"
        for name, before, after in _changes(difference)
        if name not in _LONG_FIELDS
    ]
    effects = [
        f"{label(f'report_subject_{e.subject}', lang)} {signed_text(e.amount, 1, lang)} {e.unit}"
        for e in found.effects
        if e.amount is not None
    ]
    return "; ".join([head, *changed, *effects])


def _changes(difference: LineDifference) -> Iterator[tuple[str, object, object]]:
    """Field, before and after, for the first changed fields."""
    for name in difference.fields[:_MOST_FIELDS]:
        yield name, getattr(difference.base, name), getattr(difference.other, name)


def fact_name(field: Field, lang: Language) -> str:
    """The key that a field of project or building has in the workbook; in English its id."""
    return field.header if lang == "nl" else field.id


def field_name(name: str, lang: Language) -> str:
    """The header that a field of a line has in the workbook; in English its id."""
    return _HEADERS.get(name, name) if lang == "nl" else name


def plain_value(value: object) -> str:
    """A value of any field as a short text; a dash for None and empty values."""
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, FunctionArea):
        role = {True: " (nevenfunctie)", False: " (eigen functie)", None: ""}[value.is_accessory]
        return f"{value.function} {value.usable_floor_area_m2:g} m²{role}"
    if isinstance(value, tuple):
        return ", ".join(plain_value(part) for part in value)[:_LONGEST_VALUE]
    if isinstance(value, Unit):
        return unit_symbol(value)
    return f"{value:g}" if isinstance(value, float) else str(value)[:_LONGEST_VALUE]
