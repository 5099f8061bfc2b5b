"""Edits of the queue of provisional products; each is one undo step, whatever the number of its lines."""

from collections.abc import Sequence

from app.services.editing.edits import BillEdit, change_lines
from app.services.editing.provisional_queue import Alternative
from app.services.editing.settled_proposals import confirmed_mass
from models.domain.bill_cells import line_changes
from models.domain.project import Variant


def confirm(variant: Variant, positions: Sequence[int]) -> BillEdit:
    """Makes the provisional product of lines their product; lines without one stay as they are.

    Raises:
        UserError: the variant is frozen.
    """
    lines = variant.bill.lines
    found = {p: proposed.product_id for p in positions if (proposed := lines[p].provisional) is not None}
    return change_lines(variant, {p: line_changes(lines[p], {"product_id": name}) for p, name in found.items()})


def choose(variant: Variant, positions: Sequence[int], product_id: str) -> BillEdit:
    """Gives lines another product than the one that is proposed.

    Raises:
        UserError: the variant is frozen.
    """
    lines = variant.bill.lines
    return change_lines(variant, {p: line_changes(lines[p], {"product_id": product_id}) for p in positions})


def pick(variant: Variant, position: int, alternative: Alternative) -> BillEdit:
    """Gives a line one of the other proposals, with the mass that the line would have as that product.

    Raises:
        UserError: the variant is frozen.
    """
    line = variant.bill.lines[position]
    changes = line_changes(line, {"product_id": alternative.card.id})
    if line.mass_kg_per_unit is None:
        changes["mass_kg_per_unit"] = confirmed_mass(alternative.proposed, line.unit)
    return change_lines(variant, {position: changes})


def reject(variant: Variant, positions: Sequence[int]) -> BillEdit:
    """Takes the provisional product of lines away, so that they have none.

    Raises:
        UserError: the variant is frozen.
    """
    return change_lines(variant, {p: {"provisional": None} for p in positions})
