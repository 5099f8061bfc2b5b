"""The report model: all data that terminal, JSON, Excel and PDF print, without texts in any language."""

import datetime as dt
from dataclasses import dataclass

from models.domain.band_narrowing import BandNarrowing
from models.domain.open_estimate import LineEstimate
from models.domain.outcome import Contributions, Finding, Scorecard
from models.domain.parts import PartCheck
from models.domain.project import Project, Variant
from models.domain.rules import RuleCheck
from models.reference.reference import Reference


@dataclass(frozen=True, slots=True)
class Report:
    """An immutable snapshot of one variant with its outcomes, findings and contributions.

    Attributes:
        findings: of the import (when there was one) and of the audit of the bill.
        contributions: `mpg_a1`, `mpg_a2`, `embodied_carbon`, `mass`, in that order.
        indicated: the same with the provisional products counted too, for the subjects that have an indication.
        estimates: what stands for the MKI of lines in the indication, per line and EN 15804 set.
        narrowing: what narrows the band of each MPG indication most.
        content_hash: SHA-256 of the project's canonical JSON, hexadecimal.
        reference_hash: SHA-256 of the reference data's manifest, hexadecimal.
        program_version: of the program that calculated.
        import_finding_count: number of findings, from the first, that are of the import.
        parts: the state of every part that belongs in the calculation of such a building; none without its list.
        rules: the rules of play of a tender with HNN, with what the bill and project show of them.
        made_on: the date of the report, printed and in the metadata of its files; None for a report without date.
    """

    project: Project
    variant: Variant
    scorecard: Scorecard
    findings: tuple[Finding, ...]
    contributions: tuple[Contributions, ...]
    reference: Reference
    content_hash: str
    reference_hash: str
    program_version: str
    import_finding_count: int = 0
    indicated: tuple[Contributions, ...] = ()
    estimates: tuple[LineEstimate, ...] = ()
    narrowing: tuple[BandNarrowing, ...] = ()
    made_on: dt.date | None = None
    parts: tuple[PartCheck, ...] = ()
    rules: tuple[RuleCheck, ...] = ()
