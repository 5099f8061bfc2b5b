"""Delegate of the live scorecard: name and value, verdict with the unit, and the level bar below."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.presentation.marks import Mark
from widgets.band import BAND_HEIGHT, paint_band
from widgets.colours import Colours, colours_of
from widgets.marks import mark_side, paint_mark
from widgets.outcome_rows.model import ROW_ROLE
from widgets.outcome_rows.row import Movement, OutcomeRow, Tone

_SIDE = 12
_ABOVE, _BELOW = 5, 3
_TONES = {Tone.MET: "accent", Tone.MISSED: "missed", Tone.OPEN: "muted"}
_MOVEMENTS = {
    Movement.NONE: "muted",
    Movement.BETTER: "accent",
    Movement.WORSE: "missed",
    Movement.OTHER: "warning",
}
_FRESH = {Movement.BETTER: "accent_soft", Movement.WORSE: "missed_soft"}


class OutcomeRowDelegate(QStyledItemDelegate):
    """Delegate that paints an `OutcomeRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fonts: tuple[str, QFont, QFont] | None = None
        self._heights = (0, 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: OutcomeRow = index.data(ROW_ROLE)
        self._letters(option.widget)
        name, note = self._heights
        if row.is_heading:
            return QSize(120, note + 11)
        bar = 2 if row.band is None else BAND_HEIGHT
        hint = note if row.indication else 0
        return QSize(120, _ABOVE + name + note + hint + bar + _BELOW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: OutcomeRow = index.data(ROW_ROLE)
        colours = colours_of(option.widget)
        painter.save()
        if row.is_heading:
            self._heading(painter, option, row, colours)
        else:
            self._background(painter, option, row, colours)
            self._row(painter, option, row, colours)
        painter.restore()

    def _letters(self, widget: QWidget) -> tuple[QFont, QFont]:
        font = widget.font()
        if self._fonts is None or self._fonts[0] != font.key():
            size = QFontInfo(font).pixelSize()
            strong, small = QFont(font), QFont(font)
            strong.setPixelSize(max(10, round(size * 0.95)))
            strong.setWeight(QFont.Weight.DemiBold)
            small.setPixelSize(max(9, round(size * 0.85)))
            self._fonts = (font.key(), strong, small)
            self._heights = (QFontMetrics(strong).height(), QFontMetrics(small).height())
        return self._fonts[1], self._fonts[2]

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, row: OutcomeRow, colours: Colours) -> None:
        box: QRect = option.rect
        font = QFont(self._letters(option.widget)[1])
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.fillRect(box, colours.colour("surface_alt"))
        painter.setPen(colours.colour("muted"))
        painter.drawText(box.adjusted(_SIDE, 0, -_SIDE, 0), Qt.AlignmentFlag.AlignVCenter, row.name)

    def _background(
        self, painter: QPainter, option: QStyleOptionViewItem, row: OutcomeRow, colours: Colours
    ) -> None:
        state, box = option.state, option.rect
        if row.is_fresh:
            painter.fillRect(box, colours.colour(_FRESH.get(row.movement, "warning_soft")))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colours.colour("surface_alt"))
        painter.setPen(colours.colour("border"))
        painter.drawLine(box.left() + _SIDE, box.bottom(), box.right() - _SIDE, box.bottom())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.colour("focus"), 2))
            painter.drawRect(box.adjusted(2, 2, -2, -3))

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, row: OutcomeRow, colours: Colours) -> None:
        strong, small = self._letters(option.widget)
        box = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_BELOW)
        first = QRect(box.left(), box.top(), box.width(), self._heights[0])
        second = QRect(box.left(), first.bottom() + 1, box.width(), self._heights[1])
        text, muted = colours.colour("ink"), colours.colour("muted")
        painter.setFont(strong)
        room = first.width() - self._value(painter, first, row, colours)
        _left(painter, first, row.name, text, room - 8)
        painter.setFont(small)
        verdict = _left(painter, second, f"{row.mark} {row.verdict}", colours.colour(_TONES[row.tone]), 10_000)
        _right(painter, second, row.unit, muted, second.width() - verdict - 10)
        bottom = second.bottom()
        if row.indication:
            third = QRect(box.left(), second.bottom() + 1, box.width(), self._heights[1])
            _indication(painter, third, row, colours)
            bottom = third.bottom()
        if row.band is not None:
            bar = QRectF(box.left(), bottom + 1, box.width(), BAND_HEIGHT)
            paint_band(painter, bar, row.band, colours)

    def _value(self, painter: QPainter, box: QRect, row: OutcomeRow, colours: Colours) -> int:
        """Draws the value after the arrow of the last edit; returns the width used."""
        width = _right(painter, box, row.value, colours.colour("ink"), box.width() * 2 // 3)
        if not row.arrow:
            return width
        room = QRect(box.left(), box.top(), box.width() - width - 5, box.height())
        return width + 5 + _right(painter, room, row.arrow, colours.colour(_MOVEMENTS[row.movement]), room.width())


def _indication(painter: QPainter, box: QRect, row: OutcomeRow, colours: Colours) -> None:
    """Draws what the indication says after a dotted ring, in its own colour; its figure at the right."""
    side = mark_side(box.height() / 1.2)
    ring = QRectF(box.left(), box.center().y() - side / 2 + 0.5, side, side)
    paint_mark(painter, ring, Mark.ESTIMATED, colours)
    colour = colours.colour("prov")
    figure = _right(painter, box, row.indication, colour, box.width() * 2 // 3)
    words = box.adjusted(side + 4, 0, 0, 0)
    _left(painter, words, row.indication_verdict, colour, words.width() - figure - 8)


def _left(painter: QPainter, box: QRect, text: str, colour: QColor, room: int) -> int:
    return _piece(painter, box, text, colour, (Qt.AlignmentFlag.AlignLeft, room))


def _right(painter: QPainter, box: QRect, text: str, colour: QColor, room: int) -> int:
    return _piece(painter, box, text, colour, (Qt.AlignmentFlag.AlignRight, room))


def _piece(painter: QPainter, box: QRect, text: str, colour: QColor, place: tuple[Qt.AlignmentFlag, int]) -> int:
    """Draws one line of text, shortened with … to the room it has; returns the width used."""
    side, room = place
    room = min(max(0, room), box.width())
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(text)
    if width > room:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
    painter.setPen(colour)
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
    return width
