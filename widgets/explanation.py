"""Explanation of a question: its sentence, and named parts below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from widgets.plain_text import plain_label

_BULLET = "• "
_GAP = 4

Part = tuple[str, Sequence[str]]
"""Name of a part, and its texts; more than one is shown as a list."""


class Explanation(QFrame):
    """Frame with one question and its named parts, each text wrapped and plain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "explanation")
        self.question = plain_label(role="heading")
        self.question.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(_GAP)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(self.question)
        layout.addLayout(self._grid)

    def show_parts(self, question: str, parts: Sequence[Part]) -> None:
        """Shows the question and its parts in their order, in the place of what was shown."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.question.setText(question)
        self.setAccessibleName(question)
        said = []
        for row, (name, texts) in enumerate(parts):
            shown = texts[0] if len(texts) == 1 else "\n".join(f"{_BULLET}{text}" for text in texts)
            self._grid.addWidget(plain_label(name, role="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_wrapped(shown), row, 1, Qt.AlignmentFlag.AlignTop)
            said.append(f"{name}: {shown}")
        self.setAccessibleDescription("\n".join(said))


class ExplanationToggle(QToolButton):
    """Quiet button that shows and hides an explanation, which is filled when it is first shown."""

    def __init__(self, text: str, explanation: Explanation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "quiet")
        self.setCheckable(True)
        self.setText(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setArrowType(Qt.ArrowType.RightArrow)
        self._explanation = explanation
        explanation.hide()
        self.toggled.connect(self._show)

    def _show(self, is_open: bool) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._explanation.setVisible(is_open)


def _wrapped(text: str) -> QLabel:
    label = plain_label(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
