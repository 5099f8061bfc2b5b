"""Offers attached to a line of the bill, such as the mass of the same volume of another product."""

from collections.abc import Callable
from dataclasses import dataclass

from app.services.editing.product_change import PRODUCT_FIELDS
from models.domain.bill import BillLine

_FIELDS = ("product_id", *PRODUCT_FIELDS)

Place = tuple[str, str]
"""Id of the project, id of the variant."""


@dataclass(frozen=True, slots=True)
class LineOffer:
    """An offer for one line: the text of its button, its action, and why it is made ("" for a changed product)."""

    text: str
    act: Callable[[], None]
    why: str = ""


class LineOffers:
    """The offers by line, at most one each; an offer lapses when the product or its values on the line change."""

    def __init__(self) -> None:
        self._offers: dict[tuple[Place, str], tuple[BillLine, LineOffer]] = {}

    def put(self, place: Place, line: BillLine, offer: LineOffer) -> None:
        """Sets the offer of a line in place of an older one."""
        self._offers[place, line.id] = (line, offer)

    def of(self, place: Place, line: BillLine) -> LineOffer | None:
        """The valid offer of a line; None when there is none, or it was accepted or has lapsed."""
        found = self._offers.get((place, line.id))
        if found is None:
            return None
        then, offer = found
        return offer if all(getattr(then, name) == getattr(line, name) for name in _FIELDS) else None
