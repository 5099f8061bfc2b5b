"""The leading figures of a scorecard, each with its band, its verdict, and what it rests on."""

from dataclasses import dataclass, replace

from app.reporting.report import Report
from app.reporting.wording.callout_text import MPG, callout_text, told_outcome
from app.reporting.wording.indication_text import indication_texts
from app.reporting.wording.number_text import NBSP, NOTHING, date_text, estimate_text, percent_text
from app.reporting.wording.outcome_texts import (
    figure_decimals,
    indicator_name,
    limit_text,
    unit_text,
    value_text,
    verdict_word,
)
from app.texts import Language, label
from models.domain.outcome import Basis, Outcome, OutcomeStatus
from models.domain.requirement import Indicator
from models.presentation.band import Band, indication_band, outcome_band
from models.presentation.callouts import wedge_mark
from models.presentation.goals import target_of
from models.presentation.marks import Mark, headline_mark
from models.presentation.reached import Headline, reached
from models.presentation.wheel import Wedge, Wheel

_LEADING = ("embodied_carbon", MPG, "beng1")
"""Ids of the indicators that lead page 1, as far as a building has them."""


@dataclass(frozen=True, slots=True)
class FigureCard:
    """One figure as printed.

    Attributes:
        ground: what the figure rests on: its band and coverage, or its document.
        spoken: all of it in one text.
    """

    name: str
    value: str
    unit: str
    band: Band | None
    mark: Mark
    verdict: str
    ground: str

    @property
    def spoken(self) -> str:
        """The card in one line."""
        value = f"{self.value} {self.unit}".strip()
        return ", ".join(part for part in (f"{self.name}: {value}", self.verdict, self.ground) if part)


def figure_cards(report: Report, wheel: Wheel, lang: Language, *, with_indication: bool) -> list[FigureCard]:
    """At most three cards; a figure that the building does not have is left out."""
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    wedges = {wedge.indicator_id: wedge for wedge in wheel.wedges}
    cards = []
    for indicator_id in _LEADING:
        own = [o for o in report.scorecard.outcomes if o.indicator_id == indicator_id]
        if indicator_id not in wedges or all(o.status is OutcomeStatus.NOT_APPLICABLE for o in own):
            continue
        outcome = told_outcome(own, wedges[indicator_id])
        if outcome is not None:
            parts = (outcome, wedges[indicator_id], indicators[indicator_id])
            cards.append(_card(report, *parts, lang, with_indication=with_indication))
    return cards


def _card(
    report: Report,
    outcome: Outcome,
    wedge: Wedge,
    indicator: Indicator,
    lang: Language,
    *,
    with_indication: bool,
) -> FigureCard:
    row = callout_text(outcome, wedge, indicator, lang, with_indication=with_indication)
    goal = target_of(report.variant, indicator.id)
    unit = unit_text(indicator, lang)
    beside = indication_texts(outcome, indicator, lang) if row.is_indication else None
    name = row.name if row.is_indication else indicator_name(indicator, lang)
    return FigureCard(
        name=name,
        value=row.value or value_text(outcome, indicator, lang),
        unit="" if unit == NOTHING or row.value in ("", NOTHING) else unit,
        band=outcome_band(outcome, goal, with_indication=False)
        if beside is None
        else indication_band(outcome, goal),
        mark=_mark(outcome, wedge) if beside is None else Mark.ESTIMATED,
        verdict=_verdict(outcome, indicator, lang) if beside is None else beside.verdict,
        ground=_ground(outcome, indicator, lang)
        if beside is None
        else label("report_card_indication", lang, ends=beside.ends),
    )


def _mark(outcome: Outcome, wedge: Wedge) -> Mark:
    """The mark of the wedge; of a stated figure its own, because a ring of the other set may be open."""
    return headline_mark(reached(outcome).headline) if outcome.basis is Basis.STATED else wedge_mark(wedge)


def _verdict(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """The verdict with its limit; that of the lowest missed level after the highest that is met."""
    now = reached(outcome)
    word = verdict_word(outcome, lang)
    if now.headline is Headline.MEETS and now.next_level is not None:
        missed = label("report_reached_misses", lang, level=label(f"report_level_{now.next_level.level}", lang))
        return f"{label('report_meets', lang)} {word}, {missed} {_limit(outcome, indicator, lang)}".strip()
    if now.headline is Headline.MEETS:
        return f"{label('report_meets', lang)} {word}"
    return f"{word} {_limit(outcome, indicator, lang)}".strip() if now.headline is Headline.MISSES else word


def _limit(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    missed = reached(outcome).next_level
    if missed is None or missed.limit is None:
        return ""
    return limit_text(missed, figure_decimals(outcome, indicator), lang).split(NBSP)[-1]


def _ground(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    if outcome.status is not OutcomeStatus.VALUE:
        return ""
    if outcome.basis is not Basis.CALCULATED:
        evidence = None if outcome.stated is None else outcome.stated.evidence
        document = "" if evidence is None else evidence.document.strip()
        if not document:
            return label("report_card_without_evidence", lang)
        day = "" if evidence is None or evidence.date is None else f", {date_text(evidence.date, lang)}"
        return label("report_card_stated", lang, document=f"{document}{day}")
    estimate = outcome.estimate
    if estimate is None:
        return ""
    covered = percent_text(estimate.coverage_fraction, lang)
    if estimate.is_exact or estimate.value is None:
        return label("report_card_covered", lang, covered=covered)
    ends = estimate_text(replace(estimate, value=None), figure_decimals(outcome, indicator), lang)
    return label("report_card_band", lang, ends=ends, covered=covered)
