"""The left column: kind of building, its sizes with sliders, building method, ticks and other assemblies."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.desktop.session.typed_input import number_language, number_parser, number_shower
from app.desktop.session.workspace import Workspace
from app.services.early_design.estimating import Estimating, usual_form
from app.texts import label, name_of
from models.domain.library.form import BuildingMethod, Form, FormKind, FormSize, FormTick
from models.early_design.draft_bill import USUAL_TICKS, DesignChoice
from widgets.fields.choice import ChoiceField
from widgets.fields.scroll import FieldScroll
from widgets.fields.slider import SliderField, SliderRange
from widgets.plain_text import plain_label

_CONTEXT = "FormPanel"
_MOST_HOMES_OF_FLAT, _LEAST_BOX = 24, 70


@dataclass(frozen=True, slots=True)
class _SizeRow:
    """How a size is shown: `factor` times the size, in `unit`, slid in steps of `step`."""

    size: FormSize
    name: str
    unit: str
    step: float
    factor: float = 1.0
    is_main: bool = False

    @property
    def title(self) -> str:
        return QCoreApplication.translate(_CONTEXT, self.name)


def _name(text: object) -> str:
    return str(text)


_ROWS = (
    _SizeRow(FormSize.HOMES, _name(QT_TRANSLATE_NOOP("FormPanel", "Aantal woningen")), "", 1, is_main=True),
    _SizeRow(FormSize.WIDTH, _name(QT_TRANSLATE_NOOP("FormPanel", "Breedte")), "m", 0.1, is_main=True),
    _SizeRow(FormSize.DEPTH, _name(QT_TRANSLATE_NOOP("FormPanel", "Diepte")), "m", 0.1, is_main=True),
    _SizeRow(FormSize.STOREYS, _name(QT_TRANSLATE_NOOP("FormPanel", "Bouwlagen")), "", 1, is_main=True),
    _SizeRow(
        FormSize.OPENINGS, _name(QT_TRANSLATE_NOOP("FormPanel", "Gevelopeningen")), "%", 1, 100, is_main=True
    ),
    _SizeRow(FormSize.STOREY_HEIGHT, _name(QT_TRANSLATE_NOOP("FormPanel", "Verdiepingshoogte")), "m", 0.1),
    _SizeRow(FormSize.PITCH, _name(QT_TRANSLATE_NOOP("FormPanel", "Dakhelling")), "°", 1),
    _SizeRow(FormSize.KNEE, _name(QT_TRANSLATE_NOOP("FormPanel", "Borstwering")), "m", 0.1),
    _SizeRow(FormSize.GALLERY, _name(QT_TRANSLATE_NOOP("FormPanel", "Galerij, breedte")), "m", 0.1),
    _SizeRow(FormSize.BALCONY, _name(QT_TRANSLATE_NOOP("FormPanel", "Balkon per woning")), "m²", 1),
    _SizeRow(FormSize.INNER_WALLS, _name(QT_TRANSLATE_NOOP("FormPanel", "Binnenwand per laag")), "m", 0.5),
    _SizeRow(FormSize.INNER_HEIGHT, _name(QT_TRANSLATE_NOOP("FormPanel", "Hoogte binnenwand")), "m", 0.1),
    _SizeRow(FormSize.STRIP, _name(QT_TRANSLATE_NOOP("FormPanel", "Funderingsbalk")), "m²", 0.01),
    _SizeRow(FormSize.PILE_LENGTH, _name(QT_TRANSLATE_NOOP("FormPanel", "Paallengte")), "m", 1),
    _SizeRow(FormSize.USABLE_RATIO, _name(QT_TRANSLATE_NOOP("FormPanel", "GO van BVO")), "%", 1, 100),
    _SizeRow(FormSize.NET_FLOOR, _name(QT_TRANSLATE_NOOP("FormPanel", "Netto van bruto vloer")), "%", 1, 100),
)
_TICKS = (
    (FormTick.STANDARD, _name(QT_TRANSLATE_NOOP("FormPanel", "Installaties, trappen, deuren"))),
    (FormTick.PILES, _name(QT_TRANSLATE_NOOP("FormPanel", "Op palen"))),
    (FormTick.SOLAR, _name(QT_TRANSLATE_NOOP("FormPanel", "Zonnepanelen"))),
    (FormTick.OPTIONS, _name(QT_TRANSLATE_NOOP("FormPanel", "Ook van bewoner en perceel"))),
)
_METHODS = {
    BuildingMethod.TRADITIONAL: _name(QT_TRANSLATE_NOOP("FormPanel", "beton, kalkzandsteen, baksteen")),
    BuildingMethod.BIOBASED: _name(QT_TRANSLATE_NOOP("FormPanel", "houtskelet, houten vloeren")),
    BuildingMethod.MODULAR: _name(QT_TRANSLATE_NOOP("FormPanel", "modules uit de fabriek")),
}
_KINDS = (FormKind.ROW_FLAT, FormKind.GALLERY_FLAT, FormKind.SCHOOL, FormKind.OFFICE)


class FormPanel(QFrame):
    """The choices of an early estimate.

    Signals:
        changed(): a size, the kind, the method, a tick or an assembly changed.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, estimating: Estimating, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._workspace, self._estimating = workspace, estimating
        self._form = usual_form(FormKind.ROW_PITCHED, workspace.reference)
        self._assemblies: dict[str, str] = {}
        self.kind = ChoiceField(self.tr("Soort gebouw"), self._kinds())
        self.roof = ChoiceField(
            self.tr("Dak"),
            [(FormKind.ROW_PITCHED, self.tr("Hellend")), (FormKind.ROW_FLAT, self.tr("Plat"))],
        )
        self.sliders = {row.size: self._slider(row) for row in _ROWS}
        self.methods = {method: self._method(method) for method in BuildingMethod}
        self.ticks = {tick: QCheckBox(QCoreApplication.translate(_CONTEXT, text)) for tick, text in _TICKS}
        self.more_button = _fold(self.tr("Meer maten"))
        self.assemblies_button = _fold(self.tr("Andere opbouwen"))
        self.more, self.other_assemblies = QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self._show_form()

    def form(self) -> Form:
        """The sizes as they stand."""
        return self._form

    def choice(self) -> DesignChoice:
        """Method, ticks and assemblies as they stand."""
        ticks = frozenset(tick for tick, box in self.ticks.items() if box.isChecked())
        return DesignChoice(self.method(), ticks, dict(self._assemblies))

    def method(self) -> BuildingMethod:
        """The building method that is chosen."""
        return next(method for method, button in self.methods.items() if button.isChecked())

    def show_methods(self, figures: Mapping[BuildingMethod, str]) -> None:
        """Writes the CO2 of each method beside its name; the figure is "" where it is unknown."""
        for method, button in self.methods.items():
            name = label(f"early_method_{method.value}", self._workspace.language)
            told = QCoreApplication.translate(_CONTEXT, _METHODS[method])
            figure = figures.get(method, "")
            first = f"{method.value}  {name[:1].upper()}{name[1:]}"
            button.setText(f"{first} · {figure}\n{told}" if figure else f"{first}\n{told}")

    def say_wrong(self, sentence: str) -> None:
        """Shows why the sizes as they stand cannot be estimated; "" hides it."""
        self._wrong.setText(f"✕ {sentence}" if sentence else "")
        self._wrong.setVisible(bool(sentence))

    def _slider(self, row: _SizeRow) -> SliderField:
        numbers = number_language(self._workspace)
        field = SliderField(
            row.title, number_parser(numbers, is_whole=row.size.is_whole), number_shower(numbers), row.unit
        )
        field.edited.connect(lambda value, row=row: self._on_size(row, value))
        return field

    def _method(self, method: BuildingMethod) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setProperty("role", "choice")
        button.setChecked(method is BuildingMethod.TRADITIONAL)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return button

    def _kinds(self) -> list[tuple[object, str]]:
        return [(kind, label(f"early_kind_{kind.value}", self._workspace.language)) for kind in _KINDS]

    def _lay_out(self) -> None:
        scroll = FieldScroll()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 6, 8)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Vorm"), role="heading"))
        kinds = QHBoxLayout()
        kinds.setSpacing(8)
        for field in (self.kind, self.roof):
            field.box().setMinimumWidth(_LEAST_BOX)
            field.box().setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        kinds.addWidget(self.kind, 5)
        kinds.addWidget(self.roof, 4)
        column.addLayout(kinds)
        for row in _ROWS:
            if row.is_main:
                column.addWidget(self.sliders[row.size])
        self._wrong = plain_label(role="error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        column.addWidget(self._wrong)
        column.addWidget(plain_label(self.tr("Bouwwijze"), role="heading"))
        group = QButtonGroup(self)
        for button in self.methods.values():
            group.addButton(button)
            column.addWidget(button)
        for box in self.ticks.values():
            column.addWidget(box)
        self._add_folds(column)
        column.addStretch(1)
        scroll.add(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)

    def _add_folds(self, column: QVBoxLayout) -> None:
        more = QVBoxLayout(self.more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(8)
        for row in _ROWS:
            if not row.is_main:
                more.addWidget(self.sliders[row.size])
        chosen = QVBoxLayout(self.other_assemblies)
        chosen.setContentsMargins(0, 0, 0, 0)
        chosen.setSpacing(6)
        for button, part in ((self.more_button, self.more), (self.assemblies_button, self.other_assemblies)):
            part.hide()
            button.toggled.connect(part.setVisible)
            column.addWidget(button)
            column.addWidget(part)

    def _connect(self) -> None:
        self.kind.edited.connect(self._on_kind)
        self.roof.edited.connect(self._on_kind)
        for button in self.methods.values():
            button.toggled.connect(self._on_method)
        for tick, box in self.ticks.items():
            box.setChecked(tick in USUAL_TICKS)
            box.toggled.connect(lambda _: self.changed.emit())
        self.assemblies_button.toggled.connect(lambda is_on: self._show_assemblies() if is_on else None)

    def _on_kind(self, kind: object) -> None:
        """Begins with the usual sizes of another kind; a row keeps those that it has under either roof."""
        if not isinstance(kind, FormKind):
            return
        if kind is FormKind.ROW_FLAT and self.sender() is self.kind:
            kind = FormKind.ROW_PITCHED
        if kind is self._form.kind:
            return
        usual = usual_form(kind, self._workspace.reference)
        kept = (FormSize.HOMES, FormSize.WIDTH, FormSize.OPENINGS, FormSize.PILE_LENGTH)
        if kind.is_row and self._form.kind.is_row:
            usual = usual.changed({size: self._form[size] for size in kept})
        self._form = usual
        self._assemblies.clear()
        self._show_form()
        self.changed.emit()

    def _on_size(self, row: _SizeRow, value: float) -> None:
        size = row.size
        sizes = {size: value / row.factor}
        if self._form.kind is FormKind.GALLERY_FLAT and size.is_whole:
            per_storey = self.sliders[FormSize.HOMES].value
            storeys = value if size is FormSize.STOREYS else self._form[FormSize.STOREYS]
            sizes = {FormSize.HOMES: per_storey * storeys, FormSize.STOREYS: storeys}
        self._form = self._form.changed(sizes)
        self.changed.emit()

    def _on_method(self, is_on: bool) -> None:
        if is_on:
            self._assemblies.clear()
            self._show_assemblies()
            self.changed.emit()

    def _show_form(self) -> None:
        """Shows the sizes of the form; those that its kind does not have are hidden."""
        kind = self._form.kind
        self.kind.set_value(FormKind.ROW_FLAT if kind.is_row else kind)
        self.roof.set_value(kind)
        self.roof.setVisible(kind.is_row)
        ranges = self._workspace.reference.library.form_sizes[kind]
        parts = self._workspace.reference.library.form_parts[kind]
        for row in _ROWS:
            field = self.sliders[row.size]
            field.setVisible(row.size in self._form)
            if row.size not in self._form:
                continue
            held, value = ranges[row.size], self._form[row.size]
            least, most = held.usual_least * row.factor, held.usual_most * row.factor
            if kind is FormKind.GALLERY_FLAT and row.size is FormSize.HOMES:
                value, least, most = value / self._form[FormSize.STOREYS], 2, _MOST_HOMES_OF_FLAT
            field.set_title(self._title(row))
            field.set_range(SliderRange(least, most, row.step))
            field.set_value(round(value * row.factor, 6))
        for tick, box in self.ticks.items():
            box.setVisible(any(part.tick is tick for part in parts))
        self._show_assemblies()

    def _title(self, row: _SizeRow) -> str:
        kind = self._form.kind
        if row.size is FormSize.HOMES and kind is FormKind.GALLERY_FLAT:
            return self.tr("Woningen per laag")
        if row.size is FormSize.WIDTH and not kind.has_homes:
            return self.tr("Lengte")
        if row.size is FormSize.WIDTH:
            return self.tr("Breedte per woning")
        if row.size is FormSize.STOREYS and kind is FormKind.ROW_PITCHED:
            return self.tr("Bouwlagen met zolder")
        return row.title

    def _show_assemblies(self) -> None:
        """Makes a choice per main part; only while they are unfolded, since each list reads the library."""
        layout = self.other_assemblies.layout()
        if layout is None:
            return
        while layout.count():
            item = layout.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        if not self.assemblies_button.isChecked():
            return
        language = self._workspace.language
        for part in self._workspace.reference.library.form_parts[self._form.kind]:
            if part.method is not self.method() or part.tick is not None:
                continue
            offered = self._estimating.assemblies_for(part)
            if len(offered) < 2:
                continue
            name = name_of(part, language)
            field = ChoiceField(
                f"{name[:1].upper()}{name[1:]}", [(each.id, name_of(each, language)) for each in offered]
            )
            field.box().setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            field.set_value(self._assemblies.get(part.role, part.assembly.id))
            field.edited.connect(lambda chosen, role=part.role: self._on_assembly(role, chosen))
            layout.addWidget(field)

    def _on_assembly(self, role: str, chosen: object) -> None:
        self._assemblies[role] = str(chosen)
        self.changed.emit()


def _fold(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setCheckable(True)
    button.setProperty("role", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
