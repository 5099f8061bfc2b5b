"""The draft bill from layers that the user states, in the place of the assemblies of the library."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.domain.library.figure import Interval
from models.domain.library.form import BuildingMethod, Form, FormElement, FormPart, StatedLayer
from models.domain.product import ProductCard
from models.domain.quantities import CUBIC_METRE
from models.domain.source import SourceRef, SourceStatus
from models.early_design.areas import FormAreas, areas_of
from models.early_design.draft_bill import QUANTITY_DECIMALS, DraftBill, DraftLine, parts_left_out, parts_missing

_CARD_PREFIX = "schatting-"
"""Start of the id of a stated card, so that it never is the id of a card of the library."""


def stated_draft(
    form: Form,
    method: BuildingMethod,
    layers: Sequence[StatedLayer],
    products: Mapping[str, ProductCard],
    parts: Sequence[FormPart],
    file_name: str,
) -> DraftBill:
    """The draft bill of a form from stated layers: amount = area x thickness, mass by the layer's own density.

    Args:
        form: the sizes.
        method: the building method of which the layers count.
        layers: of the file; those of another method, or of a part that the building does not have, are left out.
        products: the cards of the library, which give what a layer does not state: bio-based share and carbon.
        parts: of the kind of building, which say what such a building has and under which NL-SfB code.
        file_name: the source of the layers.

    Raises:
        UnevenStoreysError: the homes of a gallery flat do not fill its storeys.
    """
    areas = areas_of(form)
    of_method = [part for part in parts if part.method is method]
    codes = {part.element: part.nl_sfb for part in reversed(of_method)}
    made: dict[tuple[str, float | None, float | None], ProductCard] = {}
    lines = []
    for layer in layers:
        if layer.method != method.value or areas.of_element(layer.element) is None:
            continue
        key = (layer.card_id, layer.density_kg_per_m3, layer.gwp_a1a3_kg_per_kg)
        if key not in made:
            number = sum(1 for known in made if known[0] == layer.card_id)
            made[key] = _card(layer, products.get(layer.card_id), number, file_name)
        lines.append(_line(layer, made[key], areas, codes))
    missing, left_out = parts_missing(of_method, lines), parts_left_out(of_method, lines)
    return DraftBill(form, areas, method, tuple(lines), missing, left_out)


def _card(layer: StatedLayer, known: ProductCard | None, number: int, file_name: str) -> ProductCard:
    """A card per m3 with the density and CO2 of the layer; what no other card of that name says stays unknown."""
    stated = SourceRef(file_name, "", f"rij {layer.row}", SourceStatus.UNVERIFIED)
    card_id = f"{_CARD_PREFIX}{layer.card_id}{f'-{number + 1}' if number else ''}"
    figures = {"density_kg_per_m3": stated, "gwp_a1a3_kg_per_kg": stated}
    bare = ProductCard(card_id, layer.card_id, layer.card_id, CUBIC_METRE, sources={"": stated})
    if known is not None:
        kept = ("biogenic_c_kg_per_kg", "biobased_fraction")
        of_card = {name: source for name in kept if (source := known.source_of(name)) is not None}
        bare = replace(
            bare,
            name_nl=known.name_nl,
            name_en=known.name_en,
            biogenic_c_kg_per_kg=known.biogenic_c_kg_per_kg,
            biobased_fraction=known.biobased_fraction,
            sources={"": stated, **of_card},
        )
    return replace(
        bare,
        density_kg_per_m3=layer.density_kg_per_m3,
        gwp_a1a3_kg_per_kg=layer.gwp_a1a3_kg_per_kg,
        sources=dict(bare.sources) | figures,
    )


def _line(layer: StatedLayer, card: ProductCard, areas: FormAreas, codes: Mapping[FormElement, str]) -> DraftLine:
    area = areas.of_element(layer.element)
    volume = (
        None if area is None or layer.thickness_m is None else round(area * layer.thickness_m, QUANTITY_DECIMALS)
    )
    density, gwp = layer.density_kg_per_m3, layer.gwp_a1a3_kg_per_kg
    co2 = None if volume is None or density is None or gwp is None else volume * density * gwp
    return DraftLine(
        element=layer.element,
        part=None,
        derivation=f"{layer.element.value} * {'?' if layer.thickness_m is None else f'{layer.thickness_m:g}'} m",
        nl_sfb=codes.get(layer.element, ""),
        product=card,
        quantity=volume,
        co2_a1a3_kg=None if co2 is None else Interval(co2, co2, co2),
    )
