"""The scores of all variants, computed off the window's thread, once per immutable variant."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.desktop.session.jobs import Jobs, Ticket
from models.domain.project import Project, Variant
from models.reference.reference import Reference
from models.scorecard.comparison import ScoredVariant, scored


@dataclass(frozen=True, slots=True)
class _Kept:
    """A cached score with everything that it depends on."""

    variant: Variant
    question: tuple[object, ...]
    result: ScoredVariant


class VariantScores(QObject):
    """Computes and caches the scores of the variants of a project.

    Signals:
        ready(): every variant of the requested project has its score.
        failed(Exception): scoring failed.
    """

    ready = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[str, _Kept] = {}
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._on_done)
        self._jobs.failed.connect(self.failed)

    def ask(self, project: Project, reference: Reference) -> None:
        """Scores the variants without a score, then emits `ready`; a new call cancels the former one."""
        question = (project.permit_application_date, project.requirement_set_id, id(reference))
        alive = {variant.id for variant in project.variants}
        self._kept = {key: kept for key, kept in self._kept.items() if key in alive}
        wanted = [variant for variant in project.variants if not self._has(variant, question)]
        self._jobs.cancel()
        if not wanted:
            self.ready.emit()
            return

        def work(ticket: Ticket) -> list[_Kept]:
            found = []
            for variant in wanted:
                ticket.check()
                found.append(_Kept(variant, question, scored(project, variant, reference)))
            return found

        self._jobs.start(work)

    def of(self, variant: Variant) -> ScoredVariant | None:
        """The score of exactly this variant; None while it is not computed."""
        kept = self._kept.get(variant.id)
        return kept.result if kept is not None and kept.variant is variant else None

    def stop(self) -> None:
        """Cancels the scoring that runs."""
        self._jobs.cancel()

    def _has(self, variant: Variant, question: tuple[object, ...]) -> bool:
        kept = self._kept.get(variant.id)
        return kept is not None and kept.variant is variant and kept.question == question

    def _on_done(self, found: object) -> None:
        if isinstance(found, list):
            self._kept.update({kept.variant.id: kept for kept in found})
        self.ready.emit()
