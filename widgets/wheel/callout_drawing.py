"""Drawing of the callout columns: headings of themes, and per indicator its mark, name and value with a leader."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from models.domain.requirement import LEVELS, Level, Theme
from models.presentation.callouts import wedge_mark
from models.presentation.marks import Mark
from models.presentation.wheel import Wedge
from widgets.colours import Colours
from widgets.marks import mark_side, paint_mark
from widgets.patterns import rounded
from widgets.tokens import tokens
from widgets.type_scale import strong
from widgets.wheel.drawing import level_colour, level_ink
from widgets.wheel.layout import WheelLayout

_AFTER_MARK, _BEFORE_VALUE = 6.0, 6.0
_SMALLEST_SHARE = 0.8
"""Least size of a name or value that is too wide, as a part of the size of a row."""


@dataclass(frozen=True, slots=True)
class WedgeText:
    """Texts of one wedge.

    Attributes:
        name: in the column.
        title: in the middle, while the wedge is under the mouse or has the focus.
        short_value: in the column, without its band; "" where a level was judged.
        judged: the level that was judged, drawn as a square with its digit; None without one.
        levels: level -> lines about it in the middle, while the keys stand on its ring.
        spoken: text for screen readers.
    """

    name: str
    title: str
    value: str
    unit: str
    verdict: str
    spoken: str
    short_value: str = ""
    judged: Level | None = None
    levels: Mapping[Level, tuple[str, ...]] = field(default_factory=dict)


class CalloutDrawing:
    """Drawing of both columns of one wheel for one palette."""

    def __init__(self, painter: QPainter, layout: WheelLayout, colours: Colours) -> None:
        self._painter, self._layout, self._colours = painter, layout, colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw(self, texts: Mapping[str, WedgeText], themes: Mapping[Theme, str]) -> None:
        """Draws every row, heading and leader; nothing where there is no room for columns."""
        for slot, box in self._layout.rows():
            if slot.wedge is None:
                self._heading(themes[slot.theme], box)
            else:
                self.leader(slot.wedge, box, "hatch", 0.8)
                self._row(slot.wedge, texts[slot.wedge.indicator_id], box)

    def leader(self, wedge: Wedge, box: QRectF, role: str, width: float) -> None:
        """Draws the line from a row to its wedge, in a colour by its purpose."""
        colour = self._colours.colour(role)
        self._painter.setPen(QPen(colour, width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(self._layout.leader(wedge, box))

    def _heading(self, name: str, box: QRectF) -> None:
        painter = self._painter
        painter.setFont(self._layout.head_font)
        painter.setPen(self._colours.colour("ink"))
        metrics = QFontMetricsF(self._layout.head_font)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        under = box.center().y() + metrics.height() / 2 + 1.0
        painter.setPen(QPen(self._colours.colour("border"), 1.0))
        painter.drawLine(QLineF(box.left(), under, box.right(), under))

    def _row(self, wedge: Wedge, text: WedgeText, box: QRectF) -> None:
        mark = wedge_mark(wedge)
        side = mark_side(QFontMetricsF(self._layout.row_font).height())
        place = QRectF(box.left(), box.center().y() - side / 2, side, side)
        paint_mark(self._painter, place, mark, self._colours)
        is_quiet = mark in (Mark.UNKNOWN, Mark.NO_LEVEL)
        ink = self._colours.colour("muted" if is_quiet else "ink")
        inner = box.adjusted(side + _AFTER_MARK, 0, 0, 0)
        self._painter.setPen(ink)
        used = self._value(text, inner, is_quiet=is_quiet)
        font = fitting(self._layout.row_font, text.name, inner.width() - used - _BEFORE_VALUE)
        self._painter.setFont(font)
        self._painter.setPen(ink)
        room = inner.adjusted(0, 0, -used - _BEFORE_VALUE, 0)
        shown = QFontMetricsF(font).elidedText(text.name, Qt.TextElideMode.ElideRight, room.width())
        self._painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _value(self, text: WedgeText, box: QRectF, *, is_quiet: bool) -> float:
        """Draws the value, or the square of a judged level, at the right; returns its width."""
        if text.judged is not None:
            return self._square(text.judged, box)
        font = self._layout.row_font if is_quiet else strong(self._layout.row_font)
        font = fitting(font, text.short_value, box.width() * 0.45)
        self._painter.setFont(font)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text.short_value)
        return QFontMetricsF(font).horizontalAdvance(text.short_value)

    def _square(self, level: Level, box: QRectF) -> float:
        side = QFontMetricsF(self._layout.row_font).height()
        square = QRectF(box.right() - side, box.center().y() - side / 2, side, side)
        self._painter.fillPath(rounded(square), level_colour(self._colours, level))
        self._painter.setFont(strong(self._layout.row_font))
        self._painter.setPen(level_ink(self._colours, level))
        self._painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(LEVELS.index(level) + 1))
        return side


def fitting(font: QFont, text: str, room: float) -> QFont:
    """The font, in the condensed cut where a text is too wide, and smaller down to the least readable size."""
    if QFontMetricsF(font).horizontalAdvance(text) <= room:
        return font
    made = QFont(font)
    made.setFamilies([str(tokens()["type"]["condensed"])])
    needed = QFontMetricsF(made).horizontalAdvance(text)
    if needed > room:
        made.setPointSizeF(font.pointSizeF() * max(_SMALLEST_SHARE, room / needed))
    return made
