"""The card of one entry: value, judgement, levels with their answer, evidence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from app.desktop.answering.entries import Entry, is_answered
from app.desktop.answering.evidence_part import EvidencePart
from app.desktop.answering.level_lines import level_lines
from app.desktop.answering.points_part import PointsPart
from app.desktop.session.field_edits import FieldEdits
from app.desktop.session.typed_input import number_language, number_parser, number_shower
from app.desktop.session.workspace import Workspace
from app.reporting.wording.guide_text import guide_lines, guide_question
from app.reporting.wording.number_text import NOTHING, estimate_text
from app.reporting.wording.outcome_texts import figure_decimals, indicator_name, unit_text, verdict_word
from app.reporting.wording.stated_words import fit_text
from app.texts import label
from models.domain.answers import Answers
from models.domain.evidence import Evidence
from models.domain.outcome import Basis, Outcome
from models.domain.point_result import IndicatorPoints
from models.domain.project import Assessment, JudgedLevel
from models.domain.requirement import AssessmentMode, Operator
from models.presentation.marks import Mark, headline_mark
from models.presentation.reached import reached
from widgets.explanation import Explanation, ExplanationToggle
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.levels import LevelList
from widgets.fields.parsed import ParsedField
from widgets.fields.scroll import put_in_tab_order
from widgets.marks import MarkLabel
from widgets.plain_text import plain_label

_COLUMN_WIDTH = 180
_PERCENT = "%"
_WHOLE = 100.0


class EntryCard(FieldCard):
    """The fields of one entry, with its verdict and levels.

    Signals:
        changed(Entry, dict): the user edited it; the new values by field.
        left(): a field was left.
    """

    changed = Signal(object, object)
    left = Signal()

    def __init__(
        self, workspace: Workspace, entry: Entry, edits: FieldEdits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, column_width=_COLUMN_WIDTH)
        self._workspace, self.entry = workspace, entry
        self._lang, self._numbers = workspace.language, number_language(workspace)
        self._assessment: Assessment | None = None
        self._reason = ""
        self.set_heading(self._title())
        self.explanation = Explanation()
        self.explain = ExplanationToggle(self.tr("Uitleg"), self.explanation)
        self.explain.setAccessibleName(self.tr("Uitleg: {0}").format(self._title()))
        self.explain.toggled.connect(self._explain)
        self.add_to_heading(self.explain)
        self._verdict = plain_label(role="muted")
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._mark = MarkLabel(Mark.UNKNOWN)
        self.add_to_heading(self._mark)
        self.add_to_heading(self._verdict)
        self.add(self.explanation, is_wide=True)
        self.value = self._value_field()
        self.level = ChoiceField(self.tr("Oordeel: gehaald niveau"), self._levels())
        self.level.edited.connect(lambda value: self.changed.emit(self.entry, {"level": value}))
        self.value.setVisible(bool(entry.indicator.unit))
        if entry.indicator.unit:
            self.add(self.value)
        self.points = self._points_part(edits)
        if self.points is not None:
            self.add(self.points, is_wide=True)
        self.add(self.level)
        self._calculated = plain_label(role="muted")
        self._calculated.setWordWrap(True)
        self.levels = LevelList()
        self.add(self._calculated, is_wide=True)
        self.add(self.levels, is_wide=True)
        self.evidence: EvidencePart | None = None
        self._below = QWidget()
        self.toggle = self._evidence_toggle()
        self.add(self._below, is_wide=True)

    def _points_part(self, edits: FieldEdits) -> PointsPart | None:
        """The points and inputs of an indicator that has any."""
        part = PointsPart(self._workspace, edits, self.entry.indicator)
        return part if part.is_needed else None

    def show_answers(self, answers: Answers, *, anew: bool) -> None:
        """Shows the answers to its points; call it after `show_assessment`."""
        if self.points is not None:
            self.points.show_answers(answers, self._reason, anew=anew)

    def first_field(self) -> QWidget:
        """The field that gets the focus first."""
        first = None if self.points is None else self.points.first_field()
        if first is not None and not self.entry.indicator.unit:
            return first
        return self.value.editor if self.entry.indicator.unit else self.level.editor

    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in reading order."""
        of_points = () if self.points is None else self.points.tab_order()
        own = (self.explain, self.value.editor, *of_points, self.level.editor, self.toggle)
        return own if self.evidence is None else (*own, *self.evidence.tab_order())

    def _explain(self) -> None:
        guide = self._workspace.reference.guides.get(self.entry.indicator.id)
        if guide is not None:
            parts = [(line.name, line.texts) for line in guide_lines(guide, self._lang)]
            self.explanation.show_parts(guide_question(guide, self._lang), parts)

    def _title(self) -> str:
        name = indicator_name(self.entry.indicator, self._lang)
        which = self.entry.environmental_set
        return name if which is None else f"{name}, {label('report_set', self._lang, set=which.value)}"

    def _value_field(self) -> ParsedField:
        indicator = self.entry.indicator
        parse = number_parser(self._numbers)

        def parse_within(text: str) -> object:
            value = parse(text)
            is_share = indicator.unit == _PERCENT and indicator.maximum == _WHOLE
            if value is not None and is_share and not 0 <= value <= _WHOLE:
                raise ValueError(self.tr("Een aandeel ligt tussen 0 en 100 %."))
            return value

        title = self.tr("Waarde") if indicator.mode is not AssessmentMode.BILL else self.tr("Opgegeven waarde")
        field = ParsedField(title, parse_within, number_shower(self._numbers), self)
        unit = unit_text(indicator, self._lang)
        field.set_unit("" if unit == NOTHING else unit)
        field.edited.connect(lambda value: self.changed.emit(self.entry, {"value": value}))
        field.finished.connect(self.left)
        return field

    def _levels(self) -> list[tuple[object, str]]:
        options: list[tuple[object, str]] = [(None, self.tr("Niet beoordeeld"))]
        options += [(level, label(f"report_judged_{level}", self._lang)) for level in JudgedLevel]
        return options

    def _evidence_toggle(self) -> QToolButton:
        toggle = QToolButton()
        toggle.setProperty("role", "quiet")
        toggle.setCheckable(True)
        toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        toggle.setArrowType(Qt.ArrowType.RightArrow)
        toggle.toggled.connect(self.show_evidence)
        layout = QVBoxLayout(self._below)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(toggle, 0, Qt.AlignmentFlag.AlignLeft)
        return toggle

    def show_evidence(self, is_open: bool) -> None:
        """Shows or hides the fields of the evidence; they are created when first shown."""
        self.toggle.setChecked(is_open)
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        if is_open and self.evidence is None:
            self.evidence = EvidencePart(self._workspace)
            self.evidence.changed.connect(lambda values: self.changed.emit(self.entry, values))
            self.evidence.left.connect(self.left)
            self.evidence.show_assessment(self._assessment, self._reason, anew=True)
            layout = self._below.layout()
            if layout is not None:
                layout.addWidget(self.evidence)
            put_in_tab_order(self.toggle, self.evidence.tab_order())
        if self.evidence is not None:
            self.evidence.setVisible(is_open)

    def show_assessment(self, assessment: Assessment | None, reason: str, *, anew: bool) -> None:
        """Shows the stored assessment; `reason` says why nothing can be changed, "" when it can."""
        self._assessment, self._reason = assessment, reason
        value = assessment.value if assessment is not None else None
        if anew:
            self.value.reset(value)
        else:
            self.value.set_value(value)
        self.level.set_value(assessment.level if assessment is not None else None)
        self.value.set_reason_disabled(reason)
        self.level.set_reason_disabled(reason)
        self.toggle.setText(self._evidence_text(assessment))
        self.toggle.setAccessibleName(self.tr("{0}: {1}").format(self._title(), self.toggle.text()))
        if self.evidence is not None:
            self.evidence.show_assessment(assessment, reason, anew=anew)

    def _evidence_text(self, assessment: Assessment | None) -> str:
        evidence = assessment.evidence if assessment is not None else Evidence()
        named = evidence.document or evidence.file_name
        if named:
            short = named if len(named) <= 48 else f"{named[:47]}…"
            return self.tr("Bewijs: {0}").format(" ".join(short.split()).replace("&", "&&"))
        return self.tr("▲ Bewijs ontbreekt") if is_answered(assessment) else self.tr("Bewijs toevoegen")

    def show_outcome(self, outcome: Outcome) -> None:
        """Shows the outcome of the live score, with what follows from its points."""
        if self.points is not None:
            self.points.show_results(outcome.points or IndicatorPoints())
        indicator = self.entry.indicator
        is_bill = indicator.mode is AssessmentMode.BILL
        answered = is_answered(self._assessment) or outcome.basis is Basis.POINTS
        levels = outcome.stated.levels if outcome.stated is not None else outcome.levels
        lines = level_lines(levels, indicator, self._lang, self._numbers, is_answered=answered)
        self.levels.show_lines(lines, self.tr("De eisenset geeft hier geen niveau."))
        judges_text = any(level.operator is Operator.TEXT for level in outcome.levels)
        has_level = self._assessment is not None and self._assessment.level is not None
        self.level.setVisible(indicator.mode is AssessmentMode.JUDGED or judges_text or has_level)
        now = reached(outcome)
        has_verdict = not is_bill or outcome.basis is Basis.STATED
        self._verdict.setVisible(has_verdict)
        self._verdict.setText(verdict_word(outcome, self._lang))
        self._mark.setVisible(has_verdict)
        self._mark.show_mark(headline_mark(now.headline))
        told = self._calculated_text(outcome) if is_bill else self._formula_text(outcome)
        self._calculated.setVisible(bool(told))
        self._calculated.setText(told)

    def _formula_text(self, outcome: Outcome) -> str:
        """The figure that the inputs give; "" without one."""
        indicator = self.entry.indicator
        if outcome.estimate is None or outcome.basis is not Basis.POINTS:
            return ""
        figure = estimate_text(outcome.estimate, figure_decimals(outcome, indicator), self._numbers)
        return self.tr("Berekend uit de gegevens: {0} {1}.").format(figure, unit_text(indicator, self._lang))

    def _calculated_text(self, outcome: Outcome) -> str:
        indicator = self.entry.indicator
        fit = fit_text(outcome, indicator, self._lang, self._numbers)
        outcome = outcome.as_computed
        if outcome.estimate is None or outcome.basis is not Basis.CALCULATED:
            return self.tr("Uit de materiaalstaat: nog niet te berekenen.")
        figure = estimate_text(outcome.estimate, figure_decimals(outcome, indicator), self._numbers)
        told = self.tr("Uit de materiaalstaat: {0} {1}.").format(figure, unit_text(indicator, self._lang))
        if fit:
            return self.tr("{0} Het opgegeven cijfer telt; {1}.").format(told, fit)
        return self.tr("{0} Beide staan in het rapport, nooit gemengd.").format(told)
