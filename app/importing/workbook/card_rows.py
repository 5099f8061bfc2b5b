"""Reads one row of Producten as a product card."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.formats.cell_text import MAX_NAME, MAX_TEXT, Cell, clean_text, folded, text_of
from app.importing.bill.dates import read_date
from app.importing.bill.table import Table
from models.domain.product import DataCategory, ModuleProfile, ProductCard
from models.domain.quantities import Unit, parse_unit
from models.domain.source import SourceRef, SourceStatus

_NO = ("nee", "n", "no", "false", "onwaar", "0")
_YES = ("ja", "j", "yes", "true", "waar", "1")


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row of Producten: its place in the table, and what other columns and sheets say of its card.

    Attributes:
        figures: field name -> amount; None for an empty cell.
        profiles: from Productmodules.
        sources: from Productbronnen, field name -> source; empty when it has none for this card.
        known: the library's card with this id, which gives a name and a unit that the row lacks.
    """

    table: Table
    position: int
    product_id: str
    figures: Mapping[str, float | None]
    profiles: tuple[ModuleProfile, ...] = ()
    sources: Mapping[str, SourceRef] = field(default_factory=dict)
    known: ProductCard | None = None


def card_of_row(row: CardRow) -> ProductCard | None:
    """The card, or None without id, name or unit, or with a figure out of range.

    Without Productbronnen the document of the column `bron` is the source of the card as a whole, not verified.
    """
    unit, name = _unit(row), _name(row, "name_nl") or (row.known.name_nl if row.known else "")
    if not row.product_id or not name or unit is None:
        return None
    table, i, known = row.table, row.position, row.known
    categories = {category.value: category for category in DataCategory}
    valid_until = _cell(table, i, "valid_until")
    try:
        return ProductCard(
            row.product_id if known is None else known.id,
            name,
            _name(row, "name_en") or (known.name_en if known is not None and known.name_nl == name else name),
            unit,
            **row.figures,
            mki_is_complete=folded(_text(table, i, "mki_is_complete")) not in _NO,
            data_category=categories.get(folded(_text(table, i, "data_category"))),
            sources=row.sources or _source_of_column(_text(table, i, "source")),
            note=_text(table, i, "note"),
            module_profiles=row.profiles,
            valid_until=None if valid_until == "" else read_date(valid_until),
            is_free_of_toxic=_yes_no(table, i, "is_free_of_toxic"),
            substance_list=_text(table, i, "substance_list"),
            has_health_certificate=_yes_no(table, i, "has_health_certificate"),
        )
    except ValueError:
        return None


def _unit(row: CardRow) -> Unit | None:
    """The unit of the row; that of the library's card where the cell is empty."""
    text = _text(row.table, row.position, "unit")
    if not text and row.known is not None:
        return row.known.unit
    return parse_unit(text)


def _name(row: CardRow, column: str) -> str:
    return _text(row.table, row.position, column)[:MAX_NAME]


def _source_of_column(document: str) -> dict[str, SourceRef]:
    return {"": SourceRef(document, "", "", SourceStatus.UNVERIFIED)} if document else {}


def _yes_no(table: Table, i: int, name: str) -> bool | None:
    """What a cell says; anything but a yes or a no is not known."""
    text = folded(_text(table, i, name))
    return True if text in _YES else False if text in _NO else None


def _cell(table: Table, i: int, name: str) -> Cell:
    column = table.column(name)
    return "" if column is None else column.cells[i]


def _text(table: Table, i: int, name: str) -> str:
    return clean_text(text_of(_cell(table, i, name))).strip()[:MAX_TEXT]
