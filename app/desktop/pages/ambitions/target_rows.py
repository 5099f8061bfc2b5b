"""The rows of the table of targets: outcome, target and verdict per indicator, as texts."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.desktop.pages.ambitions.target_edits import LEVEL_OF, applied_to, levels_there
from app.desktop.score.texts import ScoreWords, aim_verdict
from app.desktop.session.open_project import OpenProject
from app.reporting.wording.number_text import decimals_needed, limit_decimals, number_text, signed_text
from app.texts import Language, label
from models.calculation.scoring import margin
from models.domain.outcome import LevelVerdict, Outcome, OutcomeStatus, Scorecard, Verdict
from models.domain.project import JudgedLevel, Target
from models.domain.requirement import Direction, Indicator, Operator, RequirementKind
from models.legal.requirements import printed_at
from models.presentation.marks import Mark, headline_mark, verdict_mark
from models.presentation.reached import level_verdict, reached


@dataclass(frozen=True, slots=True)
class TargetRow:
    """The row of one indicator.

    Attributes:
        levels: the levels of the edition for this indicator.
        verdict: NO_LEVEL without a target.
        mark: of the state; None without a target.
    """

    indicator: Indicator
    target: Target | None
    levels: tuple[JudgedLevel, ...]
    name: str
    now: str
    aim: str
    limit: str
    verdict: Verdict
    state: str
    mark: Mark | None
    outcome: Outcome

    @property
    def takes_figure(self) -> bool:
        """Whether an own figure can be the target: the indicator has a unit."""
        return bool(self.indicator.unit)


def target_rows(opened: OpenProject, words: ScoreWords) -> tuple[TargetRow, ...]:
    """The rows in the order of the indicators; empty before the first score."""
    scorecard = opened.scorecard
    if scorecard is None:
        return ()
    variant, reference = opened.variant, opened.reference
    targets = {target.indicator_id: target for target in variant.targets}
    applied = applied_to(opened.project, variant, reference)
    levels = {each.id: levels_there(printed_at(applied, each.id)) for each in reference.indicators}
    return tuple(
        _row(indicator, targets.get(indicator.id), levels[indicator.id], scorecard, words)
        for indicator in reference.indicators
    )


def _row(
    indicator: Indicator,
    target: Target | None,
    levels: tuple[JudgedLevel, ...],
    scorecard: Scorecard,
    words: ScoreWords,
) -> TargetRow:
    outcome = _outcome(indicator, target, scorecard)
    verdict = Verdict.NO_LEVEL if target is None else aim_verdict(target, outcome, indicator)
    return TargetRow(
        indicator=indicator,
        target=target,
        levels=levels,
        name=words.short_name(indicator),
        now=words.value(outcome, indicator),
        aim=aim_name(target, words.language),
        limit=_limit(target, outcome, indicator, words),
        verdict=verdict,
        state=_state(verdict, target, outcome, indicator, words),
        mark=_mark(verdict, outcome),
        outcome=outcome,
    )


def _outcome(indicator: Indicator, target: Target | None, scorecard: Scorecard) -> Outcome:
    """The outcome of the target's EN 15804 set, else the first with a figure; only the MPG has two."""
    found = [o for o in scorecard.outcomes if o.indicator_id == indicator.id]
    if len(found) == 1:
        return found[0]
    level = LEVEL_OF.get(target.level) if target is not None and target.level is not None else None
    if target is not None and target.own_limit is not None:
        found = [o for o in found if o.environmental_set is target.environmental_set] or found
    for outcome in found:
        asked = None if level is None else level_verdict(outcome.levels, level)
        if asked is not None and asked.environmental_set is outcome.environmental_set:
            return outcome
    return next((o for o in found if o.status is OutcomeStatus.VALUE), found[0])


def aim_name(target: Target | None, lang: Language) -> str:
    """The name of a target."""
    if target is None:
        return QCoreApplication.translate("Targets", "kies")
    if target.own_limit is not None:
        return QCoreApplication.translate("Targets", "eigen cijfer")
    return level_choice_name(target.level, lang)


def level_choice_name(level: JudgedLevel | None, lang: Language) -> str:
    """The name of a level in the list of choices."""
    if level is None or level is JudgedLevel.NONE:
        return QCoreApplication.translate("Targets", "geen doel")
    return label(f"report_judged_{level}", lang)


def _level(target: Target | None, outcome: Outcome) -> LevelVerdict | None:
    level = LEVEL_OF.get(target.level) if target is not None and target.level is not None else None
    return None if level is None else level_verdict(outcome.levels, level)


def _operator(indicator: Indicator) -> Operator:
    return Operator.AT_LEAST if indicator.direction is Direction.HIGHER else Operator.AT_MOST


def _limit(target: Target | None, outcome: Outcome, indicator: Indicator, words: ScoreWords) -> str:
    unit = words.unit(indicator)
    if target is not None and target.own_limit is not None:
        sign = "≥" if _operator(indicator) is Operator.AT_LEAST else "≤"
        decimals = limit_decimals(target.own_limit, indicator.decimals)
        said = f"{sign} {number_text(target.own_limit, decimals, words.locale)} {unit}"
        which = target.environmental_set
        return said if which is None else QCoreApplication.translate("Targets", "{0}, set {1}").format(said, which)
    level = _level(target, outcome)
    if level is None or level.operator is Operator.NONE:
        return QCoreApplication.translate("Targets", "in {0}").format(unit) if unit else ""
    if level.limit is None:
        return level.text
    said = f"{words.limit(level, outcome, indicator).rstrip('*')} {unit}".strip()
    if level.kind is RequirementKind.TARGET:
        return QCoreApplication.translate("Targets", "streef {0}").format(said)
    return said


_BY_STATUS: Mapping[OutcomeStatus, str] = {
    OutcomeStatus.NOT_ASSESSED: "report_not_assessed",
    OutcomeStatus.NOT_APPLICABLE: "report_not_applicable",
    OutcomeStatus.NOT_CALCULABLE: "report_not_calculable",
}


def _mark(verdict: Verdict, outcome: Outcome) -> Mark | None:
    if verdict is Verdict.NO_LEVEL:
        return None
    if outcome.status in _BY_STATUS and verdict is not Verdict.NOT_COMPARABLE:
        return headline_mark(reached(outcome).headline)
    return verdict_mark(verdict)


def _state(
    verdict: Verdict, target: Target | None, outcome: Outcome, indicator: Indicator, words: ScoreWords
) -> str:
    if verdict is Verdict.NO_LEVEL:
        return ""
    if outcome.status in _BY_STATUS and verdict is not Verdict.NOT_COMPARABLE:
        return label(_BY_STATUS[outcome.status], words.language)
    said = label(f"report_{verdict}", words.language)
    distance = _margin(target, outcome, indicator)
    if verdict not in (Verdict.MEETS, Verdict.MISSES) or distance is None:
        return said
    decimals = decimals_needed([distance], [0.0], indicator.decimals)
    return f"{said} ({signed_text(distance, decimals, words.locale)})"


def _margin(target: Target | None, outcome: Outcome, indicator: Indicator) -> float | None:
    if target is not None and target.own_limit is not None:
        value = outcome.estimate.value if outcome.estimate is not None else None
        return None if value is None else margin(value, _operator(indicator), target.own_limit)
    level = _level(target, outcome)
    return level.margin if level is not None else None
