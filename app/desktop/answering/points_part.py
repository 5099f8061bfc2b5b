"""The points of one indicator: its local norm, its inputs, and one row per point with its answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from app.desktop.answering.answer_editing import AnswerEditing
from app.desktop.answering.inputs_part import InputsPart
from app.desktop.answering.norm_part import NormPart
from app.desktop.answering.point_detail import PointDetail
from app.desktop.answering.point_texts import PointWords, options_of
from app.desktop.session.field_edits import FieldEdits
from app.desktop.session.workspace import Workspace
from app.texts import in_language
from models.domain.answers import Answers, PointState
from models.domain.point_result import IndicatorPoints
from models.domain.question import Input, Point, PointRole, Questions
from models.domain.requirement import Indicator, Theme
from widgets.fields.levels import LevelList
from widgets.plain_text import plain_label
from widgets.point_row import PointRow


class PointsPart(QWidget):
    """Everything that can be answered about one indicator that is split in points."""

    def __init__(
        self, workspace: Workspace, edits: FieldEdits, indicator: Indicator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._edits, self._indicator = workspace, edits, indicator
        self._language = workspace.language
        self._editing = AnswerEditing(workspace, edits, indicator)
        self._words = PointWords(workspace)
        self._answers, self._reason = Answers(), ""
        questions = workspace.reference.questions
        self.points = questions.points_of(indicator.id)
        self._answered: set[str] = set()
        self.rows: dict[str, PointRow] = {}
        self.details: dict[str, PointDetail] = {}
        self.norm = self._norm_part(questions)
        main, helps = inputs_of(questions, indicator.id)
        self.inputs = self._inputs_part(main, self.tr("Gegevens, één keer gevraagd"))
        self.helps = self._inputs_part(helps, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for reading in questions.readings_of(indicator.id):
            line = plain_label(in_language(reading.reading_nl, reading.reading_en, self._language), role="small")
            line.setWordWrap(True)
            line.setMinimumWidth(60)
            layout.addWidget(line)
        self.counts = LevelList()
        layout.addWidget(self.counts)
        self.counts.setVisible(bool(self.points))
        for part in (self.inputs, self.norm):
            if part is not None:
                layout.addWidget(part)
        if self.helps is not None:
            layout.addWidget(self._help_toggle(self.helps), 0, Qt.AlignmentFlag.AlignLeft)
            layout.addWidget(self.helps)
        for point in self.points:
            layout.addWidget(_rule())
            layout.addWidget(self._row(point))

    @property
    def is_needed(self) -> bool:
        """Whether the indicator has points or inputs at all."""
        return bool(self.points) or self.inputs is not None

    def _norm_part(self, questions: Questions) -> NormPart | None:
        if not any(self._has_norm(point) for point in questions.points_of(self._indicator.id)):
            return None
        part = NormPart()
        part.origin_chosen.connect(self._editing.choose_origin)
        part.changed.connect(lambda values: self._editing.change_norm(**values))
        part.left.connect(self._edits.finish)
        return part

    def _has_norm(self, point: Point) -> bool:
        return self._indicator.theme is Theme.CLIMATE and point.number is not None and bool(point.unit)

    def _inputs_part(self, inputs: tuple[Input, ...], heading: str) -> InputsPart | None:
        if not inputs:
            return None
        feeds = {one.id: self._words.others_fed(one.id, self._indicator.id) for one in inputs}
        part = InputsPart(self._workspace, inputs, {key: names for key, names in feeds.items() if names})
        part.set_heading(heading)
        part.given.connect(self._on_given)
        part.item_removed.connect(self._editing.remove_item)
        part.left.connect(self._edits.finish)
        return part

    def _help_toggle(self, helps: InputsPart) -> QToolButton:
        """The button that shows the inputs of the other formulas."""
        toggle = QToolButton()
        toggle.setText(self.tr("Hulp bij de berekening"))
        toggle.setProperty("role", "quiet")
        toggle.setCheckable(True)
        toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        toggle.setArrowType(Qt.ArrowType.RightArrow)
        toggle.toggled.connect(helps.setVisible)
        toggle.toggled.connect(
            lambda is_open: toggle.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        )
        helps.hide()
        return toggle

    def _on_given(self, input_id: str, item: str, value: object, is_known: bool) -> None:
        self._editing.give(input_id, item, value, is_known=is_known)

    def _row(self, point: Point) -> PointRow:
        question = in_language(point.question_nl, point.question_en, self._language)
        row = PointRow(question, options_of(point))
        row.chosen.connect(lambda value: self._on_chosen(point, value))
        row.moved.connect(lambda step: self.go_beside(point.id, step))
        row.detail_wanted.connect(lambda is_open: self.show_detail(point, is_open))
        row.bar.setVisible(bool(row.bar.options))
        self.rows[point.id] = row
        return row

    def _on_chosen(self, point: Point, value: object) -> None:
        """Gives the answer; by its letter one goes on to the next question."""
        self._editing.say(point.id, value if isinstance(value, PointState) else None)

    def go_beside(self, point_id: str, step: int) -> None:
        """Goes to the point behind (1) or before (-1) this one."""
        ids = list(self.rows)
        place = ids.index(point_id) + step
        if 0 <= place < len(ids):
            self.rows[ids[place]].take_focus()

    def show_detail(self, point: Point, is_open: bool) -> None:
        """Shows or hides number and evidence of a point; the fields are made when first shown."""
        row = self.rows[point.id]
        detail = self.details.get(point.id)
        if detail is None and is_open:
            detail = PointDetail(self._workspace, point, has_norm=self._has_norm(point))
            detail.changed.connect(lambda values: self._editing.change_point(point.id, values))
            detail.limit_changed.connect(lambda number: self._editing.change_limit(point.id, number))
            detail.left.connect(self._edits.finish)
            self.details[point.id] = detail
            row.add_detail(detail)
            self._show_one_detail(point.id, anew=True)
        if detail is not None:
            detail.setVisible(is_open)

    def show_answers(self, answers: Answers, reason: str, *, anew: bool) -> None:
        """Shows the stored answers; `reason` says why nothing can be changed, "" when it can."""
        self._answers, self._reason = answers, reason
        if self.norm is not None:
            self.norm.show_norm(answers.norm(self._indicator.id), reason, anew=anew)
        for part in (self.inputs, self.helps):
            if part is not None:
                part.show_answers(answers, reason, anew=anew)
        for point in self.points:
            row, held = self.rows[point.id], answers.point(point.id)
            row.bar.setEnabled(not reason)
            row.bar.show_value(None if held is None else held.state)
        for point_id in self.details:
            self._show_one_detail(point_id, anew=anew)

    def show_results(self, results: IndicatorPoints) -> None:
        """Shows the state of each point, what was computed, and the count of each level."""
        points = {point.id: point for point in self.points}
        self._answered = {result.point_id for result in results.points if result.is_answered}
        for result in results.points:
            row = self.rows.get(result.point_id)
            if row is not None:
                row.show_texts(self._words.point_texts(points[result.point_id], result))
                row.bar.setVisible(bool(row.bar.options))
        self.counts.show_lines(self._words.level_lines(results), "")

    def _show_one_detail(self, point_id: str, *, anew: bool) -> None:
        norm, held = self._answers.norm(self._indicator.id), self._answers.point(point_id)
        self.details[point_id].show_answer(held, norm, self._reason, anew=anew)

    def first_field(self) -> QWidget | None:
        """The field that gets the focus first: an empty input, else the first point."""
        empty = () if self.inputs is None else self.inputs.empty_fields()
        if empty:
            return empty[0]
        row = next(iter(self.rows.values()), None)
        return None if row is None else row.bar.stop() if row.bar.options else row.toggle

    def next_open(self, after: QWidget | None) -> QWidget | None:
        """The next field or point behind a control that is not filled in yet; None when there is none.

        A point that does not count is passed over.
        """
        stops: list[tuple[QWidget, bool]] = []
        if self.inputs is not None:
            stops += [(field.editor, field.value is None) for field in self.inputs.fields.values()]
            for table in self.inputs.items:
                cells = (field for fields in table.rows.values() for field in fields.values())
                stops += [(field.editor, field.value is None) for field in cells]
                stops.append((table.name, not table.rows))
        counted = {point.id for point in self.points if point.role in (PointRole.REQUIRED, PointRole.PART)}
        for key, row in self.rows.items():
            is_open = key in counted and key not in self._answered and bool(row.bar.options)
            stops.append((row, is_open))
        place = next((i for i, (stop, _) in enumerate(stops) if after is not None and _holds(stop, after)), -1)
        found = next((stop for stop, is_open in stops[place + 1 :] if is_open), None)
        return found.bar.stop() if isinstance(found, PointRow) else found

    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in reading order."""
        parts: list[QWidget] = []
        for part in (self.inputs, self.norm, self.helps):
            parts += () if part is None else part.tab_order()
        for row in self.rows.values():
            parts += row.tab_order()
        return tuple(parts)


def inputs_of(questions: Questions, indicator_id: str) -> tuple[tuple[Input, ...], tuple[Input, ...]]:
    """The inputs that decide an indicator, and those of its other formulas, in the order of the reference data."""
    points = [point for point in questions.points_of(indicator_id) if point.role is not PointRole.INFO]
    shown = {point.figure_id for point in points}
    deciding = {
        figure.formula_id
        for figure in questions.figures.values()
        if figure.id in shown or figure.outcome_of == indicator_id
    }
    main = {rule.input_id for point in points for rule in point.na_rules}
    main |= {one.id for one in questions.inputs.values() if indicator_id in one.asked_at}
    helps = set[str]()
    for formula in questions.formulas.values():
        if formula.id in deciding:
            main.update(formula.input_ids)
        elif formula.indicator_id == indicator_id:
            helps.update(formula.input_ids)
    inputs = questions.inputs.values()
    return tuple(i for i in inputs if i.id in main), tuple(i for i in inputs if i.id in helps - main)


def _holds(stop: QWidget, control: QWidget) -> bool:
    return stop is control or stop.isAncestorOf(control)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.HLine)
    rule.setProperty("role", "rule")
    return rule
