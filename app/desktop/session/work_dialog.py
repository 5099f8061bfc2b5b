"""Dialogs in which work is done: leaving one without taking it in asks first, by whichever way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget


class LoseWorkDialog(QMessageBox):
    """Asks whether work may be lost; staying is the default and what Escape means. `loses` after `exec`."""

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
        """Whether the user gives the work up."""
        return self.clickedButton() is self.lose


def may_lose_work(parent: QWidget, title: str, sentence: str) -> bool:
    """Whether the user gives up what the sentence names."""
    dialog = LoseWorkDialog(title, sentence, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.loses


class WorkDialog(QDialog):
    """Escape, the close button and Cancel come together in `reject`, which asks where work would be lost."""

    def work_to_lose(self) -> str:
        """What would be lost by leaving now, as a sentence; "" for nothing. Override."""
        return ""

    def reject(self) -> None:
        work = self.work_to_lose()
        if not work or may_lose_work(self, self.windowTitle(), work):
            super().reject()
