"""The fields of the figures that a lead has in hand: MPG, BENG and parking norm, with their evidence.

The start of a project and the dialog of an open one use the same fields.
"""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.desktop.session.typed_input import (
    number_language,
    number_parser,
    number_shower,
    parse_date,
    parse_text,
    show_date,
    show_text,
)
from app.desktop.session.work_dialog import WorkDialog
from app.desktop.session.workspace import Workspace
from app.reporting.wording.number_text import NOTHING
from app.reporting.wording.outcome_texts import short_name, unit_text
from app.services.editing.reported_figures import (
    FIGURES_OF,
    ReportedFigures,
    ReportKind,
    reported_in,
    state_figures,
)
from models.domain.product import EnvironmentalSet
from models.domain.project import Variant
from models.legal.legal_mpg import regime_of
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField
from widgets.plain_text import plain_label

_COLUMN_WIDTH = 140


class ReportCard(FieldCard):
    """The fields of one report: its figures, the set of an MPG, and its document and date.

    Signals:
        edited(): the user changed a field.
    """

    edited = Signal()

    def __init__(self, workspace: Workspace, kind: ReportKind, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, column_width=_COLUMN_WIDTH)
        self._kind = kind
        self.set_heading(title)
        self.values = {name: self._value_field(workspace, name) for name in FIGURES_OF[kind]}
        self.set_choice: ChoiceField | None = None
        for field in self.values.values():
            self.add(field)
        if kind is ReportKind.MPG:
            self.set_choice = ChoiceField(self.tr("Set van de berekening"), self._sets())
            self.set_choice.edited.connect(lambda _: self._on_set())
            self.add(self.set_choice)
        self.document = ParsedField(self.tr("Document"), parse_text, show_text)
        self.document.line().setPlaceholderText(self.tr("titel of nummer"))
        self.date = ParsedField(self.tr("Datum"), parse_date, show_date)
        self.date.line().setPlaceholderText(self.tr("dag-maand-jaar"))
        self.add(self.document, span=2)
        self.add(self.date)
        for field in (*self.values.values(), self.document, self.date):
            field.edited.connect(lambda _: self.edited.emit())

    def _value_field(self, workspace: Workspace, indicator_id: str) -> ParsedField:
        numbers = number_language(workspace)
        indicator = next(one for one in workspace.reference.indicators if one.id == indicator_id)
        field = ParsedField(
            short_name(indicator, workspace.language), number_parser(numbers), number_shower(numbers)
        )
        unit = unit_text(indicator, workspace.language)
        field.set_unit("" if unit == NOTHING else unit)
        return field

    def _sets(self) -> list[tuple[object, str]]:
        named = [(which, self.tr("set {0}").format(which)) for which in EnvironmentalSet]
        return [(None, self.tr("kies de set")), *named]

    def _on_set(self) -> None:
        self.values["mpg"].set_error("")
        self.edited.emit()

    def prefer_set(self, which: EnvironmentalSet | None) -> None:
        """Chooses the set of an MPG that nobody chose one for yet."""
        if self.set_choice is not None and self.set_choice.value is None:
            self.set_choice.set_value(which)

    def show_report(self, report: ReportedFigures) -> None:
        """Shows the figures and the evidence of a report."""
        for name, field in self.values.items():
            field.reset(report.values.get(name))
        self.document.reset(report.document or None)
        self.date.reset(report.date)
        if self.set_choice is not None:
            self.set_choice.set_value(report.environmental_set)

    def read(self) -> ReportedFigures | None:
        """The figures as entered; None when a field cannot be read or an MPG has no set, with the error shown."""
        fields = (*self.values.values(), self.document, self.date)
        for field in fields:
            field.line().editingFinished.emit()
        wrong = next((field for field in fields if field.error()), None)
        which = None if self.set_choice is None else self.set_choice.value
        values = {name: float(str(f.value)) for name, f in self.values.items() if f.value is not None}
        if wrong is None and self.set_choice is not None and values and which is None:
            wrong = self.values["mpg"]
            wrong.set_error(self.tr("Kies set A1 of A2: die staat in het rapport."))
        if wrong is not None:
            wrong.line().setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        day = self.date.value
        return ReportedFigures(
            self._kind,
            values,
            which if isinstance(which, EnvironmentalSet) else None,
            str(self.document.value or ""),
            day if isinstance(day, dt.date) else None,
        )

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed."""
        fields = (*self.values.values(), self.document, self.date)
        return any(field.line().text().strip() for field in fields)


class ReportedFiguresForm(QWidget):
    """The three reports below each other; an empty figure stays unknown.

    `shown` are the figures of the variant that was shown last; empty for a project that is not made yet.

    Signals:
        edited(): the user changed a field.
    """

    edited = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.shown: tuple[ReportedFigures, ...] = ()
        titles = {
            ReportKind.MPG: self.tr("MPG-rapport"),
            ReportKind.BENG: self.tr("BENG-rapport"),
            ReportKind.PARKING: self.tr("Parkeernorm"),
        }
        self.cards = {kind: ReportCard(workspace, kind, title) for kind, title in titles.items()}
        about = plain_label(
            self.tr("Een cijfer met document en datum telt. Zonder bewijs telt het ook, en dat staat erbij."),
            role="muted",
        )
        about.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(about)
        for card in self.cards.values():
            card.edited.connect(self.edited)
            layout.addWidget(card)

    def follow_permit_date(self, date: object) -> None:
        """Prefers the EN 15804 set of the rules on a permit date for an MPG without one; None for no date."""
        regime = regime_of(date, self._workspace.reference.legal) if isinstance(date, dt.date) else None
        self.cards[ReportKind.MPG].prefer_set(None if regime is None else regime.environmental_set)

    def show_variant(self, variant: Variant, which: EnvironmentalSet | None) -> None:
        """Shows what a variant holds of the reports; `which` is the set of its legal MPG."""
        self.shown = tuple(reported_in(variant, kind, which) for kind in self.cards)
        self.show_reports(self.shown)
        self.cards[ReportKind.MPG].prefer_set(which)

    def show_reports(self, reports: Iterable[ReportedFigures]) -> None:
        """Shows the figures of reports that were entered before."""
        for report in reports:
            self.cards[report.kind].show_report(report)

    def read(self) -> tuple[ReportedFigures, ...] | None:
        """The reports with a figure; None when something cannot be read, with the error shown at its field."""
        found = [card.read() for card in self.cards.values()]
        read = [report for report in found if report is not None]
        return tuple(report for report in read if report.values) if len(read) == len(found) else None

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed."""
        return any(card.is_touched for card in self.cards.values())


