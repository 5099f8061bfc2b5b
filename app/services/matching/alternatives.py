"""Other products that a line may mean, by the matcher of texts."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from app.services.editing.provisional_queue import Alternative
from models.domain.bill import BillLine
from models.domain.product import ProductCard

if TYPE_CHECKING:
    from app.services.matching.provisional_bill import BillMatching

ProposalsFor = Callable[[BillLine], Sequence[Alternative]]
"""At most three products for a line, the best first; it may take long, so it is called in a job."""


def alternatives_by(matching: Callable[[], "BillMatching"], held: Mapping[str, ProductCard]) -> ProposalsFor:
    """The proposals of a matcher for single lines.

    Args:
        matching: gives the matching, with what is remembered when a line is asked.
        held: cards of the variant by id; another card under the same id keeps its place.
    """

    def found(line: BillLine) -> Sequence[Alternative]:
        made = matching()
        return tuple(Alternative(*made.provisional(line, proposal, held)) for proposal in made.proposals(line))

    return found
