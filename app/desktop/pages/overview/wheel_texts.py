"""The wheel of a scorecard with the project's targets, and every text in and around it."""

from collections.abc import Sequence
from dataclasses import replace

from app.desktop.score.texts import ScoreWords, targets_of
from app.texts import label
from models.domain.outcome import Outcome, OutcomeStatus, Scorecard
from models.domain.project import Variant
from models.domain.requirement import Indicator
from models.presentation.wheel import Wedge, Wheel, ambition_wheel
from models.reference.reference import Reference
from widgets.wheel.ambition_wheel import WedgeText, WheelTexts


def wheel_of(scorecard: Scorecard, variant: Variant, reference: Reference) -> Wheel:
    """The wheel with the targets of the variant outlined; an own figure or "none" outlines no ring."""
    targets = targets_of(variant)
    known = {key: level for key, level in targets.items() if level is not None}
    wheel = ambition_wheel(reference.indicators, scorecard.outcomes, known)
    without = targets.keys() - known.keys()
    if not without:
        return wheel
    return replace(wheel, wedges=tuple(_bare(w) if w.indicator_id in without else w for w in wheel.wedges))


def _bare(wedge: Wedge) -> Wedge:
    return replace(wedge, rings=tuple(replace(ring, is_target=False) for ring in wedge.rings))


def wheel_texts(scorecard: Scorecard, wheel: Wheel, reference: Reference, words: ScoreWords) -> WheelTexts:
    """Names, values and verdicts per wedge, names of the themes, and how many indicators are assessed."""
    wedges = {}
    for indicator in reference.indicators:
        outcomes = [outcome for outcome in scorecard.outcomes if outcome.indicator_id == indicator.id]
        wedges[indicator.id] = _wedge_text(outcomes, indicator, words)
    assessed = sum(wedge.is_assessed for wedge in wheel.wedges)
    total = len(wheel.wedges)
    figure = label("report_assessed_count", words.language, count=assessed, total=total)
    return WheelTexts(
        wedges=wedges,
        themes={arc.theme: label(f"report_theme_{arc.theme}", words.language) for arc in wheel.themes},
        centre=(figure, label("report_assessed_word", words.language)),
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


def _wedge_text(outcomes: list[Outcome], indicator: Indicator, words: ScoreWords) -> WedgeText:
    """The text of a wedge; of two outcomes (the MPG in A1 and A2) it is about the first with a value."""
    told = next((o for o in outcomes if o.status is OutcomeStatus.VALUE), outcomes[0] if outcomes else None)
    if told is None:
        name = words.short_name(indicator)
        return WedgeText(name, name, "", "", "", words.name(indicator))
    name = words.outcome_name(told, indicator, is_short=True) if len(outcomes) > 1 else words.short_name(indicator)
    return WedgeText(
        name=words.short_name(indicator),
        title=name,
        value=words.value(told, indicator),
        unit=words.unit(indicator),
        verdict=words.verdict(told),
        spoken="; ".join(words.spoken(outcome, indicator) for outcome in outcomes),
    )
