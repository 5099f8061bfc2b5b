"""The text about the targets for a tender or agreement: preview, copy, and save as text or Markdown."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.session.workspace import Workspace
from app.documents import OutputKind
from app.services.library.requirement_texts import RequirementWriter, as_markdown, as_plain_text
from app.services.outputs.output_files import KeptFiles, write_output
from app.texts import Language
from widgets.plain_text import plain_label

_MARKDOWN = ".md"
_TEXT = ".txt"


class TextPreview(QWidget):
    """The preview of the text about all targets, or about one indicator."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._indicator_id = ""
        self.what = QComboBox()
        self.what.setAccessibleName(self.tr("Welke eistekst"))
        self.what.addItems([self.tr("Alle doelen"), self.tr("Gekozen indicator")])
        self.copy = QPushButton(self.tr("Kopiëren"))
        self.save = QPushButton(self.tr("Bewaren…"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Eistekst"))
        self.text.setTabChangesFocus(True)
        self._lay_out()
        self.what.currentIndexChanged.connect(self.show_text)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(plain_label(self.tr("Eistekst"), role="heading"))
        top.addStretch(1)
        for control in (self.what, self.copy, self.save):
            top.addWidget(control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.text, 1)

    def show_indicator(self, indicator_id: str) -> None:
        """Shows the text about the indicator that is chosen in the table."""
        self._indicator_id = indicator_id
        if self.what.currentIndex() == 1:
            self.show_text()

    def show_text(self) -> None:
        """Writes the text for the current targets."""
        is_one = self.what.currentIndex() == 1
        self.text.setPlaceholderText(
            self.tr("Kies een doel voor deze indicator; dan staat hier de eistekst.")
            if is_one
            else self.tr(
                "Kies doelen in de tabel, of zet ze in één keer met Doelen zetten. Hier komt de eistekst."
            )
        )
        text = self._written(is_markdown=False)
        place = self.text.verticalScrollBar().value()
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
            self.text.verticalScrollBar().setValue(place)
        self.copy.setEnabled(bool(text))
        self.save.setEnabled(bool(text))

    def _written(self, *, is_markdown: bool) -> str:
        opened = self._workspace.open
        if opened is None:
            return ""
        lang: Language = "en" if self._workspace.settings.report_language == "en" else "nl"
        writer = RequirementWriter(opened.project, opened.variant, opened.reference, lang)
        is_one = self.what.currentIndex() == 1
        texts = [one for one in writer.texts() if not is_one or one.indicator_id == self._indicator_id]
        if not texts:
            return ""
        heading = () if is_one else writer.heading()
        closing = () if is_one else writer.closing()
        return (as_markdown if is_markdown else as_plain_text)(heading, texts, closing)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._written(is_markdown=False))
        self._workspace.tell(self.tr("De eistekst staat op het klembord."))

    def _save(self) -> None:
        text, markdown = self.tr("Tekst (*.txt)"), self.tr("Markdown (*.md)")
        chosen, kind = QFileDialog.getSaveFileName(
            self, self.tr("Eistekst bewaren"), self.tr("eisen.txt"), f"{text};;{markdown}"
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in (_TEXT, _MARKDOWN):
            path = path.with_name(path.name + (_MARKDOWN if kind == markdown else _TEXT))
        written = self._written(is_markdown=path.suffix.lower() == _MARKDOWN)
        self._workspace.attempt(lambda: self._write(path, written))

    def _write(self, path: Path, written: str) -> None:
        session = self._workspace.session
        kept = KeptFiles(session.database_file, session.backup_folder)
        write_output(path, OutputKind.TEXT, written.encode("utf-8"), kept)
        self._workspace.tell(self.tr("De eistekst is bewaard in {0}.").format(path.name))
