"""Menu of a line of the bill: what can be done with it, each with its key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from models.domain.bill import BillLine


class LineMenu(QMenu):
    """The menu of the current line.

    Signals:
        asked(str): a request, as those of the keys of the table.
    """

    asked = Signal(str)

    def add(self, name: str, text: str, keys: str = "", *, is_enabled: bool = True) -> None:
        """Adds an entry with the key that does the same."""
        action = self.addAction(f"{text}\t{keys}" if keys else text)
        action.setObjectName(name)
        action.setEnabled(is_enabled)
        action.triggered.connect(lambda: self.asked.emit(name))

    def names(self) -> tuple[str, ...]:
        """The requests that can be chosen."""
        return tuple(a.objectName() for a in self.actions() if a.objectName() and a.isEnabled())

    def fill(self, line: BillLine | None, assembly_request: str, *, is_locked: bool) -> None:
        """Adds the entries for a line; None for the heading of a group. In a locked bill it only copies.

        Args:
            assembly_request: `open_assembly`, `close_assembly`, or "" for a line that is neither.
        """
        can_edit = line is not None and not is_locked
        self.add("copy", self.tr("Kopiëren"), "Ctrl+C", is_enabled=line is not None)
        self.add("cut", self.tr("Knippen"), "Ctrl+X", is_enabled=can_edit)
        self.add("paste", self.tr("Plakken"), "Ctrl+V", is_enabled=not is_locked)
        self.addSeparator()
        if assembly_request == "open_assembly":
            self.add(assembly_request, self.tr("Opbouw openen in lagen"), "Alt+→", is_enabled=can_edit)
        elif assembly_request == "close_assembly":
            self.add(assembly_request, self.tr("Lagen sluiten tot opbouw"), "Alt+←", is_enabled=can_edit)
        if assembly_request:
            self.addSeparator()
        self.add("insert", self.tr("Regel invoegen"), "Ctrl++", is_enabled=not is_locked)
        self.add("delete", self.tr("Regel verwijderen"), "Ctrl+-", is_enabled=can_edit)
        self.add("move_up", self.tr("Omhoog verplaatsen"), "Alt+↑", is_enabled=can_edit)
        self.add("move_down", self.tr("Omlaag verplaatsen"), "Alt+↓", is_enabled=can_edit)
        self.add("fill_down", self.tr("Omlaag doorvoeren"), "Ctrl+D", is_enabled=can_edit)
        self.addSeparator()
        self.add("detachability", self.tr("Losmaakbaarheid…"), is_enabled=can_edit)
