"""A new project in one minute: choices at the left, building and draft bill in the middle, figures at the right.

Every change is estimated at once; nothing is stored until the project is made, which is one step to undo.
"""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.desktop.pages.projects.early_design.draft_table import DraftTable
from app.desktop.pages.projects.early_design.form_panel import FormPanel
from app.desktop.pages.projects.early_design.outcome_panel import OutcomePanel
from app.desktop.pages.projects.early_design.sketch import sketch_of
from app.desktop.session.typed_input import number_language, parse_date, parse_text, show_date, show_text
from app.desktop.session.workspace import Workspace
from app.errors import UserError
from app.reporting.early_estimate import EarlyEstimate
from app.reporting.wording.early_text import area_text, form_name
from app.reporting.wording.number_text import number_text
from app.services.early_design.estimating import Design, Estimating
from app.services.editing.reported_figures import ReportedFigures
from app.services.outputs.reports import today
from app.services.projects.project_actions import MAX_NAME_LENGTH, Start
from app.services.projects.stored_projects import with_ids
from app.texts import text, title_of, todo
from models.domain.library.form import BuildingMethod
from models.early_design.comparison import carbon_per_m2
from widgets.building_sketch import BuildingSketch
from widgets.elided_label import ElidedLabel
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField
from widgets.plain_text import plain_label
from widgets.themed_icons import themed_icon

_LEFT, _RIGHT = 284, 296
_LEFT_NARROW, _RIGHT_NARROW = 268, 256
_NARROW_BELOW = 1000


