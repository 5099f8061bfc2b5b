"""Labels for text from users and files: shown as typed, never read as markup."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(text: str = "", parent: QWidget | None = None, *, role: str = "") -> QLabel:
    """A label that shows exactly `text`; `role` is `title`, `heading`, `muted` or `error`, for the style sheet."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    if role:
        label.setProperty("role", role)
    return label


def plain_tool_tip(text: str) -> str:
    """The text of a tool tip that shows exactly `text`, which Qt would otherwise read as markup if it looks so."""
    return f"<qt>{html.escape(text).replace(chr(10), '<br>')}</qt>" if text else ""
