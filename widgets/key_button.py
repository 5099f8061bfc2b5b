"""Button that shows its key in a cap beside its words, as in "Akkoord [Enter]"; without a key words alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from widgets.colours import colours_of

_GAP, _CAP_PADDING, _SIDE = 7, 5, 10
_SMALL_HEIGHT = 26
_INK = {"primary": "accent_ink", "quiet": "accent"}
"""Role of the button -> colour of its words; those of any other are ink."""


class KeyButton(QPushButton):
    """Push button with the cap of a key; the key itself is handled by who owns the button."""

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._key = key
        self._has_cap = bool(key)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Shows another text beside the same key."""
        self.setText(text)
        self.setAccessibleName(f"{text}, {self._key}" if self._key else text)
        self.updateGeometry()

    def show_cap(self, is_shown: bool) -> None:
        """Shows or hides the cap, where there is little room; the key acts all the same."""
        self._has_cap = is_shown and bool(self._key)
        self.updateGeometry()
        self.update()

    def _fonts(self) -> tuple[QFont, QFont]:
        font, cap = QFont(self.font()), QFont(self.font())
        if self.property("role") in _INK:
            font.setWeight(QFont.Weight.DemiBold)
        cap.setPointSizeF(font.pointSizeF() * 0.85)
        cap.setWeight(QFont.Weight.Normal)
        return font, cap

    def _widths(self) -> tuple[int, int]:
        font, cap = self._fonts()
        key = QFontMetrics(cap).horizontalAdvance(self._key) + 2 * _CAP_PADDING + _GAP if self._has_cap else 0
        return QFontMetrics(font).horizontalAdvance(self.text()), key

    def sizeHint(self) -> QSize:
        words, key = self._widths()
        least = _SMALL_HEIGHT if self.property("density") == "small" else super().sizeHint().height()
        return QSize(2 * _SIDE + words + key, max(least, self.fontMetrics().height() + 9))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, cap_font = self._fonts()
        words, key = self._widths()
        box = QRectF(self.rect())
        left = box.center().x() - (words + key) / 2
        ink = self._ink()
        painter.setFont(font)
        painter.setPen(ink)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.drawText(QRectF(left, box.top(), words + 1, box.height()), flags, self.text())
        if not self._has_cap:
            return
        height = QFontMetrics(cap_font).height() + 2
        cap = QRectF(left + words + _GAP, box.center().y() - height / 2, key - _GAP, height)
        rim = QColor(ink)
        rim.setAlphaF(0.55)
        painter.setPen(QPen(rim, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(cap_font)
        painter.setPen(ink)
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._key)

    def _ink(self) -> QColor:
        colours = colours_of(self.parentWidget() or self)
        if not self.isEnabled():
            return colours.colour("muted")
        return colours.colour(_INK.get(str(self.property("role")), "ink"))
