"""Bills that name products by an id or a name of before find them, in the unit and the size that they had."""

import pytest

from app.importing.bill.product_match import CardNames
from app.paths import REFERENCE_DATA
from models.calculation.library.loader import load_with_products
from models.domain.product import ProductCard
from models.domain.quantities import KG
from models.reference.own_items import with_own
from models.reference.product_layers import ProductLayers, by_id

REFERENCE = load_with_products(REFERENCE_DATA)
OWN = ProductCard("eigen-1", "CLT 60 mm", "My panel", KG)


@pytest.mark.parametrize("said", ["tb-clt-60", "clt 60 mm"])
def test_an_id_and_a_name_of_before(said: str) -> None:
    card = CardNames(REFERENCE.products).get(said)
    assert card is not None
    assert (card.id, card.unit.symbol) == ("tb-clt-60", "m2")


def test_what_is_own_goes_first_and_unknown_stays_unknown() -> None:
    names = CardNames(with_own(REFERENCE, (OWN,), ()).products)
    assert names.get("clt 60 mm") is OWN
    assert names.get("clt 61 mm") is None
    of_file = ProductCard("tb-clt-60", "Van het bestand", "Of the file", KG)
    assert CardNames(ProductLayers(by_id([of_file]), REFERENCE.products)).get("tb-clt-60") is of_file


def test_every_name_of_before_is_answered() -> None:
    """A name that a card has today means that card."""
    names = CardNames(REFERENCE.products)
    for replaced in REFERENCE.library.replaced.values():
        for name in replaced.names:
            card = names.get(name.casefold())
            assert card is not None, name
            assert card.id in (replaced.id, replaced.card_id) or name.casefold() in (
                card.name_nl.casefold(),
                card.name_en.casefold(),
            )
