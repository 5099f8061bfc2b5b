"""Product cards of several origins as one: those of a file or project, then the user's own, then the shipped."""

from collections.abc import Iterable, Iterator, Mapping

from models.domain.product import ProductCard


class ProductLayers(Mapping[str, ProductCard]):
    """The cards of several mappings by id; the first layer that has an id gives its card.

    No card is made before it is asked for. Iteration lists the last layer first.
    """

    def __init__(self, *layers: Mapping[str, ProductCard]) -> None:
        self._layers = tuple(_flat(layers))

    @property
    def layers(self) -> tuple[Mapping[str, ProductCard], ...]:
        """The mappings, the one that goes first in front."""
        return self._layers

    def __getitem__(self, product_id: str) -> ProductCard:
        for layer in self._layers:
            if product_id in layer:
                return layer[product_id]
        raise KeyError(product_id)

    def __contains__(self, product_id: object) -> bool:
        return any(product_id in layer for layer in self._layers)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(card_id for layer in reversed(self._layers) for card_id in layer))

    def __len__(self) -> int:
        return len(set().union(*self._layers))


def layers_of(products: Mapping[str, ProductCard]) -> tuple[Mapping[str, ProductCard], ...]:
    """The layers that cards consist of; cards of one origin are one layer."""
    return products.layers if isinstance(products, ProductLayers) else (products,)


def by_id(cards: Iterable[ProductCard]) -> dict[str, ProductCard]:
    """Cards as a layer."""
    return {card.id: card for card in cards}


def _flat(layers: Iterable[Mapping[str, ProductCard]]) -> Iterator[Mapping[str, ProductCard]]:
    for layer in layers:
        yield from layers_of(layer)
