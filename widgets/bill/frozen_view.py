"""Frozen columns of the bill table: its first columns, which stay in view when it scrolls sideways."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QContextMenuEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QTableView

from widgets.bill.columns import COLUMNS, FROZEN_COUNT


class FrozenView(QTableView):
    """View of the first columns, laid over the table; it shares model and selection, and keys go to the table.

    The style sheet of the application draws the line at its right.
    """

    def __init__(self, table: QTableView, before_painting: Callable[[], None]) -> None:
        super().__init__(table)
        self._before_painting = before_painting
        self._table = table
        self.setModel(table.model())
        self.setObjectName("frozen")
        self.setFocusProxy(table)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for column in range(FROZEN_COUNT, len(COLUMNS)):
            self.setColumnHidden(column, True)
        self.show()

    def setSelectionModel(self, selectionModel: QItemSelectionModel) -> None:  # noqa: N803 - Qt's names
        """Uses the selection of the table and deletes its own."""
        own = self.selectionModel()
        super().setSelectionModel(selectionModel)
        if own is not None and own is not selectionModel:
            own.deleteLater()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Opens the menu of the table."""
        self._table.contextMenuEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._before_painting()
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the whole table."""
        if event.angleDelta().x() and not event.angleDelta().y():
            self._table.wheelEvent(event)
        else:
            super().wheelEvent(event)
