"""The last screen of the interview: the three numbers, what is not known yet, and where to go from here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.desktop.answering.adviser_lists import AdviserLists
from app.desktop.pages.interview.texts import finished_sentence
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from app.reporting.wording.outcome_texts import indicator_name
from app.texts import name_of
from models.scorecard.answer_counts import AnswerCounts
from models.scorecard.interview import Course, Standing
from widgets.flow_layout import FlowLayout
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
        self.overview = self._way(self.tr("Naar het overzicht"), PageId.OVERVIEW, "primary")
        self.report = self._way(self.tr("Rapport maken"), PageId.REPORT)
        self.lists = AdviserLists(workspace)
        ways = FlowLayout()
        for button in (self.overview, self.report, self.lists):
            ways.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addLayout(ways)
        layout.addWidget(self._heading)
        layout.addWidget(self.list, 1)

    def _way(self, text: str, page: PageId, role: str = "") -> QPushButton:
        button = QPushButton(text)
        if role:
            button.setProperty("role", role)
        button.clicked.connect(lambda: self._workspace.go(page))
        return button

    def show_state(self, counts: AnswerCounts, course: Course) -> None:
        """Shows the counts, and the indicators that are open or not known, by document."""
        if counts.open:
            told = self.tr("{0} van {1} gezegd, {2} met een oordeel; {3} staan nog open.")
            self._sentence.setText(told.format(counts.done, counts.total, counts.verdicts, counts.open))
        else:
            self._sentence.setText(finished_sentence(counts))
        names = {i.id: indicator_name(i, self._workspace.language) for i in self._workspace.reference.indicators}
        self.list.clear()
        for group in course.groups:
            for item in group.items:
                if item.standing is not Standing.ANSWERED:
                    name = names.get(item.step.indicator_id, item.step.indicator_id)
                    document = name_of(group.document, self._workspace.language)
                    lacks = self.tr(" · de staat heeft er te weinig gegevens voor")
                    row = QListWidgetItem(
                        f"{name} · {document}{lacks if item.standing is Standing.WAITING else ''}"
                    )
                    row.setData(_ID_ROLE, item.step.indicator_id)
                    self.list.addItem(row)
        for part in (self._heading, self.list):
            part.setVisible(bool(self.list.count()))
