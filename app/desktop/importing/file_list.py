"""The list of files at the left of the import window, with the progress of each in words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.importing.import_file import ImportFile
from app.desktop.session.file_queue import FileQueueList, FileState, is_busy
from models.domain.outcome import Severity
from models.presentation.marks import Mark
from widgets.plain_text import plain_label
from widgets.severity_marks import SEVERITY_MARKS

_WIDTH = 214


class FileList(FileQueueList[ImportFile]):
    """The list of files of an import, with a button to add more.

    Signals:
        add_asked(): the user wants to add files.
    """

    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list.setAccessibleName(self.tr("Bestanden"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setSpacing(4)
        self.add_button = QPushButton(self.tr("Toevoegen…"))
        self.remove_button.setText(self.tr("Weglaten"))
        self.remove_button.setToolTip(self.tr("Laat het gekozen bestand buiten deze import"))
        self.bar.setAccessibleName(self.tr("Voortgang van het lezen"))
        self._lay_out()
        self.add_button.clicked.connect(self.add_asked)

    def _lay_out(self) -> None:
        self.setFixedWidth(_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.add_button, 1)
        buttons.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(plain_label(self.tr("Bestanden"), role="heading"))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.stop_button)
        layout.addLayout(buttons)

    def state_of(self, file: ImportFile) -> tuple[str | Mark, str]:
        preview = file.preview
        if is_busy(file) or file.state is FileState.FAILED or preview is None:
            return super().state_of(file)
        errors, warnings = preview.count(Severity.ERROR), preview.count(Severity.WARNING)
        if not file.is_usable:
            said = self.tr("1 fout") if errors == 1 else self.tr("{0} fouten").format(errors)
            return SEVERITY_MARKS[Severity.ERROR], said
        if file.cards and file.project is None:
            count = len(file.cards)
            said = self.tr("1 productkaart") if count == 1 else self.tr("{0} productkaarten").format(count)
        else:
            lines = preview.line_count
            said = self.tr("1 regel") if lines == 1 else self.tr("{0} regels").format(lines)
        if warnings:
            return SEVERITY_MARKS[Severity.WARNING], self.tr("{0}, {1}× let op").format(said, warnings)
        return "✓", said

    def show_progress(self) -> None:
        super().show_progress()
        self.remove_button.setEnabled(bool(self._files))
