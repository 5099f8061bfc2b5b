"""The conclusion of a scorecard in one sentence: what is missed, by how much, and what is nearest.

Window, PDF and terminal print the same sentence. Leaves out on purpose: any count of levels and any grade.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reporting.wording.number_text import NBSP, NOTHING
from app.reporting.wording.outcome_texts import distance_text, level_name, short_name, short_unit_text
from app.reporting.wording.summary import Step, distance_of
from app.texts import Language, label
from models.domain.outcome import Outcome, OutcomeStatus, Scorecard, Verdict
from models.domain.project import Variant
from models.domain.requirement import Indicator, Level
from models.presentation.goals import target_of
from models.presentation.indicated import has_own_indication
from models.presentation.reached import has_verdict, level_verdict
from models.presentation.reached import reached as reached_of

_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Both parts of the conclusion: the headline, and what follows from it ("" for nothing)."""

    headline: str
    rest: str = ""

    @property
    def whole(self) -> str:
        """Both parts as one text."""
        return f"{self.headline} {self.rest}".strip()


def conclusion(
    scorecard: Scorecard,
    variant: Variant,
    indicators: Sequence[Indicator],
    lang: Language,
    numbers: Language | None = None,
) -> Conclusion:
    """The conclusion about the goals of a variant; `numbers` is the language of figures, None for `lang`."""
    told = _Telling({indicator.id: indicator for indicator in indicators}, lang, numbers or lang)
    outcomes = scorecard.outcomes
    if all(outcome.status is not OutcomeStatus.VALUE for outcome in outcomes):
        is_estimate = any(map(has_own_indication, outcomes))
        return Conclusion(
            label("report_conclusion_only_indication" if is_estimate else "report_conclusion_nothing", lang)
        )
    missed = _missed(outcomes, variant)
    nearest = told.nearest(outcomes)
    if missed:
        more = label("report_conclusion_others", lang) if len(missed) > _MOST_NAMED else ""
        return Conclusion(told.misses(missed[:_MOST_NAMED]), f"{more} {nearest}".strip())
    if not any(map(has_verdict, outcomes)):
        return Conclusion(label("report_conclusion_cannot_say", lang), label("report_conclusion_why", lang))
    code = "report_conclusion_open" if _is_open(outcomes, variant) else "report_conclusion_all_met"
    return Conclusion(label(code, lang), nearest)


def _missed(outcomes: Sequence[Outcome], variant: Variant) -> list[Step]:
    """The missed goals and missed legal levels: legal first, then those with a figure, in the order of Table 3."""
    steps = []
    for outcome in outcomes:
        goal = target_of(variant, outcome.indicator_id)
        for level in dict.fromkeys((Level.LEGAL, goal)):
            found = None if level is None else level_verdict(outcome.levels, level)
            is_missed = found is not None and found.verdict is Verdict.MISSES
            if found is not None and is_missed and outcome.status is OutcomeStatus.VALUE:
                steps.append(Step(outcome, found, distance_of(found)))
                break
    return sorted(steps, key=lambda step: (step.level.level is not Level.LEGAL, step.distance is None))


def _is_open(outcomes: Sequence[Outcome], variant: Variant) -> bool:
    """Whether a goal is neither met nor missed."""
    for outcome in outcomes:
        goal = target_of(variant, outcome.indicator_id)
        found = None if goal is None else level_verdict(outcome.levels, goal)
        if found is not None and found.verdict is Verdict.CANNOT_SAY:
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Telling:
    """The wording of steps."""

    indicators: dict[str, Indicator]
    lang: Language
    numbers: Language

    def misses(self, steps: Sequence[Step]) -> str:
        said = [self._miss(step) for step in steps]
        if len(said) == 1:
            return _ended(said[0])
        return _ended(label("report_conclusion_and", self.lang, first=said[0], second=said[1]))

    def _miss(self, step: Step) -> str:
        name, level = self._name(step), level_name(step.level, self.lang)
        distance = self._distance(step)
        if not distance:
            return label("report_conclusion_misses_words", self.lang, name=name, level=level)
        return label("report_conclusion_misses", self.lang, name=name, level=level, distance=distance)

    def nearest(self, outcomes: Sequence[Outcome]) -> str:
        """The missed level that is relatively nearest; "" where no distance is known."""
        missed = ((outcome, reached_of(outcome).next_level) for outcome in outcomes)
        steps = [Step(o, level, distance_of(level)) for o, level in missed if level is not None]
        measured = [(step.distance, place) for place, step in enumerate(steps) if step.distance is not None]
        if not measured:
            return ""
        step = steps[min(measured)[1]]
        said = label(
            "report_conclusion_nearest",
            self.lang,
            level=level_name(step.level, self.lang),
            name=self._name(step),
            distance=self._distance(step),
        )
        return _ended(said.removesuffix("."))

    def _name(self, step: Step) -> str:
        return short_name(self.indicators[step.outcome.indicator_id], self.lang)

    def _distance(self, step: Step) -> str:
        indicator = self.indicators[step.outcome.indicator_id]
        return distance_with_unit(step, indicator, self.lang, self.numbers)


def _ended(sentence: str) -> str:
    """The sentence with one full stop; a unit such as "pp/won." brings its own."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def distance_with_unit(step: Step, indicator: Indicator, lang: Language, numbers: Language | None = None) -> str:
    """The distance to a missed level with its unit; "" where it cannot be measured."""
    distance, unit = distance_text(step, indicator, numbers or lang), short_unit_text(indicator, lang)
    return distance if not distance or unit == NOTHING else f"{distance}{NBSP}{unit}"
