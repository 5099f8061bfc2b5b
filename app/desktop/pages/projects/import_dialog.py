"""What an import found, per file: taken in or not, each finding with its place and what to do."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.projects.importer import Imported
from app.services.project_files import ReadFile
from app.texts import Language, label, text, todo
from models.domain.outcome import Finding, Severity
from widgets.elided_label import ElidedLabel
from widgets.plain_text import plain_label

_MOST_SHOWN = 40


class ImportDialog(QDialog):
    """Lists the files that had something to say; the text can be copied whole."""

    def __init__(self, imported: Imported, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._lines: list[str] = []
        self.setWindowTitle(self.tr("Importeren"))
        self.resize(680, 520)
        self.setMinimumSize(480, 320)
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 8, 0)
        cards.setSpacing(12)
        for file in imported.files:
            if speaks(file):
                cards.addWidget(self._card(file))
        cards.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setAccessibleName(self.tr("Bevindingen per bestand"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(self._heading(imported))
        layout.addWidget(scroll, 1)
        layout.addWidget(self._buttons())

    def text(self) -> str:
        """Everything that is shown, as plain text."""
        return "\n".join(self._lines)

    def _heading(self, imported: Imported) -> QLabel:
        count = sum(1 for file in imported.files if file.project is not None)
        sentence = self.tr("{0} van {1} bestanden opgenomen").format(count, len(imported.files))
        heading = plain_label(sentence, role="heading")
        heading.setWordWrap(True)
        return heading

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(self.tr("Tekst kopiëren"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _card(self, file: ReadFile) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        is_taken = file.project is not None
        verdict = (
            self.tr("✓ opgenomen, let op:") if is_taken else self.tr("✕ niet opgenomen, er is niets opgeslagen")
        )
        name = ElidedLabel(file.path.name)
        name.setProperty("role", "heading")
        column.addWidget(name)
        column.addWidget(plain_label(verdict, role="" if is_taken else "error"))
        self._lines += [file.path.name, verdict]
        findings = told(file)
        for finding in findings[:_MOST_SHOWN]:
            self._add(column, finding_text(finding, self._language), todo(finding.message, self._language))
        if file.error is not None:
            message = file.error.message
            self._add(column, text(message, self._language), todo(message, self._language))
        if len(findings) > _MOST_SHOWN:
            rest = self.tr("En nog {0} bevindingen.").format(len(findings) - _MOST_SHOWN)
            self._add(column, rest, "")
        return card

    def _add(self, column: QVBoxLayout, sentence: str, advice: str) -> None:
        for line, role in ((sentence, ""), (advice, "muted")):
            if line:
                shown = plain_label(line, role=role)
                shown.setWordWrap(True)
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                column.addWidget(shown)
                self._lines.append(f"  {line}")


def finding_text(finding: Finding, language: Language) -> str:
    """A finding with its shape and place."""
    shape = "✕" if finding.severity is Severity.ERROR else "▲"
    place = finding.where
    parts = [place.sheet]
    if place.row:
        parts.append(label("cli_cell", language, column=place.column, row=place.row))
    where = ", ".join(part for part in parts if part)
    sentence = text(finding.message, language)
    return f"{shape} {where}: {sentence}" if where else f"{shape} {sentence}"


def told(file: ReadFile) -> list[Finding]:
    """The findings that ask for something, errors first."""
    found: Iterable[Finding] = file.result.findings if file.result is not None else ()
    asking = [finding for finding in found if finding.severity is not Severity.NOTE]
    return sorted(asking, key=lambda finding: finding.severity is not Severity.ERROR)


def speaks(file: ReadFile) -> bool:
    """Whether there is anything to tell about a file."""
    return file.error is not None or bool(told(file))
