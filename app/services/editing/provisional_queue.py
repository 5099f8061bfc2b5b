"""The queue of provisional products: lines with the same text together, the largest influence first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.services.editing.edits import Splice
from app.services.editing.settled_proposals import confirmed_mass
from models.domain.bill import BillLine, ProposalReason, ProvisionalProduct
from models.domain.library.confirmed_text import same_text
from models.domain.product import ProductCard
from models.domain.quantities import Unit
from models.presentation.proposal_reasons import is_strong


@dataclass(frozen=True, slots=True)
class Alternative:
    """A product that a line may mean, with the proposal that it would have as the line's provisional product."""

    card: ProductCard
    proposed: ProvisionalProduct


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """The lines of a bill with the same text and the same provisional product.

    Attributes:
        text, unit: of the first line; the unit is None when unknown.
        positions: of the lines in the bill, ascending.
        proposed: of the first line.
        mass_kg: of all its lines; None when that of one is unknown.
        influence: sum of the sizes of its lines' amounts in the unit of the figure in focus; None when none of
            them is known.
    """

    text: str
    unit: Unit | None
    positions: tuple[int, ...]
    proposed: ProvisionalProduct
    mass_kg: float | None = None
    influence: float | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Identity of the entry while others are confirmed: its text and its product."""
        return same_text(self.text), self.proposed.product_id

    @property
    def reasons(self) -> tuple[ProposalReason, ...]:
        return self.proposed.reasons

    @property
    def is_strong(self) -> bool:
        """Whether its strongest reason is strong enough to confirm it together with others."""
        return is_strong(self.reasons)

    @property
    def leaves_mass_unknown(self) -> bool:
        """Whether its mass rests on an assumption that confirming the product does not confirm."""
        return self.proposed.mass_kg_per_unit is not None and confirmed_mass(self.proposed, self.unit) is None


@dataclass(frozen=True, slots=True)
class LineAmountsById:
    """What the last calculation says of lines, by id; a line that is absent or None is unknown."""

    influence: Mapping[str, float | None] = field(default_factory=dict)
    mass_kg: Mapping[str, float | None] = field(default_factory=dict)


def provisional_queue(lines: Sequence[BillLine], amounts: LineAmountsById) -> tuple[QueueEntry, ...]:
    """The entries of a bill by influence, largest first; then those whose influence is unknown, as in the bill.

    A line that does not come in asks nothing.
    """
    groups: dict[tuple[str, str], tuple[ProvisionalProduct, list[int]]] = {}
    for position, line in enumerate(lines):
        if line.provisional is not None and line.comes_in:
            key = (same_text(line.description), line.provisional.product_id)
            groups.setdefault(key, (line.provisional, []))[1].append(position)
    entries = [_entry(lines, positions, proposed, amounts) for proposed, positions in groups.values()]
    return tuple(sorted(entries, key=lambda e: (e.influence is None, -(e.influence or 0.0))))


def _entry(
    lines: Sequence[BillLine], positions: list[int], proposed: ProvisionalProduct, amounts: LineAmountsById
) -> QueueEntry:
    ids = [lines[position].id for position in positions]
    masses = [amounts.mass_kg.get(line_id) for line_id in ids]
    sizes = [abs(size) for line_id in ids if (size := amounts.influence.get(line_id)) is not None]
    known = [mass for mass in masses if mass is not None]
    return QueueEntry(
        text=lines[positions[0]].description,
        unit=lines[positions[0]].unit,
        positions=tuple(positions),
        proposed=proposed,
        mass_kg=sum(known) if len(known) == len(masses) else None,
        influence=sum(sizes) if sizes else None,
    )


def changes_queue(splices: Iterable[Splice]) -> bool:
    """Whether an edit changes the queue: texts or proposals, or the positions of lines; amounts alone do not."""
    return any([_queued(line) for line in s.old] != [_queued(line) for line in s.new] for s in splices)


def restored_proposals(splices: Iterable[Splice]) -> frozenset[str]:
    """Ids of the lines that an edit gives a proposal back, as undoing an answer to it does."""
    pairs = [pair for s in splices if len(s.old) == len(s.new) for pair in zip(s.old, s.new, strict=True)]
    back = (new for old, new in pairs if old.id == new.id and old.provisional is None)
    return frozenset(line.id for line in back if line.provisional is not None)


def _queued(line: BillLine) -> tuple[object, ...]:
    return line.provisional, line.description, line.product_id, line.comes_in


def strong_positions(entries: Sequence[QueueEntry]) -> tuple[int, ...]:
    """The positions of all lines that one key confirms, ascending."""
    return tuple(sorted(_strong(entries)))


def _strong(entries: Sequence[QueueEntry]) -> Iterator[int]:
    for entry in entries:
        if entry.is_strong:
            yield from entry.positions
