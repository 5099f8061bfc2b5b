"""The dialogs to choose a backup or a deleted project, and restoring it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.desktop.session.workspace import Workspace
from widgets.plain_text import plain_label
from widgets.row_table import set_up_rows

if TYPE_CHECKING:
    from models.storage.backup import Backup
    from models.storage.sqlite.project_summary import ProjectSummary

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChooseDialog(QDialog):
    """A table of which one row is chosen; `chosen` is its position, -1 without one."""

    def __init__(self, explanation: str, headings: Sequence[str], action: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.resize(560, 400)
        self.setMinimumSize(420, 280)
        self.table = QTableWidget(0, len(headings))
        self.table.setHorizontalHeaderLabels(list(headings))
        self.table.setProperty("role", "list")
        self.table.horizontalHeader().setDefaultAlignment(_LEFT)
        self.table.horizontalHeader().setHighlightSections(False)
        set_up_rows(self.table)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.action_button = QPushButton(action)
        self.action_button.setProperty("role", "primary")
        self.action_button.setDefault(True)
        self._lay_out(explanation)
        self.table.itemSelectionChanged.connect(self._on_selection)
        self.table.itemDoubleClicked.connect(lambda _: self.accept())
        self._on_selection()

    @property
    def chosen(self) -> int:
        rows = self.table.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Fills the table; the first row is chosen."""
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                item = QTableWidgetItem(cell)
                if column:
                    item.setTextAlignment(_RIGHT)
                self.table.setItem(number, column, item)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if rows:
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, explanation: str) -> None:
        told = plain_label(explanation)
        told.setWordWrap(True)
        self.table.setAccessibleName(explanation)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.action_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(told)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)

    def _on_selection(self) -> None:
        self.action_button.setEnabled(self.chosen >= 0)


class BackupDialog(ChooseDialog):
    """The choice of a backup, newest first; restoring one first backs up the present state."""

    def __init__(self, backups: Sequence["Backup"], parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate(
                "RestoreDialog",
                "Alle projecten worden weer zoals in de gekozen reservekopie. Hoe ze nu zijn, blijft bewaard.",
            ),
            (
                QCoreApplication.translate("RestoreDialog", "Gemaakt op"),
                QCoreApplication.translate("RestoreDialog", "Grootte"),
            ),
            QCoreApplication.translate("RestoreDialog", "Terugzetten"),
            parent,
        )
        self.setWindowTitle(QCoreApplication.translate("RestoreDialog", "Reservekopie terugzetten"))
        self._backups = tuple(backups)
        self.show_rows([(moment_text(b.made_at), size_text(b.path)) for b in self._backups])

    def backup(self) -> "Backup":
        return self._backups[self.chosen]


class DeletedDialog(ChooseDialog):
    """The choice of a deleted project."""

    def __init__(self, projects: Sequence["ProjectSummary"], parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate(
                "RestoreDialog", "Een verwijderd project komt heel terug, met al zijn varianten."
            ),
            (
                QCoreApplication.translate("RestoreDialog", "Naam"),
                QCoreApplication.translate("RestoreDialog", "Regels"),
                QCoreApplication.translate("RestoreDialog", "Laatst gewijzigd"),
            ),
            QCoreApplication.translate("RestoreDialog", "Terughalen"),
            parent,
        )
        self.setWindowTitle(QCoreApplication.translate("RestoreDialog", "Verwijderd project terughalen"))
        self._projects = tuple(projects)
        self.show_rows(
            [
                (" ".join(p.name.split()), QLocale().toString(p.line_count), moment_text(p.changed_at))
                for p in self._projects
            ]
        )

    def project(self) -> "ProjectSummary":
        return self._projects[self.chosen]


def restore_at_start(workspace: Workspace, parent: QDialog) -> None:
    """Offers the backups while no store is open; accepts `parent` when one was restored."""
    if _restored(workspace, parent):
        parent.accept()


def restore_from_backup(workspace: Workspace, parent: QWidget) -> bool:
    """Lets the user choose a backup, restores it and opens the store again; True when that was done."""
    if not _restored(workspace, parent):
        return False
    workspace.tell(QCoreApplication.translate("RestoreDialog", "De reservekopie is teruggezet."))
    return True


def _restored(workspace: Workspace, parent: QWidget) -> bool:
    from models.storage.backup import list_backups

    dialog = BackupDialog(list_backups(workspace.session.backup_folder), parent)
    if dialog.exec() != QDialog.DialogCode.Accepted or dialog.chosen < 0:
        return False
    return workspace.attempt(lambda: put_back_and_reopen(workspace, dialog.backup().path)) is True


def put_back_and_reopen(workspace: Workspace, backup: Path) -> bool:
    """Replaces the store by a backup; False when the open project could not be saved first.

    Raises:
        StorageError, OSError: the backup was not restored; the store is open again, unchanged.
    """
    from app.services.projects.backups import open_or_copy, put_back
    from models.storage.sqlite.store import utc_now

    if not workspace.close_project():
        return False
    workspace.close_documents()
    had_store = workspace.has_store
    try:
        put_back(workspace.session, workspace.store if had_store else None, backup, utc_now())
    finally:
        if had_store:
            workspace.use_store(open_or_copy(workspace.session))
    return True


def moment_text(moment: dt.datetime) -> str:
    """A moment in local time."""
    local = moment.astimezone()
    shown = QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))
    return QLocale().toString(shown, "d MMMM yyyy HH:mm")


def size_text(path: Path) -> str:
    """The size of a file; "–" when it no longer exists."""
    try:
        return QLocale().formattedDataSize(path.stat().st_size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    except OSError:
        return "–"
