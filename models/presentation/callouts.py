"""Callout columns beside the ambition wheel: names of themes and indicators in the order of the wedges.

The right column runs down with the wedges of the right half, the left one up with those of the left half, so that
no leader between a row and its wedge crosses another. Screen and PDF place the same rows. Leaves out on purpose:
texts, colours and fonts.
"""

from dataclasses import dataclass

from models.domain.requirement import Theme
from models.presentation.marks import Mark
from models.presentation.wheel import RingState, Wedge, Wheel


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a column: the heading of a theme, or the row of an indicator with its `wedge`."""

    theme: Theme
    wedge: Wedge | None = None


@dataclass(frozen=True, slots=True)
class Callouts:
    """Both columns from top to bottom; all slots of both are equally high."""

    left: tuple[Slot, ...]
    right: tuple[Slot, ...]

    @property
    def slot_count(self) -> int:
        """The number of slots of the longer column, at least 1."""
        return max(1, len(self.left), len(self.right))


def callouts(wheel: Wheel) -> Callouts:
    """The columns of a wheel; a theme stands at the side of the middle of its arc."""
    left: list[Slot] = []
    right: list[Slot] = []
    for arc in wheel.themes:
        own = [Slot(arc.theme, w) for w in wheel.wedges if arc.start_degrees <= w.middle_degrees < arc.end_degrees]
        if (arc.start_degrees + arc.end_degrees) / 2 < 180.0:
            right += [Slot(arc.theme), *own]
        else:
            left = [Slot(arc.theme), *reversed(own), *left]
    return Callouts(tuple(left), tuple(right))


_MARKS = {
    RingState.MET: Mark.MET,
    RingState.MISSED: Mark.MISSED,
    RingState.CANNOT_SAY: Mark.ESTIMATED,
    RingState.PROVISIONAL: Mark.ESTIMATED,
    RingState.ESTIMATED: Mark.ESTIMATED,
    RingState.NOT_ASSESSED: Mark.UNKNOWN,
    RingState.NOT_COMPARABLE: Mark.NOT_COMPARABLE,
}
_WITHOUT_GOAL = (
    RingState.MET,
    RingState.MISSED,
    RingState.ESTIMATED,
    RingState.PROVISIONAL,
    RingState.CANNOT_SAY,
    RingState.NOT_COMPARABLE,
    RingState.NOT_ASSESSED,
)
"""Which state speaks for a wedge without a goal, first that occurs."""


def wedge_mark(wedge: Wedge) -> Mark:
    """The mark of a wedge: what its goal says, and a cross when a level below the goal is missed.

    Without a goal in the edition: met where any level is met. A dash for an indicator without levels.
    """
    goal = next((place for place, ring in enumerate(wedge.rings) if ring.is_target), None)
    states = [ring.state for ring in wedge.rings]
    if goal is None:
        found = next((state for state in _WITHOUT_GOAL if state in states), None)
        return Mark.NO_LEVEL if found is None else _mark(found, wedge)
    if RingState.MISSED in states[: goal + 1]:
        return Mark.MISSED
    return _mark(states[goal], wedge)


def _mark(state: RingState, wedge: Wedge) -> Mark:
    """The mark of a state; a figure that cannot be calculated is unknown, not just undecided."""
    if state is RingState.CANNOT_SAY and not wedge.is_assessed:
        return Mark.UNKNOWN
    return _MARKS.get(state, Mark.NO_LEVEL)
