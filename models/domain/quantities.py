"""Units of amount, their conversion, and shares as percent or fraction.

Leaves out on purpose: units of energy and currency, which the program passes on without converting them.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Dimension(StrEnum):
    """Physical dimension of a unit; only amounts of one dimension may be summed."""

    MASS = "mass"
    VOLUME = "volume"
    AREA = "area"
    LENGTH = "length"
    COUNT = "count"


class AreaKind(StrEnum):
    """Floor area that a figure is divided by (NEN 2580).

    GROSS: gross floor area, bruto-vloeroppervlakte (BVO). USABLE: usable floor area, gebruiksoppervlakte (GO).
    """

    GROSS = "gross_floor_area"
    USABLE = "usable_floor_area"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of amount. `factor` is the number of base units (kg, m3, m2, m, piece) in one of it."""

    symbol: str
    dimension: Dimension
    factor: float


KG = Unit("kg", Dimension.MASS, 1.0)
TONNE = Unit("ton", Dimension.MASS, 1000.0)
GRAM = Unit("g", Dimension.MASS, 0.001)
CUBIC_METRE = Unit("m3", Dimension.VOLUME, 1.0)
LITRE = Unit("l", Dimension.VOLUME, 0.001)
SQUARE_METRE = Unit("m2", Dimension.AREA, 1.0)
METRE = Unit("m", Dimension.LENGTH, 1.0)
MILLIMETRE = Unit("mm", Dimension.LENGTH, 0.001)
PIECE = Unit("stuk", Dimension.COUNT, 1.0)

UNITS: tuple[Unit, ...] = (
    KG, TONNE, GRAM, CUBIC_METRE, LITRE, SQUARE_METRE, METRE, MILLIMETRE, PIECE,
)  # fmt: skip

_SYNONYMS: dict[str, Unit] = {
    **{unit.symbol: unit for unit in UNITS},
    **dict.fromkeys(("kilo", "kilogram", "kgs"), KG),
    **dict.fromkeys(("t", "tonne", "tonnes", "tons", "1000kg", "1.000kg", "mg1000kg"), TONNE),
    **dict.fromkeys(("gr", "gram"), GRAM),
    **dict.fromkeys(("m^3", "kuub", "kubiekemeter", "cbm", "qm3"), CUBIC_METRE),
    **dict.fromkeys(("liter", "litre", "ltr", "dm3"), LITRE),
    **dict.fromkeys(("m^2", "vierkantemeter", "sqm", "qm"), SQUARE_METRE),
    **dict.fromkeys(("m1", "m'", "meter", "metre", "lm", "lfm", "strekkendemeter", "m^1"), METRE),
    **dict.fromkeys(("millimeter",), MILLIMETRE),
    **dict.fromkeys(
        ("st", "stuks", "stk", "pcs", "pc", "piece", "pieces", "p", "ea", "item", "stück", "item(s)"), PIECE
    ),
}
_SUPERSCRIPTS = str.maketrans({"²": "2", "³": "3", "¹": "1", "\N{RIGHT SINGLE QUOTATION MARK}": "'"})


def parse_unit(text: str) -> Unit | None:
    """The unit that `text` names in Dutch, English or German (`m²`, `stuks`, `ton`); None when it is not known."""
    return _SYNONYMS.get(re.sub(r"[\s.]+$|\s+", "", text.translate(_SUPERSCRIPTS).lower()))


def convert(amount: float, unit: Unit, target: Unit) -> float:
    """`amount` in `unit`, expressed in `target`.

    Raises:
        ValueError: the units measure different dimensions.
    """
    if unit.dimension is not target.dimension:
        raise ValueError(f"{unit.symbol} and {target.symbol} measure different things")
    return amount if unit == target else amount * (unit.factor / target.factor)


def fraction_from_percent(percent: float) -> float:
    """The fraction of a percentage (35 -> 0.35), computed in decimal so that the inverse gives 35 again."""
    return float(Decimal(repr(percent)).scaleb(-2))


def percent_from_fraction(fraction: float) -> float:
    """The percentage of a fraction (0.35 -> 35.0): the inverse of `fraction_from_percent` up to 15 digits."""
    return float(Decimal(repr(fraction)).scaleb(2))
