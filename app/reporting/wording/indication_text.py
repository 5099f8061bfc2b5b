"""The indication beside an outcome in words of its own; it never meets or misses a level."""

from app.reporting.wording.number_text import (
    decimals_needed,
    estimate_text,
    limit_decimals,
    number_text,
    percent_text,
)
from app.reporting.wording.outcome_texts import level_name
from app.texts import Language, label
from models.domain.outcome import Estimate, Indication, IndicationVerdict, Outcome
from models.domain.requirement import Indicator, Operator
from models.presentation.indicated import Indicated, has_own_indication, indicated

_WORDS = {
    (IndicationVerdict.PROBABLY_MEETS, False): "provisional_probably_below",
    (IndicationVerdict.PROBABLY_MEETS, True): "provisional_probably_above",
    (IndicationVerdict.PROBABLY_MISSES, False): "provisional_probably_above",
    (IndicationVerdict.PROBABLY_MISSES, True): "provisional_probably_below",
}
"""Verdict and whether a level asks for at least its limit -> code."""


def indication_figure_text(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """The figure of an indication with its bounds, "215 (190–240)"; "" where it does not differ from the firm one."""
    found = outcome.indication
    if found is None or not has_own_indication(outcome):
        return ""
    return estimate_text(_estimate(found), _decimals(outcome, found, indicator), lang)


def indication_text(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """The indication with what it covers; "" where it does not differ from the firm figure."""
    found = outcome.indication
    if found is None or not has_own_indication(outcome):
        return ""
    return label(
        "provisional_indication",
        lang,
        figure=indication_figure_text(outcome, indicator, lang),
        covered=percent_text(found.covered_share, lang),
        provisional=percent_text(found.provisional_share, lang),
    )


def indication_verdict_text(outcome: Outcome, indicator: Indicator, lang: Language, numbers: Language) -> str:
    """The word for the level that the indication is about, with its limit; "" without a level.

    Args:
        lang: of the words.
        numbers: of the limit.
    """
    said = indicated(outcome)
    if said is None or outcome.indication is None or not has_own_indication(outcome):
        return ""
    return _verdict_text(said, _decimals(outcome, outcome.indication, indicator), lang, numbers)


def _verdict_text(said: Indicated, decimals: int, lang: Language, numbers: Language) -> str:
    is_at_least = said.level.operator is Operator.AT_LEAST
    code = _WORDS.get((said.verdict, is_at_least), "provisional_cannot_say")
    limit = said.level.limit or 0.0
    written = number_text(limit, limit_decimals(limit, decimals), numbers)
    return label(code, lang, level=level_name(said.level, lang), limit=written)


def _estimate(found: Indication) -> Estimate:
    return Estimate(found.middle, found.low, found.high, found.covered_share)


def _decimals(outcome: Outcome, found: Indication, indicator: Indicator) -> int:
    figures = [figure for figure in (found.low, found.middle, found.high) if figure is not None]
    limits = [level.limit for level in outcome.levels if level.limit is not None]
    return decimals_needed(figures, limits, indicator.decimals)
