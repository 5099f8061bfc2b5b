"""Stated figures: when one is the figure of its indicator, and what its evidence lacks.

A figure of a validated tool is the figure of its indicator, whatever the bill gives; one without evidence counts
too and says so. A figure of an indicator of the bill that is an assumption, or that may be a fraction typed for a
percentage, decides no level with or without a bill, so that a bill that is filled in later never takes a verdict
away.
"""

from models.calculation.entered_values import crossed_bound, fraction_reading, is_impossible_zero
from models.calculation.scoring import Subject
from models.domain.outcome import Message, exactly
from models.domain.project import Assessment, Evidence, EvidenceStatus
from models.domain.requirement import AssessmentMode, Indicator

WITHOUT_EVIDENCE = "calc_stated_without_evidence"
WITHOUT_DATE = "calc_stated_without_date"
WITHOUT_STATUS = "calc_stated_without_status"
ASSUMED = "calc_stated_assumed"
_AS_FRACTION = "calc_value_as_fraction"
EVIDENCE_REASONS = frozenset((WITHOUT_EVIDENCE, WITHOUT_DATE, WITHOUT_STATUS))
"""Codes of the reasons that say what the evidence of a stated figure lacks."""


def counts(subject: Subject, *, has_computed: bool) -> bool:
    """Whether an entered figure is the figure of an indicator of the bill.

    A doubted figure, which decides no level, only counts where the bill gives none.

    Args:
        subject: the entered figure.
        has_computed: whether the bill gives a figure.
    """
    return subject.estimate is not None and (subject.doubt is None or not has_computed)


def is_assumed(assessment: Assessment) -> bool:
    """Whether the evidence says that the figure is an assumption."""
    return assessment.evidence.status is EvidenceStatus.ASSUMED


def names_document(evidence: Evidence) -> bool:
    """Whether evidence names a document or a file."""
    return bool(evidence.document.strip() or evidence.file_name)


def evidence_reasons(evidence: Evidence) -> tuple[Message, ...]:
    """What the evidence of a stated figure lacks; nothing for one with document, date and status."""
    if not names_document(evidence):
        return (Message(WITHOUT_EVIDENCE),)
    lacks = ((WITHOUT_DATE, evidence.date), (WITHOUT_STATUS, evidence.status))
    return tuple(Message(code) for code, given in lacks if given is None)


def entered_subject(indicator: Indicator, assessment: Assessment) -> Subject:
    """The entered value or judged level as it is compared with requirements."""
    value = assessment.value
    doubt = None if value is None else _doubt(indicator, assessment, value)
    other = None
    if value is not None and doubt is not None and doubt.code == _AS_FRACTION:
        other = fraction_reading(indicator, value)
    is_of_bill = indicator.mode is AssessmentMode.BILL
    return Subject(
        estimate=None if value is None else exactly(value),
        judged_level=assessment.level,
        environmental_set=assessment.environmental_set,
        decimals=indicator.decimals,
        may_judge_numbers=indicator.mode is AssessmentMode.JUDGED,
        doubt=doubt,
        other_reading=None if other is None or is_of_bill else exactly(other),
    )


def _doubt(indicator: Indicator, assessment: Assessment, value: float) -> Message | None:
    """Why an entered figure decides no level by itself; None for one that does."""
    bound, percent = crossed_bound(indicator, value), fraction_reading(indicator, value)
    if bound is not None:
        return Message("calc_value_out_of_range", {"value": value, "bound": bound})
    if is_impossible_zero(indicator, value):
        return Message("calc_value_is_zero", {"value": value})
    if indicator.mode is AssessmentMode.BILL and is_assumed(assessment):
        return Message(ASSUMED)
    return None if percent is None else Message(_AS_FRACTION, {"value": value, "percent": percent})
