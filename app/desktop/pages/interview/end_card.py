"""The last screen of the interview: the three numbers, and what is not known yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.desktop.pages.interview.texts import finished_sentence
from app.desktop.session.workspace import Workspace
from app.reporting.wording.outcome_texts import indicator_name
from app.texts import name_of
from models.scorecard.answer_counts import AnswerCounts
from models.scorecard.interview import Course, Standing
from widgets.plain_text import plain_label

_ID_ROLE = Qt.ItemDataRole.UserRole + 1


class EndCard(QFrame):
    """What stands, and a list of what is not known with the document that would say it.

    Signals:
        picked(str): the user went to an indicator of the list.
    """

    picked = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setProperty("role", "card")
        self._sentence = plain_label(role="strong")
        self._sentence.setWordWrap(True)
        self._heading = plain_label(self.tr("Nog open of niet bekend"), role="heading")
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self._heading.text())
        self.list.itemActivated.connect(lambda item: self.picked.emit(str(item.data(_ID_ROLE))))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addWidget(self._heading)
        layout.addWidget(self.list, 1)

    def show_state(self, counts: AnswerCounts, course: Course) -> None:
        """Shows the counts, and the indicators that are open or not known, by document."""
        if counts.open:
            told = self.tr("{0} van {1} gevraagd; {2} staan nog open.")
            self._sentence.setText(told.format(counts.done, counts.total, counts.open))
        else:
            self._sentence.setText(finished_sentence(counts))
        names = {i.id: indicator_name(i, self._workspace.language) for i in self._workspace.reference.indicators}
        self.list.clear()
        for group in course.groups:
            for item in group.items:
                if item.standing in (Standing.OPEN, Standing.UNKNOWN):
                    name = names.get(item.step.indicator_id, item.step.indicator_id)
                    document = name_of(group.document, self._workspace.language)
                    row = QListWidgetItem(f"{name} · {document}")
                    row.setData(_ID_ROLE, item.step.indicator_id)
                    self.list.addItem(row)
        for part in (self._heading, self.list):
            part.setVisible(bool(self.list.count()))
