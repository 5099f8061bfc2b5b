"""Delegate of table cells with two lines: a figure, and a remark below it in small letters."""

from enum import Enum, auto

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.cell_background import draw_background
from widgets.colours import colours_of

SECOND_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
TONE_ROLE = Qt.ItemDataRole.UserRole + 2
_MARGIN = 8
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
        _draw(painter, plain, QRect(inner.x(), inner.y(), inner.width(), half), first, _text_colour(plain))
        if second:
            below = QRect(inner.x(), inner.y() + half, inner.width(), inner.height() - half)
            _draw(painter, plain, below, second, _tone_colour(plain.widget, index.data(TONE_ROLE)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics = option.fontMetrics
        texts = (str(index.data() or ""), str(index.data(SECOND_LINE_ROLE) or ""))
        width = max(metrics.horizontalAdvance(text) for text in texts) + 2 * _MARGIN + 4
        return QSize(width, 2 * metrics.height() + 8)


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
