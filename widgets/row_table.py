"""The settings that tables of whole rows have in common."""

from PySide6.QtWidgets import QAbstractItemView, QTableView


def set_up_rows(view: QTableView) -> None:
    """Sets up a read-only table of whole rows: no grid, no row headers, and the tab key leaves the table."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.verticalHeader().hide()
