"""The reviews of many files in one workbook: a sheet with a row per file, and sheets of figures and findings.

Written without formulas; text of files stays text.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

from app.reporting.dated_file import dated_workbook_bytes
from app.reporting.review.review import Review
from app.reporting.review.texts import (
    agreement_words,
    causes_text,
    figure_name,
    figure_unit,
    headline_text,
    indicators_of,
    missing_text,
    nothing_found_text,
    report_check_lines,
)
from app.reporting.wording.outcome_texts import place_text
from app.reporting.wording.parts_text import condition_text, part_name, state_text
from app.reporting.wording.rules_text import result_text, rule_name, seen_text
from app.reporting.workbook.cells import CellValue, add_head, add_row
from app.texts import Language, label, text, todo
from models.domain.outcome import Estimate, Message, Severity
from models.domain.parts import PartState
from models.domain.review import Agreement, FigureCheck

MOST_ROWS = 20_000
"""The most rows per sheet of findings; further ones are counted in the last row."""

_FILES = (
    ("file", 40), ("project", 36), ("variant", 20), ("permit_date", 14), ("rules", 34), ("headlines", 12),
    ("differences", 12), ("missing", 12), ("errors", 10), ("warnings", 12), ("first", 90), ("pdf_check", 60),
    ("content_hash", 66), ("file_hash", 66),
)  # fmt: skip
_HEADLINES = (("file", 40), ("number", 8), ("headline", 120), ("lines", 30))
_FIGURES = (
    ("file", 40), ("figure", 46), ("line", 12), ("unit", 16), ("stated", 14), ("recomputed", 14), ("lower", 14),
    ("upper", 14), ("difference", 14), ("relative_pct", 14), ("agreement", 30), ("cause", 80),
)  # fmt: skip
_FINDINGS = (("file", 40), ("severity", 16), ("place", 34), ("finding", 100), ("todo", 60))
_SHEETS: dict[str, Sequence[tuple[str, int]]] = {
    "files": _FILES, "headlines": _HEADLINES, "figures": _FIGURES, "findings": _FINDINGS,
}  # fmt: skip


class SummaryWorkbook:
    """Collects reviews one by one, so that no more than one is in memory."""

    def __init__(self, lang: Language, made_on: dt.date | None = None) -> None:
        """`made_on` is the date in the metadata of the file."""
        self._lang, self._made_on = lang, made_on
        self._book = Workbook(write_only=True)
        self._sheets = {name: self._sheet(name, columns) for name, columns in _SHEETS.items()}
        self._counts = dict.fromkeys(_SHEETS, 0)

    def _sheet(self, name: str, columns: Sequence[tuple[str, int]]) -> Any:
        sheet = self._book.create_sheet(label(f"review_sheet_{name}", self._lang))
        headers = [label(f"review_head_of_{code}", self._lang) for code, _ in columns]
        add_head(sheet, headers, [width for _, width in columns])
        return sheet

    def add(self, name: str, review: Review | Message) -> None:
        """Adds a file by its name: its review, or why there is none."""
        lang = self._lang
        self._add("files", (_file_row(name, review, lang),))
        if isinstance(review, Review):
            self._add("headlines", _headline_rows(name, review, lang))
            self._add("figures", _figure_rows(name, review, lang))
            self._add("findings", _finding_rows(name, review, lang))

    def _add(self, sheet: str, rows: Iterable[Sequence[CellValue]]) -> None:
        for row in rows:
            self._counts[sheet] += 1
            if self._counts[sheet] <= MOST_ROWS:
                add_row(self._sheets[sheet], row)

    def close(self) -> None:
        """Gives up a workbook that will not be written; one that was written stays as it is."""
        for sheet in self._sheets.values():
            if not sheet.closed:
                sheet.close()

    def to_bytes(self) -> bytes:
        """The workbook as bytes of an xlsx file; nothing can be added after it."""
        for name, count in self._counts.items():
            if count > MOST_ROWS:
                more = label("review_more_in_workbook", self._lang, count=count - MOST_ROWS)
                add_row(self._sheets[name], (more,))
        return dated_workbook_bytes(self._book, self._made_on)


def _file_row(name: str, review: Review | Message, lang: Language) -> Sequence[CellValue]:
    if isinstance(review, Message):
        return (name, *[None] * 9, text(review, lang))
    report, editions = review.report, review.editions
    findings = review.import_findings if report is None else report.findings
    counts = [sum(finding.severity is severity for finding in findings) for severity in Severity]
    check = review.report_check
    return (
        name,
        None if report is None else report.project.name,
        None if report is None else report.variant.name,
        None if editions is None else editions.permit_application_date,
        None if editions is None or editions.regime is None else text(editions.regime, lang),
        len(review.headlines),
        None if report is None else len(review.differences),
        None if report is None else len(review.missing),
        counts[0],
        counts[1],
        headline_text(review.headlines[0], lang) if review.headlines else nothing_found_text(review, lang),
        None if check is None else " ".join(report_check_lines(check, lang)),
        None if report is None else report.content_hash,
        review.file.sha256,
    )


def _headline_rows(name: str, review: Review, lang: Language) -> Iterable[Sequence[CellValue]]:
    for number, headline in enumerate(review.headlines, 1):
        yield name, number, headline_text(headline, lang), ", ".join(headline.message.line_ids[:20])


def _figure_rows(name: str, review: Review, lang: Language) -> Iterable[Sequence[CellValue]]:
    """The rows of all figures, and of the line totals that do not agree."""
    indicators = indicators_of(review)
    lines = (check for check in review.lines if check.agreement is not Agreement.AGREES)
    for check in (*review.figures, *lines):
        about = figure_name(check, indicators, lang)
        yield (
            name,
            about,
            check.line_id,
            figure_unit(check, indicators, lang),
            *_numbers(check),
            *_words(check, lang),
        )


def _numbers(check: FigureCheck) -> tuple[CellValue, ...]:
    recomputed = check.recomputed or Estimate(None, None, None, 0.0)
    relative = check.relative_difference
    is_different = check.agreement is Agreement.DIFFERS
    return (
        check.stated,
        recomputed.value,
        recomputed.lower,
        recomputed.upper,
        check.difference if is_different else None,
        relative * 100 if relative is not None and is_different else None,
    )


def _words(check: FigureCheck, lang: Language) -> tuple[str, str]:
    return agreement_words(check, lang), causes_text(check, lang) if check.causes else ""


def _finding_rows(name: str, review: Review, lang: Language) -> Iterable[Sequence[CellValue]]:
    """The rows of missing items, then of findings, parts still to be answered, and rules of play."""
    for item in review.missing:
        yield name, label("review_missing_word", lang), "", missing_text(item, lang), todo(item.message, lang)
    findings = review.import_findings if review.report is None else review.report.findings
    for finding in findings:
        severity = label(f"report_severity_{finding.severity}", lang)
        place = place_text(finding, lang)
        yield name, severity, place, text(finding.message, lang), todo(finding.message, lang)
    report = review.report
    for check in () if report is None else report.parts:
        if check.state is PartState.ASKED:
            condition = condition_text(check, lang)
            yield name, state_text(check, lang), check.part.nl_sfb_group, part_name(check, lang), condition
    for rule in () if report is None else report.rules:
        yield (
            name,
            result_text(rule, lang),
            label("report_column_rule", lang),
            rule_name(rule, lang),
            seen_text(rule, lang),
        )
