"""The toolbar of the bill: actions, filter, grouping, and the total in focus."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.materials.line_facts import SUBJECTS, subject_title
from widgets.bill.columns import COLUMNS, FROZEN_COUNT
from widgets.elided_combo import ElidedComboBox
from widgets.elided_label import ElidedLabel
from widgets.plain_text import plain_label
from widgets.style_property import set_style_property
from widgets.typing_undo import TypingUndo

_FOCUS_LETTERS = 10
_FILTER_PAUSE_MS = 120
_NARROW_BELOW = 700
_CHECKED = "QPushButton:checked { background: palette(highlight); color: palette(highlighted-text); }"
_NEED_LINES = frozenset({"delete", "detachability"})


class BillToolbar(QWidget):
    """The buttons, the filter and the choices above the bill.

    Signals:
        asked(str): the user chose `import`, `paste`, `delete`, `add` or `detachability`.
        filtered(str): the filter text, after a pause in typing.
        grouped(bool): lines are to be grouped or not.
        focus_chosen(subject): another total is in focus.
        column_toggled(field, is_shown): a column is to be shown or hidden.
    """

    asked = Signal(str)
    filtered = Signal(str)
    grouped = Signal(bool)
    focus_chosen = Signal(str)
    column_toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing: dict[str, QPushButton] = {}
        self._count = ElidedLabel()
        self._count.setProperty("role", "muted")
        self._count.setMinimumWidth(1)  # the status line says it too, where there is no room here
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._actions_row())
        layout.addLayout(self._view_row())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_FILTER_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.filtered.emit(self._filter.text()))
        self._filter.textChanged.connect(self._on_typed)

    def _on_typed(self) -> None:
        self._pause.start()

    def _actions_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        title = plain_label(self.tr("Materialen"), role="title")
        row.addWidget(title)
        row.addWidget(self._count, 1)
        row.addWidget(self._button(self.tr("Importeren…"), "import", self.tr("Regels uit een bestand")))
        row.addWidget(
            self._button(
                self.tr("Plakken"), "paste", self.tr("Uit Excel of LibreOffice, ook met Ctrl+V in de tabel")
            )
        )
        row.addWidget(self._button(self.tr("Verwijderen"), "delete", self.tr("Gekozen regels (Ctrl+-)")))
        add = self._button(self.tr("Regel toevoegen"), "add", self.tr("Onder de huidige regel"))
        self._add = add
        row.addWidget(add)
        return row

    def _view_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._filter = QLineEdit()
        TypingUndo(self._filter)
        self._filter.setPlaceholderText(self.tr("Filter op tekst, code of product"))
        self._filter.setAccessibleName(self.tr("Filter"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setMaxLength(200)
        self._filter.setMinimumWidth(84)
        self._group = QPushButton(self.tr("Per NL-SfB"))
        self._group.setCheckable(True)
        self._group.setStyleSheet(_CHECKED)
        self._group.setToolTip(self.tr("Groepeert per element, met subtotalen"))
        self._group.toggled.connect(self.grouped)
        row.addWidget(self._filter, 1)
        row.addWidget(self._group)
        row.addWidget(self._focus_box())
        row.addWidget(self._button(self.tr("Losmaakbaarheid…"), "detachability", self.tr("Van de gekozen regels")))
        row.addWidget(self._columns_button())
        return row

    def _focus_box(self) -> QComboBox:
        self._focus = ElidedComboBox()
        self._focus.setMinimumContentsLength(_FOCUS_LETTERS)
        self._focus.setAccessibleName(self.tr("Bijdrage aan"))
        self._focus.setToolTip(self.tr("Waaraan de balken de bijdrage tonen"))
        for subject in SUBJECTS:
            self._focus.addItem(self.tr("Bijdrage: {0}").format(subject_title(subject)), subject)
        self._focus.activated.connect(lambda place: self.focus_chosen.emit(str(self._focus.itemData(place))))
        return self._focus

    def _columns_button(self) -> QPushButton:
        button = self._columns_menu = QPushButton(self.tr("Kolommen"))
        button.setProperty("role", "menu")
        button.setAccessibleName(self.tr("Kolommen"))
        button.setToolTip(self.tr("Welke kolommen er staan"))
        menu = QMenu(button)
        self._columns: dict[str, QAction] = {}
        for column in COLUMNS[FROZEN_COUNT:]:
            action = menu.addAction(column.title())
            action.setCheckable(True)
            action.setChecked(True)
            action.toggled.connect(self._column_toggler(column.field))
            self._columns[column.field] = action
        button.setMenu(menu)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shortens the text of the columns button when the width is small, in favour of the filter."""
        super().resizeEvent(event)
        self._columns_menu.setText("⋯" if event.size().width() < _NARROW_BELOW else self.tr("Kolommen"))

    def _column_toggler(self, field: str) -> Callable[[bool], None]:
        return lambda is_shown: self.column_toggled.emit(field, is_shown)

    def _button(self, text: str, asked: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.asked.emit(asked))
        self._editing[asked] = button
        return button

    def set_state(self, *, is_locked: bool, is_empty: bool) -> None:
        """Enables the actions that are possible; a locked bill cannot be edited, and an empty one has no lines."""
        for asked, button in self._editing.items():
            button.setEnabled(not is_locked and (not is_empty or asked not in _NEED_LINES))
        set_style_property(self._add, "role", "" if is_empty else "primary")

    def show_columns(self, hidden: frozenset[str]) -> None:
        """Marks the columns that are shown in the menu."""
        for field, action in self._columns.items():
            action.setChecked(field not in hidden)

    def show_focus(self, subject: str) -> None:
        self._focus.setCurrentIndex(self._focus.findData(subject))

    def show_count(self, told: str) -> None:
        """Shows the number of lines that are shown or selected."""
        self._count.setText(told)

    def clear_filter(self) -> None:
        """Clears the filter and shows every line at once."""
        if self._filter.text():
            self._filter.clear()
            self._pause.stop()
            self.filtered.emit("")
