"""The queue of files that are read in turn: their state, and its list in the import and review windows."""

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QPushButton, QWidget

from app.errors import UserError
from models.presentation.marks import Mark
from widgets.colours import colours_of
from widgets.mark_delegate import mark_icon
from widgets.marks import mark_side
from widgets.plain_text import plain_tool_tip

_MOST_NAME = 200


class FileState(Enum):
    """The progress of a file. FAILED: it could not be read from disk, or the reading was cancelled."""

    WAITING = auto()
    READING = auto()
    READ = auto()
    FAILED = auto()


class QueuedFile(Protocol):
    """The protocol of a file in the queue."""

    path: Path
    state: FileState
    error: UserError | None

    @property
    def is_read(self) -> bool:
        """Whether any reading of it succeeded, the present or a former one."""
        ...


def is_busy(file: QueuedFile) -> bool:
    """Whether a file is waiting or being read."""
    return file.state in (FileState.WAITING, FileState.READING)


def give_up(file: QueuedFile) -> None:
    """Cancels a file: the result of a former reading stays, else the file is marked as stopped."""
    file.state = FileState.READ if file.is_read else FileState.FAILED
    file.error = None if file.is_read else UserError("isolation_cancelled")


def fail(file: QueuedFile, error: object) -> bool:
    """Marks a file with the reason why it was not read; returns True for a fault of the program itself."""
    file.state = FileState.FAILED
    if isinstance(error, UserError):
        file.error = error
        return False
    file.error = UserError("isolation_reader_failed", detail=type(error).__name__)
    return True


def shown_name(path: Path) -> str:
    """The name of a file without characters that cannot be shown, and shortened when long."""
    return "".join(c if c.isprintable() else " " for c in path.name)[:_MOST_NAME]


F = TypeVar("F", bound=QueuedFile)


class FileQueueList(QWidget, Generic[F]):
    """The list of files with a progress bar; subclasses lay it out and word the state of a file.

    Signals:
        chosen(file or None): the user selected another file.
        remove_asked(file): the user wants to leave a file out.
        stop_asked(): the user wants to stop reading.
    """

    chosen = Signal(object)
    remove_asked = Signal(object)
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[F, ...] = ()
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(10)
        self.stop_button = QPushButton(self.tr("Stoppen met lezen"))
        self.remove_button = QPushButton()
        self.list.currentRowChanged.connect(lambda _: self.chosen.emit(self.current()))
        self.remove_button.clicked.connect(lambda: self.remove_asked.emit(self.current()))
        self.stop_button.clicked.connect(self.stop_asked)

    def state_of(self, file: F) -> tuple[str | Mark, str]:
        """The mark and the words for the state of a file. Override for files that were read."""
        if file.state is FileState.WAITING:
            return "·", self.tr("wacht")
        if file.state is FileState.READING:
            return "…", self.tr("wordt gelezen")
        return "✕", self.tr("niet gelezen")

    def current(self) -> F | None:
        row = self.list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def show_files(self, files: Sequence[F]) -> None:
        """Lists the files; the selection stays."""
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
        self.show_progress()

    def _fill(self, item: QListWidgetItem, file: F) -> None:
        name = shown_name(file.path)
        mark, state = self.state_of(file)
        item.setText(f"{name}\n{state}" if isinstance(mark, Mark) else f"{name}\n{mark} {state}")
        item.setIcon(self._icon(mark) if isinstance(mark, Mark) else QIcon())
        item.setToolTip(plain_tool_tip(f"{name}\n{state}"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {state}")

    def _icon(self, mark: Mark) -> QIcon:
        side = mark_side(self.fontMetrics().height())
        return mark_icon(mark, colours_of(self), side, self.devicePixelRatioF())

    def show_progress(self) -> None:
        """Shows the number of files that are done, until all are."""
        total, done = len(self._files), self.done_count
        self.bar.setRange(0, total if total > 1 else 0)
        self.bar.setValue(done)
        for control in (self.bar, self.stop_button):
            control.setVisible(done < total)

    @property
    def done_count(self) -> int:
        return sum(not is_busy(file) for file in self._files)
