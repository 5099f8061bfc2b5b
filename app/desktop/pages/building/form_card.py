"""A card of form fields, each bound to one field of the project, the variant or its building."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.desktop.pages.building.field_uses import names_fed_by
from app.desktop.session.field_edits import FieldEdits, refusal
from app.desktop.session.typed_input import (
    number_language,
    number_parser,
    number_shower,
    parse_date,
    parse_text,
    show_date,
    show_text,
)
from app.desktop.session.workspace import Workspace
from app.formats.fields import FIELDS, Card, Field, Owner, value_of
from app.formats.workbook_layout import Kind, Sign
from app.texts import Language, has_text, label
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.frame import FieldFrame
from widgets.fields.parsed import ParsedField

_SPANS = {"requirement_set_id": 2}
"""Fields with long texts."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A field of the domain and the field on screen that shows it."""

    of: Field
    field: ParsedField | ChoiceField


class FormCard(FieldCard):
    """A card that shows fields of the open project and edits them; an empty field is unknown."""

    def __init__(self, workspace: Workspace, edits: FieldEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._edits = workspace, edits
        self._bound: dict[str, Bound] = {}

    @property
    def numbers(self) -> Language:
        """The number format of the settings."""
        return number_language(self._workspace)

    def fields(self) -> dict[str, FieldFrame]:
        """Name in the domain -> field on screen; the name of project or variant is "name"."""
        return {name: bound.field for name, bound in self._bound.items()}

    def add_fields(self, card: Card) -> None:
        """Adds the fields of the registry that belong to a card, in its order."""
        for field in FIELDS:
            if field.card is card:
                self._add_field(field)
                self.set_help(field.name)

    def typed_field(self, name: str) -> ParsedField:
        """A field that is typed, by its name in the domain."""
        field = self._bound[name].field
        assert isinstance(field, ParsedField)  # noqa: S101 - the kind of the field says so
        return field

    def choice_field(self, name: str) -> ChoiceField:
        """A field that is chosen from a list, by its name in the domain."""
        field = self._bound[name].field
        assert isinstance(field, ChoiceField)  # noqa: S101 - the kind of the field says so
        return field

    def _add_field(self, field: Field) -> None:
        shown = self._editor(field)
        bound = self._bound[field.name] = Bound(field, shown)
        if isinstance(shown, ChoiceField):
            shown.edited.connect(lambda value: self._on_chosen(bound, value))
        else:
            shown.edited.connect(lambda value: self._on_edited(bound, value))
            shown.finished.connect(self._edits.finish)
        self.add(shown, span=_SPANS.get(field.name, 1))

    def _editor(self, field: Field) -> ParsedField | ChoiceField:
        """The field on screen for a kind of value."""
        name = label(field.label, self._workspace.language)
        if field.kind in (Kind.CHOICE, Kind.YES_NO):
            return ChoiceField(name, self._options(field))
        if field.kind is Kind.DATE:
            date = ParsedField(name, parse_date, show_date)
            date.line().setPlaceholderText(self.tr("dag-maand-jaar"))
            return date
        if field.kind is Kind.NUMBER:
            parse = number_parser(self.numbers, above_zero=field.sign is Sign.ABOVE_ZERO, is_whole=field.is_whole)
            number = ParsedField(name, parse, number_shower(self.numbers))
            number.set_unit(label(field.unit, self._workspace.language) if field.unit else "")
            return number
        return ParsedField(name, parse_text, show_text)

    def _options(self, field: Field) -> list[tuple[object, str]]:
        """The answers of a choice, unknown first; those of the reference data are set by the card."""
        unknown: tuple[object, str] = (None, self.tr("Onbekend"))
        if field.kind is Kind.YES_NO:
            return [unknown, (True, self.tr("Ja")), (False, self.tr("Nee"))]
        if field.choices is None:
            return []
        language = self._workspace.language
        return [unknown, *((one, _capital(label(field.answers + one, language))) for one in field.choices)]

    def set_help(self, name: str, text: str = "") -> None:
        """Sets the help of a field: `text` or else its own sentence, then the indicators that it feeds."""
        of = self._bound[name].of
        if not text and has_text(of.help):
            text = label(of.help, self._workspace.language)
        names = names_fed_by(name, self._workspace.reference.indicators, self._workspace.language)
        feeds = self.tr("Voedt: {0}.").format(names) if names else ""
        self._bound[name].field.set_help(" ".join(part for part in (text, feeds) if part))

    def show_values(self, *, anew: bool) -> None:
        """Shows the values of the open project; `anew` drops what is being typed."""
        opened = self._workspace.open
        if opened is None:
            return
        for bound in self._bound.values():
            reason = refusal(self._workspace, of_variant=bound.of.owner is not Owner.PROJECT)
            bound.field.set_reason_disabled(reason)
            held = value_of(bound.of, opened.project, opened.variant)
            value = None if held == "" else held
            if anew and isinstance(bound.field, ParsedField):
                bound.field.reset(value)
            else:
                bound.field.set_value(value)

    def _on_chosen(self, bound: Bound, value: object) -> None:
        self._edits.finish()
        self._on_edited(bound, value)
        self._edits.finish()

    def _on_edited(self, bound: Bound, value: object) -> None:
        opened = self._workspace.open
        if opened is None:
            return
        if bound.of.kind is Kind.TEXT:
            value = value or ""
        change = {
            Owner.PROJECT: self._edits.change_project,
            Owner.VARIANT: self._edits.change_variant,
            Owner.BUILDING: self._edits.change_building,
        }[bound.of.owner]
        change(label(bound.of.change, self._workspace.language), bound.of.name, value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
