"""Reads products/synonyms.csv: other words for the product cards of the library.

A synonym only leads to a proposal: one word often stands for several products, so a person decides.
"""

from collections.abc import Container

from models.reference.manifest import ReferenceFolder
from models.reference.records import csv_records
from models.reference.reference import ProductSynonym
from models.reference.sources import SOURCE_COLUMNS, Sources

FILE = "products/synonyms.csv"
_COLUMNS = SOURCE_COLUMNS | {"words", "card"}


def load_product_synonyms(
    folder: ReferenceFolder, sources: Sources, cards: Container[str]
) -> dict[str, tuple[ProductSynonym, ...]]:
    """Words as the file writes them -> product cards that they may mean, in the order of the file.

    Raises:
        ReferenceDataError: a record names an unknown card, cites nothing, or stands twice.
    """
    found: dict[str, tuple[ProductSynonym, ...]] = {}
    for record in csv_records(FILE, folder.read(FILE), _COLUMNS, ("words", "card")):
        card = record.text("card")
        if card not in cards:
            record.refuse("reference_unknown_name", kind="card", value=card)
        words = record.text("words")
        found[words] = (*found.get(words, ()), ProductSynonym(card, sources.of(record)))
    return found
