"""The wording of a changed line of the bill."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.reporting.wording.number_text import NOTHING, number_text, own_decimals, unit_symbol
from app.texts import Language
from models.domain.bill import BillLine
from models.domain.quantities import Unit
from models.scorecard.comparison import LineChange, LineDifference

_CONTEXT = "LineWords"
_NAMES: dict[str, str] = {
    "description": str(QT_TRANSLATE_NOOP("LineWords", "omschrijving")),
    "quantity": str(QT_TRANSLATE_NOOP("LineWords", "hoeveelheid")),
    "unit": str(QT_TRANSLATE_NOOP("LineWords", "eenheid")),
    "nl_sfb": str(QT_TRANSLATE_NOOP("LineWords", "NL-SfB")),
    "product_id": str(QT_TRANSLATE_NOOP("LineWords", "product")),
    "mass_kg_per_unit": str(QT_TRANSLATE_NOOP("LineWords", "kg per eenheid")),
    "service_life_years": str(QT_TRANSLATE_NOOP("LineWords", "levensduur")),
    "mki_a1_eur_per_unit": str(QT_TRANSLATE_NOOP("LineWords", "MKI A1 per eenheid")),
    "mki_a2_eur_per_unit": str(QT_TRANSLATE_NOOP("LineWords", "MKI A2 per eenheid")),
    "co2_a1a5_kg_per_unit": str(QT_TRANSLATE_NOOP("LineWords", "CO₂ per eenheid")),
    "biogenic_c_kg_per_kg": str(QT_TRANSLATE_NOOP("LineWords", "biogene koolstof")),
    "biobased_fraction": str(QT_TRANSLATE_NOOP("LineWords", "biobased")),
    "recycled_fraction": str(QT_TRANSLATE_NOOP("LineWords", "gerecycled")),
    "reused_fraction": str(QT_TRANSLATE_NOOP("LineWords", "hergebruikt")),
    "future_reuse_fraction": str(QT_TRANSLATE_NOOP("LineWords", "later her te gebruiken")),
    "future_recycling_fraction": str(QT_TRANSLATE_NOOP("LineWords", "later te recyclen")),
    "connection": str(QT_TRANSLATE_NOOP("LineWords", "losmaakbaarheid")),
    "data_category": str(QT_TRANSLATE_NOOP("LineWords", "datacategorie")),
    "unforeseen_reuse": str(QT_TRANSLATE_NOOP("LineWords", "onvoorzien hergebruik")),
    "phase": str(QT_TRANSLATE_NOOP("LineWords", "fase")),
    "energy_part": str(QT_TRANSLATE_NOOP("LineWords", "energiedeel")),
    "module_profiles": str(QT_TRANSLATE_NOOP("LineWords", "modules")),
    "source": str(QT_TRANSLATE_NOOP("LineWords", "bron")),
    "note": str(QT_TRANSLATE_NOOP("LineWords", "opmerking")),
    "printed_total": str(QT_TRANSLATE_NOOP("LineWords", "gedrukt totaal")),
    "provisional": str(QT_TRANSLATE_NOOP("LineWords", "voorlopig product")),
    "opened_from": str(QT_TRANSLATE_NOOP("LineWords", "opbouw")),
    "extra": str(QT_TRANSLATE_NOOP("LineWords", "overige kolommen")),
}
_LONGEST = 40


def field_change_text(difference: LineDifference, language: Language) -> str:
    """The changes of a line, as "hoeveelheid 12 → 14; product a → b"; the quantity of an added or deleted one."""
    line = difference.other or difference.base
    if line is None:
        return ""
    if difference.change is not LineChange.CHANGED or difference.base is None:
        return _quantity(line, language)
    base = difference.base
    return "; ".join(_one_change(name, base, line, language) for name in difference.fields)


def _one_change(name: str, base: BillLine, other: BillLine, language: Language) -> str:
    title = QCoreApplication.translate(_CONTEXT, _NAMES.get(name, name))
    before, after = (_value(name, getattr(line, name), language) for line in (base, other))
    if not before and not after:
        return title
    return f"{title} {before or NOTHING} → {after or NOTHING}"


def _value(name: str, value: object, language: Language) -> str:
    """The short text of a value; "" when it is unknown or has none."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float):
        shown = value * 100 if name.endswith("_fraction") else value
        number = number_text(shown, min(own_decimals(shown), 4), language)
        return f"{number} %" if name.endswith("_fraction") else number
    if isinstance(value, Unit):
        return unit_symbol(value)
    if isinstance(value, str):
        text = " ".join(value.split())
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return ""


def _quantity(line: BillLine, language: Language) -> str:
    if line.quantity is None:
        return NOTHING
    unit = "" if line.unit is None else f" {unit_symbol(line.unit)}"
    return f"{number_text(line.quantity, min(own_decimals(line.quantity), 3), language)}{unit}"
