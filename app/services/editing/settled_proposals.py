"""The end of a provisional product: what a change of a line means for the product that is proposed for it."""

from collections.abc import Mapping
from typing import Any

from models.domain.bill import BillLine, ProvisionalProduct
from models.domain.library.confirmed_text import same_text
from models.domain.quantities import Unit

USUAL_SIZE = "matching_usual_size"
"""Code of the reason that shows that the mass rests on a usual size of the product, such as its thickness."""
_SHOWN = frozenset((USUAL_SIZE, "matching_assembly_mass"))


def confirmed_mass(proposed: ProvisionalProduct, unit: Unit | None) -> float | None:
    """The mass in kg per unit that counts as stated once the product is confirmed; None when it stays unknown.

    Who confirms a product sees what its mass rests on: a usual size, or the whole assembly. A mass from an assumed
    length, or of a whole dwelling, stays unknown: that is no size of the product. So does one without a unit.
    """
    is_shown = unit is not None and any(reason.code in _SHOWN for reason in proposed.reasons)
    return proposed.mass_kg_per_unit if is_shown or not proposed.is_mass_assumed else None


def settled(line: BillLine, changes: Mapping[str, Any]) -> Mapping[str, Any]:
    """The changes of a line, and with them the end of its proposal where it no longer holds.

    Whatever the product becomes, none included, the proposal is answered; the proposed product itself brings its
    mass along where the line has none. A description that becomes another text leaves the proposal without ground.
    """
    proposed = line.provisional
    if proposed is None or "provisional" in changes:
        return changes
    if "product_id" in changes:
        mass = {}
        is_confirmed = changes["product_id"] == proposed.product_id
        if is_confirmed and changes.get("mass_kg_per_unit", line.mass_kg_per_unit) is None:
            mass = {"mass_kg_per_unit": confirmed_mass(proposed, changes.get("unit", line.unit))}
        return {**changes, "provisional": None, **mass}
    if same_text(changes.get("description", line.description)) != same_text(line.description):
        return {**changes, "provisional": None}
    return changes
