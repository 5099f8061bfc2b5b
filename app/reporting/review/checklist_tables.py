"""The tables of the checklist: headlines, figures, line totals, limits, what is missing, open verdicts.

Every row has a box to tick; a tick and a note of the reviewer are printed where they belong. Of each table the
first rows are shown and the rest is counted.
"""

from collections.abc import Iterator, Sequence

from app.reporting.pdf.blocks import SMALL, SUBHEADING, Block, Heading, Sentences
from app.reporting.pdf.style import BAD, CONTENT_WIDTH, SOFT
from app.reporting.pdf.tables import Cell, Column, PaperTable, Row, TableLook
from app.reporting.pdf.text import Typesetter
from app.reporting.review.review import Review
from app.reporting.review.texts import (
    SHAPES,
    VERDICT_SHAPES,
    affected_text,
    causes_text,
    counted_lines,
    difference_figure,
    differing,
    figure_name,
    figure_unit,
    headline_text,
    indicators_of,
    interval_figure,
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
    stated_figure,
)
from app.reporting.wording.outcome_texts import more_text, place_text, source_text
from app.reporting.wording.rules_text import RULE_SHAPES, result_text, rule_name, rules_sentence, seen_text
from app.texts import Language, label, text, todo
from models.domain.outcome import Finding, Severity
from models.domain.review import Agreement, FigureCheck, ReviewNotes
from models.domain.rules import RuleResult

BOX, TICKED = "☐", "☒"
_LOOK = TableLook(size=7.4, padding=1.9, header_size=6.6)
_LOOK_WITHOUT_HEADER = TableLook(size=8.0, padding=1.9, header_size=0.5)
_BOX_WIDTH, _GAP = 14.0, 8.0
_MOST = {"figures": 14, "lines": 8, "limits": 8, "missing": 14, "open": 8, "findings": 20, "rules": 6}
_HEADLINE_LINES, _TIGHT_LINES = 4, 2


