"""Other products that a line may mean, found by the names and synonyms of the cards."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from app.services.editing.provisional_queue import Alternative
from app.services.imports.product_matching import ProductMatcher, Proposal
from models.domain.bill import BillLine, ProposalReason, ProvisionalProduct
from models.domain.product import ProductCard
from models.reference.reference import ProductSynonym

MOST_ALTERNATIVES = 3

ProposalsFor = Callable[[BillLine], Sequence[Alternative]]
"""At most three products for a line, the best first; it may take long, so it is called in a job."""


def alternatives_by_name(
    cards: Iterable[ProductCard], synonyms: Mapping[str, Sequence[ProductSynonym]]
) -> ProposalsFor:
    """A search among these cards; its index is made when it is first asked."""
    by_id = {card.id: card for card in cards}
    made: list[ProductMatcher] = []

    def found(line: BillLine) -> Sequence[Alternative]:
        if not made:
            made.append(ProductMatcher(by_id.values(), synonyms))
        matches = made[0].matches((replace(line, product_id="", provisional=None),))
        proposals = matches[0].proposals if matches else ()
        return tuple(_alternative(by_id[each.card_id], each) for each in proposals[:MOST_ALTERNATIVES])

    return found


def _alternative(card: ProductCard, proposal: Proposal) -> Alternative:
    reason = ProposalReason(f"preview_reason_{proposal.reason}")
    return Alternative(card, ProvisionalProduct(card.id, reasons=(reason,)))
