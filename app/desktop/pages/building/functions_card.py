"""The card of use functions and areas: rows to add and remove, and a check of their sum."""

import math
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.pages.building.form_card import FormCard
from app.desktop.session.field_edits import FieldEdits, refusal
from app.desktop.session.typed_input import number_language, number_parser, number_shower
from app.desktop.session.workspace import Workspace
from app.formats.fields import Card
from app.reporting.wording.number_text import number_text, own_decimals
from app.texts import name_of
from models.domain.project import Building, FunctionArea
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField
from widgets.fields.scroll import put_in_tab_order
from widgets.plain_text import plain_label

_BUTTON_WIDTH = 104
_TOLERANCE = 0.005
"""In m²; a smaller difference between areas is rounding."""


class FunctionRow(QWidget):
    """A use function with its usable floor area in m² and a button that adds or removes it.

    Signals:
        changed(): function or area was edited.
        pressed(): the button was pressed.
        finished(): the area field was left.
    """

    changed = Signal()
    pressed = Signal()
    finished = Signal()

    def __init__(
        self, workspace: Workspace, button_text: str, button_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        lang = number_language(workspace)
        names = [(f.id, name_of(f, workspace.language)) for f in workspace.reference.functions.values()]
        self.function = ChoiceField(self.tr("Gebruiksfunctie"), names)
        self.area = ParsedField(self.tr("GO"), number_parser(lang, above_zero=True), number_shower(lang))
        self.area.set_unit("m²")
        self.button = QPushButton(button_text)
        self.button.setAccessibleName(button_name)
        self.button.setMinimumWidth(_BUTTON_WIDTH)
        self.role = ChoiceField(
            self.tr("Rol van de functie"),
            [
                (None, self.tr("rol niet gezegd")),
                (False, self.tr("eigen functie")),
                (True, self.tr("nevenfunctie van wonen")),
            ],
        )
        self.role.set_value(None)
        self._dwellings = {f.id for f in workspace.reference.functions.values() if f.is_dwelling}
        for field in (self.function, self.area, self.role):
            field.hide_label()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.addWidget(self.function, 0, 0)
        layout.addWidget(self.area, 0, 1)
        layout.addWidget(self.role, 0, 2)
        layout.addWidget(self.button, 0, 3)
        layout.setColumnStretch(0, 3)
        layout.setColumnStretch(1, 2)
        layout.setColumnStretch(2, 2)
        self.function.edited.connect(self.changed)
        self.area.edited.connect(self.changed)
        self.role.edited.connect(self.changed)
        self.area.finished.connect(self.finished)
        self.button.clicked.connect(self.pressed)

    def show_role(self, function: object, is_accessory: bool | None) -> None:
        """Shows whether the function is an accessory one; a dwelling cannot be one."""
        self.role.set_value(is_accessory)
        self.role.box().setEnabled(function is not None and function not in self._dwellings)

    def disable(self, reason: str) -> None:
        """Disables editing for this reason; "" enables it again."""
        self.role.set_reason_disabled(reason)
        self.function.set_reason_disabled(reason)
        self.area.set_reason_disabled(reason)
        self.button.setEnabled(not reason)
        if not reason:
            role = self.role.value
            self.show_role(self.function.value, role if isinstance(role, bool) else None)


class FunctionsCard(FormCard):
    """The use functions with their GO, the areas of the whole, and the number of dwellings."""

    def __init__(self, workspace: Workspace, edits: FieldEdits, parent: QWidget | None = None) -> None:
        super().__init__(workspace, edits, parent)
        self.set_heading(self.tr("Functies en oppervlakten"))
        self.add_fields(Card.FUNCTIONS)
        self._usable = self.typed_field("usable_floor_area_m2")
        self._rows: list[FunctionRow] = []
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self._sum = plain_label(role="muted")
        self._sum.setWordWrap(True)
        self.adder = self._make_adder()
        self.add(self._part(), is_wide=True)

    def rows(self) -> list[FunctionRow]:
        """One row per function of the building."""
        return self._rows

    def _part(self) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(plain_label(self.tr("Gebruiksfuncties met hun GO")))
        layout.addLayout(self._list)
        layout.addWidget(self.adder)
        layout.addWidget(self._sum)
        names = self.tr("Bepalen de wettelijke grenzen van MPG en BENG.")
        layout.addWidget(plain_label(names, role="muted"))
        return part

    def _make_adder(self) -> FunctionRow:
        row = FunctionRow(self._workspace, self.tr("Toevoegen"), self.tr("Gebruiksfunctie toevoegen"))
        row.function.box().setPlaceholderText(self.tr("Kies een functie"))
        row.function.set_value(None)
        row.area.line().setPlaceholderText(self.tr("oppervlakte"))
        row.changed.connect(self._update_adder)
        row.pressed.connect(self._add)
        row.area.line().returnPressed.connect(self._add)
        return row

    def show_values(self, *, anew: bool) -> None:
        super().show_values(anew=anew)
        opened = self._workspace.open
        if opened is None:
            return
        building = opened.variant.building
        self._show_rows(building.functions, anew=anew)
        reason = refusal(self._workspace)
        for row in (*self._rows, self.adder):
            row.disable(reason)
        self._update_adder()
        self._check(building)

    def _show_rows(self, functions: tuple[FunctionArea, ...], *, anew: bool) -> None:
        while len(self._rows) > len(functions):
            row = self._rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(functions):
            self._add_row()
        for row, held in zip(self._rows, functions, strict=True):
            row.function.set_value(held.function)
            row.show_role(held.function, held.is_accessory)
            if anew:
                row.area.reset(held.usable_floor_area_m2)
            else:
                row.area.set_value(held.usable_floor_area_m2)

    def _add_row(self) -> None:
        row = FunctionRow(self._workspace, self.tr("Verwijderen"), self.tr("Gebruiksfunctie verwijderen"))
        row.changed.connect(lambda: self._change(row))
        row.pressed.connect(lambda: self._remove(row))
        row.finished.connect(lambda: self._leave(row))
        self._rows.append(row)
        self._list.addWidget(row)
        fields = self.fields()
        controls = [
            c
            for one in (*self._rows, self.adder)
            for c in (one.function.editor, one.area.editor, one.role.editor, one.button)
        ]
        put_in_tab_order(fields["dwelling_count"].editor, controls)

    def _functions(self) -> tuple[FunctionArea, ...]:
        assert self._workspace.open is not None  # noqa: S101 - rows exist for an open project only
        return self._workspace.open.variant.building.functions

    def _change(self, row: FunctionRow) -> None:
        position, area = self._rows.index(row), row.area.value
        functions = list(self._functions())
        if isinstance(area, float) and isinstance(row.function.value, str):
            held = functions[position]
            role = row.role.value if isinstance(row.role.value, bool) else None
            functions[position] = replace(
                held, function=row.function.value, usable_floor_area_m2=area, is_accessory=role
            )
            self._edits.change_building(self.tr("Functie wijzigen"), "functions", tuple(functions))

    def _leave(self, row: FunctionRow) -> None:
        self._edits.finish()
        if row.area.value is None and row in self._rows:
            row.area.set_error(self.tr("Vul een oppervlakte in of verwijder de rij."))

    def _remove(self, row: FunctionRow) -> None:
        functions = list(self._functions())
        del functions[self._rows.index(row)]
        self._edits.finish()
        self._edits.change_building(self.tr("Functie verwijderen"), "functions", tuple(functions))
        self._edits.finish()
        self.adder.function.box().setFocus()

    def _update_adder(self) -> None:
        role = self.adder.role.value
        self.adder.show_role(self.adder.function.value, role if isinstance(role, bool) else None)
        is_whole = self.adder.function.value is not None and self.adder.area.value is not None
        self.adder.button.setEnabled(is_whole and not refusal(self._workspace))

    def _add(self) -> None:
        function, area = self.adder.function.value, self.adder.area.value
        if not isinstance(function, str) or not isinstance(area, float) or self.adder.area.error():
            return
        self._edits.finish()
        role = self.adder.role.value if isinstance(self.adder.role.value, bool) else None
        new = (*self._functions(), FunctionArea(function, area, role))
        self._edits.change_building(self.tr("Functie toevoegen"), "functions", new)
        self._edits.finish()
        self.adder.function.set_value(None)
        self.adder.area.reset(None)
        self.adder.show_role(None, None)
        self._update_adder()
        self.adder.function.box().setFocus()

    def _check(self, building: Building) -> None:
        gross, usable = building.gross_floor_area_m2, building.usable_floor_area_m2
        parts = math.fsum(f.usable_floor_area_m2 for f in building.functions)
        too_large = gross is not None and usable is not None and usable > gross
        self._usable.set_remark(self.tr("De GO is groter dan de BVO.") if too_large else "")
        self._sum.setVisible(bool(building.functions))
        said = self.tr("Samen {0} m².").format(self._area(parts))
        if building.functions and usable is not None and abs(parts - usable) > _TOLERANCE * usable:
            differs = self.tr("▲ Samen {0} m², maar de GO is {1} m²: verschil {2} m².")
            said = differs.format(self._area(parts), self._area(usable), self._area(abs(parts - usable)))
        elif building.functions and gross is not None and parts > gross:
            larger = self.tr("▲ Samen {0} m²: meer dan de BVO van {1} m².")
            said = larger.format(self._area(parts), self._area(gross))
        self._sum.setText(said)

    def _area(self, area: float) -> str:
        return number_text(area, min(own_decimals(area), 2), self.numbers)