class EarlyDesignView(QWidget):
    """The view of an early estimate.

    Signals:
        made(Project): the user makes the project; it is not stored yet.
        plain_asked(): the user wants an empty project, an example or a file instead.
        left(): the user goes back to the list.
    """

    made = Signal(object)
    plain_asked = Signal()
    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._estimating = Estimating(workspace.reference, workspace.language)
        self.estimate: EarlyEstimate | None = None
        self.name = ParsedField(self.tr("Naam"), parse_text, show_text)
        self.municipality = ParsedField(self.tr("Gemeente"), parse_text, show_text)
        self.permit_date = ParsedField(self.tr("Aanvraag vergunning"), parse_date, show_date)
        sets = workspace.reference.requirement_sets.values()
        self.requirement_set = ChoiceField(
            self.tr("Eisenset"), [(known.id, title_of(known, workspace.language)) for known in sets]
        )
        self.panel = FormPanel(workspace, self._estimating)
        self.sketch = BuildingSketch()
        self.table = DraftTable()
        self.outcome = OutcomePanel(workspace)
        self.reports: tuple[ReportedFigures, ...] = ()
        self.create_button = QPushButton(self.tr("Project maken"))
        self.figures_button = QPushButton(self.tr("Cijfers uit rapporten…"))
        self.plain_button = QPushButton(self.tr("Leeg, voorbeeld of staat…"))
        self.cancel_button = QPushButton(self.tr("Annuleren"))
        self._heading, self._factor = ElidedLabel(), plain_label(role="chip")
        self._sizes = ElidedLabel()
        self._lines = ElidedLabel()
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._set_up_fields()
        self._lay_out()
        self._connect()
        self.refresh()

    def _set_up_fields(self) -> None:
        for field in (self.name, self.municipality):
            field.line().setMaxLength(MAX_NAME_LENGTH)
        self.permit_date.set_value(today())
        self.permit_date.line().setPlaceholderText(self.tr("dag-maand-jaar"))
        self.requirement_set.set_value(self._workspace.settings.default_requirement_set)
        if self.requirement_set.value is None:
            self.requirement_set.set_value(next(iter(self._workspace.reference.requirement_sets)))

    def _lay_out(self) -> None:
        self.create_button.setProperty("role", "primary")
        self.create_button.setIcon(themed_icon("arrow-right", "accent_ink"))
        self.create_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        layout.addLayout(self._facts())
        self._columns.setChildrenCollapsible(False)
        self._columns.setHandleWidth(14)
        for part in (self.panel, self._middle(), self.outcome):
            self._columns.addWidget(part)
        self._columns.setStretchFactor(1, 1)
        layout.addWidget(self._columns, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label(self.tr("Nieuw project"), role="title"))
        hint = ElidedLabel(self.tr("Schuif tot het lijkt; verfijnen kan later per regel"))
        hint.setProperty("role", "muted")
        head.addWidget(hint, 1)
        for button in (self.cancel_button, self.figures_button, self.plain_button, self.create_button):
            head.addWidget(button)
        return head

    def _facts(self) -> QGridLayout:
        facts = QGridLayout()
        facts.setHorizontalSpacing(12)
        fields = (self.name, self.municipality, self.permit_date, self.requirement_set)
        for column, (field, stretch) in enumerate(zip(fields, (3, 2, 2, 3), strict=True)):
            facts.addWidget(field, 0, column)
            facts.setColumnStretch(column, stretch)
        return facts

    def _middle(self) -> QWidget:
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(12)
        middle.addWidget(self._card(self._sketch_head(), self.sketch))
        middle.addWidget(self._card(self._table_head(), self.table))
        middle.setStretchFactor(0, 2)
        middle.setStretchFactor(1, 3)
        return middle

    def _card(self, head: QHBoxLayout, content: QWidget) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(content, 1)
        return card

    def _sketch_head(self) -> QHBoxLayout:
        self._heading.setProperty("role", "heading")
        self._sizes.setProperty("role", "muted")
        head = _card_head(self._heading, self._factor)
        head.insertWidget(1, self._sizes, 1)
        return head

    def _table_head(self) -> QHBoxLayout:
        heading = plain_label(self.tr("Conceptstaat"), role="heading")
        self._lines.setProperty("role", "small")
        self._lines.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = _card_head(heading, plain_label(self.tr("voorlopig"), role="chip-prov"))
        head.insertWidget(2, self._lines, 1)
        return head

    def _connect(self) -> None:
        self.panel.changed.connect(self.refresh)
        self.permit_date.edited.connect(lambda _: self.refresh())
        self.requirement_set.edited.connect(lambda _: self.refresh())
        self.create_button.clicked.connect(self._create)
        self.figures_button.clicked.connect(self._ask_figures)
        self.plain_button.clicked.connect(self.plain_asked)
        self.cancel_button.clicked.connect(self.left)

    def design(self) -> Design:
        """What is chosen."""
        return Design(self.panel.form(), self.panel.choice(), start=self._start())

    def _start(self) -> Start:
        date = self.permit_date.value
        return Start(
            name=str(self.name.value or ""),
            municipality=str(self.municipality.value or ""),
            permit_application_date=date if isinstance(date, dt.date) else None,
            requirement_set_id=str(self.requirement_set.value),
            assessments=tuple(stated for report in self.reports for stated in report.assessments),
        )

    def _ask_figures(self) -> None:
        """Asks for the figures that are in reports already."""
        from app.desktop.score.reported_figures import ReportedFiguresDialog

        dialog = ReportedFiguresDialog(self._workspace, self)
        dialog.form.show_reports(self.reports)
        dialog.form.follow_permit_date(self.permit_date.value)
        if dialog.exec():
            self.take_reports(dialog.reports)
        dialog.deleteLater()

    def take_reports(self, reports: tuple[ReportedFigures, ...]) -> None:
        """Starts the project with these figures, and shows what they decide."""
        self.reports = reports
        self.refresh()

    def refresh(self) -> None:
        """Estimates the design anew; a size that is not possible is said, and the last estimate stays in view."""
        design = self.design()
        try:
            self.estimate = self._estimating.estimate(design)
        except UserError as error:
            language = self._workspace.language
            self.panel.say_wrong(f"{text(error.message, language)} {todo(error.message, language)}".strip())
            self.create_button.setEnabled(False)
            return
        self.panel.say_wrong("")
        self.create_button.setEnabled(True)
        self._show(self.estimate, design)

    def _show(self, estimate: EarlyEstimate, design: Design) -> None:
        language, numbers = self._workspace.language, number_language(self._workspace)
        draft = estimate.draft
        name = form_name(draft, language)
        self._heading.setText(f"{name[:1].upper()}{name[1:]}")
        self._sizes.setText(area_text(draft, language, numbers))
        factor = number_text(draft.areas.form_factor, 2, numbers)
        self._factor.setText(self.tr("vormfactor {0}").format(factor))
        self._lines.setText(self.tr("{0} regels, A1–A3").format(len(draft.lines)))
        self.sketch.show_sketch(sketch_of(draft, design.choice, language, numbers))
        self.table.parts.show_draft(draft, language, numbers)
        self.outcome.show_estimate(estimate)
        self.panel.show_methods(self._methods(design))

    def _methods(self, design: Design) -> dict[BuildingMethod, str]:
        """The CO2 per m2 of the same form in each method, with the assemblies that are usual there."""
        reference, numbers = self._workspace.reference, number_language(self._workspace)
        share = reference.factors.a4_a5_share.get(design.form.kind.building_type)
        told = {}
        for method in BuildingMethod:
            own = design.choice.assemblies if method is design.choice.method else {}
            choice = type(design.choice)(method, design.choice.ticks, own)
            figure = carbon_per_m2(self._estimating.draft(Design(design.form, choice)), share)
            told[method] = "" if figure is None else f"{number_text(figure.value, 0, numbers)} kg CO₂/m²"
        return told

    def _create(self) -> None:
        """Hands over the project as it stands, unless a field above cannot be read."""
        for field in (self.name, self.municipality, self.permit_date):
            field.line().editingFinished.emit()
            if field.error():
                field.line().setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.refresh()
        if self.estimate is not None and self.create_button.isEnabled():
            self.made.emit(with_ids(self.estimate.project))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW_BELOW
        left, right = (_LEFT_NARROW, _RIGHT_NARROW) if is_narrow else (_LEFT, _RIGHT)
        self.panel.setMinimumWidth(left - 20)
        self.outcome.setMinimumWidth(right - 20)
        self._columns.setSizes([left, max(200, self.width() - left - right - 28), right])


def _card_head(first: QWidget, second: QWidget) -> QHBoxLayout:
    head = QHBoxLayout()
    head.setContentsMargins(13, 0, 13, 0)
    head.setSpacing(8)
    head.addWidget(first)
    head.addWidget(second)
    return head
