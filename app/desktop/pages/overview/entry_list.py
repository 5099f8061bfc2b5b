"""A heading with short lines below it, each a link to the place where the user can act on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target
from widgets.contribution_bar import ProgressMark
from widgets.plain_text import plain_label
from widgets.style_property import set_style_property

_FIRST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: subject, text, and the destination of its link.

    `progress` is how far the figure has come to the level, 0-1; None draws no bar.
    """

    title: str
    note: str
    link: str
    page: PageId
    target: Target
    is_problem: bool = False
    progress: float | None = None


class EntryLine(QFrame):
    """The widget of one line.

    Signals:
        chosen(PageId, Target): the link was pressed.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._title, self._note = plain_label(), plain_label(role="muted")
        self.link = QPushButton()
        self.link.setAutoDefault(True)
        self.link.setProperty("density", "small")
        self.bar = ProgressMark()
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
        grid.addWidget(self.bar, 0, 1, 2, 1)
        grid.addWidget(self.link, 0, 2, 2, 1)
        grid.setColumnStretch(0, 1)

    def show_entry(self, entry: Entry) -> None:
        if entry == self._entry:
            return
        self._entry = entry
        self._title.setText(entry.title)
        self._note.setText(entry.note)
        set_style_property(self._note, "role", "error" if entry.is_problem else "muted")
        self.bar.show_part(entry.progress)
        self.link.setText(entry.link)
        self.link.setAccessibleName(f"{entry.title}: {entry.link}")
        self.link.setAccessibleDescription(entry.note)

    def _choose(self) -> None:
        if self._entry is not None:
            self.chosen.emit(self._entry.page, self._entry.target)


class EntryList(QWidget):
    """The heading and its lines.

    Signals:
        chosen(PageId, Target): a link was pressed.

    The first lines are shown, five unless told otherwise, and every problem; a button shows the others. Line
    widgets are reused, so that the focus stays while the project changes.
    """

    chosen = Signal(object, object)

    def __init__(
        self, title: str, nothing: str, parent: QWidget | None = None, *, most: int = _FIRST_SHOWN
    ) -> None:
        super().__init__(parent)
        self._most = most
        self.lines: list[EntryLine] = []
        self._entries: Sequence[Entry] = ()
        self.more = QPushButton()
        self.more.setProperty("role", "quiet")
        self.more.setAutoDefault(True)
        self.more.setCheckable(True)
        self.more.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.more.toggled.connect(self._show)
        self._nothing = plain_label(nothing, role="muted")
        self._nothing.setWordWrap(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(plain_label(title, role="heading"))
        layout.addLayout(self._rows)
        layout.addWidget(self.more)
        layout.addWidget(self._nothing)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._nothing.setVisible(not entries)
        self._show()

    def _show(self) -> None:
        """Shows the first entries, or all of them when the user asked for more."""
        first = max(self._most, sum(entry.is_problem for entry in self._entries))
        left_out = len(self._entries) - first
        self.more.setVisible(left_out > 0)
        is_all = self.more.isChecked() or left_out <= 0
        self.more.setText(self.tr("Minder tonen") if is_all else self.tr("Nog {0} tonen").format(left_out))
        entries = self._entries if is_all else self._entries[:first]
        while len(self.lines) < len(entries):
            line = EntryLine()
            line.chosen.connect(self.chosen)
            self._rows.addWidget(line)
            self.lines.append(line)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(entries))
            if place < len(entries):
                line.show_entry(entries[place])
