"""The actions on the variants of the open project; each is one undo step."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.desktop.session.open_project import OpenProject
from app.desktop.session.workspace import Workspace
from app.services.editing.edits import AnyProjectEdit, variant_of
from app.services.projects.variants import (
    copy_of_earlier,
    copy_variant,
    delete_variants,
    freeze_variant,
    rename_variant,
    snapshot_of,
)
from models.domain.project import Phase, Variant


class VariantActions(QObject):
    """Copies, renames, deletes and freezes variants.

    Signals:
        made(str): a variant with this id was created.
    """

    made = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def copy(self, variant_id: str) -> None:
        """Copies a variant and shows the copy."""
        opened = self._opened()
        if opened is None:
            return
        name = variant_of(opened.project, variant_id).name.strip() or self.tr("Variant")
        edit, copy_id = copy_variant(opened.project, variant_id, self.tr("{0} (kopie)").format(name))
        if self._do(self.tr("Variant kopiëren"), lambda: edit):
            opened.show_variant(copy_id)
            self.made.emit(copy_id)

    def bring_back_beginning(self) -> None:
        """Adds the current variant as it was when the project was opened, beside its present state."""
        opened = self._opened()
        earlier = opened.variant_as_opened if opened is not None else None
        if opened is None or earlier is None:
            return
        name = self.tr("{0} (zoals geopend)").format(earlier.name.strip() or self.tr("Variant"))
        self._do(self.tr("Beginstand als variant"), lambda: copy_of_earlier(opened.project, earlier, name))

    def rename(self, variant_id: str, name: str) -> bool:
        """Renames a variant; False when the name was refused."""
        opened = self._opened()
        if opened is None:
            return False
        return self._do(self.tr("Variant hernoemen"), lambda: rename_variant(opened.project, variant_id, name))

    def delete(self, variant_id: str) -> None:
        """Deletes a variant, with a notice that offers undo."""
        opened = self._opened()
        if opened is None:
            return
        name = _shown_name(variant_of(opened.project, variant_id), self.tr("Naamloze variant"))
        if self._do(self.tr("Variant verwijderen"), lambda: delete_variants(opened.project, (variant_id,))):
            step = opened.undo_stack.index()

            def take_back() -> None:
                if self._workspace.open is opened and opened.undo_stack.index() == step:
                    opened.undo_stack.undo()

            self._workspace.tell(self.tr("{0} is verwijderd.").format(name), self.tr("Ongedaan maken"), take_back)

    def freeze(self, variant_id: str, day: dt.date, phase: Phase | None) -> None:
        """Freezes the variant itself as a snapshot."""
        opened = self._opened()
        if opened is not None:
            variant = variant_of(opened.project, variant_id)
            self._do(self.tr("Variant vastleggen"), lambda: freeze_variant(variant, day, phase))

    def snapshot(self, variant_id: str, name: str, day: dt.date, phase: Phase | None) -> None:
        """Adds a frozen copy; the variant itself stays editable."""
        opened = self._opened()
        if opened is not None:
            edit, copy_id = snapshot_of(opened.project, variant_id, name, day, phase)
            if self._do(self.tr("Momentopname maken"), lambda: edit):
                self.made.emit(copy_id)

    def _opened(self) -> OpenProject | None:
        opened = self._workspace.open
        return opened if opened is not None and not opened.is_read_only else None

    def _do(self, name: str, make: Callable[[], AnyProjectEdit]) -> bool:
        opened = self._workspace.open
        edit = self._workspace.attempt(make)
        if opened is None or edit is None:
            return False
        opened.do(name, edit)  # type: ignore[arg-type]
        return True


def _shown_name(variant: Variant, nameless: str) -> str:
    return " ".join(variant.name.split()) or nameless
