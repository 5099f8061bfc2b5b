"""The tab Bevindingen: the findings about a file, errors first, each with its place and what to do."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.importing.import_file import ImportFile
from app.desktop.importing.reader import why_failed
from app.desktop.importing.texts import finding_text, place_text
from app.desktop.session.workspace import Workspace
from app.services.imports.preview import FindingKind, grouped_findings
from app.texts import text, todo
from models.domain.outcome import Finding, Severity
from widgets.findings_list import FindingEntry, FindingGroup, FindingsList
from widgets.plain_text import plain_label
from widgets.severity_marks import SEVERITY_MARKS

_SEVERITY_WIDTH, _PLACE_WIDTH = 120, 150
_MOST_TITLE = 90
_OFTEN = 4


class FindingsTab(QWidget):
    """The list of findings, and below it the advice for the chosen one."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._findings: dict[str, Finding] = {}
        self.list = FindingsList()
        self.list.setColumnWidth(0, _SEVERITY_WIDTH)
        self.list.setColumnWidth(1, _PLACE_WIDTH)
        self.list.setAccessibleName(self.tr("Bevindingen bij het lezen"))
        self.nothing = plain_label(self.tr("Niets op te merken: alles in het bestand is gelezen."))
        self.nothing.setWordWrap(True)
        self.advice = plain_label()
        self.advice.setWordWrap(True)
        self.advice.setMinimumHeight(self.advice.fontMetrics().height() * 2)
        self.copy_button = QPushButton(self.tr("Tekst kopiëren"))
        foot = QHBoxLayout()
        foot.addWidget(self.advice, 1)
        foot.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        layout.addStretch(0)
        self.list.chosen.connect(self._on_chosen)
        self.copy_button.clicked.connect(self._copy)

    def show_file(self, file: ImportFile | None) -> None:
        """Lists the findings about a file."""
        kinds = file.preview.findings if file is not None and file.preview is not None else ()
        failure = why_failed(file) if file is not None else None
        if failure is not None:
            kinds = (*grouped_findings([Finding(Severity.ERROR, failure)]), *kinds)
        self._findings = {}
        self.list.show_groups(self._groups(kinds))
        for shown in (self.list, self.advice, self.copy_button):
            shown.setVisible(bool(kinds))
        is_read = file is not None and file.preview is not None
        self.nothing.setVisible(is_read and not kinds)
        first = next(iter(self._findings), "")
        if first:
            self.list.choose(first)

    def whole_text(self) -> str:
        """All findings with their place and what to do, for the clipboard."""
        return "\n".join(finding_text(finding, self._workspace.language) for finding in self._findings.values())

    def _groups(self, kinds: Sequence[FindingKind]) -> list[FindingGroup]:
        """The findings grouped: frequent ones in a group of their own, the others per severity."""
        groups = []
        for severity in Severity:
            of_severity = [kind for kind in kinds if kind.severity is severity]
            few = [finding for kind in of_severity if len(kind.findings) < _OFTEN for finding in kind.findings]
            if few:
                groups.append(self._group(f"{severity.value}|", self._severity(severity), few))
            for kind in of_severity:
                if len(kind.findings) >= _OFTEN:
                    first = text(kind.findings[0].message, self._workspace.language)
                    title = f"{self._severity(severity)}: {first}"
                    groups.append(self._group(f"{severity.value}|{kind.code}", title, kind.findings))
        return groups

    def _severity(self, severity: Severity) -> str:
        return {
            Severity.ERROR: self.tr("Fout"),
            Severity.WARNING: self.tr("Let op"),
            Severity.NOTE: self.tr("Ter info"),
        }[severity]

    def _group(self, group_id: str, title: str, findings: Sequence[Finding]) -> FindingGroup:
        language = self._workspace.language
        entries = []
        for finding in findings:
            key = str(len(self._findings))
            self._findings[key] = finding
            entries.append(
                FindingEntry(
                    key=key,
                    mark=SEVERITY_MARKS[finding.severity],
                    severity=self._severity(finding.severity),
                    place=place_text(finding.where, language),
                    sentence=text(finding.message, language),
                )
            )
        short = title if len(title) <= _MOST_TITLE else f"{title[: _MOST_TITLE - 1]}…"
        return FindingGroup(group_id, short, tuple(entries))

    def _on_chosen(self, keys: object) -> None:
        found = [self._findings[key] for key in keys if key in self._findings] if isinstance(keys, tuple) else []
        if not found:
            self.advice.setText("")
            return
        message = found[0].message
        language = self._workspace.language
        self.advice.setText(f"{text(message, language)} {todo(message, language)}".strip())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.whole_text())
