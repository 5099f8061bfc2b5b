"""Files dropped on the window: the choice between reviewing and importing them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.session.workspace import Workspace
from widgets.plain_text import plain_label

_WIDTH = 520
_MOST_NAME = 80


class DropDialog(QDialog):
    """The choice between reviewing and importing; Escape cancels."""

    def __init__(self, paths: Sequence[Path], *, may_import: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Gesleepte bestanden"))
        self.setMinimumWidth(_WIDTH)
        self.review_button = QPushButton(self.tr("&Beoordelen"))
        self.review_button.setProperty("role", "primary")
        self.review_button.setDefault(True)
        self.import_button = QPushButton(self.tr("&Importeren…"))
        self.import_button.setEnabled(may_import)
        self.nothing_button = QPushButton(self.tr("Niets doen"))
        name = "".join(c if c.isprintable() else " " for c in paths[0].name)[:_MOST_NAME] if paths else ""
        what = name if len(paths) < 2 else self.tr("{0} en nog {1}").format(name, len(paths) - 1)
        self._lay_out(what)
        self.nothing_button.clicked.connect(self.reject)

    def _lay_out(self, what: str) -> None:
        title = plain_label(what, role="heading")
        title.setWordWrap(True)
        choices = QGridLayout()
        choices.setHorizontalSpacing(12)
        choices.setVerticalSpacing(10)
        choices.setColumnStretch(1, 1)
        said = (
            (self.review_button, self.tr("Alleen lezen en narekenen. Niets komt in de eigen projecten.")),
            (self.import_button, self.tr("Eerst zien wat erin staat, dan opnemen in een eigen project.")),
        )
        for row, (button, meaning) in enumerate(said):
            words = plain_label(meaning)
            words.setWordWrap(True)
            button.setAccessibleDescription(meaning)
            choices.addWidget(button, row, 0)
            choices.addWidget(words, row, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.nothing_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(14)
        layout.addWidget(title)
        layout.addLayout(choices)
        layout.addLayout(foot)


class DroppedFiles(QObject):
    """Asks what to do with dropped files, and starts that."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    def offer(self, paths: Sequence[Path]) -> DropDialog:
        """Shows the choice for these files."""
        may_import = self._workspace.has_store and not self._workspace.store.read_only
        dialog = DropDialog(paths, may_import=may_import, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.review_button.clicked.connect(lambda: self._review(paths, dialog))
        dialog.import_button.clicked.connect(lambda: self._take_in(paths, dialog))
        dialog.open()
        return dialog

    def _review(self, paths: Sequence[Path], dialog: DropDialog) -> None:
        from app.desktop.reviewing.open_files import open_review

        dialog.accept()
        open_review(self._workspace, paths)

    def _take_in(self, paths: Sequence[Path], dialog: DropDialog) -> None:
        from app.desktop.importing.open_import import open_import

        dialog.accept()
        open_import(self._workspace, paths, self._window)
