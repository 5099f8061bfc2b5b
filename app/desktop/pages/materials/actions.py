"""The actions on the bill: each is one edit and one named undo step, or refused with a notice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.desktop.session.undo_commands import as_one_step
from app.desktop.session.workspace import Workspace
from app.errors import UserError
from app.services.editing.assembly_lines import AssemblyChange
from app.services.editing.bill_clipboard import BlockReading
from app.services.editing.edits import (
    AnyProjectEdit,
    BillEdit,
    change_lines,
    change_variant,
    check_not_frozen,
    delete_lines,
    insert_lines,
    move_lines,
)
from app.services.editing.product_change import emptied, outdated_values
from app.services.editing.provisional_edits import choose, confirm, pick, reject
from app.services.editing.provisional_queue import Alternative
from app.services.library.confirmed_texts import ConfirmedTextsEdit
from models.domain.bill import BillLine, Connection, ProvisionalProduct
from models.domain.bill_cells import empty_value, line_changes, unmatched_product, value_of
from models.domain.product import ProductCard
from models.domain.project import Variant
from widgets.bill.columns import COLUMN_OF, COLUMNS

_SUM_GUARD = 1e-9

Cells = Mapping[int, Mapping[str, object]]
"""Position of a line -> field -> new value."""


class BillActions(QObject):
    """The edits of the bill of the current variant.

    Signals:
        outdated(values, products): another product was chosen, and these own values of the former one were
            emptied: id of the line -> field -> value, and id of the line -> id of the former product.

    Attributes:
        is_acting: whether a change that is told now comes from here, and not from undo or redo.
    """

    outdated = Signal(dict, dict)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.is_acting = False

    # Cells --------------------------------------------------------------------------------------

    def set_cells(self, cells: Cells, cards: Sequence[ProductCard] = ()) -> bool:
        """Sets the values of cells in one or more columns; False when they were refused."""
        fields = {field for values in cells.values() for field in values}
        column = COLUMNS[COLUMN_OF[next(iter(fields))]].title() if len(fields) == 1 else ""
        name = self.tr("{0} wijzigen").format(column) if column else self.tr("Cellen wijzigen")
        return self._change(name, cells, {}, cards, answers=fields == {"product_id"})

    def clear(self, positions: Iterable[int], fields: Sequence[str]) -> bool:
        """Clears cells."""
        return self._change(self.tr("Cellen leegmaken"), _emptied(positions, fields), {})

    def cut(self, positions: Iterable[int], fields: Sequence[str]) -> bool:
        """Clears cells that were copied, as the step that cuts them."""
        return self._change(self.tr("Knippen"), _emptied(positions, fields), {})

    def fill_down(self, positions: Sequence[int], fields: Sequence[str]) -> bool:
        """Gives every line the values of the first."""
        opened = self._workspace.open
        if opened is None or len(positions) < 2:
            return False
        first = opened.variant.bill.lines[positions[0]]
        values = {field: value_of(first, field) for field in fields}
        if "product_id" in fields and first.provisional is not None:
            # What is seen is filled down: a proposal stays one, without the mass that follows from its own text.
            values["provisional"] = ProvisionalProduct(first.provisional.product_id)
        cells = dict.fromkeys(positions[1:], values)
        texts = dict.fromkeys(positions[1:], unmatched_product(first))
        return self._change(self.tr("Omlaag doorvoeren"), cells, texts)

    def keep(self, values: Mapping[str, Mapping[str, Any]]) -> bool:
        """Restores the own values of lines, by id, that were emptied with their former product."""
        opened = self._workspace.open
        if opened is None:
            return False
        lines = enumerate(opened.variant.bill.lines)
        changes = {position: values[line.id] for position, line in lines if line.id in values}
        return self._do(self.tr("Eigen waarden houden"), lambda: change_lines(opened.variant, changes))

    # Proposed products --------------------------------------------------------------------------

    def confirm(self, positions: Sequence[int]) -> bool:
        """Makes the provisional products of lines their products."""
        count = len(positions)
        name = self.tr("Product bevestigen") if count == 1 else self.tr("{0} producten bevestigen").format(count)
        opened = self._workspace.open
        return opened is not None and self._do(name, lambda: confirm(opened.variant, positions), answers=True)

    def reject(self, positions: Sequence[int]) -> bool:
        """Takes the provisional products of lines away."""
        name = self.tr("Voorstel afwijzen") if len(positions) == 1 else self.tr("Voorstellen afwijzen")
        opened = self._workspace.open
        return opened is not None and self._do(name, lambda: reject(opened.variant, positions), answers=True)

    def choose(self, positions: Sequence[int], product_id: str, cards: Sequence[ProductCard]) -> bool:
        """Gives lines another product than the proposed one."""
        opened = self._workspace.open
        return opened is not None and self._do(
            self.tr("Ander product kiezen"),
            lambda: choose(opened.variant, positions, product_id),
            cards,
            answers=True,
        )

    def pick(self, position: int, alternative: Alternative) -> bool:
        """Gives a line one of the other proposals."""
        opened = self._workspace.open
        return opened is not None and self._do(
            self.tr("Ander product kiezen"),
            lambda: pick(opened.variant, position, alternative),
            (alternative.card,),
            answers=True,
        )

    def set_connections(self, connections: Mapping[int, Mapping[str, Connection]], name: str) -> bool:
        """Sets the detachability factors of lines."""
        opened = self._workspace.open
        return opened is not None and self._do(name, lambda: change_lines(opened.variant, connections))

    # Assemblies ---------------------------------------------------------------------------------

    def change_assembly(self, name: str, make: Callable[[Variant], AssemblyChange]) -> bool:
        """Opens an assembly into its layers or closes them, with the cards that the new lines name."""
        opened = self._workspace.open
        if opened is None:
            return False

        def change() -> None:
            made = make(opened.variant)
            self._carry_out(name, made.edit, made.cards, made.answered)

        return self._attempt(change)

    # Blocks -------------------------------------------------------------------------------------

    def paste(self, reading: BlockReading, targets: Sequence[int]) -> bool:
        """Fills lines with the rows of a block; rows beyond the targets become new lines at the end."""
        cells: dict[int, dict[str, object]] = {}
        unmatched: dict[int, str] = {}
        new_lines = []
        for row, line in reading.lines.items():
            if row > len(targets):
                new_lines.append(replace(line, id=""))
                continue
            position = targets[row - 1]
            cells[position] = {field: value_of(line, field) for field in reading.fields}
            unmatched[position] = unmatched_product(line)
        return self._change(self.tr("Blok plakken"), cells, unmatched, reading.cards, new_lines)

    def overwritten_by(self, reading: BlockReading, targets: Sequence[int]) -> int:
        """The number of lines that hold another content now in the cells that pasting overwrites."""
        opened = self._workspace.open
        lines = opened.variant.bill.lines if opened is not None else ()
        met = [(lines[targets[row - 1]], new) for row, new in reading.lines.items() if row <= len(targets)]
        return sum(1 for old, new in met if any(_is_lost(old, new, field) for field in reading.fields))

    # Lines --------------------------------------------------------------------------------------

    def insert(self, position: int, count: int, nl_sfb: str = "") -> bool:
        """Inserts empty lines before a position."""
        opened = self._workspace.open
        empty = [BillLine("", "", None, None, nl_sfb=nl_sfb)] * count
        name = self.tr("Regel invoegen") if count == 1 else self.tr("Regels invoegen")
        return opened is not None and self._do(name, lambda: insert_lines(opened.variant, position, empty))

    def delete(self, positions: Sequence[int]) -> bool:
        """Deletes lines."""
        opened = self._workspace.open
        name = self.tr("Regel verwijderen") if len(positions) == 1 else self.tr("Regels verwijderen")
        return opened is not None and self._do(name, lambda: delete_lines(opened.variant, positions))

    def move(self, positions: Sequence[int], by: int) -> bool:
        """Moves neighbouring lines one place up (-1) or down (+1); nothing happens at the ends."""
        opened = self._workspace.open
        if opened is None or not positions:
            return False
        target = positions[0] - 1 if by < 0 else positions[-1] + 2
        if not 0 <= target <= len(opened.variant.bill):
            return False
        name = self.tr("Regel verplaatsen") if len(positions) == 1 else self.tr("Regels verplaatsen")
        return self._do(name, lambda: move_lines(opened.variant, positions, target))

    # The one way in -----------------------------------------------------------------------------

    def _change(
        self,
        name: str,
        cells: Cells,
        unmatched: Mapping[int, str],
        cards: Sequence[ProductCard] = (),
        new_lines: Sequence[BillLine] = (),
        *,
        answers: bool = False,
    ) -> bool:
        opened = self._workspace.open
        if opened is None:
            return False
        lines = opened.variant.bill.lines
        changes = {
            position: line_changes(lines[position], values, unmatched.get(position, ""))
            for position, values in cells.items()
        }
        outdated = {position: outdated_values(lines[position], changes[position]) for position in changes}
        outdated = {position: values for position, values in outdated.items() if values}

        def edit() -> BillEdit:
            whole = {p: {**values, **emptied(outdated.get(p, {}))} for p, values in changes.items()}
            changed = change_lines(opened.variant, whole)
            if not new_lines:
                return changed
            added = insert_lines(opened.variant, len(lines), new_lines)
            return BillEdit(changed.variant_id, (*changed.splices, *added.splices))

        is_done = self._do(name, edit, cards, answers=answers)
        if is_done and outdated:
            self.outdated.emit(
                {lines[position].id: values for position, values in outdated.items()},
                {lines[position].id: lines[position].product_id for position in outdated},
            )
        return is_done

    def _do(
        self,
        name: str,
        make: Callable[[], BillEdit],
        cards: Sequence[ProductCard] = (),
        *,
        answers: bool = False,
    ) -> bool:
        """Creates the edit and applies it; False when it was refused, with a notice for the user.

        With `answers` the edit is a person's answer to which products its texts mean, which is remembered.
        """
        opened = self._workspace.open
        if opened is None:
            return False

        def act() -> None:
            edit = _checked(make())
            self._carry_out(name, edit, cards, edit if answers else None)

        return self._attempt(act)

    def _attempt(self, act: Callable[[], None]) -> bool:
        """Carries out an action; False when it was refused, with a notice for the user."""

        def whole() -> bool:
            act()
            return True

        self.is_acting = True
        try:
            return self._workspace.attempt(whole) is True
        finally:
            self.is_acting = False

    def _carry_out(
        self, name: str, edit: BillEdit, cards: Sequence[ProductCard], answered: BillEdit | None = None
    ) -> None:
        """Applies an edit as one step, with the cards that it names and what `answered` teaches the memory.

        Raises:
            UserError: the variant is frozen.
        """
        opened = self._workspace.open
        if opened is None:
            return
        learned = self._learned(answered) if answered is not None else ConfirmedTextsEdit(())
        steps = _steps(opened.variant, edit, cards)
        if len(steps) == 1 and learned.is_empty:
            opened.do(name, edit)
            return
        with as_one_step(opened.undo_stack, name):
            for step in steps:
                opened.do(name, step)
            memory = self._workspace.confirmed
            self._workspace.attempt(lambda: memory.note_on(opened.undo_stack, name, learned))

    def _learned(self, edit: BillEdit) -> ConfirmedTextsEdit:
        """What an edit changes in the memory of confirmed products; nothing, with a notice, when that fails."""
        from app.services.imports.product_answers import answers_of_edit

        found = self._workspace.attempt(lambda: self._workspace.learned(answers_of_edit(edit)))
        return found if isinstance(found, ConfirmedTextsEdit) else ConfirmedTextsEdit(())


def _steps(variant: Variant, edit: BillEdit, cards: Sequence[ProductCard]) -> tuple[AnyProjectEdit, ...]:
    """The edit, and before it the one that copies the product cards into the variant that it has not.

    Raises:
        UserError: the variant is frozen.
    """
    check_not_frozen(variant)
    held = {card.id for card in variant.products}
    fresh = tuple(card for card in cards if card.id not in held)
    return (change_variant(variant, products=(*variant.products, *fresh)), edit) if fresh else (edit,)


def _checked(edit: BillEdit) -> BillEdit:
    """The edit, unless an import would refuse its bill: recycled and reused share above 100 % together."""
    for splice in edit.splices:
        for line in splice.new:
            total = (line.recycled_fraction or 0.0) + (line.reused_fraction or 0.0)
            if total > 1 + _SUM_GUARD:
                raise UserError("import_shares_above_100", total=total * 100)
    return edit


def _is_lost(old: BillLine, new: BillLine, field: str) -> bool:
    present = value_of(old, field)
    return present != empty_value(field) and present != value_of(new, field)


def _emptied(positions: Iterable[int], fields: Sequence[str]) -> Cells:
    values = {field: empty_value(field) for field in fields}
    return dict.fromkeys(positions, values)
