"""The panel about the chosen texts of an import: at most three proposals, a search, and what may be done."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.desktop.importing.import_file import ImportFile
from app.desktop.importing.products_table import ProductsTableModel
from app.desktop.importing.texts import amount_text, left_out_text, unit_text
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Workspace
from app.importing.matching.rows import MaterialProposal
from app.services.imports.imported_lines import Choice, ChoiceKind, GroupState, TextGroup
from app.services.library.product_search import ProductIndex, words_of_cards
from app.texts import in_language, name_of, text
from models.domain.product import ProductCard
from widgets.bill.choice_edit import Choice as ListChoice
from widgets.bill.choice_edit import ChoiceEdit
from widgets.elided_label import ElidedLabel
from widgets.plain_text import plain_tool_tip
from widgets.type_scale import row_height

_MOST_CHOICES = 50
_MOST_PROPOSALS = 3


class ProductPanel(QFrame):
    """Shows what the library has for the chosen texts.

    Signals:
        chosen(Choice or None): the user chose for the texts that are shown; None leaves them as they came.
        kind_taken_along(NotMaterialKind): the user wants everything that was left out for this reason.
    """

    chosen = Signal(object)
    kind_taken_along = Signal(object)

    def __init__(self, workspace: Workspace, model: ProductsTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._model = workspace, model
        self._file: ImportFile | None = None
        self._groups: Sequence[TextGroup] = ()
        self._index: ProductIndex[ProductCard] | None = None
        self.text = ElidedLabel()
        self.text.setProperty("role", "heading")
        self.proposals = QListWidget()
        self.search = ChoiceEdit(self._found)
        self.confirm_button = QPushButton(self.tr("Akkoord"))
        self.none_button = QPushButton(self.tr("Geen product"))
        self.restore_button = QPushButton(self.tr("Terug naar voorstel"))
        self.along_button = QPushButton(self.tr("Toch meenemen"))
        self.kind_button = QPushButton()
        self._set_up()
        self._lay_out()
        self._connect()

    def _set_up(self) -> None:
        self.setProperty("role", "card")
        self.proposals.setAccessibleName(self.tr("Voorstellen voor deze tekst"))
        self.proposals.setProperty("role", "bare")
        self.proposals.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.proposals.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._row = row_height(self.proposals.fontMetrics())
        self.proposals.setFixedHeight(_MOST_PROPOSALS * self._row + 4)
        self.search.setPlaceholderText(self.tr("Zoek een ander product in de bibliotheek"))
        self.search.setAccessibleName(self.tr("Product zoeken"))
        self.search.setMaxLength(200)
        self.confirm_button.setToolTip(self.tr("Enter in de voorstellen; 1, 2 of 3 in de lijst"))
        self.none_button.setToolTip(self.tr("Delete in de lijst"))
        self.restore_button.setToolTip(self.tr("Backspace in de lijst"))
        self.along_button.setToolTip(self.tr("Spatie in de lijst"))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.search, 1)
        for button in self._buttons():
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addWidget(self.proposals)
        column.addLayout(buttons)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.confirm_button,
            self.none_button,
            self.restore_button,
            self.along_button,
            self.kind_button,
        )

    def _connect(self) -> None:
        self.proposals.itemActivated.connect(lambda _: self._confirm_current())
        self.search.taken.connect(self._take_found)
        self.search.returnPressed.connect(self._take_found)
        self.confirm_button.clicked.connect(self._confirm_current)
        self.none_button.clicked.connect(lambda: self.chosen.emit(Choice(ChoiceKind.NO_PRODUCT)))
        self.restore_button.clicked.connect(lambda: self.chosen.emit(None))
        self.along_button.clicked.connect(lambda: self.chosen.emit(Choice(ChoiceKind.TAKEN_ALONG)))
        self.kind_button.clicked.connect(self._on_kind)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in the panel."""
        return any(part.hasFocus() for part in (self.proposals, self.search, *self._buttons()))

    # What is shown ------------------------------------------------------------------------------

    def show_groups(self, file: ImportFile | None, groups: Sequence[TextGroup]) -> None:
        """Shows what may be done with these texts."""
        self._file, self._groups = file, groups
        first = groups[0] if groups else None
        self.text.setText(self._heading())
        self._show_proposals(first)
        is_out = first is not None and self._state(first) is GroupState.LEFT_OUT
        is_chosen = file is not None and any(file.choice_of(group) is not None for group in groups)
        can_confirm = not is_out and any(g.proposals or g.state is GroupState.PROVISIONAL for g in groups)
        for part, is_shown in (
            (self.confirm_button, not is_out),
            (self.none_button, not is_out),
            (self.restore_button, is_chosen),
            (self.along_button, is_out),
            (self.kind_button, is_out),
        ):
            part.setVisible(is_shown)
        for control in (self.search, self.none_button, self.proposals):
            control.setEnabled(first is not None)
        self.confirm_button.setEnabled(can_confirm)
        is_left_out = first is not None and first.left_out is not None
        self.restore_button.setText(self.tr("Toch niet") if is_left_out else self.tr("Terug naar voorstel"))
        if is_out and first is not None and first.left_out is not None:
            kind = left_out_text(first.left_out, self._workspace.language)
            self.kind_button.setText(self.tr("Alles van deze soort: {0}").format(kind))
        self.search.start("", "")

    def _state(self, group: TextGroup) -> GroupState:
        return self._file.state_of(group) if self._file is not None else group.state

    def _heading(self) -> str:
        lines = sum(len(group.positions) for group in self._groups)
        if not self._groups:
            return self.tr("Kies een tekst in de lijst.")
        if len(self._groups) == 1:
            told = self.tr("{0} (1 regel)") if lines == 1 else self.tr("{0} ({1} regels)")
            return told.format(self._groups[0].text, lines)
        return self.tr("{0} teksten gekozen, samen {1} regels").format(len(self._groups), lines)

    def _show_proposals(self, group: TextGroup | None) -> None:
        self.proposals.clear()
        for number, proposal in enumerate(group.proposals if group is not None else ()):
            told = self._proposal(proposal, group)
            item = QListWidgetItem(f"{number + 1}   {told}")
            item.setData(Qt.ItemDataRole.UserRole, number)
            item.setToolTip(plain_tool_tip(told))
            item.setSizeHint(QSize(0, self._row))
            self.proposals.addItem(item)
        if self.proposals.count():
            self.proposals.setCurrentRow(0)
        elif group is not None:
            item = QListWidgetItem(self._without(group))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setSizeHint(QSize(0, self._row))
            self.proposals.addItem(item)

    def _proposal(self, proposal: MaterialProposal, group: TextGroup | None) -> str:
        """Name, mass and reasons of a proposal, in one line."""
        language = self._workspace.language
        name = in_language(proposal.name_nl, proposal.name_en, language)
        mass = proposal.mass_kg
        is_one = group is not None and len(group.positions) == 1
        weight = self.tr("massa onbekend")
        if mass is not None and is_one:
            weight = f"{amount_text(mass, number_language(self._workspace))} kg"
        elif proposal.mass_kg_per_unit is not None:
            per = amount_text(proposal.mass_kg_per_unit, number_language(self._workspace))
            weight = self.tr("{0} kg per eenheid").format(per)
        reasons = " ".join(text(reason, language) for reason in proposal.reasons)
        return f"{name}  ·  {weight}  ·  {reasons}"

    def _without(self, group: TextGroup) -> str:
        language = self._workspace.language
        if self._state(group) is GroupState.LEFT_OUT and group.left_out is not None:
            told = self.tr("Brengt geen nieuw materiaal: {0}. Het komt niet in de materiaalstaat.")
            return told.format(left_out_text(group.left_out, language))
        if group.state is GroupState.FIRM:
            return self.tr("Het product staat zo in het bestand.")
        if group.state is GroupState.OWN_FIGURES:
            return self.tr("De regel heeft eigen waarden en heeft geen product nodig.")
        return self.tr("Geen voorstel. Zoek hieronder een product, of neem de regel zonder op.")

    # Choosing -----------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Puts the keyboard on the proposals, or on what else there is to do."""
        if self.along_button.isVisible():
            self.along_button.setFocus()
        elif self.proposals.currentItem() is not None:
            self.proposals.setFocus()
        else:
            self.search.setFocus()

    def confirm(self, number: int) -> None:
        """Confirms a proposal, from 0; nothing happens when there is none."""
        if number < self.proposals.count() and self.confirm_button.isEnabled():
            self.chosen.emit(Choice(ChoiceKind.CONFIRMED, proposal=number))

    def _confirm_current(self) -> None:
        """Confirms the card found by the search, or else the current proposal."""
        if self.search.is_changed and self.search.key:
            self._take_found()
            return
        item = self.proposals.currentItem()
        number = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        self.confirm(number if isinstance(number, int) else 0)

    def _on_kind(self) -> None:
        if self._groups:
            self.kind_taken_along.emit(self._groups[0].left_out)

    def _found(self, typed: str) -> Sequence[ListChoice]:
        if self._index is None:
            reference = self._workspace.reference
            self._index = ProductIndex(reference.products.values(), words_of_cards(reference))
        language = self._workspace.language
        return [
            ListChoice(card.id, name_of(card, language), unit_text(card.unit))
            for card in self._index.search(typed, _MOST_CHOICES)
        ]

    def _take_found(self) -> None:
        key = self.search.key
        card = self._workspace.reference.products.get(key or "")
        if card is not None:
            self.chosen.emit(Choice(ChoiceKind.CARD, card=card))
        elif self.search.text().strip():
            self.search.tell_problem()
