"""The scorecard as plain text for a terminal: themes as groups, verdicts in word and shape.

Colour is only added when asked for. Under 100 columns it leaves out units, then limits, then short names
take the place of long ones.
"""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.reporting.report import Report
from app.reporting.wording.indication_text import indication_texts
from app.reporting.wording.narrowing_text import narrowing_texts
from app.reporting.wording.number_text import NOTHING
from app.reporting.wording.outcome_texts import (
    coverage_text,
    figure_decimals,
    figure_levels_text,
    figure_value_text,
    indicator_name,
    is_stated,
    level_shape,
    limit_text,
    lines_text,
    margin_text,
    mark_notes,
    marked_value_text,
    more_text,
    outcome_name,
    place_text,
    reason_text,
    requirement_set_text,
    stated_text,
    step_text,
    unit_text,
    value_text,
    variant_line,
    verdict_shape,
    verdict_word,
)
from app.reporting.wording.parts_text import asked_names, parts_sentence
from app.reporting.wording.phase_text import phase_texts
from app.reporting.wording.place_text import place_texts
from app.reporting.wording.plain_text import clean, column_count, fitted
from app.reporting.wording.points_text import points_lines, reading_lines
from app.reporting.wording.rules_text import RULE_SHAPES, rule_name, rules_sentence, seen_text
from app.reporting.wording.stated_words import counting_text, counts_for_bill
from app.reporting.wording.summary import MOST_SHOWN, Missing, Step, Summary, by_outcome, summarise
from app.texts import Language, label, name_of, text
from app.texts import codes as known_codes
from models.domain.outcome import Basis, Finding, Outcome, Severity
from models.domain.requirement import LEVELS, Indicator, Level
from models.domain.rules import RuleResult
from models.presentation.reached import Headline, level_verdict, reached

DEFAULT_WIDTH = 100
_LEAST_WIDTH = 40
_MOST_FINDINGS = 12
_STATED = ("import_stated_mpg", "import_stated_mki")
"""Notes that are shown too: what the file itself states."""
_BOLD, _GREEN, _RED, _GREY, _PLAIN = "\x1b[1m", "\x1b[32m", "\x1b[31m", "\x1b[90m", "\x1b[0m"
_COLOURS = {Headline.MEETS: _GREEN, Headline.MISSES: _RED}

