"""The files under review at the left, each with its verdict in one line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.desktop.reviewing.review_file import FileState, ReviewFile
from app.desktop.reviewing.verdict import MARKS, short_verdict, standing_of
from widgets.plain_text import plain_label, plain_tool_tip

_WIDTH = 232


class ReviewFileList(QWidget):
    """Signals:

    chosen(ReviewFile or None): another file is to be shown.
    add_asked(), remove_asked(ReviewFile), stop_asked(), summary_asked()
    """

    chosen = Signal(object)
    add_asked = Signal()
    remove_asked = Signal(object)
    stop_asked = Signal()
    summary_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[ReviewFile, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Bestanden in beoordeling"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(False)
        self.list.setSpacing(3)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(10)
        self.bar.setAccessibleName(self.tr("Voortgang van het beoordelen"))
        self.stop_button = QPushButton(self.tr("Stoppen met lezen"))
        self.remove_button = QPushButton(self.tr("Bestand weglaten"))
        self.summary_button = QPushButton(self.tr("Overzicht opslaan…"))
        self.summary_button.setToolTip(self.tr("Eén werkmap over alle bestanden, met alle hoofdpunten"))
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _: self.chosen.emit(self.current()))
        self.remove_button.clicked.connect(lambda: self.remove_asked.emit(self.current()))
        self.stop_button.clicked.connect(self.stop_asked)
        self.summary_button.clicked.connect(self.summary_asked)

    def _lay_out(self) -> None:
        self.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(plain_label(self.tr("Bestanden"), role="heading"))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.stop_button)
        layout.addWidget(self.remove_button)
        layout.addWidget(self.summary_button)

    def current(self) -> ReviewFile | None:
        row = self.list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def show_files(self, files: Sequence[ReviewFile]) -> None:
        """Lists the files; the one that is shown stays so."""
        current = self.current()
        if tuple(files) != self._files:
            self._files = tuple(files)
            was = self.list.blockSignals(True)
            self.list.clear()
            for _ in files:
                self.list.addItem(QListWidgetItem())
            place = self._files.index(current) if current in self._files else 0
            self.list.setCurrentRow(place if files else -1)
            self.list.blockSignals(was)
            if self.current() is not current:
                self.chosen.emit(self.current())
        for row, file in enumerate(files):
            self._fill(self.list.item(row), file)
        self._show_progress()

    def _fill(self, item: QListWidgetItem, file: ReviewFile) -> None:
        mark, state = self._state(file)
        item.setText(f"{file.shown_name}\n{mark} {state}")
        item.setToolTip(plain_tool_tip(f"{file.shown_name}\n{state}"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{file.shown_name}, {state}")

    def _state(self, file: ReviewFile) -> tuple[str, str]:
        if file.state is FileState.WAITING:
            return "·", self.tr("wacht")
        if file.state is FileState.READING:
            return "…", self.tr("wordt gelezen en herrekend")
        if file.review is None or file.state is FileState.FAILED:
            return "✕", self.tr("niet gelezen")
        words = short_verdict(file.review)
        if file.has_unsaved_notes:
            words = self.tr("{0} · notities").format(words)
        return MARKS[standing_of(file.review)], words

    def _show_progress(self) -> None:
        total = len(self._files)
        done = sum(not file.is_busy for file in self._files)
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.bar.setVisible(done < total)
        self.stop_button.setVisible(done < total)
        self.remove_button.setEnabled(total > 1)
        self.summary_button.setEnabled(total > 0 and done == total)
