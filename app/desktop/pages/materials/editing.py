"""The parsing of typed cells and the choices of each list, for the editors of the bill."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.desktop.pages.materials.cell_texts import BillWords
from app.importing.bill.numbers import readings
from app.reporting.wording.number_text import unit_symbol
from app.reporting.wording.phase_text import energy_part_text, phase_text
from app.services.editing.bill_clipboard import BlockReading, Library, number_cell, read_block
from app.services.library.product_search import ProductIndex, folded, words_of_cards
from app.texts import name_of, text
from models.domain.bill import BillLine, EnergyPart, Phase
from models.domain.bill_cells import CONNECTION_FIELDS, empty_value, value_of
from models.domain.outcome import Severity
from models.domain.product import DataCategory, ProductCard
from models.domain.quantities import UNITS, parse_unit, percent_from_fraction
from widgets.bill.choice_edit import Choice
from widgets.quantity_edit import Judgement

_MOST_PRODUCTS = 50
_MOST_ELEMENTS = 60
_YES, _NO = "yes", "no"


class BillEditing:
    """Reads typed texts and gives the choices of lists for one variant."""

    def __init__(self, words: BillWords) -> None:
        self.use_words(words)

    def use_words(self, words: BillWords) -> None:
        """Sets the cards, language and number format."""
        self.words = words
        self.library = Library(words.reference, words.cards)
        self._bare = Library(words.reference)
        self._index: ProductIndex[ProductCard] | None = None

    # What stands in an editor -------------------------------------------------------------------

    def edited_text(self, line: BillLine, field: str) -> str:
        value = value_of(line, field)
        if isinstance(value, float | int) and not isinstance(value, bool) and field not in CONNECTION_FIELDS:
            shown = percent_from_fraction(value) if field.endswith("_fraction") else float(value)
            return number_cell(shown, self.words.mark)
        return self.words.cell(line, field) if field not in ("description", "note", "source") else str(value)

    def choice_key(self, line: BillLine, field: str) -> str:
        value = value_of(line, field)
        if field == "unforeseen_reuse":
            return _YES if value else _NO
        if field in CONNECTION_FIELDS:
            options = self.words.reference.detachability[field]
            return next((option.id for option in options if option.score == value), "")
        if field == "unit":
            return line.unit.symbol if line.unit is not None else ""
        if field == "product_id" and line.provisional is not None:
            return line.provisional.product_id
        return str(value) if value is not None else ""

    def is_free(self, field: str) -> bool:
        return field == "nl_sfb"

    def unit_text(self, line: BillLine, field: str) -> str:
        if field == "quantity":
            return unit_symbol(line.unit)
        if field.endswith("_fraction"):
            return "%"
        return QCoreApplication.translate("BillEditing", "jaar") if field == "service_life_years" else ""

    # What was typed -----------------------------------------------------------------------------

    def read(self, field: str, typed: str) -> BlockReading:
        """Reads one typed text; an ambiguous number is read in the number format of the settings."""
        library = self.library if field == "product_id" else self._bare
        return read_block(((typed,),), (field,), library, self.words.mark, is_lenient=False)

    def judge(self, field: str, typed: str) -> Judgement:
        reading = self.read(field, typed)
        for finding in reading.findings:
            if finding.severity is Severity.ERROR:
                return Judgement(text(finding.message, self.words.language))
            if finding.code == "import_read_as_unknown":
                return Judgement(hint=text(finding.message, self.words.language))
        line = reading.lines.get(1)
        value = value_of(line, field) if line is not None else None
        found = readings(typed.strip().removesuffix("%"))
        if not isinstance(value, float) or found is None or (not found.is_ambiguous and found.mark is None):
            return Judgement()
        shown = percent_from_fraction(value) if field.endswith("_fraction") else value
        hint = QCoreApplication.translate("BillEditing", "Gelezen als {0}").format(self.words.number(shown))
        return Judgement(hint=hint)

    def chosen(self, field: str, key: str) -> object:
        """The value of a chosen option; "" for an emptied cell."""
        if not key:
            return empty_value(field)
        if field == "unit":
            return next(unit for unit in UNITS if unit.symbol == key)
        if field in CONNECTION_FIELDS:
            options = self.words.reference.detachability[field]
            return next(option.score for option in options if option.id == key)
        if field == "data_category":
            return DataCategory(key)
        if field == "phase":
            return Phase(key)
        if field == "energy_part":
            return EnergyPart(key)
        return key == _YES if field == "unforeseen_reuse" else key

    def card(self, product_id: str) -> ProductCard | None:
        """The card of the variant, else of the library."""
        return self.words.inherited_values.card(product_id) or self.words.reference.products.get(product_id)

    # The lists ----------------------------------------------------------------------------------

    def choices(self, field: str, typed: str) -> Sequence[Choice]:
        if field == "product_id":
            return [self._product(card) for card in self._products().search(typed, _MOST_PRODUCTS)]
        if field == "nl_sfb":
            return self._elements(typed)
        choices = self._short_list(field)
        wanted = folded(typed)
        if field == "unit" and typed:
            unit = parse_unit(typed)
            exact = [c for c in choices if unit is not None and c.key == unit.symbol]
            return exact or [c for c in choices if folded(c.title).startswith(wanted)]
        starts = [c for c in choices if folded(c.title).startswith(wanted)]
        return starts + [c for c in choices if c not in starts and wanted in folded(c.title)]

    def _short_list(self, field: str) -> list[Choice]:
        translate = QCoreApplication.translate
        if field == "unit":
            return [Choice(unit.symbol, unit_symbol(unit)) for unit in UNITS]
        if field == "data_category":
            told = (
                translate("BillEditing", "merk, getoetst"),
                translate("BillEditing", "merkloos, getoetst"),
                translate("BillEditing", "generiek, met toeslag"),
                translate("BillEditing", "generiek, zonder toeslag"),
            )
            return [Choice(c.value, c.value, what) for c, what in zip(DataCategory, told, strict=True)]
        if field == "phase":
            return [
                Choice(phase.value, phase_text(phase, self.words.language), self._means(phase)) for phase in Phase
            ]
        if field == "energy_part":
            return [Choice(part.value, energy_part_text(part, self.words.language)) for part in EnergyPart]
        if field == "unforeseen_reuse":
            return [Choice(_YES, translate("BillEditing", "ja")), Choice(_NO, translate("BillEditing", "nee"))]
        return [
            Choice(option.id, name_of(option, self.words.language), self.words.number(option.score))
            for option in self.words.reference.detachability[field]
        ]

    def _means(self, phase: Phase) -> str:
        translate = QCoreApplication.translate
        counts, not_counted = translate("BillEditing", "telt mee"), translate("BillEditing", "telt niet mee")
        return counts if phase.comes_in else not_counted

    def _elements(self, typed: str) -> list[Choice]:
        wanted = typed.strip()
        starts, others = [], []
        for code in self.words.reference.nl_sfb:
            choice = Choice(code, f"{code}  {self.words.element_name(code)}")
            if code.startswith(wanted):
                starts.append(choice)
            elif folded(wanted) in folded(choice.title):
                others.append(choice)
        return (starts + others)[:_MOST_ELEMENTS] if wanted else starts

    def _products(self) -> ProductIndex[ProductCard]:
        if self._index is None:
            merged = self.library.merged()
            self._index = ProductIndex(merged.products.values(), words_of_cards(merged))
        return self._index

    def _product(self, card: ProductCard) -> Choice:
        detail = unit_symbol(card.unit)
        if card.gwp_a1a3_kg_per_kg is not None:
            figure = self.words.number(float(f"{card.gwp_a1a3_kg_per_kg:.3g}"))
            detail = QCoreApplication.translate("BillEditing", "{0} · {1} kg CO₂/kg").format(detail, figure)
        return Choice(card.id, name_of(card, self.words.language), detail)
