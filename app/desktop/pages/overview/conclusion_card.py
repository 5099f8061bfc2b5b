"""The conclusion of the scorecard in one sentence, with the number of indicators per mark small below it."""

from collections import Counter

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.reporting.wording.conclusion import Conclusion
from app.texts import Language, label
from models.presentation.callouts import wedge_mark
from models.presentation.marks import Mark
from models.presentation.wheel import Wheel
from widgets.flow_layout import FlowLayout
from widgets.marks import MarkLabel
from widgets.plain_text import plain_label

_COUNTED = (Mark.MET, Mark.MISSED, Mark.ESTIMATED, Mark.UNKNOWN)


class ConclusionCard(QFrame):
    """The card above the lists."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self.setProperty("role", "card")
        self.headline, self.rest = plain_label(role="verdict"), plain_label()
        for part in (self.headline, self.rest):
            part.setWordWrap(True)
        self._counts: dict[Mark, tuple[QWidget, QLabel]] = {mark: _count(mark) for mark in _COUNTED}
        row = QWidget()
        flow = FlowLayout(row, gap=12, row_gap=2)
        for shown, _ in self._counts.values():
            flow.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 10)
        layout.setSpacing(4)
        layout.addWidget(self.headline)
        layout.addWidget(self.rest)
        layout.addSpacing(4)
        layout.addWidget(row)

    def show_conclusion(self, said: Conclusion, wheel: Wheel) -> None:
        """Shows the sentence, and per mark how many wedges have it."""
        self.headline.setText(_unbroken(said.headline))
        self.rest.setText(_unbroken(said.rest))
        self.rest.setVisible(bool(said.rest))
        counts = Counter(map(wedge_mark, wheel.wedges))
        for mark, (shown, words) in self._counts.items():
            words.setText(label(f"report_mark_count_{mark.value}", self._language, count=counts[mark]))
            shown.setVisible(counts[mark] > 0)


def _unbroken(text: str) -> str:
    """The text with its units kept on one line: Qt breaks a line after a slash."""
    return text.replace("/", "/\N{WORD JOINER}")


def _count(mark: Mark) -> tuple[QWidget, QLabel]:
    shown, words = QWidget(), plain_label(role="small")
    layout = QHBoxLayout(shown)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(5)
    layout.addWidget(MarkLabel(mark))
    layout.addWidget(words)
    return shown, words
