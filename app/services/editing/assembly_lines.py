"""Opens the line of an assembly into its layers, one line each, and closes them to that line again.

The figures of the bill are the same before and after: a layer counts with what the assembly was calculated with.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.errors import UserError
from app.services.editing.edits import BillEdit, Splice, check_not_frozen
from app.services.editing.provisional_edits import confirm
from models.calculation.library.assembly_figures import AssemblyFigures, LayerFigures, assembly_figures
from models.calculation.library.assembly_product import assembly_product, layer_product
from models.domain.bill import BillLine, OpenedAssembly
from models.domain.product import ProductCard
from models.domain.project import Variant
from models.domain.quantities import PIECE
from models.reference.library.library import Library
from models.reference.reference import Reference

_MASS_GUARD = 1e-9
_SAME_MASS = 1e-6
"""A mass that came with a proposal went through a rounding of the matcher."""


@dataclass(frozen=True, slots=True)
class AssemblyChange:
    """An edit of the bill, and the product cards that its new lines name.

    Attributes:
        answered: the confirmation that the edit includes; None when nothing was provisional.
    """

    edit: BillEdit
    cards: tuple[ProductCard, ...] = ()
    answered: BillEdit | None = None


class AssemblyLines:
    """Opens and closes assemblies in a bill.

    Args:
        library: the assemblies and the cards of their layers.
        reference: for the factors that they are calculated with.
    """

    def __init__(self, library: Library, reference: Reference) -> None:
        self._library = library
        self._reference = reference

    def is_assembly(self, line: BillLine) -> bool:
        """Whether the line holds an assembly of the library."""
        return line.product_id in self._library.assemblies

    def proposes_assembly(self, line: BillLine) -> bool:
        """Whether the provisional product of the line is an assembly of the library."""
        return line.provisional is not None and line.provisional.product_id in self._library.assemblies

    def confirmed_and_opened(self, variant: Variant, position: int) -> AssemblyChange:
        """The edit that confirms the provisional assembly of a line and opens it, as one step.

        Raises:
            UserError: as `opened` for the confirmed line; a line that proposes nothing is opened as it is.
        """
        before = variant.bill.lines[position]
        answered = confirm(variant, (position,))
        change = self.opened(answered.apply_to(variant), position)
        (splice,) = change.edit.splices
        return AssemblyChange(BillEdit(variant.id, (replace(splice, old=(before,)),)), change.cards, answered)

    def opened(self, variant: Variant, position: int) -> AssemblyChange:
        """The edit that replaces the line of an assembly by its layers.

        Raises:
            UserError: the variant is frozen, the line holds no assembly of the library, its card differs from the
                library's by now, or it has figures of its own, which its layers could not have.
        """
        check_not_frozen(variant)
        line = variant.bill.lines[position]
        if not self.is_assembly(line):
            raise UserError("edit_no_assembly", name=line.description or line.id)
        figures = self._figures(line.product_id)
        self._check(line, figures, {card.id: card for card in variant.products})
        taken = {each.id for each in variant.bill.lines}
        before = OpenedAssembly(
            line.id, line.product_id, line.description, line.quantity, line.unit, line.nl_sfb, line.note
        )
        layers, cards = [], dict[str, ProductCard]()
        for number, layer in enumerate(figures.layers, start=1):
            card = self._card(layer)
            cards[card.id] = card
            layers.append(_layer_line(line, before, layer, card, _free_id(f"{line.id}.{number}", taken)))
        edit = BillEdit(variant.id, (Splice(position, (line,), tuple(layers)),))
        return AssemblyChange(edit, tuple(cards.values()))

    def closed(self, variant: Variant, position: int) -> AssemblyChange:
        """The edit that puts the line of the assembly back in the place of its first layer.

        Layers that were changed or moved are closed too; what was changed in them is only in the undo history.

        Raises:
            UserError: the variant is frozen, or the line is no layer of an assembly.
        """
        check_not_frozen(variant)
        lines = variant.bill.lines
        before = lines[position].opened_from
        if before is None:
            raise UserError("edit_no_layer", name=lines[position].description or lines[position].id)
        places = [place for place, line in enumerate(lines) if line.opened_from == before]
        others = {line.id for line in lines if line.opened_from != before}
        line = BillLine(
            _free_id(before.line_id, others),
            before.description,
            before.quantity,
            before.unit,
            nl_sfb=before.nl_sfb,
            product_id=before.product_id,
            phase=lines[position].phase,
            note=before.note,
            source=lines[position].source,
            extra=lines[position].extra,
        )
        first, *rest = places
        splices = [Splice(first, (lines[first],), (line,)), *(Splice(p, (lines[p],), ()) for p in rest)]
        return AssemblyChange(BillEdit(variant.id, tuple(splices)))

    def _figures(self, assembly_id: str) -> AssemblyFigures:
        library = self._library
        return assembly_figures(
            library.assemblies[assembly_id],
            library.air_resistances,
            library.assembly_factors,
            self._reference.factors.co2_per_carbon,
        )

    def _check(self, line: BillLine, figures: AssemblyFigures, cards: Mapping[str, ProductCard]) -> None:
        name = line.description or line.id
        made = assembly_product(figures, self._reference.factors.co2_per_carbon)
        held = cards.get(line.product_id, made)
        mass, now = held.mass_kg_per_unit or 0.0, made.mass_kg_per_unit or 0.0
        if not math.isclose(mass, now, rel_tol=_MASS_GUARD) or held.unit != made.unit:
            raise UserError("edit_assembly_differs", name=name)
        if line.unit != made.unit:
            raise UserError("edit_assembly_unit", name=name, unit=made.unit.symbol)
        if _has_own_figures(line, now):
            raise UserError("edit_assembly_has_figures", name=name)

    def _card(self, layer: LayerFigures) -> ProductCard:
        card = self._library.cards[layer.material.card_id]
        return layer_product(layer.material, card.name_nl, card.name_en)


def _has_own_figures(line: BillLine, mass_kg: float) -> bool:
    """Whether a line states more than its layers can have; the mass of the assembly itself says nothing new."""
    stated = line.mass_kg_per_unit
    is_same = stated is None or math.isclose(stated, mass_kg, rel_tol=_SAME_MASS)
    bare = BillLine(
        line.id, line.description, line.quantity, line.unit,
        nl_sfb=line.nl_sfb, product_id=line.product_id, phase=line.phase, note=line.note, source=line.source,
        extra=line.extra,
    )  # fmt: skip
    return not is_same or replace(line, mass_kg_per_unit=None) != bare


def _layer_line(
    line: BillLine, before: OpenedAssembly, layer: LayerFigures, card: ProductCard, line_id: str
) -> BillLine:
    quantity = None if line.quantity is None else line.quantity * layer.quantity
    return BillLine(
        line_id,
        layer.layer.description or card.name_nl,
        quantity,
        layer.material.unit.bill_unit or PIECE,
        nl_sfb=line.nl_sfb,
        product_id=card.id,
        service_life_years=layer.layer.service_life_years,
        phase=line.phase,
        source=line.source,
        extra=line.extra,
        opened_from=before,
    )


def _free_id(wanted: str, taken: set[str]) -> str:
    """The id, with a number behind it where it is taken already; it is added to `taken`."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    taken.add(name)
    return name
