"""The page Materialen on a project, shown and calculated, for tests that use it by mouse and keyboard."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.desktop.pages.materials import MaterialsPage
from app.desktop.session.workspace import Workspace
from models.domain.bill import BillLine
from models.domain.project import Project
from widgets.bill.columns import COLUMN_OF


def page_on(
    workspace: Workspace, qtbot: QtBot, project: Project, size: tuple[int, int] = (1000, 640)
) -> MaterialsPage:
    """The page when the first report is there."""
    workspace.store.save_project(project)
    assert workspace.open_project(project.id)
    page = MaterialsPage(workspace)
    qtbot.addWidget(page)
    page.attach()
    page.resize(*size)
    page.show()
    qtbot.waitUntil(lambda: workspace.open is not None and workspace.open.report is not None, timeout=10_000)
    page.activateWindow()
    page.view.setFocus()
    return page


def bill_of(page: MaterialsPage) -> tuple[BillLine, ...]:
    assert page.workspace.open is not None
    return page.workspace.open.variant.bill.lines


def undo(page: MaterialsPage) -> None:
    assert page.workspace.open is not None
    page.workspace.open.undo_stack.undo()


def go_to(page: MaterialsPage, line_id: str, field: str = "description") -> None:
    """Makes a cell current, as a click on it does."""
    position = next(p for p, line in enumerate(bill_of(page)) if line.id == line_id)
    page.view.go_to(page.model.rows.row_of[position], COLUMN_OF[field])


def shown_ids(page: MaterialsPage) -> list[str]:
    """Ids of the lines in the order of the table."""
    lines = bill_of(page)
    return [lines[entry].id for entry in page.model.rows.entries if isinstance(entry, int)]


def current_id(page: MaterialsPage) -> str:
    """Id of the current line; "" without one."""
    index = page.view.currentIndex()
    line = page.model.line_at(index.row()) if index.isValid() else None
    return "" if line is None else line.id


def visible(root: QWidget, find: Callable[[QWidget], bool]) -> list[QWidget]:
    """The visible widgets in a tree for which a condition holds."""
    return [each for each in root.findChildren(QWidget) if each.isVisible() and find(each)]
