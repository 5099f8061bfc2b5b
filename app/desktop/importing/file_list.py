"""The files of an import at the left of its window: name, and in words how far each is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.importing.import_file import FileState, ImportFile
from models.domain.outcome import Severity
from widgets.plain_text import plain_label, plain_tool_tip

_WIDTH = 214
_MOST_NAME = 200


class FileList(QWidget):
    """Signals:

    chosen(ImportFile or None): another file is to be shown.
    add_asked(), remove_asked(ImportFile), stop_asked()
    """

    chosen = Signal(object)
    add_asked = Signal()
    remove_asked = Signal(object)
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: Sequence[ImportFile] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Bestanden"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(False)
        self.list.setSpacing(4)
        self.add_button = QPushButton(self.tr("Toevoegen…"))
        self.remove_button = QPushButton(self.tr("Weglaten"))
        self.remove_button.setToolTip(self.tr("Laat het gekozen bestand buiten deze import"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(10)
        self.bar.setAccessibleName(self.tr("Voortgang van het lezen"))
        self.stop_button = QPushButton(self.tr("Stoppen met lezen"))
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _: self.chosen.emit(self.current()))
        self.add_button.clicked.connect(self.add_asked)
        self.remove_button.clicked.connect(lambda: self.remove_asked.emit(self.current()))
        self.stop_button.clicked.connect(self.stop_asked)

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

    def current(self) -> ImportFile | None:
        row = self.list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def show_files(self, files: Sequence[ImportFile]) -> None:
        """Lists the files; the one that is shown stays so."""
        current = self.current()
        if tuple(files) != tuple(self._files):
            self._files = tuple(files)
            was = self.list.blockSignals(True)
            self.list.clear()
            for _ in files:
                self.list.addItem(QListWidgetItem())
            self.list.blockSignals(was)
            place = self._files.index(current) if current in self._files else 0
            if files:
                self.list.setCurrentRow(min(place, len(files) - 1))
            else:
                self.chosen.emit(None)
        for row, file in enumerate(files):
            self._fill(self.list.item(row), file)
        self._show_progress()

    def _fill(self, item: QListWidgetItem, file: ImportFile) -> None:
        name = "".join(c if c.isprintable() else " " for c in file.path.name)[:_MOST_NAME]
        mark, state = self._state(file)
        item.setText(f"{name}\n{mark} {state}")
        item.setToolTip(plain_tool_tip(f"{name}\n{state}"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {state}")

    def _state(self, file: ImportFile) -> tuple[str, str]:
        if file.state is FileState.WAITING:
            return "·", self.tr("wacht")
        if file.state is FileState.READING:
            return "…", self.tr("wordt gelezen")
        preview = file.preview
        if file.state is FileState.FAILED or preview is None:
            return "✕", self.tr("niet gelezen")
        errors, warnings = preview.count(Severity.ERROR), preview.count(Severity.WARNING)
        if not file.is_usable:
            return "✕", self.tr("1 fout") if errors == 1 else self.tr("{0} fouten").format(errors)
        if file.cards and file.project is None:
            count = len(file.cards)
            said = self.tr("1 productkaart") if count == 1 else self.tr("{0} productkaarten").format(count)
        else:
            lines = preview.line_count
            said = self.tr("1 regel") if lines == 1 else self.tr("{0} regels").format(lines)
        if warnings:
            return "▲", self.tr("{0}, {1}× let op").format(said, warnings)
        return "✓", said

    def _show_progress(self) -> None:
        total = len(self._files)
        done = sum(not file.is_busy for file in self._files)
        self.bar.setRange(0, total if total > 1 else 0)
        self.bar.setValue(done)
        for control in (self.bar, self.stop_button):
            control.setVisible(done < total)
        self.remove_button.setEnabled(total > 0)
