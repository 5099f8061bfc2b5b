"""The cards of the variant and of the measures of its building."""

from PySide6.QtWidgets import QWidget

from app.desktop.pages.building.form_card import FormCard
from app.desktop.session.field_edits import FieldEdits
from app.desktop.session.workspace import Workspace
from app.formats.fields import Card
from app.reporting.wording.number_text import number_text
from models.domain.project import BuildingType
from models.indicators.bill_view import default_life_years


class VariantCard(FormCard):
    """Name, phase, type and kind of work; the kind of civil works for public space only."""

    def __init__(self, workspace: Workspace, edits: FieldEdits, parent: QWidget | None = None) -> None:
        super().__init__(workspace, edits, parent)
        self.set_heading(self.tr("Variant"))
        self.add_fields(Card.VARIANT)
        self._civil_work = self.choice_field("civil_work")

    def show_values(self, *, anew: bool) -> None:
        super().show_values(anew=anew)
        opened = self._workspace.open
        is_public = opened is not None and opened.variant.building.type is BuildingType.PUBLIC_SPACE
        self._civil_work.setVisible(is_public)


class MeasuresCard(FormCard):
    """Form factor, light construction and life."""

    def __init__(self, workspace: Workspace, edits: FieldEdits, parent: QWidget | None = None) -> None:
        super().__init__(workspace, edits, parent)
        self.set_heading(self.tr("Vorm en levensduur"))
        self.add_fields(Card.MEASURES)
        self._life = self.typed_field("service_life_years")

    def show_values(self, *, anew: bool) -> None:
        super().show_values(anew=anew)
        if self._workspace.open is None:
            return
        years = default_life_years(self._workspace.open.variant.building, self._workspace.reference)
        shown = number_text(years, 0, self.numbers)
        self._life.line().setPlaceholderText(shown)
        self.set_help("service_life_years", self.tr("Leeg telt als {0} jaar.").format(shown))
