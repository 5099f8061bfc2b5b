"""Cell of a line's product: confirmed, proposed and not confirmed, or still to be chosen, in shape and colour."""

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from models.domain.linkage import LinkState
from models.presentation.marks import Mark
from widgets.colours import Colours
from widgets.marks import mark_side, paint_dotted_ring, paint_mark

_SIDE_PADDING = 5
_GAP = 6
_DASHES = (3.0, 2.5)


def open_text(text: str, *, is_locked: bool) -> str:
    """The text of a cell whose product is still to be chosen: that of the file, or what is to be done."""
    if text:
        return text
    if is_locked:
        return QCoreApplication.translate("ProductCell", "geen product")
    return QCoreApplication.translate("ProductCell", "kies product")


def state_text(text: str, state: LinkState | None) -> str:
    """The text of a cell for a screen reader, with the state that is drawn."""
    if state is LinkState.PROVISIONAL:
        return QCoreApplication.translate("ProductCell", "{0}, voorlopig").format(text)
    if state is LinkState.OPEN and text:
        return QCoreApplication.translate("ProductCell", "{0}, nog niet gekoppeld").format(text)
    return text


def paint_product(painter: QPainter, cell: QRect, text: str, state: LinkState, colours: Colours) -> None:
    """Draws mark and name: a tick, a dotted ring with a dashed line under the name, or a ring and ochre words."""
    metrics = painter.fontMetrics()
    side = mark_side(metrics.height())
    mark = QRectF(cell.left() + _SIDE_PADDING, cell.center().y() - side / 2 + 0.5, side, side)
    _paint_mark(painter, mark, state, colours)
    room = cell.adjusted(_SIDE_PADDING + side + _GAP, 0, -_SIDE_PADDING, 0)
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold if state is LinkState.OPEN else QFont.Weight.Normal)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    colour = colours.colour(_COLOURS[state])
    painter.setPen(colour)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
    if state is LinkState.PROVISIONAL:
        pen = QPen(colour, 1.0, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern(list(_DASHES))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        below = room.center().y() + metrics.height() / 2 - 0.5
        width = min(room.width(), metrics.horizontalAdvance(shown))
        painter.drawLine(QPointF(room.left(), below), QPointF(room.left() + width, below))


_COLOURS = {LinkState.CONFIRMED: "ink", LinkState.PROVISIONAL: "prov", LinkState.OPEN: "warning"}


def _paint_mark(painter: QPainter, box: QRectF, state: LinkState, colours: Colours) -> None:
    if state is LinkState.CONFIRMED:
        paint_mark(painter, box, Mark.MET, colours)
    elif state is LinkState.PROVISIONAL:
        paint_mark(painter, box, Mark.ESTIMATED, colours)
    else:
        paint_dotted_ring(painter, box, colours.colour("warning"))
