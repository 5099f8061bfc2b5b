"""The base of dialogs that can hold unsaved work: closing one by any way asks first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget


class LoseWorkDialog(QMessageBox):
    """Asks whether work may be lost; Escape and the default button stay. Read `loses` after `exec`."""

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(title)
        self.setText(sentence)
        self.stay = self.addButton(self.tr("Terug"), QMessageBox.ButtonRole.RejectRole)
        self.lose = self.addButton(self.tr("Niet bewaren"), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.stay)

    @property
    def loses(self) -> bool:
        """Whether the user accepts the loss."""
        return self.clickedButton() is self.lose


def may_lose_work(parent: QWidget, title: str, sentence: str) -> bool:
    """Asks whether the work that the sentence names may be lost."""
    dialog = LoseWorkDialog(title, sentence, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.loses


class WorkDialog(QDialog):
    """A dialog whose `reject` (Escape, close button, Cancel) asks first when work would be lost."""

    def work_to_lose(self) -> str:
        """The sentence for the work that closing would lose; "" for none. Subclasses override it."""
        return ""

    def reject(self) -> None:
        work = self.work_to_lose()
        if not work or may_lose_work(self, self.windowTitle(), work):
            super().reject()
