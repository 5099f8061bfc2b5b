"""Delegate of the live scorecard: name and value, the band below them, then the verdict with its mark."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.presentation.marks import Mark
from widgets.band import BAND_HEIGHT, paint_band
from widgets.colours import Colours, colours_of
from widgets.marks import mark_colour, mark_side, paint_mark
from widgets.outcome_rows.model import ROW_ROLE
from widgets.outcome_rows.row import Movement, OutcomeRow
from widgets.type_scale import sized, strong

SIDE, SIDE_NARROW = 16, 12
_ABOVE, _BELOW, _GAP = 6, 6, 4
_AROUND, _LEAST_UNIT = 18, 40
"""Pixels between name, value and unit together, and the least room in which a unit says something."""

_MOVEMENTS = {
    Movement.NONE: "muted",
    Movement.BETTER: "accent",
    Movement.WORSE: "missed",
    Movement.OTHER: "warning",
}
_APART = 8
"""Pixels between the words of an indication and its figure."""

_FRESH = {Movement.BETTER: "accent_soft", Movement.WORSE: "missed_soft"}


class OutcomeRowDelegate(QStyledItemDelegate):
    """Delegate that paints an `OutcomeRow`.

    Attributes:
        is_narrow: whether units are left out, in a narrow window.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_narrow = False
        self._fonts: tuple[str, QFont, QFont, QFont] | None = None
        self._heights = (0, 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: OutcomeRow = index.data(ROW_ROLE)
        self._letters(option.widget)
        name, note = self._heights
        if row.is_heading:
            return QSize(120, note + 12)
        band = 2 if row.band is None else BAND_HEIGHT + 2
        beside = note if row.indication else 0
        return QSize(120, _ABOVE + name + band + note + beside + _BELOW)

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

    def _letters(self, widget: QWidget) -> tuple[QFont, QFont, QFont]:
        font = widget.font()
        if self._fonts is None or self._fonts[0] != font.key():
            self._fonts = (font.key(), strong(font), sized(font, "small"), sized(font, "micro"))
            self._heights = (QFontMetrics(self._fonts[1]).height(), QFontMetrics(self._fonts[2]).height())
        return self._fonts[1:]

    def _side(self) -> int:
        return SIDE_NARROW if self.is_narrow else SIDE

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, row: OutcomeRow, colours: Colours) -> None:
        box: QRect = option.rect
        painter.setFont(strong(self._letters(option.widget)[1]))
        painter.fillRect(box, colours.colour("surface_alt"))
        painter.setPen(colours.colour("muted"))
        painter.drawText(box.adjusted(self._side(), 0, -self._side(), 0), Qt.AlignmentFlag.AlignVCenter, row.name)

    def _background(
        self, painter: QPainter, option: QStyleOptionViewItem, row: OutcomeRow, colours: Colours
    ) -> None:
        state, box = option.state, option.rect
        if row.is_fresh:
            painter.fillRect(box, colours.colour(_FRESH.get(row.movement, "warning_soft")))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colours.colour("surface_alt"))
        painter.setPen(colours.colour("border"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.colour("focus"), 2))
            painter.drawRect(box.adjusted(2, 2, -2, -3))

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, row: OutcomeRow, colours: Colours) -> None:
        bold, small, micro = self._letters(option.widget)
        box = option.rect.adjusted(self._side(), _ABOVE, -self._side(), -_BELOW)
        name, note = self._heights
        first = QRect(box.left(), box.top(), box.width(), name)
        second = QRect(box.left(), box.bottom() + 1 - note, box.width(), note)
        used = 0
        if row.unit and not self.is_narrow:
            room = (
                box.width() - _AROUND - sum(QFontMetrics(bold).horizontalAdvance(t) for t in (row.name, row.value))
            )
            painter.setFont(micro)
            if room >= min(_LEAST_UNIT, painter.fontMetrics().horizontalAdvance(row.unit)):
                place = first.adjusted(0, 1, 0, 1)
                used = _GAP + _right(painter, place, row.unit, colours.colour("muted"), room)
        painter.setFont(bold)
        value_box = first.adjusted(0, 0, -used, 0)
        room = value_box.width() - self._value(painter, value_box, row, colours)
        _left(painter, first, row.name, colours.colour("ink"), room - 8)
        painter.setFont(small)
        if row.indication:
            figure = row.indication.partition(" (")[0] if self.is_narrow else row.indication
            _indication(painter, second, (row.indication_verdict, figure), colours)
            second.moveTop(second.top() - note)
        self._verdict(painter, second, row, colours)
        if row.band is not None:
            paint_band(
                painter, QRectF(box.left(), first.bottom() + 1, box.width(), BAND_HEIGHT), row.band, colours
            )

    def _verdict(self, painter: QPainter, box: QRect, row: OutcomeRow, colours: Colours) -> None:
        """Draws the mark and its words, and the ends of the band at the other side."""
        side = mark_side(box.height())
        ends = 0 if self.is_narrow else _right(painter, box, row.ends, colours.colour("muted"), box.width() // 2)
        if row.mark is None:
            return
        paint_mark(
            painter, QRectF(box.left(), box.top() + (box.height() - side) / 2, side, side), row.mark, colours
        )
        words = box.adjusted(side + _GAP, 0, 0, 0)
        _left(painter, words, row.verdict, mark_colour(row.mark, colours), words.width() - ends - _GAP)

    def _value(self, painter: QPainter, box: QRect, row: OutcomeRow, colours: Colours) -> int:
        """Draws the value after the arrow of the last edit; returns the width used."""
        width = _right(painter, box, row.value, colours.colour("ink"), box.width() * 2 // 3)
        if not row.arrow:
            return width
        room = QRect(box.left(), box.top(), box.width() - width - 5, box.height())
        return width + 5 + _right(painter, room, row.arrow, colours.colour(_MOVEMENTS[row.movement]), room.width())


def _indication(painter: QPainter, box: QRect, said: tuple[str, str], colours: Colours) -> None:
    """Draws the words of an indication after a dotted ring, in its own colour, and its figure at the right."""
    verdict, written = said
    side = mark_side(box.height() / 1.2)
    ring = QRectF(box.left(), box.center().y() - side / 2 + 0.5, side, side)
    paint_mark(painter, ring, Mark.ESTIMATED, colours)
    colour = colours.colour("prov")
    words = box.adjusted(side + 4, 0, 0, 0)
    verdict, written = fitting(verdict, written, words.width() - _APART, painter.fontMetrics())
    figure = _right(painter, box, written, colour, box.width() * 2 // 3)
    _left(painter, words, verdict, colour, words.width() - figure - _APART)


def fitting(verdict: str, written: str, room: int, metrics: QFontMetrics) -> tuple[str, str]:
    """The fullest words and figure that fit beside each other: the bounds, which the band draws, go first.

    Then the level that the word is about goes; what still does not fit is left to be shortened.
    """
    word, bare = verdict.partition(":")[0], written.partition(" (")[0]
    choices = ((verdict, written), (verdict, bare), (word, written), (word, bare))
    widths = (metrics.horizontalAdvance(one) + metrics.horizontalAdvance(other) for one, other in choices)
    return next((pair for pair, width in zip(choices, widths, strict=True) if width <= room), choices[-1])


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
