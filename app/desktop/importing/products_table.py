"""The item model of the lines of an import: one row per text, with its product and the mass that it brings."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from app.desktop.importing.import_file import ImportFile
from app.desktop.importing.texts import amount_text, group_state_text, left_out_text
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Workspace
from app.reporting.wording.number_text import NOTHING, number_text, own_decimals, unit_symbol
from app.services.imports.imported_lines import OPEN_STATES, ChoiceKind, GroupState, TextGroup
from app.texts import in_language, name_of, text
from models.domain.linkage import LinkState
from models.domain.quantities import UNITS
from widgets.plain_text import plain_tool_tip
from widgets.rows_table_model import LEFT, Index, RowsTableModel

LINK_ROLE = Qt.ItemDataRole.UserRole + 21
"""Role: the `LinkState` of the product in a cell; None where none is drawn."""

_MOST_TEXT = 300
_SYMBOLS = {unit.symbol: unit for unit in UNITS}
_LINKS = {
    GroupState.FIRM: LinkState.CONFIRMED,
    GroupState.PROVISIONAL: LinkState.PROVISIONAL,
    GroupState.PROPOSED: LinkState.OPEN,
    GroupState.NONE: LinkState.OPEN,
    GroupState.NO_PRODUCT: LinkState.OPEN,
}
_ORDER = (
    GroupState.PROPOSED,
    GroupState.NONE,
    GroupState.NO_PRODUCT,
    GroupState.PROVISIONAL,
    GroupState.OWN_FIGURES,
    GroupState.FIRM,
    GroupState.LEFT_OUT,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """The filter of the list.

    Attributes:
        states: of the texts that are listed.
        positions: lines of which at least one must be in the text; None for any.
    """

    states: Collection[GroupState]
    positions: frozenset[int] | None = None

    def holds(self, group: TextGroup, state: GroupState) -> bool:
        is_meant = self.positions is None or not self.positions.isdisjoint(group.positions)
        return is_meant and state in self.states


TAKEN_IN = Shown(frozenset(GroupState) - {GroupState.LEFT_OUT})
PROVISIONAL = Shown(frozenset({GroupState.PROVISIONAL}))
WITHOUT_PRODUCT = Shown(OPEN_STATES)
LEFT_OUT = Shown(frozenset({GroupState.LEFT_OUT}))


class ProductsTableModel(RowsTableModel[TextGroup]):
    """The texts of the variant that is shown: those without a product first, then the heaviest."""

    TEXT, LINES, AMOUNT, CARD, MASS, REASON = range(6)
    right_columns = frozenset({LINES, AMOUNT, MASS})
    other_side = LEFT

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._numbers = number_language(workspace)
        self._file: ImportFile | None = None

    def show(self, file: ImportFile | None, shown: Shown) -> None:
        """Lists the texts of a file anew."""
        with self.resetting():
            self._file = file
            self._rows = []
            if file is not None:
                found = [group for group in file.groups if shown.holds(group, file.state_of(group))]
                self._rows = sorted(found, key=lambda group: self._rank(file, group))

    def _rank(self, file: ImportFile, group: TextGroup) -> tuple[int, float, int]:
        mass = self.mass_kg(group) or 0.0
        return (_ORDER.index(file.state_of(group)), -mass, group.positions[0])

    def group(self, row: int) -> TextGroup | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def refresh(self) -> None:
        """Updates the cells; the order of the rows stays until `show` is called."""
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def titles(self) -> tuple[str, ...]:
        return (
            self.tr("Tekst in het bestand"),
            self.tr("Regels"),
            self.tr("Hoeveelheid"),
            self.tr("Product"),
            self.tr("Massa (kg)"),
            self.tr("Waarom"),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._file is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        group, column = self._rows[index.row()], index.column()
        if role == LINK_ROLE:
            return _LINKS.get(self._file.state_of(group)) if column == self.CARD else None
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self._text(self._file, group, column).split())[:_MOST_TEXT]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(self._file, group, column)
        return (
            plain_tool_tip(self._tip(self._file, group, column)) if role == Qt.ItemDataRole.ToolTipRole else None
        )

    def _text(self, file: ImportFile, group: TextGroup, column: int) -> str:
        if column == self.TEXT:
            return group.text or self.tr("zonder omschrijving")
        if column == self.LINES:
            return str(len(group.positions))
        if column == self.AMOUNT:
            return self._amount(file, group)
        if column == self.MASS:
            return amount_text(self.mass_kg(group), self._numbers)
        return self.product(group) if column == self.CARD else self._reason(file, group)

    def _said(self, file: ImportFile, group: TextGroup, column: int) -> str:
        told = self._text(file, group, column)
        if column == self.CARD:
            told = f"{told}, {group_state_text(file.state_of(group), self._workspace.language)}"
        return " ".join(told.split())[:_MOST_TEXT]

    def _tip(self, file: ImportFile, group: TextGroup, column: int) -> str:
        told = self._text(file, group, column)[:_MOST_TEXT]
        if column == self.LINES and group.rows:
            rows = ", ".join(map(str, group.rows[:10])) + (", …" if len(group.rows) > 10 else "")
            told = self.tr("Rij {0} van het bestand").format(rows)
        return told

    def _amount(self, file: ImportFile, group: TextGroup) -> str:
        lines = file.bill.lines if file.bill is not None else ()
        amounts = [lines[position].quantity for position in group.positions]
        known = [amount for amount in amounts if amount is not None]
        unit = unit_symbol(_SYMBOLS.get(group.unit_text)) or group.unit_text
        if len(known) < len(amounts):
            return f"{NOTHING} {unit}".strip()
        total = round(sum(known), 6)
        return f"{number_text(total, min(3, own_decimals(total)), self._numbers)} {unit}".strip()

    def product(self, group: TextGroup) -> str:
        """The name of the product of a text as it is now; what is to be done without one."""
        file = self._file
        if file is None:
            return ""
        state, choice = file.state_of(group), file.choice_of(group)
        if choice is not None and choice.kind is ChoiceKind.CARD and choice.card is not None:
            return name_of(choice.card, self._workspace.language)
        if state is GroupState.PROVISIONAL or (choice is not None and choice.kind is ChoiceKind.CONFIRMED):
            number = choice.proposal if choice is not None else 0
            return self._proposed(group, number)
        if state is GroupState.FIRM:
            return self._named(group.product_id)
        if state in (GroupState.OWN_FIGURES, GroupState.LEFT_OUT):
            return NOTHING
        return self.tr("kies product")

    def _proposed(self, group: TextGroup, number: int) -> str:
        if number >= len(group.proposals):
            line = self._file.bill.lines[group.positions[0]] if self._file and self._file.bill else None
            held = line.provisional.product_id if line is not None and line.provisional is not None else ""
            return self._named(held)
        proposal = group.proposals[number]
        return in_language(proposal.name_nl, proposal.name_en, self._workspace.language)

    def _named(self, card_id: str) -> str:
        """The name of a card of the file itself or of the library."""
        project = self._file.project if self._file is not None else None
        held = project.variants[self._file.variant].products if project is not None and self._file else ()
        card = next((each for each in held if each.id == card_id), None)
        card = card or self._workspace.reference.products.get(card_id)
        return name_of(card, self._workspace.language) if card is not None else card_id

    def _reason(self, file: ImportFile, group: TextGroup) -> str:
        language = self._workspace.language
        state, choice = file.state_of(group), file.choice_of(group)
        if choice is not None:
            return self.tr("zo gekozen")
        if state is GroupState.LEFT_OUT and group.left_out is not None:
            return left_out_text(group.left_out, language)
        if state in (GroupState.PROVISIONAL, GroupState.PROPOSED) and group.proposals:
            told = text(group.proposals[0].reasons[0], language) if group.proposals[0].reasons else ""
            return self.tr("voorstel: {0}").format(told) if state is GroupState.PROPOSED else told
        return {
            GroupState.FIRM: self.tr("staat zo in het bestand"),
            GroupState.OWN_FIGURES: self.tr("regel heeft eigen waarden"),
            GroupState.NONE: self.tr("zoek er een op"),
        }.get(state, "")

    def mass_kg(self, group: TextGroup) -> float | None:
        """The mass that a text brings, as it is now; None when it is unknown."""
        done = self._file.completed() if self._file is not None else None
        return done.mass_kg(group.positions) if done is not None else None
