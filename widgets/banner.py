"""A banner above the page: one sentence, what to do next, perhaps an action, and a way to close it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from widgets.plain_text import plain_label
from widgets.style_property import set_style_property

_PASSES_AFTER_MS = 8_000
_TIME_TO_ACT_MS = 20_000


class Banner(QFrame):
    """Hidden until there is something to say. A remark passes by itself; a problem stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = plain_label()
        self._text.setWordWrap(True)
        self._advice = plain_label(role="muted")
        self._advice.setWordWrap(True)
        self._button = QPushButton()
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setProperty("role", "flat")
        self._action: Callable[[], None] | None = None
        sentences = QVBoxLayout()
        sentences.setSpacing(2)
        sentences.addWidget(self._text)
        sentences.addWidget(self._advice)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addLayout(sentences, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self._button.clicked.connect(self._act)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        self._close.setAccessibleName(self.tr("Melding sluiten"))

    def say(
        self,
        text: str,
        advice: str = "",
        *,
        is_problem: bool = False,
        action_text: str = "",
        action: Callable[[], None] | None = None,
    ) -> None:
        """Shows a sentence; what stood there makes room."""
        self._text.setText(text)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._button.setText(action_text)
        self._button.setVisible(action is not None)
        self._action = action
        set_style_property(self, "role", "banner-error" if is_problem else "banner")
        self.setAccessibleName(text)
        self.show()
        self._passing.stop()
        if not is_problem:
            self._passing.start(_PASSES_AFTER_MS if action is None else _TIME_TO_ACT_MS)

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()
