"""The page Bibliotheek: product cards, requirement editions, and the texts for which a product was confirmed."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.desktop.pages.library.assemblies_tab import AssembliesTab
from app.desktop.pages.library.confirmed_tab import ConfirmedTab
from app.desktop.pages.library.products_tab import ProductsTab
from app.desktop.pages.library.sets_tab import SetsTab
from app.desktop.session.page import Page
from app.desktop.session.workspace import Workspace
from models.domain.outcome import Message
from widgets.plain_text import plain_label


class LibraryPage(Page):
    """The library of the store; it needs no open project, and every edit is stored at once."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._has_shown = False
        self._damaged_told = 0
        self.products = ProductsTab(workspace)
        self.assemblies = AssembliesTab(workspace)
        self.sets = SetsTab(workspace)
        self.confirmed = ConfirmedTab(workspace)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.products, self.tr("Producten"))
        self.tabs.addTab(self.assemblies, self.tr("Opbouwen"))
        self.tabs.addTab(self.sets, self.tr("Eisensets"))
        self.tabs.addTab(self.confirmed, self.tr("Bevestigde teksten"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(plain_label(self.tr("Bibliotheek"), role="title"))
        layout.addWidget(self.tabs, 1)
        workspace.reference_changed.connect(self._on_reference)
        workspace.store_opened.connect(self._on_reference)
        workspace.settings_changed.connect(self._on_reference)

    def attach(self) -> None:
        """Does nothing: the library does not depend on the open project."""

    def showEvent(self, event: QShowEvent) -> None:
        """Loads the library when the page is first shown; later changes come by signal."""
        super().showEvent(event)
        if not self._has_shown and self.workspace.has_store:
            self.show_all()

    def show_all(self) -> None:
        """Shows all cards and editions anew; the selection stays where it still exists."""
        self._has_shown = True
        self.products.show_all()
        self.assemblies.show_all()
        self.sets.show_all()
        self.confirmed.show_all()
        self._tell_damaged()

    def _on_reference(self) -> None:
        if self._has_shown and self.workspace.has_store:
            self.show_all()

    def _tell_damaged(self) -> None:
        own = self.workspace.session.own
        count = len(own.damaged) if own is not None else 0
        if count != self._damaged_told:
            self._damaged_told = count
            if count:
                self.workspace.tell_problem(Message("library_items_damaged", {"count": count}))
