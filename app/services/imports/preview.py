"""The preview of a file before it is stored: counts, totals, groups, and what was not read.

Counts and totals are shown beside those that the file itself states, to show damage that can still be parsed.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.formats.import_result import FoundTable, ImportResult, StatedFigure
from app.services.imports.imported_lines import ImportedLines
from app.services.imports.library_cards import declared_cards
from app.services.matching.provisional_bill import BillMatching, is_as_saved
from models.domain.bill import Bill
from models.domain.outcome import Contributions, Finding, Severity
from models.domain.product import ProductCard
from models.domain.project import Project, Variant
from models.reference.reference import Reference
from models.scorecard.contributions import contributions
from models.scorecard.indication import as_if_confirmed
from models.scorecard.scorecard import bill_view

TOTALS = ("mass", "mpg_a1", "mpg_a2", "embodied_carbon")
"""The totals of a preview, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """One two-digit NL-SfB group of the bill, "" for lines without a code.

    Attributes:
        without_quantity_count, without_mass_count: lines of which that is unknown; they are in no total.
        mass_kg: of the lines with a known mass; None when no line has one.
    """

    nl_sfb_group: str
    line_count: int
    without_quantity_count: int
    without_mass_count: int
    mass_kg: float | None


@dataclass(frozen=True, slots=True)
class KnownTotal:
    """The total of the lines whose amount is known.

    Attributes:
        subject: `mass` (kg), `mpg_a1`, `mpg_a2` (EUR over the building's life) or `embodied_carbon` (kg CO2-eq).
        amount: None when no line has a known amount.
        known_count: number of lines with a known amount.
    """

    subject: str
    unit: str
    amount: float | None
    known_count: int


@dataclass(frozen=True, slots=True)
class VariantPreview:
    """One variant of the file.

    Attributes:
        has_provisional: whether the amounts count products that nobody confirmed.
        printed_total_eur: the sum of the line totals that the file prints; None when it prints none.
    """

    name: str
    line_count: int
    without_quantity_count: int
    assessment_count: int
    totals: tuple[KnownTotal, ...]
    groups: tuple[GroupSummary, ...]
    printed_total_eur: float | None
    has_provisional: bool = False

    def total(self, subject: str) -> KnownTotal:
        """One of the totals.

        Raises:
            KeyError: there is no such total.
        """
        for total in self.totals:
            if total.subject == subject:
                return total
        raise KeyError(subject)


@dataclass(frozen=True, slots=True)
class NumberReading:
    """The reading of one cell of the file; `understood` is "" when it could not be read."""

    sheet: str
    letter: str
    header: str
    field: str
    shown: str
    understood: str


@dataclass(frozen=True, slots=True)
class FindingKind:
    """The findings of one severity and code, in the order of the file."""

    severity: Severity
    code: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """One file before it is taken in.

    Attributes:
        variants: of its project; empty for a file of declarations or one that was refused.
        readings: cells whose text and value are written differently, or that could not be read.
        bills: per variant, its lines matched with the library.
        cards: made of the declarations of the file, in their order; `findings` has those about them too.
    """

    result: ImportResult
    variants: tuple[VariantPreview, ...]
    findings: tuple[FindingKind, ...]
    readings: tuple[NumberReading, ...]
    bills: tuple[ImportedLines, ...]
    cards: tuple[ProductCard, ...] = ()

    @property
    def line_count(self) -> int:
        return sum(variant.line_count for variant in self.variants)

    @property
    def tables(self) -> tuple[FoundTable, ...]:
        return self.result.tables

    @property
    def stated(self) -> tuple[StatedFigure, ...]:
        return self.result.stated

    def count(self, severity: Severity) -> int:
        """The number of findings of a severity."""
        return sum(len(kind.findings) for kind in self.findings if kind.severity is severity)


