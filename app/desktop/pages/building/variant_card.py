"""The cards of the variant and of the measures of its building."""

from PySide6.QtWidgets import QWidget

from app.desktop.pages.building.form_card import FormCard, Owner
from app.desktop.session.field_edits import FieldEdits
from app.desktop.session.workspace import Workspace
from app.reporting.wording.number_text import number_text
from app.texts import label
from models.domain.project import BuildingType, Phase
from models.indicators.bill_view import default_life_years


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class VariantCard(FormCard):
    """Name, phase and type."""

    def __init__(self, workspace: Workspace, edits: FieldEdits, parent: QWidget | None = None) -> None:
        super().__init__(workspace, edits, parent)
        self.set_heading(self.tr("Variant"))
        lang = workspace.language
        phases: list[tuple[object, str]] = [(None, self.tr("Onbekend"))]
        phases += [(phase, _capital(label(f"report_phase_{phase}", lang))) for phase in Phase]
        types: list[tuple[object, str]] = [(None, self.tr("Onbekend"))]
        types += [(kind, _capital(label(f"report_type_{kind}", lang))) for kind in BuildingType]
        self.add_text(Owner.VARIANT, "name", self.tr("Naam van de variant"), self.tr("Variantnaam wijzigen"))
        self.add_choice(Owner.VARIANT, "phase", self.tr("Fase"), phases, self.tr("Fase wijzigen"))
        kind = self.add_choice(
            Owner.BUILDING, "type", self.tr("Gebouwtype"), types, self.tr("Gebouwtype wijzigen")
        )
        kind.set_help(self.tr("Bepaalt welke niveaus van de eisenset gelden."))


class MeasuresCard(FormCard):
    """Form factor, light construction and life."""

    def __init__(self, workspace: Workspace, edits: FieldEdits, parent: QWidget | None = None) -> None:
        super().__init__(workspace, edits, parent)
        self.set_heading(self.tr("Vorm en levensduur"))
        self.add_number("form_factor", self.tr("Als/Ag"), "", self.tr("Als/Ag wijzigen"))
        self.set_help("form_factor", self.tr("Verliesoppervlakte gedeeld door gebruiksoppervlakte."))
        answers: list[tuple[object, str]] = [
            (None, self.tr("Onbekend")),
            (True, self.tr("Ja")),
            (False, self.tr("Nee")),
        ]
        self.add_choice(
            Owner.BUILDING,
            "is_light_construction",
            self.tr("Lichte bouw"),
            answers,
            self.tr("Lichte bouw wijzigen"),
        )
        self.set_help(
            "is_light_construction",
            self.tr("Ja bij een warmtecapaciteit tot en met 180 kJ/(m²·K). Onbekend krijgt geen toeslag."),
        )
        self._life = self.add_number(
            "service_life_years", self.tr("Levensduur gebouw"), self.tr("jaar"), self.tr("Levensduur wijzigen")
        )

    def show_values(self, *, anew: bool) -> None:
        super().show_values(anew=anew)
        if self._workspace.open is None:
            return
        years = default_life_years(self._workspace.open.variant.building, self._workspace.reference)
        shown = number_text(years, 0, self.numbers)
        self._life.line().setPlaceholderText(shown)
        self.set_help("service_life_years", self.tr("Leeg telt als {0} jaar.").format(shown))
