"""Matches the rows of a file that was read with the cards and assemblies of the library."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.formats.import_result import ImportResult, RowKind, SourceRow
from app.importing.matching.matcher import MaterialMatcher
from app.importing.matching.rows import MatchRow, MatchState, MaterialProposal, RowMatch
from models.domain.bill import BillLine
from models.domain.bill_cells import unmatched_product
from models.domain.library.mass_rule import NO_SIZES
from models.domain.library.words import NotMaterialKind
from models.domain.outcome import Message
from models.domain.product import ProductCard
from models.domain.project import Project
from models.reference.reference import Reference
from models.scorecard.contributions import contributions
from models.scorecard.scorecard import bill_view

_BETWEEN = " | "
MOST_PROPOSALS = 3
_THICKNESS = re.compile(r"(?:(?:laag|wand|plaat)?(?:dikte|dik|thickness)|d)(?![a-z])", re.IGNORECASE)
_WIDTH = re.compile(r"(?:breedte|width|b)(?![a-z])", re.IGNORECASE)
_HEIGHT = re.compile(r"(?:hoogte|height|h)(?![a-z])", re.IGNORECASE)
_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "m": 1000.0}
_UNIT = re.compile(r"(?<![a-z0-9])(mm|cm|m)(?![a-z0-9])", re.IGNORECASE)
_SIZE = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
LEFT_OUT = {
    RowKind.TITLE: NotMaterialKind.HEADING,
    RowKind.HEADER: NotMaterialKind.HEADING,
    RowKind.HEADING: NotMaterialKind.HEADING,
    RowKind.REPEATED_HEADER: NotMaterialKind.HEADING,
    RowKind.FOOTNOTE: NotMaterialKind.HEADING,
    RowKind.TOTAL: NotMaterialKind.TOTAL,
}


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """One row of a file, and what the library has for it; a row that is no line is left out."""

    row: SourceRow
    match: RowMatch


def rows_of(result: ImportResult) -> tuple[SourceRow, ...]:
    """The rows of a file with a text: those of its table, or the lines of its project for a file without one."""
    if result.rows or result.project is None:
        return result.rows
    return lines_as_rows(result.project)


def lines_as_rows(project: Project) -> tuple[SourceRow, ...]:
    """The lines of every variant as rows, numbered from 1 in each; lines without any text are left out."""
    is_one = len(project.variants) == 1
    return tuple(
        row
        for variant in project.variants
        for number, line in enumerate(variant.bill.lines, 1)
        if (row := row_of_line(line, number, "" if is_one else variant.name)).text
    )


def row_of_line(line: BillLine, number: int, sheet: str) -> SourceRow:
    """A line as a row with this number; both its product text and its description are its text."""
    return SourceRow(
        sheet,
        number,
        text_of_line(line),
        quantity=line.quantity,
        unit=line.unit,
        unit_text=line.unit.symbol if line.unit is not None else "",
        code=line.nl_sfb,
        line_id=line.id,
    )


def text_of_line(line: BillLine) -> str:
    """The text of a line that says what it is of: the product as a file names it, and the description."""
    texts = dict.fromkeys(text for text in (unmatched_product(line), line.description) if text)
    return _BETWEEN.join(texts)


def matched_rows(result: ImportResult, matcher: MaterialMatcher, reference: Reference) -> tuple[MatchedRow, ...]:
    """The rows of a file with their matches; a line for which the file names a card itself has that card first.

    Raises:
        ReferenceDataError: a record of the library is broken.
    """
    rows = match_rows(rows_of(result), matcher)
    named = _named_by_file(result.project, reference) if result.project is not None else {}
    return tuple(
        replace(each, match=_with_first(each.match, first))
        if (first := named.get((each.row.sheet, each.row.line_id)) or named.get(("", each.row.line_id)))
        else each
        for each in rows
    )


def _named_by_file(project: Project, reference: Reference) -> dict[tuple[str, str], MaterialProposal]:
    """Variant, "" when there is one, and id of each line with a card -> that card as proposal."""
    found = {}
    for variant in project.variants:
        if not any(line.product_id for line in variant.bill.lines):
            continue
        cards = {**reference.products, **{card.id: card for card in variant.products}}
        every = contributions(bill_view(project, variant, reference))
        masses = next((each.value for each in every if each.subject == "mass"), (None,) * len(variant.bill))
        sheet = variant.name if len(project.variants) > 1 else ""
        for line, mass in zip(variant.bill.lines, masses, strict=True):
            card = cards.get(line.product_id)
            if card is not None:
                found[sheet, line.id] = _as_proposal(card, line, mass)
    return found


def _as_proposal(card: ProductCard, line: BillLine, mass: float | None) -> MaterialProposal:
    share = line.biobased_fraction if line.biobased_fraction is not None else card.biobased_fraction
    return MaterialProposal(
        id=card.id,
        name_nl=card.name_nl,
        name_en=card.name_en,
        is_assembly=False,
        score=1.0,
        reasons=(Message("preview_reason_in_file"),),
        sizes=NO_SIZES,
        mass_kg=mass,
        mass_kg_per_unit=mass / line.quantity if mass is not None and line.quantity else None,
        mass_is_firm=mass is not None,
        biobased_kg=mass * share if mass is not None and share is not None else None,
    )


def _with_first(match: RowMatch, first: MaterialProposal) -> RowMatch:
    others = [proposal for proposal in match.proposals if proposal.id != first.id]
    return RowMatch(MatchState.TAKEN, (first, *others[: MOST_PROPOSALS - 1]))


def match_rows(rows: Sequence[SourceRow], matcher: MaterialMatcher) -> tuple[MatchedRow, ...]:
    """The rows with their matches, in their order; the whole bill is matched at once.

    Raises:
        ReferenceDataError: a record of the library is broken.
    """
    lines = [row for row in rows if row.kind is RowKind.LINE]
    found = iter(matcher.match([match_row(row) for row in lines]))
    return tuple(MatchedRow(row, next(found) if row.kind is RowKind.LINE else _left_out(row)) for row in rows)


def _left_out(row: SourceRow) -> RowMatch:
    return RowMatch(MatchState.LEFT_OUT, left_out=LEFT_OUT[row.kind])


def match_row(row: SourceRow) -> MatchRow:
    """The row as the matcher takes it; sizes in columns of their own are added to its text."""
    text = " ".join((row.text, *sizes_in_words(row)))
    return MatchRow(text, row.quantity, row.unit, row.unit_text, row.code, row.chapter)


def sizes_in_words(row: SourceRow) -> tuple[str, ...]:
    """The thickness, or the width and height, that columns beside the text give, such as `100 mm` or `71x196`."""
    thickness = _millimetres(row, _THICKNESS)
    if thickness is not None:
        return (f"{thickness:g} mm",)
    width, height = _millimetres(row, _WIDTH), _millimetres(row, _HEIGHT)
    return (f"{width:g}x{height:g}",) if width is not None and height is not None else ()


def _millimetres(row: SourceRow, name: re.Pattern[str]) -> float | None:
    """The size under a header, in mm; None when there is none, or when its unit is not stated."""
    for header, text in row.sizes:
        found = _SIZE.fullmatch(text.partition(" ")[0])
        if found is None or name.match(header) is None:
            continue
        unit = _UNIT.search(text) or _UNIT.search(header)
        size = float(found[0].replace(",", "."))
        if unit is not None:
            return size * _MILLIMETRES[unit[1].lower()]
    return None
