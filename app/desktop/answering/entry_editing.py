"""Edits of the entered outcomes of the open project: typing in one field is one undo step."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from app.desktop.answering.entries import Entry, change_entry
from app.desktop.session.field_edits import FieldEdits
from app.desktop.session.workspace import Workspace
from app.reporting.wording.outcome_texts import indicator_name


class EntryEditing:
    """Makes the edits that the cards of entries ask for."""

    def __init__(self, workspace: Workspace, edits: FieldEdits) -> None:
        self._workspace, self._edits = workspace, edits

    def change(self, entry: Entry, values: dict[str, Any]) -> None:
        """Sets values of an entry by field; a refusal is shown."""
        opened = self._workspace.open
        if opened is None:
            return
        is_typed = len(values) == 1 and not {"level", "status"} & values.keys()
        if not is_typed:
            self._edits.finish()
        key = f"{entry.indicator.id}/{entry.environmental_set}/{'+'.join(sorted(values))}"
        name = indicator_name(entry.indicator, self._workspace.language)
        action = QCoreApplication.translate("EntryEditing", "{0} invullen").format(name)
        self._workspace.attempt(lambda: self._edits.do(action, change_entry(opened.variant, entry, **values), key))
        if not is_typed:
            self._edits.finish()
