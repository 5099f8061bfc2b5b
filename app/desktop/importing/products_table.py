"""The item model of texts and product cards: one row per text of the bill, whatever its number of lines."""

from enum import Enum, auto

from PySide6.QtCore import QObject, Qt

from app.desktop.importing.import_file import ImportFile
from app.desktop.importing.texts import match_reason, proposal_of, unit_text
from app.desktop.session.workspace import Workspace
from app.services.imports.product_matching import MatchReason, TextMatch
from app.texts import name_of
from widgets.plain_text import plain_tool_tip
from widgets.rows_table_model import LEFT, Index, RowsTableModel

_MOST_TEXT = 300


class MatchState(Enum):
    """The state of the match of a text."""

    MATCHED = auto()
    PROPOSED = auto()
    OPEN = auto()
    OWN_FIGURES = auto()
    REJECTED = auto()


def state_of(file: ImportFile, match: TextMatch) -> MatchState:
    """The state of a text: with a card, with proposals, without any, or without one by decision."""
    if file.card_of(match):
        return MatchState.MATCHED
    if file.is_decided(match):
        return MatchState.REJECTED
    if match.has_own_figures:
        return MatchState.OWN_FIGURES
    return MatchState.PROPOSED if match.proposals else MatchState.OPEN


_ORDER = (
    MatchState.PROPOSED,
    MatchState.OPEN,
    MatchState.OWN_FIGURES,
    MatchState.REJECTED,
    MatchState.MATCHED,
)
TO_DO = frozenset({MatchState.PROPOSED, MatchState.OPEN})


class Shown(Enum):
    """The filter on the listed texts."""

    ALL = auto()
    TO_DO = auto()
    MATCHED = auto()


class ProductsTableModel(RowsTableModel[TextMatch]):
    """The texts of the variant that is shown, those that need a decision first."""

    TEXT, LINES, UNIT, CARD, REASON = range(5)
    right_columns = frozenset({LINES})
    other_side = LEFT

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._file: ImportFile | None = None

    def show(self, file: ImportFile | None, shown: Shown) -> None:
        """Lists the texts of a file anew."""
        with self.resetting():
            self._file = file
            self._rows = []
            if file is not None:
                sorted_rows = sorted(file.matches, key=lambda match: _ORDER.index(state_of(file, match)))
                self._rows = [match for match in sorted_rows if _is_shown(shown, state_of(file, match))]

    def text_match(self, row: int) -> TextMatch | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def refresh(self) -> None:
        """Updates the cards; the order of the rows stays until `show` is called."""
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def titles(self) -> tuple[str, ...]:
        return (
            self.tr("Tekst in het bestand"),
            self.tr("Regels"),
            self.tr("Eenheid"),
            self.tr("Productkaart"),
            self.tr("Waarom"),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._file is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        match, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(self._text(self._file, match, column).split())[:_MOST_TEXT]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(self._text(self._file, match, column)[:_MOST_TEXT])
        return None

    def _text(self, file: ImportFile, match: TextMatch, column: int) -> str:
        if column == self.TEXT:
            return match.text
        if column == self.LINES:
            return str(len(match.positions))
        if column == self.UNIT:
            return ", ".join(unit_text(unit) for unit in match.units)
        return self._card(file, match) if column == self.CARD else self._reason(file, match)

    def _card(self, file: ImportFile, match: TextMatch) -> str:
        card_id = file.card_of(match)
        if card_id:
            return f"✓ {self.name(card_id)}"
        state = state_of(file, match)
        if state in (MatchState.REJECTED, MatchState.OWN_FIGURES):
            return self.tr("geen kaart")
        if state is MatchState.PROPOSED:
            return self.tr("? {0}").format(self.name(match.proposals[0].card_id))
        return self.tr("nog geen kaart")

    def _reason(self, file: ImportFile, match: TextMatch) -> str:
        card_id = file.card_of(match)
        language = self._workspace.language
        if card_id:
            proposal = proposal_of(match, card_id)
            reason = proposal.reason if proposal is not None else MatchReason.CHOSEN
            return match_reason(reason, language)
        if file.is_decided(match):
            return match_reason(MatchReason.CHOSEN, language)
        if match.has_own_figures:
            return self.tr("regel heeft eigen waarden")
        if match.proposals:
            return self.tr("voorstel: {0}").format(match_reason(match.proposals[0].reason, language))
        return self.tr("zoek er een op")

    def name(self, card_id: str) -> str:
        """The name of a card of the file itself, else of the library."""
        project, card = self._file.project if self._file is not None else None, None
        if self._file is not None and project is not None:
            held = project.variants[self._file.variant].products
            card = next((each for each in held if each.id == card_id), None)
        if card is None:
            card = self._workspace.reference.products.get(card_id)
        return name_of(card, self._workspace.language) if card is not None else card_id


def _is_shown(shown: Shown, state: MatchState) -> bool:
    if shown is Shown.ALL:
        return True
    return state in TO_DO if shown is Shown.TO_DO else state is MatchState.MATCHED
