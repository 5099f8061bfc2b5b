"""The appendix on inputs: what is still to be filled in or checked, for those who work on the project."""

from collections.abc import Iterator, Sequence

from app.reporting.pdf.blocks import SMALL, SUBHEADING, Block, Heading, Sentences
from app.reporting.pdf.findings import FindingsPart
from app.reporting.pdf.style import CONTENT_WIDTH
from app.reporting.pdf.tables import Cell, Column, PaperTable, Row
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.wording.number_text import date_text
from app.reporting.wording.outcome_texts import indicator_name, outcome_name, reason_text, value_text
from app.reporting.wording.summary import Missing, Summary, by_outcome
from app.texts import Language, label
from models.domain.project import Assessment
from models.domain.requirement import Indicator
from models.presentation.marks import Mark


class InputsPart:
    """The blocks of the appendix."""

    def __init__(self, report: Report, summary: Summary, lang: Language, setter: Typesetter) -> None:
        self.report, self.summary, self.lang, self.setter = report, summary, lang, setter
        self.indicators: dict[str, Indicator] = {i.id: i for i in report.reference.indicators}

    def blocks(self) -> Iterator[Block]:
        lang = self.lang
        yield Heading(label("report_heading_inputs", lang), self.setter)
        yield Sentences(label("report_inputs_note", lang), self.setter, SMALL)
        missing = [self._missing(group) for group in by_outcome(self.summary.missing)]
        evidence = [self._evidence(assessment) for assessment in self.summary.without_evidence]
        yield from self._table("missing", missing)
        yield from self._table("evidence", evidence)
        ids = dict.fromkeys(self.summary.not_assessed)
        if ids:
            yield Heading(label("report_heading_not_assessed", lang), self.setter, SUBHEADING)
            names = ", ".join(indicator_name(self.indicators[indicator_id], lang) for indicator_id in ids)
            yield Sentences(f"{len(ids)}: {names}.", self.setter, SMALL)
        yield from FindingsPart(self.report, lang, self.setter).to_do_blocks()

    def _table(self, name: str, rows: Sequence[Row]) -> Iterator[Block]:
        if rows:
            yield Heading(label(f"report_heading_{name}", self.lang), self.setter, SUBHEADING)
            columns = (
                Column(label("report_column_indicator", self.lang), 150, most_lines=2),
                Column(label("report_column_reason", self.lang), CONTENT_WIDTH - 150, most_lines=8),
            )
            yield PaperTable(columns, rows, self.setter)

    def _missing(self, reasons: Sequence[Missing]) -> Row:
        outcome = reasons[0].outcome
        name = outcome_name(outcome, self.indicators[outcome.indicator_id], self.lang)
        detail = " ".join(dict.fromkeys(reason_text(missing.reason, self.lang) for missing in reasons))
        return Row((Cell(name, mark=Mark.UNKNOWN), detail))

    def _evidence(self, assessment: Assessment) -> Row:
        indicator = self.indicators[assessment.indicator_id]
        outcome = self.report.scorecard.outcome(assessment.indicator_id, assessment.environmental_set)
        day = assessment.evidence.date
        shown = [value_text(outcome, indicator, self.lang), label("report_no_evidence", self.lang)]
        shown += [date_text(day, self.lang)] if day else []
        return Row((Cell(indicator_name(indicator, self.lang), mark=Mark.UNKNOWN), ", ".join(shown)))
