"""The tab Regels: the product of every text of the bill with its reason, and what is not taken in."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.desktop.importing.import_file import ImportFile
from app.desktop.importing.product_delegate import ProductDelegate
from app.desktop.importing.product_panel import ProductPanel
from app.desktop.importing.products_table import (
    LEFT_OUT,
    PROVISIONAL,
    TAKEN_IN,
    WITHOUT_PRODUCT,
    ProductsTableModel,
    Shown,
)
from app.desktop.session.workspace import Workspace
from app.services.imports.imported_lines import Choice, ChoiceKind, GroupState, TextGroup
from widgets.elided_label import ElidedLabel
from widgets.row_table import set_up_rows

_DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


class ProductsTab(QWidget):
    """The table of texts and, for the chosen ones, the proposals and a search in the library.

    Keys in the table: Enter goes to the proposals, 1 to 3 confirm one of them, Delete takes the product away, and
    Backspace leaves a text as it came. Enter in the proposals confirms and goes on with the next text.

    Signals:
        decided(): the choice for a text changed.
    """

    decided = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: ImportFile | None = None
        self._shown = TAKEN_IN
        self.model = ProductsTableModel(workspace, self)
        self.table = QTableView()
        self.count = ElidedLabel()
        self.count.setProperty("role", "muted")
        self.chips: dict[Shown, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.panel = ProductPanel(workspace, self.model)
        self._set_up()
        self._lay_out()
        self._connect()

    def _set_up(self) -> None:
        view = self.table
        view.setModel(self.model)
        view.setAccessibleName(self.tr("Teksten van het bestand met hun product"))
        view.setAccessibleDescription(
            self.tr("Enter: naar de voorstellen. 1, 2, 3: voorstel bevestigen. Delete: geen product.")
        )
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setWordWrap(False)
        set_up_rows(view)
        view.setProperty("role", "list")
        view.setItemDelegateForColumn(ProductsTableModel.CARD, ProductDelegate(view))
        view.installEventFilter(self)
        header = view.horizontalHeader()
        for place in (ProductsTableModel.TEXT, ProductsTableModel.CARD, ProductsTableModel.REASON):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        view.setColumnWidth(ProductsTableModel.LINES, 60)
        view.setColumnWidth(ProductsTableModel.AMOUNT, 100)
        view.setColumnWidth(ProductsTableModel.MASS, 88)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        for shown in (TAKEN_IN, PROVISIONAL, WITHOUT_PRODUCT, LEFT_OUT):
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            self._group.addButton(chip)
            top.addWidget(chip)
            self.chips[shown] = chip
        self.chips[TAKEN_IN].setChecked(True)
        top.addWidget(self.count, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.panel)

    def _connect(self) -> None:
        for shown, chip in self.chips.items():
            chip.clicked.connect(lambda _, shown=shown: self._list(shown))
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self.table.activated.connect(lambda _: self.panel.take_focus())
        self.panel.chosen.connect(self._on_choice)
        self.panel.kind_taken_along.connect(self._take_kind_along)

    # What is shown ------------------------------------------------------------------------------

    def show_file(self, file: ImportFile | None) -> None:
        """Lists the texts of the variant of a file that is shown."""
        self._file = file
        self._list(self._shown if self._shown.positions is None else TAKEN_IN)

    def show_lines(self, positions: Sequence[int]) -> None:
        """Lists the texts of these lines of the bill, and puts the keyboard there."""
        self._list(Shown(frozenset(GroupState), frozenset(positions)))
        self.table.setFocus()

    def show_left_out(self) -> None:
        """Lists what is not taken in."""
        self._list(LEFT_OUT)
        self.table.setFocus()

    def _count(self, states: Collection[GroupState]) -> int:
        """The number of lines whose text has one of these states."""
        file = self._file
        if file is None:
            return 0
        return sum(len(group.positions) for group in file.groups if file.state_of(group) in states)

    def _list(self, shown: Shown) -> None:
        self._shown = shown
        self.model.show(self._file, shown)
        self._tell_counts()
        groups = self._file.groups if self._file is not None else ()
        is_one_each = all(len(group.positions) == 1 for group in groups)
        self.table.setColumnHidden(ProductsTableModel.LINES, is_one_each)
        if self.model.rowCount():
            self._go_to(0)
        else:
            self._on_chosen()

    def _tell_counts(self) -> None:
        names = {
            TAKEN_IN: self.tr("Alles {0}"),
            PROVISIONAL: self.tr("Voorlopig {0}"),
            WITHOUT_PRODUCT: self.tr("Zonder product {0}"),
            LEFT_OUT: self.tr("Niet meegenomen {0}"),
        }
        self._group.setExclusive(False)
        for shown, chip in self.chips.items():
            chip.setText(names[shown].format(self._count(shown.states)))
            chip.setChecked(shown == self._shown)
        self._group.setExclusive(True)
        is_part = self._shown.positions is not None
        self.count.setText(
            self.tr("Alleen de regels van deze melding, {0} teksten").format(self.model.rowCount())
            if is_part
            else ""
        )

    def chosen(self) -> list[TextGroup]:
        """The selected texts, from top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [group for row in rows if (group := self.model.group(row)) is not None]

    def _on_chosen(self) -> None:
        self.panel.show_groups(self._file, self.chosen())

    # Choosing -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Carries out a key of the table; True when it was one."""
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.panel.take_focus()
        elif key in _DIGITS:
            self.panel.confirm(_DIGITS.index(key))
        elif key == Qt.Key.Key_Delete:
            self.panel.none_button.click()
        elif key == Qt.Key.Key_Backspace:
            self.panel.restore_button.click()
        elif key == Qt.Key.Key_Space and self.panel.along_button.isVisible():
            self.panel.along_button.click()
        else:
            return False
        return True

    def _on_choice(self, choice: object) -> None:
        """Sets the choice for the chosen texts, and selects the next one."""
        file, chosen = self._file, self.chosen()
        if file is None or not chosen:
            return
        last = max(index.row() for index in self.table.selectionModel().selectedRows())
        file.choose(_fitting(chosen, choice), choice if isinstance(choice, Choice) else None)
        self.model.refresh()
        self._tell_counts()
        if choice is None:
            self._on_chosen()
        else:
            self._go_to(min(last + 1, self.model.rowCount() - 1))
        if self.panel.has_focus:
            self.table.setFocus()
        self.decided.emit()

    def _take_kind_along(self, kind: object) -> None:
        """Takes along every text that was left out for the same reason."""
        file = self._file
        if file is None:
            return
        meant = [
            group
            for group in file.groups
            if group.left_out == kind and file.state_of(group) is GroupState.LEFT_OUT
        ]
        file.choose(meant, Choice(ChoiceKind.TAKEN_ALONG))
        self.model.refresh()
        self._tell_counts()
        self._on_chosen()
        self.decided.emit()

    def _go_to(self, row: int) -> None:
        index = self.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.table.scrollTo(index if index.isValid() else QModelIndex())
        self._on_chosen()


def _fitting(groups: Sequence[TextGroup], choice: object) -> list[TextGroup]:
    """The texts that a choice can hold for: only one with such a proposal can have it confirmed."""
    if not isinstance(choice, Choice):
        return list(groups)
    if choice.kind is ChoiceKind.CONFIRMED:
        return [g for g in groups if choice.proposal < len(g.proposals) or g.state is GroupState.PROVISIONAL]
    if choice.kind is ChoiceKind.TAKEN_ALONG:
        return [g for g in groups if g.left_out is not None]
    return [g for g in groups if choice.kind is not ChoiceKind.NO_PRODUCT or g.left_out is None]
