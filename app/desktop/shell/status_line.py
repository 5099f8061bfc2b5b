"""The status line: the state of saving, the size of the bill, findings, and a note that figures are indicative."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStatusBar, QWidget

from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Workspace
from widgets.plain_text import plain_label

if TYPE_CHECKING:
    from app.desktop.session.open_project import OpenProject
    from app.reporting.report import Report
    from widgets.themed_icons import IconLabel


_ICONS = {
    "FAILED": ("circle-alert", "error"),
    "SAVING": ("loader", "muted"),
    "READ_ONLY": ("lock", "muted"),
    "SAVED": ("check", "accent"),
}


class StatusLine(QStatusBar):
    """The status of the open project."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._saved_icon: IconLabel | None = None
        self._saved: QLabel = plain_label(role="muted")
        self._bill: QLabel = plain_label(role="muted")
        self._findings = QPushButton()
        self._findings.setProperty("role", "quiet")
        self._indicative: QLabel = plain_label(role="muted")
        self.setSizeGripEnabled(False)
        self.setContentsMargins(16, 0, 8, 0)
        together = QWidget()
        row = QHBoxLayout(together)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._saved)
        self._saved_row = row
        self.addWidget(together)
        self.addWidget(self._bill)
        self.addWidget(self._findings)
        self.addPermanentWidget(self._indicative)
        self._findings.clicked.connect(lambda: workspace.go(PageId.AUDIT))
        workspace.project_opened.connect(self._on_project)
        workspace.saving_changed.connect(self._show_saving)
        self._attached: OpenProject | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Fills in the texts in the present language."""
        self._indicative.setText(self.tr("Indicatief: geen gevalideerde MPG-berekening"))
        self._on_project()

    def _on_project(self) -> None:
        opened = self._workspace.open
        for part in (self._bill, self._findings):
            part.setVisible(opened is not None)
        self._show_saving()
        if opened is None:
            self._attached = None
            return
        if opened is not self._attached:
            self._attached = opened
            opened.changed.connect(self._show_bill)
            opened.variant_changed.connect(self._show_bill)
            opened.scored.connect(self._show_bill)
            opened.reported.connect(self._show_findings)
        self._findings.hide()
        self._show_bill()
        if opened.report is not None:
            self._show_findings(opened.report)

    def _show_saving(self) -> None:
        """Shows the worst state of saving of all open documents, whichever page is shown."""
        from app.desktop.session.saving import SaveState

        texts = {
            SaveState.FAILED: self.tr("Niet opgeslagen"),
            SaveState.SAVING: self.tr("Wordt opgeslagen…"),
            SaveState.READ_ONLY: self.tr("Alleen lezen"),
            SaveState.SAVED: self.tr("Alles opgeslagen"),
        }
        found = {document.saving.state for document in self._workspace.documents}
        worst = next((state for state in texts if state in found), None)
        self._saved.setText("" if worst is None else texts[worst])
        is_shown = self._workspace.open is not None or SaveState.FAILED in found
        self._saved.setVisible(is_shown)
        self._show_icon(worst.name if is_shown and worst is not None else "")

    def _show_icon(self, state: str) -> None:
        """Shows the icon of a state of saving by its name; "" for none. It is made when it is first needed."""
        if self._saved_icon is None:
            if not state:
                return
            from widgets.themed_icons import IconLabel

            self._saved_icon = IconLabel()
            self._saved_row.insertWidget(0, self._saved_icon)
        self._saved_icon.setVisible(bool(state))
        if state:
            self._saved_icon.show_icon(*_ICONS[state])

    def _show_bill(self) -> None:
        opened = self._workspace.open
        if opened is None:
            return
        lines = len(opened.variant.bill)
        parts = [self.tr("1 regel") if lines == 1 else self.tr("{0} regels").format(lines)]
        linkage = None if opened.scorecard is None else opened.scorecard.linkage
        if linkage is not None and linkage.provisional.line_count:
            parts.append(self.tr("{0} voorlopig").format(linkage.provisional.line_count))
        if linkage is not None and linkage.open.line_count:
            parts.append(self.tr("{0} zonder product").format(linkage.open.line_count))
        told = " · ".join(parts)
        if told != self._bill.text():
            self._bill.setText(told)

    def _show_findings(self, report: "Report") -> None:
        from models.domain.outcome import Severity

        decided = {decision.finding_key for decision in report.variant.decisions}
        count = sum(
            1
            for finding in report.findings
            if finding.severity is not Severity.NOTE and finding.key not in decided
        )
        self._findings.setVisible(count > 0)
        told = self.tr("▲ 1 bevinding") if count == 1 else self.tr("▲ {0} bevindingen").format(count)
        self._findings.setText(told)
