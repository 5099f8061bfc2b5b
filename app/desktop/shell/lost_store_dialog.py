"""The dialog when the store is gone while its backups exist."""

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.desktop.session.restore_dialog import moment_text
from app.desktop.shell.crash_dialog import MessageDialog
from models.storage.errors import LostStoreError


class LostStoreDialog(MessageDialog):
    """The choice to restore a backup, start empty or quit; read `starts_empty` after `exec`."""

    def __init__(self, lost: LostStoreError, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.starts_empty = False
        self.say(
            self.tr("Uw projecten zijn niet gevonden"),
            self._newest(lost),
            self.tr(
                "Er is nog niets geschreven. Staat het bestand in een map die wordt gesynchroniseerd, sluit dan "
                "Meetlat af, wacht tot dat klaar is en start opnieuw."
            ),
            self.tr("Dit projectenbestand ontbreekt of is leeg:"),
        )
        self.show_place(str(place), self.tr("Plaats van het projectenbestand"))
        self.restore_button = self.add_button(self.tr("Reservekopie terugzetten…"))
        self.empty_button = self.add_button(self.tr("Leeg beginnen"))
        self.empty_button.setToolTip(self.tr("De reservekopieën blijven bewaard."))
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Afsluiten"))
        self.restore_button.setProperty("role", "primary")
        self.restore_button.setDefault(True)
        self.empty_button.clicked.connect(self._start_empty)

    def _newest(self, lost: LostStoreError) -> str:
        kept = (
            self.tr("Er is 1 reservekopie.")
            if lost.backup_count == 1
            else self.tr("Er zijn {0} reservekopieën.").format(lost.backup_count)
        )
        if lost.made_at is None:
            return " ".join((kept, self.tr("Geen daarvan is goed.")))
        told = (
            self.tr("De nieuwste goede is van {0} en heeft 1 project.")
            if lost.project_count == 1
            else self.tr("De nieuwste goede is van {0} en heeft {1} projecten.")
        )
        return f"{kept} {told.format(moment_text(lost.made_at), lost.project_count)}"

    def _start_empty(self) -> None:
        self.starts_empty = True
        self.accept()
