"""The tab of product cards: search, filter, table, and the chosen card beside it."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.library.card_fields import figure_shower
from app.desktop.pages.library.card_panel import CardPanel
from app.desktop.pages.library.card_texts import CardStatus, status_of
from app.desktop.pages.library.library_steps import LibrarySteps
from app.desktop.pages.library.product_table_model import ProductTableModel
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Workspace
from app.services.library.own_library import copied_card, delete_card, empty_card, put_card
from app.services.library.product_search import ProductIndex, folded, words_of_cards
from app.texts import name_of
from models.domain.product import ProductCard
from widgets.fields.frame import CalmComboBox
from widgets.plain_text import plain_label
from widgets.row_table import set_up_rows
from widgets.typing_undo import TypingUndo

_LONGEST_SEARCH = 200
_WIDTHS = {
    ProductTableModel.UNIT: 70,
    ProductTableModel.DENSITY: 70,
    ProductTableModel.GWP: 104,
    ProductTableModel.MKI_A1: 74,
    ProductTableModel.MKI_A2: 74,
    ProductTableModel.BIOBASED: 96,
    ProductTableModel.STATUS: 148,
}
_LEFT_OUT_BELOW = (
    (860, ProductTableModel.BIOBASED),
    (720, ProductTableModel.MKI_A1),
    (720, ProductTableModel.MKI_A2),
    (600, ProductTableModel.DENSITY),
    (530, ProductTableModel.UNIT),
)
"""Widths of the table, in pixels, below which a column is hidden; the card beside it has every figure."""


class Which(Enum):
    """The filter on the cards."""

    ALL = auto()
    OWN = auto()
    GENERIC = auto()
    UNVERIFIED = auto()


class ProductsTab(QWidget):
    """The product cards; every edit is stored at once and can be undone from its notice."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._steps = LibrarySteps(workspace)
        self._index: ProductIndex[ProductCard] = ProductIndex(())
        self._statuses: list[CardStatus] = []
        self.model = ProductTableModel(self)
        self.search = QLineEdit()
        TypingUndo(self.search)
        self.which = CalmComboBox()
        self.count = plain_label(role="muted")
        self.new_button = QPushButton(self.tr("Nieuw product"))
        self.update_button = QPushButton(self.tr("Kaarten van het project…"))
        self.table = _table(self.model)
        self.empty = plain_label(role="muted")
        self.panel = CardPanel(workspace)
        self._name_controls()
        self._lay_out()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._show_found)
        self.which.currentIndexChanged.connect(self._show_found)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.new_button.clicked.connect(self._add_new)
        self.update_button.clicked.connect(self.update_project)
        self.panel.changed.connect(self._save)
        self.panel.copy_asked.connect(self._copy)
        self.panel.delete_asked.connect(self._delete)
        self.table.horizontalHeader().installEventFilter(self)

    def show_all(self) -> None:
        """Shows the present cards; the chosen one stays chosen."""
        language = self._workspace.language
        cards = self._workspace.reference.products.values()
        ordered = sorted(cards, key=lambda card: folded(name_of(card, language)))
        self._index = ProductIndex(ordered, words_of_cards(self._workspace.reference))
        self._statuses = [status_of(card) for card in self._index.cards]
        self.new_button.setEnabled(not self._workspace.store.read_only)
        self.update_button.setEnabled(self._workspace.open is not None)
        self._show_found()

    def choose(self, card_id: str) -> None:
        """Brings a card into view and selects it; clears a search that hides it."""
        if self.model.row_of(card_id) < 0:
            self.which.setCurrentIndex(0)
            self.search.clear()
        row = self.model.row_of(card_id)
        if row >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))

    def update_project(self) -> None:
        """Shows the cards of the open variant that the library has otherwise, and takes over the chosen ones."""
        from app.desktop.pages.library.card_update_dialog import CardUpdateDialog
        from app.services.library.card_update import card_changes, take_over

        opened = self._workspace.open
        if opened is None:
            return
        changes = card_changes(opened.variant, self._workspace.reference)
        if not changes:
            self._workspace.tell(self.tr("De kaarten van dit project zijn als in de bibliotheek."))
            return
        dialog = CardUpdateDialog(changes, self._workspace.language, self)
        if dialog.exec() == QDialog.DialogCode.Accepted and (chosen := dialog.chosen()):
            step = self.tr("Kaarten bijwerken")
            self._workspace.attempt(lambda: opened.do(step, take_over(opened.variant, chosen)))
        dialog.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handles the keys of the search field, and hides columns when the table is narrow."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter_table()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                return True
        elif event.type() == QEvent.Type.Resize:
            width = self.table.width()
            for below, column in _LEFT_OUT_BELOW:
                if self.table.isColumnHidden(column) is not (width < below):
                    self.table.setColumnHidden(column, width < below)
        return super().eventFilter(watched, event)

    def _enter_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _show_found(self) -> None:
        chosen = self.panel.card
        found = self._filtered(self._index.positions(self.search.text()))
        shower = figure_shower(number_language(self._workspace))
        self.model.show_items(self._index.cards, found, self._workspace.language, shower)
        self._say_count(len(found))
        row = self.model.row_of(chosen.id) if chosen is not None else -1
        if row >= 0:
            self.table.selectRow(row)
            self.panel.show_card(self.model.item_at(row))
        else:
            self.panel.show_card(None)

    def _filtered(self, found: Sequence[int]) -> Sequence[int]:
        which = self.which.currentData()
        if which is Which.OWN:
            return [i for i in found if self._statuses[i] is CardStatus.OWN]
        if which is Which.GENERIC:
            return [i for i in found if self._statuses[i] is not CardStatus.OWN]
        if which is Which.UNVERIFIED:
            return [i for i in found if self._statuses[i] is not CardStatus.VERIFIED]
        return found

    def _say_count(self, count: int) -> None:
        self.count.setText(self.tr("{0} van {1}").format(count, len(self._index.cards)))
        self.table.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        if count:
            return
        if self.which.currentData() is Which.OWN and not self.search.text().strip():
            self.empty.setText(
                self.tr("Er zijn nog geen eigen producten. Kopieer een kaart of maak een nieuw product.")
            )
        else:
            self.empty.setText(self.tr("Geen product gevonden. Probeer een ander woord of toon alle producten."))

    def _on_row(self, current: QModelIndex) -> None:
        if current.isValid():
            self.panel.show_card(self.model.item_at(current.row()))

    def _add_new(self) -> None:
        card = empty_card(self._workspace.reference, self._workspace.language)
        if self._steps.do(self.tr("Nieuw product"), lambda: put_card(self._workspace.reference, card)):
            self.choose(card.id)
            self.panel.fields["name_nl"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self, card: ProductCard) -> None:
        copy = copied_card(card, self._workspace.reference, self._workspace.language)
        if self._steps.do(self.tr("Kaart kopiëren"), lambda: put_card(self._workspace.reference, copy)):
            self.choose(copy.id)
            self._workspace.tell(self.tr("Eigen kaart gemaakt: {0}").format(copy.name_nl))

    def _save(self, before: ProductCard, after: ProductCard) -> None:
        if self._steps.do(self.tr("Kaart wijzigen"), lambda: put_card(self._workspace.reference, after)):
            if self.panel.card is None:
                self.choose(after.id)
            sentence = self.tr("Kaart gewijzigd: {0}").format(name_of(after, self._workspace.language))
            self._steps.tell(sentence, self.tr("Ongedaan maken"))
        else:
            self.panel.show_card(before)

    def _delete(self, card: ProductCard) -> None:
        row = self.model.row_of(card.id)
        if self._steps.do(self.tr("Kaart verwijderen"), lambda: delete_card(card)):
            if self.model.rowCount():
                self.table.selectRow(min(max(row, 0), self.model.rowCount() - 1))
            sentence = self.tr("Kaart verwijderd: {0}").format(name_of(card, self._workspace.language))
            self._steps.tell(sentence, self.tr("Ongedaan maken"))

    def _name_controls(self) -> None:
        self.search.setPlaceholderText(self.tr("Zoeken op naam, Nederlands of Engels"))
        self.search.setAccessibleName(self.tr("Producten zoeken"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(_LONGEST_SEARCH)
        self.which.setAccessibleName(self.tr("Welke producten"))
        self.update_button.setToolTip(self.tr("Welke kaarten van het project in de bibliotheek anders zijn"))
        for which, words in (
            (Which.ALL, self.tr("alle producten")),
            (Which.OWN, self.tr("eigen")),
            (Which.GENERIC, self.tr("meegeleverd")),
            (Which.UNVERIFIED, self.tr("niet geverifieerd")),
        ):
            self.which.addItem(words, which)
        self.which.setMinimumContentsLength(16)
        self.table.setAccessibleName(self.tr("Producten"))
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.update_button)
        tools.addWidget(self.new_button)
        narrowing = QHBoxLayout()
        narrowing.setSpacing(8)
        narrowing.addWidget(self.which)
        narrowing.addWidget(self.count, 1)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 12, 0)
        rows.setSpacing(8)
        rows.addLayout(tools)
        rows.addLayout(narrowing)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.empty, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 1)
        split.setSizes([800, 370])
        left.setMinimumWidth(380)
        self.panel.setMinimumWidth(300)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(split)


def _table(model: ProductTableModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setProperty("role", "list")
    set_up_rows(table)
    table.setWordWrap(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setMinimumSectionSize(50)
    header.setSectionResizeMode(ProductTableModel.NAME, QHeaderView.ResizeMode.Stretch)
    header.setSortIndicatorClearable(True)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    table.setSortingEnabled(True)
    for column, width in _WIDTHS.items():
        header.resizeSection(column, width)
    return table
