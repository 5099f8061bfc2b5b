"""The background of a table cell whose contents a delegate draws itself."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem


def draw_background(
    delegate: QStyledItemDelegate,
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
) -> tuple[QStyleOptionViewItem, str]:
    """Draws a cell without its text; returns the options of the cell, and the text that remains to be drawn."""
    plain = QStyleOptionViewItem(option)
    delegate.initStyleOption(plain, index)
    text, plain.text = plain.text, ""
    style = plain.widget.style() if plain.widget is not None else QApplication.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
    return plain, text
