"""Rows of a bill on their way to a card or an assembly, and what was found for them."""

from dataclasses import dataclass
from enum import StrEnum

from models.domain.library.mass_rule import Sizes
from models.domain.library.words import NotMaterialKind
from models.domain.outcome import Message
from models.domain.quantities import Unit


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One row of a bill as it was typed.

    Attributes:
        text: the description; several columns of text are joined with " | ".
        quantity: None when the row has none.
        unit: None when the unit is not known.
        unit_text: the unit as typed ("post", "m1", "won").
        code: a code of any coding; it counts as NL-SfB only when the whole bill shows that it is.
        chapter: the heading above the row, "" without one.
    """

    text: str
    quantity: float | None = None
    unit: Unit | None = None
    unit_text: str = ""
    code: str = ""
    chapter: str = ""


class MatchState(StrEnum):
    """What the matcher did with a row.

    TAKEN: the first proposal is certain enough to count provisionally. LEFT_OUT: the row brings no new material.
    """

    TAKEN = "taken"
    PROPOSED = "proposed"
    NONE = "none"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class MaterialProposal:
    """A card or an assembly that a row may mean.

    Attributes:
        score: 0 to 1, to order proposals by and for nothing else: it is no probability.
        reasons: why it is proposed, in words.
        sizes: the sizes that were read from the text for this card.
        mass_kg: of the whole row; None when it is unknown.
        mass_kg_per_unit: per unit of the row; None when it is unknown.
        mass_is_firm: whether every size that the mass needs was stated.
        biobased_kg: part of `mass_kg`; None when mass or share is unknown.
    """

    id: str
    name_nl: str
    name_en: str
    is_assembly: bool
    score: float
    reasons: tuple[Message, ...]
    sizes: Sizes
    mass_kg: float | None
    mass_kg_per_unit: float | None
    mass_is_firm: bool
    biobased_kg: float | None


@dataclass(frozen=True, slots=True)
class RowMatch:
    """The answer for one row: at most three proposals, the best first, none unless TAKEN or PROPOSED.

    `left_out` says what the row is when it brings no new material; None in every other state.
    """

    state: MatchState
    proposals: tuple[MaterialProposal, ...] = ()
    left_out: NotMaterialKind | None = None
