"""The review model: all data that review window, checklist, JSON and workbook show, without texts."""

import datetime as dt
from dataclasses import dataclass

from app.formats.import_result import ImportFacts
from app.reporting.report import Report
from models.domain.declaration import ProductDeclaration
from models.domain.outcome import Finding
from models.domain.report_check import ReportCheck
from models.domain.review import (
    Agreement,
    Editions,
    FigureCheck,
    MissingItem,
    OpenVerdict,
    ReviewedFile,
    ReviewHeadline,
)


@dataclass(frozen=True, slots=True)
class Review:
    """The review of one variant in one file, apart from the reviewer's own projects.

    Attributes:
        import_findings: of reading the file; those of the audit are in `report.findings` as well.
        report: None when the file was refused or holds declarations only; then figures, lines, missing,
            open_verdicts are empty and editions is None.
        headlines: at most `MOST_HEADLINES`, worst first.
        figures: stated indicators and totals; `lines`: stated totals of bill lines, in the order of the bill.
        missing: worst first; `open_verdicts`: levels whose verdict the missing data can change.
        report_check: for a Meetlat PDF only.
        made_on: the date of the review, printed and in the metadata of its files; None for a review without date.
    """

    file: ReviewedFile
    facts: ImportFacts
    import_findings: tuple[Finding, ...]
    report: Report | None
    headlines: tuple[ReviewHeadline, ...]
    figures: tuple[FigureCheck, ...] = ()
    lines: tuple[FigureCheck, ...] = ()
    missing: tuple[MissingItem, ...] = ()
    open_verdicts: tuple[OpenVerdict, ...] = ()
    editions: Editions | None = None
    declarations: tuple[ProductDeclaration, ...] = ()
    report_check: ReportCheck | None = None
    made_on: dt.date | None = None

    @property
    def differences(self) -> tuple[FigureCheck, ...]:
        """Indicators, totals and lines whose stated figure is not the recomputed one."""
        return tuple(c for c in (*self.figures, *self.lines) if c.agreement is Agreement.DIFFERS)
