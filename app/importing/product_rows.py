"""The rows of Producten: the cards that an exported bill was scored with, compared with the library."""

from collections.abc import Sequence

from app.importing.cell_text import MAX_NAME, folded, text_of
from app.importing.column_values import read_names
from app.importing.finding_list import FindingList, quote
from app.importing.layout import PRODUCT_COLUMNS, Kind
from app.importing.number_columns import read_numbers, read_shares
from app.importing.table import ColumnView, Table
from models.domain.product import ProductCard
from models.domain.quantities import parse_unit
from models.reference.reference import Reference

_FIGURES = tuple(column for column in PRODUCT_COLUMNS if column.kind in (Kind.NUMBER, Kind.PERCENT))


def read_products(table: Table, reference: Reference, findings: FindingList) -> tuple[ProductCard, ...]:
    """The library's cards of the products in the table, in its order.

    The library goes before the file: a card that has changed since the export is pointed out
    (`import_product_differs`), one that is gone as well (`import_product_not_found`).
    """
    column = table.column("id")
    if column is None:
        return ()
    ids = read_names(ColumnView(table, column, findings), MAX_NAME)
    by_id = {folded(card.id): card for card in reference.products.values()}
    figures = _figures(table, findings)
    cards: dict[str, ProductCard] = {}
    for i, product_id in enumerate(ids):
        card = by_id.get(folded(product_id))
        if card is None:
            findings.warning("import_product_not_found", table.place(i, column.letter), text=quote(product_id))
            continue
        cards.setdefault(card.id, card)
        if changed := _changed(table, i, card, figures):
            findings.warning(
                "import_product_differs", table.place(i, column.letter), text=card.id, columns=", ".join(changed)
            )
    return tuple(cards.values())


def _figures(table: Table, findings: FindingList) -> dict[str, Sequence[float | None]]:
    figures: dict[str, Sequence[float | None]] = {}
    for spec in _FIGURES:
        column = table.column(spec.field)
        if column is not None:
            view = ColumnView(table, column, findings)
            figures[spec.field] = read_shares(view) if spec.kind is Kind.PERCENT else read_numbers(view)
    return figures


def _changed(table: Table, i: int, card: ProductCard, figures: dict[str, Sequence[float | None]]) -> list[str]:
    """The headers of the figures that the library gives otherwise."""
    changed = [
        spec.header
        for spec in _FIGURES
        if spec.field in figures and figures[spec.field][i] != getattr(card, spec.field)
    ]
    unit = table.column("unit")
    if unit is not None and parse_unit(text_of(unit.cells[i])) != card.unit:
        changed.insert(0, unit.header)
    return changed
