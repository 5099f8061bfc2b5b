"""A heading with short lines below it, each a link to where something can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.desktop.desk import PageId, Target
from widgets.plain_text import plain_label


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it is about, what is said, and where its link leads."""

    title: str
    note: str
    link: str
    page: PageId
    target: Target
    is_problem: bool = False


class EntryLine(QFrame):
    """Signals:

    chosen(PageId, Target): the link was pressed.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._title, self._note = plain_label(), plain_label(role="muted")
        self.link = QToolButton()
        self.link.setProperty("role", "flat")
        self.link.clicked.connect(self._choose)
        for part in (self._title, self._note):
            part.setWordWrap(True)
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._note, 1, 0)
        grid.addWidget(self.link, 0, 1, 2, 1)
        grid.setColumnStretch(0, 1)

    def show_entry(self, entry: Entry) -> None:
        if entry == self._entry:
            return
        self._entry = entry
        self._title.setText(entry.title)
        self._note.setText(entry.note)
        self._note.setProperty("role", "error" if entry.is_problem else "muted")
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)
        self.link.setText(entry.link)
        self.link.setAccessibleName(f"{entry.title}: {entry.link.rstrip(' →')}")
        self.link.setAccessibleDescription(entry.note)

    def _choose(self) -> None:
        if self._entry is not None:
            self.chosen.emit(self._entry.page, self._entry.target)


class EntryList(QWidget):
    """Signals:

    chosen(PageId, Target): a link was pressed.

    Lines are kept and filled anew, so that the focus stays while the project changes.
    """

    chosen = Signal(object, object)

    def __init__(self, title: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[EntryLine] = []
        self._nothing = plain_label(nothing, role="muted")
        self._nothing.setWordWrap(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(plain_label(title, role="heading"))
        layout.addLayout(self._rows)
        layout.addWidget(self._nothing)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        while len(self.lines) < len(entries):
            line = EntryLine()
            line.chosen.connect(self.chosen)
            self._rows.addWidget(line)
            self.lines.append(line)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(entries))
            if place < len(entries):
                line.show_entry(entries[place])
        self._nothing.setVisible(not entries)
