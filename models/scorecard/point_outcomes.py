"""Outcomes of the indicators that are judged by points: what the points and their figures say of each level.

A level that a person judged, or a figure that was entered, stays the outcome; the points stand beside it. The
points answer the words of Table 3, so they decide a requirement in those words and no other; a limit is decided by
the figure, together with the points that Table 3 asks at the same level.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.calculation.scoring import Subject
from models.domain.defaults import DEFAULT_REQUIREMENT_SET
from models.domain.outcome import Basis, Estimate, LevelVerdict, Message, Outcome, OutcomeStatus, Verdict
from models.domain.point_result import IndicatorPoints, LevelCount, PointsVerdict
from models.domain.requirement import AssessmentMode, Indicator, Operator, Requirement
from models.legal.requirements import Applied
from models.reference.reference import Reference

POINTS_OPEN = "question_points_open"
LEVEL_NOT_APPLICABLE = "question_level_not_applicable"
JUDGED_DIFFERS = "question_judged_differs"
_DECIDED = {PointsVerdict.MET: Verdict.MEETS, PointsVerdict.MISSED: Verdict.MISSES}
_WORST_FIRST = (Verdict.MISSES, Verdict.CANNOT_SAY, Verdict.MEETS)


@dataclass(frozen=True, slots=True)
class PointScorer:
    """The points of a variant, and the requirements of Table 3 whose words they answer."""

    points: Mapping[str, IndicatorPoints]
    reference: Reference

    def scored(self, outcome: Outcome, indicator: Indicator, applied: tuple[Applied, ...]) -> Outcome:
        """The outcome with its points, which decide it when nothing else was entered."""
        points = self.points.get(indicator.id)
        if points is None or outcome.status is OutcomeStatus.NOT_APPLICABLE:
            return outcome
        if outcome.status is OutcomeStatus.VALUE:
            return replace(self._beside(outcome, points, applied), points=points)
        figure = self._figure(indicator, points)
        if indicator.mode is AssessmentMode.BILL or (figure is None and not _says(points)):
            return replace(outcome, points=points)
        if points.is_not_applicable and figure is None:
            return Outcome(indicator.id, OutcomeStatus.NOT_APPLICABLE, indicator.unit, points=points)
        subject = Subject(figure, None, None, indicator.decimals)
        return replace(
            outcome,
            status=OutcomeStatus.VALUE,
            basis=Basis.POINTS,
            estimate=figure,
            levels=tuple(self._verdict(entry, subject, points) for entry in applied),
            points=points,
        )

    def _figure(self, indicator: Indicator, points: IndicatorPoints) -> Estimate | None:
        """The figure of a formula that is the outcome of the indicator."""
        figures = self.reference.questions.figures
        own = (found for name, found in points.figures.items() if figures[name].outcome_of == indicator.id)
        return next(own, None)

    def _verdict(self, entry: Applied, subject: Subject, points: IndicatorPoints) -> LevelVerdict:
        verdict = entry.verdict_on(subject)
        count = points.levels.get(entry.requirement.level)
        if verdict.verdict is Verdict.NO_LEVEL or entry.reason is not None:
            return verdict
        if count is None or not self._is_of_table_3(entry.requirement):
            return verdict
        return _together(verdict, count, has_figure=subject.estimate is not None)

    def _is_of_table_3(self, requirement: Requirement) -> bool:
        """Whether a requirement asks what Table 3 asks of the indicator at that level, in its words or limit."""
        return any(
            (one.operator, one.limit, one.text) == (requirement.operator, requirement.limit, requirement.text)
            for one in self.reference.requirement_sets[DEFAULT_REQUIREMENT_SET].requirements
            if (one.indicator_id, one.level) == (requirement.indicator_id, requirement.level)
        )

    def _beside(self, outcome: Outcome, points: IndicatorPoints, applied: tuple[Applied, ...]) -> Outcome:
        """A judged or entered outcome: points decide the words that nobody judged, and a difference is said."""
        if not _says(points):
            return outcome
        if outcome.judged_level is not None:
            differs = any(_differs(level, points.levels.get(level.level)) for level in outcome.levels)
            said = (Message(JUDGED_DIFFERS),) if differs else ()
            return replace(outcome, reasons=(*outcome.reasons, *said))
        entries = {entry.requirement.id: entry for entry in applied}
        levels = tuple(
            self._in_words(level, entries.get(level.requirement_id), points) for level in outcome.levels
        )
        return replace(outcome, levels=levels)

    def _in_words(self, level: LevelVerdict, entry: Applied | None, points: IndicatorPoints) -> LevelVerdict:
        if entry is None or level.operator is not Operator.TEXT or not self._is_of_table_3(entry.requirement):
            return level
        count = points.levels.get(level.level)
        decides = count is not None and (count.yes > 0 or count.verdict is not PointsVerdict.OPEN)
        return _together(level, count, has_figure=False) if decides else level


def _says(points: IndicatorPoints) -> bool:
    """Whether a point that counts, or is measured, was answered or follows from a figure or fact."""
    return points.answered > 0


def _differs(level: LevelVerdict, count: LevelCount | None) -> bool:
    return count is not None and count.verdict in _DECIDED and _DECIDED[count.verdict] is not level.verdict


def _together(verdict: LevelVerdict, count: LevelCount | None, *, has_figure: bool) -> LevelVerdict:
    """The verdict of a level that its figure and its points both must pass."""
    if count is None:
        return verdict
    if count.verdict is PointsVerdict.NOT_APPLICABLE:
        return replace(verdict, verdict=Verdict.NO_LEVEL, margin=None, reason=Message(LEVEL_NOT_APPLICABLE))
    of_points = _DECIDED.get(count.verdict, Verdict.CANNOT_SAY)
    worst = min((verdict.verdict, of_points) if has_figure else (of_points,), key=_WORST_FIRST.index)
    if has_figure and worst is verdict.verdict is not Verdict.MEETS and of_points is not Verdict.CANNOT_SAY:
        return verdict
    is_open = worst is Verdict.CANNOT_SAY
    reason = Message(POINTS_OPEN, {"yes": count.yes, "total": count.total}) if is_open else None
    return replace(verdict, verdict=worst, reason=reason)
