"""Filter, sorting and grouping of the table of the bill; the selection stays on its line, also out of sight."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.desktop.pages.materials.filter_row import FilterRow
from app.services.library.product_search import folded
from models.domain.linkage import LinkState
from widgets.bill.columns import CONTRIBUTION
from widgets.bill.rows import Ordering
from widgets.bill.table_model import BillTableModel
from widgets.bill.view import BillView


class BillOrdering(QObject):
    """The order in which the table shows the lines.

    A line that an edit takes out of a filter stays in sight until the filter is chosen again, so that nothing
    moves under the hand.

    Signals:
        changed(): other lines, or the same in another order, are shown.
    """

    changed = Signal()

    def __init__(self, model: BillTableModel, view: BillView, filter_row: FilterRow, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._view, self._filter_row = model, view, filter_row
        self._out_of_sight: tuple[str, int] | None = None
        filter_row.filtered.connect(lambda text: self._filter(words=tuple(folded(text).split())))
        filter_row.link_chosen.connect(self._show_link)
        filter_row.grouped.connect(self._group)
        view.sort_asked.connect(self._sort)
        view.group_toggled.connect(lambda code: model.order(model.ordering.toggled(code)))
        view.selectionModel().currentChanged.connect(self._on_current)

    def _filter(self, words: tuple[str, ...]) -> None:
        self._order(replace(self._model.ordering, words=words))

    def _show_link(self, state: LinkState | None) -> None:
        self._order(replace(self._model.ordering, link=state), is_anew=True)

    def _group(self, is_on: bool) -> None:
        self._order(replace(self._model.ordering, is_grouped=is_on, collapsed=frozenset()))

    def _order(self, ordering: Ordering, *, is_anew: bool = False) -> None:
        """Shows the lines in this order; the current line that a filter hides is current again after it."""
        current = self._view.currentIndex()
        line = self._model.line_at(current.row()) if current.isValid() else None
        kept = self._out_of_sight if line is None else (line.id, current.column())
        self._model.order(ordering, is_anew=is_anew)
        self._out_of_sight = kept
        row = None if kept is None else self._row_of(kept[0])
        if kept is not None and row is not None:
            self._out_of_sight = None
            if not self._view.currentIndex().isValid():
                self._view.go_to(row, kept[1])
        self.changed.emit()

    def _row_of(self, line_id: str) -> int | None:
        lines, rows = self._model.lines, self._model.rows.row_of
        return next((row for position, row in rows.items() if lines[position].id == line_id), None)

    def _on_current(self) -> None:
        if self._view.currentIndex().isValid():
            self._out_of_sight = None

    def _sort(self, field: str) -> None:
        """Sorts by a column: ascending, then descending, then in the order of the bill again."""
        ordering = self._model.ordering
        starts_down = field == CONTRIBUTION
        if ordering.sort_field != field:
            ordering = replace(ordering, sort_field=field, is_descending=starts_down)
        elif ordering.is_descending == starts_down:
            ordering = replace(ordering, is_descending=not starts_down)
        else:
            ordering = replace(ordering, sort_field="", is_descending=False)
        self._model.order(ordering)
        self._view.show_sorting(ordering.sort_field, is_descending=ordering.is_descending)

    def show_every_line(self) -> None:
        """Clears the filters and expands the groups; sorting stays."""
        self._filter_row.clear()
        self._order(replace(self._model.ordering, words=(), link=None, collapsed=frozenset()))

    def clear(self) -> None:
        """Clears filters and sorting, so that every line shows in the order of the bill; grouping stays."""
        self._filter_row.clear()
        self._order(
            replace(self._model.ordering, sort_field="", words=(), link=None, collapsed=frozenset()),
        )
        self._view.show_sorting("", is_descending=False)
