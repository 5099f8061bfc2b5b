"""The material of a bill by what the work does with it: what comes in, what stays, what is released.

Lines of quantity zero are no part of it. A mass that is unknown is counted as a line, never as zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.domain.bill import Phase
from models.domain.project import BuildingWork


class Route(StrEnum):
    """Where released material goes, as its line states.

    NEITHER is the part that is neither reused nor recycled; UNKNOWN the part that the line says nothing about.
    """

    REUSE = "reuse"
    RECYCLING = "recycling"
    NEITHER = "neither"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PhasePart:
    """The lines of one phase.

    Attributes:
        phase: None for the lines that say none, which count as new.
        line_ids: in the order of the bill.
        amounts: unit symbol -> sum of the known quantities in it, in the order of the bill.
        mass_kg: of the lines whose mass is known; None when that of none is.
        without_mass_count: number of lines whose mass is unknown.
        without_share_count: number of lines that do not say which part of their mass is reused.
    """

    phase: Phase | None
    line_ids: tuple[str, ...]
    amounts: Mapping[str, float] = field(default_factory=dict)
    mass_kg: float | None = None
    without_mass_count: int = 0
    without_share_count: int = 0

    @property
    def line_count(self) -> int:
        return len(self.line_ids)


@dataclass(frozen=True, slots=True)
class ReleasedGroup:
    """The demolished lines of one NL-SfB group and material.

    Attributes:
        nl_sfb_group: two digits; "" for lines without a code.
        material: product id, else the description of the line.
        mass_kg: of the lines whose mass is known; None when that of none is.
        routes: route -> kg; together `mass_kg`, and empty when that is None.
    """

    nl_sfb_group: str
    material: str
    line_count: int
    mass_kg: float | None
    without_mass_count: int
    routes: Mapping[Route, float]


@dataclass(frozen=True, slots=True)
class MaterialByPhase:
    """The material of one bill by phase.

    Attributes:
        work: kind of work of the building; None when it is not said.
        parts: of the phases that occur, lines without one first; empty when no line says its phase.
        released: the demolished material, in the order of the bill.
    """

    work: BuildingWork | None = None
    parts: tuple[PhasePart, ...] = ()
    released: tuple[ReleasedGroup, ...] = ()

    def part(self, phase: Phase) -> PhasePart:
        """The lines of one phase; without lines when there are none."""
        return next((part for part in self.parts if part.phase is phase), PhasePart(phase, ()))

    @property
    def stays(self) -> PhasePart:
        """The lines that stand there and stay, existing and kept: origin "behouden", beside the shares."""
        parts = [part for part in self.parts if part.phase is not None and part.phase.stays]
        known = [part.mass_kg for part in parts if part.mass_kg is not None]
        return PhasePart(
            Phase.KEPT,
            tuple(line_id for part in parts for line_id in part.line_ids),
            mass_kg=sum(known) if known else None,
            without_mass_count=sum(part.without_mass_count for part in parts),
        )

    @property
    def routes(self) -> Mapping[Route, float]:
        """Route -> kg of all released material whose mass is known; empty when no mass is."""
        weighed = [group.routes for group in self.released if group.routes]
        return {route: sum(routes[route] for routes in weighed) for route in Route} if weighed else {}
