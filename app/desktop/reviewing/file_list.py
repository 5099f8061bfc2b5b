"""The list of files under review, each with its verdict in one line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.desktop.reviewing.review_file import ReviewFile
from app.desktop.reviewing.verdict import MARKS, short_verdict, standing_of
from app.desktop.session.file_queue import FileQueueList, FileState
from models.presentation.marks import Mark
from widgets.plain_text import plain_label

_WIDTH = 232


class ReviewFileList(FileQueueList[ReviewFile]):
    """The list of files, with a button for the summary.

    Signals:
        summary_asked(): the user wants one workbook about all files.
    """

    summary_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list.setAccessibleName(self.tr("Bestanden in beoordeling"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSpacing(3)
        self.bar.setAccessibleName(self.tr("Voortgang van het beoordelen"))
        self.remove_button.setText(self.tr("Bestand weglaten"))
        self.summary_button = QPushButton(self.tr("Overzicht opslaan…"))
        self.summary_button.setToolTip(self.tr("Eén werkmap over alle bestanden, met alle hoofdpunten"))
        self._lay_out()
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

    def state_of(self, file: ReviewFile) -> tuple[str | Mark, str]:
        if file.state is FileState.READING:
            return "…", self.tr("wordt gelezen en herrekend")
        if file.review is None or file.state is not FileState.READ:
            return super().state_of(file)
        words = short_verdict(file.review)
        if file.has_unsaved_notes:
            words = self.tr("{0} · notities").format(words)
        return MARKS[standing_of(file.review)], words

    def show_progress(self) -> None:
        super().show_progress()
        self.remove_button.setEnabled(len(self._files) > 1)
        self.summary_button.setEnabled(bool(self._files) and self.done_count == len(self._files))
