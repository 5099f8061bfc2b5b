"""Delegate of table cells that begin with the mark of a verdict."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from models.presentation.marks import Mark
from widgets.colours import Colours, colours_of
from widgets.marks import mark_side, paint_mark

MARK_ROLE = Qt.ItemDataRole.UserRole + 11
"""Role: the `Mark` before the text; None for none."""

_Index = QModelIndex | QPersistentModelIndex


class MarkDelegate(QStyledItemDelegate):
    """Delegate that draws the mark of MARK_ROLE before the text of DisplayRole."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        set_mark(option, index.data(MARK_ROLE))


def set_mark(option: QStyleOptionViewItem, mark: object) -> None:
    """Puts a mark before the text of a cell; anything that is no `Mark` leaves the cell as it is."""
    if not isinstance(mark, Mark) or option.widget is None:
        return
    side = mark_side(option.fontMetrics.height())
    option.icon = mark_icon(mark, colours_of(option.widget), side, option.widget.devicePixelRatioF())
    option.decorationSize = QSize(side, side)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration


@lru_cache(maxsize=64)
def mark_icon(mark: Mark, colours: Colours, side: int, ratio: float) -> QIcon:
    """A mark as a picture of `side` pixels, the same while its row is selected or disabled."""
    pixels = QPixmap(round(side * ratio), round(side * ratio))
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    paint_mark(painter, QRectF(0, 0, side, side), mark, colours)
    painter.end()
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Disabled):
        icon.addPixmap(pixels, mode)
    return icon
