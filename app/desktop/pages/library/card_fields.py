"""The figures of a product card: their names, units, and the parsers of their fields."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.desktop.session.typed_input import number_parser, number_shower
from app.texts import Language
from models.domain.product import ProductCard
from models.domain.quantities import fraction_from_percent, percent_from_fraction

_FRACTION = "biobased_fraction"
_ABOVE_ZERO = frozenset({"density_kg_per_m3", "service_life_years"})
_SIGNED = frozenset({"gwp_a1a3_kg_per_kg", "mki_a1_eur_per_unit", "mki_a2_eur_per_unit"})


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The name and unit of a figure; in `unit`, {0} stands for the unit of the card."""

    label: str
    unit: str


def figure_words() -> dict[str, FigureWords]:
    """The words of every figure by field of the card, in the order of the form."""

    density = QCoreApplication.translate("Library", "Dichtheid")
    mass = QCoreApplication.translate("Library", "Massa per eenheid")
    life = QCoreApplication.translate("Library", "Levensduur")
    gwp = QCoreApplication.translate("Library", "GWP van de productie (A1-A3)")
    biogenic = QCoreApplication.translate("Library", "Biogene koolstof")
    biobased = QCoreApplication.translate("Library", "Biobased, aandeel van de massa")
    mki_a1 = QCoreApplication.translate("Library", "MKI in set A1")
    mki_a2 = QCoreApplication.translate("Library", "MKI in set A2")
    years = QCoreApplication.translate("Library", "jaar")
    return {
        "density_kg_per_m3": FigureWords(density, "kg/m³"),
        "mass_kg_per_unit": FigureWords(mass, "kg/{0}"),
        "service_life_years": FigureWords(life, years),
        "gwp_a1a3_kg_per_kg": FigureWords(gwp, "kg CO₂-eq/kg"),
        "biogenic_c_kg_per_kg": FigureWords(biogenic, "kg C/kg"),
        "biobased_fraction": FigureWords(biobased, "%"),
        "mki_a1_eur_per_unit": FigureWords(mki_a1, "€/{0}"),
        "mki_a2_eur_per_unit": FigureWords(mki_a2, "€/{0}"),
    }


def yes_no_words() -> dict[bool | None, str]:
    """The words of a fact that is so, is not so, or is not known."""
    return {
        None: QCoreApplication.translate("Library", "onbekend"),
        True: QCoreApplication.translate("Library", "ja"),
        False: QCoreApplication.translate("Library", "nee"),
    }


def substance_words() -> dict[str, str]:
    """The names of what a card says of harmful substances, by field of the card, in the order of the form."""
    return {
        "is_free_of_toxic": QCoreApplication.translate("Library", "Vrij van giftige stoffen, volgens verklaring"),
        "substance_list": QCoreApplication.translate("Library", "Stoffenlijst van die verklaring"),
        "has_health_certificate": QCoreApplication.translate("Library", "Certificaat voor gezond materiaal"),
    }


def figure_of(card: ProductCard, field: str) -> float | None:
    """The figure as shown in the form, where a share is in percent."""
    value: float | None = getattr(card, field)
    return percent_from_fraction(value) if field == _FRACTION and value is not None else value


def stored_figure(field: str, shown: float | None) -> float | None:
    """The figure as stored; the inverse of `figure_of`."""
    return fraction_from_percent(shown) if field == _FRACTION and shown is not None else shown


def figure_parser(field: str, lang: Language) -> Callable[[str], float | None]:
    """The parser of a figure's field; it raises ValueError with a sentence for the user."""
    read = number_parser(lang, above_zero=field in _ABOVE_ZERO)

    def parse(text: str) -> float | None:
        value = read(text)
        if value is None:
            return None
        if field not in _SIGNED and value < 0:
            raise ValueError(QCoreApplication.translate("Library", "Dit mag niet negatief zijn."))
        if field == _FRACTION and value > 100:
            raise ValueError(QCoreApplication.translate("Library", "Dit mag niet meer dan 100 zijn."))
        return float(value)

    return parse


def figure_shower(lang: Language) -> Callable[[object], str]:
    """The function that writes a figure with all of its decimals."""
    return number_shower(lang)
