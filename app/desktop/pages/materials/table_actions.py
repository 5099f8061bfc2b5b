"""The keys and buttons of the table, carried out on the selected lines and columns of the bill."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QDialog, QWidget

from app.desktop.pages.materials.actions import BillActions
from app.desktop.pages.materials.assemblies import AssemblyActions, AssemblyParts
from app.desktop.pages.materials.clipboard import BillClipboard, PasteTarget, editable_fields
from app.desktop.pages.materials.editing import BillEditing
from app.desktop.pages.materials.find_bar import FindBar
from app.desktop.pages.materials.line_menu import LineMenu
from app.desktop.session.workspace import Workspace
from app.services.library.product_search import folded
from models.domain.bill_cells import value_of
from models.domain.outcome import Finding, Severity
from models.domain.product import ProductCard
from widgets.bill.columns import COLUMN_OF, COLUMNS, FROZEN_COUNT
from widgets.bill.table_model import BillTableModel
from widgets.bill.view import BillView


@dataclass(frozen=True, slots=True)
class TableParts:
    """The objects that the actions use; `clear_order` shows every line in the order of the bill."""

    model: BillTableModel
    view: BillView
    editing: BillEditing
    actions_on_bill: BillActions
    clipboard: BillClipboard
    find_bar: FindBar
    clear_order: Callable[[], None]


class TableActions(QObject):
    """The actions on the selection of the table; dialogs open over `parent`."""

    def __init__(self, workspace: Workspace, parts: TableParts, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._parts, self._page = workspace, parts, parent
        self.assemblies = AssemblyActions(
            workspace, AssemblyParts(parts.model, parts.view, parts.actions_on_bill), self
        )
        self._actions: dict[str, Callable[[], object]] = {
            "import": self.import_lines,
            "copy": self.copy,
            "cut": self.cut,
            "paste": self.paste,
            "clear": self.clear,
            "fill_down": self.fill_down,
            "insert": self.insert,
            "add": self.add,
            "delete": self.delete,
            "move_up": lambda: self.move(-1),
            "move_down": lambda: self.move(1),
            "detachability": self.detachability,
            "open_assembly": lambda: self._at_current_line(self.assemblies.open),
            "close_assembly": lambda: self._at_current_line(self.assemblies.close),
        }

        parts.clipboard.import_asked.connect(self._import_pasted)

    def show_menu(self, place: QPoint) -> None:
        """Opens the menu of the current line at a place on the screen."""
        menu = self.line_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def line_menu(self) -> LineMenu:
        """The menu of the current line."""
        parts = self._parts
        current = parts.view.currentIndex()
        line = parts.model.line_at(current.row()) if current.isValid() else None
        menu = LineMenu(self._page)
        menu.fill(line, self.assemblies.request_for(line), is_locked=parts.model.is_locked)
        menu.asked.connect(self.do)
        return menu

    def do(self, asked: str) -> None:
        """Carries out the action of a key or button; edits only when the bill is not locked."""
        if asked == "copy" or not self._parts.model.is_locked:
            self._actions[asked]()

    def import_lines(self) -> None:
        """Opens the import window, with this bill as the destination."""
        from app.desktop.importing.open_import import open_import
        from app.desktop.importing.take_in import Destination
        from app.desktop.session.file_dialogs import choose_to_import

        open_import(self._workspace, choose_to_import(self._page), self._page, preferred=Destination.ADD)

    def _import_pasted(self, pasted: str) -> None:
        """Opens the import preview on a text of the clipboard, with this bill as the destination."""
        from app.desktop.importing.open_import import open_import
        from app.desktop.importing.take_in import Destination

        open_import(self._workspace, (), self._page, preferred=Destination.ADD, pasted=pasted)

    # What is selected ---------------------------------------------------------------------------

    def _positions(self) -> list[int]:
        """The selected lines in the order of the screen, without the headings of groups."""
        rows, _ = self._parts.view.selected_block()
        positions = (self._parts.model.rows.position(row) for row in rows)
        return [position for position in positions if position is not None]

    def _fields(self) -> list[str]:
        """The fields of the selected columns that are shown and editable."""
        _, columns = self._parts.view.selected_block()
        return editable_fields([c for c in columns if not self._parts.view.isColumnHidden(c)])

    # Typing -------------------------------------------------------------------------------------

    def enter(self, row: int, field: str, text: str, key: str | None) -> None:
        """Sets the typed or chosen value of one cell."""
        position = self._parts.model.rows.position(row)
        if position is not None:
            self._enter([position], [field], field, text, key)

    def enter_for_all(self, row: int, field: str, text: str, key: str | None) -> None:
        """Sets the typed value in every selected cell."""
        positions, fields = self._positions(), self._fields()
        if field not in fields or len(positions) * len(fields) < 2:
            self.enter(row, field, text, key)
        else:
            self._enter(positions, fields, field, text, key)

    def _enter(self, positions: list[int], fields: list[str], field: str, text: str, key: str | None) -> None:
        editing = self._parts.editing
        values: dict[str, object] = {}
        cards: list[ProductCard] = []
        for each in fields:
            if key is not None and each == field:
                values[each] = editing.chosen(field, key)
                card = editing.card(key) if field == "product_id" else None
                cards += [card] if card is not None else []
                continue
            reading = editing.read(each, text)
            if reading.has_errors or not reading.lines:
                self._tell_errors(reading.findings, each)
                return
            values[each] = value_of(reading.lines[1], each)
            cards += reading.cards
        self._parts.actions_on_bill.set_cells(dict.fromkeys(positions, values), cards)

    def _tell_errors(self, findings: tuple[Finding, ...], field: str) -> None:
        column = COLUMNS[COLUMN_OF[field]].title()
        for finding in findings:
            if finding.severity is Severity.ERROR:
                self._workspace.tell_problem(finding.message)
                return
        self._workspace.tell(self.tr("Dit past niet in de kolom {0}.").format(column))

    def set_value(self, position: int, field: str, value: object) -> None:
        """Sets a raw value that was written through the item model; texts are read as typed ones."""
        if isinstance(value, str) and field not in ("description", "note", "source"):
            self._enter([position], [field], field, value, None)
        else:
            self._parts.actions_on_bill.set_cells({position: {field: value}})

    def clear(self) -> None:
        if self._positions() and self._fields():
            self._parts.actions_on_bill.clear(self._positions(), self._fields())

    def fill_down(self) -> None:
        """Fills down from the first selected line; with one line selected, from the line above it."""
        positions, fields = self._positions(), self._fields()
        rows, _ = self._parts.view.selected_block()
        if len(positions) == 1:
            above = self._parts.model.rows.position(rows[0] - 1)
            positions = [above, *positions] if above is not None else positions
        if fields:
            self._parts.actions_on_bill.fill_down(positions, fields)

    # The clipboard ------------------------------------------------------------------------------

    def copy(self) -> None:
        lines = self._parts.model.lines
        chosen = [lines[position] for position in self._positions()]
        if chosen and self._fields():
            self._parts.clipboard.copy(chosen, self._fields(), self._parts.editing)

    def cut(self) -> None:
        self.copy()
        if self._positions() and self._fields():
            self._parts.actions_on_bill.cut(self._positions(), self._fields())

    def paste(self) -> None:
        view, model = self._parts.view, self._parts.model
        rows, columns = view.selected_block()
        top, left = (rows[0], columns[0]) if len(rows) else (len(model.rows), COLUMN_OF["nl_sfb"])
        below = (model.rows.position(row) for row in range(top, len(model.rows)))
        shown = [c for c in range(left, len(COLUMNS)) if not view.isColumnHidden(c)]
        target = PasteTarget(
            [position for position in below if position is not None],
            editable_fields(shown),
            len(self._positions()),
            len(self._fields()),
            is_empty=not model.lines,
        )
        self._workspace.attempt(lambda: self._parts.clipboard.paste(target, self._parts.editing))

    # Lines --------------------------------------------------------------------------------------

    def insert(self) -> None:
        """Inserts as many empty lines as are selected, above them."""
        positions = self._positions()
        position = min(positions) if positions else 0
        self._insert(position, max(1, len(positions)))

    def add(self) -> None:
        """Adds an empty line below the current one and opens its editor."""
        positions = self._positions()
        position = max(positions) + 1 if positions else len(self._parts.model.lines)
        if self._insert(position, 1):
            row = self._parts.model.rows.row_of[position]
            self._parts.view.setFocus()
            self._parts.view.start_editing(row, "description")

    def _insert(self, position: int, count: int) -> bool:
        """Inserts lines and shows them: clears filter and sorting, and copies the group of the neighbour."""
        parts = self._parts
        nl_sfb = ""
        if parts.model.ordering.is_grouped and parts.model.lines:
            nl_sfb = parts.model.lines[max(0, position - 1)].nl_sfb
        if parts.model.ordering.hides_lines or parts.model.ordering.sort_field or parts.model.ordering.collapsed:
            parts.clear_order()
        if not parts.actions_on_bill.insert(position, count, nl_sfb):
            return False
        first, last = parts.model.rows.row_of[position], parts.model.rows.row_of[position + count - 1]
        _, columns = parts.view.selected_block()
        left, right = (columns[0], columns[-1]) if len(columns) else (COLUMN_OF["description"],) * 2
        parts.view.select_block(first, last, left, right)
        return True

    def delete(self) -> None:
        """Deletes the selected lines; the current cell stays at the same place."""
        positions = self._positions()
        rows, columns = self._parts.view.selected_block()
        if not positions or not self._parts.actions_on_bill.delete(positions):
            return
        left = self._parts.model.rowCount()
        if left:
            self._parts.view.go_to(min(rows[0], left - 1), columns[0])

    def move(self, by: int) -> None:
        """Moves the selected lines, only when the table shows the order of the bill."""
        parts = self._parts
        if not parts.model.ordering.is_plain:
            self._workspace.tell(
                self.tr("Verplaatsen kan in de volgorde van de staat: zet filter, sortering en groepen uit.")
            )
            return
        positions = self._positions()
        _, columns = parts.view.selected_block()
        if parts.actions_on_bill.move(positions, by):
            parts.view.select_block(positions[0] + by, positions[-1] + by, columns[0], columns[-1])

    def detachability(self) -> None:
        from app.desktop.pages.materials.detachability_dialog import DetachabilityDialog

        parts = self._parts
        positions = self._positions()
        if not positions:
            self._workspace.tell(self.tr("Kies eerst een of meer regels."))
            return
        lines = {position: parts.model.lines[position] for position in positions}
        dialog = DetachabilityDialog(lines, parts.editing.words, self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            parts.actions_on_bill.set_connections(dialog.changes(), self.tr("Losmaakbaarheid wijzigen"))
        dialog.deleteLater()

    def _at_current_line(self, act: Callable[[int], None]) -> None:
        """Carries out an action on the current line."""
        current = self._parts.view.currentIndex()
        position = self._parts.model.rows.position(current.row()) if current.isValid() else None
        if position is None:
            self._workspace.tell(self.tr("Kies eerst een regel."))
        else:
            act(position)

    # Search -------------------------------------------------------------------------------------

    def find(self, text: str, is_back: bool) -> None:
        """Goes to the next line with all words, from the current one on, and from the start again."""
        parts = self._parts
        words = folded(text).split()
        found = []
        if words:
            for row, entry in enumerate(parts.model.rows.entries):
                if isinstance(entry, int):
                    searched = parts.editing.words.searched(parts.model.lines[entry])
                    if all(word in searched for word in words):
                        found.append(row)
        if not found:
            parts.find_bar.tell(0, 0)
            return
        current = parts.view.currentIndex().row()
        place = _next_place(found, current, is_back=is_back)
        column = max(parts.view.currentIndex().column(), FROZEN_COUNT - 1)
        parts.view.go_to(found[place], column)
        parts.find_bar.tell(place + 1, len(found))


def _next_place(found: list[int], current: int, *, is_back: bool) -> int:
    """The index in `found` of the next row after the current one, or before it, wrapping around."""
    if is_back:
        return next((p for p in range(len(found) - 1, -1, -1) if found[p] < current), len(found) - 1)
    return next((p for p, row in enumerate(found) if row > current), 0)
