"""The documents of the interview at the left, each with how far it is; the first row is the start."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from app.desktop.pages.interview.texts import group_line
from app.texts import Language, in_language
from models.scorecard.interview import Course

_WIDTH = 150
_ID_ROLE = Qt.ItemDataRole.UserRole + 1
START, END = "", "end"
"""Ids of the rows before and after the documents."""


class DocumentList(QListWidget):
    """The list of documents.

    Signals:
        picked(str): the user went to a document by its id, to START or to END.
    """

    picked = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setAccessibleName(self.tr("Stukken"))
        self.setFixedWidth(_WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setSpacing(3)
        self.itemClicked.connect(self._on_picked)
        self.itemActivated.connect(self._on_picked)

    def show_course(self, course: Course, missing: Collection[str], current: str) -> None:
        """Shows the documents in the order of the course, and marks the current one."""
        rows = [(START, self.tr("Begin"), self.tr("welke stukken"))]
        for group in course.groups:
            line = group_line(group, is_missing=group.document.id in missing)
            short = in_language(group.document.short_nl, group.document.short_en, self._language)
            rows.append((group.document.id, short, line))
        rows.append((END, self.tr("Uitkomst"), self.tr("wat nu bekend is")))
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for place, (key, title, line) in enumerate(rows):
            item = self.item(place)
            item.setData(_ID_ROLE, key)
            item.setText(f"{title}\n{line}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {line}")
            if key == current:
                self.setCurrentItem(item)

    def _on_picked(self, item: QListWidgetItem) -> None:
        self.picked.emit(str(item.data(_ID_ROLE)))
