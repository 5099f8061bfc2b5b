"""The button with the lists for advisers: writes one for a chosen adviser or for all, and reads one back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QPushButton, QWidget

from app.desktop.answering.returned_dialog import ListPreview, ReturnedListDialog
from app.desktop.session.field_edits import refusal
from app.desktop.session.jobs import Jobs, Ticket
from app.desktop.session.workspace import Workspace
from app.documents import OutputKind
from app.formats.adviser_list import AdviserList
from app.formats.import_result import ImportResult
from app.services.advisers.lists_out import advisers_of, list_bytes, list_file_names
from app.services.advisers.returned_list import Belonging, belonging, changes_of, edit_of, variant_for
from app.services.files import read_project_file
from app.services.outputs.output_files import KeptFiles, check_output, write_output
from app.texts import label, text, todo
from models.domain.adviser import Adviser
from models.domain.outcome import Finding, Message, Severity
from models.domain.project import Project, Variant
from models.storage.sqlite.store import utc_now

_OWN_FINDING = "import_adviser_list"


@dataclass(frozen=True, slots=True)
class Written:
    """The lists that were written, in one folder."""

    paths: tuple[Path, ...]


class AdviserLists(QPushButton):
    """Button whose menu writes lists of questions for advisers and reads filled-in ones.

    Signals:
        returned(QDialog): the dialog for a list that came back is open.
    """

    returned = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._on_done)
        self._jobs.failed.connect(workspace.tell_error)
        self.setProperty("role", "menu")
        self.setText(self.tr("Lijsten voor adviseurs"))
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        menu, lang = self.menu(), self._workspace.language
        menu.clear()
        for adviser in advisers_of(self._workspace.reference):
            count = len(self._workspace.reference.adviser_questions.of(adviser.id))
            name = adviser.name_nl if lang == "nl" else adviser.name_en
            action = menu.addAction(self.tr("{0}: {1}…").format(name, label("answers_count", lang, count=count)))
            action.triggered.connect(lambda _=False, adviser=adviser: self.ask_where(adviser))
        menu.addSeparator()
        every = menu.addAction(self.tr("Alle adviseurs, in een map…"))
        every.triggered.connect(self.ask_folder)
        menu.addSeparator()
        back = menu.addAction(self.tr("Ingevulde lijst inlezen…"))
        back.triggered.connect(self.ask_list)
        reason = refusal(self._workspace)
        back.setEnabled(not reason)
        back.setToolTip(reason)

    def ask_where(self, adviser: Adviser) -> None:
        """Asks where to write the list for one adviser, and writes it."""
        opened = self._workspace.open
        if opened is None:
            return
        names = list_file_names(opened.project, (adviser,), self._workspace.language)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Lijst opslaan"), names[adviser.id], self.tr("Werkmap") + " (*.xlsx)"
        )
        if chosen:
            path = Path(chosen)
            self.write({adviser: path if path.suffix else path.with_suffix(".xlsx")})

    def ask_folder(self) -> None:
        """Asks for a folder, and writes the list for every adviser in it."""
        opened = self._workspace.open
        folder = QFileDialog.getExistingDirectory(self, self.tr("Map voor de lijsten")) if opened else ""
        if opened is not None and folder:
            advisers = advisers_of(self._workspace.reference)
            names = list_file_names(opened.project, advisers, self._workspace.language)
            self.write({adviser: Path(folder) / names[adviser.id] for adviser in advisers})

    def ask_list(self) -> None:
        """Asks for a filled-in list, and reads it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Ingevulde lijst inlezen"), "", self.tr("Werkmap") + " (*.xlsx *.xlsb *.xls *.ods)"
        )
        if chosen:
            self.read(Path(chosen))

    def write(self, paths: dict[Adviser, Path]) -> None:
        """Writes the lists of the open variant off the window's thread."""
        opened = self._workspace.open
        if opened is None:
            return
        session, lang, reference = self._workspace.session, self._workspace.language, self._workspace.reference
        project, variant, day = opened.project, opened.variant, utc_now().date()
        kept = KeptFiles(session.database_file, session.backup_folder)

        def work(ticket: Ticket) -> Written:
            for path in paths.values():
                check_output(path, OutputKind.WORKBOOK, kept)
            for adviser, path in paths.items():
                ticket.check()
                data = list_bytes(project, variant, reference, adviser, lang, day)
                write_output(path, OutputKind.WORKBOOK, data, kept)
            return Written(tuple(paths.values()))

        self._jobs.start(work)

    def read(self, path: Path) -> None:
        """Reads a list in a process of its own; what it changes is shown before anything is stored."""
        reference = self._workspace.reference
        self._jobs.start(lambda ticket: read_project_file(path, reference, cancelled=lambda: ticket.is_cancelled))

    def _on_done(self, result: object) -> None:
        if isinstance(result, Written):
            self._tell_written(result.paths)
        elif isinstance(result, ImportResult):
            self._show_result(result)

    def _tell_written(self, paths: Sequence[Path]) -> None:
        folder = paths[0].parent

        def open_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

        said = self.tr("Geschreven: {0}").format(str(paths[0] if len(paths) == 1 else folder))
        self._workspace.tell(said, self.tr("Map openen"), open_folder)

    def _show_result(self, result: ImportResult) -> None:
        opened = self._workspace.open
        if opened is None:
            return
        returned = result.adviser_list
        if returned is None:
            errors = [finding for finding in result.findings if finding.severity is Severity.ERROR]
            where = errors[0].where.file if errors else ""
            self._workspace.tell_problem(
                errors[0].message if errors else Message("answers_not_a_list", {"path": where})
            )
            return
        belongs = belonging(returned, opened.project)
        if belongs is Belonging.OTHER:
            names = {"name": returned.project_name, "other": opened.project.name}
            self._workspace.tell_problem(Message("answers_other_project", names))
            return
        variant = variant_for(returned, opened.project)
        told = self._told(returned, belongs, variant, result.findings)
        self._preview(returned, opened.project, variant or opened.variant, told)

    def _told(
        self, returned: AdviserList, belongs: Belonging, variant: Variant | None, findings: Sequence[Finding]
    ) -> list[str]:
        lang = self._workspace.language
        said = [label("answers_changed_since", lang)] if belongs is Belonging.CHANGED else []
        if variant is None:
            said.append(label("answers_to_this_variant", lang, name=returned.variant_name))
        told = [finding for finding in findings if finding.severity is not Severity.NOTE]
        for finding in told:
            if finding.code != _OWN_FINDING:
                cell = f"{finding.where.column}{finding.where.row}: " if finding.where.row else ""
                said.append(f"{cell}{text(finding.message, lang)}")
                said += [f"    {advice}" for advice in (todo(finding.message, lang),) if advice]
        return said

    def _preview(self, returned: AdviserList, project: Project, variant: Variant, told: Sequence[str]) -> None:
        changes = changes_of(returned, variant, self._workspace.reference)
        preview = ListPreview(returned, changes, variant, told)
        dialog = ReturnedListDialog(self._workspace, preview, self.window())
        dialog.accepted.connect(lambda: self._take(dialog, project.id, variant.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.returned.emit(dialog)

    def _take(self, dialog: QDialog, project_id: str, variant_id: str) -> None:
        """Takes the chosen answers in as one undo step."""
        opened = self._workspace.open
        if not isinstance(dialog, ReturnedListDialog) or opened is None or opened.project.id != project_id:
            return
        variant = next((each for each in opened.project.variants if each.id == variant_id), None)
        if variant is not None:
            chosen = dialog.chosen()
            action = self.tr("Lijst van adviseur opnemen")
            self._workspace.attempt(lambda: opened.do(action, edit_of(variant, chosen)))
