"""The tab Onderdelen of the page Controle: the parts that belong in the calculation, as questions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target, Workspace
from app.reporting.wording.outcome_texts import lines_text
from app.reporting.wording.parts_text import condition_text, part_name, parts_sentence, state_text
from app.services.editing.part_answers import answer_parts
from app.texts import name_of
from models.domain.parts import PartCheck, PartState
from widgets.findings_list import FindingEntry, FindingGroup, FindingsList
from widgets.plain_text import plain_label

_MARKS = {
    PartState.ASKED: "?",
    PartState.NOT_COUNTED: "▲",
    PartState.NOT_THERE: "–",
    PartState.COVERED: "✓",
    PartState.EXCLUDED_IN_BILL: "·",
}
_OPEN = (PartState.ASKED, PartState.NOT_COUNTED, PartState.NOT_THERE)
_FOLDED = (PartState.NOT_THERE, PartState.EXCLUDED_IN_BILL, PartState.COVERED)
_STATE_WIDTH, _CODE_WIDTH = 190, 80


class PartsTab(QWidget):
    """The parts by NL-SfB group while they are asked, else by state; three buttons answer the chosen ones."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._checks: tuple[PartCheck, ...] = ()
        self._sentence = plain_label(role="muted")
        self._sentence.setWordWrap(True)
        self._note = plain_label()
        self._note.setWordWrap(True)
        self.list = FindingsList(titles=(self.tr("Stand"), self.tr("NL-SfB"), self.tr("Onderdeel")))
        self.list.setAccessibleName(self.tr("Onderdelen"))
        self.list.setColumnWidth(0, _STATE_WIDTH)
        self.list.setColumnWidth(1, _CODE_WIDTH)
        self.there = QPushButton(self.tr("Is er"))
        self.not_there = QPushButton(self.tr("Is er niet"))
        self.unknown = QPushButton(self.tr("Weet ik niet"))
        self._lay_out()
        self.there.clicked.connect(lambda: self._answer(is_there=True))
        self.not_there.clicked.connect(lambda: self._answer(is_there=False))
        self.unknown.clicked.connect(lambda: self._answer(is_there=None))
        self.list.chosen.connect(lambda _: self._show_buttons())
        self.list.opened.connect(self._go)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._note, 1)
        for button in (self.there, self.not_there, self.unknown):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    def show_checks(self, checks: Sequence[PartCheck]) -> None:
        """Shows the parts of a report, with the answers that the project has by now."""
        self._checks = tuple(checks)
        self.show_answers()

    def show_answers(self) -> None:
        """Shows the answers of the open project at once; the report follows a moment later."""
        opened = self._workspace.open
        answers = {a.part_id: a.is_there for a in opened.project.part_answers} if opened is not None else {}
        checks = [_answered(check, answers) for check in self._checks]
        language = self._workspace.language
        self._sentence.setText(parts_sentence(checks, language))
        self.list.show_groups([*self._asked(checks), *self._others(checks)])
        self._show_buttons()

    @property
    def asked_count(self) -> int:
        """Number of parts that are still to be answered."""
        opened = self._workspace.open
        answers = {a.part_id: a.is_there for a in opened.project.part_answers} if opened is not None else {}
        return sum(_answered(check, answers).state is PartState.ASKED for check in self._checks)

    def _asked(self, checks: Sequence[PartCheck]) -> list[FindingGroup]:
        groups: dict[str, list[FindingEntry]] = {}
        for check in checks:
            if check.state is PartState.ASKED:
                groups.setdefault(check.part.nl_sfb_group, []).append(self._entry(check))
        return [FindingGroup(code, self._group_title(code), tuple(entries)) for code, entries in groups.items()]

    def _others(self, checks: Sequence[PartCheck]) -> list[FindingGroup]:
        groups = []
        for state in (PartState.NOT_COUNTED, *_FOLDED):
            entries = tuple(self._entry(check) for check in checks if check.state is state)
            if entries:
                groups.append(FindingGroup(state.value, self._state_title(state), entries, state in _FOLDED))
        return groups

    def _group_title(self, code: str) -> str:
        element = self._workspace.reference.nl_sfb.get(code)
        return code if element is None else f"{code} {name_of(element, self._workspace.language)}"

    def _state_title(self, state: PartState) -> str:
        return {
            PartState.NOT_COUNTED: self.tr("Er, zonder regel in de staat"),
            PartState.NOT_THERE: self.tr("Er niet"),
            PartState.EXCLUDED_IN_BILL: self.tr("In de staat, hoort er niet in"),
            PartState.COVERED: self.tr("Heeft een regel"),
        }[state]

    def _entry(self, check: PartCheck) -> FindingEntry:
        language = self._workspace.language
        told = (condition_text(check, language), lines_text(check.line_ids, language, most=3))
        words = " · ".join(part for part in (part_name(check, language), *told) if part)
        code = f"{check.part.nl_sfb_group} {check.need}"
        return FindingEntry(check.part.id, _MARKS[check.state], state_text(check, language), code, words)

    def _chosen(self) -> list[PartCheck]:
        keys = set(self.list.chosen_keys())
        return [check for check in self._checks if check.part.id in keys]

    def _show_buttons(self) -> None:
        opened = self._workspace.open
        can_edit = opened is not None and not opened.is_read_only
        chosen = self._chosen()
        open_ones = [check for check in chosen if check.state in _OPEN]
        for button in (self.there, self.not_there, self.unknown):
            button.setEnabled(can_edit and bool(open_ones))
        if not can_edit:
            self._note.setText(self.tr("Alleen lezen: antwoorden zijn nu niet te geven."))
        elif chosen and not open_ones:
            self._note.setText(self.tr("Deze onderdelen hebben een regel; er is niets te antwoorden."))
        elif open_ones:
            self._note.setText(self.tr("{0} gekozen. Een antwoord verandert geen cijfer.").format(len(open_ones)))
        else:
            self._note.setText(self.tr("Kies één of meer onderdelen en zeg of het gebouw ze heeft."))

    def _answer(self, is_there: bool | None) -> None:
        opened = self._workspace.open
        keys = [check.part.id for check in self._chosen() if check.state in _OPEN]
        if opened is not None and keys:
            edit = answer_parts(opened.project, keys, is_there)
            opened.do(self.tr("Onderdelen beantwoorden"), edit)

    def _go(self, key: str) -> None:
        check = next((each for each in self._checks if each.part.id == key), None)
        if check is not None and check.line_ids:
            self._workspace.go(PageId.MATERIALS, Target(line_id=check.line_ids[0]))


def _answered(check: PartCheck, answers: Mapping[str, bool]) -> PartCheck:
    """The check with the present answer; a part that a line is keeps its state."""
    if check.state not in _OPEN:
        return check
    answer = answers.get(check.part.id)
    states = {None: PartState.ASKED, True: PartState.NOT_COUNTED, False: PartState.NOT_THERE}
    return replace(check, state=states[answer])
