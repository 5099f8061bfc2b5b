"""Input of the headlines, and the headline about a stated figure that differs from the recomputed one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.calculation.rounding import half_up
from models.domain.outcome import Estimate, Finding, Message, Outcome, Param
from models.domain.project import Variant
from models.domain.report_check import ReportCheck
from models.domain.requirement import Indicator
from models.domain.review import (
    Cause,
    Editions,
    FigureCheck,
    Harm,
    MissingItem,
    OpenVerdict,
    ReviewHeadline,
    ReviewSection,
)
from models.review.rounding import shown_decimals


@dataclass(frozen=True, slots=True)
class Parts:
    """Results of one review from which its headlines are made.

    `indicators` is by id. `figures` are the checks of stated indicators and totals, `lines` those of the totals
    printed at lines. `report_check` is None for a file that is no report of this program.
    """

    variant: Variant
    indicators: Mapping[str, Indicator]
    outcomes: tuple[Outcome, ...]
    figures: tuple[FigureCheck, ...]
    lines: tuple[FigureCheck, ...]
    slips: tuple[Message, ...]
    facts: tuple[Message, ...]
    set_signs: tuple[Message, ...]
    missing: tuple[MissingItem, ...]
    open_verdicts: tuple[OpenVerdict, ...]
    editions: Editions
    findings: tuple[Finding, ...]
    report_check: ReportCheck | None


def named(parts: Parts, indicator_id: str) -> dict[str, Param]:
    """The short names of an indicator as parameters of a message; its id when it is not known."""
    indicator = parts.indicators.get(indicator_id)
    if indicator is None:
        return {"indicator": indicator_id, "indicator_en": indicator_id}
    return {"indicator": indicator.short_nl, "indicator_en": indicator.short_en}


def because(causes: Iterable[Cause]) -> tuple[Message, ...]:
    """The messages of causes, for `ReviewHeadline.because`."""
    return tuple(cause.message for cause in causes)


def size_of(check: FigureCheck) -> float:
    """The size of a difference, in the unit of the figure; 0.0 when it is not known."""
    return abs(check.difference or 0.0)


def difference_headline(
    check: FigureCheck,
    harm: Harm,
    code: str,
    params: Mapping[str, Param],
    causes: Iterable[Cause],
    line_ids: tuple[str, ...] = (),
) -> ReviewHeadline:
    """The headline about a stated figure and the recomputed one.

    Args:
        check: the check of the figure.
        harm: rank of the headline.
        code: of its sentence.
        params: values of the sentence beside those of the check.
        causes: probable causes, printed after it.
        line_ids: lines that it is about; for the figure of one line that line is taken.
    """
    decimals = shown_decimals(check)
    amounts: dict[str, Param] = {
        "stated": rounded(check.stated, decimals),
        "recomputed": shown(check.recomputed, decimals),
        "difference": rounded(abs(check.difference or 0.0), decimals),
        "set": str(check.environmental_set or ""),
        "line": check.line_id,
        "description": check.name,
    }
    ids = (check.line_id,) if check.line_id else line_ids
    section = ReviewSection.LINES if check.line_id else ReviewSection.FIGURES
    return ReviewHeadline(harm, Message(code, {**amounts, **params}, ids), section, check.key, because(causes))


def rounded(value: float, decimals: int) -> float:
    """A figure rounded for print, half away from zero, to at most six decimals."""
    return float(half_up(value, min(decimals, 6)))


def shown(estimate: Estimate | None, decimals: int) -> Param:
    """A figure rounded for print: its value, else a bound with "≥" or "≤", else a question mark."""
    if estimate is None:
        return "?"
    for sign, amount in (("", estimate.value), ("≥ ", estimate.lower), ("≤ ", estimate.upper)):
        if amount is not None:
            figure = rounded(amount, decimals)
            return f"{sign}{figure:g}" if sign else figure
    return "?"
