"""A review as plain text for a terminal: headlines first, then what differs, what is missing and the limits."""

import textwrap
from collections.abc import Iterator, Sequence

from app.reporting.review.review import Review
from app.reporting.review.texts import (
    SHAPES,
    affected_text,
    causes_text,
    counted_lines,
    difference_figure,
    differing,
    edition_lines,
    figure_name,
    headline_text,
    indicators_of,
    limit_figure,
    limit_name,
    limit_remark,
    limit_verdict,
    lines_to_show,
    missing_text,
    nothing_found_text,
    open_verdict_name,
    open_verdict_text,
    recomputed_figure,
    report_check_lines,
    stated_figure,
)
from app.reporting.wording.outcome_texts import more_text, outcome_name, variant_line
from app.reporting.wording.parts_text import parts_sentence
from app.reporting.wording.plain_text import clean
from app.reporting.wording.rules_text import RULE_SHAPES, rule_name, rules_sentence, seen_text
from app.reporting.wording.stated_words import fit_text
from app.texts import Language, label
from models.domain.requirement import Indicator
from models.domain.review import FigureCheck
from models.domain.rules import RuleResult

_LEAST_WIDTH = 40
_MOST_ROWS = 12
_LONGEST = 400


def review_text(review: Review, lang: Language, width: int) -> str:
    """The whole text, ending in a newline, `width` (but at least 40) columns wide."""
    width = max(_LEAST_WIDTH, width)
    lines: list[str] = []
    for line, indent in _lines(review, lang):
        lines += _wrapped(line, indent, width) if line else [""]
    return "\n".join(lines) + "\n"


def _wrapped(line: str, indent: int, width: int) -> list[str]:
    shown = clean(line)[:_LONGEST]
    return textwrap.wrap(shown, width, subsequent_indent=" " * indent)


_Line = tuple[str, int]
"""A line and the indent of its continuation lines."""


def _lines(review: Review, lang: Language) -> Iterator[_Line]:
    yield from _head(review, lang)
    yield "", 0
    yield label("review_heading_headlines", lang).upper(), 0
    if not review.headlines:
        yield nothing_found_text(review, lang), 0
    for number, headline in enumerate(review.headlines, start=1):
        yield f"{number}. {headline_text(headline, lang)}", 3
    indicators = indicators_of(review)
    yield from _figures(review, indicators, lang)
    yield from _beside(review, indicators, lang)
    yield from _limits(review, indicators, lang)
    yield from _missing(review, indicators, lang)
    yield from _parts_and_rules(review, lang)
    yield "", 0
    yield label("report_indicative", lang), 0


def _parts_and_rules(review: Review, lang: Language) -> Iterator[_Line]:
    """The parts that belong in the calculation and the rules of play, with the rules that do not fit."""
    report = review.report
    if report is None:
        return
    if report.parts:
        yield "", 0
        yield label("report_heading_parts", lang).upper(), 0
        yield parts_sentence(report.parts, lang), 0
    if report.rules:
        yield "", 0
        yield label("report_heading_rules", lang).upper(), 0
        yield rules_sentence(report.rules, lang), 0
    for check in report.rules:
        if check.result is RuleResult.FITS_NOT:
            yield f"{RULE_SHAPES[check.result]}  {rule_name(check, lang)} {seen_text(check, lang)}", 3


def _head(review: Review, lang: Language) -> Iterator[_Line]:
    yield f"== {review.file.name} ==", 0
    if review.report is not None:
        name = review.report.project.name.strip() or label("report_unnamed_project", lang)
        yield f"{name} · {variant_line(review.report, lang)}", 0
        yield " · ".join(edition_lines(review, lang)), 0
        yield f"{label('review_content_hash', lang)}: {review.report.content_hash}", 0
    yield f"{label('review_file_hash', lang)}: {review.file.sha256}", 0
    if review.declarations:
        yield label("review_declarations", lang, count=len(review.declarations)), 0
    if review.report_check is not None:
        for line in report_check_lines(review.report_check, lang):
            yield f"{label('review_report_check', lang)}: {line}", 0


def _figures(review: Review, indicators: dict[str, Indicator], lang: Language) -> Iterator[_Line]:
    yield from _checks("review_heading_figures", differing(review.figures), indicators, lang)
    yield from _checks("review_heading_lines", lines_to_show(review.lines), indicators, lang)
    for sentence in counted_lines(review.lines, lang):
        yield sentence, 0


def _beside(review: Review, indicators: dict[str, Indicator], lang: Language) -> Iterator[_Line]:
    """Whether each stated figure that counts fits the computed one and the indication; a check and no verdict."""
    outcomes = () if review.report is None else review.report.scorecard.outcomes
    told = [
        f"-  {outcome_name(outcome, indicator, lang)}: {fits}."
        for outcome in outcomes
        for indicator in (indicators[outcome.indicator_id],)
        for fits in (fit_text(outcome, indicator, lang),)
        if fits
    ]
    if told:
        yield "", 0
        yield label("report_heading_stated", lang).upper(), 0
    yield from ((line, 3) for line in told)


def _checks(
    heading: str, checks: Sequence[FigureCheck], indicators: dict[str, Indicator], lang: Language
) -> Iterator[_Line]:
    if checks:
        yield "", 0
        yield label(heading, lang).upper(), 0
    for check in checks[:_MOST_ROWS]:
        name = figure_name(check, indicators, lang)
        name = f"{check.line_id} {name}" if check.line_id else name
        words = label(
            "review_check_line",
            lang,
            name=name,
            stated=stated_figure(check, lang),
            recomputed=recomputed_figure(check, lang),
        )
        difference = difference_figure(check, lang)
        parts = (words, difference, causes_text(check, lang))
        yield f"{SHAPES[check.agreement]}  {' '.join(part for part in parts if part)}", 3
    yield from _more(len(checks) - _MOST_ROWS, lang)


def _limits(review: Review, indicators: dict[str, Indicator], lang: Language) -> Iterator[_Line]:
    rows = review.editions.limits if review.editions is not None else ()
    if rows:
        yield "", 0
        yield label("review_heading_editions", lang).upper(), 0
    for row in rows[:_MOST_ROWS]:
        words = label(
            "review_limit_line",
            lang,
            name=limit_name(row, indicators, lang),
            limit=limit_figure(row.limit, row, indicators, lang),
            verdict=limit_verdict(row, lang),
        )
        yield f"{'≠' if row.is_wrong else '-'}  {words} {limit_remark(row, lang)}".rstrip(), 3
    yield from _more(len(rows) - _MOST_ROWS, lang)


def _missing(review: Review, indicators: dict[str, Indicator], lang: Language) -> Iterator[_Line]:
    if review.missing:
        yield "", 0
        yield label("review_heading_missing", lang).upper(), 0
    for item in review.missing[:_MOST_ROWS]:
        affects = affected_text(item, indicators, lang)
        yield f"-  {missing_text(item, lang)}{f' [{affects}]' if affects else ''}", 3
    yield from _more(len(review.missing) - _MOST_ROWS, lang)
    for verdict in review.open_verdicts[:_MOST_ROWS]:
        yield (
            f"-  {open_verdict_name(verdict, indicators, lang)}: {open_verdict_text(verdict, indicators, lang)}",
            3,
        )


def _more(count: int, lang: Language) -> Iterator[_Line]:
    if count > 0:
        yield more_text("review_more_rows", count, lang), 0
