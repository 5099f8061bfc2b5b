"""The item model of assemblies."""

from app.desktop.pages.library.assembly_texts import amount_text, interval_text, rc_text, status_words, unit_words
from app.desktop.pages.library.found_table_model import FoundTableModel
from app.reporting.wording.number_text import percent_text
from app.texts import name_of
from models.calculation.library.assembly_figures import AssemblyFigures


class AssemblyTableModel(FoundTableModel[AssemblyFigures]):
    """Assemblies as rows with their figures per unit; Rc is empty where heat does not matter."""

    NAME, ELEMENT, UNIT, MASS, CO2, BIOBASED, RC, STATUS = range(8)
    right_columns = frozenset((MASS, CO2, BIOBASED, RC))

    def id_of(self, item: AssemblyFigures) -> str:
        return item.assembly.id

    def value(self, item: AssemblyFigures, column: int) -> str | float | None:
        words = {
            self.NAME: lambda: name_of(item.assembly, self.language),
            self.ELEMENT: lambda: item.assembly.nl_sfb,
            self.UNIT: lambda: unit_words(item.assembly.unit),
            self.STATUS: lambda: status_words(item.assembly),
        }
        if column in words:
            return words[column]()
        amounts = {
            self.MASS: item.mass_kg,
            self.CO2: item.co2_a1a3_kg.value,
            self.BIOBASED: item.biobased_fraction,
            self.RC: None if item.resistance is None else item.resistance.middle,
        }
        return amounts[column]

    def shown(self, item: AssemblyFigures, column: int) -> str:
        if column == self.MASS:
            return amount_text(item.mass_kg, self.language)
        if column == self.CO2:
            return interval_text(item.co2_a1a3_kg, self.language)
        if column == self.BIOBASED:
            return "" if item.biobased_fraction is None else percent_text(item.biobased_fraction, self.language)
        if column == self.RC:
            target, found = item.assembly.rc_target, item.resistance
            return "" if found is None or target is None else rc_text(found, target, self.language)
        return super().shown(item, column)

    def header_words(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Naam"), self.tr("De naam van de opbouw")),
            (self.tr("NL-SfB"), self.tr("De elementcode")),
            (self.tr("Eenheid"), self.tr("De eenheid waarin de opbouw geteld wordt")),
            (self.tr("Massa kg"), self.tr("Massa in kg per eenheid, zonder grondaanvulling")),
            (
                self.tr("CO₂ A1–A3 kg"),
                self.tr("CO₂-uitstoot van de productie in kg per eenheid, laagste tot hoogste"),
            ),
            (self.tr("Biobased"), self.tr("Aandeel biobased materiaal in de massa")),
            ("Rc m²K/W", self.tr("Warmteweerstand, laagste tot hoogste")),
            (self.tr("Status"), self.tr("Waar de lagen op berusten")),
        )
