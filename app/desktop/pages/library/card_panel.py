"""One product card beside the table: every field with unit, source and status; own cards can be changed here."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.desktop.pages.library.card_fields import (
    figure_of,
    figure_parser,
    figure_shower,
    figure_words,
    stored_figure,
    substance_words,
    yes_no_words,
)
from app.desktop.pages.library.card_sources import figures_by_size, other_figures, source_with_reason
from app.desktop.pages.library.card_texts import source_words, status_of, status_word
from app.desktop.session.typed_input import number_language, parse_text, show_text
from app.desktop.session.workspace import Workspace
from app.errors import UserError
from app.reporting.wording.number_text import unit_symbol
from app.services.library.own_library import CARD_FIGURES, change_figure, check_name, own_source
from app.texts import name_of, text
from models.domain.product import DataCategory, ProductCard
from models.domain.quantities import UNITS
from models.reference.own_items import is_own
from widgets.elided_label import ElidedLabel
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField
from widgets.fields.scroll import FieldScroll, NoteFrame
from widgets.plain_text import plain_label

_LONGEST_NAME = 200
_SUBSTANCE_LIST = "substance_list"
_TEXTS = frozenset({"note", _SUBSTANCE_LIST})
Field = ParsedField | ChoiceField


class CardPanel(QWidget):
    """The form of one product card; a shipped card is read-only.

    Signals:
        changed(ProductCard, ProductCard): the user edited a field; the card before and after.
        copy_asked(ProductCard): the copy button was pressed.
        delete_asked(ProductCard): the delete button was pressed.
    """

    changed = Signal(object, object)
    copy_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._card: ProductCard | None = None
        self.fields: dict[str, Field] = {}
        self.title = ElidedLabel()
        self.title.setProperty("role", "heading")
        self.status = plain_label(role="muted")
        self.copy_button = QPushButton(self.tr("Kopieer naar eigen kaart"))
        self.delete_button = QPushButton(self.tr("Verwijderen"))
        self.status.setWordWrap(True)
        self.note = NoteFrame()
        self.form = FieldScroll()
        self.copy_button.clicked.connect(lambda: self.copy_asked.emit(self._card))
        self.delete_button.clicked.connect(lambda: self.delete_asked.emit(self._card))
        self._make_fields()
        self._lay_out()
        self.show_card(None)

    @property
    def card(self) -> ProductCard | None:
        """The card that is shown; None when no row is chosen."""
        return self._card

    def show_card(self, card: ProductCard | None) -> None:
        """Shows a card; drops what was being typed in another one."""
        is_same = card is not None and self._card is not None and card.id == self._card.id
        self._card = card
        self.form.setVisible(card is not None)
        self.copy_button.setVisible(card is not None)
        if card is None:
            self.title.setText(self.tr("Geen product gekozen"))
            self.status.setText(self.tr("Kies links een product om alle gegevens te zien."))
            self.note.say("")
            self.delete_button.hide()
            return
        self.title.setText(name_of(card, self._workspace.language))
        self._show_rights(card)
        for name, field in self.fields.items():
            value = self._shown(card, name)
            if isinstance(field, ParsedField) and not is_same:
                field.reset(value)
            else:
                field.set_value(value)
        self._show_units_and_sources(card)

    def _show_rights(self, card: ProductCard) -> None:
        may_write = not self._workspace.store.read_only
        is_editable = is_own(card.id) and may_write
        self.delete_button.setVisible(is_own(card.id))
        self.delete_button.setEnabled(may_write)
        self.copy_button.setEnabled(may_write)
        is_shipped = not is_own(card.id)
        reason = "" if may_write else self.tr("De projecten zijn alleen te lezen; er is niets te wijzigen.")
        self.note.say(reason)
        shipped = self.tr("{0} · meegeleverd, te wijzigen in een eigen kopie")
        status = status_word(status_of(card))
        self.status.setText(shipped.format(status) if is_shipped else status)
        self.copy_button.setText(self.tr("Kopieer naar eigen kaart") if is_shipped else self.tr("Dupliceren"))
        for field in self.fields.values():
            if isinstance(field, ParsedField):
                field.line().setReadOnly(not is_editable)
            else:
                field.editor.setEnabled(is_editable)

    def _show_units_and_sources(self, card: ProductCard) -> None:
        titles = self._workspace.reference.source_titles
        for name, words in figure_words().items():
            self.fields[name].set_unit(words.unit.format(unit_symbol(card.unit)))
            known = getattr(card, name) is not None
            told = source_with_reason(card.source_of(name), titles)
            self.fields[name].set_help(self.tr("Bron: {0}").format(told) if known else "")
        self.fields["source"].set_help("" if is_own(card.id) else source_words(card.source_of(""), titles))
        self._show_library_card(card, titles)

    def _show_library_card(self, card: ProductCard, titles: Mapping[str, str]) -> None:
        """Shows what the library has beside the figures above; nothing for an own card."""
        cards, language = self._workspace.reference.library.cards, self._workspace.language
        shipped = cards.get(card.id)
        left = other_figures(shipped, language, titles) if shipped is not None else ()
        by_size = figures_by_size(shipped, language, titles) if shipped is not None else ()
        for frame, label, lines in ((self._sizes, self.sizes, by_size), (self._others, self.others, left)):
            label.setText("\n\n".join(lines))
            frame.setVisible(bool(lines))

    def _shown(self, card: ProductCard, name: str) -> object:
        if name in CARD_FIGURES:
            return figure_of(card, name)
        if name == "source":
            source = card.source_of("")
            if source is None:
                return None
            return self._workspace.reference.source_titles.get(source.document, source.document)
        if name in _TEXTS:
            return getattr(card, name) or None
        return getattr(card, name)

    def _make_fields(self) -> None:
        lang = number_language(self._workspace)
        self._names = FieldCard()
        self._names.set_heading(self.tr("Product"))
        self._add_text(self._names, "name_nl", self.tr("Naam, Nederlands"), self._name)
        self._add_text(self._names, "name_en", self.tr("Naam, Engels"), self._name)
        self._add_choice(self._names, "unit", self.tr("Eenheid"), [(unit, unit_symbol(unit)) for unit in UNITS])
        self._figures = FieldCard()
        self._figures.set_heading(self.tr("Gegevens"))
        for name, words in figure_words().items():
            field = ParsedField(words.label, figure_parser(name, lang), figure_shower(lang))
            field.line().setPlaceholderText(self.tr("onbekend"))
            self._add(self._figures, name, field)
        complete = ((True, self.tr("alle modules")), (False, self.tr("niet alle modules, dus een ondergrens")))
        self._add_choice(self._figures, "mki_is_complete", self.tr("MKI geldt voor"), complete)
        categories: list[tuple[object, str]] = [(None, self.tr("onbekend"))]
        categories += [(category, category.value) for category in DataCategory]
        self._add_choice(self._figures, "data_category", self.tr("Categorie van de gegevens"), categories)
        self._make_substances()
        self.sizes, self.others = plain_label(role="muted"), plain_label(role="muted")
        self._sizes = _told(self.tr("Per maat"), self.sizes)
        self._others = _told(self.tr("Andere bronnen, niet gebruikt"), self.others)
        self._origin = FieldCard()
        self._origin.set_heading(self.tr("Herkomst"))
        self._add_text(self._origin, "source", self.tr("Bron van de kaart"), parse_text, is_wide=True)
        self._add_text(self._origin, "note", self.tr("Opmerking"), parse_text, is_wide=True)

    def _make_substances(self) -> None:
        """The fields from which toxicity and healthy materials follow."""
        self._substances = FieldCard()
        self._substances.set_heading(self.tr("Stoffen en gezondheid"))
        choices = list(yes_no_words().items())
        for name, words in substance_words().items():
            if name == _SUBSTANCE_LIST:
                self._add_text(self._substances, name, words, parse_text)
            else:
                self._add_choice(self._substances, name, words, choices)

    def _add_text(
        self, card: FieldCard, name: str, label: str, parse: Callable[[str], object], *, is_wide: bool = False
    ) -> None:
        field = ParsedField(label, parse, show_text)
        if name.startswith("name"):
            field.line().setMaxLength(_LONGEST_NAME)
        self._add(card, name, field, is_wide=is_wide)

    def _add(self, card: FieldCard, name: str, field: ParsedField, *, is_wide: bool = False) -> None:
        field.finished.connect(lambda: self._on_finished(name))
        self.fields[name] = field
        card.add(field, is_wide=is_wide)

    def _add_choice(self, card: FieldCard, name: str, label: str, options: Any) -> None:
        field = ChoiceField(label, options)
        field.edited.connect(lambda value: self._change(name, value))
        self.fields[name] = field
        card.add(field)

    def _name(self, typed: str) -> str:
        """The typed name; raises ValueError with a sentence for the user when another card has it."""
        if self._card is not None:
            try:
                check_name(self._workspace.reference, self._card.id, typed)
            except UserError as error:
                raise ValueError(text(error.message, self._workspace.language)) from error
        return typed.strip()

    def _on_finished(self, name: str) -> None:
        field = self.fields[name]
        if self._card is None or not is_own(self._card.id) or not isinstance(field, ParsedField) or field.error():
            return
        if name.startswith("name") and field.value is None:
            field.set_error(self.tr("Een product heeft een naam nodig."))
            return
        self._change(name, field.value)

    def _change(self, name: str, value: Any) -> None:
        card = self._card
        if card is None or value == self._shown(card, name):
            return
        try:
            changed = self._with(card, name, value)
        except ValueError as error:
            self.fields[name].set_error(str(error))
            return
        self.changed.emit(card, changed)

    def _with(self, card: ProductCard, name: str, value: Any) -> ProductCard:
        if name in CARD_FIGURES:
            return change_figure(card, name, stored_figure(name, value), self._workspace.language)
        if name == "source":
            source = own_source(str(value or ""), self._workspace.language)
            return replace(card, sources={**card.sources, "": source})
        if name in _TEXTS:
            value = str(value or "").strip()
        return replace(card, **{name: value})

    def _lay_out(self) -> None:
        for card in (self._names, self._figures, self._substances, self._sizes, self._others, self._origin):
            self.form.add(card)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.status)
        layout.addLayout(buttons)
        layout.addWidget(self.note)
        layout.addWidget(self.form, 1)
        layout.addStretch(0)


def _told(heading: str, label: QLabel) -> FieldCard:
    """A card that only tells something."""
    card = FieldCard()
    card.set_heading(heading)
    label.setWordWrap(True)
    card.add(label, is_wide=True)
    return card
