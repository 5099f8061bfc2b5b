"""The local norm of one climate indicator: whose numbers hold, and in which document."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.desktop.session.typed_input import parse_date, parse_text, show_date, show_text
from models.domain.answers import NormChoice, NormOrigin
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField


class NormPart(FieldCard):
    """The norm that holds for all points of one indicator; without one the default numbers do.

    Signals:
        origin_chosen(NormOrigin): None for the default numbers.
        changed(dict): document or date of the norm.
        left(): a field was left.
    """

    origin_chosen = Signal(object)
    changed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, column_width=170)
        self.setProperty("role", "")
        own = self.layout()
        if own is not None:
            own.setContentsMargins(0, 4, 0, 4)
        self.origin = ChoiceField(self.tr("Welke norm geldt hier?"), self._origins())
        self.document = ParsedField(self.tr("Norm staat in"), parse_text, show_text)
        self.date = ParsedField(self.tr("Datum van de norm"), parse_date, show_date)
        self.origin.set_help(self.tr("Regionale getallen, niet uit Tabel 3."))
        self.origin.edited.connect(self.origin_chosen)
        self.document.edited.connect(lambda value: self._tell(document=value or ""))
        self.date.edited.connect(lambda value: self._tell(date=value))
        for field in (self.document, self.date):
            field.finished.connect(self.left)
        for part in (self.origin, self.document, self.date):
            self.add(part)

    def _origins(self) -> list[tuple[object, str]]:
        return [
            (None, self.tr("Begingetallen")),
            (NormOrigin.MUNICIPALITY, self.tr("Eigen gemeente")),
            (NormOrigin.ZUID_HOLLAND, self.tr("Zuid-Holland")),
            (NormOrigin.MRA, self.tr("Metropoolregio Amsterdam")),
            (NormOrigin.OTHER, self.tr("Anders")),
        ]

    def show_norm(self, norm: NormChoice | None, reason: str, *, anew: bool) -> None:
        """Shows the chosen norm; `reason` says why nothing can be changed, "" when it can."""
        self.origin.set_value(None if norm is None else norm.origin)
        values = (None, None) if norm is None else (norm.document or None, norm.date)
        for field, value in zip((self.document, self.date), values, strict=True):
            if anew:
                field.reset(value)
            else:
                field.set_value(value)
            field.setVisible(norm is not None)
        for part in (self.origin, self.document, self.date):
            part.set_reason_disabled(reason)

    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in reading order."""
        return (self.origin.editor, self.document.editor, self.date.editor)

    def _tell(self, **values: Any) -> None:
        self.changed.emit(values)
