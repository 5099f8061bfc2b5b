"""Delegate of the product of a text: firm, provisional or still to be chosen, drawn as in the bill."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.desktop.importing.products_table import LINK_ROLE
from models.domain.linkage import LinkState
from widgets.bill.product_cell import paint_product
from widgets.cell_background import draw_background
from widgets.colours import colours_of


class ProductDelegate(QStyledItemDelegate):
    """Delegate that draws DisplayRole with the mark of LINK_ROLE; without one it draws the text alone."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        state = index.data(LINK_ROLE)
        if not state or option.widget is None:
            super().paint(painter, option, index)
            return
        plain, text = draw_background(self, painter, option, index)
        painter.save()
        painter.setFont(plain.font)
        paint_product(painter, plain.rect, text, LinkState(state), colours_of(option.widget))
        painter.restore()
