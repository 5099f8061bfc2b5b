"""The legend of the wheel: the three rings with their counts, and the meaning of every shape."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.texts import Language, label
from models.domain.requirement import LEVELS, Level
from models.presentation.marks import Mark
from models.presentation.wheel import RingState, Wheel
from widgets.colours import colours_of
from widgets.elided_label import ElidedLabel
from widgets.marks import MarkLabel, draw_cross, draw_crossed_equals
from widgets.patterns import pattern_brush
from widgets.plain_text import plain_label, plain_tool_tip
from widgets.wheel.drawing import HATCHES, level_colour, level_ink

_COUNTED = (Mark.MET, Mark.MISSED, Mark.UNKNOWN)
_KINDS = ("missed", "cannot_say", "not_assessed", "not_comparable", "absent", "target")
_HATCHED = {"cannot_say": RingState.CANNOT_SAY, "not_assessed": RingState.NOT_ASSESSED}


class Swatch(QWidget):
    """A small sample of one state, or of a level with its number."""

    def __init__(self, kind: str, level: Level | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._level = kind, level
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(22, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._level is not None:
            painter.fillRect(box, level_colour(colours, self._level))
            self._sign(painter, box, str(LEVELS.index(self._level) + 1), self._level)
            return
        if self._kind in _HATCHED:
            pattern = HATCHES[_HATCHED[self._kind]]
            painter.fillRect(box, pattern_brush(pattern, colours, self.devicePixelRatioF()))
        edge = {"target": ("ink", 1.8), "absent": ("absent", 1.0)}.get(self._kind, ("border", 1.0))
        painter.setPen(QPen(colours.colour(edge[0]), edge[1]))
        painter.drawRect(box)
        if self._kind == "missed":
            draw_cross(painter, QPointF(box.center()), 3.0, colours.colour("missed"))
        elif self._kind == "not_comparable":
            draw_crossed_equals(painter, QPointF(box.center()), 3.5, colours.colour("muted"))

    def _sign(self, painter: QPainter, box: QRectF, sign: str, level: Level) -> None:
        colours = colours_of(self)
        font = QFont(self.font())
        font.setPixelSize(10)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(level_ink(colours, level))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)


class RingLegend(QWidget):
    """The number of wedges that meet, miss or leave open each of the three rings; there is no overall grade."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._counts: dict[Level, tuple[QWidget, tuple[QLabel, ...]]] = {}
        grid = _grid(self)
        for row, level in enumerate(LEVELS):
            name = ElidedLabel(label(f"report_level_long_{level}", language))
            self._counts[level] = _counts_row()
            grid.addWidget(Swatch("", level), row, 0)
            grid.addWidget(name, row, 1)
            grid.addWidget(self._counts[level][0], row, 2)

    def show_counts(self, wheel: Wheel) -> None:
        for level, (shown, figures) in self._counts.items():
            states = [ring.state for wedge in wheel.wedges for ring in wedge.rings if ring.level is level]
            meets, misses = states.count(RingState.MET), states.count(RingState.MISSED)
            without = states.count(RingState.ABSENT) + states.count(RingState.NOT_APPLICABLE)
            left = len(states) - without - meets - misses
            words = label("report_counts_line", self._language, meets=meets, misses=misses, open=left)
            for figure, count in zip(figures, (meets, misses, left), strict=True):
                figure.setText(str(count))
            shown.setToolTip(plain_tool_tip(words))
            shown.setAccessibleName(words)


class ShapeLegend(QWidget):
    """The meaning of the shapes in the wheel, in two columns."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = _grid(self)
        grid.setColumnStretch(3, 1)
        for place, kind in enumerate(_KINDS):
            row, column = place // 2, 2 * (place % 2)
            grid.addWidget(Swatch(kind), row, column)
            name = ElidedLabel(label(f"report_legend_{kind}", language))
            name.setProperty("role", "muted")
            grid.addWidget(name, row, column + 1)


def _counts_row() -> tuple[QWidget, tuple[QLabel, ...]]:
    """Three counts behind their marks: met, missed, open."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    figures = tuple(plain_label() for _ in _COUNTED)
    for mark, figure in zip(_COUNTED, figures, strict=True):
        figure.setMinimumWidth(figure.fontMetrics().horizontalAdvance("33") + 6)
        layout.addWidget(MarkLabel(mark))
        layout.addWidget(figure)
    return row, figures


def _grid(widget: QWidget) -> QGridLayout:
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    return grid
