"""Which pages there are, what they are called, and where they live; a page loads when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from app.desktop.pages.page import Page
from app.desktop.session.workspace import Desk, PageId

_CONTEXT = "Navigation"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: `title` is the untranslated text of its place in the navigation."""

    id: PageId
    title: str
    module: str
    class_name: str
    is_of_project: bool

    def translated_title(self) -> str:
        return QCoreApplication.translate(_CONTEXT, self.title)

    def make(self, desk: Desk, parent: QWidget) -> Page:
        factory: Callable[[Desk, QWidget], Page] = getattr(import_module(self.module), self.class_name)
        return factory(desk, parent)


def _entry(page: PageId, title: str, name: str, class_name: str, *, of_project: bool = True) -> PageEntry:
    return PageEntry(page, title, f"app.desktop.pages.{name}", class_name, of_project)


PAGES: tuple[PageEntry, ...] = (
    _entry(PageId.OVERVIEW, str(QT_TRANSLATE_NOOP("Navigation", "Overzicht")), "overview", "OverviewPage"),
    _entry(PageId.BUILDING, str(QT_TRANSLATE_NOOP("Navigation", "Gebouw")), "building", "BuildingPage"),
    _entry(PageId.MATERIALS, str(QT_TRANSLATE_NOOP("Navigation", "Materialen")), "materials", "MaterialsPage"),
    _entry(
        PageId.INDICATORS,
        str(QT_TRANSLATE_NOOP("Navigation", "Energie en overig")),
        "indicators",
        "IndicatorsPage",
    ),
    _entry(PageId.AMBITIONS, str(QT_TRANSLATE_NOOP("Navigation", "Ambities")), "ambitions", "AmbitionsPage"),
    _entry(PageId.VARIANTS, str(QT_TRANSLATE_NOOP("Navigation", "Varianten")), "variants", "VariantsPage"),
    _entry(PageId.AUDIT, str(QT_TRANSLATE_NOOP("Navigation", "Controle")), "audit", "AuditPage"),
    _entry(PageId.REPORT, str(QT_TRANSLATE_NOOP("Navigation", "Rapport")), "report", "ReportPage"),
    _entry(
        PageId.PROJECTS,
        str(QT_TRANSLATE_NOOP("Navigation", "Projecten")),
        "projects",
        "ProjectsPage",
        of_project=False,
    ),
    _entry(
        PageId.LIBRARY,
        str(QT_TRANSLATE_NOOP("Navigation", "Bibliotheek")),
        "library",
        "LibraryPage",
        of_project=False,
    ),
    _entry(
        PageId.SETTINGS,
        str(QT_TRANSLATE_NOOP("Navigation", "Instellingen")),
        "settings",
        "SettingsPage",
        of_project=False,
    ),
)
