"""Ambition wheel: a wedge per indicator and a ring per level, with verdicts and targets, without any total.

It draws the same geometry as the report. Names and values stand in two columns, joined to their wedges by leaders;
where there is no room for them the middle describes the wedge under the mouse or with the focus.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.domain.requirement import LEVELS, Level, Theme
from models.presentation.wheel import INNER_RADIUS, Wedge, Wheel
from widgets.colours import colours_of
from widgets.plain_text import plain_tool_tip
from widgets.wheel.callout_drawing import CalloutDrawing, WedgeText
from widgets.wheel.drawing import RingDrawing
from widgets.wheel.layout import WheelLayout
from widgets.wheel.wedge_button import WedgeButton

_SMALLEST_PX = 9


@dataclass(frozen=True, slots=True)
class WheelTexts:
    """All texts of a wheel.

    `centre` is in the middle when no wedge is described there: a figure, a word, and what is estimated.
    """

    wedges: Mapping[str, WedgeText] = field(default_factory=dict)
    themes: Mapping[Theme, str] = field(default_factory=dict)
    centre: tuple[str, str, str] = ("", "", "")


class AmbitionWheel(QWidget):
    """Widget that draws the ambition wheel.

    Signals:
        activated(str): the user chose the wedge of this indicator, by mouse or keyboard.

    Args:
        tool_tip_of: indicator id -> plain text of several lines for the tool tip, made only when it is shown.
    """

    activated = Signal(str)

    def __init__(self, tool_tip_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tool_tip_of = tool_tip_of
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._wheel = Wheel((), ())
        self._texts = WheelTexts()
        self._layout: WheelLayout | None = None
        self._rings: QPixmap | None = None
        self._names: QPixmap | None = None
        self._hovered = ""
        self._ring: Level | None = None
        self._buttons: dict[str, WedgeButton] = {}

    def sizeHint(self) -> QSize:
        return QSize(760, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(340, 340)

    def show_wheel(self, wheel: Wheel, texts: WheelTexts) -> None:
        """Shows another wheel; the focus and the wedge under the mouse stay."""
        if wheel == self._wheel and texts == self._texts:
            return
        if wheel != self._wheel:
            self._layout = self._rings = None
        self._names = None
        self._wheel, self._texts = wheel, texts
        self._follow_buttons()
        self.update()

    def focus_wedge(self, indicator_id: str) -> None:
        """Gives a wedge the keyboard focus, so that the middle describes it."""
        if indicator_id in self._buttons:
            self._buttons[indicator_id].setFocus(Qt.FocusReason.OtherFocusReason)

    def focused_wedge(self) -> str:
        """The id of the indicator whose wedge has the keyboard focus; "" for none."""
        return next((key for key, button in self._buttons.items() if button.hasFocus()), "")

    def wedge_at(self, point: QPointF) -> str:
        """The id of the indicator under a point of the widget; "" for none."""
        found = self._laid_out().wedge_at(point)
        return "" if found is None else found.indicator_id

    def wedge_point(self, indicator_id: str) -> QPointF:
        """The middle of a wedge in the coordinates of the widget.

        Raises:
            KeyError: there is no such wedge.
        """
        return self._laid_out().ring_middle(self._wedge(indicator_id), self._wedge(indicator_id).rings[1])

    def _wedge(self, indicator_id: str) -> Wedge:
        for wedge in self._wheel.wedges:
            if wedge.indicator_id == indicator_id:
                return wedge
        raise KeyError(indicator_id)

    def _laid_out(self) -> WheelLayout:
        if self._layout is None:
            self._layout = WheelLayout(self._wheel, QSizeF(self.size()), self.font())
            self._place_buttons(self._layout)
        return self._layout

    def _follow_buttons(self) -> None:
        wanted = [wedge.indicator_id for wedge in self._wheel.wedges]
        if wanted != list(self._buttons):
            for button in self._buttons.values():
                button.deleteLater()
            self._buttons = {key: self._button(key) for key in wanted}
            self._make_tab_stop(next(iter(wanted), ""))
        for key, button in self._buttons.items():
            button.setAccessibleName(self._texts.wedges[key].spoken)

    def _button(self, indicator_id: str) -> WedgeButton:
        button = WedgeButton(self)
        button.clicked.connect(lambda: self.activated.emit(indicator_id))
        button.focused.connect(lambda is_in: self._on_focus(indicator_id, is_in))
        button.step_asked.connect(lambda step: self._step(indicator_id, step))
        button.ring_asked.connect(lambda step: self._step_ring(indicator_id, step))
        button.end_asked.connect(lambda is_last: self._travel(list(self._buttons)[-1 if is_last else 0]))
        button.show()
        return button

    def _place_buttons(self, layout: WheelLayout) -> None:
        for wedge in self._wheel.wedges:
            self._buttons[wedge.indicator_id].setGeometry(layout.whole(wedge).boundingRect().toAlignedRect())

    def _make_tab_stop(self, indicator_id: str) -> None:
        """Makes a wedge the one at which Tab enters the wheel; the arrow keys go to the others."""
        for key, button in self._buttons.items():
            policy = Qt.FocusPolicy.StrongFocus if key == indicator_id else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _step(self, indicator_id: str, step: int) -> None:
        keys = list(self._buttons)
        self._travel(keys[(keys.index(indicator_id) + step) % len(keys)])

    def _step_ring(self, indicator_id: str, step: int) -> None:
        """Moves along the rings of a wedge; before the first and past the last is the wedge as a whole."""
        order = [None, *LEVELS]
        self._ring = order[(order.index(self._ring) + step) % len(order)]
        button, text = self._buttons[indicator_id], self._texts.wedges[indicator_id]
        said = text.spoken if self._ring is None else ", ".join((text.title, *text.levels.get(self._ring, ())))
        button.setAccessibleName(said)
        self.update()

    def _travel(self, indicator_id: str) -> None:
        """Describes the wedge that the keys moved to, as the mouse would."""
        self.focus_wedge(indicator_id)
        self._tell(self.mapToGlobal(self.wedge_point(indicator_id).toPoint()), indicator_id)

    def _on_focus(self, indicator_id: str, is_in: bool) -> None:
        if is_in:
            self._make_tab_stop(indicator_id)
            self._buttons[indicator_id].setAccessibleDescription(self._tool_tip_of(indicator_id))
        else:
            QToolTip.hideText()
            self._ring = None
            self._buttons[indicator_id].setAccessibleName(self._texts.wedges[indicator_id].spoken)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout = self._rings = self._names = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._layout = self._rings = self._names = None
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.wedge_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover("")

    def _hover(self, indicator_id: str) -> None:
        if indicator_id != self._hovered:
            self._hovered = indicator_id
            self.setCursor(Qt.CursorShape.PointingHandCursor if indicator_id else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        indicator_id = self.wedge_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and indicator_id:
            self.activated.emit(indicator_id)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._tell(event.globalPos(), self.wedge_at(QPointF(event.pos())))
            return True
        return super().event(event)

    def _tell(self, place: QPoint, indicator_id: str) -> None:
        text = self._tool_tip_of(indicator_id) if indicator_id else ""
        QToolTip.showText(place, plain_tool_tip(text), self)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._wheel.wedges:
            return
        layout = self._laid_out()
        painter = QPainter(self)
        self._draw_layers(layout)
        for layer in (self._rings, self._names):
            if layer is not None:
                painter.drawPixmap(0, 0, layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.focused_wedge()
        for indicator_id, role, width in ((self._hovered, "control", 1.4), (focused, "focus", 2.0)):
            if indicator_id in self._buttons:
                self._draw_chosen(painter, layout, self._wedge(indicator_id), (role, width))
        self._draw_middle(painter, layout, self._hovered or focused)

    def _draw_chosen(self, painter: QPainter, layout: WheelLayout, wedge: Wedge, pen: tuple[str, float]) -> None:
        """Draws a frame around a wedge and its row, and the leader between them."""
        role, width = pen
        row = layout.row_of(wedge)
        if row is not None:
            CalloutDrawing(painter, layout, colours_of(self)).leader(wedge, row, role, width)
        painter.setPen(QPen(colours_of(self).colour(role), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(layout.whole(wedge))
        ring = next((ring for ring in wedge.rings if ring.level is self._ring), None)
        if ring is not None and role == "focus":
            painter.drawPath(layout.sector(wedge, ring, 2.5))
        if row is not None:
            painter.drawRoundedRect(row.adjusted(1.0, 1.0, -1.0, -1.0), 3.0, 3.0)

    def _draw_layers(self, layout: WheelLayout) -> None:
        """Draws rings and columns as layers of their own, which stay until a wheel, a text or the size changes."""
        ratio = self.devicePixelRatioF()
        if self._rings is None or self._rings.devicePixelRatio() != ratio:
            self._rings = self._layer(ratio)
            painter = QPainter(self._rings)
            RingDrawing(painter, layout, colours_of(self)).draw()
            painter.end()
        if self._names is None or self._names.devicePixelRatio() != ratio:
            self._names = self._layer(ratio)
            painter = QPainter(self._names)
            CalloutDrawing(painter, layout, colours_of(self)).draw(self._texts.wedges, self._texts.themes)
            painter.end()

    def _layer(self, ratio: float) -> QPixmap:
        layer = QPixmap((QSizeF(self.size()) * ratio).toSize())
        layer.setDevicePixelRatio(ratio)
        layer.fill(Qt.GlobalColor.transparent)
        return layer

    def _draw_middle(self, painter: QPainter, layout: WheelLayout, indicator_id: str) -> None:
        """Draws at most four lines in the middle, each shortened to the width of the circle at its height."""
        wedge = self._texts.wedges.get(indicator_id)
        ring = self._texts.wedges[indicator_id].levels.get(self._ring) if wedge and self._ring else None
        if wedge is None:
            figure, *words = self._texts.centre
            lines = [(figure, 1.15, True), *((word, 0.85, False) for word in words if word)]
        elif ring is not None:
            lines = [(wedge.title, 0.82, True), *((text, 0.82, False) for text in ring)]
        else:
            lines = [(wedge.title, 0.82, True), (wedge.value, 1.05, True)]
            lines += [(text, 0.78, False) for text in (wedge.unit, wedge.verdict) if text]
        fonts = [self._font(share, is_bold=is_bold) for _, share, is_bold in lines]
        heights = [QFontMetricsF(font).height() for font in fonts]
        y = layout.centre.y() - sum(heights) / 2
        reach = INNER_RADIUS * layout.radius - 10.0
        for (text, _, is_bold), font, height in zip(lines, fonts, heights, strict=True):
            from_middle = max(abs(y - layout.centre.y()), abs(y + height - layout.centre.y()))
            half = max(12.0, (max(0.0, reach**2 - from_middle**2)) ** 0.5)
            _shrink(font, text, 2 * half)
            painter.setFont(font)
            painter.setPen(colours_of(self).colour("ink" if is_bold else "muted"))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, 2 * half)
            box = QRectF(layout.centre.x() - half, y, 2 * half, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
            y += height

    def _font(self, share: float, *, is_bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(_SMALLEST_PX, round(self.fontInfo().pixelSize() * share)))
        font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        return font


def _shrink(font: QFont, text: str, room: float) -> None:
    """Makes a font smaller until a line fits, down to the smallest readable size."""
    while font.pixelSize() > _SMALLEST_PX and QFontMetricsF(font).horizontalAdvance(text) > room:
        font.setPixelSize(font.pixelSize() - 1)
