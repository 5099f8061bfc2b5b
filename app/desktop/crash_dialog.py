"""The two dialogs for when things go wrong: a fault while working, and a start that is not possible."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.bootstrap import Session
from app.errors import UserError
from app.settings import load_settings
from app.texts import Language, text, todo
from models.domain.outcome import Message
from models.storage.errors import StorageError
from widgets.plain_text import plain_label

_WIDTH = 460


class _Message(QDialog):
    def __init__(self, title: str, sentences: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Meetlat")
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        heading = plain_label(title, role="heading")
        heading.setWordWrap(True)
        layout.addWidget(heading)
        for sentence in sentences:
            label = plain_label(sentence)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


class CrashDialog(_Message):
    """A fault of the program. The work is on disk and the window stays open."""

    def __init__(self, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("Er ging iets mis in het programma zelf"),
            (
                _tr(
                    "Alles wat was opgeslagen is heel; doorwerken kan. Lukt een handeling niet, start dan opnieuw."
                ),
                _tr("De bijzonderheden staan in {0}").format(log_file),
            ),
            parent,
        )


class StartRefusedDialog(_Message):
    """The projects cannot be opened. Nothing was changed."""

    def __init__(self, error: Exception, session: Session) -> None:
        lang: Language = "en" if load_settings(session.data_folder).language == "en" else "nl"
        message = error.message if isinstance(error, StorageError | UserError) else _of_disk(error)
        sentences = (text(message, lang), todo(message, lang), str(session.database_path))
        super().__init__(_tr("De projecten zijn niet te openen"), tuple(s for s in sentences if s))


def _of_disk(error: Exception) -> Message:
    return Message("desktop_disk_error", {"why": getattr(error, "strerror", None) or str(error)})


def _tr(source: str) -> str:
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate("CrashDialog", source)
