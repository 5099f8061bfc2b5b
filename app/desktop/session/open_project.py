"""The open project: the document of a project, with one current variant that is scored live."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from app.desktop.session.live_score import LiveScore
from app.desktop.session.open_document import OpenDocument
from app.desktop.session.outcome_keeping import OutcomeKeeping
from app.desktop.session.saving import Saving
from app.reporting.report import Report
from app.services.editing.edits import AnyProjectEdit, BillEdit, variant_of
from models.domain.outcome import Scorecard
from models.domain.project import Project, Variant
from models.reference.reference import Reference
from models.storage.sqlite.store import Store

_PAINT_FIRST_MS = 20


@dataclass(frozen=True, slots=True)
class Change:
    """The extent of an edit, so that listeners update no more than that.

    `bill_edit` is the edit when only lines of the current variant changed, else None.
    """

    bill_edit: BillEdit | None


class OpenProject(OpenDocument[Project, AnyProjectEdit]):
    """A project while it is open in the window; pages read `project` and `variant`.

    Signals:
        changed(Change): after every edit, undo and redo.
        variant_changed(): another variant is shown.
        scored(Scorecard): the live score of the current variant; latest wins.
        reported(Report): the full report with audit and contributions, a moment later.
    """

    variant_changed = Signal()
    scored = Signal(object)
    reported = Signal(object)

    def __init__(
        self, project: Project, store: Store, reference: Reference, parent: QObject | None = None
    ) -> None:
        saving = Saving(self._write, is_read_only=store.read_only)
        super().__init__(project, saving, is_read_only=store.read_only, parent=parent)
        self._store = store
        self._as_opened = project
        self._variant_id = project.variants[0].id
        self.reference = reference
        self._keeping = OutcomeKeeping(store, saving, lambda: (self._state, self.reference), self)
        self._live = LiveScore(reference, self)
        self._live.scored.connect(self._on_scored)
        self._live.reported.connect(self._on_reported)
        self.scorecard: Scorecard | None = None
        self.report: Report | None = None

    @property
    def project(self) -> Project:
        return self._state

    @property
    def variant(self) -> Variant:
        return variant_of(self._state, self._variant_id)

    @property
    def variant_as_opened(self) -> Variant | None:
        """The current variant as it was when the project was opened; None when it is unchanged or new."""
        for variant in self._as_opened.variants:
            if variant.id == self._variant_id and variant != self.variant:
                return variant
        return None

    def start(self) -> None:
        """Scores for the first time; to be called when the listeners are connected."""
        self._renew_live_result()

    def take_reference(self, reference: "Reference") -> None:
        """Scores with other reference data from now on."""
        self.reference = reference
        self._live.take_reference(reference)
        self._renew_live_result()

    def show_variant(self, variant_id: str) -> None:
        """Makes another variant the current one; that changes no data, so it is no undo step."""
        if variant_id != self._variant_id:
            variant_of(self._state, variant_id)
            self._variant_id = variant_id
            self.variant_changed.emit()
            self._renew_live_result()

    def _write(self, project: Project) -> None:
        self._store.save_project(project)

    def _take(self, state: Project) -> None:
        super()._take(state)
        if all(variant.id != self._variant_id for variant in state.variants):
            self._variant_id = state.variants[0].id
            self.variant_changed.emit()

    def _bring_into_view(self, edit: AnyProjectEdit) -> None:
        if edit.place:
            self.show_variant(edit.place)

    def _change_by(self, edit: AnyProjectEdit) -> Change:
        return Change(edit.lines_of(self._variant_id))

    def _renew_live_result(self) -> None:
        self._live.update(self._state, self.variant)

    def _drop_live_result(self) -> None:
        self._live.stop()
        self._keeping.stop()

    def _on_scored(self, scorecard: Scorecard) -> None:
        self.scorecard = scorecard
        self.scored.emit(scorecard)
        QTimer.singleShot(_PAINT_FIRST_MS, self.saving, self.saving.begin)

    def _on_reported(self, report: Report) -> None:
        self.report = report
        self.reported.emit(report)
