"""The card of the data folder and the backups, with buttons to back up and restore."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.desktop.session.jobs import Jobs
from app.desktop.session.workspace import Workspace
from widgets.plain_text import plain_label, plain_tool_tip


class DataCard(QFrame):
    """The data folder and the backups."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._workspace = workspace
        self._jobs = Jobs(self)
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(self.tr("Gegevensmap"))
        self.open_button = QPushButton(self.tr("Map openen"))
        self.last = plain_label()
        self.last.setWordWrap(True)
        self.back_up_button = QPushButton(self.tr("Nu een reservekopie maken"))
        self.restore_button = QPushButton(self.tr("Terugzetten…"))
        self.restore_button.setAccessibleName(self.tr("Reservekopie terugzetten"))
        self._lay_out()
        self.open_button.clicked.connect(self._open_folder)
        self.back_up_button.clicked.connect(self._back_up)
        self.restore_button.clicked.connect(self._restore)
        self._jobs.done.connect(self._on_backed_up)
        self._jobs.failed.connect(self._on_failed)

    def _lay_out(self) -> None:
        heading = self.tr("Gegevens en reservekopieën")
        self.setAccessibleName(heading)
        explanation = plain_label(
            self.tr(
                "Bij het sluiten maakt Meetlat een gecontroleerde reservekopie. Die van twee dagen blijven alle "
                "bewaard, daarna per dag, week en maand, ongeveer een jaar lang."
            ),
            role="muted",
        )
        explanation.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(plain_label(self.tr("Gegevensmap")), 0, 0)
        grid.addWidget(self.folder, 0, 1)
        grid.addWidget(self.open_button, 0, 2)
        grid.addWidget(plain_label(self.tr("Laatste goede kopie")), 1, 0)
        grid.addWidget(self.last, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back_up_button)
        buttons.addWidget(self.restore_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(plain_label(heading, role="heading"))
        layout.addLayout(grid)
        layout.addWidget(explanation)
        layout.addLayout(buttons)

    def show_all(self) -> None:
        """Shows the present state of folder and backups."""
        folder = str(self._workspace.session.data_folder)
        self.folder.setText(folder)
        self.folder.setToolTip(plain_tool_tip(folder))
        self.folder.setCursorPosition(0)
        if not self._workspace.has_store:
            self.back_up_button.setEnabled(False)
            self.restore_button.setEnabled(False)
            return
        may_write = not self._workspace.store.read_only
        self.back_up_button.setEnabled(may_write and not self._jobs.is_running)
        self.restore_button.setEnabled(self._show_last() and may_write)

    def _show_last(self) -> bool:
        """Shows when the last good backup was made; returns whether there is one."""
        from app.desktop.session.restore_dialog import moment_text, size_text
        from app.services.projects.backups import newest_backup
        from models.storage.backup import list_backups
        from models.storage.sqlite.store import utc_now

        folder = self._workspace.session.backup_folder
        newest = self._workspace.attempt(lambda: newest_backup(folder, utc_now()))
        if newest is None:
            self.last.setText(self.tr("nog geen"))
            return False
        count = len(list_backups(folder))
        self.last.setText(
            self.tr("{0}, {1}; {2} bewaard").format(
                moment_text(newest.made_at),  # type: ignore[attr-defined]
                size_text(newest.path),  # type: ignore[attr-defined]
                count,
            )
        )
        return True

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._workspace.session.data_folder)))

    def _back_up(self) -> None:
        from app.services.projects.backups import back_up
        from models.storage.sqlite.store import utc_now

        store, folder = self._workspace.store, self._workspace.session.backup_folder
        if self._workspace.open is not None and not self._workspace.open.saving.finish():
            return
        self.back_up_button.setEnabled(False)
        self._jobs.start(lambda _: back_up(store, folder, utc_now()))

    def _on_backed_up(self, _: object) -> None:
        self.show_all()
        self._workspace.tell(self.tr("De reservekopie is gemaakt en nagelezen."))

    def _on_failed(self, error: object) -> None:
        self.show_all()
        if isinstance(error, Exception):
            self._workspace.tell_error(error)

    def _restore(self) -> None:
        from app.desktop.session.restore_dialog import restore_from_backup

        restore_from_backup(self._workspace, self)
