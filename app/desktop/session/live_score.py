"""The live score: computed at once for usual bills, in the background for large ones."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.desktop.session.jobs import Jobs
from models.domain.project import Project, Variant
from models.reference.reference import Reference

_AT_ONCE_UP_TO_LINES = 2_000
_REPORT_DELAY_MS = 150


class LiveScore(QObject):
    """Scores the latest state; the results of earlier states are dropped.

    Signals:
        scored(Scorecard): every indicator with its verdicts.
        reported(Report): with audit and contributions, after a pause in the edits.
    """

    scored = Signal(object)
    reported = Signal(object)
    failed = Signal(object)

    def __init__(self, reference: Reference, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reference = reference
        self._latest: tuple[Project, Variant] | None = None
        self._score_job = Jobs(self)
        self._score_job.done.connect(self._on_score)
        self._score_job.failed.connect(self.failed)
        self._report_job = Jobs(self)
        self._report_job.done.connect(self.reported)
        self._report_job.failed.connect(self.failed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_REPORT_DELAY_MS)
        self._pause.timeout.connect(self._start_report)

    def update(self, project: Project, variant: Variant) -> None:
        """Scores this state and drops the results of earlier ones."""
        from models.scorecard.scorecard import score

        self._latest = (project, variant)
        reference = self._reference
        self._report_job.cancel()
        self._pause.stop()
        if len(variant.bill) <= _AT_ONCE_UP_TO_LINES:
            self._score_job.cancel()
            self._on_score(score(project, variant, reference))
        else:
            self._score_job.start(lambda _: score(project, variant, reference))

    def take_reference(self, reference: Reference) -> None:
        """Sets the reference data for the next `update`."""
        self._reference = reference

    def stop(self) -> None:
        """Cancels the running jobs, for closing."""
        self._pause.stop()
        self._score_job.cancel()
        self._report_job.cancel()

    def _on_score(self, scorecard: object) -> None:
        """Publishes the score, and only then starts the report, which would slow the score down."""
        self.scored.emit(scorecard)
        self._pause.start()

    def _start_report(self) -> None:
        from app.services.outputs.reports import make_report

        if self._latest is None:
            return
        project, variant = self._latest
        reference = self._reference
        self._report_job.start(lambda _: make_report(project, variant, reference))
