"""The documents that a report can become, and the suffixes of files that are written.

One list, read by the commands and by the window's save dialogs. A new document is one entry here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from app.reporting.report import Report
from app.texts import Language
from models.domain.outcome import Finding


class OutputKind(Enum):
    """A kind of file, by the name that people know it by."""

    PDF = "PDF"
    WORKBOOK = "xlsx"
    JSON = "JSON"
    TEXT = "tekst"

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of its file names, with the dot; the first is the usual one."""
        return _SUFFIXES[self]


_SUFFIXES = {
    OutputKind.PDF: (".pdf",),
    OutputKind.WORKBOOK: (".xlsx",),
    OutputKind.JSON: (".json",),
    OutputKind.TEXT: (".txt", ".md"),
}


def _nothing(_: Report) -> tuple[Finding, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document that can be made of a report.

    Attributes:
        suffix: end of its file names, with the dot; ".lcax.json" is an end too.
        make: makes the bytes of the file; raises UserError when the report cannot become this document.
        losses: makes the findings about what the document cannot hold of the report.
    """

    suffix: str
    kind: OutputKind
    make: Callable[[Report, Language], bytes]
    losses: Callable[[Report], tuple[Finding, ...]] = _nothing


def _pdf(report: Report, lang: Language) -> bytes:
    from app.reporting.pdf.scorecard import scorecard_pdf

    return scorecard_pdf(report, lang)


def _workbook(report: Report, _: Language) -> bytes:
    from app.reporting.workbook.project import project_workbook_bytes

    return project_workbook_bytes(report.project, report.variant, report.reference, results=report)


def _outcomes(report: Report, lang: Language) -> bytes:
    from app.reporting.json.outcome import outcome_json

    return outcome_json(report, lang)


def _exchange(report: Report, _: Language) -> bytes:
    from app.reporting.json.exchange import exchange_bytes

    return exchange_bytes(report.project)


def _lcax(report: Report, _: Language) -> bytes:
    from app.reporting.json.lcax import lcax_bytes

    return lcax_bytes(report.project, report.variant, report.reference)


def _lcax_losses(report: Report) -> tuple[Finding, ...]:
    from app.reporting.json.lcax import lcax_losses

    return lcax_losses(report.project, report.variant, report.reference)


PDF = Document(".pdf", OutputKind.PDF, _pdf)
WORKBOOK = Document(".xlsx", OutputKind.WORKBOOK, _workbook)
OUTCOMES = Document(".json", OutputKind.JSON, _outcomes)
EXCHANGE = Document(".json", OutputKind.JSON, _exchange)
LCAX = Document(".lcax.json", OutputKind.JSON, _lcax, _lcax_losses)

EXPORTED: Sequence[Document] = (WORKBOOK, EXCHANGE, LCAX)
"""The documents that a project can be written as, one per suffix; the first is used for a name without suffix."""


def exported_as(path: Path) -> Document | None:
    """The document whose suffix the name of an output has; None when no suffix fits."""
    if not path.suffix:
        return EXPORTED[0]
    fitting = [document for document in EXPORTED if path.name.lower().endswith(document.suffix)]
    return max(fitting, key=lambda document: len(document.suffix), default=None)
