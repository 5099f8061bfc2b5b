"""The import itself: stores every usable file, in one transaction or one undo step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.desktop.importing.import_file import ImportFile
from app.desktop.session.jobs import Jobs, Ticket
from app.desktop.session.list_undo import ListStep
from app.desktop.session.page_list import PageId
from app.desktop.session.undo_commands import as_one_step
from app.desktop.session.workspace import Workspace
from app.errors import UserError
from app.formats.import_result import ProposedFact
from app.services.imports.remembered_layouts import forget, remember
from app.services.imports.title_facts import with_facts
from app.services.library.confirmed_texts import ConfirmedTextsEdit
from app.services.projects.project_actions import MAX_NAME_LENGTH, Start, overlaid

if TYPE_CHECKING:
    from app.desktop.session.open_project import OpenProject
    from app.services.editing.edits import AnyProjectEdit
    from app.services.imports.imported_lines import Choices, ImportedLines
    from app.services.imports.take_in import TakenIn
    from app.services.library.changes import LibraryEdit
    from app.services.library.confirmed_texts import Answer
    from models.domain.product import ProductCard
    from models.domain.project import Project


class Destination(Enum):
    """The destination of projects and bills; product cards always go to the library."""

    NEW = auto()
    ADD = auto()
    REPLACE = auto()
    VARIANT = auto()


def destinations(workspace: Workspace) -> tuple[Destination, ...]:
    """The destinations that are possible now."""
    opened = workspace.open
    if opened is None or opened.is_read_only:
        return (Destination.NEW,)
    if opened.variant.frozen_on is not None:
        return (Destination.NEW, Destination.VARIANT)
    return tuple(Destination)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The projects with their cards, the result of storing, and the change that it made in the library.

    `answers` say which products the user confirmed for the texts.
    """

    projects: "tuple[Project, ...]"
    taken: "TakenIn"
    library: "LibraryEdit"
    answers: "tuple[Answer, ...]"


@dataclass(frozen=True, slots=True)
class Decided:
    """A file with what the user chose, as a job needs it.

    Attributes:
        choices: per variant of the project.
        facts: that the user accepted.
        is_named: whether the name of the project is its own.
    """

    project: "Project"
    bills: "Sequence[ImportedLines]"
    choices: "Sequence[Choices]"
    facts: Sequence[ProposedFact]
    is_named: bool

    def project_of(self, held: "Sequence[ProductCard]", *, with_title: bool) -> "Project":
        """The project as it is taken in; `held` are the cards of the variant that its lines go to."""
        done = (bill.completed(of, held).variant for bill, of in zip(self.bills, self.choices, strict=True))
        project = replace(self.project, variants=tuple(done))
        return with_facts(project, self.facts, is_named=self.is_named) if with_title else project

    def answers(self) -> "Iterator[Answer]":
        """Which products the user confirmed and rejected for the texts of all variants."""
        from app.services.imports.product_answers import answers_of_import

        for bill, choices in zip(self.bills, self.choices, strict=True):
            yield from answers_of_import(bill, choices)


def _decided(file: ImportFile, project: "Project") -> Decided:
    choices = [dict(file.choices_of(number)) for number in range(len(file.bills))]
    return Decided(project, file.bills, choices, file.accepted_facts, not file.is_named_after_file)


def _answered(project: "Project", start: Start | None) -> "Project":
    return project if start is None else replace(overlaid(project, start), id="", is_archived=False)


