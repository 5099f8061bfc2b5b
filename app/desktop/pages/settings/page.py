"""The page Instellingen: cards of settings, of the data and its backups, and about the program."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desktop.pages.settings.about_card import AboutCard
from app.desktop.pages.settings.data_card import DataCard
from app.desktop.session.page import Page
from app.desktop.session.typed_input import parse_text, show_text
from app.desktop.session.workspace import Target, Workspace
from app.settings import TEXT_PERCENTS
from app.texts import title_of
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField
from widgets.fields.scroll import FieldScroll
from widgets.plain_text import plain_label

_LONGEST_NAME = 200
_LANGUAGES = (("nl", "Nederlands"), ("en", "English"))
"""Each language has its own name for itself."""


class SettingsPage(Page):
    """The settings; every choice is stored at once, without confirmation."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.fields: dict[str, ChoiceField | ParsedField] = {}
        self.data_card = DataCard(workspace)
        self.about_card = AboutCard(workspace)
        self.cards = FieldScroll()
        for card in (self._look_card(), self._report_card(), self.data_card, self.about_card):
            self.cards.add(card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(plain_label(self.tr("Instellingen"), role="title"))
        layout.addWidget(self.cards, 1)
        workspace.settings_changed.connect(self.show_all)
        workspace.store_opened.connect(self.show_all)
        workspace.reference_changed.connect(self._show_sets)
        self.show_all()

    def attach(self) -> None:
        """Does nothing: the settings do not depend on the open project."""

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.show_all()

    def show_all(self) -> None:
        """Shows the present settings."""
        for name, field in self.fields.items():
            field.set_value(getattr(self.workspace.settings, name))
        if self.workspace.has_store:
            self._show_sets()
        self.data_card.show_all()

    def go_to(self, target: Target) -> None:
        """Brings a setting into view; `target.field` is its name."""
        if target.field in self.fields:
            self.cards.bring(self.fields[target.field].editor)

    def _look_card(self) -> FieldCard:
        card = FieldCard()
        card.set_heading(self.tr("Weergave"))
        self._add_choice(card, "language", self.tr("Taal van het venster"), _LANGUAGES)
        themes = (
            ("system", self.tr("zoals het systeem")),
            ("light", self.tr("licht")),
            ("dark", self.tr("donker")),
        )
        self._add_choice(card, "theme", self.tr("Kleuren"), themes)
        sizes = tuple((str(percent), f"{percent} %") for percent in TEXT_PERCENTS)
        self._add_choice(card, "text_percent", self.tr("Grootte van de letters"), sizes)
        numbers = (("nl", "1.234,5"), ("en", "1,234.5"))
        self._add_choice(card, "number_locale", self.tr("Getallen schrijven als"), numbers)
        return card

    def _report_card(self) -> FieldCard:
        card = FieldCard()
        card.set_heading(self.tr("Nieuwe projecten en rapporten"))
        sets = self._add_choice(card, "default_requirement_set", self.tr("Eisenset van nieuwe projecten"), ())
        sets.set_help(self.tr("Per project te wijzigen op de pagina Gebouw."))
        self._add_choice(card, "report_language", self.tr("Taal van rapporten"), _LANGUAGES)
        organisation = ParsedField(self.tr("Organisatie"), parse_text, show_text)
        organisation.set_help(self.tr("Komt op elk rapport."))
        organisation.line().setMaxLength(_LONGEST_NAME)
        organisation.finished.connect(lambda: self._change("organisation", str(organisation.value or "").strip()))
        self.fields["organisation"] = organisation
        card.add(organisation)
        return card

    def _add_choice(
        self, card: FieldCard, name: str, title: str, options: tuple[tuple[str, str], ...]
    ) -> ChoiceField:
        field = ChoiceField(title, options)
        field.edited.connect(lambda value: self._change(name, value))
        self.fields[name] = field
        card.add(field)
        return field

    def _show_sets(self) -> None:
        """Fills in the requirement sets, which are loaded after the first paint."""
        field = self.fields["default_requirement_set"]
        if not isinstance(field, ChoiceField):
            return
        sets = self.workspace.reference.sets_to_choose(self.workspace.settings.default_requirement_set)
        options = [(known.id, title_of(known, self.workspace.language)) for known in sets]
        if field.box().count() != len(options):
            field.set_options(options)
        field.set_value(self.workspace.settings.default_requirement_set)

    def _change(self, name: str, value: Any) -> None:
        self.workspace.change_settings(replace(self.workspace.settings, **{name: value}))
