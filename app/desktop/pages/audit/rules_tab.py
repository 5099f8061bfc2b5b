"""The tab Spelregels of the page Controle: the rules of a tender with HNN, checked where the bill shows them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target, Workspace
from app.reporting.wording.outcome_texts import lines_text
from app.reporting.wording.rules_text import RULE_SHAPES, result_text, rule_name, rules_sentence, seen_text
from models.domain.rules import RuleCheck, RuleResult
from widgets.findings_list import FindingEntry, FindingGroup, FindingsList
from widgets.plain_text import plain_label

_ORDER = (RuleResult.FITS_NOT, RuleResult.NOT_SEEN, RuleResult.FITS)
_RESULT_WIDTH, _PLACE_WIDTH = 150, 110


class RulesTab(QWidget):
    """The rules by result; a rule that nobody looked at stays a checklist for a person and says so."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._checks: tuple[RuleCheck, ...] = ()
        self._sentence = plain_label(role="muted")
        self._rule = plain_label()
        for part in (self._sentence, self._rule):
            part.setWordWrap(True)
            part.setMinimumWidth(80)
        self.list = FindingsList(titles=(self.tr("Uitkomst"), self.tr("Plaats"), self.tr("Spelregel")))
        self.list.setAccessibleName(self.tr("Spelregels"))
        self.list.setColumnWidth(0, _RESULT_WIDTH)
        self.list.setColumnWidth(1, _PLACE_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._rule)
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.opened.connect(self._go)

    def show_checks(self, checks: Sequence[RuleCheck]) -> None:
        """Shows the rules of a report."""
        self._checks = tuple(checks)
        self._sentence.setText(rules_sentence(checks, self._workspace.language))
        groups = []
        for result in _ORDER:
            entries = tuple(self._entry(check) for check in checks if check.result is result)
            if entries:
                groups.append(FindingGroup(result.value, self._title(result), entries))
        self.list.show_groups(groups)
        self._show_chosen()

    def _title(self, result: RuleResult) -> str:
        return {
            RuleResult.FITS_NOT: self.tr("Past niet"),
            RuleResult.NOT_SEEN: self.tr("Zelf na te lopen: niet te zien in de stukken"),
            RuleResult.FITS: self.tr("Past"),
        }[result]

    def _entry(self, check: RuleCheck) -> FindingEntry:
        language = self._workspace.language
        lines = check.message.line_ids if check.message is not None else ()
        place = lines_text(lines, language, most=2)
        shape = RULE_SHAPES[check.result]
        return FindingEntry(check.rule.id, shape, result_text(check, language), place, rule_name(check, language))

    def _show_chosen(self) -> None:
        keys, language = self.list.chosen_keys(), self._workspace.language
        chosen = [check for check in self._checks if check.rule.id in keys]
        if len(chosen) == 1:
            self._rule.setText(f"{rule_name(chosen[0], language)} {seen_text(chosen[0], language)}")
        else:
            self._rule.setText(self.tr("Kies een spelregel om te lezen wat ervan te zien is."))

    def _go(self, key: str) -> None:
        check = next((each for each in self._checks if each.rule.id == key), None)
        if check is not None and check.message is not None and check.message.line_ids:
            self._workspace.go(PageId.MATERIALS, Target(line_id=check.message.line_ids[0]))
