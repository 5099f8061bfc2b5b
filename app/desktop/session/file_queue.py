"""Files that are read in turn: their state, and the list at the left of the import and review windows."""

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QPushButton, QWidget

from app.errors import UserError
from widgets.plain_text import plain_tool_tip

_MOST_NAME = 200


class FileState(Enum):
    """How far a file is. FAILED: it could not be fetched from disk, or the reading was given up."""

    WAITING = auto()
    READING = auto()
    READ = auto()
    FAILED = auto()


class QueuedFile(Protocol):
    """What a file must say of itself to be read in turn and listed."""

    path: Path
    state: FileState
    error: UserError | None

    @property
    def is_read(self) -> bool:
        """Whether a reading of it succeeded, now or before."""
        ...


def is_busy(file: QueuedFile) -> bool:
    """Whether a file waits for its reading, or is being read."""
    return file.state in (FileState.WAITING, FileState.READING)


def give_up(file: QueuedFile) -> None:
    """Stops waiting for a file: what was read of it before stands, else it says that it was stopped."""
    file.state = FileState.READ if file.is_read else FileState.FAILED
    file.error = None if file.is_read else UserError("isolation_cancelled")


def fail(file: QueuedFile, error: object) -> bool:
    """Tells at the file why it was not read; True for a fault of the program itself."""
    file.state = FileState.FAILED
    if isinstance(error, UserError):
        file.error = error
        return False
    file.error = UserError("isolation_reader_failed", detail=type(error).__name__)
    return True


def shown_name(path: Path) -> str:
    """The name of a file without what cannot be shown, and not endless."""
    return "".join(c if c.isprintable() else " " for c in path.name)[:_MOST_NAME]


F = TypeVar("F", bound=QueuedFile)


class FileQueueList(QWidget, Generic[F]):
    """The list with progress; subclasses lay it out and say in words how far a file is.

    Signals:
        chosen(file or None): another file is to be shown.
        remove_asked(file), stop_asked()
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

    def state_of(self, file: F) -> tuple[str, str]:
        """The mark and the words for how far a file is. Override for files that were read."""
        if file.state is FileState.WAITING:
            return "·", self.tr("wacht")
        if file.state is FileState.READING:
            return "…", self.tr("wordt gelezen")
        return "✕", self.tr("niet gelezen")

    def current(self) -> F | None:
        row = self.list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def show_files(self, files: Sequence[F]) -> None:
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
        self.show_progress()

    def _fill(self, item: QListWidgetItem, file: F) -> None:
        name = shown_name(file.path)
        mark, state = self.state_of(file)
        item.setText(f"{name}\n{mark} {state}")
        item.setToolTip(plain_tool_tip(f"{name}\n{state}"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {state}")

    def show_progress(self) -> None:
        """How many files are done, as long as some are not."""
        total, done = len(self._files), self.done_count
        self.bar.setRange(0, total if total > 1 else 0)
        self.bar.setValue(done)
        for control in (self.bar, self.stop_button):
            control.setVisible(done < total)

    @property
    def done_count(self) -> int:
        return sum(not is_busy(file) for file in self._files)
