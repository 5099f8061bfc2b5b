"""Creating the widgets of pages; the package of a page is imported when it is first shown."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtWidgets import QWidget

from app.desktop.session.page import Page
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace

_PAGES = "app.desktop.pages"


def make_page(page: PageId, workspace: Workspace, parent: QWidget) -> Page:
    """Creates the widget of a page."""
    package = import_module(f"{_PAGES}.{page.package}")
    factory: Callable[[Workspace, QWidget], Page] = getattr(package, page.class_name)
    return factory(workspace, parent)
