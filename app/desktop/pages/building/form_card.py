"""A card whose fields each stand for one field of the project, the variant or its building."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from app.desktop.pages.building.field_uses import names_fed_by
from app.desktop.session.field_edits import FieldEdits, refusal
from app.desktop.session.open_project import OpenProject
from app.desktop.session.typed_input import number_language, number_parser, number_shower, parse_text, show_text
from app.desktop.session.workspace import Workspace
from app.texts import Language
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.frame import FieldFrame
from widgets.fields.parsed import ParsedField

_SPANS = {"requirement_set_id": 2}
"""Fields with long texts."""


class Owner(Enum):
    """Which object holds the value."""

    PROJECT = auto()
    VARIANT = auto()
    BUILDING = auto()


@dataclass(frozen=True, slots=True)
class Bound:
    """A field on screen and where its value lives; `action` names the undo step."""

    owner: Owner
    name: str
    action: str
    field: ParsedField | ChoiceField


class FormCard(FieldCard):
    """Follows the open project; what is typed changes it. Empty is unknown."""

    def __init__(self, workspace: Workspace, edits: FieldEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._edits = workspace, edits
        self._bound: dict[str, Bound] = {}

    @property
    def numbers(self) -> Language:
        """How numbers are written."""
        return number_language(self._workspace)

    def fields(self) -> dict[str, FieldFrame]:
        """Name in the domain -> field on screen; the name of project or variant is "name"."""
        return {bound.name: bound.field for bound in self._bound.values()}

    def add_text(self, owner: Owner, name: str, label: str, action: str) -> ParsedField:
        """A field of free text."""
        field = ParsedField(label, parse_text, show_text)
        return self.bind(Bound(owner, name, action, field), field)

    def add_number(self, name: str, label: str, unit: str, action: str, *, is_whole: bool = False) -> ParsedField:
        """A number of the building, above zero unless it counts."""
        parse = number_parser(self.numbers, above_zero=not is_whole, is_whole=is_whole)
        field = ParsedField(label, parse, number_shower(self.numbers))
        field.set_unit(unit)
        return self.bind(Bound(Owner.BUILDING, name, action, field), field)

    def add_choice(
        self, owner: Owner, name: str, label: str, options: list[tuple[object, str]], action: str
    ) -> ChoiceField:
        """A list to choose from."""
        field = ChoiceField(label, options)
        bound = Bound(owner, name, action, field)
        self._bound[name] = bound
        field.edited.connect(lambda value: self._on_chosen(bound, value))
        self.add(field, span=_SPANS.get(name, 1))
        return field

    def bind(self, bound: Bound, field: ParsedField) -> ParsedField:
        """Adds a typed field."""
        self._bound[bound.name] = bound
        field.edited.connect(lambda value: self._on_edited(bound, value))
        field.finished.connect(self._edits.finish)
        self.add(field)
        return field

    def set_help(self, name: str, text: str = "") -> None:
        """Says what a field is for: own words, then the indicators that it feeds."""
        names = names_fed_by(name, self._workspace.reference.indicators, self._workspace.language)
        feeds = self.tr("Voedt: {0}.").format(names) if names else ""
        self._bound[name].field.set_help(" ".join(part for part in (text, feeds) if part))

    def show_values(self, *, anew: bool) -> None:
        """Shows what the project holds; `anew` drops what is being typed."""
        opened = self._workspace.open
        if opened is None:
            return
        for bound in self._bound.values():
            reason = refusal(self._workspace, of_variant=bound.owner is not Owner.PROJECT)
            bound.field.set_reason_disabled(reason)
            value = _held(opened, bound)
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
        if isinstance(getattr(_owner(opened, bound.owner), bound.name), str):
            value = value or ""
        change = {
            Owner.PROJECT: self._edits.change_project,
            Owner.VARIANT: self._edits.change_variant,
            Owner.BUILDING: self._edits.change_building,
        }[bound.owner]
        change(bound.action, bound.name, value)


def _owner(opened: OpenProject, owner: Owner) -> object:
    return {
        Owner.PROJECT: opened.project,
        Owner.VARIANT: opened.variant,
        Owner.BUILDING: opened.variant.building,
    }[owner]


def _held(opened: OpenProject, bound: Bound) -> object:
    value = getattr(_owner(opened, bound.owner), bound.name)
    return None if value == "" else value
