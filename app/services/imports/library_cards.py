"""Product cards of declarations that were read, and their place among the own cards of the library."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from app.errors import UserError
from app.formats.import_result import ImportResult
from app.services.imports.free_names import free_name
from models.domain.outcome import Finding
from models.domain.product import ProductCard
from models.reference.own_items import OWN_PREFIX

if TYPE_CHECKING:
    from models.reference.reference import Reference


class Changed(Enum):
    """The handling of a declaration whose card is in the library with other figures."""

    REFUSE = "refuse"
    REPLACE = "replace"
    ADD_BESIDE = "add beside"


class CardState(Enum):
    """What an import does with a card."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card as it is in the library after the import."""

    card: ProductCard
    state: CardState


def declared_cards(
    result: ImportResult, reference: "Reference", on: dt.date
) -> tuple[tuple[ProductCard, ...], list[Finding]]:
    """The cards of the declarations and the findings about them; none for a file that was refused.

    Args:
        on: the day on which the declarations have to be valid.
    """
    if not result.declarations or result.has_errors:
        return (), []
    from app.importing.declarations.checks import validity_findings
    from app.services.library.declaration_cards import card_of

    cards, findings = [], list[Finding]()
    for declaration in result.declarations:
        card, said = card_of(declaration, reference)
        cards.append(card)
        findings += (*said, *validity_findings(declaration, on))
    return tuple(cards), findings


def as_library_cards(cards: Sequence[ProductCard], reference: "Reference") -> tuple[ProductCard, ...]:
    """The cards to add to the library: those that it lacks, and other versions beside those that it has."""
    placed = placed_cards(cards, reference, Changed.ADD_BESIDE)
    return tuple(each.card for each in placed if each.state is not CardState.UNCHANGED)


def placed_cards(cards: Sequence[ProductCard], reference: "Reference", changed: Changed) -> tuple[PlacedCard, ...]:
    """Cards made from declarations as own cards: with an own id, and a name that no other card has.

    A card that is updated keeps the names that it has in the library, because the user may have chosen them.

    Raises:
        UserError: `cli_card_exists`, the library has one of them with other figures and `changed` is REFUSE.
    """
    names = {name.casefold() for card in reference.products.values() for name in (card.name_nl, card.name_en)}
    placed: dict[str, PlacedCard] = {}
    for card in cards:
        own_id = f"{OWN_PREFIX}{card.id.removeprefix(OWN_PREFIX)}"
        before = placed[own_id].card if own_id in placed else reference.products.get(own_id)
        if before is not None:
            renamed = replace(card, id=own_id, name_nl=before.name_nl, name_en=before.name_en)
            if renamed == before:
                placed.setdefault(own_id, PlacedCard(before, CardState.UNCHANGED))
                continue
            if own_id not in placed and changed is Changed.REFUSE:
                raise UserError("cli_card_exists", name=before.name_nl, id=own_id)
            if own_id not in placed and changed is Changed.REPLACE:
                placed[own_id] = PlacedCard(renamed, CardState.UPDATED)
                continue
            own_id = f"{OWN_PREFIX}{uuid.uuid4()}"
        name_nl = free_name(card.name_nl or card.name_en, names)
        name_en = name_nl if card.name_en in ("", card.name_nl) else free_name(card.name_en, names)
        names |= {name_nl.casefold(), name_en.casefold()}
        placed[own_id] = PlacedCard(replace(card, id=own_id, name_nl=name_nl, name_en=name_en), CardState.NEW)
    return tuple(placed.values())
