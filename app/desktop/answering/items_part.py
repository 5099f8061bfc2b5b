"""Inputs that have a value for each of several items, such as façades or groups of homes: a small table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.desktop.session.typed_input import number_language, number_shower, parse_text
from app.desktop.session.workspace import Workspace
from app.texts import name_of
from models.domain.answers import Answers
from models.domain.question import Input
from widgets.fields.parsed import Parse, ParsedField
from widgets.icon_button import IconButton
from widgets.plain_text import plain_label, plain_tool_tip

_LONGEST_NAME, _REMOVER_SIDE = 60, 26


class ItemsPart(QWidget):
    """One row per item, one column per input; the last line adds an item by its name.

    Signals:
        given(input_id, item, value, is_known): the user typed.
        removed(input_ids, item): an item was taken away.
        left(): a field was left.
    """

    given = Signal(str, str, object, bool)
    removed = Signal(object, str)
    left = Signal()

    def __init__(self, workspace: Workspace, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._language, self._numbers = workspace.language, number_language(workspace)
        self._inputs: list[tuple[Input, Parse]] = []
        self.rows: dict[str, dict[str, ParsedField]] = {}
        self._cells: list[QWidget] = []
        self._removers: dict[str, IconButton] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("{0} toevoegen: naam, dan Enter").format(kind))
        self.name.setAccessibleName(self.tr("{0} toevoegen").format(kind))
        self.name.returnPressed.connect(self._on_named)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._grid)
        layout.addWidget(self.name)

    @property
    def input_ids(self) -> tuple[str, ...]:
        return tuple(one.id for one, _ in self._inputs)

    def add_input(self, one: Input, parse: Parse) -> None:
        """Adds a column."""
        self._inputs.append((one, parse))
        unit = f" ({one.unit})" if one.unit else ""
        heading = plain_label(f"{name_of(one, self._language)}{unit}", role="muted")
        heading.setWordWrap(True)
        self._grid.addWidget(heading, 0, len(self._inputs), Qt.AlignmentFlag.AlignBottom)
        self._grid.setColumnStretch(len(self._inputs), 1)

    def show_answers(self, answers: Answers, reason: str, *, anew: bool) -> None:
        """Shows a row for every item that one of the inputs has."""
        items = dict.fromkeys(value.item for key in self.input_ids for value in answers.items(key) if value.item)
        if tuple(items) != tuple(self.rows):
            self._make_rows(tuple(items))
            anew = True
        self.name.setEnabled(not reason)
        for item, fields in self.rows.items():
            self._removers[item].setEnabled(not reason)
            for input_id, field in fields.items():
                held = answers.input(input_id, item)
                value = None if held is None else held.value
                is_unknown = held is not None and value is None
                field.line().setPlaceholderText(self.tr("weet ik niet") if is_unknown else "")
                field.set_reason_disabled(reason)
                if anew:
                    field.reset(value)
                else:
                    field.set_value(value)

    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in reading order."""
        cells = tuple(field.editor for fields in self.rows.values() for field in fields.values())
        return (*cells, self.name)

    def _make_rows(self, items: tuple[str, ...]) -> None:
        self._clear()
        for place, item in enumerate(items, start=1):
            name = plain_label(item)
            name.setWordWrap(True)
            self._put(name, place, 0)
            self.rows[item] = {}
            for column, (one, parse) in enumerate(self._inputs, start=1):
                field = self._field(one, parse, item)
                self.rows[item][one.id] = field
                self._put(field, place, column)
            remover = IconButton("x", _REMOVER_SIDE)
            remover.setAccessibleName(self.tr("{0} weghalen").format(item))
            remover.setToolTip(plain_tool_tip(remover.accessibleName()))
            remover.clicked.connect(lambda _=False, item=item: self.removed.emit(self.input_ids, item))
            self._removers[item] = remover
            self._put(remover, place, len(self._inputs) + 1)

    def _put(self, widget: QWidget, row: int, column: int) -> None:
        self._grid.addWidget(widget, row, column)
        self._cells.append(widget)

    def _field(self, one: Input, parse: Parse, item: str) -> ParsedField:
        field = ParsedField(f"{name_of(one, self._language)}, {item}", parse, number_shower(self._numbers))
        field.hide_label()
        field.edited.connect(lambda value: self.given.emit(one.id, item, value, value is not None))
        field.finished.connect(self.left)
        return field

    def _on_named(self) -> None:
        item = " ".join(parse_text(self.name.text()).split())
        if not item or item in self.rows:
            return
        self.name.clear()
        self.left.emit()
        self.given.emit(self.input_ids[0], item, None, False)
        self.left.emit()
        if item in self.rows:
            next(iter(self.rows[item].values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.rows, self._removers = {}, {}
        for widget in self._cells:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._cells = []
