"""Linkage of one bill: the state of the product of each line, and the masses by state."""

from collections.abc import Container, Sequence

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Floats
from models.domain.bill import BillLine
from models.domain.linkage import Linkage, LinkPart, LinkState


def link_state(line: BillLine, card_ids: Container[str]) -> LinkState:
    """The state of the product of a line.

    A line that states its own impact needs no product: what its bill states is firm.

    Args:
        card_ids: of the product cards of the variant; a product that is none of them is still to be chosen.
    """
    if line.product_id in card_ids or _has_own_impact(line):
        return LinkState.CONFIRMED
    return LinkState.OPEN if line.provisional is None else LinkState.PROVISIONAL


def _has_own_impact(line: BillLine) -> bool:
    return bool(
        line.co2_a1a5_kg_per_unit is not None
        or line.mki_a1_eur_per_unit is not None
        or line.mki_a2_eur_per_unit is not None
        or line.module_profiles
    )


def linkage(lines: Sequence[BillLine], indicated: BillColumns, card_ids: Container[str]) -> Linkage:
    """The linkage of a bill.

    Args:
        lines: of the bill, without those of quantity zero.
        indicated: columns of the same lines with their provisional products counted too.
        card_ids: of the product cards of the variant.
    """
    confirmed = LinkState.CONFIRMED
    states = [confirmed if line.product_id in card_ids else link_state(line, card_ids) for line in lines]
    return Linkage(*(_part(states, state, indicated.mass_kg) for state in LinkState))


def _part(states: Sequence[LinkState], state: LinkState, mass_kg: Floats) -> LinkPart:
    count = states.count(state)
    if not count:
        return LinkPart()
    chosen = mass_kg[np.fromiter((found is state for found in states), bool, len(states))]
    known = chosen[np.isfinite(chosen)]
    return LinkPart(count, float(known.sum()), count - len(known))
