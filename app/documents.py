"""The documents that a report can become, and the suffixes of files that are written.

One list, read by the commands and by the page Rapport. A new document is one entry in `DOCUMENTS`, one file in
app/reporting that makes it, and its texts in assets/texts/documents.toml.
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
    CSV = "CSV"
    TEXT = "tekst"

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of its file names, with the dot; the first is the usual one."""
        return _SUFFIXES[self]


_SUFFIXES = {
    OutputKind.PDF: (".pdf",),
    OutputKind.WORKBOOK: (".xlsx",),
    OutputKind.JSON: (".json",),
    OutputKind.CSV: (".csv",),
    OutputKind.TEXT: (".txt", ".md"),
}


def _nothing(_: Report) -> tuple[Finding, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that can be made of a report.

    Attributes:
        id: name in code; the window's buttons go by it.
        name: code of its name in a few words, as a button shows it.
        title: code of the title above the dialog that asks where to write it.
        suffix: end of its file names, with the dot; ".lcax.json" is an end too.
        proposed_suffix: end of the file name that the window proposes; "" for `suffix`.
        make: makes the bytes of the file; raises UserError when the report cannot become this document.
        losses: makes the findings about what the document cannot hold of the report.
        is_exported: whether `meetlat export` writes it, by its suffix.
    """

    id: str
    name: str
    title: str
    suffix: str
    kind: OutputKind
    make: Callable[[Report, Language], bytes]
    proposed_suffix: str = ""
    losses: Callable[[Report], tuple[Finding, ...]] = _nothing
    is_exported: bool = True

    @property
    def ending(self) -> str:
        """End of the file name that is proposed, with the dot."""
        return self.proposed_suffix or self.suffix


def _pdf(report: Report, lang: Language) -> bytes:
    from app.reporting.pdf.scorecard import scorecard_pdf

    return scorecard_pdf(report, lang)


def _workbook(report: Report, _: Language) -> bytes:
    from app.reporting.workbook.project import project_workbook_bytes

    return project_workbook_bytes(report.project, report.variant, report.reference, results=report)


def _outcomes(report: Report, lang: Language) -> bytes:
    from app.reporting.json.outcome import outcome_json

    return outcome_json(report, lang)


def _outcome_table(report: Report, _: Language) -> bytes:
    from app.reporting.csv.outcomes import outcome_csv

    return outcome_csv(report)


def _exchange(report: Report, _: Language) -> bytes:
    from app.reporting.json.exchange import exchange_bytes

    return exchange_bytes(report.project)


def _lcax(report: Report, _: Language) -> bytes:
    from app.reporting.json.lcax import lcax_bytes

    return lcax_bytes(report.project, report.variant, report.reference)


def _lcax_losses(report: Report) -> tuple[Finding, ...]:
    from app.reporting.json.lcax import lcax_losses

    return lcax_losses(report.project, report.variant, report.reference)


PDF = Document(
    id="pdf",
    name="document_pdf",
    title="document_pdf_save",
    suffix=".pdf",
    kind=OutputKind.PDF,
    make=_pdf,
    is_exported=False,
)
WORKBOOK = Document(
    id="workbook",
    name="document_workbook",
    title="document_workbook_save",
    suffix=".xlsx",
    kind=OutputKind.WORKBOOK,
    make=_workbook,
)
OUTCOMES = Document(
    id="outcomes",
    name="document_outcomes",
    title="document_outcomes_save",
    suffix=".json",
    kind=OutputKind.JSON,
    make=_outcomes,
    is_exported=False,
)
OUTCOME_TABLE = Document(
    id="outcome_table",
    name="document_outcome_table",
    title="document_outcome_table_save",
    suffix=".csv",
    kind=OutputKind.CSV,
    make=_outcome_table,
)
LCAX = Document(
    id="lcax",
    name="document_lcax",
    title="document_lcax_save",
    suffix=".lcax.json",
    kind=OutputKind.JSON,
    make=_lcax,
    losses=_lcax_losses,
)
EXCHANGE = Document(
    id="exchange",
    name="document_exchange",
    title="document_exchange_save",
    suffix=".json",
    proposed_suffix=".project.json",
    kind=OutputKind.JSON,
    make=_exchange,
)

DOCUMENTS: Sequence[Document] = (PDF, WORKBOOK, OUTCOMES, OUTCOME_TABLE, LCAX, EXCHANGE)
"""Every document, in the order of the window's buttons."""

EXPORTED: Sequence[Document] = tuple(document for document in DOCUMENTS if document.is_exported)
"""The documents of `meetlat export`, told apart by the suffix; the first when a name has none."""


def exported_as(path: Path) -> Document | None:
    """The document whose suffix the name of an output has; None when no suffix fits.

    A name that is a suffix alone, such as ".csv", has that suffix too.
    """
    fitting = [document for document in EXPORTED if path.name.lower().endswith(document.suffix)]
    if not fitting and not has_suffix(path):
        return EXPORTED[0]
    return max(fitting, key=lambda document: len(document.suffix), default=None)


def has_suffix(path: Path) -> bool:
    """Whether the name of an output ends in a suffix; a dot at its start or end counts too."""
    return "." in path.name
