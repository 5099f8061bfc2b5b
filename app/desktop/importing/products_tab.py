"""The tab Producten: the product card of every text of the bill, with its reason, and the texts without one."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.desktop.importing.import_file import ImportFile
from app.desktop.importing.products_table import TO_DO, MatchState, ProductsTableModel, Shown, state_of
from app.desktop.importing.texts import fit_text, match_reason, unit_text
from app.desktop.session.workspace import Workspace
from app.services.imports.product_matching import TextMatch, UnitFit, unit_fit
from app.services.library.product_search import ProductIndex, words_of_cards
from app.texts import name_of
from widgets.bill.choice_edit import Choice, ChoiceEdit
from widgets.elided_label import ElidedLabel
from widgets.row_table import set_up_rows

_MOST_CHOICES = 50
_PROPOSALS_HEIGHT = 116


class ProductsTab(QWidget):
    """The table of texts and, for the chosen ones, the proposed cards and a search in the library.

    Signals:
        decided(): the card of a text changed.
    """

    decided = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._file: ImportFile | None = None
        self._states: Counter[MatchState] = Counter()
        self._index = ProductIndex(workspace.reference.products.values(), words_of_cards(workspace.reference))
        self.model = ProductsTableModel(workspace, self)
        self.table = QTableView()
        self.count = ElidedLabel()
        self.count.setProperty("role", "muted")
        self.chips: dict[Shown, QPushButton] = {}
        self.all_button = QPushButton(self.tr("Passende voorstellen overnemen"))
        self.all_button.setToolTip(self.tr("Van elke tekst het eerste voorstel, als de eenheid erbij past"))
        self.text = ElidedLabel()
        self.text.setProperty("role", "heading")
        self.proposals = QListWidget()
        self.search = ChoiceEdit(self._found)
        self.take_button = QPushButton(self.tr("Deze kaart nemen"))
        self.none_button = QPushButton(self.tr("Geen kaart"))
        self._set_up()
        self._lay_out()
        self._connect()

    def _set_up(self) -> None:
        view = self.table
        view.setModel(self.model)
        view.setAccessibleName(self.tr("Teksten en productkaarten"))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setWordWrap(False)
        set_up_rows(view)
        view.setProperty("role", "list")
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        for place in (ProductsTableModel.TEXT, ProductsTableModel.CARD, ProductsTableModel.REASON):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        view.setColumnWidth(ProductsTableModel.LINES, 64)
        view.setColumnWidth(ProductsTableModel.UNIT, 76)
        self.proposals.setAccessibleName(self.tr("Voorstellen voor deze tekst"))
        self.proposals.setFixedHeight(_PROPOSALS_HEIGHT)
        self.search.setPlaceholderText(self.tr("Zoek in de bibliotheek"))
        self.search.setAccessibleName(self.tr("Productkaart zoeken"))
        self.search.setMaxLength(200)
        self.take_button.setToolTip(self.tr("Enter in de voorstellen of in het zoekveld"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        group = QButtonGroup(self)
        for shown, name in (
            (Shown.ALL, self.tr("Alle")),
            (Shown.TO_DO, self.tr("Nog te doen")),
            (Shown.MATCHED, self.tr("Met kaart")),
        ):
            chip = QPushButton(name)
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            group.addButton(chip)
            top.addWidget(chip)
            self.chips[shown] = chip
        self.chips[Shown.ALL].setChecked(True)
        top.addWidget(self.count, 1)
        top.addWidget(self.all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._panel())

    def _panel(self) -> QFrame:
        panel = QFrame()
        panel.setProperty("role", "card")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.search, 1)
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.none_button)
        column = QVBoxLayout(panel)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addWidget(self.proposals)
        column.addLayout(buttons)
        return panel

    def _connect(self) -> None:
        for chip in self.chips.values():
            chip.toggled.connect(lambda is_on: self._list() if is_on else None)
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self.table.activated.connect(lambda _: self._focus_proposals())
        self.proposals.itemActivated.connect(lambda _: self._take())
        self.search.taken.connect(self._take_found)
        self.search.returnPressed.connect(self._take_found)
        self.take_button.clicked.connect(self._take)
        self.none_button.clicked.connect(lambda: self._decide(""))
        self.all_button.clicked.connect(self._take_all)

    # What is shown ------------------------------------------------------------------------------

    def show_file(self, file: ImportFile | None) -> None:
        """Lists the texts of the variant of a file that is shown."""
        self._file = file
        self._list()

    @property
    def open_count(self) -> int:
        """The number of texts without a card for which the user did not choose "none"."""
        return sum(self._states[state] for state in TO_DO)

    def _list(self) -> None:
        shown = next((each for each, chip in self.chips.items() if chip.isChecked()), Shown.ALL)
        self.model.show(self._file, shown)
        self._tell_counts()
        if self.model.rowCount():
            self._go_to(0)
        else:
            self._on_chosen()

    def _tell_counts(self) -> None:
        file = self._file
        matches = file.matches if file is not None else ()
        self._states = Counter(state_of(file, match) for match in matches if file is not None)
        proposed = self._states[MatchState.PROPOSED]
        told = self.tr("{0} teksten: {1} met kaart, {2} met een voorstel, {3} zonder").format(
            len(matches), self._states[MatchState.MATCHED], proposed, self._states[MatchState.OPEN]
        )
        self.count.setText(told if matches else self.tr("Geen teksten om te koppelen."))
        self.all_button.setEnabled(
            any(_is_fitting(file, match) for match in matches) if file is not None else False
        )

    def chosen(self) -> list[TextMatch]:
        """The selected texts, from top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [match for row in rows if (match := self.model.text_match(row)) is not None]

    def _on_chosen(self) -> None:
        chosen = self.chosen()
        first = chosen[0] if chosen else None
        lines = sum(len(match.positions) for match in chosen)
        if first is None:
            self.text.setText(self.tr("Kies een tekst in de lijst."))
        elif len(chosen) == 1:
            told = self.tr("{0} (1 regel)") if lines == 1 else self.tr("{0} ({1} regels)")
            self.text.setText(told.format(first.text, lines))
        else:
            self.text.setText(self.tr("{0} teksten gekozen, samen {1} regels").format(len(chosen), lines))
        self._show_proposals(first)
        for control in (self.search, self.take_button, self.none_button, self.proposals):
            control.setEnabled(first is not None)
        self.search.start("", "")

    def _show_proposals(self, match: TextMatch | None) -> None:
        self.proposals.clear()
        for proposal in match.proposals if match is not None else ():
            reason = match_reason(proposal.reason, self._workspace.language)
            fit = fit_text(proposal.unit_fit, self._workspace.language)
            item = QListWidgetItem(f"{self.model.name(proposal.card_id)}  ·  {reason}  ·  {fit}")
            item.setData(Qt.ItemDataRole.UserRole, proposal.card_id)
            self.proposals.addItem(item)
        if self.proposals.count():
            self.proposals.setCurrentRow(0)
        elif match is not None:
            item = QListWidgetItem(self.tr("Geen voorstel. Zoek hieronder een kaart, of laat de tekst zonder."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.proposals.addItem(item)

    def _focus_proposals(self) -> None:
        (self.proposals if self.proposals.currentItem() is not None else self.search).setFocus()

    # Deciding -----------------------------------------------------------------------------------

    def _found(self, text: str) -> Sequence[Choice]:
        chosen = self.chosen()
        language = self._workspace.language
        unit = chosen[0].units[0] if chosen else None
        return [
            Choice(
                card.id,
                name_of(card, language),
                f"{unit_text(card.unit)}, {fit_text(unit_fit(card, unit), language)}",
            )
            for card in self._index.search(text, _MOST_CHOICES)
        ]

    def _take(self) -> None:
        """Assigns the card found by the search, or else the chosen proposal."""
        if self.search.is_changed and self.search.key:
            self._take_found()
            return
        item = self.proposals.currentItem()
        card_id = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if card_id:
            self._decide(str(card_id))

    def _take_found(self) -> None:
        key = self.search.key
        if key:
            self._decide(key)
        elif self.search.text().strip():
            self.search.tell_problem()

    def _decide(self, card_id: str) -> None:
        """Assigns a card to every line with one of the chosen texts, and selects the next text."""
        file, chosen = self._file, self.chosen()
        if file is None or not chosen:
            return
        last = max(index.row() for index in self.table.selectionModel().selectedRows())
        for match in chosen:
            file.decide(match, card_id)
        self.model.refresh()
        self._tell_counts()
        self._go_to(min(last + 1, self.model.rowCount() - 1))
        self.decided.emit()

    def _take_all(self) -> None:
        """Assigns every first proposal whose unit fits; the rows stay listed with their reason for checking."""
        file = self._file
        if file is None:
            return
        for match in file.matches:
            if _is_fitting(file, match):
                file.decide(match, match.proposals[0].card_id)
        self._list()
        self.decided.emit()

    def _go_to(self, row: int) -> None:
        index = self.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.table.scrollTo(index if index.isValid() else QModelIndex())
        self._on_chosen()


def _is_fitting(file: ImportFile, match: TextMatch) -> bool:
    return state_of(file, match) is MatchState.PROPOSED and match.proposals[0].unit_fit is not UnitFit.NO
