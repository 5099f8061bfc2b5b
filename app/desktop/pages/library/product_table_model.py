"""The item model of product cards; searching and sorting only change its list of positions."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt

from app.desktop.pages.library.card_texts import status_of, status_word
from app.reporting.wording.number_text import unit_symbol
from app.services.library.product_search import folded
from app.texts import Language, name_of
from models.domain.product import ProductCard
from models.domain.quantities import percent_from_fraction
from widgets.plain_text import plain_tool_tip
from widgets.rows_table_model import LEFT, RIGHT, Index, RowsTableModel


class ProductTableModel(RowsTableModel[int]):
    """Product cards as rows; unknown figures are empty, never zero."""

    NAME, UNIT, DENSITY, GWP, MKI_A1, MKI_A2, BIOBASED, STATUS = range(8)
    _FIELDS: ClassVar[dict[int, str]] = {
        DENSITY: "density_kg_per_m3",
        GWP: "gwp_a1a3_kg_per_kg",
        MKI_A1: "mki_a1_eur_per_unit",
        MKI_A2: "mki_a2_eur_per_unit",
        BIOBASED: "biobased_fraction",
    }
    right_columns = frozenset(_FIELDS)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: Sequence[ProductCard] = ()
        self._found: Sequence[int] = ()
        self._headers = self._header_words()
        self._language: Language = "nl"
        self._show: Callable[[object], str] = str
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show_cards(
        self,
        cards: Sequence[ProductCard],
        found: Sequence[int],
        language: Language,
        show: Callable[[object], str],
    ) -> None:
        """Shows the cards at the positions `found`; `show` writes a number."""
        with self.resetting():
            self._cards, self._language, self._show = cards, language, show
            self._found = found
            self._rows = self._sorted()

    def card_at(self, row: int) -> ProductCard:
        """The card in a row of the table."""
        return self._cards[self._rows[row]]

    def row_of(self, card_id: str) -> int:
        """The row of a card; -1 when it is not shown."""
        return next((row for row, i in enumerate(self._rows) if self._cards[i].id == card_id), -1)

    def titles(self) -> tuple[str, ...]:
        return tuple(title for title, _ in self._headers)

    def title_tips(self) -> tuple[str, ...]:
        return tuple(tip for _, tip in self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        card = self.card_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(card, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self._value(card, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() in self._FIELDS else LEFT
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == self.NAME:
            return plain_tool_tip(name_of(card, self._language))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column, unknown figures last in both orders; -1 is the order of the search."""
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        cards = [self._rows[index.row()] for index in kept]
        self._rows = self._sorted()
        places = {card: row for row, card in enumerate(self._rows)}
        moved = [self.index(places[card], index.column()) for card, index in zip(cards, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _sorted(self) -> list[int]:
        column, order = self._sorted_by
        if column < 0:
            return list(self._found)
        keys = {i: self._sort_key(self._cards[i], column) for i in self._found}
        known = [i for i in self._found if keys[i] is not None]
        unknown = [i for i in self._found if keys[i] is None]
        known.sort(key=lambda i: keys[i], reverse=order is Qt.SortOrder.DescendingOrder)
        return known + unknown

    def _sort_key(self, card: ProductCard, column: int) -> Any:
        value = self._value(card, column)
        return folded(value) if isinstance(value, str) else value

    def _value(self, card: ProductCard, column: int) -> str | float | None:
        if column == self.NAME:
            return name_of(card, self._language)
        if column == self.UNIT:
            return unit_symbol(card.unit)
        if column == self.STATUS:
            return status_word(status_of(card))
        value: float | None = getattr(card, self._FIELDS[column])
        return percent_from_fraction(value) if column == self.BIOBASED and value is not None else value

    def _text(self, card: ProductCard, column: int) -> str:
        value = self._value(card, column)
        if value is None:
            return ""
        return value if isinstance(value, str) else self._show(value)

    def _header_words(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Naam"), self.tr("De naam van het product")),
            (self.tr("Eenheid"), self.tr("De eenheid waarin het product geteld wordt")),
            (self.tr("kg/m³"), self.tr("Dichtheid in kg/m³")),
            (self.tr("GWP A1-A3"), self.tr("CO₂-uitstoot van de productie in kg CO₂-eq per kg, zonder opname")),
            (self.tr("MKI A1"), self.tr("Milieukosten in set A1, in euro per eenheid")),
            (self.tr("MKI A2"), self.tr("Milieukosten in set A2, in euro per eenheid")),
            (self.tr("Biobased %"), self.tr("Aandeel biobased materiaal in procenten van de massa")),
            (self.tr("Status"), self.tr("Of elk getal in zijn bron is nagelezen, of een eigen kaart is")),
        )
