"""The widget that draws an assembly as its layers, each with a label beside it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.assembly.looks import look_of
from widgets.assembly.section import DrawnAssembly, DrawnPart, Frame, PlacedPart, Section, placed
from widgets.assembly.tiles import paint_material
from widgets.colours import Colours, colours_of
from widgets.type_scale import sized, strong

_RULER, _LEADER, _SWATCH, _GAP = 30.0, 26.0, 14.0, 8.0
_LEAST_BODY, _MOST_BODY, _BODY_SHARE = 84.0, 190.0, 0.34
_ARROW = 3.0
_LONG = 100_000


@dataclass(frozen=True, slots=True)
class _Line:
    """A text of a label with its font and colour, and the one that stands behind it in the same line."""

    text: str
    font: QFont
    colour: str
    beside: "_Line | None" = None


class AssemblyDrawing(QWidget):
    """The layers of one assembly, to scale, with their labels; its text is its accessible description.

    Signals:
        part_clicked(int): a layer or its label was clicked; its position in the assembly.
    """

    part_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn = DrawnAssembly()
        self._chosen = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(240)

    def show_assembly(self, drawn: DrawnAssembly) -> None:
        """Draws another assembly, or the same after a change."""
        self._drawn = drawn
        self.setAccessibleDescription(drawn.text)
        self.updateGeometry()
        self.update()

    def choose(self, position: int) -> None:
        """Marks the part of one layer; -1 marks none."""
        if position != self._chosen:
            self._chosen = position
            self.update()

    def section(self) -> Section:
        """The places of everything in the present width."""
        return self._section(self.width())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._section(width).height + self._caption_height() + 2)

    def sizeHint(self) -> QSize:
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        for part in self.section().parts:
            if part.label.contains(at) or any(box.contains(at) for box in part.boxes):
                self.part_clicked.emit(part.part.position)
                return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._drawn.layers:
            return
        painter, colours, section = QPainter(self), colours_of(self), self.section()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part in section.parts:
            self._paint_part(painter, part, colours)
        self._paint_edges(painter, section, colours)
        self._paint_ruler(painter, section.body, colours)
        self._paint_captions(painter, section.body, colours)
        for part in section.parts:
            self._paint_leader(painter, part, section.body, colours)
            self._paint_label(painter, part, colours)

    # Places -------------------------------------------------------------------------------------

    def _section(self, width: int) -> Section:
        body = min(_MOST_BODY, max(_LEAST_BODY, width * _BODY_SHARE))
        ruler = _RULER if self._drawn.total else 2.0
        labels = ruler + body + _LEADER + _SWATCH + _GAP
        room = max(40.0, width - labels - 2)
        frame = Frame(ruler, body, labels, room, self._caption_height())
        return placed(self._drawn, frame, lambda part: self._label_height(part, room), _GAP)

    def _caption_height(self) -> float:
        has_captions = bool(self._drawn.top or self._drawn.bottom)
        return QFontMetricsF(self._small()).height() + 4 if has_captions else 2.0

    def _small(self) -> QFont:
        return sized(self.font(), "small")

    def _lines(self, part: DrawnPart, width: float) -> list[_Line]:
        """The lines of a label; the detail stands behind the amount where there is room."""
        detail = _Line(part.detail, self._small(), "muted")
        amount = _Line(part.amount, strong(self.font()), "ink")
        room = width - QFontMetricsF(amount.font).horizontalAdvance(part.amount) - _GAP
        is_beside = bool(part.amount) and QFontMetricsF(detail.font).horizontalAdvance(part.detail) <= room
        lines = [amount, _Line(part.name, self.font(), "ink"), detail]
        if is_beside:
            lines = [replace(amount, beside=detail), lines[1]]
        return [line for line in lines if line.text]

    def _label_height(self, part: DrawnPart, width: float) -> float:
        return sum(_wrapped(line.text, line.font, width).height() for line in self._lines(part, width))

    # Painting -----------------------------------------------------------------------------------

    def _paint_part(self, painter: QPainter, placed_part: PlacedPart, colours: Colours) -> None:
        part = placed_part.part
        for box in placed_part.boxes:
            if part.is_air:
                painter.fillRect(box, colours.colour("window"))
            else:
                paint_material(painter, box, look_of(part.material_class), colours)
        if part.is_ventilated:
            for box in placed_part.boxes:
                _paint_arrows(painter, box, colours)

    def _paint_edges(self, painter: QPainter, section: Section, colours: Colours) -> None:
        """Draws the edges of layers and of narrow parts, and the one of the part that is chosen."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.colour("muted"), 1.0))
        for box in section.layers:
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        for part in section.parts:
            if part.part.share < 0.5 and len(part.boxes) and part.boxes[0].width() < section.body.width():
                for box in part.boxes:
                    painter.drawRect(box)
        painter.setPen(QPen(colours.colour("ink"), 1.2))
        painter.drawRect(section.body)
        for part in section.parts:
            if part.part.position == self._chosen:
                painter.setPen(QPen(colours.colour("focus"), 2.0))
                for box in part.boxes:
                    painter.drawRect(box)

    def _paint_ruler(self, painter: QPainter, body: QRectF, colours: Colours) -> None:
        """Draws the dimension line with the whole thickness, at the left."""
        if not self._drawn.total:
            return
        painter.setPen(QPen(colours.colour("muted"), 1.0))
        x = body.left() - 8
        painter.drawLine(QPointF(x, body.top()), QPointF(x, body.bottom()))
        for y in (body.top(), body.bottom()):
            painter.drawLine(QPointF(x - 3.5, y + 3.5), QPointF(x + 3.5, y - 3.5))
        painter.setFont(self._small())
        metrics = QFontMetricsF(painter.font())
        if metrics.horizontalAdvance(self._drawn.total) + 6 > body.height():
            return  # the figures below the drawing say it too
        painter.save()
        painter.translate(x - 5, body.center().y())
        painter.rotate(-90)
        half = body.height() / 2
        line = QRectF(-half, -metrics.height(), 2 * half, metrics.height())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), self._drawn.total)
        painter.restore()

    def _paint_captions(self, painter: QPainter, body: QRectF, colours: Colours) -> None:
        painter.setFont(self._small())
        painter.setPen(colours.colour("muted"))
        height = self._caption_height()
        width = body.width() + _LEADER
        centred = int(Qt.AlignmentFlag.AlignCenter)
        left = body.left() - _LEADER / 2
        painter.drawText(QRectF(left, body.top() - height, width, height - 2), centred, self._drawn.top)
        painter.drawText(QRectF(left, body.bottom() + 2, width, height - 2), centred, self._drawn.bottom)

    def _paint_leader(self, painter: QPainter, part: PlacedPart, body: QRectF, colours: Colours) -> None:
        """Draws the line from a part to its label, and the look of its material before the label."""
        swatch = self._swatch(part)
        painter.setPen(QPen(colours.colour("control"), 1.0))
        start, end = body.right() + 2, swatch.left() - 3
        points = [
            QPointF(start, part.leader_y),
            QPointF(start + 6, part.leader_y),
            QPointF(end - 4, swatch.center().y()),
            QPointF(end, swatch.center().y()),
        ]
        painter.drawPolyline(QPolygonF(points))
        if part.part.is_air:
            painter.fillRect(swatch, colours.colour("window"))
        else:
            paint_material(painter, swatch, look_of(part.part.material_class), colours)
        is_chosen = part.part.position == self._chosen
        painter.setPen(QPen(colours.colour("focus" if is_chosen else "muted"), 2.0 if is_chosen else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(swatch)

    def _swatch(self, part: PlacedPart) -> QRectF:
        line = QFontMetricsF(self.font()).height()
        left = part.label.left() - _GAP - _SWATCH
        return QRectF(left, part.label.top() + (line - _SWATCH) / 2, _SWATCH, _SWATCH)

    def _paint_label(self, painter: QPainter, part: PlacedPart, colours: Colours) -> None:
        top, width = part.label.top(), part.label.width()
        for line in self._lines(part.part, width):
            box = QRectF(part.label.left(), top, width, _wrapped(line.text, line.font, width).height())
            _paint_line(painter, box, line, colours)
            if line.beside is not None:
                before = QFontMetricsF(line.font).horizontalAdvance(line.text) + _GAP
                fall = QFontMetricsF(line.font).ascent() - QFontMetricsF(line.beside.font).ascent()
                _paint_line(painter, box.adjusted(before, fall, 0, fall), line.beside, colours)
            top += box.height()


def _paint_line(painter: QPainter, box: QRectF, line: _Line, colours: Colours) -> None:
    painter.setFont(line.font)
    painter.setPen(colours.colour(line.colour))
    painter.drawText(box, _flags(line.text, line.font, box.width()), line.text)


def _flags(text: str, font: QFont, width: float) -> int:
    """Wraps between words, and within them only where a word is wider than the line."""
    metrics = QFontMetricsF(font)
    is_wide = any(metrics.horizontalAdvance(word) > width for word in text.split())
    wrap = Qt.TextFlag.TextWrapAnywhere if is_wide else Qt.TextFlag.TextWordWrap
    return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | wrap.value


def _wrapped(text: str, font: QFont, width: float) -> QRectF:
    """The room that a text takes in lines of this width."""
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, _LONG), _flags(text, font, width), text)


def _paint_arrows(painter: QPainter, box: QRectF, colours: Colours) -> None:
    """Draws small arrows along a layer of moving air."""
    if box.height() < 3 * _ARROW:
        return
    painter.setPen(QPen(colours.colour("muted"), 1.0))
    y = box.center().y()
    for part in (0.25, 0.75):
        tip = QPointF(box.left() + box.width() * part + 8, y)
        painter.drawLine(tip - QPointF(16, 0), tip)
        painter.drawLine(tip - QPointF(_ARROW, _ARROW), tip)
        painter.drawLine(tip - QPointF(_ARROW, -_ARROW), tip)
