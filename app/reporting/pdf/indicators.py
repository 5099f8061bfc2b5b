"""The table of page 1: every indicator with its figure, limits, verdict, margin and coverage."""

from collections.abc import Iterator

from reportlab.pdfbase.pdfmetrics import stringWidth

from app.reporting.pdf.style import BAD, CONTENT_WIDTH, FAINT, GOOD, INK, NARROW, SOFT
from app.reporting.pdf.tables import CELL_PADDING, Cell, Column, PaperTable, Row, TableLook
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.wording.indication_text import IndicationTexts, indication_texts
from app.reporting.wording.number_text import NOTHING, percent_text
from app.reporting.wording.outcome_texts import (
    coverage_text,
    figure_decimals,
    level_shape,
    limit_text,
    margin_text,
    marked_value_text,
    outcome_name,
    unit_text,
    verdict_shape,
    verdict_word,
)
from app.texts import Language, label
from models.domain.outcome import Indication, Outcome, OutcomeStatus
from models.domain.requirement import LEVELS, Indicator, Level
from models.presentation.indicated import is_printed_unasked
from models.presentation.reached import Headline, level_verdict, reached

LOOK = TableLook(size=7.0, padding=0.95, header_size=6.6)
_NAMES = (
    "theme",
    "indicator",
    "value",
    "unit",
    "legal",
    "recommended",
    "ambitious",
    "verdict",
    "margin",
    "coverage",
)
_WIDTHS: dict[Language, tuple[float, ...]] = {
    "nl": (58.5, 121.0, 54.0, 58.0, 36.0, 43.0, 41.0, 0.0, 27.0, 27.0),
    "en": (42.0, 114.0, 54.0, 60.0, 36.0, 50.0, 41.0, 0.0, 27.0, 33.0),
}
"""Widths in points; the verdict takes the rest."""

_RIGHT = frozenset(("value", "margin", "coverage"))
_FIGURES = (_RIGHT - {"coverage"}) | frozenset(LEVELS)
"""Columns whose text is never broken; that of the coverage may say "without evidence"."""


def indicator_table(report: Report, lang: Language, setter: Typesetter) -> PaperTable:
    """The table in the order of the indicators; a rule separates the themes."""
    return PaperTable(_columns(lang), tuple(_rows(report, lang)), setter, LOOK)


def _columns(lang: Language) -> list[Column]:
    widths = _WIDTHS[lang]
    rest = CONTENT_WIDTH - sum(widths)
    return [
        Column(
            label(f"report_column_{name}", lang),
            width or rest,
            "right" if name in _RIGHT else "left",
            most_lines=2 if name in ("verdict", "coverage") else 1,
            colour=SOFT if name in ("unit", "coverage", "margin") else INK,
            is_figure=name in _FIGURES,
        )
        for name, width in zip(_NAMES, widths, strict=True)
    ]


def _rows(report: Report, lang: Language) -> Iterator[Row]:
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    theme = None
    for outcome in report.scorecard.outcomes:
        indicator = indicators[outcome.indicator_id]
        is_first = indicator.theme is not theme
        theme = indicator.theme
        name = label(f"report_theme_{theme}", lang) if is_first else ""
        yield Row((Cell(name, INK, is_bold=True), *_cells(outcome, indicator, lang)), has_rule=is_first)
        told = indication_texts(outcome, indicator, lang)
        if told is not None and outcome.indication is not None and is_printed_unasked(outcome):
            yield Row(("", *_indication_cells(outcome.indication, told, lang)), has_rule=False)


def _indication_cells(found: Indication, told: IndicationTexts, lang: Language) -> tuple[str | Cell, ...]:
    """The row of an indication under that of its firm figure, in words of its own."""
    provisional = percent_text(found.provisional_share, lang)
    return (
        Cell(label("provisional_row", lang, provisional=provisional), SOFT),
        Cell(told.figure, SOFT),
        *([""] * (1 + len(LEVELS))),
        Cell(told.verdict, SOFT),
        "",
        percent_text(found.covered_share, lang),
    )


def _cells(outcome: Outcome, indicator: Indicator, lang: Language) -> tuple[str | Cell, ...]:
    has_value = outcome.status is OutcomeStatus.VALUE
    colour = INK if has_value else SOFT
    unit = unit_text(indicator, lang)
    return (
        Cell(_name(outcome, indicator, lang), colour),
        Cell(marked_value_text(outcome, indicator, lang), colour, is_bold=has_value),
        "" if unit == NOTHING else unit,
        *(_limit_cell(outcome, indicator, level, lang) for level in LEVELS),
        _verdict_cell(outcome, lang),
        margin_text(outcome, indicator, lang),
        coverage_text(outcome, lang),
    )


def _name(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """The long name where it fits, else the short one."""
    name = outcome_name(outcome, indicator, lang)
    fits = stringWidth(name, NARROW, LOOK.size) <= _WIDTHS[lang][1] - 2 * CELL_PADDING
    return name if fits else outcome_name(outcome, indicator, lang, short=True)


def _limit_cell(outcome: Outcome, indicator: Indicator, level: Level, lang: Language) -> Cell:
    verdict = level_verdict(outcome.levels, level)
    limit = limit_text(verdict, figure_decimals(outcome, indicator), lang)
    shape = level_shape(outcome, verdict)
    shown = f"{shape} {limit}" if shape else limit
    return Cell(shown, FAINT if limit == NOTHING else SOFT if outcome.status is not OutcomeStatus.VALUE else INK)


def _verdict_cell(outcome: Outcome, lang: Language) -> Cell:
    headline = reached(outcome).headline
    colour = {Headline.MEETS: GOOD, Headline.MISSES: BAD, Headline.CANNOT_SAY: INK}.get(headline, SOFT)
    is_decided = headline in (Headline.MEETS, Headline.MISSES)
    return Cell(f"{verdict_shape(outcome)} {verdict_word(outcome, lang)}", colour, is_bold=is_decided)