class FileImporter(QObject):
    """Imports files into the destination.

    Signals:
        done(): everything is stored, and the user has a notice of it.
        refused(Exception): nothing was stored.
    """

    done = Signal()
    refused = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._on_prepared)
        self._jobs.failed.connect(self.refused)
        self._files: list[ImportFile] = []
        self._destination = Destination.NEW
        self._variants: list[int] = []
        self._stem = ""
        self._facts: list[ProposedFact] = []
        self._learned = ConfirmedTextsEdit(())

    @property
    def is_running(self) -> bool:
        return self._jobs.is_running

    def begin(self, files: Sequence[ImportFile], destination: Destination, start: Start | None = None) -> None:
        """Imports the usable files; the answers in `start` take precedence over the file's own.

        Assigning cards and storing projects run off the window's thread.
        """
        from app.services.imports.library_cards import as_library_cards
        from app.services.imports.take_in import store_new
        from app.services.library.changes import edit_between
        from models.storage.sqlite.library import OwnLibrary, own_library

        usable = [file for file in files if file.is_usable]
        self._files, self._destination = list(files), destination
        self._variants = [file.variant for file in usable if file.project is not None]
        self._stem = next((file.path.stem for file in usable if file.project is not None), "")
        self._facts = [fact for file in usable for fact in file.accepted_facts]
        decided = [_decided(file, file.project) for file in usable if file.project is not None]
        cards = as_library_cards([card for file in usable for card in file.cards], self._workspace.reference)
        store, is_new = self._workspace.store, destination is Destination.NEW
        opened = self._workspace.open
        held = opened.variant.products if opened is not None and not is_new else ()

        def work(_: Ticket) -> Prepared:
            made = (each.project_of(held, with_title=is_new) for each in decided)
            projects = tuple(_answered(project, start) for project in made)
            before = own_library(store) if cards else OwnLibrary()
            taken = store_new(store, projects if is_new else (), cards)
            after = own_library(store) if cards else before
            answers = tuple(answer for each in decided for answer in each.answers())
            return Prepared(projects, taken, edit_between(before, after), answers)

        self._jobs.start(work)

    def _on_prepared(self, prepared: object) -> None:
        if not isinstance(prepared, Prepared):
            return
        is_variant = self._destination is Destination.VARIANT
        has_lines = is_variant or any(variant.bill.lines for p in prepared.projects for variant in p.variants)
        has_edit = self._destination is not Destination.NEW and bool(prepared.projects) and has_lines
        learned = self._workspace.attempt(lambda: self._workspace.learned(prepared.answers))
        self._learned = learned if isinstance(learned, ConfirmedTextsEdit) else ConfirmedTextsEdit(())
        if has_edit:
            try:
                self._edit(prepared.projects)
            except (UserError, ValueError) as error:
                self.refused.emit(error)
                return
        self._keep_layouts()
        self.done.emit()
        self._tell(prepared, is_told=has_edit)

    # A bill or a variant of the open project ----------------------------------------------------

    def _edit(self, projects: Sequence["Project"]) -> None:
        from app.services.imports.take_in import as_variants, into_bill, with_project_facts

        opened = self._workspace.open
        if opened is None:
            return
        if self._destination is Destination.VARIANT:
            read = [variant for project in projects for variant in project.variants]
            edit, variant_id = as_variants(opened.project, read, self._stem[:MAX_NAME_LENGTH], self._facts)
            self._do(opened, self.tr("Variant importeren"), with_project_facts(opened.project, edit, self._facts))
            opened.show_variant(variant_id)
            told = self.tr("Variant {0} is toegevoegd.").format(opened.variant.name)
            self._workspace.go(PageId.OVERVIEW)
        else:
            shown = [project.variants[n] for project, n in zip(projects, self._variants, strict=True)]
            count = sum(len(variant.bill) for variant in shown)
            is_replacing = self._destination is Destination.REPLACE
            name = self.tr("Materiaalstaat vervangen") if is_replacing else self.tr("Regels importeren")
            lines = into_bill(opened.variant, shown, replaces=is_replacing, facts=self._facts)
            self._do(opened, name, with_project_facts(opened.project, lines, self._facts))
            told = self.tr("1 regel opgenomen.") if count == 1 else self.tr("{0} regels opgenomen.").format(count)
            self._workspace.go(PageId.MATERIALS)
        self._workspace.tell(told, self.tr("Ongedaan maken"), opened.undo_stack.undo)

    def _do(self, opened: "OpenProject", name: str, edit: "AnyProjectEdit") -> None:
        """Makes the edit, and remembers what was confirmed in the same undo step."""
        if self._learned.is_empty:
            opened.do(name, edit)
            return
        with as_one_step(opened.undo_stack, name):
            opened.do(name, edit)
            memory, learned = self._workspace.confirmed, self._learned
            self._workspace.attempt(lambda: memory.note_on(opened.undo_stack, name, learned))

    # New projects and cards ---------------------------------------------------------------------

    def _tell(self, prepared: "Prepared", *, is_told: bool) -> None:
        taken = prepared.taken
        if taken.cards:
            self._workspace.attempt(self._workspace.reload_reference)
        if taken.new or taken.unchanged:
            self._change_memory(self._learned)
            self._workspace.projects_changed.emit()
            self._tell_projects(prepared)
        elif taken.cards and not is_told:
            self._tell_cards(prepared)
        elif not is_told:
            self._workspace.tell(self.tr("De productkaarten stonden al in de bibliotheek, ongewijzigd."))

    def _tell_projects(self, prepared: "Prepared") -> None:
        taken = prepared.taken
        ids = (*taken.new, *taken.unchanged)
        if len(ids) > 1:
            self._workspace.go(PageId.PROJECTS)
            self._tell_step(self.tr("{0} projecten opgenomen.").format(len(ids)), prepared)
            return
        if self._workspace.open_project(ids[0]):
            name = prepared.projects[0].name
            if taken.new:
                self._tell_step(self.tr("{0} is opgenomen.").format(name), prepared)
            else:
                self._workspace.tell(self.tr("{0} stond er al, ongewijzigd.").format(name))

    def _tell_step(self, told: str, prepared: Prepared) -> None:
        """Shows the notice of the import, and makes it an undo step of the list of projects."""
        stack = self._workspace.list_undo
        if not prepared.taken.new and prepared.library.is_empty:
            self._workspace.tell(told)
            return
        learned = self._learned
        stack.push(ListStep(self.tr("Importeren"), lambda: self._take_back(prepared, learned)))
        self._workspace.tell(told, self.tr("Ongedaan maken"), stack.undo)

    def _tell_cards(self, prepared: Prepared) -> None:
        self._workspace.go(PageId.LIBRARY)
        count = len(prepared.taken.cards)
        library = self._workspace.library
        library.note(self.tr("Productkaarten importeren"), prepared.library)
        told = (
            self.tr("1 productkaart opgenomen.")
            if count == 1
            else self.tr("{0} productkaarten opgenomen.").format(count)
        )
        if prepared.library.is_empty:
            self._workspace.tell(told)
        else:
            self._workspace.tell(told, self.tr("Ongedaan maken"), library.undo_stack.undo)

    def _change_memory(self, learned: ConfirmedTextsEdit) -> None:
        if not learned.is_empty:
            self._workspace.attempt(partial(self._workspace.confirmed.apply, learned))

    def _take_back(self, prepared: Prepared, learned: ConfirmedTextsEdit) -> None:
        """Deletes the imported projects, restorably, and restores the library and the memory of products."""
        taken = prepared.taken
        opened = self._workspace.open
        if opened is not None and opened.project.id in taken.new and not self._workspace.close_project():
            return
        store = self._workspace.store
        for project_id in taken.new:
            self._workspace.attempt(partial(store.delete_project, project_id))
        if not prepared.library.is_empty:
            self._workspace.attempt(partial(self._workspace.library.apply, prepared.library.reverse()))
        self._change_memory(learned.reverse())
        self._workspace.projects_changed.emit()

    def _keep_layouts(self) -> None:
        """Remembers the corrected columns for the next file with the same headers."""
        folder = self._workspace.session.data_folder
        for file in self._files:
            choice = file.layout_to_keep() if file.keeps_layout and file.is_usable else None
            for signature in file.forgotten:
                self._workspace.attempt(partial(forget, folder, signature))
            if choice is not None:
                self._workspace.attempt(partial(remember, folder, choice))
