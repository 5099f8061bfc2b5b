"""The list of pages of the window, in the order of the navigation.

A new page is a row here and a package of the same name in `app.desktop.pages`.
"""

from enum import Enum, auto

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "Navigation"


class Scope(Enum):
    """The kind of document that a page works on, and whose steps undo takes back on that page.

    The list of projects has undo steps without a document, because it shows the store. NONE has no steps.
    """

    NONE = auto()
    PROJECT = auto()
    PROJECT_LIST = auto()
    LIBRARY = auto()


class PageId(Enum):
    """A page: its name, the class in its package, its scope, its shortcut and its icon.

    Shortcuts are fixed per page, so that a new page never shifts them.
    """

    OVERVIEW = (
        str(QT_TRANSLATE_NOOP("Navigation", "Overzicht")),
        "OverviewPage",
        Scope.PROJECT,
        "Ctrl+1",
        "layout-dashboard",
    )
    BUILDING = (
        str(QT_TRANSLATE_NOOP("Navigation", "Gebouw")),
        "BuildingPage",
        Scope.PROJECT,
        "Ctrl+2",
        "building-2",
    )
    MATERIALS = (
        str(QT_TRANSLATE_NOOP("Navigation", "Materialen")),
        "MaterialsPage",
        Scope.PROJECT,
        "Ctrl+3",
        "table-2",
    )
    INDICATORS = (
        str(QT_TRANSLATE_NOOP("Navigation", "Energie en overig")),
        "IndicatorsPage",
        Scope.PROJECT,
        "Ctrl+4",
        "zap",
    )
    INTERVIEW = (
        str(QT_TRANSLATE_NOOP("Navigation", "In een kwartier")),
        "InterviewPage",
        Scope.PROJECT,
        "Ctrl+Shift+3",
        "timer",
    )
    AMBITIONS = (
        str(QT_TRANSLATE_NOOP("Navigation", "Ambities")),
        "AmbitionsPage",
        Scope.PROJECT,
        "Ctrl+5",
        "target",
    )
    VARIANTS = (
        str(QT_TRANSLATE_NOOP("Navigation", "Varianten")),
        "VariantsPage",
        Scope.PROJECT,
        "Ctrl+6",
        "git-compare",
    )
    AUDIT = str(QT_TRANSLATE_NOOP("Navigation", "Controle")), "AuditPage", Scope.PROJECT, "Ctrl+7", "list-checks"
    REPORT = str(QT_TRANSLATE_NOOP("Navigation", "Rapport")), "ReportPage", Scope.PROJECT, "Ctrl+8", "file-text"
    PROJECTS = (
        str(QT_TRANSLATE_NOOP("Navigation", "Projecten")),
        "ProjectsPage",
        Scope.PROJECT_LIST,
        "Ctrl+9",
        "folder",
    )
    LIBRARY = (
        str(QT_TRANSLATE_NOOP("Navigation", "Bibliotheek")),
        "LibraryPage",
        Scope.LIBRARY,
        "Ctrl+Shift+1",
        "library",
    )
    SETTINGS = (
        str(QT_TRANSLATE_NOOP("Navigation", "Instellingen")),
        "SettingsPage",
        Scope.NONE,
        "Ctrl+Shift+2",
        "settings",
    )

    def __init__(self, title: str, class_name: str, scope: Scope, keys: str, icon: str) -> None:
        self._title = title
        self.class_name = class_name
        self.scope = scope
        self.keys = keys
        self.icon = icon

    @property
    def title(self) -> str:
        """The name in the present language."""
        return QCoreApplication.translate(_CONTEXT, self._title)

    @property
    def package(self) -> str:
        """The name of the page's package within `app.desktop.pages`."""
        return self.name.lower()
