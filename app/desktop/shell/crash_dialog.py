"""The dialogs about a fault while working, and about a start that is not possible."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError, why_of
from app.texts import Language, text, todo
from models.domain.outcome import Message
from models.reference.errors import ReferenceDataError
from models.storage.errors import StorageError
from widgets.plain_text import plain_label

_WIDTH = 480
_ROLE = QDialogButtonBox.ButtonRole


class MessageDialog(QDialog):
    """A dialog with a heading, sentences that can be copied, and buttons."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Meetlat")
        self.setMinimumWidth(_WIDTH)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(20, 18, 20, 14)
        self._outer.setSpacing(16)
        self._outer.addLayout(self._lines)
        self._outer.addWidget(self.buttons)

    def say(self, title: str, *sentences: str) -> None:
        """Shows these texts; empty sentences are left out."""
        self._add(title, "heading")
        for sentence in sentences:
            if sentence:
                self._add(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(sentences))

    def showEvent(self, event: QShowEvent) -> None:
        """Shows the dialog as tall as its sentences need at this width."""
        super().showEvent(event)
        self.resize(self.width(), self._outer.totalHeightForWidth(self.width()))

    def show_place(self, place: str, name: str) -> None:
        """Adds a path on a line of its own, which can be copied and, when long, scrolled."""
        line = QLineEdit(place)
        line.setReadOnly(True)
        line.setCursorPosition(0)
        line.setAccessibleName(name)
        self._lines.addWidget(line)
        self.setAccessibleDescription(f"{self.accessibleDescription()} {place}")

    def add_button(self, caption: str) -> QPushButton:
        button = QPushButton(caption)
        self.buttons.addButton(button, _ROLE.ActionRole)
        return button

    def _add(self, sentence: str, role: str = "") -> None:
        label = plain_label(sentence, role=role)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lines.addWidget(label)


class CrashDialog(MessageDialog):
    """The dialog about a fault of the program; the work is saved and the window stays open."""

    def __init__(self, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = log_file.parent
        self.say(
            self.tr("Er ging iets mis in het programma zelf"),
            self.tr("Wat was opgeslagen, is heel; doorwerken kan. Lukt een handeling niet, start dan opnieuw."),
            self.tr("De bijzonderheden staan in dit logboek:"),
        )
        self.show_place(str(log_file), self.tr("Plaats van het logboek"))
        self.add_button(self.tr("Map openen")).clicked.connect(self._open_folder)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


class StartRefusedDialog(MessageDialog):
    """The dialog when the store cannot be opened; nothing was changed.

    Attributes:
        restore_button: None until `offer_restore` adds it.
    """

    def __init__(self, error: Exception, place: Path, lang: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        message = _message(error)
        sentence, advice = text(message, lang), todo(message, lang)
        where = "" if str(place) in sentence else str(place)
        self.say(self.tr("De projecten zijn niet te openen"), sentence, advice, where)
        self.restore_button: QPushButton | None = None

    def offer_restore(self) -> QPushButton:
        """Adds the button to restore a backup; the caller connects it."""
        self.restore_button = self.add_button(self.tr("Reservekopie terugzetten…"))
        return self.restore_button


def _message(error: Exception) -> Message:
    if isinstance(error, StorageError | UserError):
        return error.message
    if isinstance(error, ReferenceDataError):
        return Message("projects_data_damaged", {"why": str(error)})
    return Message("desktop_disk_error", {"why": why_of(error)})
