"""Line edit for an amount with its unit, which shows at once whether and why the text is refused."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from widgets.plain_text import plain_tool_tip
from widgets.style_property import set_style_property

_UNIT_GAP = 8


@dataclass(frozen=True, slots=True)
class Judgement:
    """Judgement on a typed text: why it is refused ("" when it is accepted), and how it is read if not obvious."""

    problem: str = ""
    hint: str = ""


class QuantityEdit(QLineEdit):
    """Line edit for an amount; `judge` decides on its text, because the widget knows no number format."""

    def __init__(self, judge: Callable[[str], Judgement], unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judge = judge
        self._unit = unit
        self._judgement = Judgement()
        if unit:
            self.setTextMargins(0, 0, self.fontMetrics().horizontalAdvance(unit) + _UNIT_GAP, 0)
        self.textEdited.connect(self._on_edited)

    @property
    def is_acceptable(self) -> bool:
        """Whether the text is accepted as it stands."""
        self._judgement = self._judge(self.text())
        self._mark()
        return not self._judgement.problem

    @property
    def problem(self) -> str:
        """The reason for which the text is refused; "" when it is accepted."""
        return self._judgement.problem

    def tell_problem(self) -> None:
        """Shows below the field why its text is refused."""
        self._say(self._judgement.problem)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unit:
            painter = QPainter(self)
            painter.setPen(self.palette().color(self.palette().ColorRole.PlaceholderText))
            room = self.rect().adjusted(0, 0, -_UNIT_GAP // 2 - 2, 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._unit)

    def _on_edited(self) -> None:
        self._judgement = self._judge(self.text())
        self._mark()
        self._say(self._judgement.problem or self._judgement.hint)

    def _mark(self) -> None:
        set_style_property(self, "invalid", bool(self._judgement.problem))
        self.setAccessibleDescription(self._judgement.problem)

    def _say(self, sentence: str) -> None:
        if sentence:
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), plain_tool_tip(sentence), self)
        else:
            QToolTip.hideText()
