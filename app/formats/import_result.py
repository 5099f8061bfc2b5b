"""The result of reading a file: a project, declarations, stated figures, or the reasons why there are none."""

from dataclasses import dataclass
from enum import StrEnum

from app.formats.adviser_list import AdviserList
from models.domain.declaration import ProductDeclaration
from models.domain.library.form import StatedLayer
from models.domain.outcome import Finding, Place, Severity
from models.domain.product import EnvironmentalSet
from models.domain.project import Project
from models.domain.quantities import Unit
from models.domain.report_check import ReportCheck


@dataclass(frozen=True, slots=True)
class ImportFacts:
    """Counts of a file, to be compared with what its author expects.

    Attributes:
        format: id of the format (formats.py), "" when the file was not recognised.
        sheets: names of the sheets that were read, as in the file; empty for CSV.
        row_count: rows with content below the header of the bill; elements in a building model.
        line_count: bill lines made of them.
        left_out_count: rows of the bill that were left out, such as subtotals.
        assessment_count: entered values and judged levels.
        encoding, delimiter: of a CSV file, else "".
        counts: what else was counted, as (what, how many): elements per IFC class and the like.
    """

    format: str = ""
    sheets: tuple[str, ...] = ()
    row_count: int = 0
    line_count: int = 0
    left_out_count: int = 0
    assessment_count: int = 0
    encoding: str = ""
    delimiter: str = ""
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """One column of a table in the file, and the field that it fills.

    Attributes:
        letter: "A", "B", … also for CSV.
        field: id of the field that it fills (layout.py), "" for a column that is only kept.
        reason: of the choice: "header", "synonym", "layout" (a known layout), "remembered", "chosen" or "content".
        samples: the first cells with content, as the file shows them, at most five.
        understood: the same cells as they were read ("1234.5", "m2"), "" where they were not.
    """

    letter: str
    header: str
    field: str
    reason: str
    samples: tuple[str, ...] = ()
    understood: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table in the file, with the choices that were made for it.

    Attributes:
        layout: id of the known layout, "" when none was recognised.
        signature: names the headers; the same headers in the same order give the same signature.
        decimal_mark: "," or "." where texts were read as numbers, else "".
    """

    sheet: str
    header_row: int
    row_count: int
    layout: str
    signature: str
    decimal_mark: str = ""
    columns: tuple[FoundColumn, ...] = ()


class RowKind(StrEnum):
    """The kind of a row of a bill; only a LINE becomes a bill line. A TITLE stands above the HEADER."""

    LINE = "line"
    TITLE = "title"
    HEADER = "header"
    HEADING = "heading"
    TOTAL = "total"
    FOOTNOTE = "footnote"
    REPEATED_HEADER = "repeated_header"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row with a text of the table that the bill was read from.

    Attributes:
        sheet: its name, "" for CSV, pasted text and building models.
        row: its number in the sheet, from 1; of a building model the number of the line.
        text: its columns of text, in their order, joined by " | ".
        quantity: in `unit`; None when it is not known, also for a lump sum.
        unit: None when the row names none, or one that is not known.
        unit_text: the unit as typed.
        code: as typed, of whatever classification.
        chapter: text of the heading above it, "" without one.
        line_id: of the bill line that it became, "" for a row that was left out.
        sizes: other amounts in the row, as (header, text): a thickness, or the area beside a volume.
    """

    sheet: str
    row: int
    text: str
    kind: RowKind = RowKind.LINE
    quantity: float | None = None
    unit: Unit | None = None
    unit_text: str = ""
    code: str = ""
    chapter: str = ""
    line_id: str = ""
    sizes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedFact:
    """A fact about the project or building that a title block gives; a person accepts it or not.

    Attributes:
        field: id of the field as in `app.formats.fields`.
        value: a text, the id of a choice, or a date as yyyy-mm-dd; "" for a number.
        number: in the unit of the field; None for any other value.
        text: the cells as the file shows them.
    """

    field: str
    text: str
    where: Place
    value: str = ""
    number: float | None = None


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A total or verdict that the file itself states; compared with the recomputed one, never used in a result.

    Attributes:
        subject: an indicator id, or "mki", "embodied_carbon" or "mass" for a total over the building's life.
            "gwp" is climate change as another tool counts it: held beside its own parts, not recomputed.
        module: life-cycle module such as "A1-A3", "" for the total.
        label: what stands beside the figure in the file.
        level: level that the file says is met ("wettelijk", …), "" when it says none.
        limit: the limit that the file compares the figure with, None when it names none.
    """

    subject: str
    value: float | None
    unit: str
    where: Place
    label: str = ""
    environmental_set: EnvironmentalSet | None = None
    module: str = ""
    level: str = ""
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The result of reading one file.

    `project` is None when any finding is an error, and for a file of declarations; otherwise it has at least one
    variant. Its `id` and the variants' are "" when the file gives none: the caller assigns them.
    `rows` are the rows of the bill with a text, in the order of the file, also when `project` is None; `proposed`
    are the facts in its title block, which are in no project.
    `report_check` is there for a Meetlat PDF only, with `reported_variant_id`: the variant that it is about, whose
    figures `stated` holds. "" is the first one.
    `layers` are those of a file of assemblies, which holds no project.
    `packed_files` are the names of the files in a zip archive of which one can be read.
    `adviser_list` is there for a list of questions that somebody filled in, and is in no project.
    """

    project: Project | None
    findings: tuple[Finding, ...]
    facts: ImportFacts = ImportFacts()
    declarations: tuple[ProductDeclaration, ...] = ()
    stated: tuple[StatedFigure, ...] = ()
    tables: tuple[FoundTable, ...] = ()
    report_check: ReportCheck | None = None
    reported_variant_id: str = ""
    rows: tuple[SourceRow, ...] = ()
    proposed: tuple[ProposedFact, ...] = ()
    packed_files: tuple[str, ...] = ()
    adviser_list: AdviserList | None = None
    layers: tuple[StatedLayer, ...] = ()

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)
