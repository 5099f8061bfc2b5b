"""The head of the import window: how many lines count, one button per remaining problem, and facts to accept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QVBoxLayout, QWidget

from app.desktop.importing.import_file import ImportFile
from app.desktop.importing.texts import fact_text, problem_text
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Workspace
from app.formats.import_result import ProposedFact
from app.reporting.wording.number_text import number_text, percent_text
from app.services.imports.import_report import ImportReport, Problem
from app.services.imports.title_facts import is_open
from models.domain.project import Building, Project
from widgets.flow_layout import FlowLayout
from widgets.plain_text import plain_label, plain_tool_tip


class ReportHead(QFrame):
    """The report of the variant that is shown; hidden for a file without lines.

    Signals:
        problem_asked(Problem): the user wants to see the lines with this problem.
        left_out_asked(): the user wants to see what is not taken in.
        facts_changed(): the user accepted a fact or took that back.
    """

    problem_asked = Signal(object)
    left_out_asked = Signal()
    facts_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._file: ImportFile | None = None
        self._shown_facts: tuple[tuple[ProposedFact, bool], ...] = ()
        self.sentence = plain_label(role="heading")
        self.sentence.setWordWrap(True)
        self.buttons: list[QPushButton] = []
        self.facts: dict[str, QCheckBox] = {}
        self.all_facts_button = QPushButton(self.tr("Alles overnemen"))
        self.all_facts_button.setProperty("role", "quiet")
        self._problems = FlowLayout()
        self._facts_row = QWidget()
        self._facts = FlowLayout(self._facts_row, gap=12, row_gap=0)
        self._lay_out()
        self.all_facts_button.clicked.connect(self._accept_all)

    def _lay_out(self) -> None:
        self.setProperty("role", "card")
        self._facts.addWidget(plain_label(self.tr("Boven de staat gevonden:"), role="muted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        column.addLayout(self._problems)
        column.addWidget(self._facts_row)

    def show_file(self, file: ImportFile | None, project: Project | None, building: Building | None) -> None:
        """Shows the report of a file; its facts would go to `project` and `building`, None for new ones."""
        self._file = file
        report = file.report if file is not None and not file.is_busy else None
        self.setVisible(report is not None)
        if file is None or report is None:
            return
        self.sentence.setText(self._sentence(report))
        self._show_problems(report)
        self._show_facts(file, project, building)

    def _sentence(self, report: ImportReport) -> str:
        numbers = number_language(self._workspace)
        told = self.tr("{0} van {1} regels tellen mee")
        if report.provisional_count == report.counted_count > 0:
            told = self.tr("{0} van {1} regels tellen mee (voorlopig)")
        elif report.provisional_count:
            told = self.tr("{0} van {1} regels tellen mee (waarvan {2} voorlopig)")
        if report.line_count == 1 == report.counted_count:
            told = (
                self.tr("De regel telt mee (voorlopig)")
                if report.provisional_count
                else self.tr("De regel telt mee")
            )
        counts = (report.counted_count, report.line_count, report.provisional_count)
        parts = [told.format(*(number_text(count, 0, numbers) for count in counts))]
        if report.counted_share is not None:
            parts.append(self.tr("{0} van de massa").format(percent_text(report.counted_share, numbers)))
        if report.without_mass_count:
            parts.append(self.tr("{0} zonder bekende massa").format(report.without_mass_count))
        return ", ".join(parts)

    def _show_problems(self, report: ImportReport) -> None:
        focused = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), -1)
        for button in self.buttons:
            self._problems.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._problem_button(problem) for problem in report.problems]
        if report.left_out_count:
            told = self.tr("{0} niet meegenomen").format(report.left_out_count)
            self.buttons.append(self._button(told))
            self.buttons[-1].clicked.connect(self.left_out_asked)
        for button in self.buttons:
            self._problems.addWidget(button)
        if 0 <= focused < len(self.buttons):
            self.buttons[focused].setFocus()

    def _problem_button(self, problem: Problem) -> QPushButton:
        button = self._button(problem_text(problem.kind, len(problem.positions), self._workspace.language))
        button.clicked.connect(lambda: self.problem_asked.emit(problem))
        return button

    def _button(self, told: str) -> QPushButton:
        button = QPushButton(told, self)
        button.setAutoDefault(False)
        button.setProperty("role", "chip")
        button.setToolTip(self.tr("Laat deze regels zien"))
        return button

    # Facts --------------------------------------------------------------------------------------

    def _show_facts(self, file: ImportFile, project: Project | None, building: Building | None) -> None:
        shown = tuple((fact, is_open(fact, project, building)) for fact in file.facts)
        if shown != self._shown_facts:
            self._shown_facts = shown
            for box in self.facts.values():
                self._facts.removeWidget(box)
                box.hide()
                box.deleteLater()
            self.facts = {fact.field: self._fact_box(fact, can_be=can_be) for fact, can_be in shown}
            self._facts.removeWidget(self.all_facts_button)
            for part in (*self.facts.values(), self.all_facts_button):
                self._facts.addWidget(part)
        for name, box in self.facts.items():
            was = box.blockSignals(True)
            box.setChecked(name in file.accepted and box.isEnabled())
            box.blockSignals(was)
        self._facts_row.setVisible(bool(shown))
        can_more = any(box.isEnabled() and not box.isChecked() for box in self.facts.values())
        self.all_facts_button.setVisible(len(self.facts) > 1)
        self.all_facts_button.setEnabled(can_more)

    def _fact_box(self, fact: ProposedFact, *, can_be: bool) -> QCheckBox:
        told = fact_text(fact, self._workspace.language, number_language(self._workspace))
        box = QCheckBox(told.replace("&", "&&"), self._facts_row)
        box.setAccessibleName(told)
        box.setEnabled(can_be)
        why = fact.text if can_be else self.tr("Het project heeft hier al een waarde; die blijft.")
        box.setToolTip(plain_tool_tip(why))
        box.toggled.connect(lambda is_on: self._on_fact(fact.field, is_on=is_on))
        return box

    def _on_fact(self, field: str, *, is_on: bool) -> None:
        if self._file is None:
            return
        if is_on:
            self._file.accepted.add(field)
        else:
            self._file.accepted.discard(field)
        self.all_facts_button.setEnabled(any(b.isEnabled() and not b.isChecked() for b in self.facts.values()))
        self.facts_changed.emit()

    def _accept_all(self) -> None:
        for box in self.facts.values():
            if box.isEnabled():
                box.setChecked(True)
