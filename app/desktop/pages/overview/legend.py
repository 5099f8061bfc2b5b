"""The legend of the wheel: the levels with their digits, and the meaning of every shape."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.texts import Language, label
from models.domain.requirement import LEVELS, Level
from models.presentation.wheel import RingState
from widgets.colours import colours_of
from widgets.flow_layout import FlowLayout
from widgets.marks import draw_cross, draw_crossed_equals
from widgets.patterns import paint_pattern, pattern_brush
from widgets.plain_text import plain_label
from widgets.type_scale import sized, strong
from widgets.wheel.drawing import HATCHES, INDICATED, level_colour, level_ink

KINDS = (
    "target", "missed", "reach", "estimated", "provisional", "cannot_say", "not_assessed", "not_comparable",
)  # fmt: skip
"""The shapes, in the order of the legend; each has its text `report_legend_…`."""

_HATCHED = {"cannot_say": RingState.CANNOT_SAY, "not_assessed": RingState.NOT_ASSESSED}
_INDICATED = {"estimated": RingState.ESTIMATED, "provisional": RingState.PROVISIONAL}


class Swatch(QWidget):
    """A small sample of one state, or of a level with its number."""

    def __init__(self, kind: str, level: Level | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._level = kind, level
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(15, 15)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._level is not None:
            painter.fillRect(box, level_colour(colours, self._level))
            painter.setFont(strong(sized(self.font(), "micro")))
            painter.setPen(level_ink(colours, self._level))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(LEVELS.index(self._level) + 1))
            return
        painter.fillRect(box, colours.colour("surface"))
        if self._kind in _INDICATED:
            paint_pattern(painter, box, INDICATED[_INDICATED[self._kind]], colours)
            return
        self._fill(painter, box)
        edge = {"target": ("ink", 1.8)}.get(self._kind, ("border", 1.0))
        painter.setPen(QPen(colours.colour(edge[0]), edge[1]))
        painter.drawRect(box)

    def _fill(self, painter: QPainter, box: QRectF) -> None:
        colours = colours_of(self)
        if self._kind in _HATCHED:
            pattern = HATCHES[_HATCHED[self._kind]]
            painter.fillRect(box, pattern_brush(pattern, colours, self.devicePixelRatioF()))
        elif self._kind == "reach":
            part = QRectF(box.left(), box.center().y(), box.width(), box.height() / 2)
            painter.fillRect(part, colours.colour("missed_soft"))
            painter.setPen(QPen(colours.colour("missed"), 1.6))
            painter.drawLine(part.topLeft(), part.topRight())
        elif self._kind == "missed":
            draw_cross(painter, QPointF(box.center()), 3.0, colours.colour("missed"))
        elif self._kind == "not_comparable":
            draw_crossed_equals(painter, QPointF(box.center()), 3.5, colours.colour("muted"))
        painter.setBrush(Qt.BrushStyle.NoBrush)


class WheelLegend(QWidget):
    """The levels and shapes beside each other, on as many rows as they need."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=14, row_gap=3)
        for level in LEVELS:
            flow.addWidget(_entry(Swatch("", level), label(f"report_level_{level}", language)))
        for kind in KINDS:
            flow.addWidget(_entry(Swatch(kind), label(f"report_legend_{kind}", language)))


def _entry(swatch: Swatch, words: str) -> QWidget:
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(5)
    layout.addWidget(swatch)
    layout.addWidget(plain_label(words, role="small"))
    return made
