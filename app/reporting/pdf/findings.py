"""The part of the PDF on the audit: open findings, decided ones with the reason, parts, and rules of play."""

from collections.abc import Iterator, Sequence

from app.reporting.pdf.blocks import SMALL, SUBHEADING, Block, Heading, Sentences
from app.reporting.pdf.style import BAD, CONTENT_WIDTH, SOFT
from app.reporting.pdf.tables import Cell, Column, PaperTable, Row
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.wording.outcome_texts import lines_text, more_text, place_text
from app.reporting.wording.parts_text import asked_names, parts_sentence
from app.reporting.wording.rules_text import RULE_SHAPES, result_text, rule_name, rules_sentence, seen_text
from app.texts import Language, label, text, todo
from models.domain.outcome import Finding, Severity
from models.domain.parts import PartState
from models.domain.project import FindingDecision
from models.domain.rules import RuleCheck, RuleResult

_MOST_FINDINGS = 60


class FindingsPart:
    """The blocks about the audit."""

    def __init__(self, report: Report, lang: Language, setter: Typesetter) -> None:
        self.report, self.lang, self.setter = report, lang, setter
        self.decisions = {decision.finding_key: decision for decision in report.variant.decisions}

    def blocks(self) -> Iterator[Block]:
        yield from self._findings()
        yield from self._parts()
        yield from self._rules()

    def _parts(self) -> Iterator[Block]:
        """The parts that belong in the calculation: how many have a line, and which are still to be answered."""
        checks = self.report.parts
        if not checks:
            return
        yield Heading(label("report_heading_parts", self.lang), self.setter, SUBHEADING)
        yield Sentences(parts_sentence(checks, self.lang), self.setter, SMALL)
        for state in (PartState.ASKED, PartState.NOT_THERE):
            names = asked_names(checks, self.lang, state)
            if names:
                yield Sentences(label(f"report_parts_{state}", self.lang, parts=names), self.setter, SMALL)

    def _rules(self) -> Iterator[Block]:
        """The rules of play; all of them for a project that is judged by HNN, else those that do not fit."""
        checks = self.report.rules
        if not checks:
            return
        yield Heading(label("report_heading_rules", self.lang), self.setter, SUBHEADING)
        yield Sentences(rules_sentence(checks, self.lang), self.setter, SMALL)
        is_hnn = self.report.scorecard.requirement_set_id.startswith("hnn-")
        shown = [check for check in checks if is_hnn or check.result is RuleResult.FITS_NOT]
        if not shown:
            return
        columns = (
            Column(label("report_column_result", self.lang), 66),
            Column(label("report_column_rule", self.lang), (CONTENT_WIDTH - 66) * 0.55, most_lines=4),
            Column(label("report_column_seen", self.lang), (CONTENT_WIDTH - 66) * 0.45, most_lines=4, colour=SOFT),
        )
        yield PaperTable(columns, tuple(self._rule_row(check) for check in shown), self.setter)

    def _rule_row(self, check: RuleCheck) -> Row:
        is_wrong = check.result is RuleResult.FITS_NOT
        said = f"{RULE_SHAPES[check.result]} {result_text(check, self.lang)}"
        result = Cell(said, BAD if is_wrong else None, is_wrong)
        return Row((result, rule_name(check, self.lang), seen_text(check, self.lang)))

    def _findings(self) -> Iterator[Block]:
        findings = self.report.findings
        yield Heading(label("report_heading_findings", self.lang), self.setter)
        if not findings:
            yield Sentences(label("report_no_findings", self.lang), self.setter)
            return
        left = [finding for finding in findings if finding.key not in self.decisions]
        settled = [finding for finding in findings if finding.key in self.decisions]
        if left:
            yield self._small("report_findings_intro")
            yield from self._table(left)
        else:
            yield self._small("report_all_findings_decided")
        if settled:
            yield Heading(label("report_heading_decided", self.lang), self.setter, SUBHEADING)
            yield self._small("report_decided_intro")
            yield from self._table(settled)

    def to_do_blocks(self) -> Iterator[Block]:
        """The open findings, each with what is to be done about it; nothing without any."""
        left = [finding for finding in self.report.findings if finding.key not in self.decisions]
        to_do = [finding for finding in left if todo(finding.message, self.lang)]
        if to_do:
            yield Heading(label("report_heading_findings", self.lang), self.setter, SUBHEADING)
            yield from self._table(to_do, with_to_do=True)

    def _small(self, code: str) -> Sentences:
        return Sentences(label(code, self.lang), self.setter, SMALL)

    def _table(self, findings: Sequence[Finding], *, with_to_do: bool = False) -> Iterator[Block]:
        columns = (
            Column(label("report_column_severity", self.lang), 44),
            Column(label("report_column_place", self.lang), 96, most_lines=2, colour=SOFT),
            Column(label("report_column_finding", self.lang), CONTENT_WIDTH - 140, most_lines=6),
        )
        rows = tuple(self._row(each, with_to_do=with_to_do) for each in findings[:_MOST_FINDINGS])
        yield PaperTable(columns, rows, self.setter)
        if len(findings) > _MOST_FINDINGS:
            more = more_text("report_attached_findings", len(findings) - _MOST_FINDINGS, self.lang)
            yield Sentences(more, self.setter, SMALL)

    def _row(self, finding: Finding, *, with_to_do: bool) -> Row:
        decision = self.decisions.get(finding.key)
        severity = label(f"report_severity_{finding.severity}", self.lang)
        colour = BAD if finding.severity is Severity.ERROR and decision is None else None
        where = place_text(finding, self.lang) or lines_text(finding.message.line_ids, self.lang, most=3)
        after = todo(finding.message, self.lang) if with_to_do else ""
        if decision is not None:
            after = decision_text(decision, self.lang)
        sentence = f"{text(finding.message, self.lang)} {after}".strip()
        return Row((Cell(severity, colour, finding.severity is not Severity.NOTE), where, sentence))


def decision_text(decision: FindingDecision, lang: Language) -> str:
    """The decision and its reason."""
    word = label(f"report_decision_{decision.kind}", lang)
    if not decision.reason:
        return word
    return label("report_decision_reason", lang, decision=word, reason=decision.reason)
