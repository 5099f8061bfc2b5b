"""The settings that tables have in common: heights from the font, hairlines below the rows, no other grid."""

from PySide6.QtWidgets import QAbstractItemView, QTableView

from widgets.type_scale import header_height, row_height, two_line_height


def set_up_rows(view: QTableView, *, lines: int = 1) -> None:
    """Sets up a read-only table of whole rows without row headers, which the tab key leaves.

    Args:
        lines: of text in a row, 1 or 2.
    """
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    set_up_look(view, lines=lines)


def set_up_look(view: QTableView, *, lines: int = 1) -> None:
    """Sets the heights of rows and header from the font of a table, and removes its grid."""
    view.setShowGrid(False)
    metrics = view.fontMetrics()
    view.verticalHeader().setMinimumSectionSize(0)
    view.verticalHeader().setDefaultSectionSize(row_height(metrics) if lines == 1 else two_line_height(metrics))
    header = view.horizontalHeader()
    header.setMinimumHeight(header_height(metrics))
    header.setHighlightSections(False)
