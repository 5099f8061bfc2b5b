"""Columns of the bill table: field, header, unit, kind of editor and width."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "BillColumns"


class CellKind(Enum):
    """Kind of value in a cell, which decides how it is drawn and edited."""

    MARK = auto()
    TEXT = auto()
    NUMBER = auto()
    SHARE = auto()
    CHOICE = auto()
    YES_NO = auto()
    BAR = auto()


@dataclass(frozen=True, slots=True)
class BillColumn:
    """One column. `header` and `unit` are not translated; `width` is in pixels at the usual font size."""

    field: str
    header: str
    kind: CellKind
    width: int
    unit: str = ""

    @property
    def is_editable(self) -> bool:
        """Whether the user can edit its cells."""
        return self.kind not in (CellKind.MARK, CellKind.BAR)

    @property
    def is_number(self) -> bool:
        """Whether its cells hold numbers, which are right-aligned."""
        return self.kind in (CellKind.NUMBER, CellKind.SHARE)

    def title(self) -> str:
        """The header in the language of the window."""
        return QCoreApplication.translate(_CONTEXT, self.header)

    def header_text(self) -> str:
        """The header with the unit under it."""
        unit = QCoreApplication.translate(_CONTEXT, self.unit) if self.unit else ""
        return f"{self.title()}\n{unit}" if unit else self.title()


def _column(field: str, header: object, kind: CellKind, width: int, unit: object = "") -> BillColumn:
    return BillColumn(field, str(header), kind, width, str(unit))


MARKS = "marks"
CONTRIBUTION = "contribution"
FROZEN_COUNT = 3

COLUMNS: tuple[BillColumn, ...] = (
    _column(MARKS, "", CellKind.MARK, 26),
    _column("nl_sfb", QT_TRANSLATE_NOOP("BillColumns", "NL-SfB"), CellKind.CHOICE, 66),
    _column("description", QT_TRANSLATE_NOOP("BillColumns", "Omschrijving"), CellKind.TEXT, 200),
    _column("quantity", QT_TRANSLATE_NOOP("BillColumns", "Hoeveelheid"), CellKind.NUMBER, 100),
    _column("unit", QT_TRANSLATE_NOOP("BillColumns", "Eenheid"), CellKind.CHOICE, 72),
    _column("product_id", QT_TRANSLATE_NOOP("BillColumns", "Product"), CellKind.CHOICE, 176),
    _column(CONTRIBUTION, QT_TRANSLATE_NOOP("BillColumns", "Bijdrage"), CellKind.BAR, 144),
    _column("phase", QT_TRANSLATE_NOOP("BillColumns", "Fase"), CellKind.CHOICE, 92),
    _column(
        "service_life_years",
        QT_TRANSLATE_NOOP("BillColumns", "Levensduur"),
        CellKind.NUMBER,
        98,
        QT_TRANSLATE_NOOP("BillColumns", "jaar"),
    ),
    _column(
        "mass_kg_per_unit",
        QT_TRANSLATE_NOOP("BillColumns", "Massa"),
        CellKind.NUMBER,
        84,
        QT_TRANSLATE_NOOP("BillColumns", "kg/eenheid"),
    ),
    _column(
        "mki_a1_eur_per_unit",
        QT_TRANSLATE_NOOP("BillColumns", "MKI set A1"),
        CellKind.NUMBER,
        92,
        QT_TRANSLATE_NOOP("BillColumns", "€/eenheid"),
    ),
    _column(
        "mki_a2_eur_per_unit",
        QT_TRANSLATE_NOOP("BillColumns", "MKI set A2"),
        CellKind.NUMBER,
        92,
        QT_TRANSLATE_NOOP("BillColumns", "€/eenheid"),
    ),
    _column(
        "co2_a1a5_kg_per_unit",
        QT_TRANSLATE_NOOP("BillColumns", "CO₂ A1-A5"),
        CellKind.NUMBER,
        92,
        QT_TRANSLATE_NOOP("BillColumns", "kg/eenheid"),
    ),
    _column(
        "biogenic_c_kg_per_kg",
        QT_TRANSLATE_NOOP("BillColumns", "Biogene koolstof"),
        CellKind.NUMBER,
        122,
        QT_TRANSLATE_NOOP("BillColumns", "kg C/kg"),
    ),
    _column("biobased_fraction", QT_TRANSLATE_NOOP("BillColumns", "Biobased"), CellKind.SHARE, 82, "%"),
    _column("recycled_fraction", QT_TRANSLATE_NOOP("BillColumns", "Gerecycled"), CellKind.SHARE, 90, "%"),
    _column("reused_fraction", QT_TRANSLATE_NOOP("BillColumns", "Hergebruikt"), CellKind.SHARE, 94, "%"),
    _column(
        "future_reuse_fraction",
        QT_TRANSLATE_NOOP("BillColumns", "Straks hergebruikt"),
        CellKind.SHARE,
        134,
        "%",
    ),
    _column(
        "future_recycling_fraction",
        QT_TRANSLATE_NOOP("BillColumns", "Straks gerecycled"),
        CellKind.SHARE,
        130,
        "%",
    ),
    _column("connection_type", QT_TRANSLATE_NOOP("BillColumns", "Type verbinding"), CellKind.CHOICE, 170),
    _column("accessibility", QT_TRANSLATE_NOOP("BillColumns", "Toegankelijkheid"), CellKind.CHOICE, 170),
    _column("crossings", QT_TRANSLATE_NOOP("BillColumns", "Doorkruisingen"), CellKind.CHOICE, 150),
    _column("edge_confinement", QT_TRANSLATE_NOOP("BillColumns", "Randopsluiting"), CellKind.CHOICE, 120),
    _column("data_category", QT_TRANSLATE_NOOP("BillColumns", "Categorie"), CellKind.CHOICE, 84),
    _column("unforeseen_reuse", QT_TRANSLATE_NOOP("BillColumns", "Onvoorzien hergebruik"), CellKind.YES_NO, 158),
    _column("energy_part", QT_TRANSLATE_NOOP("BillColumns", "Energiedeel"), CellKind.CHOICE, 170),
    _column("source", QT_TRANSLATE_NOOP("BillColumns", "Bron"), CellKind.TEXT, 200),
    _column("note", QT_TRANSLATE_NOOP("BillColumns", "Opmerking"), CellKind.TEXT, 220),
    _column(
        "printed_total",
        QT_TRANSLATE_NOOP("BillColumns", "Gedrukt totaal"),
        CellKind.NUMBER,
        110,
        QT_TRANSLATE_NOOP("BillColumns", "€ MKI"),
    ),
)
"""In the order of the screen; the first `FROZEN_COUNT` stay in view when the table scrolls sideways."""

FITTED = "description"
"""Field of the column that takes the width that is left, as long as nobody set a width."""

FITTED_LEAST = 150
"""Width in pixels under which that column does not shrink."""

COLUMN_OF: dict[str, int] = {column.field: place for place, column in enumerate(COLUMNS)}
