"""An assembly counts the same as one product and as the products of its layers."""

import pytest

from models.calculation.library.assembly_figures import assembly_figures
from models.calculation.library.assembly_product import assembly_product, layer_product
from models.calculation.library.loader import load_with_products
from tests.places import ROOT

REFERENCE = load_with_products(ROOT / "reference_data")
LIBRARY = REFERENCE.library
CARBON = REFERENCE.factors.co2_per_carbon


@pytest.mark.parametrize("assembly_id", sorted(LIBRARY.assemblies))
def test_opening_an_assembly_changes_no_total(assembly_id: str) -> None:
    found = assembly_figures(
        LIBRARY.assemblies[assembly_id], LIBRARY.air_resistances, LIBRARY.assembly_factors, CARBON
    )
    closed = assembly_product(found, CARBON)
    opened = [
        (layer.quantity, layer_product(layer.layer.material, "x", "x"))
        for layer in found.layers
        if layer.layer.material
    ]
    masses = [quantity * (card.mass_kg_per_unit or 0) for quantity, card in opened]
    assert closed.mass_kg_per_unit == pytest.approx(sum(masses))
    for name in ("gwp_a1a3_kg_per_kg", "biobased_fraction", "biogenic_c_kg_per_kg"):
        by_layer = sum(mass * getattr(card, name) for mass, (_, card) in zip(masses, opened, strict=True))
        assert closed.mass_kg_per_unit * getattr(closed, name) == pytest.approx(by_layer), name
    assert closed.gwp_a1a3_kg_per_kg * closed.mass_kg_per_unit == pytest.approx(found.co2_a1a3_kg.value)


def test_no_id_stands_for_two_things() -> None:
    layers = {layer_product(material, "x", "x").id for material in LIBRARY.layer_materials.values()}
    products = {*LIBRARY.cards, *LIBRARY.replaced}
    assert len(layers) == len(LIBRARY.layer_materials)
    assert not layers & products
    assert not set(LIBRARY.assemblies) & products


def test_the_library_as_products_has_every_card_and_every_id_of_before() -> None:
    """The ids of before are answered and not listed."""
    products = REFERENCE.products
    assert list(products) == list(LIBRARY.cards)
    assert len(products) == len(LIBRARY.cards) == 447
    for product_id in {*LIBRARY.cards, *LIBRARY.replaced}:
        assert products[product_id].id == product_id
        assert product_id in products
    for product_id, before in LIBRARY.replaced.items():
        assert products[product_id].unit == before.unit
    assert "no-such-card" not in products
    with pytest.raises(KeyError):
        products["no-such-card"]
