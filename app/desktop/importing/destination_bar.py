"""The bar below the import window: the destination, and a button whose text names what it will do."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.importing.import_file import ImportFile
from app.desktop.importing.take_in import Destination, destinations
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Workspace
from app.reporting.wording.number_text import number_text
from widgets.fields.frame import CalmComboBox
from widgets.plain_text import plain_label

_MOST_NAME = 40


class DestinationBar(QFrame):
    """The choice of destination and the buttons that import or cancel.

    Signals:
        take_asked(): the import button was pressed.
        cancel_asked(): the window is to be closed without an import.
        destination_chosen(): the user chose another destination.
    """

    take_asked = Signal()
    cancel_asked = Signal()
    destination_chosen = Signal()

    def __init__(self, workspace: Workspace, preferred: Destination, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._files: Sequence[ImportFile] = ()
        self._is_storing = False
        self.where = CalmComboBox()
        self.where.setMinimumContentsLength(22)
        self.where.setAccessibleName(self.tr("Waarheen"))
        self.summary = plain_label(role="muted")
        self.summary.setWordWrap(True)
        self.cancel_button = QPushButton(self.tr("Annuleren"))
        self.take_button = QPushButton()
        self.take_button.setProperty("role", "primary")
        for destination in destinations(workspace):
            self.where.addItem(self._name(destination), destination)
        self.where.setCurrentIndex(max(0, self.where.findData(preferred)))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.where)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.take_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.summary)
        layout.addLayout(row)
        self.where.activated.connect(lambda _: self._on_where())
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.take_button.clicked.connect(self.take_asked)

    def _on_where(self) -> None:
        self.show_files(self._files)
        self.destination_chosen.emit()

    @property
    def destination(self) -> Destination:
        chosen = self.where.currentData()
        return chosen if isinstance(chosen, Destination) else Destination.NEW

    def choose(self, destination: Destination) -> None:
        """Chooses another destination, when it is possible for these files."""
        place = self.where.findData(destination)
        if place >= 0:
            self.where.setCurrentIndex(place)
            self.show_files(self._files)

    def show_files(self, files: Sequence[ImportFile], *, is_storing: bool = False) -> None:
        """Shows on the button what it will do with these files."""
        self._files, self._is_storing = files, is_storing
        usable = [file for file in files if file.is_usable]
        busy = sum(file.is_busy for file in files)
        has_projects = any(file.project is not None for file in usable)
        self.where.setVisible(has_projects or not usable)
        self.where.setEnabled(not is_storing)
        told = self._summary(files, busy)
        self.summary.setText(told)
        self.summary.setVisible(bool(told))
        may_write = not self._workspace.store.read_only
        self.take_button.setEnabled(
            bool(usable) and not busy and not is_storing and may_write and self._fits(usable)
        )
        self.take_button.setText(self._promise(usable, busy))

    def _name(self, destination: Destination) -> str:
        opened = self._workspace.open
        variant = opened.variant.name[:_MOST_NAME] if opened is not None else ""
        return {
            Destination.NEW: self.tr("Nieuw project"),
            Destination.ADD: self.tr("Toevoegen aan variant {0}").format(variant),
            Destination.REPLACE: self.tr("In plaats van de regels van variant {0}").format(variant),
            Destination.VARIANT: self.tr("Nieuwe variant van dit project"),
        }[destination]

    def _fits(self, usable: Sequence[ImportFile]) -> bool:
        """Whether a file can go to a destination: a bill needs lines, a new project does not."""
        goes_into_bill = self.destination in (Destination.ADD, Destination.REPLACE)
        return not goes_into_bill or bool(self._line_count(usable)) or any(file.cards for file in usable)

    def _line_count(self, usable: Sequence[ImportFile]) -> int:
        """The number of lines to import: of the shown variant for a bill, of all variants for a project."""
        is_bill = self.destination in (Destination.ADD, Destination.REPLACE)
        return sum(file.line_count(of_all_variants=not is_bill) for file in usable)

    def _summary(self, files: Sequence[ImportFile], busy: int) -> str:
        if self._workspace.store.read_only:
            return self.tr("Alleen lezen: er kan nu niets worden opgenomen.")
        failed = sum(not file.is_usable and not file.is_busy for file in files)
        if busy or not failed:
            return ""
        if failed == len(files) == 1:
            return self.tr("Dit bestand heeft fouten. Er wordt niets van opgenomen.")
        if failed == 1:
            return self.tr("1 bestand heeft fouten en wordt niet opgenomen.")
        return self.tr("{0} bestanden hebben fouten en worden niet opgenomen.").format(failed)

    def _promise(self, usable: Sequence[ImportFile], busy: int) -> str:
        if self._is_storing:
            return self.tr("Wordt opgenomen…")
        if busy:
            return self.tr("Wordt gelezen…")
        if not usable:
            return self.tr("Niets om op te nemen")
        cards = sum(len(file.cards) for file in usable)
        projects = sum(file.project is not None for file in usable)
        if not projects:
            return self._cards(cards)
        promise = self._lines(self._line_count(usable), projects)
        if cards == 1:
            return self.tr("{0}, en 1 productkaart").format(promise)
        return self.tr("{0}, en {1} productkaarten").format(promise, cards) if cards else promise

    def _cards(self, count: int) -> str:
        if count == 1:
            return self.tr("Neem 1 productkaart op in de bibliotheek")
        return self.tr("Neem {0} productkaarten op in de bibliotheek").format(count)

    def _lines(self, lines: int, projects: int) -> str:
        counted = (
            self.tr("1 regel")
            if lines == 1
            else self.tr("{0} regels").format(number_text(lines, 0, number_language(self._workspace)))
        )
        if self.destination is Destination.ADD:
            return self.tr("Voeg {0} toe aan de materiaalstaat").format(counted)
        if self.destination is Destination.REPLACE:
            return self.tr("Vervang de materiaalstaat door {0}").format(counted)
        if self.destination is Destination.VARIANT:
            return self.tr("Neem {0} op als nieuwe variant").format(counted)
        if projects == 1:
            return self.tr("Neem {0} op in een nieuw project").format(counted)
        return self.tr("Neem {0} op in {1} nieuwe projecten").format(counted, projects)
