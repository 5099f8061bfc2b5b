"""The page Rapport: the preview of the report, its options, and the files that can be exported."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.report.documents import Pages, Question, draw_page, make_pages
from app.desktop.pages.report.exports import Exports
from app.desktop.pages.report.options_panel import OptionsPanel
from app.desktop.session.jobs import Jobs
from app.desktop.session.open_project import Change
from app.desktop.session.page import ProjectPage
from app.desktop.session.workspace import Workspace
from app.documents import DOCUMENTS, PDF, Document
from app.services.outputs.file_names import proposed_name
from app.services.outputs.reports import today
from app.texts import label
from models.domain.outcome import Scorecard
from models.presentation.indicated import has_own_indication
from widgets.page_preview import PagePreview
from widgets.plain_text import plain_label

_EDIT_DELAY_MS = 500
_SIDE_WIDTH = 252
_STEPS = 1000


class ReportPage(ProjectPage):
    """The report of the open project; the preview is renewed a moment after an edit while it is visible."""

    shows_score: ClassVar[bool] = False

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.options = OptionsPanel(workspace)
        self.preview = PagePreview()
        self.exports = Exports(workspace, self)
        self._pages: Pages | None = None
        self._making, self._drawing = Jobs(self), Jobs(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_EDIT_DELAY_MS)
        self.buttons = {each.id: QPushButton(label(each.name, workspace.language)) for each in DOCUMENTS}
        self.bar = QProgressBar()
        self.stop_button = QPushButton(self.tr("Stoppen"))
        self._focus_from: QWidget | None = None
        self._focus_moved_to: QWidget | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        scroll = QScrollArea()
        scroll.setWidget(self.options)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.addWidget(plain_label(self.tr("Rapport"), role="title"))
        side.addWidget(scroll, 1)
        side.addWidget(self._files_card())
        left = QWidget()
        left.setLayout(side)
        left.setFixedWidth(_SIDE_WIDTH)
        side.setContentsMargins(0, 0, 0, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.setSpacing(12)
        layout.addWidget(left)
        layout.addWidget(self.preview, 1)

    def _files_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        self.buttons[PDF.id].setProperty("role", "primary")
        for each in DOCUMENTS:
            self.buttons[each.id].setToolTip(label(each.title, self.workspace.language))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(self.tr("Voortgang"))
        layout = QVBoxLayout(card)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(self._button_grid())
        layout.addWidget(self.bar)
        layout.addWidget(self.stop_button)
        self._show_running(False)
        return card

    def _button_grid(self) -> QGridLayout:
        """The export buttons: the first and the last over the whole width, the others in pairs."""
        grid = QGridLayout()
        grid.setSpacing(8)
        first, *between, last = self.buttons.values()
        grid.addWidget(first, 0, 0, 1, 2)
        for place, button in enumerate(between):
            is_alone = place == len(between) - 1 and place % 2 == 0
            grid.addWidget(button, 1 + place // 2, place % 2, 1, 2 if is_alone else 1)
        grid.addWidget(last, grid.rowCount(), 0, 1, 2)
        return grid

    def _connect(self) -> None:
        self._pause.timeout.connect(self._make)
        self._making.done.connect(self._on_pages)
        self._making.failed.connect(self._on_failed)
        self._drawing.done.connect(self._on_drawn)
        self._drawing.failed.connect(self._on_failed)
        self.preview.wanted.connect(self._draw)
        self.options.changed.connect(self._make_soon)
        self.workspace.settings_changed.connect(self._on_settings)
        self.exports.running.connect(self._show_running)
        self.exports.progress.connect(lambda fraction: self.bar.setValue(round(fraction * _STEPS)))
        self.stop_button.clicked.connect(self.exports.cancel)
        for each in DOCUMENTS:
            self.buttons[each.id].clicked.connect(lambda _=False, chosen=each: self._export(chosen))

    def show_all(self) -> None:
        opened = self.workspace.open
        for button in self.buttons.values():
            button.setEnabled(opened is not None and not self.exports.is_running)
        if opened is None:
            self._pause.stop()
            self._making.cancel()
            self._drawing.cancel()
            self._pages = None
            self.preview.set_pages(())
        else:
            if opened.scorecard is not None:
                self.show_score(opened.scorecard)
            self._make_soon()

    def show_score(self, scorecard: Scorecard) -> None:
        self.options.show_indication(any(map(has_own_indication, scorecard.outcomes)))

    def show_change(self, change: Change) -> None:
        del change
        self._make_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make()

    def question(self) -> Question | None:
        """The question for the next document; None without a project."""
        opened = self.workspace.open
        if opened is None:
            return None
        return Question(
            opened.project,
            opened.variant,
            opened.reference,
            self.options.language,
            self.options.options(),
            today(),
        )

    def _on_settings(self) -> None:
        self.options.show_settings()
        self._make_soon()

    def _make_soon(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _make(self) -> None:
        question = self.question()
        if question is None or not self.isVisible():
            return
        if self._pages is not None and question.is_same(self._pages.question):
            return
        self.preview.status.setText(self.tr("Het voorbeeld wordt bijgewerkt…"))
        self._making.start(lambda ticket: make_pages(question, ticket))

    def _on_pages(self, pages: object) -> None:
        if isinstance(pages, Pages):
            self._pages = pages
            self.preview.status.setText("")
            self.preview.set_pages(pages.sizes)

    def _draw(self, number: int, pixels_per_point: float) -> None:
        pages = self._pages
        if pages is not None:
            self._drawing.start(lambda ticket: (number, draw_page(pages, number, pixels_per_point, ticket)))

    def _on_drawn(self, drawn: object) -> None:
        if isinstance(drawn, tuple) and isinstance(drawn[1], QImage):
            self.preview.show_image(drawn[0], drawn[1])

    def _on_failed(self, error: Exception) -> None:
        self.preview.status.setText(self.tr("Het voorbeeld is niet te maken."))
        self.workspace.tell_error(error)

    def _show_running(self, is_running: bool) -> None:
        before = QApplication.focusWidget()
        self.bar.setRange(0, _STEPS)
        self.bar.setValue(0)
        self.bar.setVisible(is_running)
        self.stop_button.setVisible(is_running)
        for button in self.buttons.values():
            button.setEnabled(not is_running and self.workspace.open is not None)
        if is_running:
            self._focus_from, self._focus_moved_to = before, QApplication.focusWidget()
        elif self._focus_from is not None and before is self._focus_moved_to:
            self._focus_from.setFocus(Qt.FocusReason.OtherFocusReason)  # disabling took it from the button
            self._focus_from = None

    def _export(self, document: Document) -> None:
        question = self.question()
        if question is None:
            return
        path = self.ask_path(document, question)
        if path is not None:
            self.exports.write(question, document, path)

    def ask_path(self, document: Document, question: Question) -> Path | None:
        """The path that the user chose in the file dialog; None when it was closed."""
        ending = document.ending
        proposed = proposed_name(
            (question.project.name, question.variant.name), "meetlat", ending.removeprefix(".")
        )
        title = label(document.title, self.workspace.language)
        name, _ = QFileDialog.getSaveFileName(self, title, proposed, f"*{ending}")
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(ending)
