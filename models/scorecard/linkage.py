"""Linkage of one bill: the state of the product of each line, and the masses by state."""

from collections.abc import Container, Iterable, Sequence
from operator import attrgetter

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats
from models.domain.bill import BillLine
from models.domain.linkage import Linkage, LinkPart, LinkState

_READ = attrgetter(
    "product_id",
    "provisional",
    "co2_a1a5_kg_per_unit",
    "mki_a1_eur_per_unit",
    "mki_a2_eur_per_unit",
    "module_profiles",
)
_STATES = (LinkState.CONFIRMED, LinkState.PROVISIONAL, LinkState.OPEN)
_CONFIRMED, _PROVISIONAL, _OPEN = range(len(_STATES))


def link_state(line: BillLine, card_ids: Container[str]) -> LinkState:
    """The state of the product of a line.

    A line that states its own impact needs no product: what its bill states is firm. Nor does a line that does not
    come in, which has no impact that counts.

    Args:
        card_ids: of the product cards of the variant; a product that is none of them is still to be chosen.
    """
    return _STATES[_places((line,), card_ids)[0]] if line.comes_in else LinkState.CONFIRMED


def _places(lines: Iterable[BillLine], card_ids: Container[str]) -> list[int]:
    """The place of each line's state in `_STATES`; written out, because every keystroke runs it for every line."""
    return [
        _CONFIRMED
        if product in card_ids or co2 is not None or a1 is not None or a2 is not None or modules
        else _OPEN
        if proposed is None
        else _PROVISIONAL
        for product, proposed, co2, a1, a2, modules in map(_READ, lines)
    ]


def linkage(lines: Sequence[BillLine], indicated: BillColumns, card_ids: Container[str]) -> Linkage:
    """The linkage of a bill.

    Args:
        lines: of the bill, without those of quantity zero.
        indicated: columns of the same lines with their provisional products counted too.
        card_ids: of the product cards of the variant.
    """
    places = np.array(_places(lines, card_ids), dtype=np.intp)
    confirmed, provisional, to_choose = (
        _part(places == place, indicated.mass_kg) for place in range(len(_STATES))
    )
    return Linkage(confirmed, provisional, to_choose)


def _part(chosen: Bools, mass_kg: Floats) -> LinkPart:
    count = int(chosen.sum())
    if not count:
        return LinkPart()
    known = mass_kg[chosen & np.isfinite(mass_kg)]
    return LinkPart(count, float(known.sum()), count - len(known))
