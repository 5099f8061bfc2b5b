"""The wording of the cells of the bill: names, units, and numbers in the number format of the settings."""

from PySide6.QtCore import QCoreApplication

from app.desktop.pages.materials.inherited_values import Inherited
from app.importing.bill.numbers import DecimalMark
from app.reporting.wording.number_text import number_text, own_decimals, unit_symbol
from app.reporting.wording.phase_text import energy_part_text, phase_text
from app.services.library.product_search import folded
from app.texts import Language, name_of
from models.domain.bill import BillLine, EnergyPart, Phase
from models.domain.bill_cells import unmatched_product, value_of
from models.domain.linkage import LinkState
from models.domain.product import ProductCard
from models.domain.quantities import Unit, percent_from_fraction
from models.reference.reference import Reference
from models.scorecard.linkage import link_state
from widgets.bill.rows import GroupRow

_SIGNIFICANT = 6


class BillWords:
    """The texts of cells for one variant; created anew when cards, language or number format change."""

    def __init__(
        self, reference: Reference, cards: tuple[ProductCard, ...], language: Language, numbers: Language
    ) -> None:
        self.reference = reference
        self.cards = cards
        self.language = language
        self.numbers = numbers
        self.inherited_values = Inherited(cards)
        self._card_ids = frozenset(card.id for card in cards)
        self._numbers: dict[float, str] = {}
        self._searched: dict[str, tuple[BillLine, str]] = {}
        self._yes = QCoreApplication.translate("BillWords", "ja")
        self._no_code = QCoreApplication.translate("BillWords", "Zonder NL-SfB-code")
        self._options = {
            field: {option.score: name_of(option, language) for option in options}
            for field, options in reference.detachability.items()
        }

    @property
    def mark(self) -> DecimalMark:
        return DecimalMark.POINT if self.numbers == "en" else DecimalMark.COMMA

    def number(self, value: float) -> str:
        """A number with all its digits."""
        written = self._numbers.get(value)
        if written is None:
            written = self._numbers[value] = number_text(value, own_decimals(value), self.numbers)
        return written

    def product_name(self, product_id: str) -> str:
        """The name of a card, or the id when there is no such card."""
        card = self.inherited_values.card(product_id) or self.reference.products.get(product_id)
        return name_of(card, self.language) if card is not None else product_id

    def element_name(self, code: str) -> str:
        """The name of an NL-SfB code, "" when it is unknown."""
        element = self.reference.nl_sfb.get(code)
        return name_of(element, self.language) if element is not None else ""

    def cell(self, line: BillLine, field: str) -> str:
        if field == "product_id":
            return self._product(line)
        value = value_of(line, field)
        if value is None or value == "" or value is False:
            return ""
        if value is True:
            return self._yes
        if isinstance(value, Unit):
            return unit_symbol(value)
        if isinstance(value, Phase):
            return phase_text(value, self.language)
        if isinstance(value, EnergyPart):
            return energy_part_text(value, self.language)
        return self._figure(value, field) if isinstance(value, float | int) else str(value)

    def _product(self, line: BillLine) -> str:
        """The name of the product or of the one that is proposed, else the product text of the file."""
        named = line.product_id or (line.provisional.product_id if line.provisional is not None else "")
        return self.product_name(named) if named else unmatched_product(line)

    def link(self, line: BillLine) -> LinkState | None:
        """The state of a line's product; None where it needs none: it does not come in, or states its figures."""
        if line.quantity == 0 or not line.comes_in:
            return None
        state = link_state(line, self._card_ids)
        return state if state is not LinkState.CONFIRMED or line.product_id else None

    def _figure(self, value: float, field: str) -> str:
        if field in self._options:
            return self._options[field].get(value) or self.number(value)
        return self.number(percent_from_fraction(value) if field.endswith("_fraction") else value)

    def inherited(self, line: BillLine, field: str) -> str:
        value = self.inherited_values.values(line).get(field)
        if value is not None:
            return self._figure(float(f"{value:.{_SIGNIFICANT}g}"), field)
        card = self.inherited_values.card(line.product_id) if field == "data_category" else None
        return str(card.data_category.value) if card is not None and card.data_category is not None else ""

    def group(self, group: GroupRow) -> str:
        return self.element_name(group.code) if group.code else self._no_code

    def searched(self, line: BillLine) -> str:
        """The searchable text of a line, cached because a filter reads all of them at every key."""
        kept = self._searched.get(line.id)
        if kept is not None and kept[0] is line:
            return kept[1]
        product = self._product(line)
        text = folded(f"{line.nl_sfb} {line.description} {product} {line.note} {line.id} {line.source}")
        self._searched[line.id] = (line, text)
        return text
