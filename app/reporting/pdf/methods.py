"""The basis of the figures: extra figures, levels in words, sources, attachments."""

from collections.abc import Iterator

from app.reporting.pdf.blocks import SMALL, SUBHEADING, Block, Heading, Sentences
from app.reporting.pdf.style import CONTENT_WIDTH, SOFT
from app.reporting.pdf.tables import Cell, Column, PaperTable, Row
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.wording.outcome_texts import (
    edition_text,
    figure_levels_text,
    figure_value_text,
    level_name,
    outcome_name,
)
from app.texts import Language, label, name_of, text
from models.domain.outcome import Figure, LevelVerdict, Outcome, OutcomeStatus
from models.domain.requirement import Indicator, Operator
from models.domain.source import SourceRef, SourceStatus
from models.presentation.marks import Mark, verdict_mark

_STATUSES = {
    SourceStatus.VERIFIED: "report_verified",
    SourceStatus.UNVERIFIED: "report_unverified",
    SourceStatus.OWN: "report_own",
    SourceStatus.PROXY: "report_proxy",
}
_FIGURES = frozenset(("calculated", "stated", "value", "products"))


class MethodPages:
    """The blocks after the bill."""

    def __init__(self, report: Report, lang: Language, setter: Typesetter) -> None:
        self.report, self.lang, self.setter = report, lang, setter
        self.indicators: dict[str, Indicator] = {i.id: i for i in report.reference.indicators}
        self.extra_figures = {figure.id: figure for figure in report.reference.extra_figures}

    def blocks(self) -> Iterator[Block]:
        yield Heading(label("report_heading_methods", self.lang), self.setter)
        yield from self._figures()
        yield from self._words()
        yield from self._sources()
        yield from self._product_sources()
        yield from self._attachment()

    def _title(self, code: str) -> Heading:
        return Heading(label(code, self.lang), self.setter, SUBHEADING)

    def _sentence(self, code: str, **params: str | int) -> Sentences:
        return Sentences(label(code, self.lang, **params), self.setter, SMALL)

    def _columns(self, *wanted: tuple[str, float, int]) -> list[Column]:
        """Columns by text code, width (0 is the rest) and most lines."""
        rest = CONTENT_WIDTH - sum(width for _, width, _ in wanted)
        return [
            Column(
                label(f"report_column_{name}", self.lang),
                width or rest,
                most_lines=lines,
                is_figure=name in _FIGURES,
            )
            for name, width, lines in wanted
        ]

    def _figures(self) -> Iterator[Block]:
        figures = self.report.scorecard.figures
        if not figures:
            return
        yield self._title("report_heading_figures")
        yield self._sentence("report_figures_note")
        columns = self._columns(("figure", 190, 1), ("value", 80, 1), ("unit", 50, 1), ("reason", 0, 3))
        yield PaperTable(columns, [self._figure_row(figure) for figure in figures], self.setter)

    def _figure_row(self, figure: Figure) -> Row:
        row = self.extra_figures[figure.id]
        verdicts = figure_levels_text(figure, row, self.lang)
        reasons = " ".join(part for part in (verdicts, *(text(r, self.lang) for r in figure.reasons)) if part)
        value = Cell(figure_value_text(figure, row, self.lang), is_bold=figure.estimate is not None)
        return Row((name_of(row, self.lang), value, figure.unit, reasons))

    def _words(self) -> Iterator[Block]:
        """Levels that the source gives in words, with their judgement."""
        rows = [
            self._words_row(outcome, level)
            for outcome in self.report.scorecard.outcomes
            for level in outcome.levels
            if level.operator is Operator.TEXT and level.text
        ]
        if rows:
            yield self._title("report_heading_words")
            columns = self._columns(("indicator", 130, 1), ("level", 76, 1), ("text", 0, 3))
            yield PaperTable(columns, rows, self.setter)

    def _words_row(self, outcome: Outcome, level: LevelVerdict) -> Row:
        indicator = self.indicators[outcome.indicator_id]
        mark = verdict_mark(level.verdict) if outcome.status is OutcomeStatus.VALUE else Mark.UNKNOWN
        name = Cell(level_name(level, self.lang), mark=mark)
        return Row((outcome_name(outcome, indicator, self.lang), name, level.text))

    def _sources(self) -> Iterator[Block]:
        sources = self.report.scorecard.sources
        yield self._title("report_heading_sources")
        if not sources:
            yield self._sentence("report_no_sources")
            return
        unsure = sum(not source.is_verified for source in sources)
        code = "report_verified_intro" if unsure else "report_all_verified_intro"
        yield self._sentence(code, count=unsure, total=len(sources))
        columns = self._columns(("document", 0, 4), ("edition", 94, 2), ("clause", 94, 2), ("status", 88, 1))
        yield PaperTable(columns, [self._source_row(source) for source in sources], self.setter)

    def _source_row(self, source: SourceRef) -> Row:
        title = self.report.reference.source_titles.get(source.document, source.document)
        document = f"{title}. {source.note}" if source.note else title
        edition, clause = Cell(edition_text(source.edition, self.lang), SOFT), Cell(source.clause, SOFT)
        return Row((document, edition, clause, self._status(source.status)))

    def _product_sources(self) -> Iterator[Block]:
        """Documents behind the product cards of the bill, with how many products rest on each."""
        used = {line.product_id for line in self.report.variant.bill}
        products: dict[tuple[str, str, SourceStatus], set[str]] = {}
        for card in self.report.variant.products:
            for source in card.sources.values() if card.id in used else ():
                key = (source.document, source.edition, source.status)
                products.setdefault(key, set()).add(card.id)
        if products:
            yield self._title("report_heading_product_sources")
            yield self._sentence("report_product_sources_note")
            columns = self._columns(
                ("document", 0, 3), ("edition", 120, 2), ("products", 68, 1), ("status", 88, 1)
            )
            rows = [self._product_row(key, len(ids)) for key, ids in sorted(products.items())]
            yield PaperTable(columns, rows, self.setter)

    def _product_row(self, key: tuple[str, str, SourceStatus], count: int) -> Row:
        document, edition, status = key
        title = self.report.reference.source_titles.get(document, document)
        return Row((title, Cell(edition_text(edition, self.lang), SOFT), str(count), self._status(status)))

    def _status(self, status: SourceStatus) -> Cell:
        is_verified = status is SourceStatus.VERIFIED
        mark = Mark.MET if is_verified else Mark.UNKNOWN
        return Cell(label(_STATUSES[status], self.lang), is_bold=not is_verified, mark=mark)

    def _attachment(self) -> Iterator[Block]:
        yield self._title("report_heading_attachment")
        yield self._sentence("report_attachment_note", hash=self.report.content_hash)
        yield self._sentence("report_reference_note", hash=self.report.reference_hash)
