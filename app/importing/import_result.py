"""What reading a file gives: a project or the reasons why there is none."""

from dataclasses import dataclass

from models.domain.outcome import Finding, Severity
from models.domain.project import Project


@dataclass(frozen=True, slots=True)
class ImportFacts:
    """Counts to hold beside what the file's author expects.

    Attributes:
        format: `xlsx`, `csv` or "" when the file was not recognised.
        sheets: names of the sheets that were read, as in the file; empty for CSV.
        row_count: rows with content below the header of the bill.
        line_count: bill lines made of them.
        left_out_count: rows of the bill that were left out, such as subtotals.
        assessment_count: entered values and judged levels.
        encoding, delimiter: of a CSV file, else "".
    """

    format: str = ""
    sheets: tuple[str, ...] = ()
    row_count: int = 0
    line_count: int = 0
    left_out_count: int = 0
    assessment_count: int = 0
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The outcome of reading one file.

    `project` is None when any finding is an error; otherwise it has one variant. Its `id` and the
    variant's are "" when the file gives none: the caller assigns them.
    """

    project: Project | None
    findings: tuple[Finding, ...]
    facts: ImportFacts = ImportFacts()

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)
