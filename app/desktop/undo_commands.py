"""Undo commands: they hold an edit, which is ids and plain values, and never an object of the window."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from app.services.edits import BillEdit, Edit, ProjectEdit, Splice, VariantEdit

if TYPE_CHECKING:
    from app.desktop.open_project import OpenProject

_MERGE_ID = 1


class ApplyEdit(QUndoCommand):
    """Applies an edit; undo applies its reverse. Typing in one field merges into one step."""

    def __init__(self, target: "OpenProject", text: str, edit: Edit, merge_key: str = "") -> None:
        super().__init__(text)
        self._target = target
        self._edit = edit
        self._merge_key = merge_key

    def redo(self) -> None:
        self._target.apply(self._edit)

    def undo(self) -> None:
        self._target.apply(self._edit.reverse())

    def id(self) -> int:
        return _MERGE_ID if self._merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, ApplyEdit) or other._merge_key != self._merge_key:
            return False
        merged = _merged(self._edit, other._edit)
        if merged is None:
            return False
        self._edit = merged
        return True


def _merged(first: Edit, second: Edit) -> Edit | None:
    """One edit that does both, or None when they touch different things."""
    if isinstance(first, VariantEdit) and isinstance(second, VariantEdit):
        if first.variant_id == second.variant_id and first.new.keys() == second.new.keys():
            return VariantEdit(first.variant_id, first.old, second.new)
    if (
        isinstance(first, ProjectEdit)
        and isinstance(second, ProjectEdit)
        and first.new.keys() == second.new.keys()
    ):
        return ProjectEdit(first.old, second.new)
    if isinstance(first, BillEdit) and isinstance(second, BillEdit) and first.variant_id == second.variant_id:
        starts = [splice.start for splice in first.splices]
        if starts == [splice.start for splice in second.splices] and len(starts) == 1:
            return BillEdit(first.variant_id, (Splice(starts[0], first.splices[0].old, second.splices[0].new),))
    return None
