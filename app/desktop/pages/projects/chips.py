"""The status of a project as chips: words with a shape of their own, never colour alone."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.colours import Colours, colours_of
from widgets.type_scale import sized

CHIPS_ROLE = Qt.ItemDataRole.UserRole + 1
"""Gives a tuple of `Chip`."""

_PADDING, _GAP, _MARGIN = 8, 6, 8
_RISE = 7
"""Pixels that a chip is higher than its text."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Chip:
    """A word on a chip. `ink`, `fill` and `edge` are names of `Colours`; "" for no fill or no edge."""

    text: str
    ink: str = "ink"
    fill: str = ""
    edge: str = ""


class ChipsDelegate(QStyledItemDelegate):
    """Paints the chips of a cell beside each other."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        widget = option.widget
        if not isinstance(widget, QWidget):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        painter.setClipRect(area)
        left = area.left() + _MARGIN
        for chip in index.data(CHIPS_ROLE) or ():
            left = self._paint_chip(
                painter, QRectF(left, area.top(), area.right() - left, area.height()), chip, colours_of(widget)
            )
        painter.restore()

    def _paint_chip(self, painter: QPainter, area: QRectF, chip: Chip, colours: Colours) -> float:
        """Paints one chip at the left of `area`; returns where the next one begins, in pixels."""
        painter.setFont(sized(painter.font(), "small"))
        metrics = painter.fontMetrics()
        width = min(metrics.horizontalAdvance(chip.text) + 2 * _PADDING, area.width())
        height = metrics.height() + _RISE
        shape = QRectF(area.left(), area.center().y() - height / 2, width, height)
        painter.setPen(QPen(colours.colour(chip.edge), 1) if chip.edge else Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour(chip.fill) if chip.fill else QColor(Qt.GlobalColor.transparent))
        painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        painter.setPen(colours.colour(chip.ink))
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, chip.text)
        return shape.right() + _GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        chips = index.data(CHIPS_ROLE) or ()
        width = sum(metrics.horizontalAdvance(chip.text) + 2 * _PADDING + _GAP for chip in chips)
        return QSize(width + 2 * _MARGIN, metrics.height() + 8)
