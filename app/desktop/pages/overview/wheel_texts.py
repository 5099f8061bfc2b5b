"""Every text in and beside the wheel of a scorecard."""

from collections.abc import Sequence

from app.desktop.score.texts import ScoreWords
from app.reporting.wording.callout_text import callout_text, centre_texts, told_outcome
from app.texts import label
from models.domain.outcome import Outcome, Scorecard, Verdict
from models.domain.requirement import LEVELS, Indicator, Level
from models.presentation.reached import level_verdict
from models.presentation.wheel import Wedge, Wheel
from models.reference.reference import Reference
from widgets.wheel.ambition_wheel import WheelTexts
from widgets.wheel.callout_drawing import WedgeText


def wheel_texts(
    scorecard: Scorecard, wheel: Wheel, reference: Reference, words: ScoreWords, *, with_indication: bool = True
) -> WheelTexts:
    """Names, values and verdicts per wedge, names of the themes, and how many indicators have a verdict."""
    wedges = {}
    by_id = {wedge.indicator_id: wedge for wedge in wheel.wedges}
    for indicator in reference.indicators:
        outcomes = [outcome for outcome in scorecard.outcomes if outcome.indicator_id == indicator.id]
        wedges[indicator.id] = _wedge_text(
            outcomes, by_id[indicator.id], indicator, words, with_indication=with_indication
        )
    return WheelTexts(
        wedges=wedges,
        themes={arc.theme: label(f"report_theme_{arc.theme}", words.language) for arc in wheel.themes},
        centre=centre_texts(wheel, words.language),
    )


def wedge_tool_tip(
    indicator_id: str, scorecard: Scorecard, indicators: Sequence[Indicator], words: ScoreWords
) -> str:
    """The tool tip of one wedge, one block per outcome."""
    indicator = next((i for i in indicators if i.id == indicator_id), None)
    if indicator is None:
        return ""
    outcomes = [outcome for outcome in scorecard.outcomes if outcome.indicator_id == indicator_id]
    return "\n\n".join(words.tool_tip(outcome, indicator) for outcome in outcomes)


def _wedge_text(
    outcomes: list[Outcome], wedge: Wedge, indicator: Indicator, words: ScoreWords, *, with_indication: bool
) -> WedgeText:
    """The text of a wedge; of two outcomes (the MPG in A1 and A2) it is about that of the goal's set."""
    told = told_outcome(outcomes, wedge)
    row = callout_text(told, wedge, indicator, words.language, words.locale, with_indication=with_indication)
    if told is None:
        return WedgeText(row.name, row.name, "", "", "", words.name(indicator), row.value)
    beside = words.indication(told, indicator) if row.is_indication else None
    title = words.outcome_name(told, indicator, is_short=True) if len(outcomes) > 1 else row.name
    if row.is_indication and len(outcomes) > 1:
        title = f"{row.name}, {label('report_set', words.language, set=told.environmental_set or '')}"
    return WedgeText(
        name=row.name,
        title=title,
        value=words.value(told, indicator) if beside is None else beside.figure,
        unit=words.unit(indicator),
        verdict=words.verdict(told) if beside is None else beside.verdict,
        spoken="; ".join(words.spoken(outcome, indicator) for outcome in outcomes),
        short_value=row.value,
        judged=row.judged,
        levels=_levels(told, indicator, words),
    )


def _levels(outcome: Outcome, indicator: Indicator, words: ScoreWords) -> dict[Level, tuple[str, ...]]:
    """Per level its name with its limit, and the verdict on it."""
    told: dict[Level, tuple[str, ...]] = {}
    for level in LEVELS:
        name = label(f"report_level_{level}", words.language)
        verdict = level_verdict(outcome.levels, level)
        if verdict is None or verdict.verdict is Verdict.NO_LEVEL:
            told[level] = (name, label("report_no_level", words.language))
        else:
            limit = words.limit(verdict, outcome, indicator)
            told[level] = (f"{name} {limit}", label(f"report_{verdict.verdict}", words.language))
    return told
