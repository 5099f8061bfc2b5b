"""Bar chart inside a table: one bar per row, to the left or right of zero.

In a table a chart can be read with the keyboard and a screen reader; the figure stands beside its bar.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from widgets.cell_background import draw_background
from widgets.colours import Colours, colours, colours_of

BAR_ROLE = Qt.ItemDataRole.UserRole + 3
"""Role: length of the bar, from -1 (longest to the left) to 1 (longest to the right); None without a figure."""

_Index = QModelIndex | QPersistentModelIndex
_MARGIN, _GAP = 8, 6


class DifferenceBarDelegate(QStyledItemDelegate):
    """Delegate that draws the bar of BAR_ROLE from the middle of the cell, and DisplayRole at its other side.

    Less is drawn in the good colour and more in the bad one, because mass, carbon and environmental cost are all
    better when lower. The sign of the figure says the same without colour.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        plain, text = draw_background(self, painter, option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours_of(plain.widget) if plain.widget is not None else colours(is_dark=False)
        fraction = index.data(BAR_ROLE)
        length = float(fraction) if isinstance(fraction, float) else 0.0
        _draw_bar(painter, plain.rect, length, chosen)
        painter.setPen(plain.palette.color(QPalette.ColorRole.Text))
        _draw_text(painter, plain, text, length)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        text_width = option.fontMetrics.horizontalAdvance(str(index.data() or ""))
        return QSize(2 * (text_width + _MARGIN + _GAP), option.fontMetrics.height() + 10)


def _draw_bar(painter: QPainter, cell: QRect, fraction: float, chosen: Colours) -> None:
    middle = cell.x() + cell.width() / 2
    room = cell.width() / 2 - _MARGIN
    height = min(14.0, cell.height() - 8.0)
    top = cell.y() + (cell.height() - height) / 2
    width = abs(max(-1.0, min(1.0, fraction))) * room
    if width:
        left = middle - width if fraction < 0 else middle
        name = "recommended" if fraction < 0 else "missed"
        painter.fillRect(QRectF(left, top, width, height), chosen.colour(name))
    painter.setPen(QPen(chosen.colour("muted"), 1))
    painter.drawLine(int(middle), cell.y() + 2, int(middle), cell.bottom() - 2)


def _draw_text(painter: QPainter, option: QStyleOptionViewItem, text: str, fraction: float) -> None:
    cell, half = option.rect, option.rect.width() // 2
    is_left = fraction > 0
    box = QRect(cell.x() if is_left else cell.x() + half, cell.y(), half, cell.height())
    side = Qt.AlignmentFlag.AlignRight if is_left else Qt.AlignmentFlag.AlignLeft
    inner = box.adjusted(_MARGIN if is_left else _GAP, 0, -_GAP if is_left else -_MARGIN, 0)
    fitted = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
    painter.setFont(option.font)
    painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextSingleLine, fitted)
