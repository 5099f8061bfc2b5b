"""How much of the mass of a bill is linked to products: confirmed, provisionally, or not yet.

Lines without a known mass weigh nothing here and are counted beside the shares, so that a gap never looks like a
link. A line of quantity zero is no part of the building and is left out.
"""

from dataclasses import dataclass
from enum import StrEnum


class LinkState(StrEnum):
    """Whether the product of a line is known: confirmed, proposed and not confirmed, or still to be chosen."""

    CONFIRMED = "confirmed"
    PROVISIONAL = "provisional"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class LinkPart:
    """The lines of a bill in one state.

    Attributes:
        line_count: of all its lines.
        mass_kg: of its lines whose mass is known.
        without_mass_count: of its lines whose mass is unknown.
    """

    line_count: int = 0
    mass_kg: float = 0.0
    without_mass_count: int = 0


@dataclass(frozen=True, slots=True)
class Linkage:
    """The lines of a bill by the state of their product. Shares are of the known mass, 0-1."""

    confirmed: LinkPart = LinkPart()
    provisional: LinkPart = LinkPart()
    open: LinkPart = LinkPart()

    @property
    def known_mass_kg(self) -> float:
        """The mass in kg of all lines whose mass is known."""
        return self.confirmed.mass_kg + self.provisional.mass_kg + self.open.mass_kg

    @property
    def line_count(self) -> int:
        return self.confirmed.line_count + self.provisional.line_count + self.open.line_count

    @property
    def without_mass_count(self) -> int:
        """The number of lines that no share counts, because their mass is unknown."""
        parts = (self.confirmed, self.provisional, self.open)
        return sum(part.without_mass_count for part in parts)

    @property
    def linked_share(self) -> float | None:
        """Share with a product, confirmed or provisional; None when no mass is known."""
        mass = self.known_mass_kg
        return (self.confirmed.mass_kg + self.provisional.mass_kg) / mass if mass else None

    def share(self, part: LinkPart) -> float | None:
        """Share of one of its parts; None when no mass is known."""
        mass = self.known_mass_kg
        return part.mass_kg / mass if mass else None
