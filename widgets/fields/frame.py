"""Frame of a labelled field: label, editor with unit, help line and error line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from widgets.elided_combo import ElidedComboBox
from widgets.plain_text import plain_label, plain_tool_tip
from widgets.style_property import set_style_property

_ERROR_MARK = "✕ "
_REMARK_MARK = "▲ "


class FieldFrame(QWidget):
    """Frame around an editor. All texts are plain; the label is the editor's buddy and accessible name."""

    def __init__(self, editor: QWidget, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._wrong = self._remark = ""
        self._label = plain_label(label)
        self._label.setBuddy(editor)
        self._unit = plain_label(role="muted")
        self._help = _line("muted")
        self._error = _line("error")
        editor.setAccessibleName(label)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(editor)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(editor, 1)
        row.addWidget(self._unit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._label)
        layout.addLayout(row)
        layout.addWidget(self._error)
        layout.addWidget(self._help)
        layout.addStretch(1)
        self.set_unit("")

    def hide_label(self) -> None:
        """Hides the label, for rows under a common heading; the accessible name stays."""
        self._label.hide()

    def wrap_label(self) -> None:
        """Lets a long label take more lines, as a question does."""
        self._label.setWordWrap(True)
        self._label.setMinimumWidth(60)

    def set_unit(self, unit: str) -> None:
        """Sets the unit after the editor, which becomes part of the accessible name."""
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        name = self._label.text()
        self.editor.setAccessibleName(f"{name} ({unit})" if unit else name)

    def set_help(self, text: str) -> None:
        """Sets the help line, which says what the field is for; "" hides it."""
        self._help.setText(text)
        self._help.setVisible(bool(text))
        self._describe()

    def set_error(self, text: str) -> None:
        """Sets the error line, which says why the typed text is refused, and marks the border; "" removes both."""
        if text == self._wrong:
            return
        self._wrong = text
        set_style_property(self.editor, "invalid", "true" if text else "")
        self._show_trouble()

    def set_remark(self, text: str) -> None:
        """Sets the remark, which says how the value contradicts other fields; the value stays. "" removes it."""
        if text != self._remark:
            self._remark = text
            self._show_trouble()

    def error(self) -> str:
        """The text of the error line; "" without an error."""
        return self._wrong

    def remark(self) -> str:
        """The text of the remark; "" without one."""
        return self._remark

    def help(self) -> str:
        """The text of the help line."""
        return self._help.text()

    def set_reason_disabled(self, reason: str) -> None:
        """Disables the editor with the reason on hover; "" enables it again."""
        self.editor.setEnabled(not reason)
        self.setToolTip(plain_tool_tip(reason))

    def _show_trouble(self) -> None:
        marked = f"{_ERROR_MARK}{self._wrong}" if self._wrong else f"{_REMARK_MARK}{self._remark}"
        has_any = bool(self._wrong or self._remark)
        self._error.setText(marked if has_any else "")
        self._error.setVisible(has_any)
        self._describe()

    def _describe(self) -> None:
        said = (self._wrong, self._remark, self.help())
        self.editor.setAccessibleDescription(" ".join(part for part in said if part))


def _line(role: str) -> QLabel:
    label = plain_label(role=role)
    label.setWordWrap(True)
    label.setMinimumWidth(60)
    label.hide()
    return label


class CalmComboBox(ElidedComboBox):
    """Combo box that keeps its value when the page is scrolled over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
