"""The item model of product cards."""

from typing import ClassVar

from app.desktop.pages.library.card_texts import status_of, status_word
from app.desktop.pages.library.found_table_model import FoundTableModel
from app.reporting.wording.number_text import unit_symbol
from app.texts import name_of
from models.domain.product import ProductCard
from models.domain.quantities import percent_from_fraction


class ProductTableModel(FoundTableModel[ProductCard]):
    """Product cards as rows; unknown figures are empty, never zero."""

    NAME, UNIT, DENSITY, GWP, MKI_A1, MKI_A2, BIOBASED, STATUS = range(8)
    _FIELDS: ClassVar[dict[int, str]] = {
        DENSITY: "density_kg_per_m3",
        GWP: "gwp_a1a3_kg_per_kg",
        MKI_A1: "mki_a1_eur_per_unit",
        MKI_A2: "mki_a2_eur_per_unit",
        BIOBASED: "biobased_fraction",
    }
    right_columns = frozenset(_FIELDS)

    def id_of(self, item: ProductCard) -> str:
        return item.id

    def value(self, item: ProductCard, column: int) -> str | float | None:
        if column == self.NAME:
            return name_of(item, self.language)
        if column == self.UNIT:
            return unit_symbol(item.unit)
        if column == self.STATUS:
            return status_word(status_of(item))
        value: float | None = getattr(item, self._FIELDS[column])
        return percent_from_fraction(value) if column == self.BIOBASED and value is not None else value

    def header_words(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Naam"), self.tr("De naam van het product")),
            (self.tr("Eenheid"), self.tr("De eenheid waarin het product geteld wordt")),
            (self.tr("kg/m³"), self.tr("Dichtheid in kg/m³")),
            (self.tr("GWP A1-A3"), self.tr("CO₂-uitstoot van de productie in kg CO₂-eq per kg, zonder opname")),
            (self.tr("MKI A1"), self.tr("Milieukosten in set A1, in euro per eenheid")),
            (self.tr("MKI A2"), self.tr("Milieukosten in set A2, in euro per eenheid")),
            (self.tr("Biobased %"), self.tr("Aandeel biobased materiaal in procenten van de massa")),
            (self.tr("Status"), self.tr("Of elk getal in zijn bron is nagelezen, of een eigen kaart is")),
        )
