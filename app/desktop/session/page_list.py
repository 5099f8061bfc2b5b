"""The pages of the window: one row each, in the order of the navigation.

A new page is a row here and a package in `app.desktop.pages` that is called after it.
"""

from enum import Enum, auto

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "Navigation"


class Scope(Enum):
    """What a page works on; its steps are those that undo takes back on that page.

    The list of projects has steps without a document: it shows what is stored. A page of none has no steps.
    """

    NONE = auto()
    PROJECT = auto()
    PROJECT_LIST = auto()
    LIBRARY = auto()


class PageId(Enum):
    """A page: what it is called, the class in its package that makes it, its scope and its keys.

    The keys are fixed with the page, so that another page never shifts them.
    """

    OVERVIEW = str(QT_TRANSLATE_NOOP("Navigation", "Overzicht")), "OverviewPage", Scope.PROJECT, "Ctrl+1"
    BUILDING = str(QT_TRANSLATE_NOOP("Navigation", "Gebouw")), "BuildingPage", Scope.PROJECT, "Ctrl+2"
    MATERIALS = str(QT_TRANSLATE_NOOP("Navigation", "Materialen")), "MaterialsPage", Scope.PROJECT, "Ctrl+3"
    INDICATORS = (
        str(QT_TRANSLATE_NOOP("Navigation", "Energie en overig")),
        "IndicatorsPage",
        Scope.PROJECT,
        "Ctrl+4",
    )
    AMBITIONS = str(QT_TRANSLATE_NOOP("Navigation", "Ambities")), "AmbitionsPage", Scope.PROJECT, "Ctrl+5"
    VARIANTS = str(QT_TRANSLATE_NOOP("Navigation", "Varianten")), "VariantsPage", Scope.PROJECT, "Ctrl+6"
    AUDIT = str(QT_TRANSLATE_NOOP("Navigation", "Controle")), "AuditPage", Scope.PROJECT, "Ctrl+7"
    REPORT = str(QT_TRANSLATE_NOOP("Navigation", "Rapport")), "ReportPage", Scope.PROJECT, "Ctrl+8"
    PROJECTS = str(QT_TRANSLATE_NOOP("Navigation", "Projecten")), "ProjectsPage", Scope.PROJECT_LIST, "Ctrl+9"
    LIBRARY = str(QT_TRANSLATE_NOOP("Navigation", "Bibliotheek")), "LibraryPage", Scope.LIBRARY, "Ctrl+Shift+1"
    SETTINGS = str(QT_TRANSLATE_NOOP("Navigation", "Instellingen")), "SettingsPage", Scope.NONE, "Ctrl+Shift+2"

    def __init__(self, title: str, class_name: str, scope: Scope, keys: str) -> None:
        self._title = title
        self.class_name = class_name
        self.scope = scope
        self.keys = keys

    @property
    def title(self) -> str:
        """The name in the present language."""
        return QCoreApplication.translate(_CONTEXT, self._title)

    @property
    def package(self) -> str:
        """The package of the page, within the one of all pages."""
        return self.name.lower()
