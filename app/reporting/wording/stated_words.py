"""The words about a stated figure: its evidence, and whether it fits what the bill gives."""

from collections.abc import Iterator

from app.reporting.wording.number_text import NOTHING, date_text, estimate_text, number_text
from app.reporting.wording.outcome_texts import outcome_name, stated_decimals, unit_text
from app.texts import Language, label, text
from models.domain.outcome import Basis, Outcome
from models.domain.project import Evidence
from models.domain.requirement import AssessmentMode, Indicator
from models.presentation.indicated import is_estimated
from models.presentation.plausibility import plausibility
from models.scorecard.stated_figure import EVIDENCE_REASONS


def counts_for_bill(outcome: Outcome, indicator: Indicator) -> bool:
    """Whether a stated figure is the figure of an indicator of the bill."""
    is_of_bill = indicator.mode is AssessmentMode.BILL
    return is_of_bill and outcome.basis is Basis.STATED and outcome.estimate is not None


def evidence_text(evidence: Evidence, lang: Language) -> str:
    """Document, date and status of the evidence; "without evidence" for none."""
    document = evidence.document.strip() or evidence.file_name
    if not document:
        return label("report_without_evidence", lang)
    status = "" if evidence.status is None else label(f"report_evidence_{evidence.status}", lang)
    day = "" if evidence.date is None else date_text(evidence.date, lang)
    return ", ".join(part for part in (document, day, status) if part)


def fit_text(
    outcome: Outcome,
    indicator: Indicator,
    lang: Language,
    numbers: Language | None = None,
    *,
    with_estimate: bool = True,
) -> str:
    """One sentence: the stated figure, and whether it fits the computed one and the indication; "" without both.

    Args:
        lang: of the words.
        numbers: of the figures; None for that of the words.
        with_estimate: whether an indication that rests on an estimate is told; print keeps it out until asked.
    """
    found = plausibility(outcome, indicator.decimals)
    if found is None:
        return ""
    numbers = numbers or lang
    stated = number_text(found.stated, stated_decimals(found.stated, outcome, indicator), numbers)
    fits = list(_fits(outcome, indicator, lang, numbers, with_estimate=with_estimate))
    return "; ".join([label("report_fit_stated", lang, stated=stated), *fits]) if fits else ""


def _fits(
    outcome: Outcome, indicator: Indicator, lang: Language, numbers: Language, *, with_estimate: bool = True
) -> Iterator[str]:
    """The computed figure and the indication, each with whether the stated figure fits."""
    found = plausibility(outcome, indicator.decimals)
    if found is None:
        return
    decimals = stated_decimals(found.stated, outcome, indicator)
    is_kept_out = not with_estimate and outcome.indication is not None and is_estimated(outcome.indication)
    indication = None if is_kept_out else found.indication
    for name, beside in (("computed", found.computed), ("indication", indication)):
        if beside is not None:
            figure = estimate_text(beside.estimate, decimals, numbers)
            fit = label(f"report_fit_{beside.fit}", lang)
            yield label(f"report_fit_{name}", lang, figure=figure, fit=fit)


def computed_text(outcome: Outcome, indicator: Indicator, numbers: Language) -> str:
    """The computed figure beside a stated one that counts, without unit; a dash without one."""
    if outcome.computed is None or outcome.computed.estimate is None or outcome.estimate is None:
        return NOTHING
    stated = outcome.estimate.value
    decimals = indicator.decimals if stated is None else stated_decimals(stated, outcome, indicator)
    return estimate_text(outcome.computed.estimate, decimals, numbers)


def counting_text(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """The stated figure that counts, in full: name, figure, unit, evidence, what it lacks, and the check."""
    stated = outcome.estimate.value if outcome.estimate is not None else None
    if outcome.stated is None or stated is None:
        return ""
    head = label(
        "report_stated_counts",
        lang,
        name=outcome_name(outcome, indicator, lang),
        stated=number_text(stated, stated_decimals(stated, outcome, indicator), lang),
        unit=unit_text(indicator, lang),
        evidence=evidence_text(outcome.stated.evidence, lang),
    )
    lacks = [text(reason, lang) for reason in outcome.reasons if reason.code in EVIDENCE_REASONS]
    fits = "; ".join(_fits(outcome, indicator, lang, lang))
    return " ".join([head, *lacks, *([f"{fits[0].upper()}{fits[1:]}."] if fits else [])])
