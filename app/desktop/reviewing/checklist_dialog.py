"""The print preview of the checklist, with a choice of language and a button to save it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.reviewing.documents import Checklist, make_checklist
from app.desktop.session.jobs import Jobs
from app.desktop.session.pdf_pages import page_image
from app.reporting.review.review import Review
from app.texts import Language
from models.domain.review import ReviewNotes
from widgets.page_preview import PagePreview
from widgets.plain_text import plain_label

_SIZE, _SMALLEST = (900, 720), (560, 420)
_EDGE = 40


class ChecklistDialog(QDialog):
    """The preview of the checklist of one review.

    Signals:
        save_asked(str): the user wants to save it in this language.
    """

    save_asked = Signal(str)

    def __init__(
        self, review: Review, notes: ReviewNotes, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review, self._notes = review, notes
        self._checklist: Checklist | None = None
        self.setWindowTitle(self.tr("Checklist"))
        self.setMinimumSize(*_SMALLEST)
        self.language = QComboBox()
        self.language.addItem(self.tr("Nederlands"), "nl")
        self.language.addItem(self.tr("Engels"), "en")
        self.language.setCurrentIndex(self.language.findData(language))
        self.language.setAccessibleName(self.tr("Taal van de checklist"))
        self.preview = PagePreview()
        self.save_button = QPushButton(self.tr("PDF opslaan…"))
        self.save_button.setProperty("role", "primary")
        self.save_button.setDefault(True)
        self.close_button = QPushButton(self.tr("Sluiten"))
        self._making, self._drawing = Jobs(self), Jobs(self)
        self._lay_out()
        self._connect()
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - _EDGE), min(_SIZE[1], room.height() - _EDGE))
        self._make()

    def _lay_out(self) -> None:
        title = plain_label(self.tr("&Taal"))
        title.setBuddy(self.language)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(title)
        foot.addWidget(self.language)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.preview, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.language.currentIndexChanged.connect(self._make)
        self.preview.wanted.connect(self._draw)
        self._making.done.connect(self._on_made)
        self._drawing.done.connect(self._on_drawn)
        for jobs in (self._making, self._drawing):
            jobs.failed.connect(lambda _: self.preview.status.setText(self.tr("Het voorbeeld is niet te maken.")))
        self.close_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(lambda: self.save_asked.emit(self.chosen_language()))
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def chosen_language(self) -> Language:
        return "en" if self.language.currentData() == "en" else "nl"

    @property
    def checklist(self) -> Checklist | None:
        """The checklist that is shown; None until it is created."""
        return self._checklist

    def _make(self) -> None:
        review, notes, language = self._review, self._notes, self.chosen_language()
        self.preview.status.setText(self.tr("Het voorbeeld wordt bijgewerkt…"))
        self._making.start(lambda _: make_checklist(review, notes, language))

    def _on_made(self, checklist: object) -> None:
        if isinstance(checklist, Checklist):
            self._checklist = checklist
            self.preview.status.setText("")
            self.preview.set_pages(checklist.sizes)

    def _draw(self, number: int, pixels_per_point: float) -> None:
        checklist = self._checklist
        if checklist is not None:
            data = checklist.data
            self._drawing.start(lambda ticket: (number, page_image(data, number, pixels_per_point, ticket)))

    def _on_drawn(self, drawn: object) -> None:
        if isinstance(drawn, tuple) and isinstance(drawn[1], QImage):
            self.preview.show_image(drawn[0], drawn[1])
