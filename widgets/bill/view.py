"""View of the bill table, with frozen first columns and the keys of a spreadsheet."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from widgets.bill.columns import (
    COLUMN_OF,
    COLUMNS,
    CONTRIBUTION,
    FITTED,
    FITTED_LEAST,
    FROZEN_COUNT,
    MARKS,
    BillColumn,
)
from widgets.bill.delegate import BillDelegate, CellEditing, Step
from widgets.bill.frozen_view import FrozenView
from widgets.bill.keys import EDGES, asked_by
from widgets.bill.rows import GroupRow
from widgets.bill.table_model import SUBTOTAL_SPANS, BillTableModel
from widgets.type_scale import row_height

_LEAST_WIDTH = 22
_HEADER_ROOM = 20
_LAST_FITTED = COLUMN_OF[CONTRIBUTION]
_MANY_ROWS = 50
_CONDENSED = 0.84
"""Width of the condensed cut as a part of that of the usual one."""
_Trigger = QAbstractItemView.EditTrigger
_Select = QItemSelectionModel.SelectionFlag


class BillView(QTableView):
    """View of the bill table.

    Signals, each emitted after a key or a click:
        entered(row, field, text, key), entered_for_all(row, field, text, key), refused(text, problem): see
            `BillDelegate`.
        asked(str): `copy`, `cut`, `paste`, `clear`, `fill_down`, `insert`, `delete`, `move_up`, `move_down`,
            `open_assembly`, `close_assembly`.
        menu_asked(QPoint): a menu for the current line is wanted, at this place on the screen.
        widths_set(): the user set the width of a column.
        sort_asked(field): a header was clicked.
        group_toggled(code): the heading of a group was clicked.
        mark_clicked(row): the mark of a line was clicked.
    """

    entered = Signal(int, str, str, object)
    entered_for_all = Signal(int, str, str, object)
    refused = Signal(str, str)
    asked = Signal(str)
    sort_asked = Signal(str)
    group_toggled = Signal(str)
    mark_clicked = Signal(int)
    menu_asked = Signal(QPoint)
    widths_set = Signal()

    def __init__(self, model: BillTableModel, editing: CellEditing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._lit = range(0)
        self._is_fitted = True
        self._is_setting_widths = False
        self.setModel(model)
        self._set_up(self)
        self.frozen = FrozenView(self, self.light_rows)
        self._set_up(self.frozen)
        self.frozen.setSelectionModel(self.selectionModel())
        for view in (self, self.frozen):
            delegate = BillDelegate(editing, view)
            view.setItemDelegate(delegate)
            delegate.entered.connect(self.entered)
            delegate.entered_for_all.connect(self.entered_for_all)
            delegate.refused.connect(self.refused)
            delegate.left.connect(self._on_left)
            view.clicked.connect(self._on_clicked)
        self.setStyleSheet("QAbstractScrollArea::corner { background: transparent; border: none; }")
        self.set_widths({})
        self._connect()

    def _set_up(self, view: QTableView) -> None:
        view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        view.setWordWrap(False)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setCornerButtonEnabled(False)
        view.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        rows = view.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(0)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height(view.fontMetrics()))
        header = view.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_LEAST_WIDTH)
        header.setFixedHeight(2 * view.fontMetrics().height() + 12)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionPressed.disconnect()
        header.sectionClicked.connect(lambda column: self.sort_asked.emit(COLUMNS[column].field))

    def _connect(self) -> None:
        own, frozen = self.horizontalHeader(), self.frozen.horizontalHeader()
        own.sectionResized.connect(self._on_resized)
        frozen.sectionResized.connect(lambda column, _old, new: self.setColumnWidth(column, new))
        self.verticalScrollBar().valueChanged.connect(self.frozen.verticalScrollBar().setValue)
        self.frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self._model.layoutChanged.connect(self._span_groups)
        self._model.modelReset.connect(self._span_groups)

    def set_widths(self, widths: dict[str, int]) -> None:
        """Sets column widths in pixels by field; other columns get their usual width.

        As long as none is set, the description takes the width that the columns up to the contribution leave.
        """
        self._is_fitted = not widths
        self._is_setting_widths = True
        for place, column in enumerate(COLUMNS):
            width = widths.get(column.field) or self._usual_width(column)
            self.setColumnWidth(place, width)
            if place < FROZEN_COUNT:
                self.frozen.setColumnWidth(place, width)
        self._is_setting_widths = False
        self._fit()

    @property
    def is_fitted(self) -> bool:
        """Whether the widths are the usual ones, fitted to the room, because the user has set none."""
        return self._is_fitted

    def _fit(self) -> None:
        """Gives the description the width that is left, unless the user has set widths."""
        if not self._is_fitted:
            return
        others = (self.columnWidth(p) for f, p in COLUMN_OF.items() if p <= _LAST_FITTED and f != FITTED)
        self._is_setting_widths = True
        self.setColumnWidth(COLUMN_OF[FITTED], max(FITTED_LEAST, self.viewport().width() - sum(others)))
        self._is_setting_widths = False

    def _usual_width(self, column: BillColumn) -> int:
        is_condensed = any("Condensed" in family for family in self.font().families()[:1])
        return max(round(column.width * (_CONDENSED if is_condensed else 1.0)), self._header_width(column))

    def _header_width(self, column: BillColumn) -> int:
        """The width in pixels of a header, with room for the arrow of sorting."""
        font = self.horizontalHeader().font()
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        longest = max(metrics.horizontalAdvance(line) for line in column.header_text().split("\n"))
        return longest + _HEADER_ROOM if longest else 0

    def widths(self) -> dict[str, int]:
        """The widths in pixels of the shown columns, by field."""
        shown = (p for p in range(len(COLUMNS)) if not self.isColumnHidden(p))
        return {COLUMNS[p].field: self.columnWidth(p) for p in shown}

    def show_sorting(self, field: str, *, is_descending: bool) -> None:
        """Shows the arrow of sorting in the header of a field; "" for none."""
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        for header in (self.horizontalHeader(), self.frozen.horizontalHeader()):
            header.setSortIndicatorShown(bool(field))
            header.setSortIndicator(COLUMN_OF.get(field, -1), order)

    # The current cell and the selection ---------------------------------------------------------

    def selected_block(self) -> tuple[range, range]:
        """The rows and columns of the selection, or those of the current cell when nothing is selected."""
        ranges = self.selectionModel().selection()
        if not ranges.isEmpty():
            first = ranges.first()
            return range(first.top(), first.bottom() + 1), range(first.left(), first.right() + 1)
        current = self.currentIndex()
        if not current.isValid():
            return range(0), range(0)
        return range(current.row(), current.row() + 1), range(current.column(), current.column() + 1)

    def select_block(self, top: int, bottom: int, left: int, right: int) -> None:
        """Selects a block and makes its first cell current."""
        model = self._model
        selection = QItemSelection(model.index(top, left), model.index(bottom, right))
        self.selectionModel().setCurrentIndex(model.index(top, left), _Select.NoUpdate)
        self.selectionModel().select(selection, _Select.ClearAndSelect)
        self.scrollTo(model.index(top, left))

    def go_to(self, row: int, column: int) -> None:
        """Makes a cell current and brings it into view."""
        index = self._model.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def start_editing(self, row: int, field: str) -> None:
        """Opens the editor of a cell."""
        self.go_to(row, COLUMN_OF[field])
        self.edit(self._model.index(row, COLUMN_OF[field]), _Trigger.AllEditTriggers, None)

    # Qt's own --------------------------------------------------------------------------------------

    def edit(  # type: ignore[override]
        self,
        index: QModelIndex | QPersistentModelIndex,
        trigger: QAbstractItemView.EditTrigger | None = None,
        event: QEvent | None = None,
    ) -> bool | None:
        """Opens the editor of a frozen column in the frozen view, not underneath it."""
        if trigger is None:
            return super().edit(index)
        if index.isValid() and index.column() < FROZEN_COUNT and trigger is not _Trigger.NoEditTriggers:
            return self.frozen.edit(index, trigger, event)  # type: ignore[arg-type]
        return super().edit(index, trigger, event)  # type: ignore[arg-type]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._place_frozen()
        row = self.visualRect(self.currentIndex())
        if event.size().height() < row.bottom() <= event.oldSize().height():
            # The remark about the current line takes room below the table; the line itself stays in view.
            self.scrollTo(self.currentIndex())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scrolls to a cell, sideways only for columns that are not frozen, so that they are not hidden behind."""
        if index.column() < FROZEN_COUNT:
            self.frozen.scrollTo(index, hint)
            return
        super().scrollTo(index, hint)
        hidden = self.frozen.width() - self.visualRect(self._model.index(index.row(), index.column())).left()
        if hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.light_rows()
        super().paintEvent(event)

    def light_rows(self) -> None:
        """Tells the delegates which rows are lit, before they draw."""
        rows, _ = self.selected_block()
        for view in (self, self.frozen):
            delegate = view.itemDelegate()
            if isinstance(delegate, BillDelegate):
                delegate.lit_rows = rows

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Redraws the rows that are lit from now on and those that no longer are."""
        super().selectionChanged(selected, deselected)
        before, (self._lit, _) = self._lit, self.selected_block()
        for rows in (before, self._lit):
            self._redraw_rows(rows)

    def _redraw_rows(self, rows: range) -> None:
        if not len(rows):
            return
        top, bottom = self.rowViewportPosition(rows[0]), self.rowViewportPosition(rows[-1])
        for view in (self, self.frozen):
            port = view.viewport()
            if top < 0 or bottom < 0 or len(rows) > _MANY_ROWS:
                port.update()
            else:
                port.update(0, top, port.width(), bottom - top + self.rowHeight(rows[-1]))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for a menu at the pointer, or at the current cell when the key for it was pressed."""
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_asked.emit(place)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "frozen"):
            for view in (self, self.frozen):
                view.verticalHeader().setDefaultSectionSize(row_height(view.fontMetrics()))
                view.horizontalHeader().setFixedHeight(2 * view.fontMetrics().height() + 12)
            if self._is_fitted:
                self.set_widths({})

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Redraws the frame and the selection only; Qt would redraw every cell after each edited one."""
        if not self.currentIndex().isValid():
            super().focusInEvent(event)
            if self._model.rowCount():
                self.setCurrentIndex(self._model.index(0, COLUMN_OF["description"]))
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        del event
        self._show_focus()

    def _show_focus(self) -> None:
        rim = QRegion(self.rect()).subtracted(QRegion(self.rect().adjusted(3, 3, -3, -3)))
        self.update(rim)
        for view in (self, self.frozen):
            view.viewport().update(view.visualRegionForSelection(self.selectionModel().selection()))
            view.update(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = asked_by(event)
        if asked:
            self.asked.emit(asked)
        elif not self._move(event) and not self._toggle(event):
            super().keyPressEvent(event)
            return
        event.accept()

    def _move(self, event: QKeyEvent) -> bool:
        """Moves the current cell on Enter, Tab and Ctrl with an arrow, and selects rows on Shift+Space."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        has_shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not modifiers & Qt.KeyboardModifier.ControlModifier:
                self._on_left(Step.UP if has_shift else Step.DOWN)
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._tab(is_back=has_shift or key == Qt.Key.Key_Backtab)
        if key == Qt.Key.Key_Space and has_shift:
            rows, _ = self.selected_block()
            if len(rows):
                self.select_block(rows[0], rows[-1], 0, len(COLUMNS) - 1)
            return True
        edge = EDGES.get(key) if modifiers & Qt.KeyboardModifier.ControlModifier else None
        return self._to_edge(edge, has_shift=has_shift) if edge is not None else False

    def _tab(self, *, is_back: bool) -> bool:
        """Moves to the next or previous cell; from the first or last cell Tab leaves the table."""
        current = self.currentIndex()
        at_end = (current.row(), current.column()) == (self._model.rowCount() - 1, len(COLUMNS) - 1)
        at_start = (current.row(), current.column()) == (0, 0)
        if not current.isValid() or (at_start if is_back else at_end):
            return bool(self.focusNextPrevChild(not is_back))
        self._on_left(Step.LEFT if is_back else Step.RIGHT)
        return True

    def _to_edge(self, edge: Callable[[int, int, int, int], tuple[int, int]], *, has_shift: bool) -> bool:
        current = self.currentIndex()
        if not current.isValid():
            return False
        last_row, last_column = self._model.rowCount() - 1, len(COLUMNS) - 1
        row, column = edge(current.row(), current.column(), last_row, last_column)
        index = self._model.index(row, column)
        if has_shift:
            anchor = QItemSelection(current, index)
            self.selectionModel().select(anchor, _Select.ClearAndSelect)
            self.selectionModel().setCurrentIndex(index, _Select.NoUpdate)
        else:
            self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def _toggle(self, event: QKeyEvent) -> bool:
        """Collapses or expands a group on Space; on a line Space starts typing like any other key."""
        entry = self._group(self.currentIndex())
        if event.key() == Qt.Key.Key_Space and entry is not None:
            self.group_toggled.emit(entry.code)
            return True
        return False

    def _group(self, index: QModelIndex) -> GroupRow | None:
        entry = self._model.rows.entries[index.row()] if index.isValid() else None
        return entry if isinstance(entry, GroupRow) else None

    def _on_clicked(self, index: QModelIndex) -> None:
        if COLUMNS[index.column()].field != MARKS:
            return
        group = self._group(index)
        if group is not None:
            self.group_toggled.emit(group.code)
        elif self._model.line_at(index.row()) is not None:
            self.mark_clicked.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        group = self._group(self.indexAt(event.position().toPoint()))
        if group is not None:
            self.group_toggled.emit(group.code)
        else:
            super().mouseDoubleClickEvent(event)

    def _on_left(self, step: Step) -> None:
        current = self.currentIndex()
        if not current.isValid():
            return
        row, column = current.row(), current.column()
        if step in (Step.DOWN, Step.UP):
            row = max(0, min(self._model.rowCount() - 1, row + (1 if step is Step.DOWN else -1)))
        elif step in (Step.RIGHT, Step.LEFT):
            row, column = self._beside(row, column, 1 if step is Step.RIGHT else -1)
        self.setFocus()
        self.go_to(row, column)

    def _beside(self, row: int, column: int, by: int) -> tuple[int, int]:
        """The next (`by` 1) or previous (-1) editable cell, in this row or the one after or before it."""
        count = len(COLUMNS)
        place = row * count + column + by
        while 0 <= place < count * self._model.rowCount():
            shown = COLUMNS[place % count]
            if shown.is_editable and not self.isColumnHidden(place % count):
                return place // count, place % count
            place += by
        return row, column

    # Frozen columns and groups ------------------------------------------------------------------

    def _on_resized(self, column: int, old: int, new: int) -> None:
        if not self._is_setting_widths and old and new:
            self._is_fitted = False
            self.widths_set.emit()
        if column < FROZEN_COUNT and self.frozen.columnWidth(column) != new:
            self.frozen.setColumnWidth(column, new)
        self._place_frozen()

    def _place_frozen(self) -> None:
        width = sum(self.columnWidth(column) for column in range(FROZEN_COUNT))
        frame = self.frameWidth()
        height = self.viewport().height() + self.horizontalHeader().height()
        self.frozen.setGeometry(frame, frame, width, height)

    def _span_groups(self) -> None:
        """Lets the subtotals of each group span several columns."""
        self.clearSpans()
        for row, entry in enumerate(self._model.rows.entries if self._model.ordering.is_grouped else ()):
            if isinstance(entry, GroupRow):
                for field, count in SUBTOTAL_SPANS.items():
                    self.setSpan(row, COLUMN_OF[field], 1, count)
