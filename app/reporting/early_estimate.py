"""The typed result of an early estimate, read by window, terminal and JSON."""

from dataclasses import dataclass

from app.reporting.report import Report
from models.domain.outcome import Finding
from models.early_design.comparison import Comparison
from models.early_design.draft_bill import DraftBill


@dataclass(frozen=True, slots=True)
class EarlyEstimate:
    """An early estimate.

    Attributes:
        draft: the lines with their areas.
        comparison: beside other buildings.
        report: of the project that the draft bill is the first bill of; all its lines are provisional.
        findings: of the file with the user's own assemblies; empty without one.
    """

    draft: DraftBill
    comparison: Comparison
    report: Report
    findings: tuple[Finding, ...] = ()