_CellText = Callable[[Outcome, Indicator, Language], str]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that is shown from a given terminal width on."""

    name: str
    width: int
    align: str
    from_width: int
    cell: _CellText


def terminal_table(report: Report, lang: Language, width: int = DEFAULT_WIDTH, colour: bool = False) -> str:
    """The whole text, ending in a newline, at most `width` (but at least 40) columns wide."""
    width = max(_LEAST_WIDTH, width)
    painter = _Painter(colour)
    summary = summarise(report)
    lines = [*_head(report, lang, width, painter), "", *_table(report, lang, width, painter), ""]
    notes = mark_notes(report.scorecard.outcomes, lang)
    lines += [*(line for note in notes for line in textwrap.wrap(note, width)), *([""] if notes else [])]
    lines += _lists(report, summary, lang, width, painter)
    lines += [fitted(label("report_no_total", lang), width), fitted(label("report_indicative", lang), width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Painter:
    """Wraps text in colour codes, or leaves it."""

    def __init__(self, is_on: bool) -> None:
        self.is_on = is_on

    def paint(self, words: str, code: str) -> str:
        return f"{code}{words}{_PLAIN}" if self.is_on and code else words


def _head(report: Report, lang: Language, width: int, painter: _Painter) -> Iterator[str]:
    project, regime = report.project, report.scorecard.legal_regime
    name = project.name.strip() or label("report_unnamed_project", lang)
    yield painter.paint(fitted(name, width), _BOLD)
    yield fitted(variant_line(report, lang), width)
    has_date = project.permit_application_date is not None
    without = label("review_no_regime" if has_date else "report_no_permit_date", lang)
    rules = text(regime, lang) if regime is not None else without
    other = report.scorecard.other_regime
    said = [rules] if other is None else [rules, text(other, lang)]
    for line in (f"{label('field_requirement_set_id_label', lang)}: {requirement_set_text(report, lang)}", *said):
        yield from textwrap.wrap(clean(line), width)


def _columns(report: Report, lang: Language, width: int) -> list[_Column]:
    """The columns that fit, each as wide as its texts; the indicator's name takes what is left.

    A figure is never cut: when its column does not fit, a whole column goes.
    """
    shown = [_as_wide_as_needed(column, report, lang) for column in _OPTIONAL if width >= column.from_width]
    for name in _GOES_FIRST:
        if width - sum(column.width + 1 for column in shown) >= _LEAST_NAME:
            break
        shown = [column for column in shown if column.name != name]
    rest = width - sum(column.width + 1 for column in shown)
    return [_Column("indicator", rest, "left", 0, _name_of(rest)), *shown]


def _as_wide_as_needed(column: _Column, report: Report, lang: Language) -> _Column:
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    texts = [column.cell(o, indicators[o.indicator_id], lang) for o in report.scorecard.outcomes]
    longest = max(column_count(words) for words in (*texts, _title(column.name, lang)))
    return replace(column, width=min(column.width, longest))


def _title(name: str, lang: Language) -> str:
    code = f"report_column_short_{name}"
    return label(code if code in known_codes() else f"report_column_{name}", lang)


def _name_of(width: int) -> _CellText:
    def name(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
        long = outcome_name(outcome, indicator, lang)
        return long if column_count(long) <= width else outcome_name(outcome, indicator, lang, short=True)

    return name


def _unit(_: Outcome, indicator: Indicator, lang: Language) -> str:
    unit = unit_text(indicator, lang)
    return "" if unit == NOTHING else unit


def _limit_of(level: Level) -> _CellText:
    def limit(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
        verdict = level_verdict(outcome.levels, level)
        shown = limit_text(verdict, figure_decimals(outcome, indicator), lang)
        return f"{level_shape(outcome, verdict)} {shown}".strip()

    return limit


def _value(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """The figure, marked as stated when it was not calculated."""
    shown = marked_value_text(outcome, indicator, lang)
    return f"{label('report_stated_short', lang)} {shown}" if is_stated(outcome) else shown


def _verdict(outcome: Outcome, _: Indicator, lang: Language) -> str:
    return f"{verdict_shape(outcome)} {verdict_word(outcome, lang)}"


_OPTIONAL = (
    _Column("value", 99, "right", 48, _value),
    _Column("unit", 16, "left", 100, _unit),
    *(_Column(str(level), 99, "left", 80, _limit_of(level)) for level in LEVELS),
    _Column("verdict", 20, "left", 0, _verdict),
    _Column("margin", 99, "right", 124, margin_text),
    _Column("coverage", 13, "right", 124, lambda outcome, _, lang: coverage_text(outcome, lang)),
)
"""The columns, each with its largest width on the terminal; figures have none."""

_GOES_FIRST = ("coverage", "margin", "unit", *LEVELS, "value")
_LEAST_NAME = 14


def _table(report: Report, lang: Language, width: int, painter: _Painter) -> Iterator[str]:
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    columns = _columns(report, lang, width)
    titles = (fitted(_title(c.name, lang), c.width, c.align) for c in columns)
    yield painter.paint(" ".join(titles), _GREY)
    theme = None
    for outcome in report.scorecard.outcomes:
        indicator = indicators[outcome.indicator_id]
        if indicator.theme is not theme:
            theme = indicator.theme
            yield painter.paint(fitted(label(f"report_theme_long_{theme}", lang), width), _BOLD)
        cells = (_cell(column, outcome, indicator, lang, painter) for column in columns)
        yield " ".join(cells)


def _cell(column: _Column, outcome: Outcome, indicator: Indicator, lang: Language, painter: _Painter) -> str:
    words = fitted(column.cell(outcome, indicator, lang), column.width, column.align)
    if column.name != "verdict":
        return words
    return painter.paint(words, _COLOURS.get(reached(outcome).headline, ""))


def _lists(report: Report, summary: Summary, lang: Language, width: int, painter: _Painter) -> Iterator[str]:
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    beside = list(_stated(report, lang))
    if beside:
        yield painter.paint(label("report_heading_stated", lang), _BOLD)
        yield from _items(beside, width)
    indications = list(_indications(report, lang))
    if indications:
        estimated = any(
            o.indication is not None and o.indication.estimated_share for o in report.scorecard.outcomes
        )
        heading = "provisional_heading_estimated" if estimated else "provisional_heading_outcomes"
        yield painter.paint(label(heading, lang), _BOLD)
        yield from _items(indications, width)
    narrowing = list(narrowing_texts(report.narrowing, lang))
    if narrowing:
        yield painter.paint(label("provisional_heading_narrowing", lang), _BOLD)
        yield from _items(narrowing, width)
    yield from _points(report, lang, width, painter)
    places = place_texts(report.scorecard.places, indicators, lang)
    if places:
        yield painter.paint(label("report_heading_places", lang), _BOLD)
        yield from _items(places, width)
    phases = phase_texts(report.scorecard.phases, lang)
    if phases:
        yield painter.paint(label("report_heading_phases", lang), _BOLD)
        yield from _items(phases, width)
    figures = list(_figures(report, lang))
    if figures:
        yield painter.paint(label("report_heading_figures", lang), _BOLD)
        yield from _items(figures, width)
    steps = {"gains": summary.gains, "gaps": summary.gaps[:MOST_SHOWN]}
    for name, entries in steps.items():
        yield painter.paint(label(f"report_heading_{name}", lang), _BOLD)
        words = [_step(step, indicators, lang) for step in entries]
        yield from _items(words or [label(f"report_no_{name}", lang)], width)
    yield painter.paint(label("report_heading_missing", lang), _BOLD)
    groups = by_outcome(summary.missing)
    words = [_missing(group, indicators, lang) for group in groups[:MOST_SHOWN]]
    if len(groups) > MOST_SHOWN:
        words.append(more_text("report_more_missing", len(groups) - MOST_SHOWN, lang))
    if summary.without_evidence:
        names = dict.fromkeys(indicator_name(indicators[a.indicator_id], lang) for a in summary.without_evidence)
        words.append(f"{label('report_heading_evidence', lang)}: {', '.join(names)}")
    yield from _items(words or [label("report_no_missing", lang)], width)
    yield from _findings(report, lang, width)
    for heading, said in (("parts", _parts(report, lang)), ("rules", _rules(report, lang))):
        if said:
            yield painter.paint(label(f"report_heading_{heading}", lang), _BOLD)
            yield from _items(said, width)


def _parts(report: Report, lang: Language) -> list[str]:
    """The counts of the parts that belong in the calculation, and those still to be answered."""
    names = asked_names(report.parts, lang)
    asked = [label("report_parts_asked", lang, parts=names)] if names else []
    return [parts_sentence(report.parts, lang), *asked] if report.parts else []


def _rules(report: Report, lang: Language) -> list[str]:
    """The counts of the rules of play, and those that do not fit with what was seen."""
    wrong = [check for check in report.rules if check.result is RuleResult.FITS_NOT]
    said = [f"{RULE_SHAPES[check.result]} {rule_name(check, lang)} {seen_text(check, lang)}" for check in wrong]
    return [rules_sentence(report.rules, lang), *said] if report.rules else []


def _step(step: Step, indicators: dict[str, Indicator], lang: Language) -> str:
    indicator = indicators[step.outcome.indicator_id]
    return f"{outcome_name(step.outcome, indicator, lang)}: {step_text(step, indicator, lang)}"


def _missing(reasons: Sequence[Missing], indicators: dict[str, Indicator], lang: Language) -> str:
    """The reasons why one outcome is incomplete, each once."""
    outcome = reasons[0].outcome
    name = outcome_name(outcome, indicators[outcome.indicator_id], lang)
    sentences = dict.fromkeys(reason_text(entry.reason, lang) for entry in reasons)
    return f"{name}: {' '.join(sentences)}"


def _stated(report: Report, lang: Language) -> Iterator[str]:
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    for outcome in report.scorecard.outcomes:
        indicator = indicators[outcome.indicator_id]
        if counts_for_bill(outcome, indicator):
            yield counting_text(outcome, indicator, lang)
        if outcome.stated is None or outcome.basis is not Basis.CALCULATED:
            continue
        yield label(
            "report_stated_beside",
            lang,
            name=outcome_name(outcome, indicator, lang),
            stated=stated_text(outcome.stated, outcome, indicator, lang),
            calculated=value_text(outcome, indicator, lang),
            unit=unit_text(indicator, lang),
        )


def _points(report: Report, lang: Language, width: int, painter: _Painter) -> Iterator[str]:
    counts, readings = points_lines(report, lang), reading_lines(report, lang)
    for heading, told in (("question_heading", counts), ("question_heading_readings", readings)):
        lines = list(told)
        if lines:
            yield painter.paint(label(heading, lang), _BOLD)
            yield from _items(lines, width)


def _indications(report: Report, lang: Language) -> Iterator[str]:
    """The indications that differ from their firm figure, each with its word for one level."""
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    for outcome in report.scorecard.outcomes:
        indicator = indicators[outcome.indicator_id]
        told = indication_texts(outcome, indicator, lang)
        if told is not None:
            beside = "" if told.verdict == label("provisional_word", lang) else f"; {told.verdict}"
            yield f"{outcome_name(outcome, indicator, lang)}: {told.sentence}{beside}"


def _figures(report: Report, lang: Language) -> Iterator[str]:
    """The extra figures, each with the reasons why it is incomplete."""
    rows = {row.id: row for row in report.reference.extra_figures}
    for figure in report.scorecard.figures:
        row = rows[figure.id]
        unit = "" if figure.estimate is None else f" {figure.unit}"
        verdicts = figure_levels_text(figure, row, lang)
        why = "".join(f" {said}" for said in (verdicts, *(text(r, lang) for r in figure.reasons)) if said)
        yield f"{name_of(row, lang)}: {figure_value_text(figure, row, lang)}{unit}.{why}"


def _items(entries: list[str], width: int) -> Iterator[str]:
    for entry in entries:
        yield from textwrap.wrap(clean(entry), width, initial_indent="  - ", subsequent_indent="    ")
    yield ""


def _findings(report: Report, lang: Language, width: int) -> Iterator[str]:
    """The number of findings, and each error and warning with its place."""
    counts = [
        f"{count} × {label(f'report_severity_{severity}', lang)}"
        for severity in Severity
        if (count := sum(finding.severity is severity for finding in report.findings))
    ]
    if not counts:
        return
    yield from textwrap.wrap(f"{label('report_heading_findings', lang)}: {', '.join(counts)}", width)
    serious = [finding for finding in report.findings if finding.severity is not Severity.NOTE]
    serious = [*(finding for finding in report.findings if finding.code in _STATED), *serious]
    words = [_finding(finding, lang) for finding in serious[:_MOST_FINDINGS]]
    if len(serious) > _MOST_FINDINGS:
        words.append(more_text("report_more_findings", len(serious) - _MOST_FINDINGS, lang))
    yield from _items(words, width)


def _finding(finding: Finding, lang: Language) -> str:
    where = place_text(finding, lang) or lines_text(finding.message.line_ids, lang, most=3)
    return f"{where}: {text(finding.message, lang)}" if where else text(finding.message, lang)
