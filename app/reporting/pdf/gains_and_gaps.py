"""What the figures mean: nearest gains and largest gaps, what is not known, and what the project states.

Everything is said as a fact. What somebody is to do about it stands in the appendix on inputs.
"""

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
from app.reporting.pdf.stated import stated_blocks
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.wording.outcome_texts import (
    DOUBLE_DAGGER,
    has_reservation,
    indicator_name,
    outcome_name,
    step_text,
)
from app.reporting.wording.phase_text import phase_texts
from app.reporting.wording.points_text import points_lines, reading_lines
from app.reporting.wording.summary import MOST_SHOWN, Step, Summary
from app.texts import Language, label, text
from models.domain.outcome import Outcome, OutcomeStatus, Verdict
from models.domain.requirement import Indicator
from models.presentation.marks import Mark


class MeaningPage:
    """The blocks of the part after page 2."""

    def __init__(self, report: Report, summary: Summary, lang: Language, setter: Typesetter) -> None:
        self.report, self.summary, self.lang, self.setter = report, summary, lang, setter
        self.indicators: dict[str, Indicator] = {i.id: i for i in report.reference.indicators}

    def blocks(self) -> Iterator[Block]:
        summary, lang = self.summary, self.lang
        yield Heading(label("report_heading_summary", lang), self.setter)
        gains = self._list("gains", "report_gain_intro", [self._step(s) for s in summary.gains])
        gaps = self._list("gaps", "report_gap_intro", [self._step(s) for s in summary.gaps[:MOST_SHOWN]])
        yield SideBySide(gains + gaps, self._certainty())
        yield from self._points()
        yield from self._phases()
        yield from stated_blocks(self.report, lang, self.setter)

    def _list(self, name: str, intro: str, entries: Sequence[Block]) -> list[Block]:
        blocks: list[Block] = [self._subheading(f"report_heading_{name}")]
        if entries:
            return [*blocks, self._small(intro), *entries]
        has_value = any(o.status is OutcomeStatus.VALUE for o in self.report.scorecard.outcomes)
        return [*blocks, self._small(f"report_no_{name}" if has_value else "report_nothing_assessed")]

    def _certainty(self) -> list[Block]:
        """How certain the figures are: what is not filled in, not to be calculated, open, and without evidence."""
        outcomes = self.report.scorecard.outcomes
        calculable = [o for o in outcomes if o.status is OutcomeStatus.NOT_CALCULABLE]
        undecided = [outcome for outcome in outcomes if _is_undecided(outcome)]
        bare = [assessment.indicator_id for assessment in self.summary.without_evidence]
        parts = (
            ("report_certain_not_assessed", self._names(self.summary.not_assessed)),
            ("report_certain_not_calculable", self._outcome_names(calculable)),
            ("report_certain_open", self._outcome_names(undecided)),
            ("report_certain_without_evidence", self._names(bare)),
        )
        blocks: list[Block] = [self._subheading("report_heading_certain")]
        for code, names in parts:
            if names:
                said = label(code, self.lang, names=", ".join(names), count=len(names))
                blocks.append(Sentences(said, self.setter, SMALL, COLUMN_WIDTH, 12))
        blocks += [Sentences(said, self.setter, SMALL, COLUMN_WIDTH, 4) for said in self._reserves()]
        if len(blocks) == 1:
            blocks.append(self._small("report_certain_all"))
        blocks.append(self._small("report_no_total"))
        return blocks

    def _reserves(self) -> list[str]:
        """What a figure marked with a reservation leaves out or assumes, each reason with its indicators."""
        told: dict[str, list[str]] = {}
        for outcome in filter(has_reservation, self.report.scorecard.outcomes):
            for reason in outcome.reasons:
                name = outcome_name(outcome, self.indicators[outcome.indicator_id], self.lang, short=True)
                told.setdefault(text(reason, self.lang), []).append(name)
        return [f"{DOUBLE_DAGGER} {', '.join(names)}: {reason}" for reason, names in told.items()]

    def _names(self, ids: Sequence[str]) -> list[str]:
        return [indicator_name(self.indicators[i], self.lang) for i in dict.fromkeys(ids) if i in self.indicators]

    def _outcome_names(self, outcomes: Sequence[Outcome]) -> list[str]:
        names = (outcome_name(o, self.indicators[o.indicator_id], self.lang) for o in outcomes)
        return list(dict.fromkeys(names))

    def _subheading(self, code: str) -> Heading:
        return Heading(label(code, self.lang), self.setter, SUBHEADING, COLUMN_WIDTH)

    def _small(self, code: str) -> Sentences:
        return Sentences(label(code, self.lang), self.setter, SMALL, COLUMN_WIDTH)

    def _step(self, step: Step) -> Entry:
        indicator = self.indicators[step.outcome.indicator_id]
        name = outcome_name(step.outcome, indicator, self.lang)
        return Entry(name, step_text(step, indicator, self.lang), Mark.MISSED, self.setter, COLUMN_WIDTH)

    def _points(self) -> Iterator[Block]:
        """The points of each judged indicator and how Table 3 is read there; nothing while nothing is answered."""
        counts, readings = points_lines(self.report, self.lang), reading_lines(self.report, self.lang)
        for heading, told in (("question_heading", counts), ("question_heading_readings", readings)):
            sentences = list(told)
            if sentences:
                yield self._subheading(heading)
            for sentence in sentences:
                yield Sentences(sentence, self.setter, SMALL)

    def _phases(self) -> Iterator[Block]:
        """What the kind of work and the phases of the lines mean; nothing for a plain new build."""
        sentences = phase_texts(self.report.scorecard.phases, self.lang)
        if sentences:
            yield self._subheading("report_heading_phases")
        for sentence in sentences:
            yield Sentences(sentence, self.setter, SMALL)


def _is_undecided(outcome: Outcome) -> bool:
    """Whether the interval of a figure holds a limit."""
    undecided = (level for level in outcome.levels if level.verdict is Verdict.CANNOT_SAY)
    return outcome.status is OutcomeStatus.VALUE and any(level.limit is not None for level in undecided)
