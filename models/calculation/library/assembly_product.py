"""Product cards of assemblies and of their layers, with which an assembly counts the same closed and opened.

A layer's card has the figures that the assembly was calculated with, which may differ from those of the library's
card of that material: another density in the building, another of two sources.
"""

from models.calculation.library.assembly_figures import AssemblyFigures
from models.domain.library.assembly import AssemblyStatus, GwpBasis, LayerMaterial
from models.domain.product import ProductCard
from models.domain.quantities import PIECE
from models.domain.source import SourceRef, SourceStatus

_DECIMALS = 12
"""Decimals of a share: as many as come back unchanged from a percentage in a workbook."""
LAYER_PREFIX = "laag-"
"""Start of the id of a layer's product card, so that it never is the id of a card of the library."""


def assembly_product(figures: AssemblyFigures, co2_per_carbon: float) -> ProductCard:
    """An assembly as one product, per its unit.

    Its ground fill counts in the mass here, since its CO2 does. Service life and MKI belong to its layers, it has
    none of its own.
    """
    assembly = figures.assembly
    mass = figures.mass_kg + figures.ground_fill_kg
    biobased = sum(layer.biobased_kg for layer in figures.layers)
    stored = sum(layer.stored_co2_kg for layer in figures.layers)
    return ProductCard(
        id=assembly.id,
        name_nl=assembly.name_nl,
        name_en=assembly.name_en,
        unit=assembly.unit.bill_unit or PIECE,
        mass_kg_per_unit=mass,
        gwp_a1a3_kg_per_kg=figures.co2_a1a3_kg.value / mass if mass else None,
        biogenic_c_kg_per_kg=stored / co2_per_carbon / mass if mass else None,
        biobased_fraction=round(biobased / mass, _DECIMALS) if mass else None,
        sources={"": _put_together(assembly.sources[0], is_own=assembly.status is AssemblyStatus.OWN)},
        note=assembly.remark,
    )


def layer_product(material: LayerMaterial, name_nl: str, name_en: str) -> ProductCard:
    """The material of a layer as a product, per its unit.

    Args:
        material: the figures that assemblies count with.
        name_nl, name_en: names of its library card.
    """
    return ProductCard(
        id=LAYER_PREFIX + material.id,
        name_nl=name_nl,
        name_en=name_en,
        unit=material.unit.bill_unit or PIECE,
        density_kg_per_m3=material.density_kg_per_m3,
        mass_kg_per_unit=material.kg_per_unit,
        gwp_a1a3_kg_per_kg=material.gwp_kg_per_unit / material.kg_per_unit,
        biogenic_c_kg_per_kg=material.biogenic_c_kg_per_kg,
        biobased_fraction=material.biobased_fraction,
        sources={"": _put_together(material.sources[0], is_own=material.gwp_basis is GwpBasis.OWN)},
        note=material.note,
    )


def _put_together(source: SourceRef, *, is_own: bool) -> SourceRef:
    """A source whose figures were put together here: what stands in it was not checked figure by figure."""
    status = SourceStatus.OWN if is_own else SourceStatus.UNVERIFIED
    return SourceRef(source.document, source.edition, source.clause, status, source.note)
