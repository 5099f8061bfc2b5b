"""The short texts of one indicator beside the ambition wheel, the same on screen and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reporting.wording.indication_text import indication_texts
from app.reporting.wording.number_text import NOTHING
from app.reporting.wording.outcome_texts import figure_text, rounding_mark, short_name
from app.texts import Language, label
from models.domain.outcome import Basis, Outcome, OutcomeStatus
from models.domain.project import JudgedLevel
from models.domain.requirement import Indicator, Level
from models.presentation.goals import LEVEL_OF
from models.presentation.reached import level_verdict
from models.presentation.wheel import RingState, Wedge, Wheel

MPG = "mpg"
_INDICATED = (RingState.ESTIMATED, RingState.PROVISIONAL)


@dataclass(frozen=True, slots=True)
class CalloutText:
    """Name and value of one row.

    Attributes:
        value: the figure without its band and unit; a dash without one, "" where a level was judged.
        judged: the judged level; None without one.
        is_indication: whether the value is that of an indication.
    """

    name: str
    value: str
    judged: Level | None = None
    is_indication: bool = False


def told_outcome(outcomes: Sequence[Outcome], wedge: Wedge) -> Outcome | None:
    """The outcome that a row is about: a stated figure that counts, in the set of the goal before the other.

    Without one that of the goal's EN 15804 set, else the first with a value.
    """
    stated = tuple(outcome for outcome in outcomes if outcome.basis is Basis.STATED)
    outcomes = stated or outcomes
    goal = next((ring.level for ring in wedge.rings if ring.is_target), None)
    for outcome in outcomes if goal is not None and len(outcomes) > 1 else ():
        verdict = level_verdict(outcome.levels, goal) if goal is not None else None
        if verdict is not None and verdict.environmental_set is outcome.environmental_set is not None:
            return outcome
    return next((o for o in outcomes if o.status is OutcomeStatus.VALUE), outcomes[0] if outcomes else None)


def callout_text(
    outcome: Outcome | None,
    wedge: Wedge,
    indicator: Indicator,
    lang: Language,
    numbers: Language | None = None,
    *,
    with_indication: bool = True,
) -> CalloutText:
    """The texts of a row; `numbers` is the language of figures, None for that of the words."""
    name, numbers = short_name(indicator, lang), numbers or lang
    if outcome is None:
        return CalloutText(name, NOTHING)
    shows_indication = _is_indicated(wedge)
    has_figure = outcome.estimate is not None and outcome.estimate.value is not None
    beside = indication_texts(outcome, indicator, lang, numbers) if with_indication and not has_figure else None
    if beside is not None and (shows_indication or outcome.estimate is None) and beside.middle:
        said = label("report_mpg_indication", lang) if indicator.id == MPG else name
        return CalloutText(said, beside.middle, is_indication=True)
    if outcome.status is not OutcomeStatus.VALUE:
        return CalloutText(name, NOTHING)
    if outcome.estimate is None:
        judged = outcome.judged_level
        level = None if judged is None else LEVEL_OF.get(judged)
        none = label(f"report_judged_{JudgedLevel.NONE}", lang) if judged is JudgedLevel.NONE else NOTHING
        return CalloutText(name, "" if level is not None else none, level)
    return CalloutText(name, figure_text(outcome, indicator, numbers) + rounding_mark(outcome))


def centre_texts(wheel: Wheel, lang: Language) -> tuple[str, str, str]:
    """How many indicators have a verdict, in a figure and a word, and how many an indication ("" for none)."""
    count = sum(wedge.has_verdict for wedge in wheel.wedges)
    beside = sum(map(_is_indicated, wheel.wedges))
    return (
        label("report_assessed_count", lang, count=count, total=len(wheel.wedges)),
        label("report_assessed_word", lang),
        label("report_indicated_count", lang, count=beside) if beside else "",
    )


def _is_indicated(wedge: Wedge) -> bool:
    return any(ring.state in _INDICATED for ring in wedge.rings)
