"""Matches the products of a bill with the library by id or name, exactly after folding."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.formats.cell_text import MAX_TEXT, folded
from app.importing.bill.column_values import read_texts
from app.importing.bill.table import ColumnView, Table
from app.importing.common.finding_list import FindingList, quote
from models.domain.product import ProductCard
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
    names = card_names(reference.products)
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


def card_names(products: Mapping[str, ProductCard]) -> dict[str, ProductCard]:
    """Folded id or name -> card; an id takes precedence over a name, and a name of two cards is left out."""
    names: dict[str, ProductCard] = {}
    twice: set[str] = set()
    for card in products.values():
        for name in {folded(card.name_nl), folded(card.name_en)} - {""}:
            if names.setdefault(name, card) is not card:
                twice.add(name)
    for name in twice:
        del names[name]
    return names | {folded(card.id): card for card in products.values()}
