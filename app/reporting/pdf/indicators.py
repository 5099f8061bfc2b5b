"""Page 2: every indicator with its figure, band, limits, verdict, and what the figure rests on."""

from collections.abc import Iterator

from reportlab.pdfbase.pdfmetrics import stringWidth

from app.reporting.pdf.marks import MARK_COLOURS
from app.reporting.pdf.style import CONTENT_WIDTH, FAINT, INK, NARROW, PROV, SMALLEST, SOFT
from app.reporting.pdf.tables import CELL_PADDING, BandCell, Cell, Column, PaperTable, Row, TableLook
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.wording.callout_text import MPG
from app.reporting.wording.indication_text import IndicationTexts, indication_texts
from app.reporting.wording.number_text import NOTHING
from app.reporting.wording.outcome_texts import (
    coverage_text,
    figure_decimals,
    level_name,
    limit_text,
    marked_figure_text,
    outcome_name,
    short_unit_text,
    value_text,
    verdict_word,
)
from app.texts import Language, label
from models.domain.outcome import Outcome, OutcomeStatus, Verdict
from models.domain.requirement import LEVELS, Indicator, Level
from models.presentation.band import indication_band, outcome_band
from models.presentation.goals import target_of
from models.presentation.marks import Mark, headline_mark, verdict_mark
from models.presentation.reached import Headline, level_verdict, reached

LOOK = TableLook(size=SMALLEST, padding=2.1, header_size=SMALLEST)
_NAMES = (
    "theme",
    "indicator",
    "value",
    "unit",
    "interval",
    "legal",
    "recommended",
    "ambitious",
    "verdict",
    "ground",
)
_WIDTHS: dict[Language, tuple[float, ...]] = {
    "nl": (64.0, 89.0, 45.0, 38.0, 42.0, 43.0, 46.0, 42.0, 0.0, 42.0),
    "en": (40.0, 90.0, 54.0, 41.0, 42.0, 43.0, 54.0, 44.0, 0.0, 34.0),
}
"""Widths in points; the verdict takes the rest."""

_LINES = {"verdict": 3, "unit": 2, "ground": 2}
_RIGHT = frozenset(("value",))
_FIGURES = _RIGHT | frozenset(LEVELS)


def indicator_table(report: Report, lang: Language, setter: Typesetter, *, with_indication: bool) -> PaperTable:
    """The table in the order of the indicators; a rule separates the themes."""
    rows = tuple(_rows(report, lang, with_indication=with_indication))
    return PaperTable(_columns(lang), rows, setter, LOOK)


def _columns(lang: Language) -> list[Column]:
    widths = _WIDTHS[lang]
    rest = CONTENT_WIDTH - sum(widths)
    return [
        Column(
            label(f"report_column_{name}", lang),
            width or rest,
            "right" if name in _RIGHT else "left",
            most_lines=_LINES.get(name, 1),
            colour=SOFT if name in ("unit", "ground") else INK,
            is_figure=name in _FIGURES,
        )
        for name, width in zip(_NAMES, widths, strict=True)
    ]


def _rows(report: Report, lang: Language, *, with_indication: bool) -> Iterator[Row]:
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    theme = None
    for outcome in report.scorecard.outcomes:
        indicator = indicators[outcome.indicator_id]
        is_first = indicator.theme is not theme
        theme = indicator.theme
        name = label(f"report_theme_{theme}", lang) if is_first else ""
        goal = target_of(report.variant, indicator.id)
        cells = _cells(outcome, indicator, goal, lang)
        yield Row((Cell(name, INK, is_bold=True), *cells), has_rule=is_first)
        told = indication_texts(outcome, indicator, lang) if with_indication else None
        if told is not None:
            yield Row(("", *_indication_cells(outcome, told, goal, lang)), has_rule=False)


def _indication_cells(
    outcome: Outcome, told: IndicationTexts, goal: Level | None, lang: Language
) -> tuple[str | Cell | BandCell, ...]:
    """The row of an indication under that of its firm figure, in words of its own."""
    is_mpg, band = outcome.indicator_id == MPG, indication_band(outcome, goal)
    return (
        Cell(
            label("report_mpg_indication" if is_mpg else "report_row_indication", lang), PROV, mark=Mark.ESTIMATED
        ),
        Cell(told.figure if band is None else told.middle or told.figure, PROV),
        "",
        BandCell(band, told.sentence),
        *([""] * len(LEVELS)),
        Cell(told.verdict, PROV),
        label("report_ground_indication", lang),
    )


def _cells(
    outcome: Outcome, indicator: Indicator, goal: Level | None, lang: Language
) -> tuple[str | Cell | BandCell, ...]:
    has_value = outcome.status is OutcomeStatus.VALUE
    colour = INK if has_value else SOFT
    unit = short_unit_text(indicator, lang)
    value = marked_figure_text(outcome, indicator, lang)
    has_band = has_value and outcome.estimate is not None
    band = outcome_band(outcome, goal, with_indication=False) if has_band else None
    return (
        Cell(_name(outcome, indicator, lang), colour),
        Cell(value, colour, is_bold=has_value),
        "" if unit == NOTHING else unit,
        BandCell(band, value_text(outcome, indicator, lang) if band is not None else ""),
        *(_limit_cell(outcome, indicator, level, goal, lang) for level in LEVELS),
        _verdict_cell(outcome, goal, lang),
        coverage_text(outcome, lang),
    )


def _name(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """The long name where it fits, else the short one."""
    name = outcome_name(outcome, indicator, lang)
    fits = stringWidth(name, NARROW, LOOK.size) <= _WIDTHS[lang][1] - 2 * CELL_PADDING
    return name if fits else outcome_name(outcome, indicator, lang, short=True)


def _limit_cell(outcome: Outcome, indicator: Indicator, level: Level, goal: Level | None, lang: Language) -> Cell:
    """The limit of one level after the mark of its verdict, bold where it is the goal."""
    verdict = level_verdict(outcome.levels, level)
    limit = limit_text(verdict, figure_decimals(outcome, indicator), lang)
    if verdict is None or verdict.verdict is Verdict.NO_LEVEL or limit == NOTHING:
        return Cell("" if limit == NOTHING else limit, FAINT)
    has_value = outcome.status is OutcomeStatus.VALUE
    mark = (
        verdict_mark(verdict.verdict) if has_value or verdict.verdict is Verdict.NOT_COMPARABLE else Mark.UNKNOWN
    )
    if outcome.status is OutcomeStatus.NOT_APPLICABLE:
        mark = Mark.NO_LEVEL
    return Cell(limit, INK if level is goal else SOFT, is_bold=level is goal, mark=mark)


def _verdict_cell(outcome: Outcome, goal: Level | None, lang: Language) -> Cell:
    """The verdict on the goal where that is missed, else on the highest level that is met."""
    headline, word = reached(outcome).headline, verdict_word(outcome, lang)
    at_goal = None if goal is None else level_verdict(outcome.levels, goal)
    misses_goal = at_goal is not None and at_goal.verdict is Verdict.MISSES
    if misses_goal and headline is Headline.MEETS and at_goal is not None:
        headline = Headline.MISSES
        word = label("report_reached_misses", lang, level=level_name(at_goal, lang))
    is_decided = headline in (Headline.MEETS, Headline.MISSES)
    shown = f"{label('report_meets', lang)} {word}" if headline is Headline.MEETS else word
    colour = MARK_COLOURS.get(headline_mark(headline), SOFT) if is_decided else SOFT
    return Cell(shown, colour, is_bold=is_decided)
