"""What an answer to a point rests on: its number, the local norm, its evidence and a reason."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.desktop.session.typed_input import (
    number_language,
    number_parser,
    number_shower,
    parse_date,
    parse_text,
    show_date,
    show_text,
)
from app.desktop.session.workspace import Workspace
from app.reporting.wording.number_text import number_text, own_decimals
from models.domain.answers import EvidenceKind, NormChoice, PointAnswer
from models.domain.question import AnswerKind, Point, PointRole
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField


class PointDetail(FieldCard):
    """The fields below the answers of one point.

    Signals:
        changed(dict): the user edited the answer; the new values by field.
        limit_changed(number): the number of the local norm; None for that of the reference data.
        left(): a field was left.
    """

    changed = Signal(object)
    limit_changed = Signal(object)
    left = Signal()

    def __init__(
        self, workspace: Workspace, point: Point, *, has_norm: bool, parent: QWidget | None = None
    ) -> None:
        """`has_norm` says that a region or municipality may set another number for this point."""
        super().__init__(parent, column_width=160)
        self.setProperty("role", "")
        own = self.layout()
        if own is not None:
            own.setContentsMargins(0, 2, 0, 4)
        self._point, numbers = point, number_language(workspace)
        parse, show = number_parser(numbers), number_shower(numbers)
        self.limit = ParsedField(self.tr("Norm die hier geldt"), parse, show)
        self.number = ParsedField(self.tr("Getal"), parse, show)
        self.number_source = ParsedField(self.tr("Waar het getal staat"), parse_text, show_text)
        self.kind = ChoiceField(self.tr("Soort bewijs"), self._kinds())
        self.document = ParsedField(self.tr("Document"), parse_text, show_text)
        self.date = ParsedField(self.tr("Datum"), parse_date, show_date)
        self.reason = ParsedField(self.tr("Reden of opmerking"), parse_text, show_text)
        self.document.line().setPlaceholderText(self.tr("titel of nummer"))
        self.date.line().setPlaceholderText(self.tr("dag-maand-jaar"))
        for field in (self.limit, self.number):
            field.set_unit(point.unit)
        if point.number is not None:
            self.limit.line().setPlaceholderText(number_text(point.number, own_decimals(point.number), numbers))
        self._connect()
        if has_norm:
            self.add(self.limit)
        if takes_number(point):
            self.add(self.number)
            self.add(self.number_source)
        self.add(self.document, span=2)
        self.add(self.date)
        self.add(self.kind)
        self.add(self.reason, span=2)

    def _kinds(self) -> list[tuple[object, str]]:
        return [
            (EvidenceKind.NONE, self.tr("Geen")),
            (EvidenceKind.STATEMENT, self.tr("Verklaring")),
            (EvidenceKind.DRAWING, self.tr("Tekening of tabel")),
            (EvidenceKind.CALCULATION, self.tr("Berekening")),
            (EvidenceKind.MEASURED, self.tr("Meting")),
        ]

    def _connect(self) -> None:
        self.limit.edited.connect(self.limit_changed)
        self.number.edited.connect(lambda value: self._tell(number=value))
        self.number_source.edited.connect(lambda value: self._tell(number_source=value or ""))
        self.document.edited.connect(lambda value: self._tell(document=value or ""))
        self.date.edited.connect(lambda value: self._tell(date=value))
        self.reason.edited.connect(lambda value: self._tell(reason=value or ""))
        self.kind.edited.connect(lambda value: self._tell(evidence_kind=value))
        for field in self._typed():
            field.finished.connect(self.left)

    def _typed(self) -> tuple[ParsedField, ...]:
        return (self.limit, self.number, self.number_source, self.document, self.date, self.reason)

    def show_answer(self, answer: PointAnswer | None, norm: NormChoice | None, reason: str, *, anew: bool) -> None:
        """Shows the stored answer; `reason` says why nothing can be changed, "" when it can."""
        held = answer or PointAnswer(point_id=self._point.id)
        limit = None if norm is None else norm.limit(self._point.id)
        values = (
            limit, held.number, held.number_source, held.evidence.document, held.evidence.date, held.reason
        )  # fmt: skip
        for field, value in zip(self._typed(), values, strict=True):
            field.set_reason_disabled(reason)
            shown = None if value == "" else value
            if anew:
                field.reset(shown)
            else:
                field.set_value(shown)
        self.kind.set_value(held.evidence_kind)
        self.kind.set_reason_disabled(reason)

    def _tell(self, **values: Any) -> None:
        self.changed.emit(values)


def takes_number(point: Point) -> bool:
    """Whether a number may be given with the answer: it hangs on one, or a figure decides it."""
    has_unit = bool(point.unit) and point.role is not PointRole.INFO
    return has_unit or point.answer is not AnswerKind.YES_NO
