"""Acts on the bill that make the interval of embodied carbon smaller, those that bring most first.

A line without a figure leaves the upper end of the interval open, so as long as its size is unknown it comes
before every other: it may bring anything. Then lines come by their share: of the carbon of the indication where a
line has a figure in it, else of the mass.
"""

import heapq
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from models.domain.bill import BillLine
from models.domain.linkage import LinkState
from models.domain.outcome import Contributions
from models.scorecard.linkage import link_state

MOST_ACTS = 3


class NarrowingKind(StrEnum):
    """What is to be done: confirm a provisional product, choose one, or fill in a cell."""

    CONFIRM = "confirm"
    CHOOSE = "choose"
    FILL_IN = "fill_in"


class ShareOf(StrEnum):
    """The total that a share is of."""

    CARBON = "carbon"
    MASS = "mass"


@dataclass(frozen=True, slots=True)
class NarrowingAct:
    """One act, for all lines with the same text and the same product.

    Attributes:
        line_ids: of its lines, in the order of the bill; at least one.
        description: of the first line.
        product_id: the provisional or confirmed product; "" without one.
        field: of the cell in which it is done.
        share: 0-1 of the known total of `share_of`; None when a line has neither a figure nor a mass.
        leaves_open: whether the upper end of the interval is open until it is done.
    """

    kind: NarrowingKind
    line_ids: tuple[str, ...]
    description: str
    product_id: str
    field: str
    share: float | None
    share_of: ShareOf | None
    leaves_open: bool


class _Need(NamedTuple):
    """What one line lacks, with its amounts; None where they are unknown."""

    kind: NarrowingKind
    field: str
    line: BillLine
    carbon: float | None
    mass: float | None

    @property
    def product_id(self) -> str:
        proposed = self.line.provisional
        return self.line.product_id or (proposed.product_id if proposed is not None else "")

    @property
    def key(self) -> tuple[str, str, str]:
        """What lines of one act have in common."""
        return self.field, self.product_id, " ".join(self.line.description.casefold().split())


class _Group(NamedTuple):
    """The lines of one act, with their share and the total that it is of."""

    needs: list[_Need]
    share: float | None
    share_of: ShareOf | None

    @property
    def rank(self) -> tuple[bool, float]:
        return self.share is not None, -(self.share or 0.0)


def narrowing_acts(
    lines: Sequence[BillLine], card_ids: Container[str], carbon: Contributions, mass: Contributions
) -> tuple[NarrowingAct, ...]:
    """At most `MOST_ACTS` acts; none where every product is confirmed and every line has its figure.

    Args:
        lines: of the bill.
        card_ids: of the product cards of the variant.
        carbon, mass: contributions of these lines to `embodied_carbon` and `mass`, with their provisional products
            counted too.
    """
    groups: dict[tuple[str, str, str], list[_Need]] = {}
    for need in _needs(lines, card_ids, carbon.value, mass.value):
        groups.setdefault(need.key, []).append(need)
    whole_carbon, whole_mass = _known_total(carbon.value), _known_total(mass.value)
    shared = (_group(needs, whole_carbon, whole_mass) for needs in groups.values())
    return tuple(map(_act, heapq.nsmallest(MOST_ACTS, shared, key=lambda group: group.rank)))


def _needs(
    lines: Sequence[BillLine],
    card_ids: Container[str],
    carbon: Sequence[float | None],
    mass: Sequence[float | None],
) -> Iterator[_Need]:
    for line, amount, weight in zip(lines, carbon, mass, strict=True):
        if (amount is None or line.provisional is not None) and line.quantity != 0 and line.comes_in:
            found = _missing(line, link_state(line, card_ids), amount, weight)
            if found is not None:
                yield _Need(*found, line, amount, weight)


def _missing(
    line: BillLine, state: LinkState, carbon: float | None, mass: float | None
) -> tuple[NarrowingKind, str] | None:
    """What a line lacks first, and the field of it; None when nothing in the bill can be done about it."""
    if state is LinkState.OPEN:
        return NarrowingKind.CHOOSE, "product_id"
    if line.quantity is None:
        return NarrowingKind.FILL_IN, "quantity"
    if line.unit is None:
        return NarrowingKind.FILL_IN, "unit"
    if carbon is None and mass is None:
        return NarrowingKind.FILL_IN, "mass_kg_per_unit"
    return (NarrowingKind.CONFIRM, "product_id") if state is LinkState.PROVISIONAL else None


def _group(needs: list[_Need], whole_carbon: float, whole_mass: float) -> _Group:
    share = _share([need.carbon for need in needs], whole_carbon)
    if share is not None:
        return _Group(needs, share, ShareOf.CARBON)
    share = _share([need.mass for need in needs], whole_mass)
    return _Group(needs, share, None if share is None else ShareOf.MASS)


def _act(group: _Group) -> NarrowingAct:
    needs = group.needs
    first = needs[0]
    return NarrowingAct(
        kind=first.kind,
        line_ids=tuple(need.line.id for need in needs),
        description=first.line.description,
        product_id=first.product_id,
        field=first.field,
        share=group.share,
        share_of=group.share_of,
        leaves_open=any(need.carbon is None for need in needs),
    )


def _share(amounts: Sequence[float | None], whole: float) -> float | None:
    """Share of the whole of these amounts together; None when one is unknown, or nothing is known."""
    known = [abs(amount) for amount in amounts if amount is not None]
    return sum(known) / whole if whole and len(known) == len(amounts) else None


def _known_total(amounts: Iterable[float | None]) -> float:
    return sum(abs(amount) for amount in amounts if amount is not None)
