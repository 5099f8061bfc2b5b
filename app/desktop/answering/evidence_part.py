"""The evidence of one entry: document, date, status, reference to a file, note."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.answering.file_reference import FileReference
from app.desktop.session.typed_input import parse_date, parse_text, show_date, show_text
from app.desktop.session.workspace import Workspace
from models.domain.evidence import Evidence, EvidenceStatus
from models.domain.outcome import Message
from models.domain.project import Assessment
from widgets.elided_label import ElidedLabel
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField
from widgets.plain_text import plain_tool_tip

_COLUMN_WIDTH = 160
_HASH_SHOWN = 12


class EvidencePart(FieldCard):
    """The fields of the evidence of one entry.

    Signals:
        changed(dict): the user edited it; the new values by field of the evidence, or `note`.
        left(): a field was left.
    """

    changed = Signal(object)
    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, column_width=_COLUMN_WIDTH)
        self.setProperty("role", "")
        self.setAccessibleName(self.tr("Bewijs"))
        own = self.layout()
        if own is not None:
            own.setContentsMargins(0, 0, 0, 4)
        self._workspace = workspace
        self._held = Evidence()
        self._reason = ""
        self._reference = FileReference(workspace, self)
        self._reference.busy_changed.connect(self._on_busy)
        self.document = ParsedField(self.tr("Document"), parse_text, show_text)
        self.document.line().setPlaceholderText(self.tr("titel of nummer"))
        self.date = ParsedField(self.tr("Datum"), parse_date, show_date)
        self.date.line().setPlaceholderText(self.tr("dag-maand-jaar"))
        self.status = ChoiceField(self.tr("Hoe bepaald"), self._statuses())
        self.note = ParsedField(self.tr("Opmerking"), parse_text, show_text)
        self._connect()
        self.add(self.document, span=2)
        self.add(self.date)
        self.add(self.status)
        self.add(self.note, span=2)
        self.add(self._file_row(), is_wide=True)

    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in reading order."""
        fields = (self.document, self.date, self.status, self.note)
        return (*(field.editor for field in fields), self.attach, self.compare, self.detach)

    def _statuses(self) -> list[tuple[object, str]]:
        return [
            (None, self.tr("Onbekend")),
            (EvidenceStatus.STATED, self.tr("Opgegeven")),
            (EvidenceStatus.CALCULATED, self.tr("Berekend")),
            (EvidenceStatus.MEASURED, self.tr("Gemeten")),
            (EvidenceStatus.ASSUMED, self.tr("Aanname")),
        ]

    def _connect(self) -> None:
        self.document.edited.connect(lambda value: self._tell(document=value or ""))
        self.date.edited.connect(lambda value: self._tell(date=value))
        self.note.edited.connect(lambda value: self._tell(note=value or ""))
        self.status.edited.connect(lambda value: self._tell(status=value))
        for field in (self.document, self.date, self.note):
            field.finished.connect(self.left)

    def _file_row(self) -> QWidget:
        row = QWidget()
        self.file_name = ElidedLabel()
        self.attach = QPushButton(self.tr("Bestand kiezen…"))
        self.compare = QPushButton(self.tr("Vergelijken…"))
        self.detach = QPushButton(self.tr("Loskoppelen"))
        kept = self.tr("Alleen de naam en de SHA-256 worden bewaard, niet het bestand zelf.")
        self.attach.setToolTip(plain_tool_tip(kept))
        self.attach.setAccessibleDescription(kept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button, act in (
            (self.attach, self._attach),
            (self.compare, self._compare),
            (self.detach, self._detach),
        ):
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.file_name)
        layout.addLayout(buttons)
        return row

    def show_assessment(self, assessment: Assessment | None, reason: str, *, anew: bool) -> None:
        """Shows the stored assessment; `reason` says why nothing can be changed, "" when it can."""
        self._held = assessment.evidence if assessment is not None else Evidence()
        self._reason = reason
        note = assessment.note if assessment is not None else ""
        fields = ((self.document, self._held.document), (self.date, self._held.date), (self.note, note))
        for field, value in fields:
            field.set_reason_disabled(reason)
            if anew:
                field.reset(value or None)
            else:
                field.set_value(value or None)
        self.status.set_reason_disabled(reason)
        self.status.set_value(self._held.status)
        self._show_file()

    def _show_file(self) -> None:
        has_file = bool(self._held.file_name)
        said = self.tr("Bestand: {0} (SHA-256 {1}…)").format(
            self._held.file_name, self._held.file_sha256[:_HASH_SHOWN]
        )
        nothing = self.tr("Nog geen bestand gekozen")
        self.file_name.setText(said if has_file else nothing)
        self.attach.setEnabled(not self._reason)
        self.compare.setVisible(has_file)
        self.detach.setVisible(has_file)
        self.detach.setEnabled(not self._reason)

    def _tell(self, **values: Any) -> None:
        self.changed.emit(values)

    def _attach(self) -> None:
        self._reference.ask(self.tr("Bewijs kiezen"), self._keep)

    def _keep(self, name: str, digest: str) -> None:
        values: dict[str, Any] = {"file_name": name, "file_sha256": digest}
        if not self._held.document:
            values["document"] = name
        self.left.emit()
        self._tell(**values)
        self.left.emit()

    def _detach(self) -> None:
        self.left.emit()
        self._tell(file_name="", file_sha256="")
        self.left.emit()

    def _compare(self) -> None:
        self._reference.ask(self.tr("Bestand om te vergelijken"), self._tell_compared)

    def _tell_compared(self, name: str, digest: str) -> None:
        if digest == self._held.file_sha256:
            self._workspace.tell(self.tr("{0} is hetzelfde bestand als toen het werd gekozen.").format(name))
        else:
            params = {"name": name, "kept": self._held.file_name}
            self._workspace.tell_problem(Message("requirement_file_differs", params))

    def _on_busy(self, is_busy: bool) -> None:
        for button in (self.attach, self.compare, self.detach):
            button.setEnabled(not is_busy and (button is self.compare or not self._reason))
        if is_busy:
            self.file_name.setText(self.tr("Bestand wordt gelezen…"))
        else:
            self._show_file()
