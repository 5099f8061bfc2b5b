"""Offers that stay with a line of the bill, such as the mass of the same volume of another product."""

from collections.abc import Callable
from dataclasses import dataclass

from app.services.editing.product_change import PRODUCT_FIELDS
from models.domain.bill import BillLine

_FIELDS = ("product_id", *PRODUCT_FIELDS)

Place = tuple[str, str]
"""Id of the project, id of the variant."""


@dataclass(frozen=True, slots=True)
class LineOffer:
    """What can be done for one line: the text of its button, and the action behind it."""

    text: str
    act: Callable[[], None]


class LineOffers:
    """One offer a line. It holds while the line says of its product what it said when the offer was made."""

    def __init__(self) -> None:
        self._offers: dict[tuple[Place, str], tuple[BillLine, LineOffer]] = {}

    def put(self, place: Place, line: BillLine, offer: LineOffer) -> None:
        """Takes the place of an older offer of the line."""
        self._offers[place, line.id] = (line, offer)

    def of(self, place: Place, line: BillLine) -> LineOffer | None:
        """The offer of a line as it is now; None when there is none, or it was answered or overtaken."""
        found = self._offers.get((place, line.id))
        if found is None:
            return None
        then, offer = found
        return offer if all(getattr(then, name) == getattr(line, name) for name in _FIELDS) else None