class ReviewTables:
    """Makes the tables; `room` scales the largest number of rows of each."""

    def __init__(
        self, review: Review, notes: ReviewNotes, lang: Language, setter: Typesetter, room: float = 1.0
    ) -> None:
        self.review, self.notes, self.lang, self.setter, self.room = review, notes, lang, setter, room
        self.indicators = indicators_of(review)

    def blocks(self) -> Iterator[Block]:
        """All tables that have rows."""
        yield from self._headlines()
        if self.review.report is None:
            yield from self._findings()
        yield from self._figures()
        yield from self._lines()
        yield from self._limits()
        yield from self._missing()
        yield from self._open()
        yield from self._rules()

    def _rules(self) -> Iterator[Block]:
        """The rules of play that do not fit, then those that a person still has to check."""
        rules = () if self.review.report is None else self.review.report.rules
        if not rules:
            return
        yield self._heading("report_heading_rules")
        yield Sentences(rules_sentence(rules, self.lang), self.setter, SMALL, most=2)
        order = (RuleResult.FITS_NOT, RuleResult.NOT_SEEN)
        left = sorted((c for c in rules if c.result in order), key=lambda c: order.index(c.result))
        width = CONTENT_WIDTH - _BOX_WIDTH - 66.0
        columns = (
            Column(label("report_column_result", self.lang), 66.0),
            Column(label("report_column_rule", self.lang), width * 0.62, most_lines=2),
            Column(label("report_column_seen", self.lang), width * 0.38, most_lines=2, colour=SOFT),
        )
        rows = [
            Row((
                self._box(f"rule|{check.rule.id}"),
                Cell(f"{RULE_SHAPES[check.result]} {result_text(check, self.lang)}"),
                self._noted(rule_name(check, self.lang), f"rule|{check.rule.id}"),
                seen_text(check, self.lang),
            ))
            for check in left
        ]  # fmt: skip
        if rows:
            yield from self._table(columns, rows, self._most("rules"))

    def _most(self, name: str) -> int:
        return max(1, int(_MOST[name] * self.room))

    def _heading(self, code: str) -> Heading:
        return Heading(label(code, self.lang), self.setter, SUBHEADING)

    def _box(self, key: str) -> Cell:
        return Cell(TICKED if key in self.notes.checked else BOX)

    def _noted(self, words: str, key: str) -> str:
        """The text after the reviewer's note, which comes first so that it is never cut off."""
        remark = self.notes.remarks.get(key, "").strip()
        return f"{label('review_remark', self.lang, remark=remark)} {words}".strip() if remark else words

    def _table(
        self, columns: Sequence[Column], rows: Sequence[Row], shown: int, count: int | None = None
    ) -> Iterator[Block]:
        """A table of the first rows, with the number of rows that are not shown; `count` None counts `rows`."""
        box = Column("", _BOX_WIDTH)
        look = _LOOK if any(column.title for column in columns) else _LOOK_WITHOUT_HEADER
        yield PaperTable((box, *columns), rows[:shown], self.setter, look)
        more_count = (len(rows) if count is None else count) - shown
        if more_count > 0:
            more = more_text("review_more_rows", more_count, self.lang)
            yield Sentences(more, self.setter, SMALL, most=1)

    def _headlines(self) -> Iterator[Block]:
        yield self._heading("review_heading_headlines")
        if not self.review.headlines:
            yield Sentences(nothing_found_text(self.review, self.lang), self.setter, most=2)
            return
        most = _HEADLINE_LINES if self.room >= 0.5 else _TIGHT_LINES
        columns = (
            Column("", 14.0),
            Column("", CONTENT_WIDTH - _BOX_WIDTH - 14.0, most_lines=most),
        )
        rows = [
            Row((self._box(h.key), Cell(f"{n}.", is_bold=True), self._noted(headline_text(h, self.lang), h.key)))
            for n, h in enumerate(self.review.headlines, start=1)
        ]
        yield from self._table(columns, rows, len(rows))

    def _findings(self) -> Iterator[Block]:
        """The findings of reading a file that was refused."""
        rows = [self._finding(finding) for finding in self.review.import_findings]
        if rows:
            yield self._heading("report_heading_findings")
            columns = (
                Column(label("report_column_severity", self.lang), 50),
                Column(label("report_column_place", self.lang), 96, most_lines=2, colour=SOFT),
                Column(label("report_column_finding", self.lang), CONTENT_WIDTH - _BOX_WIDTH - 146, most_lines=3),
            )
            yield from self._table(columns, rows, self._most("findings"))

    def _finding(self, finding: Finding) -> Row:
        word = label(f"report_severity_{finding.severity}", self.lang)
        colour = BAD if finding.severity is Severity.ERROR else None
        words = f"{text(finding.message, self.lang)} {todo(finding.message, self.lang)}".strip()
        return Row((self._box(finding.key), Cell(word, colour, True), place_text(finding, self.lang), words))

    def _figures(self) -> Iterator[Block]:
        rows = differing(self.review.figures)
        if not rows:
            return
        yield self._heading("review_heading_figures")
        yield from self._checks(rows, "figures", ())

    def _lines(self) -> Iterator[Block]:
        """The line totals that do not agree; those that agree are counted."""
        lines = self.review.lines
        rows = lines_to_show(lines)
        if not lines:
            return
        yield self._heading("review_heading_lines")
        for counted in counted_lines(lines, self.lang):
            yield Sentences(counted, self.setter, SMALL, most=2)
        if rows:
            column = Column(label("review_column_line", self.lang), 38, colour=SOFT)
            yield from self._checks(rows, "lines", (column,))

    def _checks(self, checks: Sequence[FigureCheck], name: str, extra: tuple[Column, ...]) -> Iterator[Block]:
        width = CONTENT_WIDTH - _BOX_WIDTH - sum(column.width for column in extra)
        columns = (
            *extra,
            Column(label("review_column_figure", self.lang), width * 0.27, most_lines=2),
            Column("", 12.0),
            Column(label("review_column_stated", self.lang), width * 0.11, "right", is_figure=True),
            Column(label("review_column_recomputed", self.lang), width * 0.13, "right", is_figure=True),
            Column(label("review_column_difference", self.lang), width * 0.15, "right", is_figure=True),
            Column("", _GAP),
            Column(label("review_column_cause", self.lang), width * 0.34 - 12.0 - _GAP, most_lines=3),
        )
        shown = self._most(name)
        rows = [self._check(check, with_line=bool(extra)) for check in checks[:shown]]
        yield from self._table(columns, rows, shown, len(checks))

    def _check(self, check: FigureCheck, *, with_line: bool) -> Row:
        is_wrong = check.agreement is Agreement.DIFFERS
        name = figure_name(check, self.indicators, self.lang)
        unit = figure_unit(check, self.indicators, self.lang)
        about = f"{name}, {unit}" if unit and not with_line else name
        shape = Cell(SHAPES[check.agreement], BAD if is_wrong else None, is_wrong)
        line = (check.line_id,) if with_line else ()
        return Row((
            self._box(check.key), *line, about, shape, stated_figure(check, self.lang),
            Cell(recomputed_figure(check, self.lang), is_bold=is_wrong), difference_figure(check, self.lang), "",
            self._noted(causes_text(check, self.lang), check.key),
        ))  # fmt: skip

    def _limits(self) -> Iterator[Block]:
        editions = self.review.editions
        if editions is None or not editions.limits:
            return
        yield self._heading("review_heading_editions")
        width = CONTENT_WIDTH - _BOX_WIDTH
        columns = (
            Column(label("review_column_limit", self.lang), width * 0.3, most_lines=2),
            Column(label("review_column_applies", self.lang), width * 0.09, "right", is_figure=True),
            Column(label("review_column_used", self.lang), width * 0.09, "right", is_figure=True),
            Column("", _GAP),
            Column(label("review_column_verdict", self.lang), width * 0.15),
            Column(label("review_column_remark", self.lang), width * 0.37 - _GAP, most_lines=2),
        )
        rows = []
        for row in editions.limits:
            verdict = f"{VERDICT_SHAPES[row.verdict]} {limit_verdict(row, self.lang)}"
            remark = limit_remark(row, self.lang) or (source_text(row.source) if row.source else "")
            cells = (
                self._box(row.key),
                limit_name(row, self.indicators, self.lang),
                limit_figure(row.limit, row, self.indicators, self.lang),
                limit_figure(row.stated_limit, row, self.indicators, self.lang),
                "",
                Cell(verdict, BAD if row.is_wrong else None, row.is_wrong),
                self._noted(remark, row.key),
            )
            rows.append(Row(cells))
        yield from self._table(columns, rows, self._most("limits"))

    def _missing(self) -> Iterator[Block]:
        if not self.review.missing:
            return
        yield self._heading("review_heading_missing")
        width = CONTENT_WIDTH - _BOX_WIDTH
        columns = (
            Column(label("review_column_missing", self.lang), width * 0.7, most_lines=2),
            Column(label("review_column_affects", self.lang), width * 0.3, most_lines=2, colour=SOFT),
        )
        rows = [
            Row((
                self._box(item.key), self._noted(missing_text(item, self.lang), item.key),
                affected_text(item, self.indicators, self.lang),
            ))
            for item in self.review.missing
        ]  # fmt: skip
        yield from self._table(columns, rows, self._most("missing"))

    def _open(self) -> Iterator[Block]:
        if not self.review.open_verdicts:
            return
        yield self._heading("review_heading_open")
        width = CONTENT_WIDTH - _BOX_WIDTH
        columns = (
            Column(label("review_column_figure", self.lang), width * 0.28, most_lines=2),
            Column(label("review_column_interval", self.lang), width * 0.14, "right", is_figure=True),
            Column("", _GAP),
            Column(label("review_column_can_turn", self.lang), width * 0.58 - _GAP, most_lines=2),
        )
        rows = [
            Row((
                "", open_verdict_name(verdict, self.indicators, self.lang),
                interval_figure(verdict, self.indicators, self.lang),
                "",
                open_verdict_text(verdict, self.indicators, self.lang),
            ))
            for verdict in self.review.open_verdicts
        ]  # fmt: skip
        yield from self._table(columns, rows, self._most("open"))
