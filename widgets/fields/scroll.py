"""Page of cards that scrolls down, never sideways, with a title and a note above."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from widgets.plain_text import plain_label

_MARGIN_AROUND_FOCUS = 40


def put_in_tab_order(first: QWidget, others: Iterable[QWidget]) -> None:
    """Sets the tab order from `first` to each of the others, for widgets made later than their place in it.

    An editor is moved with the field around it; a field left behind would lead back to its editor in a circle.
    """
    before = _whole(first)
    for other in map(_whole, others):
        QWidget.setTabOrder(before, other)
        before = other


def _whole(control: QWidget) -> QWidget:
    """The field around an editor, or the control itself; Qt does not move a widget without a focus policy."""
    field = control.parentWidget()
    if field is None or field.focusProxy() is not control:
        return control
    field.setFocusPolicy(control.focusPolicy())
    return field


class NoteFrame(QFrame):
    """Note above the page, such as why nothing can be changed; hidden without a text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._label = plain_label()
        self._label.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self._label)
        self.hide()

    def say(self, text: str) -> None:
        """Shows a text; "" hides the note."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """The text that is shown; "" without one."""
        return self._label.text()


class FieldScroll(QScrollArea):
    """Scroll area with cards below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._layout = QVBoxLayout(self._content)
        self._layout.setContentsMargins(0, 0, 8, 12)
        self._layout.setSpacing(12)
        self._layout.addStretch(1)
        self.setWidget(self._content)

    def add(self, widget: QWidget) -> None:
        """Adds a card below the others."""
        self._layout.insertWidget(self._layout.count() - 1, widget)
        widget.show()  # Qt would show it later, after the heights were taken, and then take them no more

    def clear(self) -> None:
        """Removes and destroys every card."""
        while self._layout.count() > 1:
            item = self._layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.verticalScrollBar().setValue(0)

    def bring(self, widget: QWidget) -> None:
        """Scrolls to a field and gives it the focus."""
        self._content.adjustSize()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(widget, 0, _MARGIN_AROUND_FOCUS)
