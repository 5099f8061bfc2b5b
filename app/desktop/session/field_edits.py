"""The edits from form fields: typing in one field is one undo step until the field is left."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from app.desktop.session.workspace import Workspace
from app.services.editing.edits import AnyProjectEdit, change_building, change_project, change_variant


class FieldEdits:
    """Edits the open project for the fields of one page."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._typing = 0

    def finish(self) -> None:
        """Ends the current step when a field was left; typing after it is another step."""
        self._typing += 1

    def change_project(self, text: str, name: str, value: Any) -> None:
        """Sets a field of the project; `text` names the undo step, and a refusal is shown."""
        opened = self._workspace.open
        if opened is not None:
            self._try(lambda: self.do(text, change_project(opened.project, **{name: value}), f"project.{name}"))

    def change_variant(self, text: str, name: str, value: Any) -> None:
        """Sets a field of the current variant; a refusal is shown."""
        opened = self._workspace.open
        if opened is not None:
            self._try(lambda: self.do(text, change_variant(opened.variant, **{name: value}), f"variant.{name}"))

    def change_building(self, text: str, name: str, value: Any) -> None:
        """Sets a field of the building of the current variant; a refusal is shown."""
        opened = self._workspace.open
        if opened is not None:
            self._try(lambda: self.do(text, change_building(opened.variant, **{name: value}), f"building.{name}"))

    def do(self, text: str, edit: AnyProjectEdit, field: str = "") -> None:
        """Makes one edit; edits of the same `field` merge into one step until `finish`."""
        if self._workspace.open is not None:
            self._workspace.open.do(text, edit, f"{field}/{self._typing}" if field else "")

    def _try(self, action: Any) -> None:
        self._workspace.attempt(action)


def refusal(workspace: Workspace, *, of_variant: bool = True) -> str:
    """The sentence why nothing can be edited now; "" when it can."""
    opened = workspace.open
    if opened is None:
        return ""
    if opened.is_read_only:
        if workspace.store.path == workspace.session.database_file:
            return QCoreApplication.translate(
                "FieldEdits", "Dit venster is alleen-lezen: de gegevensmap is niet te schrijven."
            )
        return QCoreApplication.translate(
            "FieldEdits", "Dit venster is alleen-lezen: Meetlat is al ergens anders open."
        )
    if of_variant and opened.variant.frozen_on is not None:
        return QCoreApplication.translate(
            "FieldEdits", "Deze variant is vastgelegd. Maak op de pagina Varianten een kopie om verder te werken."
        )
    return ""
