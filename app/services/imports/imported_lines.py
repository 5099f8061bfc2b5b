"""The lines of an imported bill in groups of one text: what the library has for them, and what a person chose.

The first proposal that is certain enough counts provisionally by itself; anything firm is chosen by a person.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.formats.import_result import RowKind, SourceRow
from app.importing.matching.rows import MatchState, MaterialProposal, RowMatch
from app.services.editing.settled_proposals import confirmed_mass
from app.services.matching.proposed_products import under_free_id
from app.services.matching.provisional_bill import BillMatching, needs_product
from app.services.matching.row_matching import LEFT_OUT
from models.calculation.bill_columns import columns_of, masses_kg
from models.domain.bill import Bill, BillLine, ProvisionalProduct
from models.domain.bill_cells import line_changes, unmatched_product
from models.domain.library.words import NotMaterialKind
from models.domain.linkage import Linkage
from models.domain.product import ProductCard
from models.domain.project import Variant
from models.scorecard.indication import as_if_confirmed
from models.scorecard.linkage import linkage

CHAPTER = "Hoofdstuk"
"""Key in `BillLine.extra` of the heading that a line stood under."""

_LISTED = frozenset({RowKind.HEADING, RowKind.TOTAL, RowKind.FOOTNOTE})
"""Kinds of rows that are no line and that a person may want to take along after all."""


class GroupState(StrEnum):
    """What counts of the lines of a text.

    FIRM: a product that the file names or a person chose. OWN_FIGURES: the file gives mass and impact itself.
    PROVISIONAL: the first proposal. PROPOSED: none of the proposals yet. NONE: there is no proposal.
    NO_PRODUCT: a person took the product away. LEFT_OUT: the lines are not taken in.
    """

    FIRM = "firm"
    OWN_FIGURES = "own_figures"
    PROVISIONAL = "provisional"
    PROPOSED = "proposed"
    NONE = "none"
    NO_PRODUCT = "no_product"
    LEFT_OUT = "left_out"


OPEN_STATES = frozenset({GroupState.PROPOSED, GroupState.NONE, GroupState.NO_PRODUCT})

GroupKey = tuple[str, str, str]
"""Text, unit and what it was matched with: the same after the file is read again."""


@dataclass(frozen=True, slots=True)
class TextGroup:
    """The lines of a bill with one text, in one unit, for which the library has the same.

    Attributes:
        text: the product as the file names it, else the description.
        positions: of the lines in the bill as read, ascending.
        unit_text: the unit as typed where it is not known.
        state: as long as nobody chose anything.
        product_id: that the file names, "" without one.
        left_out: what the lines are when they bring no new material.
        rows: their numbers in the sheet; empty where those are not known.
    """

    key: GroupKey
    text: str
    positions: tuple[int, ...]
    unit_text: str
    state: GroupState
    product_id: str = ""
    proposals: tuple[MaterialProposal, ...] = ()
    left_out: NotMaterialKind | None = None
    rows: tuple[int, ...] = ()


class ChoiceKind(StrEnum):
    """What a person chose for the lines of a text."""

    CONFIRMED = "confirmed"
    CARD = "card"
    NO_PRODUCT = "no_product"
    TAKEN_ALONG = "taken_along"


@dataclass(frozen=True, slots=True)
class Choice:
    """The choice for the lines of a text.

    Attributes:
        proposal: number of the confirmed proposal, from 0.
        card: of the library, for CARD.
    """

    kind: ChoiceKind
    proposal: int = 0
    card: ProductCard | None = None


Choices = Mapping[GroupKey, Choice]


@dataclass(frozen=True, slots=True)
class CompletedLines:
    """A bill as it is taken in.

    Attributes:
        variant: with firm and provisional products and their cards, without the lines that are left out.
        masses_kg: position in the bill as read -> kg of the whole line; absent for a line that is left out.
        linkage: how much of the mass is linked to products.
        lines: position in the bill as read -> line; absent for a line that is left out.
    """

    variant: Variant
    masses_kg: Mapping[int, float | None]
    linkage: Linkage
    lines: Mapping[int, BillLine]

    def mass_kg(self, positions: Iterable[int]) -> float | None:
        """The mass of some lines together; None when that of one is unknown."""
        masses = [self.masses_kg.get(position) for position in positions]
        known = [mass for mass in masses if mass is not None]
        return sum(known) if known and len(known) == len(masses) else None


class ImportedLines:
    """The lines of one variant of a file, matched with the library.

    Args:
        variant: as it was read.
        rows: of the file; those that are no line can be taken along too.
        matching: of the library; None for a file that holds a project as it was saved.
    """

    def __init__(self, variant: Variant, rows: Sequence[SourceRow], matching: BillMatching | None) -> None:
        self._variant = variant
        self._matching = matching
        known = {row.line_id: row for row in rows if row.line_id}
        self._row_of = {line.id: known[line.id].row for line in variant.bill.lines if line.id in known}
        self.lines, aside = _with_rows(variant.bill.lines, rows)
        self._matches = aside if matching is None else {**matching.matches(self.lines, known), **aside}
        self._made: dict[tuple[int, ChoiceKind | None, int], tuple[ProductCard, ProvisionalProduct]] = {}
        self._kept: dict[tuple[int, ChoiceKind | None, int, str], BillLine] = {}
        self.groups = tuple(self._grouped())

    def _grouped(self) -> Iterator[TextGroup]:
        found: dict[GroupKey, list[int]] = {}
        for position, line in enumerate(self.lines):
            found.setdefault(self._key(line, self._matches.get(position)), []).append(position)
        for key, positions in found.items():
            first = self.lines[positions[0]]
            match = self._matches.get(positions[0])
            rows = (self._row_of.get(self.lines[position].id) for position in positions)
            yield TextGroup(
                key=key,
                text=key[0],
                positions=tuple(positions),
                unit_text=key[1],
                state=_state(first, match),
                product_id=first.product_id,
                proposals=match.proposals if match is not None else (),
                left_out=match.left_out if match is not None else None,
                rows=tuple(row for row in rows if row is not None),
            )

    def _key(self, line: BillLine, match: RowMatch | None) -> GroupKey:
        text = unmatched_product(line) or line.description or line.product_id
        unit = line.unit.symbol if line.unit is not None else _typed_unit(line)
        if match is None:
            return text, unit, line.product_id or str(_state(line, None))
        ids = " ".join(proposal.id for proposal in match.proposals)
        return text, unit, f"{match.state} {match.left_out or ids}"

    def state(self, group: TextGroup, choices: Choices) -> GroupState:
        """The state of a group with what a person chose."""
        choice = choices.get(group.key)
        if choice is None:
            return group.state
        if choice.kind is ChoiceKind.TAKEN_ALONG:
            return GroupState.NONE
        return GroupState.NO_PRODUCT if choice.kind is ChoiceKind.NO_PRODUCT else GroupState.FIRM

    def probable_mass_kg(self, position: int) -> float | None:
        """The mass that the first proposal would bring; None without one, or when its mass is unknown."""
        match = self._matches.get(position)
        return match.proposals[0].mass_kg if match is not None and match.proposals else None

    def completed(self, choices: Choices, held: Sequence[ProductCard] = ()) -> CompletedLines:
        """The bill with what a person chose, and the first proposals that are certain as provisional products.

        Args:
            choices: of the groups.
            held: cards of the variant that the lines go to; another card under the same id gets an id of its own.
        """
        cards = {card.id: card for card in (*self._variant.products, *held)}
        chosen: dict[int, Choice] = {
            position: choices[group.key]
            for group in self.groups
            if group.key in choices
            for position in group.positions
        }
        lines: dict[int, BillLine] = {}
        for position, line in enumerate(self.lines):
            choice, match = chosen.get(position), self._matches.get(position)
            is_out = match is not None and match.state is MatchState.LEFT_OUT and choice is None
            if not is_out:
                lines[position] = self._line(position, line, choice, cards)
        made = replace(self._variant, bill=Bill(tuple(lines.values())), products=tuple(cards.values()))
        return _measured(made, lines)

    def _line(
        self, position: int, line: BillLine, choice: Choice | None, cards: dict[str, ProductCard]
    ) -> BillLine:
        if choice is not None and choice.kind is ChoiceKind.CARD and choice.card is not None:
            cards.setdefault(choice.card.id, choice.card)
            return replace(line, **line_changes(line, {"product_id": choice.card.id}), provisional=None)
        if choice is not None and choice.kind is not ChoiceKind.CONFIRMED:
            return replace(line, product_id="", provisional=None)
        match = self._matches.get(position)
        if choice is not None and match is None and line.provisional is not None:
            return _confirmed(line, line.provisional)
        number = choice.proposal if choice is not None else 0
        is_counted = match is not None and (choice is not None or match.state is MatchState.TAKEN)
        if match is None or not is_counted or number >= len(match.proposals):
            return line
        return self._with_proposal(position, match.proposals[number], choice, cards)

    def _with_proposal(
        self, position: int, proposal: MaterialProposal, choice: Choice | None, cards: dict[str, ProductCard]
    ) -> BillLine:
        line, matching = self.lines[position], self._matching
        if matching is None:
            return line
        kind, number = (None, 0) if choice is None else (choice.kind, choice.proposal)
        if (position, kind, number) not in self._made:
            self._made[position, kind, number] = matching.provisional(line, proposal, {})
        card, proposed = self._made[position, kind, number]
        placed = under_free_id(card, cards)
        cards[placed.id] = placed
        key = (position, kind, number, placed.id)
        if key not in self._kept:
            named = proposed if placed.id == card.id else replace(proposed, product_id=placed.id)
            self._kept[key] = replace(line, provisional=named) if choice is None else _confirmed(line, named)
        return self._kept[key]


def _confirmed(line: BillLine, proposed: ProvisionalProduct) -> BillLine:
    """The line with the proposal as its product, and the mass where its size was stated."""
    changes = line_changes(line, {"product_id": proposed.product_id})
    if line.mass_kg_per_unit is None:
        changes["mass_kg_per_unit"] = confirmed_mass(proposed, line.unit)
    return replace(line, **changes, provisional=None)


def _measured(variant: Variant, lines: Mapping[int, BillLine]) -> CompletedLines:
    """The lines with their masses, by the same calculation as every score."""
    confirmed = tuple(map(as_if_confirmed, lines.values()))
    masses = (mass if math.isfinite(mass) else None for mass in masses_kg(confirmed, variant.products).tolist())
    by_position = dict(zip(lines, masses, strict=True))
    parts = [line for line in lines.values() if line.quantity != 0 and line.comes_in]
    indicated = columns_of(Bill(confirmed), variant.products)
    linked = linkage(parts, indicated, {card.id for card in variant.products})
    return CompletedLines(variant, by_position, linked, lines)


def _state(line: BillLine, match: RowMatch | None) -> GroupState:
    if match is not None:
        return GroupState.PROVISIONAL if match.state is MatchState.TAKEN else GroupState(match.state.value)
    if line.product_id:
        return GroupState.FIRM
    if line.provisional is not None:
        return GroupState.PROVISIONAL
    has_text = bool(line.description or unmatched_product(line))
    return GroupState.OWN_FIGURES if has_text and not needs_product(line) else GroupState.NONE


def _typed_unit(line: BillLine) -> str:
    """The unit as the file types it, where no unit of ours is meant; "" without one."""
    return next((text for header, text in line.extra if "eenheid" in header.casefold()), "")


def _with_rows(
    lines: Sequence[BillLine], rows: Sequence[SourceRow]
) -> tuple[tuple[BillLine, ...], dict[int, RowMatch]]:
    """The lines with their headings, and the rows of the file that are no line among them, at their places.

    The second value says of each of those rows what it is, by its position.
    """
    ids = {line.id: position for position, line in enumerate(lines)}
    taken = set(ids)
    made: list[BillLine] = []
    aside: dict[int, RowMatch] = {}
    done = 0
    chapters = {row.line_id: row.chapter for row in rows if row.line_id and row.chapter}
    for row in rows:
        position = ids.get(row.line_id)
        if position is not None and position >= done:
            made += lines[done : position + 1]
            done = position + 1
        elif row.kind in _LISTED:
            aside[len(made)] = RowMatch(MatchState.LEFT_OUT, left_out=LEFT_OUT[row.kind])
            made.append(_line_of(row, taken))
    return tuple(_under(line, chapters.get(line.id, "")) for line in (*made, *lines[done:])), aside


def _line_of(row: SourceRow, taken: set[str]) -> BillLine:
    """A row that is no line as one, under an id that no line has."""
    name, number = f"r{row.row}", 2
    while name in taken:
        name, number = f"r{row.row}-{number}", number + 1
    taken.add(name)
    return BillLine(name, row.text, row.quantity, row.unit)


def _under(line: BillLine, chapter: str) -> BillLine:
    """The line with the heading that it stood under, where it has no code that says the same."""
    if not chapter or line.nl_sfb or any(header == CHAPTER for header, _ in line.extra):
        return line
    return replace(line, extra=(*line.extra, (CHAPTER, chapter)))
