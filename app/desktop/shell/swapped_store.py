"""The question when another program replaced the open store, and carrying out the answer."""

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.desktop.session.workspace import Workspace
from app.desktop.shell.crash_dialog import MessageDialog


class Version(Enum):
    """The version to continue with."""

    OURS = auto()
    THEIRS = auto()


class SwappedDialog(MessageDialog):
    """Asks which version to continue with; `chosen` is None when the user postpones that.

    Args:
        is_there: whether the file exists; without it, only this window has the projects.
    """

    def __init__(self, place: Path, *, is_there: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: Version | None = None
        self.say(*self._words_for_two() if is_there else self._words_for_one())
        self.show_place(str(place), self.tr("Plaats van het projectenbestand"))
        self.ours = self.add_button(self.tr("Mijn versie") if is_there else self.tr("Terugzetten"))
        self.ours.setProperty("role", "primary")
        self.ours.setDefault(True)
        self.ours.clicked.connect(lambda: self._choose(Version.OURS))
        self.theirs = self.add_button(self.tr("Andere versie"))
        self.theirs.clicked.connect(lambda: self._choose(Version.THEIRS))
        self.theirs.setVisible(is_there)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Nu niet"))

    def _words_for_two(self) -> tuple[str, ...]:
        return (
            self.tr("Het projectenbestand is vervangen. Met welke versie gaat u verder?"),
            self.tr(
                "Een ander programma, meestal van een gesynchroniseerde map, heeft het vervangen of gewijzigd "
                "terwijl Meetlat het open had. Tot u kiest, wordt niets meer opgeslagen."
            ),
            self.tr("Mijn versie: de projecten zoals in dit venster. De andere versie blijft ernaast liggen."),
            self.tr(
                "Andere versie: de projecten zoals nu in het bestand. Uw versie wordt een reservekopie. Staat het "
                "open project er anders in, dan komt het uwe ernaast."
            ),
        )

    def _words_for_one(self) -> tuple[str, ...]:
        return (
            self.tr("Het projectenbestand is weg. Wilt u het terugzetten?"),
            self.tr(
                "Een ander programma heeft het weggehaald of verplaatst terwijl Meetlat het open had. Tot u "
                "kiest, wordt niets meer opgeslagen."
            ),
            self.tr("De projecten zoals in dit venster komen dan weer in het bestand."),
        )

    def _choose(self, version: Version) -> None:
        self.chosen = version
        self.accept()


def resolve(workspace: Workspace, parent: QWidget) -> bool:
    """Asks which version to continue with, and does so; False when the user postpones that."""
    path = workspace.session.database_file
    dialog = SwappedDialog(path, is_there=path.exists(), parent=parent)
    dialog.exec()
    dialog.deleteLater()
    chosen = dialog.chosen
    if chosen is None:
        return False
    workspace.attempt(lambda: _go_on_with(chosen, workspace))
    return True


def _go_on_with(version: Version, workspace: Workspace) -> None:
    """Replaces the store of the workspace; the open project stays open with its present state.

    Raises:
        StorageError, OSError: that failed; the project is still in the window.
    """
    from app.services.swapped_store import keep_ours, keep_theirs
    from models.storage.sqlite.store import utc_now

    project = workspace.open.project if workspace.open is not None else None
    variant_id = workspace.open.variant.id if workspace.open is not None else ""
    go_on = keep_ours if version is Version.OURS else keep_theirs
    went_on = go_on(workspace.session, workspace.store, project, utc_now())
    workspace.drop_project()
    workspace.use_store(went_on.store)
    if went_on.project_id and workspace.open_project(went_on.project_id) and workspace.open is not None:
        workspace.open.show_variant(variant_id)
    workspace.tell(_told(version, is_kept=went_on.is_kept))


def _told(version: Version, *, is_kept: bool) -> str:
    if version is Version.OURS:
        return QCoreApplication.translate(
            "SwappedDialog", "Uw versie staat weer in het projectenbestand. Wat er stond, ligt ernaast."
        )
    if is_kept:
        return QCoreApplication.translate(
            "SwappedDialog", "U werkt verder met de andere versie. De uwe staat bij de reservekopieën."
        )
    return QCoreApplication.translate(
        "SwappedDialog", "U werkt verder met de andere versie. Van de uwe was alleen het open project nog heel."
    )
