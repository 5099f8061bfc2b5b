"""Reads the rows of Producten: the cards that an exported bill was scored with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.formats.cell_text import MAX_NAME, folded
from app.formats.workbook_layout import PRODUCT_COLUMNS, Kind
from app.importing.bill.column_values import read_names
from app.importing.bill.number_columns import read_numbers, read_shares
from app.importing.bill.product_match import CardNames
from app.importing.bill.table import ColumnView, Table
from app.importing.common.finding_list import FindingList, quote
from app.importing.workbook.card_rows import CardRow, card_of_row
from models.domain.outcome import Place
from models.domain.product import ModuleProfile, ProductCard
from models.domain.source import SourceRef
from models.reference.reference import Reference

_FIGURES = tuple(column for column in PRODUCT_COLUMNS if column.kind in (Kind.NUMBER, Kind.PERCENT))


@dataclass(frozen=True, slots=True)
class OfCards:
    """What other sheets say of the cards, by the folded id of the card."""

    profiles: Mapping[str, tuple[ModuleProfile, ...]] = field(default_factory=dict)
    sources: Mapping[str, Mapping[str, SourceRef]] = field(default_factory=dict)


def read_products(
    table: Table, others: OfCards, reference: Reference, findings: FindingList
) -> tuple[ProductCard, ...]:
    """The cards of the products in the table, in its order, each as its row states it.

    The file goes before the library: an empty cell is unknown, whatever the library's card of that id has. The
    library's own card is taken for a row that states the same of it, with its sources, and in a table without any
    column of figures. A card that is not in the library has a finding (`import_product_of_file`, or the note
    `import_product_with_sources` when the file gives its sources), and so has a row that is no card
    (`import_product_not_found`).
    """
    column = table.column("id")
    if column is None:
        return ()
    ids = read_names(ColumnView(table, column, findings), MAX_NAME)
    figures = _figures(table, findings)
    known = CardNames(reference.products)
    cards: dict[str, ProductCard] = {}
    for i, product_id in enumerate(ids):
        key, place = folded(product_id), table.place(i, column.letter)
        given = {name: values[i] for name, values in figures.items()}
        of_library = known.by_id(key)
        profiles, sources = others.profiles.get(key, ()), others.sources.get(key, {})
        row = CardRow(table, i, product_id, given, profiles, sources, of_library)
        card = of_library if of_library is not None and not figures else card_of_row(row)
        if card is None:
            findings.warning("import_product_not_found", place, text=quote(product_id))
            continue
        if of_library is None:
            _say_of_file(card, place, findings, has_sources=bool(sources))
        elif _states_the_same(row, card, of_library):
            card = of_library
        cards.setdefault(card.id, card)
    return tuple(cards.values())


def _say_of_file(card: ProductCard, place: Place, findings: FindingList, *, has_sources: bool) -> None:
    if has_sources:
        findings.note("import_product_with_sources", place, text=quote(card.name_nl))
    else:
        findings.warning("import_product_of_file", place, text=quote(card.name_nl))


def _figures(table: Table, findings: FindingList) -> dict[str, Sequence[float | None]]:
    figures: dict[str, Sequence[float | None]] = {}
    for spec in _FIGURES:
        column = table.column(spec.field)
        if column is not None:
            view = ColumnView(table, column, findings)
            figures[spec.field] = read_shares(view) if spec.kind is Kind.PERCENT else read_numbers(view)
    return figures


def _states_the_same(row: CardRow, card: ProductCard, of_library: ProductCard) -> bool:
    """Whether a row says of a card what the library says, apart from sources and a note that it does not give."""
    sources = card.sources if row.sources else of_library.sources
    return replace(card, sources=sources, note=card.note or of_library.note) == of_library
