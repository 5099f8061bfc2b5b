"""The inputs of the formulas of one indicator: amounts and choices that are asked once, in the whole project."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.desktop.answering.items_part import ItemsPart
from app.desktop.session.typed_input import number_language, number_parser, number_shower
from app.desktop.session.workspace import Workspace
from app.texts import Language, in_language, name_of
from models.domain.answers import Answers, InputValue
from models.domain.question import Input, InputKind
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import Parse, ParsedField

UNKNOWN = "?"
"""Value of a choice that was asked and is not known."""


class InputsPart(FieldCard):
    """The fields of the inputs of one indicator, each with the other indicators that it feeds.

    Signals:
        given(input_id, item, value, is_known): the user typed or chose; a value None that is known empties it.
        item_removed(input_ids, item): one of several items was taken away.
        left(): a field was left.
    """

    given = Signal(str, str, object, bool)
    item_removed = Signal(object, str)
    left = Signal()

    def __init__(
        self,
        workspace: Workspace,
        inputs: Sequence[Input],
        feeds: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """`feeds` are the names of the other indicators by id of the input; an input that feeds none is absent."""
        super().__init__(parent, column_width=240)
        self.setProperty("role", "")
        own = self.layout()
        if own is not None:
            own.setContentsMargins(0, 4, 0, 4)
        self._language, self._numbers = workspace.language, number_language(workspace)
        self.fields: dict[str, ParsedField | ChoiceField] = {}
        self.items: list[ItemsPart] = []
        for one in sorted(inputs, key=lambda one: one.has_items):  # tables last, as Tab and Enter come by
            if one.has_items:
                self._add_to_items(workspace, one)
            else:
                self._add_field(one, feeds.get(one.id, ""))

    def _add_field(self, one: Input, feeds: str) -> None:
        name = name_of(one, self._language)
        field: ParsedField | ChoiceField
        if one.kind is InputKind.CHOICE:
            field = ChoiceField(name, choices_of(one, self._language))
            field.edited.connect(lambda value: self._on_chosen(one.id, value))
        else:
            field = ParsedField(name, parser_of(one, self._numbers), number_shower(self._numbers))
            field.set_unit(one.unit)
            field.edited.connect(lambda value: self._on_typed(one.id, value))
            field.finished.connect(self.left)
        if feeds:
            field.set_help(self.tr("Voedt ook: {0}.").format(feeds))
        field.wrap_label()
        self.fields[one.id] = field
        self.add(field)

    def _add_to_items(self, workspace: Workspace, one: Input) -> None:
        kind = in_language(one.item_nl, one.item_en, self._language)
        part = next((part for part in self.items if part.kind == kind), None)
        if part is None:
            part = ItemsPart(workspace, kind)
            part.given.connect(self.given)
            part.removed.connect(self.item_removed)
            part.left.connect(self.left)
            self.items.append(part)
            self.add(part, is_wide=True)
        part.add_input(one, parser_of(one, self._numbers))

    def _on_typed(self, input_id: str, value: object) -> None:
        """A single sign, such as the minus of a number being typed, says nothing yet."""
        field = self.fields[input_id]
        text = field.line().text().strip() if isinstance(field, ParsedField) else ""
        if value is not None or len(text) != 1:
            self.given.emit(input_id, "", value, value is not None or not text)

    def _on_chosen(self, input_id: str, value: object) -> None:
        self.left.emit()
        is_unknown = value == UNKNOWN
        self.given.emit(input_id, "", None if is_unknown else value, not is_unknown)
        self.left.emit()

    def show_answers(self, answers: Answers, reason: str, *, anew: bool) -> None:
        """Shows the stored values; `reason` says why nothing can be changed, "" when it can."""
        for input_id, field in self.fields.items():
            held = answers.input(input_id)
            field.set_reason_disabled(reason)
            if isinstance(field, ChoiceField):
                field.set_value(_choice(held))
                continue
            is_unknown = held is not None and held.value is None
            field.line().setPlaceholderText(self.tr("weet ik niet") if is_unknown else "")
            value = None if held is None else held.value
            if anew:
                field.reset(value)
            else:
                field.set_value(value)
        for part in self.items:
            part.show_answers(answers, reason, anew=anew)

    def empty_fields(self) -> tuple[QWidget, ...]:
        """The editors without a value, in reading order."""
        shown = (field for field in self.fields.values() if field.value is None)
        return tuple(field.editor for field in shown)

    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in reading order."""
        own = tuple(field.editor for field in self.fields.values())
        return (*own, *(control for part in self.items for control in part.tab_order()))


def parser_of(one: Input, numbers: Language) -> Parse:
    """The parser of an amount, which refuses what cannot be with a sentence."""
    parse = number_parser(numbers)

    def parse_within(text: str) -> object:
        value = parse(text)
        if value is not None and one.refuses(float(value)):
            raise ValueError(_refusal(one, numbers))
        return value

    return parse_within


def _refusal(one: Input, numbers: Language) -> str:
    show = number_shower(numbers)
    if one.minimum is not None and one.maximum is not None:
        words = QCoreApplication.translate("InputsPart", "Dit ligt tussen {0} en {1}.")
        return words.format(show(one.minimum), show(one.maximum))
    if one.kind is not InputKind.AMOUNT:
        return QCoreApplication.translate("InputsPart", "Dit is een heel aantal, nul of meer.")
    words = QCoreApplication.translate("InputsPart", "Dit is minstens {0}.")
    return words.format(show(one.minimum))


def choices_of(one: Input, language: Language) -> list[tuple[object, str]]:
    """The choices of an input, with none first and "I do not know" last."""
    named = [(choice.id, name_of(choice, language)) for choice in one.choices]
    unknown = QCoreApplication.translate("InputsPart", "Weet ik niet")
    nothing = QCoreApplication.translate("InputsPart", "Nog niet gevraagd")
    return [(None, nothing), *named, (UNKNOWN, unknown)]


def _choice(held: InputValue | None) -> str | None:
    if held is None:
        return None
    return held.choice or UNKNOWN