def preview_of(
    result: ImportResult, reference: Reference, on: dt.date, matching: BillMatching | None = None
) -> ImportPreview:
    """Makes the preview of a result.

    Args:
        on: the day on which declarations have to be valid.
        matching: proposes products for the lines; None proposes none.
    """
    project = result.project
    cards, said = declared_cards(result, reference, on)
    bills = _bills(result, matching)
    return ImportPreview(
        result=result,
        variants=tuple(
            variant_preview(project, bill.completed({}).variant, reference)
            for bill in bills
            if project is not None
        ),
        findings=grouped_findings((*result.findings, *said)),
        readings=number_readings(result.tables),
        bills=bills,
        cards=cards,
    )


def _bills(result: ImportResult, matching: BillMatching | None) -> tuple[ImportedLines, ...]:
    project = result.project
    if project is None:
        return ()
    has_proposals = matching is not None and not is_as_saved(project, result.facts.format)
    used = matching if has_proposals else None
    rows = result.rows if used is not None else ()
    if len(project.variants) > 1:
        rows = tuple(row for row in rows if row.line_id)
    return tuple(ImportedLines(variant, rows, used) for variant in project.variants)


def variant_preview(project: Project, variant: Variant, reference: Reference) -> VariantPreview:
    """The preview of a variant: every amount counts its provisional products too."""
    lines = variant.bill.lines
    counted = replace(variant, bill=Bill(tuple(map(as_if_confirmed, lines))))
    subjects = {found.subject: found for found in _contributions(project, counted, reference)}
    printed = [line.printed_total for line in lines if line.printed_total is not None]
    return VariantPreview(
        name=variant.name,
        line_count=len(lines),
        without_quantity_count=sum(line.quantity is None for line in lines),
        assessment_count=len(variant.assessments),
        totals=tuple(_total(subjects[name]) for name in TOTALS if name in subjects),
        groups=_groups(variant, subjects.get("mass")),
        printed_total_eur=sum(printed) if printed else None,
        has_provisional=any(line.provisional is not None for line in lines),
    )


def _contributions(project: Project, variant: Variant, reference: Reference) -> tuple[Contributions, ...]:
    if not variant.bill.lines:
        return ()
    return contributions(bill_view(project, variant, reference))


def _total(found: Contributions) -> KnownTotal:
    known = [amount for amount in found.value if amount is not None]
    return KnownTotal(found.subject, found.unit, sum(known) if known else None, len(known))


def _groups(variant: Variant, mass: Contributions | None) -> tuple[GroupSummary, ...]:
    masses: Sequence[float | None] = mass.value if mass is not None else (None,) * len(variant.bill)
    members: dict[str, list[int]] = {}
    for position, line in enumerate(variant.bill.lines):
        members.setdefault(line.nl_sfb_group, []).append(position)
    lines = variant.bill.lines
    summaries = []
    for group in sorted(members, key=lambda code: (not code, code)):
        positions = members[group]
        known = [amount for p in positions if (amount := masses[p]) is not None]
        summaries.append(
            GroupSummary(
                nl_sfb_group=group,
                line_count=len(positions),
                without_quantity_count=sum(lines[p].quantity is None for p in positions),
                without_mass_count=len(positions) - len(known),
                mass_kg=sum(known) if known else None,
            )
        )
    return tuple(summaries)


def grouped_findings(findings: Sequence[Finding]) -> tuple[FindingKind, ...]:
    """Findings by severity, errors first, and then by kind in the order in which the kinds appear."""
    kinds: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        kinds.setdefault((finding.severity, finding.code), []).append(finding)
    order = list(Severity)
    sorted_kinds = sorted(kinds.items(), key=lambda item: order.index(item[0][0]))
    return tuple(FindingKind(severity, code, tuple(found)) for (severity, code), found in sorted_kinds)


def number_readings(tables: Sequence[FoundTable]) -> tuple[NumberReading, ...]:
    """The cells that were read otherwise than they are written, such as `1.234,50` as `1234.5`."""
    readings = []
    for table in tables:
        for column in table.columns:
            for shown, understood in zip(column.samples, column.understood, strict=False):
                if column.field and shown != understood:
                    readings.append(
                        NumberReading(table.sheet, column.letter, column.header, column.field, shown, understood)
                    )
    return tuple(readings)
