"""Matches the products of a bill with the library by id or name, exactly after folding."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.formats.cell_text import MAX_TEXT, folded
from app.importing.bill.column_values import read_texts
from app.importing.bill.table import ColumnView, Table
from app.importing.common.finding_list import FindingList, quote
from models.calculation.library.loader import LibraryProducts
from models.domain.product import ProductCard
from models.reference.product_layers import layers_of
from models.reference.reference import Reference


@dataclass(frozen=True, slots=True)
class MatchedProducts:
    """Per row the id of the library card, or the text that matched none; and every card that was named.

    `texts` are the products as the file names them, matched or not.
    """

    ids: list[str]
    unmatched: list[str]
    cards: tuple[ProductCard, ...]
    texts: list[str]


def match_products(table: Table, reference: Reference, findings: FindingList) -> MatchedProducts:
    """Looks up every product of the bill; `import_product_not_found` for a text that is no card."""
    column = table.column("product_id")
    nothing = [""] * len(table.rows)
    if column is None:
        return MatchedProducts(nothing, nothing, (), nothing)
    texts = read_texts(ColumnView(table, column, findings), MAX_TEXT)
    names = CardNames(reference.products)
    found = {text: names.get(folded(text)) for text in set(texts)}
    cards: dict[str, ProductCard] = {}
    for i, text in enumerate(texts):
        card = found[text]
        if card is not None:
            cards.setdefault(card.id, card)
        elif text:
            findings.warning("import_product_not_found", table.place(i, column.letter), text=quote(text))
    ids = [card.id if (card := found[text]) else "" for text in texts]
    unmatched = ["" if found[text] else text for text in texts]
    return MatchedProducts(ids, unmatched, tuple(cards.values()), texts)


class CardNames:
    """Product cards by what a bill calls them: an id goes before a name, and one layer of cards before the next.

    A name that two cards of one layer have names neither, and a name of before goes after those of today. Names
    are collected when an id does not answer.
    """

    def __init__(self, products: Mapping[str, ProductCard]) -> None:
        self._layers = layers_of(products)
        self._ids = [{folded(card_id): card_id for card_id in layer} for layer in self._layers]

    def get(self, text: str) -> ProductCard | None:
        """The card of a folded id or name; None when there is none."""
        card = self.by_id(text)
        if card is not None or not text:
            return card
        return next((names[text] for names in self._names if text in names), None)

    def by_id(self, text: str) -> ProductCard | None:
        """The card of a folded id; None when there is none."""
        for layer, ids in zip(self._layers, self._ids, strict=True):
            card_id = ids.get(text, text)
            if card_id in layer:
                return layer[card_id]
        return None

    @cached_property
    def _names(self) -> list[dict[str, ProductCard]]:
        return [_names_of(layer) for layer in self._layers]


def _names_of(products: Mapping[str, ProductCard]) -> dict[str, ProductCard]:
    names: dict[str, ProductCard] = {}
    twice: set[str] = set()
    for card in products.values():
        for name in {folded(card.name_nl), folded(card.name_en)} - {""}:
            if names.setdefault(name, card) is not card:
                twice.add(name)
    of_before = products.former_names() if isinstance(products, LibraryProducts) else {}
    former = {folded(name): products[card_id] for name, card_id in of_before.items() if folded(name) not in names}
    return former | {name: card for name, card in names.items() if name not in twice}
