"""Delegate of table cells with two lines: a figure, and a remark below it in small letters."""

from enum import Enum, auto

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.presentation.marks import Mark
from widgets.cell_background import draw_background
from widgets.colours import colours_of
from widgets.mark_delegate import MARK_ROLE
from widgets.marks import mark_side, paint_mark
from widgets.type_scale import two_line_height

SECOND_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
TONE_ROLE = Qt.ItemDataRole.UserRole + 2
_MARGIN, _GAP = 8, 6
_Index = QModelIndex | QPersistentModelIndex


class Tone(Enum):
    """Tone in which the second line is coloured; its words say the same."""

    MUTED = auto()
    GOOD = auto()
    BAD = auto()


class TwoLineDelegate(QStyledItemDelegate):
    """Delegate that draws DisplayRole above SECOND_LINE_ROLE, as plain text shortened with … when too long."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        plain, first = draw_background(self, painter, option, index)
        second = str(index.data(SECOND_LINE_ROLE) or "")
        painter.save()
        inner = plain.rect.adjusted(_MARGIN, 3, -_MARGIN, -3)
        half = inner.height() // 2 if second else inner.height()
        above = QRect(inner.x(), inner.y(), inner.width(), half)
        above.setLeft(above.left() + _draw_mark(painter, plain, above, index.data(MARK_ROLE)))
        _draw(painter, plain, above, first, _text_colour(plain))
        if second:
            below = QRect(inner.x(), inner.y() + half, inner.width(), inner.height() - half)
            _draw(painter, plain, below, second, _tone_colour(plain.widget, index.data(TONE_ROLE)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics = option.fontMetrics
        texts = (str(index.data() or ""), str(index.data(SECOND_LINE_ROLE) or ""))
        mark = mark_side(metrics.height()) + _GAP if isinstance(index.data(MARK_ROLE), Mark) else 0
        width = max(metrics.horizontalAdvance(text) for text in texts) + 2 * _MARGIN + 4 + mark
        return QSize(width, two_line_height(metrics))


def _draw_mark(painter: QPainter, option: QStyleOptionViewItem, box: QRect, mark: object) -> int:
    """Draws a mark at the left of a line; returns the width used, 0 for none."""
    if not isinstance(mark, Mark) or option.widget is None:
        return 0
    side = mark_side(option.fontMetrics.height())
    place = QRectF(box.left(), box.top() + (box.height() - side) / 2, side, side)
    paint_mark(painter, place, mark, colours_of(option.widget))
    return side + _GAP


def _draw(painter: QPainter, option: QStyleOptionViewItem, box: QRect, text: str, colour: QColor) -> None:
    painter.setPen(colour)
    painter.setFont(option.font)
    fitted = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | Qt.TextFlag.TextSingleLine
    painter.drawText(box, flags, fitted)


def _text_colour(option: QStyleOptionViewItem) -> QColor:
    return option.palette.color(QPalette.ColorRole.Text)


def _tone_colour(widget: QWidget | None, tone: object) -> QColor:
    if widget is None:
        return QApplication.palette().color(QPalette.ColorRole.Text)
    name = {Tone.GOOD: "accent", Tone.BAD: "missed"}.get(tone, "muted")  # type: ignore[call-overload]
    return colours_of(widget).colour(name)
