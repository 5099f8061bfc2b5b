"""The end of a provisional product: what a change of a line means for the product that is proposed for it."""

from collections.abc import Mapping
from typing import Any

from models.domain.bill import BillLine, ProvisionalProduct

USUAL_THICKNESS = "provisional_reason_usual_thickness"
"""Code of the reason that shows a usual thickness; who confirms the product has seen and confirmed that too."""


def same_text(text: str) -> str:
    """The form of a description in which two are the same text: without case, with single spaces."""
    return " ".join(text.casefold().split())


def confirmed_mass(proposed: ProvisionalProduct) -> float | None:
    """The mass in kg per unit that counts as stated once the product is confirmed; None when it stays unknown.

    A mass from an assumed length, or one per dwelling, was never shown as a size of the line; a usual thickness was.
    """
    is_shown = not proposed.is_mass_assumed or any(r.code == USUAL_THICKNESS for r in proposed.reasons)
    return proposed.mass_kg_per_unit if is_shown else None


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
            mass = {"mass_kg_per_unit": confirmed_mass(proposed)}
        return {**changes, "provisional": None, **mass}
    if same_text(changes.get("description", line.description)) != same_text(line.description):
        return {**changes, "provisional": None}
    return changes
