"""The queue of proposed products on the page Materialen: it leads the card, and the selected line follows it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from app.desktop.pages.materials.actions import BillActions
from app.desktop.pages.materials.edit_notices import BillNotices
from app.desktop.pages.materials.editing import BillEditing
from app.desktop.pages.materials.proposal_card import ProposalCard, ShownProposal
from app.desktop.session.jobs import Jobs
from app.reporting.wording.number_text import number_text
from app.reporting.wording.proposal_text import main_reason_text
from app.services.editing.provisional_queue import (
    Alternative,
    LineAmountsById,
    QueueEntry,
    provisional_queue,
    strong_positions,
)
from app.services.matching.alternatives import ProposalsFor
from app.texts import name_of
from models.domain.linkage import LinkState
from widgets.bill.columns import COLUMN_OF
from widgets.bill.table_model import BillTableModel
from widgets.bill.view import BillView

_MOST_OTHERS = 2


@dataclass(frozen=True, slots=True)
class QueueParts:
    """The objects that the queue leads; `reveal` brings a position of the bill into view in the table."""

    card: ProposalCard
    model: BillTableModel
    view: BillView
    editing: BillEditing
    actions_on_bill: BillActions
    notices: BillNotices
    reveal: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Others:
    """The other proposals of one line, without the one that the card shows."""

    line_id: str = ""
    found: tuple[Alternative, ...] = ()


def _without(found: Sequence[Alternative], product_id: str) -> tuple[Alternative, ...]:
    return tuple(each for each in found if each.card.id != product_id)[:_MOST_OTHERS]


class ProposalQueue(QObject):
    """Works off the provisional products of the bill, the largest influence first.

    Attributes:
        proposals_for: gives the other proposals of a line; called in a job.
    """

    def __init__(self, parts: QueueParts, proposals_for: ProposalsFor, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self.proposals_for = proposals_for
        self.entries: tuple[QueueEntry, ...] = ()
        self._amounts = LineAmountsById()
        self._place = 0
        self._line_id = ""
        self._others = _Others()
        self._waiting_digit = 0
        self._is_leading = False
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._on_others)
        self._acts: dict[str, Callable[[], None]] = {
            "confirm": self._confirm,
            "confirm_same": lambda: self._confirm_all(self._same()),
            "confirm_strong": lambda: self._confirm_all(strong_positions(self.entries)),
            "reject": lambda: self._reject(self._current_position()),
            "reject_same": lambda: self._reject(self._same()),
            "search": self._search,
            "later": lambda: self._step(1),
            "back": lambda: self._step(-1),
            "leave": parts.view.setFocus,
            "next_open": self._next_open,
        }
        parts.card.asked.connect(lambda name: self._acts[name]())
        parts.card.picked.connect(self.pick)
        parts.card.focused.connect(self._on_focus)
        parts.card.chosen.connect(self._choose)

    # What is shown ------------------------------------------------------------------------------

    @property
    def current(self) -> QueueEntry | None:
        """The entry that the card shows; None when none is left."""
        return self.entries[self._place] if self.entries else None

    def use_amounts(self, amounts: LineAmountsById) -> None:
        """Orders the queue by the results of the last calculation; the first results start it at the largest."""
        is_first = not self._amounts.influence
        self._amounts = amounts
        if is_first:
            self.entries = ()
        self.refresh()

    def refresh(self) -> None:
        """Shows the queue of the present bill; the entry in the card stays the same one when it is still there."""
        before = self.current
        self.entries = provisional_queue(self._parts.model.lines, self._amounts)
        if before is not None:
            keys = [entry.key for entry in self.entries]
            self._place = keys.index(before.key) if before.key in keys else self._place
        self._place = min(self._place, max(0, len(self.entries) - 1))
        self._show()

    def follow(self, position: int | None) -> None:
        """Shows the entry of a line that was selected in the table; another line changes nothing."""
        if self._is_leading or position is None:
            return
        for place, entry in enumerate(self.entries):
            if position in entry.positions:
                self._place, self._line_id = place, self._parts.model.lines[position].id
                self._show()
                return

    def return_to(self, line_ids: Collection[str]) -> None:
        """Shows the first entry with one of these lines, to which an undo gave a proposal back, and selects it."""
        lines = self._parts.model.lines
        for place, entry in enumerate(self.entries):
            found = [lines[position].id for position in entry.positions if lines[position].id in line_ids]
            if found:
                self._place, self._line_id = place, found[0]
                self._show()
                self._lead()
                return

    def _show(self) -> None:
        entry = self.current
        if entry is None:
            told, has_open = self._done_text()
            self._parts.card.show_done(told, has_open=has_open)
            return
        words = self._parts.editing.words
        strong = strong_positions(self.entries)
        self._parts.card.show_proposal(
            ShownProposal(
                place=self.tr("Voorstel {0} van {1}").format(self._place + 1, len(self.entries)),
                place_short=f"{self._place + 1} / {len(self.entries)}",
                text=entry.text,
                product=words.product_name(entry.proposed.product_id),
                reason=main_reason_text(entry.proposed, words.language),
                amount=self._amount_text(entry),
                same_count=len(entry.positions),
                strong_count=len(strong) if len(strong) > 1 else 0,
            )
        )
        self._show_others(entry)

    def _amount_text(self, entry: QueueEntry) -> str:
        parts = []
        if len(entry.positions) > 1:
            parts.append(self.tr("{0} regels").format(len(entry.positions)))
        if entry.mass_kg is None:
            parts.append(self.tr("massa onbekend"))
        else:
            mass = number_text(entry.mass_kg, 0 if entry.mass_kg >= 10 else 1, self._parts.editing.words.numbers)
            assumed = self.tr("{0} kg, aangenomen") if entry.leaves_mass_unknown else self.tr("{0} kg")
            parts.append(assumed.format(mass))
        if len(self.entries) > 1:
            parts.append(self.tr("grootste eerst"))
        return " · ".join(parts)

    def _done_text(self) -> tuple[str, bool]:
        """The sentence when no proposal is left, and whether lines still need a product."""
        count = len(self._open_positions())
        if not count:
            return self.tr("Alle producten bevestigd"), False
        if count == 1:
            return self.tr("Geen voorstel meer. 1 regel heeft nog geen product."), True
        return self.tr("Geen voorstel meer. {0} regels hebben nog geen product.").format(count), True

    def _open_positions(self) -> list[int]:
        link = self._parts.editing.words.link
        lines = self._parts.model.lines
        return [p for p, line in enumerate(lines) if link(line) is LinkState.OPEN]

    # What is done -------------------------------------------------------------------------------

    def _current_position(self) -> tuple[int, ...]:
        """The position of the line that the card is about: the selected one of its entry, else the first."""
        entry = self.current
        if entry is None:
            return ()
        lines = self._parts.model.lines
        own = [position for position in entry.positions if lines[position].id == self._line_id]
        return tuple((own or entry.positions)[:1])

    def _same(self) -> tuple[int, ...]:
        return self.current.positions if self.current is not None else ()

    def _confirm(self) -> None:
        self._confirm_all(self._current_position())

    def _confirm_all(self, positions: Sequence[int]) -> None:
        lines = [self._parts.model.lines[position] for position in positions]
        if lines and self._parts.actions_on_bill.confirm(positions):
            self._parts.notices.confirmed(lines)
            self._lead()

    def _reject(self, positions: Sequence[int]) -> None:
        if positions and self._parts.actions_on_bill.reject(positions):
            self._lead()

    def _step(self, by: int) -> None:
        if self.entries:
            self._place = (self._place + by) % len(self.entries)
            self._line_id, self._waiting_digit = "", 0
            self._show()
            self._lead()

    def _lead(self) -> None:
        """Selects the line of the entry in the card, without taking the focus."""
        positions = self._current_position()
        if positions:
            self._is_leading = True
            self._parts.reveal(positions[0])
            self._is_leading = False

    def _next_open(self) -> None:
        positions = self._open_positions()
        if positions:
            self._parts.reveal(positions[0])
            row = self._parts.model.rows.row_of.get(positions[0])
            if row is not None:
                self._parts.view.setFocus()
                self._parts.view.go_to(row, COLUMN_OF["product_id"])

    # Another product ----------------------------------------------------------------------------

    def _search(self) -> None:
        entry = self.current
        if entry is not None:
            name = self._parts.editing.words.product_name(entry.proposed.product_id)
            self._parts.card.search.search = lambda text: self._parts.editing.choices("product_id", text)
            self._parts.card.open_search(entry.proposed.product_id, name)

    def _choose(self, product_id: str, for_all: bool) -> None:
        card = self._parts.editing.card(product_id)
        positions = self._same() if for_all else self._current_position()
        cards = (card,) if card is not None else ()
        if positions and self._parts.actions_on_bill.choose(positions, product_id, cards):
            self._lead()

    def pick(self, number: int) -> None:
        """Takes one of the proposals for the current line, counted from 1; 1 is the one in the card."""
        positions = self._current_position()
        if number == 1:
            self._confirm()
        elif positions and self._others.line_id == self._parts.model.lines[positions[0]].id:
            if number - 2 < len(self._others.found):
                self._pick(positions[0], self._others.found[number - 2])
        elif positions and self.current is not None:
            self._waiting_digit = number
            self._show_others(self.current)

    def _pick(self, position: int, alternative: Alternative) -> None:
        if self._parts.actions_on_bill.pick(position, alternative):
            self._lead()

    def _show_others(self, entry: QueueEntry) -> None:
        """Shows the other proposals of the current line, searched for once and only while the card is used.

        The first search reads the library, which would slow the window down while something else is done.
        """
        position = self._current_position()[0]
        line = self._parts.model.lines[position]
        if self._others.line_id == line.id:
            language = self._parts.editing.words.language
            self._parts.card.show_others([name_of(other.card, language) for other in self._others.found])
        elif not self._jobs.is_running and (self._parts.card.has_focus or self._waiting_digit):
            find, taken = self.proposals_for, entry.proposed.product_id
            self._jobs.start(lambda _: _Others(line.id, _without(find(line), taken)))

    def _on_focus(self) -> None:
        if self.current is not None:
            self._show_others(self.current)

    def _on_others(self, others: object) -> None:
        if not isinstance(others, _Others):
            return
        self._others = others
        positions, entry = self._current_position(), self.current
        if entry is None:
            return
        self._show_others(entry)
        if self._waiting_digit and self._parts.model.lines[positions[0]].id == others.line_id:
            digit, self._waiting_digit = self._waiting_digit, 0
            self.pick(digit)

    def forget(self) -> None:
        """Forgets what was found for another bill."""
        self._jobs.cancel()
        self._others, self._waiting_digit = _Others(), 0
        self._amounts, self._place, self._line_id = LineAmountsById(), 0, ""


def proposal_sentence(product: str, reasons: str) -> str:
    """The sentence of the strip about a line with a provisional product."""
    if not reasons:
        return QCoreApplication.translate("ProposalQueue", "Voorlopig: {0}.").format(product)
    return QCoreApplication.translate("ProposalQueue", "Voorlopig: {0}. {1}").format(product, reasons)
