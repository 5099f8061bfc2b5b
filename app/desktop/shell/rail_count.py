"""The count behind the name of a page in the rail: how much of it is done, such as 34/43."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from widgets.colours import colours_of
from widgets.narrow import condensed
from widgets.type_scale import sized, strong

COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
_LEFT, _RIGHT, _GAP = 42, 14, 4
"""Pixels before the name of a page with its icon, behind the count, and between the two."""

_Index = QModelIndex | QPersistentModelIndex


class RailCountDelegate(QStyledItemDelegate):
    """Draws an item of the rail with its count at the right edge, in the muted colour of the rail.

    A name that leaves no room for it takes the condensed cut. The narrow rail, without names, has no counts; the
    tool tip says them there.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        if index.data(COUNT_ROLE) and not _has_room(option.rect.width(), option.font, index):
            option.font = condensed(option.font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        count, widget = index.data(COUNT_ROLE), option.widget
        if not count or widget is None or not index.data(Qt.ItemDataRole.DisplayRole):
            return
        painter.save()
        painter.setFont(sized(widget.font(), "small"))
        painter.setPen(colours_of(widget).colour("rail_muted"))
        place = option.rect.adjusted(0, 0, -_RIGHT, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(count))
        painter.restore()


def _has_room(width: int, font: QFont, index: _Index) -> bool:
    """Whether name and count fit beside each other, also when the name is strong because its page is shown."""
    name, count = str(index.data(Qt.ItemDataRole.DisplayRole) or ""), str(index.data(COUNT_ROLE))
    taken = QFontMetrics(strong(font)).horizontalAdvance(name)
    return _LEFT + taken + _GAP + QFontMetrics(sized(font, "small")).horizontalAdvance(count) + _RIGHT <= width
