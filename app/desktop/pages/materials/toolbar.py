"""The head of the page Materialen: title, count and actions; what is asked for less often stands in a menu."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from widgets.bill.columns import COLUMNS, FROZEN_COUNT
from widgets.elided_label import ElidedLabel
from widgets.icon_button import IconButton
from widgets.icons import INLINE
from widgets.plain_text import plain_label
from widgets.style_property import set_style_property

_NARROW_BELOW = 760
_MENU_SIDE = 32
_NEED_LINES = frozenset({"delete", "detachability", "open_assembly", "close_assembly"})


class _Head(NamedTuple):
    """A button of the head: its words, its icon by name, and its tool tip."""

    text: str
    icon: str
    tip: str


class BillToolbar(QWidget):
    """The buttons above the bill, and a menu with the rest.

    Signals:
        asked(str): the user chose `import`, `paste`, `add`, `delete`, `detachability`, `open_assembly` or
            `close_assembly`.
        column_toggled(field, is_shown): a column is to be shown or hidden.
        filter_row_toggled(bool): the row with the filters is to be shown in a narrow window, or not.

    Attributes:
        is_narrow: whether there is little room, so that the menu asks for the row with the filters.
    """

    asked = Signal(str)
    column_toggled = Signal(str, bool)
    filter_row_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._actions: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        self._count = ElidedLabel()
        self._count.setProperty("role", "muted")
        self._count.setMinimumWidth(1)  # the status line says it too, where there is no room here
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(plain_label(self.tr("Materialen"), role="title"))
        row.addWidget(self._count, 1)
        for asked, head in self._heads().items():
            row.addWidget(self._button(asked, head))
        row.addWidget(self._menu_button())
        self.fit(_NARROW_BELOW)

    def _heads(self) -> dict[str, _Head]:
        by_key = self.tr("Uit Excel of LibreOffice, ook met Ctrl+V in de tabel")
        return {
            "paste": _Head(self.tr("Plakken"), "clipboard-paste", by_key),
            "import": _Head(self.tr("Importeren"), "file-up", self.tr("Regels uit een bestand")),
            "add": _Head(self.tr("Regel"), "plus", self.tr("Nieuwe regel onder de huidige")),
        }

    def _button(self, asked: str, head: _Head) -> QPushButton:
        button = QPushButton(head.text)
        button.setIconSize(QSize(INLINE, INLINE))
        button.setToolTip(head.tip)
        button.setAccessibleDescription(head.tip)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.asked.emit(asked))
        self._buttons[asked] = button
        self._icons[asked] = head.icon
        return button

    def _menu_button(self) -> IconButton:
        self.menu_button = IconButton("ellipsis", _MENU_SIDE)
        self.menu_button.setAccessibleName(self.tr("Meer acties op de materiaalstaat"))
        self.menu_button.setToolTip(self.tr("Meer acties"))
        self.menu_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.menu_button)
        self.menu_button.setMenu(self.menu)
        self._add("import", self.tr("Importeren…"))
        self._add("delete", self.tr("Gekozen regels verwijderen"), "Ctrl+-")
        self._add("detachability", self.tr("Losmaakbaarheid van de gekozen regels…"))
        self.menu.addSeparator()
        self._add("open_assembly", self.tr("Opbouw openen in lagen"), "Alt+→")
        self._add("close_assembly", self.tr("Lagen sluiten tot opbouw"), "Alt+←")
        self.menu.addSeparator()
        self.filter_action = self.menu.addAction(self.tr("Zoeken, filteren en groeperen"))
        self.filter_action.setCheckable(True)
        self.filter_action.toggled.connect(self.filter_row_toggled)
        self.menu.addMenu(self._columns_menu())
        return self.menu_button

    def _add(self, asked: str, text: str, keys: str = "") -> None:
        action = self.menu.addAction(f"{text}\t{keys}" if keys else text)
        action.triggered.connect(lambda: self.asked.emit(asked))
        self._actions[asked] = action

    def _columns_menu(self) -> QMenu:
        menu = QMenu(self.tr("Kolommen"), self.menu)
        self._columns: dict[str, QAction] = {}
        for column in COLUMNS[FROZEN_COUNT:]:
            action = menu.addAction(column.title())
            action.setCheckable(True)
            action.setChecked(True)
            action.toggled.connect(self._column_toggler(column.field))
            self._columns[column.field] = action
        return menu

    def _column_toggler(self, field: str) -> Callable[[bool], None]:
        return lambda is_shown: self.column_toggled.emit(field, is_shown)

    # Showing ------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Makes the icons when they are first seen, so that a hidden page costs no time at start."""
        super().showEvent(event)
        if self._buttons["paste"].icon().isNull():
            self._draw_icons()

    def _draw_icons(self) -> None:
        from widgets.themed_icons import themed_icon

        for asked, name in self._icons.items():
            is_primary = self._buttons[asked].property("role") == "primary"
            self._buttons[asked].setIcon(themed_icon(name, "accent_ink" if is_primary else "ink"))

    def fit(self, width: int) -> None:
        """Moves importing and the row with the filters to the menu where a page of this width has little room."""
        is_narrow = self.is_narrow = width < _NARROW_BELOW
        self._buttons["import"].setVisible(not is_narrow)
        self._actions["import"].setVisible(is_narrow)
        self.filter_action.setVisible(is_narrow)

    def set_state(self, *, is_locked: bool, is_empty: bool) -> None:
        """Enables the actions that are possible; a locked bill cannot be edited, and an empty one has no lines."""
        for button in self._buttons.values():
            button.setEnabled(not is_locked)
        for asked, action in self._actions.items():
            action.setEnabled(not is_locked and (not is_empty or asked not in _NEED_LINES))
        role = "" if is_empty else "primary"
        if self._buttons["add"].property("role") != role:
            set_style_property(self._buttons["add"], "role", role)
            if not self._buttons["add"].icon().isNull():
                self._draw_icons()

    def show_columns(self, hidden: frozenset[str]) -> None:
        """Marks the columns that are shown in the menu."""
        for field, action in self._columns.items():
            action.setChecked(field not in hidden)

    def show_count(self, told: str) -> None:
        """Shows the number of lines that are shown or selected."""
        self._count.setText(told)
