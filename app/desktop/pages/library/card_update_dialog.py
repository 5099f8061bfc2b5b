"""The dialog that shows which cards of a project the library has otherwise, figure by figure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.desktop.pages.library.card_fields import (
    FigureWords,
    figure_of,
    figure_shower,
    figure_words,
    substance_words,
    yes_no_words,
)
from app.reporting.wording.number_text import unit_symbol
from app.services.library.card_update import CardChange
from app.texts import Language, name_of
from models.domain.product import ProductCard
from widgets.plain_text import plain_label

_WIDTHS = (330, 150, 150)


class CardUpdateDialog(QDialog):
    """Lists the cards with their differences; `chosen` are those that are ticked, at first all."""

    def __init__(self, changes: Sequence[CardChange], language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes, self._language = tuple(changes), language
        self.setWindowTitle(self.tr("Kaarten van het project bijwerken"))
        self.setMinimumSize(700, 460)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(
            [self.tr("Kaart en gegeven"), self.tr("In het project"), self.tr("In de bibliotheek")]
        )
        self.tree.setAccessibleName(self.windowTitle())
        for column, width in enumerate(_WIDTHS):
            self.tree.setColumnWidth(column, width)
        self._fill()
        self._lay_out()

    def chosen(self) -> tuple[CardChange, ...]:
        """The changes that are ticked."""
        items = (self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount()))
        ticked = [item is not None and item.checkState(0) is Qt.CheckState.Checked for item in items]
        return tuple(change for change, is_ticked in zip(self._changes, ticked, strict=True) if is_ticked)

    def _fill(self) -> None:
        for change in self._changes:
            item = QTreeWidgetItem([name_of(change.held, self._language)])
            item.setCheckState(0, Qt.CheckState.Checked)
            for field in change.fields:
                item.addChild(QTreeWidgetItem(self._row(field, change)))
            self.tree.addTopLevelItem(item)
            item.setExpanded(True)

    def _row(self, field: str, change: CardChange) -> list[str]:
        words = figure_words().get(field)
        title = words.label if words is not None else self._other_words()[field]
        return [title, self._said(change.held, field, words), self._said(change.of_library, field, words)]

    def _said(self, card: ProductCard, field: str, words: FigureWords | None) -> str:
        if words is None:
            return self._other(card, field)
        value = figure_of(card, field)
        if value is None:
            return self.tr("onbekend")
        return f"{figure_shower(self._language)(value)} {words.unit.format(unit_symbol(card.unit))}"

    def _other(self, card: ProductCard, field: str) -> str:
        match field:
            case "unit":
                return unit_symbol(card.unit)
            case "mki_is_complete":
                return self.tr("alle modules") if card.mki_is_complete else self.tr("niet alle modules")
            case "module_profiles":
                return str(len(card.module_profiles))
            case "substance_list":
                return card.substance_list or self.tr("onbekend")
            case "is_free_of_toxic" | "has_health_certificate":
                return yes_no_words()[getattr(card, field)]
        value = getattr(card, field)
        return self.tr("onbekend") if value is None else str(value)

    def _other_words(self) -> dict[str, str]:
        return {
            "unit": self.tr("Eenheid"),
            "mki_is_complete": self.tr("MKI geldt voor"),
            "data_category": self.tr("Categorie van de gegevens"),
            "module_profiles": self.tr("Waarden per module"),
            "valid_until": self.tr("Geldig tot"),
            **substance_words(),
        }

    def _lay_out(self) -> None:
        said = plain_label(
            self.tr("Het project rekent met zijn eigen kaarten. Wat aangevinkt is, wordt als in de bibliotheek.")
        )
        said.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Overnemen"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Annuleren"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(said)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
