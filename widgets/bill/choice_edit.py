"""Line edit with a list of choices under it: typing searches, the arrow keys choose, Enter accepts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from widgets.colours import colours_of
from widgets.style_property import set_style_property

_INVALID = QModelIndex()
_DETAIL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_SHOWN_ROWS = 10
_LEAST_WIDTH = 120
_MOST_WIDTH = 480
_PADDING = 40
_GAP = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: `key` is the stored value, `title` the shown text, `detail` a text beside it."""

    key: str
    title: str
    detail: str = ""


class ChoiceListModel(QAbstractListModel):
    """List model of the choices that match the typed text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        """Shows these choices."""
        self.beginResetModel()
        self._choices = choices
        self.endResetModel()

    def choice(self, row: int) -> Choice | None:
        """The choice in a row; None when there is no such row."""
        return self._choices[row] if 0 <= row < len(self._choices) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _INVALID) -> int:
        return 0 if parent.isValid() else len(self._choices)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        choice = self.choice(index.row()) if index.isValid() else None
        if choice is None:
            return None
        if role == int(Qt.ItemDataRole.DisplayRole):
            return choice.title
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return f"{choice.title}, {choice.detail}" if choice.detail else choice.title
        return choice.detail if role == _DETAIL_ROLE else None


class _ChoiceDelegate(QStyledItemDelegate):
    """Draws the title at the left and the detail, muted, at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = colours_of(option.widget)
        rect: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, colours.colour("selection" if is_chosen else "surface"))
        room = rect.adjusted(8, 0, -8, 0)
        metrics = option.fontMetrics
        detail = str(index.data(_DETAIL_ROLE) or "")
        beside_title = room.width() - metrics.horizontalAdvance(str(index.data() or "")) - _GAP
        taken = min(metrics.horizontalAdvance(detail), max(beside_title, room.width() * 2 // 5))
        painter.setPen(colours.colour("muted"))
        shown = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, taken)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.setPen(colours.colour("ink"))
        room.setRight(room.right() - taken - (_GAP if taken else 0))
        title = metrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = option.fontMetrics
        told = f"{index.data() or ''}{index.data(_DETAIL_ROLE) or ''}"
        return QSize(max(_LEAST_WIDTH, metrics.horizontalAdvance(told) + _PADDING), metrics.height() + 8)


class ChoiceEdit(QLineEdit):
    """Line edit whose text is one of many choices, searched in a list under it.

    Signals:
        taken(): a choice was clicked.
    """

    taken = Signal()

    def __init__(
        self, search: Callable[[str], Sequence[Choice]], *, is_free: bool = False, parent: QWidget | None = None
    ) -> None:
        """Makes the editor.

        Args:
            search: gives the choices for a text, the best first.
            is_free: whether a text that is no choice is accepted.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._search = search
        self._is_free = is_free
        self._key: str | None = None
        self._is_touched = False
        self._model = ChoiceListModel(self)
        self._list = QListView(self)
        self._list.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_ChoiceDelegate(self._list))
        self._list.setAccessibleName(self.tr("Keuzes"))
        self._list.clicked.connect(self._on_clicked)
        self.textEdited.connect(self._on_edited)

    def start(self, key: str, title: str) -> None:
        """Shows the present value; the list opens at the first key that is pressed."""
        self._key, self._is_touched = key, False
        set_style_property(self, "invalid", False)
        self.setText(title)

    @property
    def key(self) -> str | None:
        """The key of the chosen entry; "" for an empty field, None for a free text."""
        if not self._is_touched:
            return self._key
        text = self.text().strip()
        if not text:
            return ""
        chosen = self._model.choice(self._list.currentIndex().row())
        if chosen is not None:
            return chosen.key
        return None

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed or chosen."""
        return self._is_touched

    @property
    def is_acceptable(self) -> bool:
        """Whether the text can be accepted as it stands."""
        return self._is_free or self.key is not None

    @property
    def problem(self) -> str:
        """The reason for which the text is refused; "" when it is accepted."""
        return "" if self.is_acceptable else self.tr("{0} staat niet in de lijst.").format(self.text().strip())

    def tell_problem(self) -> None:
        """Marks the field as wrong; the empty list under it says why."""
        set_style_property(self, "invalid", True)

    def open_list(self) -> None:
        """Opens the list with all choices, the present one selected."""
        self._show_choices(self._search(""), self._key or "")

    def choices(self) -> QListView:
        """The list under the field."""
        return self._list

    def closes_list(self) -> bool:
        """Closes the list without its selected choice; returns False when it was not open."""
        if not self._list.isVisible():
            return False
        self._list.hide()
        chosen = self._model.choice(self._list.currentIndex().row())
        if chosen is not None and chosen.title != self.text():
            self._list.setCurrentIndex(QModelIndex())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.closes_list():
            return
        row = self._list.currentIndex().row()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 9, Qt.Key.Key_PageUp: -9}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        if not self._list.isVisible():
            self.open_list()
            return
        row = max(0, min(self._model.rowCount() - 1, row + step))
        self._list.setCurrentIndex(self._model.index(row))
        self._is_touched = True
        chosen = self._model.choice(row)
        if chosen is not None:
            self.setText(chosen.title)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Hide, QEvent.Type.FocusOut):
            self._list.hide()
        return super().event(event)

    def _on_edited(self, text: str) -> None:
        self._is_touched = True
        set_style_property(self, "invalid", False)
        self._show_choices(self._search(text), "")

    def _show_choices(self, choices: Sequence[Choice], key: str) -> None:
        self._model.show(choices)
        if not choices:
            self._list.hide()
            return
        at = next((row for row, choice in enumerate(choices) if choice.key == key), 0)
        is_own_text = self._is_free and self._is_touched and choices[0].key.casefold() != self.text().casefold()
        if not is_own_text:
            self._list.setCurrentIndex(self._model.index(at))
        self._place_list(len(choices))

    def _place_list(self, count: int) -> None:
        height = self._list.sizeHintForRow(0) * min(count, _SHOWN_ROWS) + 4
        width = max(self.width(), min(_MOST_WIDTH, self._list.sizeHintForColumn(0) + 24))
        place = self.mapToGlobal(QPoint(0, self.height()))
        screen = self.screen().availableGeometry()
        if place.y() + height > screen.bottom():
            place = self.mapToGlobal(QPoint(0, -height))
        place.setX(min(place.x(), max(screen.left(), screen.right() - width)))
        self._list.setGeometry(QRect(place, QSize(width, height)))
        self._list.show()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._is_touched = True
        chosen = self._model.choice(index.row())
        if chosen is not None:
            self.setText(chosen.title)
        self.taken.emit()
