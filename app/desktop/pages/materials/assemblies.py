"""Opening an assembly of the bill into its layers and closing them, with what the user is told about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.desktop.pages.materials.actions import BillActions
from app.desktop.session.workspace import Workspace
from app.errors import UserError
from app.services.editing.assembly_lines import AssemblyChange, AssemblyLines
from models.domain.bill import BillLine
from models.domain.project import Variant
from models.reference.reference import Reference
from widgets.bill.columns import COLUMN_OF
from widgets.bill.table_model import LAYER_FIELD, BillTableModel
from widgets.bill.view import BillView


@dataclass(frozen=True, slots=True)
class AssemblyParts:
    """The objects that the actions use."""

    model: BillTableModel
    view: BillView
    actions_on_bill: BillActions


class AssemblyActions(QObject):
    """The two actions on assemblies; each is one undo step, and what it made is selected afterwards."""

    def __init__(self, workspace: Workspace, parts: AssemblyParts, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._parts = workspace, parts
        self._made: tuple[Reference, AssemblyLines] | None = None

    def _assembly_lines(self) -> AssemblyLines:
        reference = self._workspace.reference
        if self._made is None or self._made[0] is not reference:
            self._made = (reference, AssemblyLines(reference.library, reference))
        return self._made[1]

    def request_for(self, line: BillLine | None) -> str:
        """The action that fits a line: `open_assembly` or `close_assembly`; "" for none.

        An assembly that is provisional can be opened too, once it is confirmed.
        """
        if line is None:
            return ""
        if line.opened_from is not None:
            return "close_assembly"
        lines = self._assembly_lines()
        return "open_assembly" if lines.is_assembly(line) or lines.proposes_assembly(line) else ""

    def open(self, position: int) -> None:
        """Opens the assembly of a line; a provisional one is not opened, but offered to be confirmed first."""
        line, lines = self._parts.model.lines[position], self._assembly_lines()
        if lines.proposes_assembly(line):
            self._offer_to_confirm(line)
        elif self._change(self.tr("Opbouw openen"), lambda variant: lines.opened(variant, position)):
            self._select_layers(position)

    def _offer_to_confirm(self, line: BillLine) -> None:
        told = self.tr("De opbouw van {0} is nog voorlopig. Bevestig die eerst.").format(_name(line))
        self._workspace.tell(
            told, self.tr("Bevestigen en openen"), lambda: self._confirm_and_open(line), passes=True
        )

    def _confirm_and_open(self, line: BillLine) -> None:
        """Confirms and opens in one step, if the line is still the same one."""
        lines = self._parts.model.lines
        position = next((p for p, each in enumerate(lines) if each is line or each == line), None)
        if position is None or self._parts.model.is_locked:
            self._workspace.tell(self.tr("Deze regel is veranderd. Er is niets geopend."))
            return
        opens = self._assembly_lines().confirmed_and_opened
        if self._change(self.tr("Opbouw bevestigen en openen"), lambda variant: opens(variant, position)):
            self._select_layers(position)

    def close(self, position: int) -> None:
        """Closes the layers of an assembly; says so when a change in them lapses with that."""
        layer, lines = self._parts.model.lines[position], self._assembly_lines()
        layers = [each for each in self._parts.model.lines if each.opened_from == layer.opened_from]
        if not self._change(self.tr("Lagen sluiten"), lambda variant: lines.closed(variant, position)):
            return
        after = self._parts.model.lines
        whole = next((p for p, each in enumerate(after) if _is_closed(each, layer)), None)
        if whole is None:
            return
        self._go_to(whole)
        if layers != self._layers_of(whole):
            told = self.tr("Wat in de lagen van {0} veranderd was, is vervallen.").format(_name(after[whole]))
            opened = self._workspace.open
            if opened is not None:
                self._workspace.tell(told, self.tr("Ongedaan maken"), opened.undo_stack.undo)

    def _layers_of(self, position: int) -> list[BillLine] | None:
        """The layers that the line would open into; None when it does not open again."""
        opened = self._workspace.open
        if opened is None:
            return None
        try:
            change = self._assembly_lines().opened(opened.variant, position)
        except UserError:
            return None
        return list(change.edit.splices[0].new)

    def _change(self, name: str, make: Callable[[Variant], AssemblyChange]) -> bool:
        return self._parts.actions_on_bill.change_assembly(name, make)

    def _select_layers(self, position: int) -> None:
        lines, view = self._parts.model.lines, self._parts.view
        first = lines[position].opened_from
        rows = [
            row
            for place in range(position, len(lines))
            if lines[place].opened_from == first and (row := self._parts.model.rows.row_of.get(place)) is not None
        ]
        column = COLUMN_OF[LAYER_FIELD]
        if rows:
            view.scrollTo(self._parts.model.index(rows[-1], column))
        if rows and rows == list(range(rows[0], rows[-1] + 1)):
            view.select_block(rows[0], rows[-1], column, column)
        elif rows:
            view.go_to(rows[0], column)

    def _go_to(self, position: int) -> None:
        row = self._parts.model.rows.row_of.get(position)
        if row is not None:
            self._parts.view.go_to(row, COLUMN_OF[LAYER_FIELD])


def _is_closed(line: BillLine, layer: BillLine) -> bool:
    """Whether a line is the one that a layer was closed to."""
    before = layer.opened_from
    return (
        before is not None
        and line.opened_from is None
        and line.product_id == before.product_id
        and (line.id == before.line_id or line.id.startswith(f"{before.line_id}-"))
    )


def _name(line: BillLine) -> str:
    return line.description or line.id
