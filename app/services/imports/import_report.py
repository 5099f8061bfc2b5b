"""The report of an import: how many lines count, of how much of the mass, and what is left to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.services.imports.imported_lines import CompletedLines, ImportedLines
from models.domain.bill import BillLine
from models.domain.linkage import LinkState
from models.domain.outcome import Finding, Severity
from models.scorecard.linkage import link_state

_NOT_UNREAD = frozenset(
    {
        "import_product_not_found",
        "import_units_not_known",
        "import_units_settled",
        "import_numbers_assumed",
        "import_text_cut",
        "import_shares_above_100",
    }
)
"""Warnings about a cell that was read all the same, or that another problem names."""


class ProblemKind(StrEnum):
    """What keeps lines from counting, in the order in which it is told."""

    NO_PRODUCT = "no_product"
    UNKNOWN_UNIT = "unknown_unit"
    NO_QUANTITY = "no_quantity"
    NO_MASS = "no_mass"
    UNREAD_CELL = "unread_cell"


@dataclass(frozen=True, slots=True)
class Problem:
    """Lines with one problem, by their positions in the bill as read."""

    kind: ProblemKind
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What counts of a bill before it is taken in.

    Attributes:
        line_count: lines that are taken in.
        counted_count: of those, lines with a product or figures of their own and a known mass.
        provisional_count: of those, lines whose product nobody confirmed.
        counted_share: of the mass, 0-1; None when no mass is known. What a line without a product probably
            weighs, by its first proposal, is part of the whole.
        without_mass_count: lines that are not in the share, because nothing is known of their mass.
        left_out_count: lines and rows that are not taken in.
    """

    line_count: int
    counted_count: int
    provisional_count: int
    counted_share: float | None
    without_mass_count: int
    left_out_count: int
    problems: tuple[Problem, ...] = ()


def import_report(read: ImportedLines, done: CompletedLines, findings: Iterable[Finding]) -> ImportReport:
    """The report of one variant; `findings` are those of its file."""
    cards = {card.id for card in done.variant.products}
    states = {position: link_state(line, cards) for position, line in done.lines.items()}
    unread = {f.where.line_id for f in findings if _is_unread(f)}
    found: dict[ProblemKind, list[int]] = {kind: [] for kind in ProblemKind}
    counted = provisional = without = 0
    counted_kg = whole_kg = 0.0
    for position, line in done.lines.items():
        state, mass = states[position], done.masses_kg[position]
        if not line.comes_in:
            counted += 1
            continue
        if state is not LinkState.OPEN and (mass is not None or line.quantity == 0):
            counted += 1
            counted_kg += mass or 0.0
            provisional += state is LinkState.PROVISIONAL
        weight = read.probable_mass_kg(position) if mass is None and state is LinkState.OPEN else mass
        whole_kg += weight or 0.0
        without += weight is None and line.quantity != 0
        for kind in _problems(line, state, has_mass=mass is not None):
            found[kind].append(position)
        if line.id in unread:
            found[ProblemKind.UNREAD_CELL].append(position)
    return ImportReport(
        line_count=len(done.lines),
        counted_count=counted,
        provisional_count=provisional,
        counted_share=counted_kg / whole_kg if whole_kg else None,
        without_mass_count=without,
        left_out_count=len(read.lines) - len(done.lines),
        problems=tuple(Problem(kind, tuple(positions)) for kind, positions in found.items() if positions),
    )


def _problems(line: BillLine, state: LinkState, *, has_mass: bool) -> Iterable[ProblemKind]:
    if line.quantity == 0:
        return
    if state is LinkState.OPEN:
        yield ProblemKind.NO_PRODUCT
    if line.unit is None:
        yield ProblemKind.UNKNOWN_UNIT
    elif line.quantity is None:
        yield ProblemKind.NO_QUANTITY
    elif state is not LinkState.OPEN and not has_mass:
        yield ProblemKind.NO_MASS


def _is_unread(finding: Finding) -> bool:
    is_cell = bool(finding.where.line_id and finding.where.column)
    return finding.severity is not Severity.NOTE and is_cell and finding.code not in _NOT_UNREAD
