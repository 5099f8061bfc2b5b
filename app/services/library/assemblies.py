"""Assemblies of the library with their figures, and the line of a bill that one becomes."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.editing.edits import BillEdit, insert_lines
from app.services.matching.proposed_products import under_free_id
from app.texts import Language, name_of
from models.calculation.library.assembly_figures import AssemblyFigures, assembly_figures
from models.calculation.library.assembly_product import assembly_product
from models.domain.bill import BillLine
from models.domain.library.assembly import Assembly
from models.domain.product import ProductCard
from models.domain.project import Variant
from models.reference.reference import Reference


@dataclass(frozen=True, slots=True)
class PlacedAssembly:
    """An edit that puts an assembly on a new line, the card that the line names, and the id of the line."""

    edit: BillEdit
    card: ProductCard
    line_id: str


def figures_of(assembly: Assembly, reference: Reference) -> AssemblyFigures:
    """The figures of an assembly with the air and the factors of the library."""
    library = reference.library
    return assembly_figures(
        assembly, library.air_resistances, library.assembly_factors, reference.factors.co2_per_carbon
    )


def figures_of_all(reference: Reference) -> Sequence[AssemblyFigures]:
    """The figures of every assembly, in the order of the library."""
    return [figures_of(assembly, reference) for assembly in reference.library.assemblies.values()]


def placed(variant: Variant, figures: AssemblyFigures, reference: Reference, language: Language) -> PlacedAssembly:
    """Puts an assembly on a new line at the end of the bill, in its unit, with an unknown quantity.

    Raises:
        UserError: the variant is frozen.
    """
    made = assembly_product(figures, reference.factors.co2_per_carbon)
    card = under_free_id(made, {held.id: held for held in variant.products})
    assembly = figures.assembly
    line = BillLine("", name_of(assembly, language), None, card.unit, nl_sfb=assembly.nl_sfb, product_id=card.id)
    edit = insert_lines(variant, len(variant.bill), (line,))
    return PlacedAssembly(edit, card, edit.splices[0].new[0].id)
