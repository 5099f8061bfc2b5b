"""The typed result of an early estimate, read by window, terminal and JSON."""

from dataclasses import dataclass

from models.domain.outcome import Finding, Scorecard
from models.domain.project import Project
from models.early_design.comparison import Comparison
from models.early_design.draft_bill import DraftBill


@dataclass(frozen=True, slots=True)
class EarlyEstimate:
    """An early estimate.

    Attributes:
        draft: the lines with their areas.
        comparison: beside other buildings.
        project: that the draft bill is the first bill of, without ids; all its lines are provisional.
        scorecard: of that bill.
        findings: of the file with the user's own assemblies; empty without one.
    """

    draft: DraftBill
    comparison: Comparison
    project: Project
    scorecard: Scorecard
    findings: tuple[Finding, ...] = ()
