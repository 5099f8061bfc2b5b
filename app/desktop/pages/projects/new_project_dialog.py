"""The new-project dialog: the facts of the project, its permit date, and what to start from.

All fields but the name may stay empty: unknown is not zero, and can be filled in later on the page Gebouw.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.projects.new_project_fields import NewProjectFields, StartFrom, StartKind
from app.desktop.score.reported_figures import ReportedFiguresForm
from app.desktop.session.jobs import Jobs
from app.desktop.session.work_dialog import WorkDialog
from app.desktop.session.workspace import Workspace
from app.errors import UserError
from app.services.projects.project_actions import Start, begun
from app.texts import text, todo
from widgets.plain_text import plain_label

if TYPE_CHECKING:
    from models.domain.project import Project


class NewProjectDialog(WorkDialog):
    """The dialog for a new project.

    When accepted, `project` is the new project, not stored yet; or `file` is the user's file, which
    must be previewed first, with `answers` that take precedence over the file's own.

    Attributes:
        project: None when the user starts from a file.
        file: None when the user starts from nothing or from an example.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.project: Project | None = None
        self.file: Path | None = None
        self.answers: Start | None = None
        self._jobs = Jobs(self)
        self.setWindowTitle(self.tr("Nieuw project"))
        self.setMinimumSize(520, 420)
        self.resize(680, 540)
        self.fields = NewProjectFields(workspace, self)
        self.start_from = StartFrom()
        self.reports = ReportedFiguresForm(workspace)
        self.fields.permit_date.edited.connect(self.reports.follow_permit_date)
        self.create_button = QPushButton(self.tr("Project maken"))
        self.create_button.setProperty("role", "primary")
        self.create_button.setDefault(True)
        self.problem = plain_label(role="error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._lay_out()
        self.start_from.changed.connect(self._on_start)
        self._jobs.done.connect(self._on_read)
        self._jobs.failed.connect(self._on_not_read)
        self.fields.name.edited.connect(lambda _: self.fields.name.set_error(""))
        self._on_start()
        self.fields.name.line().setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(14)
        column.addWidget(plain_label(self.tr("Waarmee beginnen"), role="heading"))
        column.addWidget(self.start_from)
        column.addWidget(plain_label(self.tr("Wat er bekend is"), role="heading"))
        column.addLayout(self._grid())
        column.addWidget(plain_label(self.tr("Cijfers die er al zijn"), role="heading"))
        column.addWidget(self.reports)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.create_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._create)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)

    def _grid(self) -> QLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for number, field in enumerate(self.fields.short_fields()):
            grid.addWidget(field, number // 2, number % 2)
        row = (len(self.fields.short_fields()) + 1) // 2
        grid.addWidget(self.fields.permit_date, row, 0)
        grid.addWidget(self.fields.requirement_set, row, 1)
        grid.addWidget(self.fields.regime, row + 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _on_start(self) -> None:
        """Updates the dialog for the start that is chosen; typed answers take precedence over those of a file."""
        is_empty = self.start_from.kind is StartKind.EMPTY
        is_file = self.start_from.kind is StartKind.FILE
        self.create_button.setText(self.tr("Verder") if is_file else self.tr("Project maken"))
        self.fields.name.line().setPlaceholderText("" if is_empty else self.tr("naam uit het bestand"))
        self.fields.set_begins_with_file(not is_empty)
        self.fields.name.set_error("")
        self._tell("")

    def _create(self) -> None:
        if self._jobs.is_running:
            return
        try:
            start, reports = self.fields.start(), self.reports.read()
            if start is not None and reports is not None:
                stated = tuple(assessment for report in reports for assessment in report.assessments)
                self._begin(replace(start, assessments=stated))
        except UserError as error:
            self.fields.name.set_error(self._said(error))
            self.fields.name.line().setFocus(Qt.FocusReason.OtherFocusReason)
        except ValueError as error:
            self._tell(str(error))

    def _begin(self, start: Start) -> None:
        """Accepts the dialog: at once, after reading an example, or with a file to preview."""
        kind, path = self.start_from.kind, self.start_from.path()
        if kind is StartKind.EMPTY:
            self.project = begun(start)
            self.accept()
        elif path is None:
            self._tell(self.tr("Kies eerst een bestand."))
        elif kind is StartKind.FILE:
            self.file, self.answers = path, start
            self.accept()
        else:
            self._read_example(path, start)

    def _read_example(self, path: Path, start: Start) -> None:
        from app.services.projects.project_actions import begun_with

        reference = self._workspace.reference
        self._set_reading(True)
        self._jobs.start(lambda _: begun_with(path, reference, start))

    def _on_read(self, project: object) -> None:
        from models.domain.project import Project

        self._set_reading(False)
        if isinstance(project, Project):
            self.project = project
            self.accept()

    def _on_not_read(self, error: object) -> None:
        self._set_reading(False)
        self._tell(self._said(error) if isinstance(error, UserError) else str(error))

    def _set_reading(self, is_reading: bool) -> None:
        self.create_button.setEnabled(not is_reading)
        self._tell("")

    def _said(self, error: UserError) -> str:
        language = self._workspace.language
        return f"{text(error.message, language)} {todo(error.message, language)}".strip()

    def work_to_lose(self) -> str:
        is_touched = self.fields.is_touched or self.reports.is_touched
        return self.tr("Wat u invulde, gaat verloren.") if is_touched else ""

    def done(self, result: int) -> None:
        """Cancels a reading that runs and closes the dialog."""
        self._jobs.cancel()
        super().done(result)

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
