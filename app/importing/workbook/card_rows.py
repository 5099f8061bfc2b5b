"""Reads one row of Producten as a product card, for a card that the library does not have."""

from collections.abc import Mapping

from app.formats.cell_text import MAX_NAME, MAX_TEXT, Cell, clean_text, folded, text_of
from app.importing.bill.dates import read_date
from app.importing.bill.table import Table
from models.domain.product import DataCategory, ModuleProfile, ProductCard
from models.domain.quantities import parse_unit
from models.domain.source import SourceRef, SourceStatus

_NO = ("nee", "n", "no", "false", "onwaar", "0")


def card_of_row(
    table: Table,
    i: int,
    product_id: str,
    figures: Mapping[str, float | None],
    profiles: tuple[ModuleProfile, ...],
) -> ProductCard | None:
    """The card, or None without id, name or unit, or with a figure out of range.

    A figure's own source is not in a workbook; the source of the card as a whole counts as not verified.
    """
    unit = parse_unit(_text(table, i, "unit"))
    name = _text(table, i, "name_nl")[:MAX_NAME]
    if not product_id or not name or unit is None:
        return None
    document = _text(table, i, "source")
    valid_until = _cell(table, i, "valid_until")
    categories = {category.value: category for category in DataCategory}
    try:
        return ProductCard(
            product_id,
            name,
            _text(table, i, "name_en")[:MAX_NAME] or name,
            unit,
            **figures,
            mki_is_complete=folded(_text(table, i, "mki_is_complete")) not in _NO,
            data_category=categories.get(folded(_text(table, i, "data_category"))),
            sources={"": SourceRef(document, "", "", SourceStatus.UNVERIFIED)} if document else {},
            note=_text(table, i, "note"),
            module_profiles=profiles,
            valid_until=None if valid_until == "" else read_date(valid_until),
        )
    except ValueError:
        return None


def _cell(table: Table, i: int, name: str) -> Cell:
    column = table.column(name)
    return "" if column is None else column.cells[i]


def _text(table: Table, i: int, name: str) -> str:
    return clean_text(text_of(_cell(table, i, name))).strip()[:MAX_TEXT]
