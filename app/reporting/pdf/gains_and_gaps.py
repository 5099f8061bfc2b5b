"""Page 2: nearest gains, largest gaps and what is missing."""

from collections.abc import Iterator, Sequence

from app.reporting.pdf.blocks import (
    COLUMN_WIDTH,
    SMALL,
    SUBHEADING,
    Block,
    Entry,
    Heading,
    Sentences,
    SideBySide,
)
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.wording.number_text import date_text
from app.reporting.wording.outcome_texts import (
    indicator_name,
    more_text,
    outcome_name,
    reason_text,
    step_text,
    value_text,
)
from app.reporting.wording.phase_text import phase_texts
from app.reporting.wording.points_text import points_lines
from app.reporting.wording.summary import MOST_SHOWN, Missing, Step, Summary, by_outcome
from app.texts import Language, label
from models.domain.outcome import OutcomeStatus
from models.domain.project import Assessment
from models.domain.requirement import Indicator

_MOST_MISSING = 6
_MOST_EVIDENCE = 4


class MeaningPage:
    """The blocks of page 2."""

    def __init__(self, report: Report, summary: Summary, lang: Language, setter: Typesetter) -> None:
        self.report, self.summary, self.lang, self.setter = report, summary, lang, setter
        self.indicators: dict[str, Indicator] = {i.id: i for i in report.reference.indicators}

    def blocks(self) -> Iterator[Block]:
        summary, lang = self.summary, self.lang
        yield Heading(label("report_heading_summary", lang), self.setter)
        gains = self._list("gains", "report_gain_intro", [self._step(s) for s in summary.gains])
        gaps = self._list("gaps", "report_gap_intro", [self._step(s) for s in summary.gaps[:MOST_SHOWN]])
        reasons = by_outcome(summary.missing)
        missing = [self._missing(group) for group in reasons[:_MOST_MISSING]]
        more = len(reasons) - _MOST_MISSING
        if more > 0:
            missing.append(self._sentence(more_text("report_attached_missing", more, lang)))
        evidence = [self._evidence(a) for a in summary.without_evidence[:_MOST_EVIDENCE]]
        more = len(summary.without_evidence) - _MOST_EVIDENCE
        if more > 0:
            evidence.append(self._small("report_and_more", count=more))
        right = self._list("missing", "", missing) + self._list("evidence", "", evidence)
        yield SideBySide(gains + gaps, right)
        yield from self._points()
        yield from self._phases()
        yield from self._not_assessed()

    def _list(self, name: str, intro: str, entries: Sequence[Block]) -> list[Block]:
        blocks: list[Block] = [self._subheading(f"report_heading_{name}")]
        if entries:
            return blocks + ([self._small(intro)] if intro else []) + list(entries)
        return [*blocks, self._small(self._empty(name))]

    def _empty(self, name: str) -> str:
        """The code of the sentence for an empty list: nothing is missed, or nothing is assessed yet."""
        if name == "evidence":
            return "report_no_evidence_missing" if self.report.variant.assessments else "report_no_entries"
        has_value = any(o.status is OutcomeStatus.VALUE for o in self.report.scorecard.outcomes)
        return f"report_no_{name}" if has_value else "report_nothing_assessed"

    def _subheading(self, code: str) -> Heading:
        return Heading(label(code, self.lang), self.setter, SUBHEADING)

    def _small(self, code: str, **params: int) -> Sentences:
        return self._sentence(label(code, self.lang, **params))

    def _sentence(self, words: str) -> Sentences:
        return Sentences(words, self.setter, SMALL, COLUMN_WIDTH)

    def _step(self, step: Step) -> Entry:
        indicator = self.indicators[step.outcome.indicator_id]
        name = outcome_name(step.outcome, indicator, self.lang)
        return Entry(name, step_text(step, indicator, self.lang), "✕", self.setter, COLUMN_WIDTH)

    def _missing(self, reasons: Sequence[Missing]) -> Entry:
        outcome = reasons[0].outcome
        name = outcome_name(outcome, self.indicators[outcome.indicator_id], self.lang)
        detail = " ".join(dict.fromkeys(reason_text(missing.reason, self.lang) for missing in reasons))
        return Entry(name, detail, "◐", self.setter, COLUMN_WIDTH)

    def _evidence(self, assessment: Assessment) -> Entry:
        indicator = self.indicators[assessment.indicator_id]
        outcome = self.report.scorecard.outcome(assessment.indicator_id, assessment.environmental_set)
        day = assessment.evidence.date
        shown = [value_text(outcome, indicator, self.lang), label("report_no_evidence", self.lang)]
        shown += [date_text(day, self.lang)] if day else []
        return Entry(indicator_name(indicator, self.lang), ", ".join(shown), "○", self.setter, COLUMN_WIDTH)

    def _points(self) -> Iterator[Block]:
        """The count of points of each judged indicator; nothing while none is answered."""
        sentences = list(points_lines(self.report, self.lang))
        if sentences:
            yield self._subheading("question_heading")
        for sentence in sentences:
            yield Sentences(sentence, self.setter, SMALL)

    def _phases(self) -> Iterator[Block]:
        """What the kind of work and the phases of the lines mean; nothing for a plain new build."""
        sentences = phase_texts(self.report.scorecard.phases, self.lang)
        if sentences:
            yield self._subheading("report_heading_phases")
        for sentence in sentences:
            yield Sentences(sentence, self.setter, SMALL)

    def _not_assessed(self) -> Iterator[Block]:
        ids = dict.fromkeys(self.summary.not_assessed)
        if not ids:
            return
        yield self._subheading("report_heading_not_assessed")
        names = ", ".join(indicator_name(self.indicators[indicator_id], self.lang) for indicator_id in ids)
        yield Sentences(f"{len(ids)}: {names}.", self.setter, SMALL)
