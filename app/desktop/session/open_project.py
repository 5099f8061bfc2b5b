"""The open project: one immutable project, its undo stack, its live score, and its way to the disk.

Every change goes through `do`: one user action, one edit, one undo step, one save. Pages read `project` and
`variant` and listen; they never keep a copy.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from app.desktop.session.live_score import LiveScore
from app.desktop.session.outcome_keeping import OutcomeKeeping
from app.desktop.session.saving import Saving
from app.desktop.session.undo_commands import ApplyEdit
from app.reporting.report import Report
from app.services.editing.edits import BillEdit, Edit, ProjectEdit, is_empty, variant_of
from models.domain.outcome import Scorecard
from models.domain.project import Project, Variant
from models.reference.reference import Reference
from models.storage.sqlite.store import Store

_PAINT_FIRST_MS = 20


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit touched, so that listeners can update no more than that.

    `bill_edit` is the edit when only lines of the current variant changed, else None.
    """

    bill_edit: BillEdit | None
    is_project_wide: bool


class OpenProject(QObject):
    """One project while it is open in the window.

    Signals:
        changed(Change): after every edit, undo and redo.
        variant_changed(): another variant is shown.
        scored(Scorecard): the live score of the current variant; latest wins.
        reported(Report): the full report with audit and contributions, a moment later.
    """

    changed = Signal(object)
    variant_changed = Signal()
    scored = Signal(object)
    reported = Signal(object)

    def __init__(
        self, project: Project, store: Store, reference: Reference, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._as_opened = project
        self._variant_id = project.variants[0].id
        self.reference = reference
        self.undo_stack = QUndoStack(self)
        self.saving = Saving(store, self)
        self._keeping = OutcomeKeeping(store, self.saving, lambda: (self._project, self.reference), self)
        self._live = LiveScore(reference, self)
        self._live.scored.connect(self._on_scored)
        self._live.reported.connect(self._on_reported)
        self.scorecard: Scorecard | None = None
        self.report: Report | None = None
        self.is_read_only = store.read_only

    @property
    def project(self) -> Project:
        return self._project

    @property
    def variant(self) -> Variant:
        return variant_of(self._project, self._variant_id)

    @property
    def variant_as_opened(self) -> Variant | None:
        """The variant that is shown, as it was when the project was opened; None when it is unchanged or new."""
        for variant in self._as_opened.variants:
            if variant.id == self._variant_id and variant != self.variant:
                return variant
        return None

    def start(self) -> None:
        """Scores for the first time; call after the listeners are connected."""
        self._live.update(self._project, self.variant)

    def take_reference(self, reference: "Reference") -> None:
        """Scores with other reference data from now on."""
        self.reference = reference
        self._live.take_reference(reference)
        self._live.update(self._project, self.variant)

    def show_variant(self, variant_id: str) -> None:
        """Makes another variant the current one; not a change of data, so no undo step."""
        if variant_id != self._variant_id:
            variant_of(self._project, variant_id)
            self._variant_id = variant_id
            self.variant_changed.emit()
            self._live.update(self._project, self.variant)

    def do(self, text: str, edit: Edit, merge_key: str = "") -> None:
        """Applies an edit as one undo step named `text`. An edit that changes nothing is ignored.

        Edits with the same non-empty `merge_key` that follow each other become one step: typing in one field.
        """
        if not is_empty(edit) and not self.is_read_only:
            self.undo_stack.push(ApplyEdit(self, text, edit, merge_key))

    def apply(self, edit: Edit) -> None:
        """Makes the edit's project the current one; only undo commands call this."""
        self._project = edit.apply(self._project)
        if all(variant.id != self._variant_id for variant in self._project.variants):
            self._variant_id = self._project.variants[0].id
            self.variant_changed.emit()
        is_bill = isinstance(edit, BillEdit) and edit.variant_id == self._variant_id
        self.saving.save(self._project)
        self._live.update(self._project, self.variant)
        self.changed.emit(Change(edit if is_bill else None, isinstance(edit, ProjectEdit)))  # type: ignore[arg-type]

    def close(self) -> bool:
        """Waits until everything is on the disk; False, and the project stays open, when the last save failed."""
        if not self.saving.finish():
            return False
        self._live.stop()
        self._keeping.stop()
        return True

    def abandon(self) -> None:
        """Closes without a save: what it holds is saved elsewhere."""
        self.saving.abandon()
        self._live.stop()

    def _on_scored(self, scorecard: Scorecard) -> None:
        self.scorecard = scorecard
        self.scored.emit(scorecard)
        QTimer.singleShot(_PAINT_FIRST_MS, self.saving, self.saving.begin)

    def _on_reported(self, report: Report) -> None:
        self.report = report
        self.reported.emit(report)
