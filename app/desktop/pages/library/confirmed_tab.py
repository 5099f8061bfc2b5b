"""The tab of confirmed texts: which product is proposed first for which text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.library.confirmed_table_model import ConfirmedTableModel
from app.desktop.pages.library.library_steps import LibrarySteps
from app.desktop.session.open_confirmed_texts import OpenConfirmedTexts
from app.desktop.session.workspace import Workspace
from app.services.library.confirmed_texts import change_target, delete_texts
from app.services.library.product_search import ProductIndex, folded, words_of_cards
from app.texts import name_of
from models.domain.library.confirmed_text import ConfirmedText
from models.domain.outcome import Message
from models.domain.product import ProductCard
from widgets.bill.choice_edit import Choice, ChoiceEdit
from widgets.elided_label import ElidedLabel
from widgets.plain_text import plain_label
from widgets.row_table import set_up_rows

_LONGEST_SEARCH = 200
_MOST_CHOICES = 50


class ConfirmedTab(QWidget):
    """The confirmed texts; every edit is a step of the library and can be undone from its notice.

    They are read from the store when the tab is first shown, unless the matching needed them before.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._steps = LibrarySteps(workspace)
        self._memory: OpenConfirmedTexts | None = None
        self._is_stale = True
        self._damaged_told = 0
        self._index: ProductIndex[ProductCard] | None = None
        self.search = QLineEdit()
        self.count = plain_label(role="muted")
        self.model = ConfirmedTableModel(self)
        self.table = QTableView()
        self.empty = plain_label(role="muted")
        self.panel = QFrame()
        self.chosen = ElidedLabel()
        self.product = ChoiceEdit(self._found)
        self.delete_button = QPushButton(self.tr("Vergeten"))
        self._set_up()
        self._lay_out()
        self._connect()

    # What is shown ------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Shows the present texts, at once or when the tab is shown; the chosen one stays chosen."""
        self._is_stale = True
        self._index = None
        if self._memory is not self._workspace.confirmed:
            self._memory = self._workspace.confirmed
            self._memory.changed.connect(self._on_changed)
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Reads the texts when the tab is first shown, and shows them anew after a change."""
        super().showEvent(event)
        if self._is_stale and self._memory is not None:
            self._refresh()

    def _on_changed(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        memory = self._memory
        if memory is None or self._workspace.attempt(lambda: memory.state) is None:
            return
        self._is_stale = False
        self._tell_damaged(1 if memory.damaged_count is None else memory.damaged_count)
        self.model.take(memory.state, self._name_of)
        self._show_found()

    def _tell_damaged(self, count: int) -> None:
        if count != self._damaged_told:
            self._damaged_told = count
            if count:
                self._workspace.tell_problem(Message("library_items_damaged", {"count": count}))

    def _show_found(self) -> None:
        before = [text.id for text in self.texts]
        row = self.table.currentIndex().row()
        self.model.show_found(self.search.text())
        found = self.model.rowCount()
        self.count.setText(self.tr("{0} van {1}").format(found, self.model.count))
        self.count.setVisible(self.model.count > 0)
        if not found and self.table.hasFocus():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setVisible(found > 0)
        self.panel.setVisible(found > 0)
        self.empty.setVisible(found == 0)
        if self.model.count:
            self.empty.setText(self.tr("Geen tekst gevonden. Probeer een ander woord."))
        else:
            self.empty.setText(
                self.tr(
                    "Nog geen bevestigde teksten: een product dat bij Materialen of in een import bevestigd wordt,"
                    " komt bij dezelfde tekst de volgende keer als eerste voorstel."
                )
            )
        kept = self.model.row_of(before[0]) if before else -1
        if found:
            self.table.selectRow(kept if kept >= 0 else min(max(row, 0), found - 1))
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Shows the chosen text with its product above the table."""
        texts = self.texts
        memory = self._memory
        may_write = memory is not None and not memory.is_read_only
        if len(texts) == 1:
            self.chosen.setText(" ".join(texts[0].text.split()))
            self.product.start(texts[0].target, self.model.product_name(texts[0]))
        else:
            self.chosen.setText(self.tr("{0} teksten gekozen").format(len(texts)) if texts else "")
            self.product.start("", "")
        self.product.setCursorPosition(0)
        self.product.setEnabled(may_write and len(texts) == 1)
        self.delete_button.setEnabled(may_write and bool(texts))

    @property
    def texts(self) -> tuple[ConfirmedText, ...]:
        """The chosen texts, in the order of the table."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.model.text_at(row) for row in rows)

    def _name_of(self, target: str) -> str:
        reference, language = self._workspace.reference, self._workspace.language
        named = reference.library.assemblies.get(target) or reference.products.get(target)
        if named is None:
            return self.tr("{0}, niet meer in de bibliotheek").format(target)
        return name_of(named, language)

    def _found(self, typed: str) -> Sequence[Choice]:
        """The products for a search: cards, then assemblies."""
        reference, language = self._workspace.reference, self._workspace.language
        if self._index is None:
            self._index = ProductIndex(reference.products.values(), words_of_cards(reference))
        cards = [Choice(card.id, name_of(card, language)) for card in self._index.search(typed, _MOST_CHOICES)]
        words = folded(typed).split()
        named = ((item.id, name_of(item, language)) for item in reference.library.assemblies.values())
        detail = self.tr("opbouw")
        assemblies = [Choice(i, name, detail) for i, name in named if all(word in folded(name) for word in words)]
        return (cards + assemblies)[:_MOST_CHOICES]

    # What is done -------------------------------------------------------------------------------

    def _take_product(self) -> None:
        texts, key, memory = self.texts, self.product.key, self._memory
        if len(texts) != 1 or memory is None:
            return
        if not key:
            self.product.tell_problem()
            return
        reference = self._workspace.reference
        step = self.tr("Product van een tekst wijzigen")
        edit = change_target(memory.state, texts[0].id, key, reference)
        if not edit.is_empty and self._steps.change_texts(step, edit):
            told = self.tr("Voor deze tekst wordt voortaan {0} voorgesteld.").format(self._name_of(key))
            self._steps.tell(told, self.tr("Ongedaan maken"))
        self._show_chosen()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        texts, memory = self.texts, self._memory
        if not texts or memory is None or memory.is_read_only:
            return
        one = len(texts) == 1
        step = self.tr("Tekst vergeten") if one else self.tr("Teksten vergeten")
        if self._steps.change_texts(step, delete_texts(memory.state, [text.id for text in texts])):
            told = self.tr("1 tekst vergeten.") if one else self.tr("{0} teksten vergeten.").format(len(texts))
            self._steps.tell(told, self.tr("Ongedaan maken"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handles the keys of the table and of the search fields."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if watched is self.table and key == Qt.Key.Key_Delete:
            self._delete()
            return True
        if watched is self.table and key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin_choosing()
            return True
        if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if watched is self.search and key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        if watched is self.product and key == Qt.Key.Key_Escape and not self.product.closes_list():
            self._show_chosen()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _begin_choosing(self) -> None:
        if self.product.isEnabled():
            self.product.setFocus(Qt.FocusReason.OtherFocusReason)
            self.product.selectAll()

    # Layout -------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self.search.setPlaceholderText(self.tr("Zoeken op tekst of product"))
        self.search.setAccessibleName(self.tr("Bevestigde teksten zoeken"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(_LONGEST_SEARCH)
        self.table.setAccessibleName(self.tr("Bevestigde teksten"))
        self.table.setModel(self.model)
        self.table.setProperty("role", "list")
        set_up_rows(self.table)
        self.table.setWordWrap(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(ConfirmedTableModel.TEXT, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.panel.setProperty("role", "card")
        self.chosen.setProperty("role", "heading")
        self.product.setPlaceholderText(self.tr("Zoek een ander product in de bibliotheek"))
        self.product.setAccessibleName(self.tr("Product van deze tekst"))
        self.product.setMaxLength(_LONGEST_SEARCH)
        self.product.setToolTip(self.tr("F2 of Enter in de lijst"))
        self.delete_button.setToolTip(self.tr("Delete in de lijst"))

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.count)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.product, 1)
        row.addWidget(self.delete_button)
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(4)
        inside.addWidget(self.chosen)
        inside.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(tools)
        layout.addWidget(self.panel)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)

    def _connect(self) -> None:
        for part in (self.search, self.table, self.product):
            part.installEventFilter(self)
        self.search.textChanged.connect(self._show_found)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.table.doubleClicked.connect(self._begin_choosing)
        self.product.taken.connect(self._take_product)
        self.product.returnPressed.connect(self._take_product)
        self.delete_button.clicked.connect(self._delete)
