"""The fields of the new-project dialog: the answers, checked at each field, and the choice of start."""

import datetime as dt
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QGridLayout, QPushButton, QRadioButton, QWidget

from app.desktop.pages.projects.examples import examples
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
from app.services.projects.project_actions import MAX_NAME_LENGTH, Start, checked_name
from app.texts import label, name_of, text, title_of
from models.domain.project import BuildingType, FunctionArea
from models.scorecard.scorecard import regime_message
from widgets.elided_label import ElidedLabel
from widgets.fields.choice import ChoiceField
from widgets.fields.frame import CalmComboBox
from widgets.fields.parsed import ParsedField
from widgets.plain_text import plain_label

_USUAL_FUNCTION = {
    BuildingType.GROUND_BOUND_DWELLING: "woonfunctie",
    BuildingType.STACKED_DWELLING: "woonfunctie",
    BuildingType.OFFICE: "kantoorfunctie",
}


class StartKind(Enum):
    """The start of a new project."""

    EMPTY = auto()
    EXAMPLE = auto()
    FILE = auto()


class StartFrom(QWidget):
    """The choice of start: empty, an example, or a file of the user.

    Signals:
        changed(): the choice changed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Path | None = None
        self.empty = QRadioButton(self.tr("Leeg"))
        self.example = QRadioButton(self.tr("Voorbeeld"))
        self.file = QRadioButton(self.tr("Eigen bestand"))
        self._group = QButtonGroup(self)
        for button in (self.empty, self.example, self.file):
            self._group.addButton(button)
        self.empty.setChecked(True)
        self.examples = CalmComboBox()
        self.examples.setAccessibleName(self.tr("Welk voorbeeld"))
        for example in examples():
            self.examples.addItem(example.title, str(example.path))
        self.choose_button = QPushButton(self.tr("Bestand kiezen…"))
        self.file_name = ElidedLabel(self.tr("nog geen bestand gekozen"))
        self.file_name.setProperty("role", "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.empty, 0, 0)
        grid.addWidget(plain_label(self.tr("alles wordt later ingevuld"), role="muted"), 0, 1, 1, 2)
        grid.addWidget(self.example, 1, 0)
        grid.addWidget(self.examples, 1, 1, 1, 2)
        grid.addWidget(self.file, 2, 0)
        grid.addWidget(self.choose_button, 2, 1)
        grid.addWidget(self.file_name, 2, 2)
        grid.setColumnStretch(2, 1)
        self._group.buttonToggled.connect(self._on_toggled)
        self.choose_button.clicked.connect(self._choose)
        self._on_toggled()

    @property
    def kind(self) -> StartKind:
        if self.example.isChecked():
            return StartKind.EXAMPLE
        return StartKind.FILE if self.file.isChecked() else StartKind.EMPTY

    def path(self) -> Path | None:
        """The file to start from; None when there is none or none was chosen yet."""
        if self.kind is StartKind.EXAMPLE:
            return Path(str(self.examples.currentData()))
        return self._chosen if self.kind is StartKind.FILE else None

    def choose_file(self, path: Path) -> None:
        """Chooses this file of the user."""
        self._chosen = path
        self.file_name.setText(path.name)
        self.file.setChecked(True)
        self.changed.emit()

    def _choose(self) -> None:
        from app.desktop.session.file_dialogs import readable_files

        path, _ = QFileDialog.getOpenFileName(self, self.tr("Bestand kiezen"), "", readable_files())
        if path:
            self.choose_file(Path(path))

    def _on_toggled(self) -> None:
        self.examples.setEnabled(self.kind is StartKind.EXAMPLE)
        self.choose_button.setEnabled(self.kind is StartKind.FILE)
        self.changed.emit()


class NewProjectFields(QObject):
    """The fields of the answers; `start` reads them."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        numbers = number_language(workspace)
        self.name = ParsedField(self.tr("Naam"), parse_text, show_text)
        self.name.line().setMaxLength(MAX_NAME_LENGTH)
        self.municipality = ParsedField(self.tr("Gemeente"), parse_text, show_text)
        self.municipality.line().setMaxLength(MAX_NAME_LENGTH)
        self.type = ChoiceField(self.tr("Gebouwtype"), self._types())
        self.type.set_value(None)
        self.function = ChoiceField(self.tr("Gebruiksfunctie"), self._functions())
        self.function.set_value(None)
        self.gross_area = ParsedField(
            self.tr("Bruto vloeroppervlakte (BVO)"),
            number_parser(numbers, above_zero=True),
            number_shower(numbers),
        )
        self.usable_area = ParsedField(
            self.tr("Gebruiksoppervlakte (GO)"),
            number_parser(numbers, above_zero=True),
            number_shower(numbers),
        )
        for field in (self.gross_area, self.usable_area):
            field.set_unit("m²")
        self.permit_date = ParsedField(
            self.tr("Aanvraagdatum van de vergunning"),
            parse_date,
            show_date,
        )
        self.permit_date.line().setPlaceholderText(self.tr("dag-maand-jaar"))
        self.requirement_set = ChoiceField(self.tr("Eisenset"), self._requirement_sets())
        self.requirement_set.set_value(workspace.settings.default_requirement_set)
        if self.requirement_set.value is None:
            self.requirement_set.set_value(next(iter(workspace.reference.requirement_sets)))
        self.regime = plain_label(role="muted")
        self.regime.setWordWrap(True)
        self.regime.setMinimumHeight(self.regime.fontMetrics().height() * 2)
        self.regime.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._begins_with_file = False
        self.permit_date.edited.connect(self._explain)
        self.type.edited.connect(self._on_type)
        self._explain(None)

    def short_fields(self) -> tuple[ParsedField | ChoiceField, ...]:
        """The short fields, in reading order, that are laid out in two columns."""
        return (self.name, self.municipality, self.type, self.function, self.gross_area, self.usable_area)

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed or chosen, apart from the requirement set, which has a default."""
        typed = (self.name, self.municipality, self.gross_area, self.usable_area, self.permit_date)
        chosen = (self.type.value, self.function.value)
        return any(field.line().text().strip() for field in typed) or any(value is not None for value in chosen)

    def start(self) -> Start | None:
        """The answers; None when one of them cannot be read, with the error shown at its field.

        Raises:
            UserError: the name is too long.
        """
        checked = (self.name, self.municipality, self.gross_area, self.usable_area, self.permit_date)
        for field in checked:
            field.line().editingFinished.emit()
        wrong = next((field for field in checked if field.error()), None)
        if wrong is not None:
            wrong.line().setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        name = str(self.name.value or "")
        return Start(
            name=checked_name(name) if name.strip() else "",
            municipality=str(self.municipality.value or ""),
            building_type=self.type.value if isinstance(self.type.value, BuildingType) else None,
            gross_floor_area_m2=_number(self.gross_area.value),
            usable_floor_area_m2=_number(self.usable_area.value),
            functions=self._function_areas(),
            permit_application_date=self._date(),
            requirement_set_id=str(self.requirement_set.value),
        )

    def _function_areas(self) -> tuple[FunctionArea, ...]:
        area = _number(self.usable_area.value)
        function = self.function.value
        return (FunctionArea(function, area),) if isinstance(function, str) and area is not None else ()

    def _date(self) -> dt.date | None:
        value = self.permit_date.value
        return value if isinstance(value, dt.date) else None

    def set_begins_with_file(self, begins_with_file: bool) -> None:
        """Sets whether a file or example fills in the open fields."""
        self._begins_with_file = begins_with_file
        self._explain(self.permit_date.value)

    def _explain(self, date: object) -> None:
        """Shows the rules that apply on the permit date, in a sentence."""
        if not isinstance(date, dt.date) and self._begins_with_file:
            self.regime.setText(
                self.tr(
                    "Wat hier leeg blijft, komt uit het bestand. Wat hier wordt ingevuld, gaat voor.",
                )
            )
            return
        if not isinstance(date, dt.date):
            self.regime.setText(
                self.tr(
                    "Zonder aanvraagdatum zijn de wettelijke grenzen onbekend; invullen kan ook later.",
                )
            )
            return
        regime = regime_message(date, self._workspace.reference)
        if regime is None:
            self.regime.setText(
                self.tr(
                    "Voor deze datum kent Meetlat geen wettelijke MPG-eis.",
                )
            )
        else:
            rule = text(regime, self._workspace.language)
            self.regime.setText(self.tr("De aanvraagdatum bepaalt de wet: {0}.").format(rule))

    def _on_type(self, value: object) -> None:
        """Chooses the usual use function of a building type, unless another one was chosen."""
        usual = _USUAL_FUNCTION.get(value) if isinstance(value, BuildingType) else None
        if self.function.value in (None, *_USUAL_FUNCTION.values()):
            self.function.set_value(usual)

    def _types(self) -> list[tuple[object, str]]:
        named = [(kind, label(f"report_type_{kind.value}", self._workspace.language)) for kind in BuildingType]
        return [(None, self.tr("nog onbekend")), *named]

    def _functions(self) -> list[tuple[object, str]]:
        functions = self._workspace.reference.functions.values()
        return [
            (None, self.tr("nog onbekend")),
            *((f.id, name_of(f, self._workspace.language)) for f in functions),
        ]

    def _requirement_sets(self) -> list[tuple[object, str]]:
        sets = self._workspace.reference.sets_to_choose()
        return [(known.id, title_of(known, self._workspace.language)) for known in sets]


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
