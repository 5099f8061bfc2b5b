"""What the button of the import window does: every usable file goes in, in one transaction or one undo step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.desktop.desk import Desk, PageId
from app.desktop.importing.import_file import ImportFile
from app.desktop.jobs import Jobs, Ticket
from app.services.project_files import Start, overlaid
from app.services.remembered_layouts import forget, remember

if TYPE_CHECKING:
    from app.services.import_take_in import TakenIn
    from models.domain.product import ProductCard
    from models.domain.project import Project, Variant


class Destination(Enum):
    """Where projects and bills go. Product cards always go to the library."""

    NEW = auto()
    ADD = auto()
    REPLACE = auto()
    VARIANT = auto()


def destinations(desk: Desk) -> tuple[Destination, ...]:
    """What can be done with a file now."""
    opened = desk.open
    if opened is None or opened.is_read_only:
        return (Destination.NEW,)
    if opened.variant.frozen_on is not None:
        return (Destination.NEW, Destination.VARIANT)
    return tuple(Destination)


class TakingIn(QObject):
    """Signals:

    done(): everything is in; the user was told.
    refused(Exception): nothing was stored.
    """

    done = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._on_stored)
        self._jobs.failed.connect(self.refused)
        self._names: list[str] = []

    @property
    def is_running(self) -> bool:
        return self._jobs.is_running

    def begin(self, files: Sequence[ImportFile], destination: Destination, start: Start | None = None) -> None:
        """Takes the usable files in. `start` holds answers that go before what a file says of its project."""
        usable = [file for file in files if file.is_usable]
        if destination is not Destination.NEW:
            try:
                if any(file.project is not None for file in usable):
                    self._edit(usable, destination)
            except Exception as error:
                self.refused.emit(error)
                return
            usable = [file for file in usable if file.cards]
        self._keep_layouts(files)
        self._store(usable, start, is_new=destination is Destination.NEW)

    # A bill or a variant of the open project ----------------------------------------------------

    def _edit(self, files: Sequence[ImportFile], destination: Destination) -> None:
        from app.services.import_take_in import as_variants, into_bill

        opened = self._desk.open
        if opened is None:
            return
        with_project = [file for file in files if file.project is not None]
        if destination is Destination.VARIANT:
            read = [variant for file in with_project for variant in self._project(file).variants]
            edit, variant_id = as_variants(opened.project, read, with_project[0].path.stem[:200])
            opened.do(self.tr("Variant importeren"), edit)
            opened.show_variant(variant_id)
            told = self.tr("Variant {0} is toegevoegd.").format(opened.variant.name)
            self._desk.go(PageId.OVERVIEW)
        else:
            shown = [self._project(file).variants[file.variant] for file in with_project]
            count = sum(len(variant.bill) for variant in shown)
            is_replacing = destination is Destination.REPLACE
            name = self.tr("Materiaalstaat vervangen") if is_replacing else self.tr("Regels importeren")
            opened.do(name, into_bill(opened.variant, shown, replaces=is_replacing))
            told = self.tr("1 regel opgenomen.") if count == 1 else self.tr("{0} regels opgenomen.").format(count)
            self._desk.go(PageId.MATERIALS)
        self._desk.tell(told, self.tr("Ongedaan maken"), opened.undo_stack.undo)

    def _project(self, file: ImportFile) -> "Project":
        """The project of a file with the cards that the person accepted."""
        from app.services.import_take_in import matched

        project = file.project
        if project is None or file.preview is None:
            raise ValueError(file.path.name)
        return matched(project, self._chosen_cards(file, project))

    def _chosen_cards(self, file: ImportFile, project: "Project") -> "dict[int, Mapping[int, ProductCard | None]]":
        products = self._desk.reference.products
        chosen: dict[int, Mapping[int, ProductCard | None]] = {}
        every = file.preview.matches if file.preview is not None else ()
        for number, matches in enumerate(every):
            variant: Variant = project.variants[number]
            held = {card.id: card for card in variant.products}
            of_lines: dict[int, ProductCard | None] = {}
            for match in matches:
                card_id = file.card_of(match, number)
                was = variant.bill.lines[match.positions[0]].product_id
                if card_id != was:
                    card = held.get(card_id) or products.get(card_id)
                    of_lines.update(dict.fromkeys(match.positions, card))
            chosen[number] = of_lines
        return chosen

    # New projects and cards ---------------------------------------------------------------------

    def _store(self, files: Sequence[ImportFile], start: Start | None, *, is_new: bool) -> None:
        from app.services.import_take_in import TakenIn, as_library_cards, store_new

        projects = [self._project(file) for file in files if is_new and file.project is not None]
        if start is not None:
            projects = [replace(overlaid(project, start), id="", is_archived=False) for project in projects]
        self._names = [project.name for project in projects]
        cards = as_library_cards([card for file in files for card in file.cards], self._desk.reference)
        if not projects and not cards:
            self._on_stored(TakenIn())
            return
        store = self._desk.store

        def work(ticket: Ticket) -> TakenIn:
            del ticket
            return store_new(store, projects, cards)

        self._jobs.start(work)

    def _on_stored(self, taken: object) -> None:
        from app.services.import_take_in import TakenIn

        self.done.emit()
        if not isinstance(taken, TakenIn):
            return
        if taken.cards:
            self._desk.attempt(self._desk.reload_reference)
        if taken.new or taken.unchanged:
            self._desk.projects_changed.emit()
            self._tell_projects(taken)
        elif taken.cards:
            self._tell_cards(taken)

    def _tell_projects(self, taken: "TakenIn") -> None:
        ids = (*taken.new, *taken.unchanged)
        if len(ids) > 1:
            self._desk.go(PageId.PROJECTS)
            told = self.tr("{0} projecten opgenomen.").format(len(ids))
            self._desk.tell(told, self.tr("Ongedaan maken"), lambda: self._take_back(taken))
            return
        if self._desk.open_project(ids[0]):
            name = self._names[0] if self._names else ""
            if taken.new:
                told = self.tr("{0} is opgenomen.").format(name)
                self._desk.tell(told, self.tr("Ongedaan maken"), lambda: self._take_back(taken))
            else:
                self._desk.tell(self.tr("{0} stond er al, ongewijzigd.").format(name))

    def _tell_cards(self, taken: "TakenIn") -> None:
        self._desk.go(PageId.LIBRARY)
        count = len(taken.cards)
        told = (
            self.tr("1 productkaart opgenomen.")
            if count == 1
            else self.tr("{0} productkaarten opgenomen.").format(count)
        )
        self._desk.tell(told, self.tr("Ongedaan maken"), lambda: self._take_back(taken))

    def _take_back(self, taken: "TakenIn") -> None:
        """Projects go where deleted ones go, from where they can be brought back; cards leave the library."""
        from models.storage.library import delete_own_product

        opened = self._desk.open
        if opened is not None and opened.project.id in taken.new and not self._desk.close_project():
            return
        store = self._desk.store
        for project_id in taken.new:
            self._desk.attempt(partial(store.delete_project, project_id))
        for card_id in taken.cards:
            self._desk.attempt(partial(delete_own_product, store, card_id))
        if taken.cards:
            self._desk.attempt(self._desk.reload_reference)
        self._desk.projects_changed.emit()

    def _keep_layouts(self, files: Sequence[ImportFile]) -> None:
        """What was corrected in the columns, for the next file with the same headers."""
        folder = self._desk.session.data_folder
        for file in files:
            choice = file.layout_to_keep() if file.keeps_layout and file.is_usable else None
            for signature in file.forgotten:
                self._desk.attempt(partial(forget, folder, signature))
            if choice is not None:
                self._desk.attempt(partial(remember, folder, choice))
