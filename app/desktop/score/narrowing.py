"""The list under the scorecard of what makes the CO₂ band smaller; each act is a button that goes to its line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.desktop.score.texts import ScoreWords
from app.reporting.report import Report
from app.reporting.wording.number_text import percent_text
from app.texts import name_of
from models.domain.product import ProductCard
from models.scorecard.narrowing import MOST_ACTS, NarrowingAct, NarrowingKind, ShareOf, narrowing_acts
from widgets.marked_button import MarkedButton
from widgets.plain_text import plain_label


def acts_of(report: Report) -> tuple[NarrowingAct, ...]:
    """The acts for the variant of a report."""
    counted = {found.subject: found for found in report.indicated or report.contributions}
    variant = report.variant
    cards = {card.id for card in variant.products}
    return narrowing_acts(variant.bill.lines, cards, counted["embodied_carbon"], counted["mass"])


class NarrowingPanel(QFrame):
    """The acts, largest first; hidden while there are none.

    Signals:
        asked(line_id, field): the user wants to go to this cell of the bill.
    """

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "narrowing")
        self._acts: tuple[NarrowingAct, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        heading = plain_label(self.tr("Maakt de CO₂-band smaller"), role="strong")
        heading.setWordWrap(True)
        self._layout.addWidget(heading)
        self.buttons = [MarkedButton() for _ in range(MOST_ACTS)]
        for place, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, place=place: self._go(place))
            self._layout.addWidget(button)
        self.set_side(16)
        self.hide()

    def set_side(self, side: int) -> None:
        """Sets the margin at both sides in pixels."""
        self._layout.setContentsMargins(side, 8, side - 4, 8)

    def show_acts(self, acts: Sequence[NarrowingAct], words: ScoreWords, cards: Sequence[ProductCard]) -> None:
        """Shows acts; `cards` are those of the variant, for the names of products."""
        self._acts = tuple(acts)
        names = {card.id: name_of(card, words.language) for card in cards}
        for place, button in enumerate(self.buttons):
            act = self._acts[place] if place < len(self._acts) else None
            if act is not None:
                share = "" if act.share is None else percent_text(act.share, words.locale)
                said = self._said(act, names)
                purpose = "prov" if act.kind is NarrowingKind.CONFIRM else "warning"
                button.show_words(said, share, purpose, f"{said}. {self._told(act, share)}")
            button.setVisible(act is not None)
        self.setVisible(bool(self._acts))

    def _said(self, act: NarrowingAct, names: dict[str, str]) -> str:
        if act.kind is NarrowingKind.CONFIRM:
            return self.tr("Bevestig {0}").format(names.get(act.product_id, act.product_id))
        about = act.description or act.line_ids[0]
        return {
            "product_id": self.tr("Kies: {0}"),
            "quantity": self.tr("Hoeveelheid: {0}"),
            "unit": self.tr("Eenheid: {0}"),
            "mass_kg_per_unit": self.tr("Massa: {0}"),
        }[act.field].format(about)

    def _told(self, act: NarrowingAct, share: str) -> str:
        """The sentence about what the act brings."""
        parts = []
        if len(act.line_ids) > 1:
            parts.append(self.tr("{0} regels.").format(len(act.line_ids)))
        if act.leaves_open:
            parts.append(self.tr("Tot dan is de bovenkant van de band onbekend."))
        if act.share_of is ShareOf.CARBON:
            parts.append(self.tr("Dit is {0} van de CO₂-indicatie.").format(share))
        elif act.share_of is ShareOf.MASS:
            parts.append(self.tr("Dit is {0} van de massa.").format(share))
        return " ".join(parts)

    def _go(self, place: int) -> None:
        if place < len(self._acts):
            self.asked.emit(self._acts[place].line_ids[0], self._acts[place].field)
