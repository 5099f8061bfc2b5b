"""The list of headlines: the main problems of a review, worst first, each in two or three lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.presentation.marks import Mark
from widgets.colours import colours_of
from widgets.marks import mark_side, paint_mark

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
SHOWN_ROLE = Qt.ItemDataRole.UserRole + 1
_NUMBER_WIDTH, _MARK_WIDTH, _MARGIN, _PAD = 22, 20, 8, 5
_LEAST_WIDTH = 200


@dataclass(frozen=True, slots=True)
class ShownHeadline:
    """One headline in words.

    Attributes:
        title: the kind of trouble in two or three words.
        sentence: place, what and how much.
        because: the probable causes, "" when there is nothing to add.
        remark: the reviewer's note.
    """

    key: str
    title: str
    sentence: str
    because: str
    is_wrong: bool
    is_checked: bool = False
    remark: str = ""

    @property
    def mark(self) -> Mark:
        return Mark.MET if self.is_checked else Mark.MISSED if self.is_wrong else Mark.UNKNOWN

    @property
    def whole(self) -> str:
        """The complete text, for screen readers."""
        return " ".join(part for part in (f"{self.title}.", self.sentence, self.because, self.remark) if part)


class HeadlineModel(QAbstractListModel):
    """The headlines in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ShownHeadline, ...] = ()

    @property
    def shown(self) -> tuple[ShownHeadline, ...]:
        return self._shown

    def show(self, shown: Sequence[ShownHeadline]) -> None:
        if [each.key for each in shown] == [each.key for each in self._shown]:
            self._shown = tuple(shown)
            if shown:
                self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
            return
        self.beginResetModel()
        self._shown = tuple(shown)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        shown = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{index.row() + 1}. {shown.whole}"
        return shown if role == SHOWN_ROLE else None


class _Delegate(QStyledItemDelegate):
    """Number, mark, and the words wrapped to the width of the list: the title bold, the note last."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown, view = index.data(SHOWN_ROLE), option.widget
        if not isinstance(shown, ShownHeadline) or view is None:
            return
        plain = QStyleOptionViewItem(option)
        plain.text = ""
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, view)
        colours = colours_of(option.widget)
        tone = colours.colour("muted" if shown.is_checked else "missed" if shown.is_wrong else "warning")
        painter.save()
        top = option.rect.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(colours.colour("ink"))
        line = QRect(top.x(), top.y(), _NUMBER_WIDTH, option.fontMetrics.height())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), str(index.row() + 1))
        side = mark_side(line.height())
        place = QRectF(line.left() + _NUMBER_WIDTH, line.top() + (line.height() - side) / 2, side, side)
        paint_mark(painter, place, shown.mark, colours)
        layout = _laid_out(shown, option.font, _room(top.width()), (tone, colours.colour("muted")))
        painter.setPen(colours.colour("ink"))
        layout.draw(painter, QPointF(top.x() + _NUMBER_WIDTH + _MARK_WIDTH, top.y()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        shown, view = index.data(SHOWN_ROLE), option.widget
        if not isinstance(shown, ShownHeadline) or not isinstance(view, QListView):
            return QSize(0, 0)
        width = view.viewport().width()
        layout = _laid_out(shown, option.font, _room(width - 2 * _MARGIN), None)
        return QSize(width, round(layout.boundingRect().height()) + 2 * _PAD)


def _room(width: int) -> int:
    return max(_LEAST_WIDTH, width - _NUMBER_WIDTH - _MARK_WIDTH)


def _laid_out(shown: ShownHeadline, font: QFont, width: int, tones: tuple[QColor, QColor] | None) -> QTextLayout:
    """The text laid out in lines; `tones`: colours of the title and of the text after it, or None."""
    title, sentence = f"{shown.title}  ", " ".join(shown.sentence.split())
    after = "".join(f" {' '.join(part.split())}" for part in (shown.because, _noted(shown)) if part)
    layout = QTextLayout(f"{title}{sentence}{after}", font)
    layout.setFormats(_formats(len(title), len(title) + len(sentence), len(after), tones))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _noted(shown: ShownHeadline) -> str:
    return f"✎ {shown.remark}" if shown.remark else ""


def _formats(
    title: int, sentence_end: int, after: int, tones: tuple[QColor, QColor] | None
) -> list[QTextLayout.FormatRange]:
    bold, soft = QTextLayout.FormatRange(), QTextLayout.FormatRange()
    head, tail = QTextCharFormat(), QTextCharFormat()
    head.setFontWeight(QFont.Weight.DemiBold)
    if tones is not None:
        head.setForeground(tones[0])
        tail.setForeground(tones[1])
    for part, start, length, style in ((bold, 0, title, head), (soft, sentence_end, after, tail)):
        part.start, part.length, part.format = start, length, style
    return [bold, soft]


class HeadlineList(QListView):
    """The view of the headlines.

    Signals:
        picked(int): the headline in this row was selected.
        opened(int): the user pressed Enter or double-clicked; its place is to be shown.
        ticked(int): the user pressed the space bar; it is to be ticked off, or not any more.
    """

    picked = Signal(int)
    opened = Signal(int)
    ticked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headlines = HeadlineModel(self)
        self.setModel(self.headlines)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(self.tr("Hoofdpunten"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.selectionModel().currentChanged.connect(lambda now, _: self._tell(now))
        self.clicked.connect(self._tell)
        self.activated.connect(lambda index: self.opened.emit(index.row()))

    def show_headlines(self, shown: Sequence[ShownHeadline]) -> None:
        """Shows the headlines; the selection stays when they are the same."""
        self.headlines.show(shown)
        self.updateGeometry()

    def wanted_height(self) -> int:
        """The height in pixels that shows all headlines."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.headlines.rowCount()))
        return rows + 2 * self.frameWidth() + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.ticked.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(index.row())
