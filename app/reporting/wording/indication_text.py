"""The indication beside an outcome in words of its own; it never meets or misses a level."""

from dataclasses import dataclass, replace

from app.reporting.wording.number_text import (
    decimals_needed,
    estimate_text,
    limit_decimals,
    number_text,
    percent_text,
)
from app.reporting.wording.outcome_texts import level_name
from app.texts import Language, label
from models.domain.outcome import Estimate, Indication, Outcome
from models.domain.requirement import Indicator
from models.presentation.indicated import Indicated, has_own_indication, indicated


@dataclass(frozen=True, slots=True)
class IndicationTexts:
    """The texts of one indication.

    Attributes:
        figure: with its bounds, "215 (190–240)".
        middle: without them, "215"; "" when the indication has only bounds.
        ends: the bounds alone, "190–240"; "" for an exact figure.
        sentence: the figure with what it covers.
        verdict: the word and the level that it is about, with its limit; "indication" without a level.
        word: the word alone.
    """

    figure: str
    sentence: str
    verdict: str
    middle: str = ""
    ends: str = ""
    word: str = ""


def indication_texts(
    outcome: Outcome, indicator: Indicator, lang: Language, numbers: Language | None = None
) -> IndicationTexts | None:
    """The texts of an indication; None where it does not differ from the firm figure.

    Args:
        lang: of the words.
        numbers: of the figures; None for that of the words.
    """
    found = outcome.indication
    if found is None or not has_own_indication(outcome):
        return None
    numbers = numbers or lang
    decimals = _decimals(outcome, found, indicator)
    figure = estimate_text(_estimate(found), decimals, numbers)
    said = indicated(outcome)
    word = label("provisional_word" if said is None else f"provisional_word_{said.verdict}", lang)
    verdict = word if said is None else _verdict_text(said, word, decimals, lang, numbers)
    middle = "" if found.middle is None else number_text(found.middle, decimals, numbers)
    ends = estimate_text(replace(_estimate(found), value=None), decimals, numbers)
    return IndicationTexts(
        figure=figure,
        sentence=_sentence(found, figure, lang, numbers),
        verdict=verdict,
        middle=middle,
        ends="" if ends == middle else ends,
        word=word,
    )


def _sentence(found: Indication, figure: str, lang: Language, numbers: Language) -> str:
    """The figure with what it covers, and how much of that is provisional or estimated."""
    covered, provisional, estimated = (
        percent_text(share, numbers)
        for share in (found.covered_share, found.provisional_share, found.estimated_share)
    )
    if found.estimated_share and found.provisional_share:
        return label(
            "provisional_indication_both",
            lang,
            figure=figure,
            covered=covered,
            provisional=provisional,
            estimated=estimated,
        )
    if found.estimated_share:
        code = "provisional_indication_estimated" if found.firm_share else "provisional_indication_all_estimated"
        return label(code, lang, figure=figure, covered=covered, estimated=estimated)
    if not found.firm_share:
        return label("provisional_indication_all", lang, figure=figure, covered=covered)
    return label("provisional_indication", lang, figure=figure, covered=covered, provisional=provisional)


def _verdict_text(said: Indicated, word: str, decimals: int, lang: Language, numbers: Language) -> str:
    limit = said.level.limit or 0.0
    written = number_text(limit, limit_decimals(limit, decimals), numbers)
    return label("provisional_verdict", lang, word=word, level=level_name(said.level, lang), limit=written)


def _estimate(found: Indication) -> Estimate:
    return Estimate(found.middle, found.low, found.high, found.covered_share)


def _decimals(outcome: Outcome, found: Indication, indicator: Indicator) -> int:
    figures = [figure for figure in (found.low, found.middle, found.high) if figure is not None]
    limits = [level.limit for level in outcome.levels if level.limit is not None]
    return decimals_needed(figures, limits, indicator.decimals)
