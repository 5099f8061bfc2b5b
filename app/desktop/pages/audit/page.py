"""The page Controle: the audit's findings with a decision, the parts as questions, and the rules of play."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.desktop.pages.audit.decision_panel import DecisionPanel
from app.desktop.pages.audit.finding_places import Kind, kind_of, way_to
from app.desktop.pages.audit.parts_tab import PartsTab
from app.desktop.pages.audit.rules_tab import RulesTab
from app.desktop.session.open_project import Change, OpenProject
from app.desktop.session.page import ProjectPage
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target, Workspace
from app.reporting.report import Report
from app.reporting.wording.outcome_texts import lines_text, place_text
from app.services.editing.decisions import decide, reopen
from app.texts import label, text, todo
from models.domain.outcome import Finding, Severity
from models.domain.project import DecisionKind, FindingDecision
from widgets.findings_list import FindingEntry, FindingGroup, FindingsList
from widgets.plain_text import plain_label
from widgets.severity_marks import SEVERITY_MARKS

_ORDER = tuple(Severity)
_DECIDED = "decided"
_PLACE_WIDTH, _SEVERITY_WIDTH = 110, 150


class AuditPage(ProjectPage):
    """The findings of the current report, which is renewed a moment after each edit."""

    shows_score: ClassVar[bool] = False

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._report: Report | None = None
        self._followed: OpenProject | None = None
        self.list = FindingsList()
        self.panel = DecisionPanel()
        self._count = plain_label(role="muted")
        self._note = plain_label(role="muted")
        self._empty_title = plain_label(role="heading")
        self._empty = plain_label()
        self._stack = QStackedWidget()
        self.parts, self.rules = PartsTab(workspace), RulesTab(workspace)
        self.tabs = QTabWidget()
        self._lay_out()
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(lambda _: self._go())
        self.panel.go_asked.connect(self._go)
        self.panel.decided.connect(self._decide)
        self.panel.reopened.connect(self._reopen)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(plain_label(self.tr("Controle"), role="title"))
        head.addWidget(self._count)
        head.addStretch(1)
        for part in (self._note, self._empty):
            part.setWordWrap(True)
        self.list.setColumnWidth(0, _SEVERITY_WIDTH)
        self.list.setColumnWidth(1, _PLACE_WIDTH)
        full = QWidget()
        below = QVBoxLayout(full)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.list, 1)
        below.addWidget(self.panel)
        nothing = QFrame()
        nothing.setProperty("role", "card")
        words = QVBoxLayout(nothing)
        words.setContentsMargins(24, 24, 24, 24)
        words.setSpacing(12)
        words.addWidget(self._empty_title)
        words.addWidget(self._empty)
        words.addStretch(1)
        self._stack.addWidget(full)
        self._stack.addWidget(nothing)
        self._stack.setCurrentWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        findings = QWidget()
        own = QVBoxLayout(findings)
        own.setContentsMargins(0, 8, 0, 0)
        own.setSpacing(8)
        own.addWidget(self._note)
        own.addWidget(self._stack, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(findings, self.tr("Bevindingen"))
        self.tabs.addTab(self.parts, self.tr("Onderdelen"))
        self.tabs.addTab(self.rules, self.tr("Spelregels"))
        layout.addWidget(self.tabs, 1)

    def attach(self) -> None:
        """Connects to the report of the open project."""
        opened = self.workspace.open
        if opened is not None and opened is not self._followed:
            opened.reported.connect(self._on_report)
        if opened is not self._followed:
            self._followed = opened
            self._report = opened.report if opened is not None else None
        super().attach()

    def show_all(self) -> None:
        opened = self.workspace.open
        if opened is None:
            self._report = None
        elif self._report is not None and self._report.variant.id != opened.variant.id:
            self._report = opened.report if self._is_of_current(opened.report) else None
        self._show_note()
        self._show_findings()
        self._show_lists()

    def show_change(self, change: Change) -> None:
        """Updates the decisions at once; new findings come with the next report."""
        if change.bill_edit is None:
            self.show_all()

    def _on_report(self, report: Report) -> None:
        if self.sender() is self._followed and self._is_of_current(report):
            self._report = report
            self._show_findings()
            self._show_lists()

    def _show_lists(self) -> None:
        """Shows parts and rules; a tab without any is not there."""
        parts = self._report.parts if self._report is not None else ()
        rules = self._report.rules if self._report is not None else ()
        self.parts.show_checks(parts)
        self.rules.show_checks(rules)
        asked = self.parts.asked_count
        self.tabs.setTabText(1, self.tr("Onderdelen ({0})").format(asked) if asked else self.tr("Onderdelen"))
        self.tabs.setTabVisible(1, bool(parts))
        self.tabs.setTabVisible(2, bool(rules))

    def _is_of_current(self, report: Report | None) -> bool:
        opened = self.workspace.open
        return report is not None and opened is not None and report.variant.id == opened.variant.id

    @property
    def findings(self) -> Sequence[Finding]:
        """The findings about the current variant."""
        return self._report.findings if self._report is not None else ()

    def _decisions(self) -> dict[str, FindingDecision]:
        opened = self.workspace.open
        return {d.finding_key: d for d in opened.variant.decisions} if opened is not None else {}

    def _can_edit(self) -> bool:
        opened = self.workspace.open
        return opened is not None and not opened.is_read_only and opened.variant.frozen_on is None

    def _show_note(self) -> None:
        opened = self.workspace.open
        self._note.setVisible(opened is not None and not self._can_edit())
        if opened is not None and opened.is_read_only:
            self._note.setText(self.tr("Alleen lezen: besluiten over bevindingen zijn nu niet te nemen."))
        else:
            self._note.setText(
                self.tr("Deze variant is vastgelegd. Besluiten over bevindingen kunnen in een kopie ervan.")
            )

    def _show_findings(self) -> None:
        decisions = self._decisions()
        left = [finding for finding in self.findings if finding.key not in decisions]
        decided = [finding for finding in self.findings if finding.key in decisions]
        self.list.show_groups([*self._groups(left), *self._decided_group(decided, decisions)])
        self._count.setText(self._count_text(len(left), len(decided)))
        self._stack.setCurrentIndex(0 if self.findings else 1)
        self._empty_title.setText("" if self._report is None else self.tr("✓ Niets gevonden om naar te kijken"))
        self._empty.setText(self._empty_text())
        self._show_chosen()

    def _count_text(self, left: int, decided: int) -> str:
        if self._report is None:
            return ""
        if not decided:
            return self.tr("{0} open").format(left)
        return self.tr("{0} open · {1} afgehandeld").format(left, decided)

    def _empty_text(self) -> str:
        if self._report is None:
            return self.tr("De staat wordt nagelopen…")
        return self.tr(
            "Nagelopen zijn: sommen en gedrukte totalen, eenheden en massa's, dubbele en uitschietende regels,"
            " onderdelen die een gebouw van dit type heeft, massa per m² tegenover de referentie, levensduren,"
            " oppervlakten, datum en bewijs."
        )

    def _groups(self, findings: Sequence[Finding]) -> list[FindingGroup]:
        groups = []
        for kind in Kind:
            own = [finding for finding in findings if kind_of(finding) is kind]
            own.sort(key=lambda finding: _ORDER.index(finding.severity))
            if own:
                entries = tuple(self._entry(finding, None) for finding in own)
                groups.append(FindingGroup(kind.value, self._kind_title(kind), entries))
        return groups

    def _decided_group(
        self, findings: Sequence[Finding], decisions: dict[str, FindingDecision]
    ) -> list[FindingGroup]:
        if not findings:
            return []
        entries = tuple(self._entry(finding, decisions[finding.key]) for finding in findings)
        return [FindingGroup(_DECIDED, self.tr("Afgehandeld"), entries, is_folded=True)]

    def _entry(self, finding: Finding, decision: FindingDecision | None) -> FindingEntry:
        language = self.workspace.language
        sentence = text(finding.message, language)
        severity, mark = label(f"report_severity_{finding.severity}", language), SEVERITY_MARKS[finding.severity]
        if decision is not None:
            mark, severity = "✓", self._decision_word(decision.kind)
            sentence = f"{sentence} — {decision.reason}" if decision.reason else sentence
        place = place_text(finding, language) or lines_text(finding.message.line_ids, language, most=2)
        return FindingEntry(finding.key, mark, severity, place, sentence)

    def _decision_word(self, kind: DecisionKind) -> str:
        return self.tr("opgelost") if kind is DecisionKind.RESOLVED else self.tr("aanvaard")

    def _kind_title(self, kind: Kind) -> str:
        return {
            Kind.SUMS: self.tr("Sommen en uitschieters"),
            Kind.UNITS: self.tr("Eenheden"),
            Kind.CARDS: self.tr("Productkaarten"),
            Kind.DUPLICATES: self.tr("Dubbele regels"),
            Kind.ELEMENTS: self.tr("Onderdelen en massa"),
            Kind.BUILDING: self.tr("Gebouw en oppervlakten"),
            Kind.LIVES: self.tr("Levensduur"),
            Kind.EVIDENCE: self.tr("Bewijs en bronnen"),
            Kind.OTHER: self.tr("Overig"),
        }[kind]

    def _chosen(self) -> list[Finding]:
        keys = set(self.list.chosen_keys())
        return [finding for finding in self.findings if finding.key in keys]

    def _show_chosen(self, _: object = None) -> None:
        chosen, decisions, language = self._chosen(), self._decisions(), self.workspace.language
        reasons = {decisions[f.key].reason for f in chosen if f.key in decisions}
        is_decided = bool(chosen) and all(finding.key in decisions for finding in chosen)
        if len(chosen) == 1:
            page, _target = way_to(chosen[0], self.workspace.reference.indicators)
            message = chosen[0].message
            self.panel.show_finding(text(message, language), todo(message, language), self._way_text(page))
        elif chosen:
            self.panel.show_finding(self.tr("{0} bevindingen gekozen").format(len(chosen)), "", "")
        else:
            self.panel.show_finding(
                self.tr("Kies een bevinding. Enter of dubbelklik brengt de regel in beeld."), "", ""
            )
        self.panel.set_state(
            count=len(chosen),
            is_decided=is_decided,
            can_edit=self._can_edit(),
            reason=reasons.pop() if is_decided and len(reasons) == 1 else "",
        )

    def _way_text(self, page: PageId) -> str:
        return {
            PageId.BUILDING: self.tr("Naar het gebouw"),
            PageId.INDICATORS: self.tr("Naar de indicator"),
        }.get(page, self.tr("Naar de materialen"))

    def _go(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.workspace.go(*way_to(chosen[0], self.workspace.reference.indicators))

    def _decide(self, kind: DecisionKind, reason: str) -> None:
        opened, keys = self.workspace.open, [finding.key for finding in self._chosen()]
        if opened is None or not keys:
            return
        edit = self.workspace.attempt(lambda: decide(opened.variant, keys, kind, reason))
        if edit is not None:
            name = self.tr("Bevinding afhandelen") if len(keys) == 1 else self.tr("Bevindingen afhandelen")
            opened.do(name, edit)  # type: ignore[arg-type]

    def _reopen(self) -> None:
        opened, keys = self.workspace.open, [finding.key for finding in self._chosen()]
        if opened is None or not keys:
            return
        edit = self.workspace.attempt(lambda: reopen(opened.variant, keys))
        if edit is not None:
            opened.do(self.tr("Bevinding weer openen"), edit)  # type: ignore[arg-type]

    def go_to(self, target: Target) -> None:
        """Selects the first finding about a line."""
        self.tabs.setCurrentIndex(0)
        for finding in self.findings:
            if target.line_id and finding.where.line_id == target.line_id:
                self.list.choose(finding.key)
                return
