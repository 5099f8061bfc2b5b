"""The form of an own assembly: its names, its goal, and its layers one at a time."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.desktop.pages.library.assembly_drawn import layer_title
from app.desktop.pages.library.assembly_texts import air_words, amount_text, unit_words
from app.desktop.session.typed_input import number_language, number_parser, number_shower, parse_text, show_text
from app.desktop.session.workspace import Workspace
from app.errors import UserError
from app.services.library import own_assemblies as own
from app.services.library.own_library import MAX_NAME
from app.services.library.product_search import folded
from app.texts import name_of, text
from models.domain.library.assembly import AIR_LAYERS, AirKind, Assembly, Layer, LayerMaterial
from models.domain.quantities import fraction_from_percent, percent_from_fraction
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField
from widgets.flow_layout import FlowLayout

_WORD_SIGN = ";"
Change = Callable[[Assembly], Assembly]


class AssemblyEditor(QWidget):
    """The form of one own assembly.

    Signals:
        changed(Assembly, Assembly): the user edited it; the assembly before and after.
        layer_chosen(int): another layer is edited; its position.
    """

    changed = Signal(object, object)
    layer_chosen = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._assembly: Assembly | None = None
        self._position = 0
        self.fields: dict[str, ParsedField] = {}
        self.layer = ChoiceField(self.tr("Laag"), ())
        self.material = ChoiceField(self.tr("Materiaal"), ())
        self._names, self._layers = FieldCard(), FieldCard()
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self.layer.edited.connect(self._on_layer)
        self.material.edited.connect(lambda value: self._do("material", lambda a: self._with_material(a, value)))

    @property
    def position(self) -> int:
        """The position of the layer that is edited."""
        return self._position

    def show_assembly(self, assembly: Assembly, *, is_editable: bool) -> None:
        """Shows an assembly; the layer that was edited stays chosen where it is the same assembly."""
        is_same = self._assembly is not None and self._assembly.id == assembly.id
        self._assembly = assembly
        self._position = min(self._position, len(assembly.layers) - 1) if is_same else 0
        self._show_materials()
        for name, value in self._values(assembly).items():
            field = self.fields[name]
            field.line().setReadOnly(not is_editable)
            if is_same:
                field.set_value(value)
            else:
                field.reset(value)
        self._show_layers(is_editable=is_editable)

    def choose_layer(self, position: int) -> None:
        """Edits another layer."""
        if self._assembly is not None and 0 <= position < len(self._assembly.layers):
            self._on_layer(position)

    # Showing ------------------------------------------------------------------------------------

    def _values(self, assembly: Assembly) -> dict[str, object]:
        layer = assembly.layers[self._position]
        return {
            "name_nl": assembly.name_nl,
            "name_en": assembly.name_en,
            "words": f"{_WORD_SIGN} ".join(assembly.words) or None,
            "rc_target": assembly.rc_target,
            "remark": assembly.remark or None,
            "description": layer.description or None,
            "thickness": layer.thickness_mm,
            "share": percent_from_fraction(layer.share),
            "amount": own.stated_amount(layer),
        }

    def _show_layers(self, *, is_editable: bool) -> None:
        assembly = self._assembly
        if assembly is None:
            return
        self.layer.set_options([(at, self._title(at, each)) for at, each in enumerate(assembly.layers)])
        self.layer.set_value(self._position)
        layer = assembly.layers[self._position]
        self.material.set_value(layer.material.id if layer.material is not None else layer.air)
        self.material.editor.setEnabled(is_editable)
        self.fields["rc_target"].setVisible(assembly.heat_flow is not None)
        amount = self.fields["amount"]
        amount.setVisible(layer.material is not None)
        if layer.material is not None:
            amount.set_unit(unit_words(layer.material.unit))
            can_follow = layer.thickness_mm is not None and layer.material.density_kg_per_m3 is not None
            amount.set_help(self.tr("Leeg: volgt uit dikte en dichtheid.") if can_follow else "")
        orders = [each.order for each in assembly.layers]
        for name, may in {
            "up": layer.order > 1,
            "down": layer.order < orders[-1],
            "remove": len(orders) > 1,
            "add": True,
            "beside": True,
        }.items():
            self.buttons[name].setEnabled(is_editable and may)

    def _title(self, position: int, layer: Layer) -> str:
        cards, language = self._workspace.reference.library.cards, self._workspace.language
        thickness = layer.thickness_mm
        amount = "" if thickness is None else f" · {amount_text(thickness, number_language(self._workspace))} mm"
        return f"{position + 1}. {layer_title(layer, cards, language)}{amount}"

    def _show_materials(self) -> None:
        """Fills the list of materials, by name, with the kinds of air at the end."""
        library, language = self._workspace.reference.library, self._workspace.language
        named = {
            material.id: f"{name_of(library.cards[material.card_id], language)} {material.size}".strip()
            for material in (*library.layer_materials.values(), *self._held())
        }
        options: list[tuple[object, str]] = sorted(named.items(), key=lambda each: folded(each[1]))
        self.material.set_options([*options, *((air, air_words(air)) for air in AIR_LAYERS)])

    def _held(self) -> list[LayerMaterial]:
        """The materials of the assembly as it has them; one may differ from the library's by now."""
        layers = () if self._assembly is None else self._assembly.layers
        return [layer.material for layer in layers if layer.material is not None]

    # Editing ------------------------------------------------------------------------------------

    def _on_layer(self, position: object) -> None:
        if self._assembly is None or not isinstance(position, int):
            return
        self._position = position
        is_editable = not self.fields["name_nl"].line().isReadOnly()
        for name, value in self._values(self._assembly).items():
            if name in ("description", "thickness", "share", "amount"):
                self.fields[name].reset(value)
        self._show_layers(is_editable=is_editable)
        self.layer_chosen.emit(position)

    def _on_finished(self, name: str) -> None:
        field, assembly = self.fields[name], self._assembly
        if assembly is None or field.line().isReadOnly() or field.error():
            return
        if field.value != self._values(assembly)[name]:
            self._do(name, lambda a: self._with(a, name, field.value))

    def _with(self, assembly: Assembly, name: str, value: object) -> Assembly:
        words = "" if value is None else str(value).strip()
        number = float(value) if isinstance(value, int | float) else None
        changes: dict[str, Change] = {
            "name_nl": lambda a: own.renamed_assembly(a, words),
            "name_en": lambda a: replace(a, name_en=words),
            "words": lambda a: replace(a, words=_split(words)),
            "rc_target": lambda a: replace(a, rc_target=number),
            "remark": lambda a: replace(a, remark=words),
            "description": lambda a: own.with_description(a, self._position, words),
            "thickness": lambda a: own.with_thickness(a, self._position, number),
            "share": lambda a: own.with_share(a, self._position, fraction_from_percent(number or 0.0)),
            "amount": lambda a: own.with_amount(a, self._position, number),
        }
        return changes[name](assembly)

    def _with_material(self, assembly: Assembly, value: object) -> Assembly:
        if isinstance(value, AirKind):
            return own.with_material(assembly, self._position, value)
        library = self._workspace.reference.library
        return own.with_material(assembly, self._position, library.layer_materials[str(value)])

    def _do(self, name: str, change: Change) -> None:
        """Makes a change; one that is refused is said at its field."""
        assembly = self._assembly
        if assembly is None:
            return
        try:
            after = change(assembly)
        except UserError as error:
            field = self.fields.get(name)
            if field is not None:
                field.set_error(text(error.message, self._workspace.language))
            else:
                self._workspace.tell_error(error)
                self.show_assembly(assembly, is_editable=True)
            return
        if after != assembly:
            self.changed.emit(assembly, after)

    def _restructure(self, change: Callable[[Assembly, int], tuple[Assembly, int]]) -> None:
        """Makes a change of the layers after which another one is chosen."""

        def made(assembly: Assembly) -> Assembly:
            after, self._position = change(assembly, self._position)
            return after

        self._do("", made)

    # Making -------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        lang = number_language(self._workspace)
        positive, show = number_parser(lang, above_zero=True), number_shower(lang)
        self._names.set_heading(self.tr("Opbouw"))
        self._add(
            self._names, "name_nl", ParsedField(self.tr("Naam, Nederlands"), self._name, show_text), is_wide=True
        )
        self._add(
            self._names, "name_en", ParsedField(self.tr("Naam, Engels"), self._name, show_text), is_wide=True
        )
        self._add(
            self._names, "words", ParsedField(self.tr("Wordt ook genoemd"), parse_text, show_text), is_wide=True
        )
        self.fields["words"].set_help(self.tr("Woorden waaraan een regel de opbouw herkent, met ; ertussen."))
        self._add(self._names, "rc_target", ParsedField(self.tr("Doel voor Rc"), positive, show))
        self.fields["rc_target"].set_unit("m²K/W")
        self._add(self._names, "remark", ParsedField(self.tr("Opmerking"), parse_text, show_text), is_wide=True)
        self._layers.set_heading(self.tr("Lagen wijzigen"))
        self._layers.add(self.layer, is_wide=True)
        self._layer_buttons = QWidget()
        self._layers.add(self._layer_buttons, is_wide=True)
        self._layers.add(self.material, is_wide=True)
        self._add(self._layers, "thickness", ParsedField(self.tr("Dikte"), positive, show))
        self.fields["thickness"].set_unit("mm")
        self._add(self._layers, "share", ParsedField(self.tr("Aandeel van het vlak"), positive, show))
        self.fields["share"].set_unit("%")
        self._add(self._layers, "amount", ParsedField(self.tr("Hoeveelheid"), positive, show))
        self._add(
            self._layers, "description", ParsedField(self.tr("Omschrijving"), parse_text, show_text), is_wide=True
        )
        for name in ("name_nl", "name_en"):
            self.fields[name].line().setMaxLength(MAX_NAME)

    def _add(self, card: FieldCard, name: str, field: ParsedField, *, is_wide: bool = False) -> None:
        field.finished.connect(lambda: self._on_finished(name))
        self.fields[name] = field
        card.add(field, is_wide=is_wide)

    def _make_buttons(self) -> None:
        row = FlowLayout(self._layer_buttons)
        self.buttons: dict[str, QPushButton] = {}
        for name, words, tip, act in (
            ("add", self.tr("Laag toevoegen"), self.tr("Een kopie van deze laag erna"), self._add_layer),
            ("beside", self.tr("Ernaast"), self.tr("Een kopie naast deze laag, elk de helft"), self._add_part),
            ("up", self.tr("Naar eerder"), self.tr("De laag een plaats eerder"), self._move_up),
            ("down", self.tr("Naar later"), self.tr("De laag een plaats later"), self._move_down),
            ("remove", self.tr("Laag verwijderen"), "", self._remove),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.clicked.connect(act)
            self.buttons[name] = button
            row.addWidget(button)

    def _add_layer(self) -> None:
        self._restructure(own.with_layer_added)

    def _add_part(self) -> None:
        self._restructure(own.with_part_added)

    def _move_up(self) -> None:
        self._restructure(lambda assembly, position: own.with_layer_moved(assembly, position, -1))

    def _move_down(self) -> None:
        self._restructure(lambda assembly, position: own.with_layer_moved(assembly, position, 1))

    def _remove(self) -> None:
        self._restructure(lambda a, position: (own.with_layer_removed(a, position), max(0, position - 1)))

    def _name(self, typed: str) -> str:
        """The typed name; raises ValueError with a sentence for the user when another assembly has it."""
        if self._assembly is not None:
            try:
                own.check_assembly_name(self._workspace.reference, self._assembly.id, typed)
            except UserError as error:
                raise ValueError(text(error.message, self._workspace.language)) from error
        return typed.strip()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._layers)
        layout.addWidget(self._names)


def _split(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in words.split(_WORD_SIGN) if word.strip()))