class ReportedFiguresDialog(WorkDialog):
    """The fields of the reports, for a project that is not made yet.

    Attributes:
        reports: those with a figure, once the dialog is accepted.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.reports: tuple[ReportedFigures, ...] = ()
        self.setWindowTitle(self.tr("Cijfers uit rapporten"))
        self.setMinimumSize(480, 360)
        self.resize(640, 560)
        self.form = ReportedFiguresForm(workspace)
        self._is_edited = False
        self.form.edited.connect(self._on_edited)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        self.enter = QPushButton(self.tr("Invullen"))
        self.enter.setProperty("role", "primary")
        self.enter.setDefault(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.enter, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._enter)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)

    def _on_edited(self) -> None:
        self._is_edited = True

    def work_to_lose(self) -> str:
        return self.tr("Wat hier is ingevuld, gaat verloren.") if self._is_edited else ""

    def _enter(self) -> None:
        reports = self.form.read()
        if reports is not None and self.take(reports):
            self.reports = reports
            self.accept()

    def take(self, reports: tuple[ReportedFigures, ...]) -> bool:
        """Uses the figures; returns False when that was refused. Subclasses override it."""
        del reports
        return True


class OpenProjectFiguresDialog(ReportedFiguresDialog):
    """The figures of reports of the open variant; accepting it is one undo step."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        opened = workspace.open
        if opened is not None:
            date, legal = opened.project.permit_application_date, workspace.reference.legal
            regime = None if date is None else regime_of(date, legal)
            self.form.show_variant(opened.variant, None if regime is None else regime.environmental_set)

    def take(self, reports: tuple[ReportedFigures, ...]) -> bool:
        return bool(self._workspace.attempt(lambda: self._do(reports)))

    def _do(self, reports: tuple[ReportedFigures, ...]) -> bool:
        opened = self._workspace.open
        if opened is not None:
            edit = state_figures(opened.variant, reports, self.form.shown)
            opened.do(self.tr("Cijfers uit rapporten invullen"), edit)
        return True
