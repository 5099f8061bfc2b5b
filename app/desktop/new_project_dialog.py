"""The guided start: what the project is, when its permit is asked for, and what to begin with.

Everything but the name may stay empty: unknown is not zero, and can be filled in later on the page Gebouw.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.desktop.desk import Desk
from app.desktop.new_project_fields import NewProjectFields, StartFrom, StartKind
from app.errors import UserError
from app.services.project_files import begun, overlaid, read_file
from app.services.projects import with_ids
from app.texts import text, todo
from widgets.plain_text import plain_label

if TYPE_CHECKING:
    from app.services.project_files import ReadFile
    from models.domain.project import Project


class NewProjectDialog(QDialog):
    """When accepted, `project` is the new project, not stored yet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.project: Project | None = None
        self.setWindowTitle(self.tr("Nieuw project"))
        self.setMinimumSize(520, 420)
        self.resize(680, 540)
        self.fields = NewProjectFields(desk, self)
        self.start_from = StartFrom()
        self.create_button = QPushButton(self.tr("Project maken"))
        self.create_button.setProperty("role", "primary")
        self.create_button.setDefault(True)
        self.problem = plain_label(role="error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._lay_out()
        self.start_from.changed.connect(self._on_start)
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
        """An example or workbook brings its own answers; what is filled in here takes their place."""
        is_empty = self.start_from.kind is StartKind.EMPTY
        self.fields.name.line().setPlaceholderText("" if is_empty else self.tr("naam uit het bestand"))
        self.fields.set_begins_with_file(not is_empty)
        self.fields.name.set_error("")
        self._tell("")

    def _create(self) -> None:
        try:
            start = self.fields.start()
            if start is None:
                return
            if self.start_from.kind is StartKind.EMPTY:
                self.project = begun(start)
            else:
                read = self._read()
                if read is None:
                    return
                self.project = with_ids(overlaid(read, start))
        except UserError as error:
            language = self._desk.language
            self.fields.name.set_error(f"{text(error.message, language)} {todo(error.message, language)}".strip())
            self.fields.name.line().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        except ValueError as error:
            self._tell(str(error))
            return
        self.accept()

    def _read(self) -> "Project | None":
        """The project of the chosen file as a new one; None after saying what is wrong."""
        path = self.start_from.path()
        if path is None:
            self._tell(self.tr("Kies eerst een werkmap of CSV."))
            return None
        file = read_file(path, self._desk.reference)
        if file.project is None:
            self._tell(self._reasons(file))
            return None
        return as_new(file.project)

    def _reasons(self, file: "ReadFile") -> str:
        from app.desktop.pages.projects.import_dialog import finding_text, told

        language = self._desk.language
        if file.error is not None:
            return f"{text(file.error.message, language)} {todo(file.error.message, language)}".strip()
        findings = told(file)
        sentences = [f"{finding_text(f, language)} {todo(f.message, language)}".strip() for f in findings[:3]]
        if len(findings) > 3:
            sentences.append(self.tr("En nog {0} bevindingen.").format(len(findings) - 3))
        return "\n".join(sentences)

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def keep_file(self, path: Path) -> None:
        """Begins with this file."""
        self.start_from.choose_file(path)


def as_new(project: "Project") -> "Project":
    """A project read from a file as another project: it does not take the place of a stored one."""
    from dataclasses import replace

    return replace(project, id="", is_archived=False)
