"""Reads the rows of Producten: the cards that an exported bill was scored with, compared with the library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.formats.cell_text import MAX_NAME, folded, text_of
from app.formats.workbook_layout import PRODUCT_COLUMNS, PRODUCT_MODULES, Kind
from app.importing.bill.column_values import read_names
from app.importing.bill.number_columns import read_numbers, read_shares
from app.importing.bill.table import ColumnView, Table
from app.importing.common.finding_list import FindingList, quote
from app.importing.workbook.card_rows import card_of_row
from models.domain.product import ModuleProfile, ProductCard
from models.domain.quantities import parse_unit
from models.reference.reference import Reference

_FIGURES = tuple(column for column in PRODUCT_COLUMNS if column.kind in (Kind.NUMBER, Kind.PERCENT))
Profiles = Mapping[str, tuple[ModuleProfile, ...]]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The table with its figures by field, and the profiles by the folded id of their card."""

    table: Table
    figures: Mapping[str, Sequence[float | None]]
    profiles: Profiles


def read_products(
    table: Table, profiles: Profiles, reference: Reference, findings: FindingList
) -> tuple[ProductCard, ...]:
    """The cards of the products in the table, in its order.

    The library takes precedence over the file: a card that has changed since the export has a finding
    (`import_product_differs`). A card that is not in the library is made from its row (`import_product_of_file`);
    a row that is no card has a finding (`import_product_not_found`).
    """
    column = table.column("id")
    if column is None:
        return ()
    ids = read_names(ColumnView(table, column, findings), MAX_NAME)
    by_id = {folded(card.id): card for card in reference.products.values()}
    rows = _Rows(table, _figures(table, findings), profiles)
    cards: dict[str, ProductCard] = {}
    for i, product_id in enumerate(ids):
        card = by_id.get(folded(product_id))
        place = table.place(i, column.letter)
        if card is None:
            given = {name: values[i] for name, values in rows.figures.items()}
            card = card_of_row(table, i, product_id, given, profiles.get(folded(product_id), ()))
            if card is None:
                findings.warning("import_product_not_found", place, text=quote(product_id))
                continue
            by_id[folded(product_id)] = card
            findings.warning("import_product_of_file", place, text=quote(card.name_nl))
        elif card.id not in cards and (changed := _changed(rows, i, card)):
            findings.warning("import_product_differs", place, text=card.id, columns=", ".join(changed))
        cards.setdefault(card.id, card)
    return tuple(cards.values())


def _figures(table: Table, findings: FindingList) -> dict[str, Sequence[float | None]]:
    figures: dict[str, Sequence[float | None]] = {}
    for spec in _FIGURES:
        column = table.column(spec.field)
        if column is not None:
            view = ColumnView(table, column, findings)
            figures[spec.field] = read_shares(view) if spec.kind is Kind.PERCENT else read_numbers(view)
    return figures


def _changed(rows: _Rows, i: int, card: ProductCard) -> list[str]:
    """The headers of the figures that differ from the library, and the sheet of the values per module."""
    table, figures = rows.table, rows.figures
    changed = [
        spec.header
        for spec in _FIGURES
        if spec.field in figures and figures[spec.field][i] != getattr(card, spec.field)
    ]
    unit = table.column("unit")
    if unit is not None and parse_unit(text_of(unit.cells[i])) != card.unit:
        changed.insert(0, unit.header)
    if rows.profiles.get(folded(card.id), ()) != card.module_profiles:
        changed.append(PRODUCT_MODULES)
    return changed
