"""Delegate of the bill table: draws its cells and makes their editors, with the keys of a spreadsheet."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from models.domain.bill import BillLine
from models.domain.outcome import Severity
from widgets.bill.choice_edit import Choice, ChoiceEdit
from widgets.bill.columns import COLUMNS, BillColumn, CellKind
from widgets.bill.product_cell import paint_product
from widgets.bill.table_model import BillTableModel, CellFace, LayerPlace, RowMark
from widgets.colours import Colours, colours_of
from widgets.contribution_bar import paint_bar
from widgets.quantity_edit import Judgement, QuantityEdit
from widgets.severity_marks import LINE_MARKS
from widgets.type_scale import row_height

Index = QModelIndex | QPersistentModelIndex
_LONGEST_TEXT = 10_000
_SIDE_PADDING = 8
_LAYER_INDENT, _LAYER_BRANCH = 18, 8
_MARK_COLOURS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "muted"}


class Step(Enum):
    """Move of the current cell after a cell was entered."""

    STAY = auto()
    DOWN = auto()
    UP = auto()
    RIGHT = auto()
    LEFT = auto()


class CellEditing(Protocol):
    """Texts, choices and checks of values for the cell editors; provided by the page."""

    def edited_text(self, line: BillLine, field: str) -> str:
        """The text of a cell as its editor starts with it."""

    def judge(self, field: str, text: str) -> Judgement:
        """The judgement on a typed text: whether it can be accepted, and how it is read."""

    def choices(self, field: str, text: str) -> Sequence[Choice]:
        """The choices of a field that match a text, the best first; for "" all, or the first of many."""

    def choice_key(self, line: BillLine, field: str) -> str:
        """The key of the present choice of a cell."""

    def is_free(self, field: str) -> bool:
        """Whether a text that is no choice is accepted in a field."""

    def unit_text(self, line: BillLine, field: str) -> str:
        """The unit that the editor of a cell shows."""


class BillDelegate(QStyledItemDelegate):
    """Delegate of the bill table.

    Signals:
        entered(row, field, text, key): a cell was typed or chosen; `key` is None for typed text.
        entered_for_all(row, field, text, key): the same, for every selected cell.
        left(Step): the editor was closed by a key; the current cell is to move.
        refused(text, problem): an editor lost the focus with a text that cannot be accepted.

    Attributes:
        lit_rows: the rows of the selection.
    """

    entered = Signal(int, str, str, object)
    entered_for_all = Signal(int, str, str, object)
    left = Signal(object)
    refused = Signal(str, str)

    def __init__(self, editing: CellEditing, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._colours_of: tuple[int, Colours] | None = None
        self._editing = editing
        self._is_for_all = False
        self.lit_rows = range(0)

    # Drawing ------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws a cell without Qt's style, which takes three times longer because of what it asks the model."""
        model = index.model()
        if not isinstance(model, BillTableModel):
            return
        colours = self._colours(option)
        row, place = index.row(), index.column()
        face = model.face(row, place)
        ground = self._ground(option, face, row)
        if ground:
            painter.fillRect(option.rect, colours.colour(ground))
        painter.setPen(colours.colour("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        kind = COLUMNS[place].kind
        if kind is CellKind.BAR:
            bar = model.bar_at(row)
            if bar is not None:
                paint_bar(painter, QRectF(option.rect), bar, colours)
        elif kind is CellKind.MARK:
            _paint_mark(painter, option, model.sign_at(row), colours)
        elif face.link is not None:
            painter.setFont(option.font)
            paint_product(painter, option.rect, face.text, face.link, colours)
        elif face.text or face.layer is not None:
            _paint_text(painter, option, face, colours)
        if self._view.currentIndex() == index:
            _paint_current(painter, option, colours)

    def _ground(self, option: QStyleOptionViewItem, face: CellFace, row: int) -> str:
        """The colour behind a cell; "" for that of the table. The rows of the selection are softly lit."""
        if option.state & QStyle.StateFlag.State_Selected:
            return "selection"
        if row in self.lit_rows:
            return "accent_soft"
        return "surface_alt" if face.is_heading else ""

    def _colours(self, option: QStyleOptionViewItem) -> Colours:
        key = option.palette.cacheKey()
        if self._colours_of is None or self._colours_of[0] != key:
            self._colours_of = (key, colours_of(self._view))
        return self._colours_of[1]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(40, row_height(option.fontMetrics))

    # Editing ------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        column = COLUMNS[index.column()]
        editor = self._editor(column, _line(index), parent)
        editor.setFrame(False)
        editor.setStyleSheet("padding: 0 3px; min-height: 0; border-radius: 0;")
        editor.setAccessibleName(column.title())
        return editor

    def _editor(self, column: BillColumn, line: BillLine | None, parent: QWidget) -> QLineEdit:
        field = column.field
        if column.kind in (CellKind.CHOICE, CellKind.YES_NO):
            edit = ChoiceEdit(
                lambda text: self._editing.choices(field, text),
                is_free=self._editing.is_free(field),
                parent=parent,
            )
            edit.taken.connect(lambda: self._finish(edit, Step.STAY))
            return edit
        if column.is_number:
            unit = self._editing.unit_text(line, field) if line is not None else ""
            amount = QuantityEdit(lambda text: self._editing.judge(field, text), unit, parent)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight)
            return amount
        text = QLineEdit(parent)
        text.setMaxLength(_LONGEST_TEXT)
        return text

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        line, field = _line(index), COLUMNS[index.column()].field
        if line is None or not isinstance(editor, QLineEdit) or editor.isModified():
            return
        text = self._editing.edited_text(line, field)
        if isinstance(editor, ChoiceEdit):
            if not editor.is_changed:
                editor.start(self._editing.choice_key(line, field), text)
        else:
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Emits what was entered, once; a text that cannot be accepted is emitted as refused."""
        del model
        is_for_all, self._is_for_all = self._is_for_all, False
        if not isinstance(editor, QLineEdit):
            return
        is_changed = editor.is_changed if isinstance(editor, ChoiceEdit) else editor.isModified()
        if not is_changed and not is_for_all:
            return
        if not _is_acceptable(editor):
            self.refused.emit(editor.text(), _problem(editor))
            return
        key = editor.key if isinstance(editor, ChoiceEdit) else None
        signal = self.entered_for_all if is_for_all else self.entered
        field, text = COLUMNS[index.column()].field, editor.text()
        editor.setModified(False)
        signal.emit(index.row(), field, text, key)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        del index
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, QLineEdit) and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() in _KEYS:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and self._on_key(editor, event):
                return True
        return super().eventFilter(editor, event)

    def _on_key(self, editor: QLineEdit, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._is_for_all = True
                return self._finish(editor, Step.STAY)
            return self._finish(editor, Step.UP if has_shift else Step.DOWN)
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            is_back = key == Qt.Key.Key_Backtab or has_shift
            return self._finish(editor, Step.LEFT if is_back else Step.RIGHT)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not isinstance(editor, ChoiceEdit):
            return self._finish(editor, Step.UP if key == Qt.Key.Key_Up else Step.DOWN)
        return key == Qt.Key.Key_Escape and isinstance(editor, ChoiceEdit) and editor.closes_list()

    def _finish(self, editor: QLineEdit, step: Step) -> bool:
        """Accepts the text and closes the editor; with an unacceptable text it stays open and shows why."""
        if not _is_acceptable(editor):
            self._is_for_all = False
            if isinstance(editor, QuantityEdit | ChoiceEdit):
                editor.tell_problem()
            return True
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.left.emit(step)
        return True


_KEYS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab))


def _line(index: Index) -> BillLine | None:
    model = index.model()
    return model.line_at(index.row()) if isinstance(model, BillTableModel) else None


def _is_acceptable(editor: QLineEdit) -> bool:
    return editor.is_acceptable if isinstance(editor, QuantityEdit | ChoiceEdit) else True


def _problem(editor: QLineEdit) -> str:
    return editor.problem if isinstance(editor, QuantityEdit | ChoiceEdit) else ""


def _paint_current(painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
    """Draws the frame of the current cell, as strong as the focus ring of every other control."""
    painter.save()
    painter.setPen(QPen(colours.colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))
    painter.restore()


def _paint_text(painter: QPainter, option: QStyleOptionViewItem, face: CellFace, colours: Colours) -> None:
    """Draws a text on one line, shortened with …; muted and slanted when it comes from the product card."""
    font = option.font
    if face.is_bold or face.is_muted:
        font.setWeight(QFont.Weight.DemiBold if face.is_bold else QFont.Weight.Normal)
        font.setItalic(face.is_muted)
    painter.setFont(font)
    painter.setPen(colours.colour("muted" if face.is_muted else "ink"))
    room = option.rect.adjusted(_SIDE_PADDING, 0, -_SIDE_PADDING, 0)
    if face.layer is not None:
        _paint_layer_line(painter, QRectF(option.rect), face.layer, colours)
        room.setLeft(room.left() + _LAYER_INDENT)
    shown = painter.fontMetrics().elidedText(face.text, Qt.TextElideMode.ElideRight, room.width())
    side = Qt.AlignmentFlag.AlignRight if face.is_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


def _paint_layer_line(painter: QPainter, cell: QRectF, layer: LayerPlace, colours: Colours) -> None:
    """Draws the line that joins the layers of an assembly, with a branch to each; it ends at the last."""
    painter.save()
    painter.setPen(QPen(colours.colour("control"), 1))
    left, middle = round(cell.left()) + _SIDE_PADDING + 3.5, round(cell.center().y()) + 0.5
    bottom = middle if layer is LayerPlace.LAST else cell.bottom()
    painter.drawLine(QPointF(left, cell.top()), QPointF(left, bottom))
    painter.drawLine(QPointF(left, middle), QPointF(left + _LAYER_BRANCH, middle))
    painter.restore()


def _paint_mark(
    painter: QPainter, option: QStyleOptionViewItem, mark: RowMark | bool | None, colours: Colours
) -> None:
    """Draws the mark of a line in shape and colour, or the arrow of a group's heading."""
    if mark is None:
        return
    if isinstance(mark, RowMark):
        sign, colour = LINE_MARKS[mark.severity], _MARK_COLOURS[mark.severity]
    else:
        sign, colour = ("▸" if mark else "▾"), "muted"
    painter.setFont(option.font)
    painter.setPen(colours.colour(colour))
    painter.drawText(option.rect, int(Qt.AlignmentFlag.AlignCenter), sign)
