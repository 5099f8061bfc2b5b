"""Button of one line: a mark, words shortened with … where there is no room, and a figure at the right."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from widgets.colours import colours_of
from widgets.marks import mark_side, paint_dotted_ring
from widgets.plain_text import plain_tool_tip
from widgets.type_scale import sized

_SIDE, _GAP, _LEAST_HEIGHT, _LEAST_WIDTH = 4, 7, 26, 80


class MarkedButton(QPushButton):
    """Quiet button with a ring before its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._figure = ""
        self._purpose = "prov"
        self.setProperty("role", "quiet")
        self.setProperty("density", "small")

    def show_words(self, words: str, figure: str, purpose: str, told: str) -> None:
        """Shows words and figure.

        Args:
            words, figure: as drawn; the figure is "" without one.
            purpose: the colour of ring and figure, as in the tokens: `prov`, `warning`.
            told: all of it in a sentence, for a screen reader and the tool tip.
        """
        self._words, self._figure, self._purpose = words, figure, purpose
        self.setAccessibleName(told)
        self.setToolTip(plain_tool_tip(told))
        self.update()

    def _small_font(self) -> QFont:
        """The font of the words; the style sheet gives quiet buttons a heavier one."""
        font = sized(self.font(), "small")
        font.setWeight(QFont.Weight.Normal)
        return font

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, max(_LEAST_HEIGHT, QFontMetrics(self._small_font()).height() + 9))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        colours = colours_of(self.parentWidget() or self)
        font = self._small_font()
        metrics = QFontMetrics(font)
        painter.setRenderHint(QStylePainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE, 0)
        side = mark_side(metrics.height())
        ring = QRectF(box.left(), box.center().y() - side / 2, side, side)
        paint_dotted_ring(painter, ring, colours.colour(self._purpose))
        figure_font = QFont(font)
        figure_font.setWeight(QFont.Weight.DemiBold)
        width = QFontMetrics(figure_font).horizontalAdvance(self._figure)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.setFont(figure_font)
        painter.setPen(colours.colour(self._purpose))
        painter.drawText(box, flags | int(Qt.AlignmentFlag.AlignRight), self._figure)
        room = box.adjusted(side + _GAP, 0, -(width + _GAP if width else 0), 0)
        painter.setFont(font)
        painter.setPen(colours.colour("ink"))
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, flags, shown)
