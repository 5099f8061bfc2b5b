"""The dialog when the window is closed while the last changes cannot be saved; staying is the default."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class UnsavedDialog(QMessageBox):
    """Asks whether to close without saving; read `leaves` after `exec`."""

    def __init__(self, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Niet opgeslagen"))
        self.setText("\n\n".join((self.tr("De laatste wijzigingen zijn niet opgeslagen."), why)))
        self.stay = self.addButton(self.tr("Open houden"), QMessageBox.ButtonRole.RejectRole)
        self.leave = self.addButton(self.tr("Sluiten zonder opslaan"), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.stay)

    @property
    def leaves(self) -> bool:
        """Whether the user gives up the changes."""
        return self.clickedButton() is self.leave
