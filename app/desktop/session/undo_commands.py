"""Undo commands: they hold an edit, which is ids and plain values, and never an object of the window."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from app.services.editing.edits import BillEdit, Edit, ProjectEdit, Splice, VariantEdit

if TYPE_CHECKING:
    from app.desktop.session.open_project import OpenProject

_MERGE_ID = 1


class ApplyEdit(QUndoCommand):
    """Applies an edit; undo applies its reverse. Typing in one field merges into one step."""

    def __init__(self, target: "OpenProject", text: str, edit: Edit, merge_key: str = "") -> None:
        super().__init__(text)
        self._target = target
        self._edit = edit
        self._merge_key = merge_key
        self._was_done = False

    def redo(self) -> None:
        self._target.apply(self._edit)
        if self._was_done:
            self._bring_into_view()
        self._was_done = True

    def undo(self) -> None:
        self._target.apply(self._edit.reverse())
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        """A step back in a variant that is not shown would go unseen."""
        if isinstance(self._edit, BillEdit):
            self._target.show_variant(self._edit.variant_id)

    def id(self) -> int:
        return _MERGE_ID if self._merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ApplyEdit) or other._merge_key != self._merge_key:
            return False
        merged = _merged(self._edit, other._edit)
        if merged is None:
            return False
        self._edit = merged
        self.setObsolete(_changes_nothing(merged))
        return True


def _changes_nothing(edit: Edit) -> bool:
    """Whether typing ended where it began; such a step would be a press of undo without effect."""
    if isinstance(edit, BillEdit):
        return all(splice.old == splice.new for splice in edit.splices)
    return edit.old == edit.new


def _merged(first: Edit, second: Edit) -> Edit | None:
    """One edit that does both, or None when they touch different things."""
    if isinstance(first, BillEdit):
        return _merged_lines(first, second)
    if type(first) is not type(second) or first.new.keys() != second.new.keys():
        return None
    if isinstance(first, VariantEdit) and isinstance(second, VariantEdit):
        same = first.variant_id == second.variant_id
        return VariantEdit(first.variant_id, first.old, second.new) if same else None
    assert isinstance(first, ProjectEdit) and isinstance(second, ProjectEdit)  # noqa: S101, PT018
    return ProjectEdit(first.old, second.new)


def _merged_lines(first: BillEdit, second: Edit) -> BillEdit | None:
    if not isinstance(second, BillEdit) or first.variant_id != second.variant_id:
        return None
    if len(first.splices) != 1 or [s.start for s in second.splices] != [first.splices[0].start]:
        return None
    splice = Splice(first.splices[0].start, first.splices[0].old, second.splices[0].new)
    return BillEdit(first.variant_id, (splice,))
