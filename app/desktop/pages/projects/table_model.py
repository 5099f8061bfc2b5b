"""The item model of projects; searching, filtering and sorting only change its list of positions."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QDate, QLocale, QObject, Qt

from app.desktop.pages.projects.chips import CHIPS_ROLE, Chip
from app.services.projects.project_list import plain
from app.texts import Language, label
from models.domain.project import Phase
from models.storage.sqlite.project_summary import ProjectSummary
from widgets.plain_text import plain_tool_tip
from widgets.rows_table_model import LEFT, Index, RowsTableModel


class Shown(Enum):
    """The filter on the list; a phase shows only projects that are not archived."""

    CURRENT = "lopend"
    CONCEPT = "concept"
    INITIATIVE = Phase.INITIATIVE.value
    FEASIBILITY = Phase.FEASIBILITY.value
    PERMIT = Phase.PERMIT.value
    REALISATION = Phase.REALISATION.value
    OPERATION = Phase.OPERATION.value
    FROZEN = "vastgelegd"
    ARCHIVED = "gearchiveerd"

    @staticmethod
    def of(project: ProjectSummary) -> tuple["Shown", ...]:
        """The filters that include a project."""
        if project.is_archived:
            return (Shown.ARCHIVED,)
        phase = Shown.CONCEPT if project.phase is None else Shown(project.phase.value)
        return (Shown.CURRENT, phase, Shown.FROZEN) if project.has_frozen else (Shown.CURRENT, phase)


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    sort_key: Callable[[ProjectSummary], object]


class ProjectsTableModel(RowsTableModel[int]):
    """Rows are projects; EditRole gives the raw value, DisplayRole the text."""

    NAME, MUNICIPALITY, TYPE, STATUS, VARIANTS, LINES, CHANGED = range(7)
    right_columns = frozenset({VARIANTS, LINES})
    other_side = LEFT

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._projects: tuple[ProjectSummary, ...] = ()
        self._searched: list[str] | None = None
        self._words: tuple[str, ...] = ()
        self._shown = Shown.CURRENT
        self._sort: tuple[int, bool] = (self.CHANGED, True)
        self._columns = (
            _Column(self.tr("Naam"), lambda p: plain(p.name)),
            _Column(self.tr("Gemeente"), lambda p: plain(p.municipality)),
            _Column(self.tr("Gebouwtype"), lambda p: p.building_type or ""),
            _Column(self.tr("Status"), lambda p: (p.is_archived, _phase_order(p.phase), p.has_frozen)),
            _Column(self.tr("Varianten"), lambda p: p.variant_count),
            _Column(self.tr("Regels"), lambda p: p.line_count),
            _Column(self.tr("Gewijzigd"), lambda p: p.change_counter),
        )

    def show_projects(self, projects: tuple[ProjectSummary, ...]) -> None:
        """Shows another list; search, filter and order stay."""
        with self.resetting():
            self._projects = projects
            self._searched = None
            self._rows = self._ordered()

    def narrow(self, search: str, shown: Shown) -> None:
        """Shows only projects that contain every word of `search` and match the filter `shown`."""
        with self.resetting():
            self._words, self._shown = tuple(plain(search).split()), shown
            self._rows = self._ordered()

    def counts(self) -> dict[Shown, int]:
        """The number of projects per filter, regardless of the search."""
        found = Counter(shown for project in self._projects for shown in Shown.of(project))
        return {shown: found[shown] for shown in Shown}

    @property
    def total(self) -> int:
        return len(self._projects)

    def project(self, row: int) -> ProjectSummary:
        return self._projects[self._rows[row]]

    def row_of(self, project_id: str) -> int:
        """The row that shows this project; -1 when it is not shown."""
        return next((row for row, at in enumerate(self._rows) if self._projects[at].id == project_id), -1)

    def titles(self) -> tuple[str, ...]:
        return tuple(column.title for column in self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        project, column = self.project(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(project, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._raw(project, column)
        if role == CHIPS_ROLE and column == self.STATUS:
            return self._chips(project)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (self.NAME, self.MUNICIPALITY):
            return plain_tool_tip(self._text(project, column))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        chosen = self.persistentIndexList()
        held = [(index, self.project(index.row()).id) for index in chosen]
        self._sort = (column, order is Qt.SortOrder.DescendingOrder)
        self._rows = self._ordered()
        for index, project_id in held:
            self.changePersistentIndex(index, self.index(self.row_of(project_id), index.column()))
        self.layoutChanged.emit()

    def _ordered(self) -> list[int]:
        fitting = [at for at, project in enumerate(self._projects) if self._shown in Shown.of(project)]
        if self._words:
            searched = self._texts()
            fitting = [at for at in fitting if all(word in searched[at] for word in self._words)]
        column, is_descending = self._sort
        if 0 <= column < len(self._columns):
            key = self._columns[column].sort_key
            fitting.sort(key=lambda at: key(self._projects[at]), reverse=is_descending)  # type: ignore[arg-type,return-value]
        return fitting

    def _texts(self) -> list[str]:
        """The searchable text of each project, made at the first search."""
        if self._searched is None:
            self._searched = [plain(f"{p.name} {p.municipality} {self._type(p)}") for p in self._projects]
        return self._searched

    def _text(self, project: ProjectSummary, column: int) -> str:
        if column == self.NAME:
            return one_line(project.name) or self.tr("Naamloos project")
        if column == self.MUNICIPALITY:
            return one_line(project.municipality) or "–"
        if column == self.TYPE:
            return self._type(project) or "–"
        if column == self.STATUS:
            return ", ".join(chip.text for chip in self._chips(project))
        if column == self.CHANGED:
            return when(project.changed_at, self.tr("vandaag {0}"), self.tr("gisteren {0}"))
        return QLocale().toString(project.variant_count if column == self.VARIANTS else project.line_count)

    def _raw(self, project: ProjectSummary, column: int) -> object:
        if column == self.CHANGED:
            return project.changed_at.isoformat()
        if column in (self.VARIANTS, self.LINES):
            return project.variant_count if column == self.VARIANTS else project.line_count
        return project.name if column == self.NAME else self._text(project, column)

    def _type(self, project: ProjectSummary) -> str:
        kind = project.building_type
        return label(f"report_type_{kind.value}", self._language) if kind is not None else ""

    def _chips(self, project: ProjectSummary) -> tuple[Chip, ...]:
        phase = project.phase
        if phase is None:
            chips = [Chip(self.tr("concept"), edge="control")]
        else:
            chips = [Chip(label(f"report_phase_{phase.value}", self._language), "accent", "accent_soft")]
        if project.has_frozen:
            chips.append(Chip(self.tr("vastgelegd"), edge="control"))
        if project.is_archived:
            chips.append(Chip(self.tr("gearchiveerd"), "muted", "surface_alt"))
        return tuple(chips)


def _phase_order(phase: Phase | None) -> int:
    return -1 if phase is None else list(Phase).index(phase)


def one_line(text: str) -> str:
    """The text without line breaks and runs of space: a cell has one line."""
    return " ".join(text.split())


def when(moment: dt.datetime, today: str, yesterday: str) -> str:
    """A moment in local time: today and yesterday with the hour, else the date."""
    local = moment.astimezone()
    days = (dt.datetime.now().astimezone().date() - local.date()).days
    hour = f"{local.hour:02}:{local.minute:02}"
    if days == 0:
        return today.format(hour)
    if days == 1:
        return yesterday.format(hour)
    return QLocale().toString(QDate(local.year, local.month, local.day), "d MMM yyyy")
