"""The card about the program: version, editions of its data, and licences."""

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.session.workspace import Workspace
from app.paths import ASSETS, FONTS
from app.version import VERSION
from widgets.plain_text import plain_label

_LICENCE = ASSETS.parent / "LICENSE"


class AboutCard(QFrame):
    """The version and the licences; a click opens the text of a licence."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setProperty("role", "card")
        heading = self.tr("Over Meetlat")
        self.setAccessibleName(heading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(plain_label(heading, role="heading"))
        for sentence, role in self._sentences():
            label = plain_label(sentence, role=role)
            label.setWordWrap(True)
            layout.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.licence_buttons: list[QPushButton] = []
        for title, path in self._licences():
            button = QPushButton(title)
            button.clicked.connect(lambda _=False, title=title, path=path: self._show(title, path))
            self.licence_buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)

    def _sentences(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Versie {0}. Licentie EUPL-1.2.").format(VERSION), ""),
            (
                self.tr(
                    "Meetlat is indicatief: alleen een gevalideerd rekeninstrument geeft de wettelijke MPG. Het "
                    "programma werkt zonder netwerk en stuurt niets weg."
                ),
                "muted",
            ),
            (
                self.tr(
                    "Gemaakt met Qt en PySide6 (LGPL-3.0), SQLAlchemy, NumPy, openpyxl, calamine, reportlab, "
                    "pypdf, PDFium, pyqtgraph en Babel; waar ze er zijn ook IfcOpenShell (LGPL-3.0) en pyHanko. "
                    "Lettertypen: IBM Plex en DejaVu. Pictogrammen: Lucide."
                ),
                "muted",
            ),
        )

    def _licences(self) -> list[tuple[str, Path]]:
        """The licences that are installed with the program."""
        every = (
            (self.tr("Licentie van Meetlat"), _LICENCE),
            (self.tr("IBM Plex"), FONTS / "LICENSE-IBMPlex.txt"),
            (self.tr("DejaVu"), FONTS / "LICENSE-DejaVu.txt"),
            (self.tr("Lucide"), ASSETS / "icons" / "LICENSE-Lucide.txt"),
        )
        return [(title, path) for title, path in every if path.is_file()]

    def _show(self, title: str, path: Path) -> None:
        words = self._workspace.attempt(lambda: path.read_text("utf-8"))
        if isinstance(words, str):
            LicenceDialog(title, words, self).exec()


class LicenceDialog(QDialog):
    """The text of one licence."""

    def __init__(self, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(680, 520)
        shown = QPlainTextEdit(words)
        shown.setReadOnly(True)
        shown.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.addWidget(shown, 1)
        layout.addWidget(buttons)
