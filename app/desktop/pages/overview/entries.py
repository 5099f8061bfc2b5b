"""The lines beside the wheel from a report's summary: gains, gaps and missing data, each with its link."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.desktop.pages.overview.entry_list import Entry
from app.desktop.score.texts import ScoreWords, inputs_of
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target
from app.reporting.report import Report
from app.reporting.wording.conclusion import distance_with_unit
from app.reporting.wording.outcome_texts import level_name, lines_text
from app.reporting.wording.summary import Missing, Step, Summary
from app.texts import label, text
from models.domain.outcome import Message
from models.domain.requirement import AssessmentMode, Level
from models.presentation.wheel import come_to

_MOST_LINES_NAMED = 4


class Entries(QObject):
    """The lines of one report."""

    def __init__(self, report: Report, summary: Summary, words: ScoreWords) -> None:
        super().__init__()
        self._summary, self._words = summary, words
        self._indicators = {indicator.id: indicator for indicator in report.reference.indicators}

    def gains(self) -> list[Entry]:
        """The missed levels that are nearest to being met."""
        return [self._step(step) for step in self._summary.gains]

    def gaps(self) -> list[Entry]:
        """Missed legal levels, then those farthest away."""
        return [self._step(step) for step in self._summary.gaps]

    def missing(self) -> list[Entry]:
        """One line per indicator with missing data, then those without a judgement or without evidence."""
        lines: list[Entry] = []
        told: set[tuple[str, str]] = set()
        for missing in self._summary.missing:
            key = (missing.outcome.indicator_id, missing.reason.code)
            if key not in told and not _follows(missing):
                told.add(key)
                lines.append(self._missing(missing))
        return lines + self._not_assessed() + self._without_evidence()

    def _step(self, step: Step) -> Entry:
        indicator = self._indicators[step.outcome.indicator_id]
        level = level_name(step.level, self._words.language)
        distance = distance_with_unit(step, indicator, self._words.language, self._words.locale)
        if distance:
            note = label("report_front_step", self._words.language, distance=distance, level=level)
        else:
            value = self._words.value(step.outcome, indicator)
            note = self.tr("{0} gemist · nu {1}").format(level, value)
        page, target = inputs_of(indicator)
        title = self._words.outcome_name(step.outcome, indicator, is_short=True)
        is_entered = indicator.mode is not AssessmentMode.BILL
        link = self.tr("Invullen") if is_entered else self.tr("Bekijken")
        is_legal = step.level.level is Level.LEGAL
        return Entry(title, note, link, page, target, is_legal, come_to(step.outcome.estimate, step.level))

    def _missing(self, missing: Missing) -> Entry:
        indicator = self._indicators[missing.outcome.indicator_id]
        page, target = inputs_of(indicator, missing.reason)
        title = self._words.outcome_name(missing.outcome, indicator)
        if missing.level is not None:
            title = self.tr("{0}, {1}").format(title, level_name(missing.level, self._words.language))
        return Entry(title, self._reason(missing.reason), self.tr("Aanvullen"), page, target)

    def _reason(self, reason: Message) -> str:
        lines = lines_text(reason.line_ids, self._words.language, _MOST_LINES_NAMED, sentence=True)
        return f"{text(reason, self._words.language)} {lines}".strip()

    def _not_assessed(self) -> list[Entry]:
        ids = self._summary.not_assessed
        if not ids:
            return []
        names = ", ".join(self._words.short_name(self._indicators[i]) for i in ids)
        title = self.tr("{0} indicatoren niet ingevuld").format(len(ids))
        if len(ids) == 1:
            title = self.tr("1 indicator niet ingevuld")
        return [Entry(title, names, self.tr("Aanvullen"), *self._first(ids))]

    def _without_evidence(self) -> list[Entry]:
        ids = tuple(dict.fromkeys(a.indicator_id for a in self._summary.without_evidence))
        known = [i for i in ids if i in self._indicators]
        if not known:
            return []
        names = ", ".join(self._words.short_name(self._indicators[i]) for i in known)
        title = self.tr("{0} opgaven zonder bewijs").format(len(known))
        if len(known) == 1:
            title = self.tr("1 opgave zonder bewijs")
        target = Target(indicator_id=known[0])
        return [Entry(title, names, self.tr("Aanvullen"), PageId.INDICATORS, target)]

    def _first(self, ids: Sequence[str]) -> tuple[PageId, Target]:
        """The place to fill in the first of these; entered indicators come before those of the bill."""
        entered = [i for i in ids if self._indicators[i].mode is not AssessmentMode.BILL]
        return inputs_of(self._indicators[(entered or list(ids))[0]])


def _follows(missing: Missing) -> bool:
    """Whether a level is undecided only because of data that another line asks for already."""
    return missing.reason.code == "calc_limit_inside_interval" and bool(missing.outcome.reasons)
