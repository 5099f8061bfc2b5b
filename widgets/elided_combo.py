"""Combo box that shortens its text with … when there is no room, and shows all of it on hover."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from widgets.plain_text import plain_tool_tip

_EDGE = 2
"""Pixels that the style keeps free beside the text."""


class ElidedComboBox(QComboBox):
    """Combo box that shrinks to `minimumContentsLength` characters; its list does not shrink."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.currentTextChanged.connect(self._tell_all)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        text = option.currentText
        if self.currentIndex() < 0 and self.placeholderText():
            text = self.placeholderText()
            option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        room = field.width() - 2 * _EDGE
        option.currentText = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """Opens a list that is as wide as its longest entry, within the screen."""
        view, screen = self.view(), self.screen().availableGeometry()
        has_bar = self.count() > self.maxVisibleItems()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) if has_bar else 0
        needed = view.sizeHintForColumn(self.modelColumn()) + bar + 2 * view.frameWidth()
        view.setMinimumWidth(min(needed, screen.width()))
        super().showPopup()
        popup = view.window()
        popup.move(max(screen.left(), min(popup.x(), screen.right() - popup.width())), popup.y())

    def _tell_all(self, text: str) -> None:
        self.setToolTip(plain_tool_tip(text))
