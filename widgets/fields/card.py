"""Card of fields under a heading, in as many columns as there is room for."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from widgets.plain_text import plain_label

_COLUMN_WIDTH = 210
_MOST_COLUMNS = 3


class FieldCard(QFrame):
    """Card whose fields flow in reading order over its columns."""

    def __init__(self, parent: QWidget | None = None, *, column_width: int = _COLUMN_WIDTH) -> None:
        """Makes an empty card; `column_width` is the least width of a column, in pixels."""
        super().__init__(parent)
        self._column_width = column_width
        self.setProperty("role", "card")
        self._heading = plain_label(role="heading")
        self._heading.setWordWrap(True)
        self._heading.hide()
        self._top = QHBoxLayout()
        self._top.setSpacing(12)
        self._top.addWidget(self._heading, 1)
        self._cells: list[tuple[QWidget, int]] = []
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(self._top)
        layout.addLayout(self._grid)

    def set_heading(self, text: str) -> None:
        """Sets the title of the card, which is also its name for a screen reader."""
        self._heading.setText(text)
        self._heading.setVisible(bool(text))
        self.setAccessibleName(text)

    def add_to_heading(self, widget: QWidget) -> None:
        """Adds a small widget at the right of the title."""
        self._top.addWidget(widget)

    def add(self, widget: QWidget, *, is_wide: bool = False, span: int = 1) -> None:
        """Adds a field after the others; a wide one takes all columns, `span` is how many another takes."""
        self._cells.append((widget, _MOST_COLUMNS if is_wide else span))
        widget.setParent(self)
        self._columns = 0
        self._arrange()

    def remove(self, widget: QWidget) -> None:
        """Removes and destroys a field."""
        self._cells = [cell for cell in self._cells if cell[0] is not widget]
        self._grid.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
        self._columns = 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._column_width + 40), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, min(_MOST_COLUMNS, self.width() // self._column_width))
        if columns == self._columns:
            return
        self._columns = columns
        for widget, _ in self._cells:
            self._grid.removeWidget(widget)
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        row = column = 0
        for widget, span in self._cells:
            taken = min(span, columns)
            if column + taken > columns:
                row, column = row + 1, 0
            self._grid.addWidget(widget, row, column, 1, taken)
            column += taken
