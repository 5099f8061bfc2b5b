"""The declared unit of a declaration and its conversions to mass and size, each with its source in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.importing.common.finding_list import FileRefusedError
from app.importing.declarations.fields import shown
from models.domain.declaration import Conversion
from models.domain.quantities import CUBIC_METRE, KG, METRE, SQUARE_METRE, Dimension, Unit, parse_unit

DENSITY = ("gross density", "bulk density")
_GRAMMAGE = "grammage"
_THICKNESS = "layer thickness"
_LINEAR = "linear density"
_PIECE = ("weight per piece", "weight per unit")
_SMALLEST, _LARGEST = 1e-12, 1e12


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the product: its value in SI units, and its name in the file."""

    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Measures:
    """The declared unit in a file and its measures.

    Attributes:
        amounts: amounts per one declared unit that the file states, such as its mass.
        properties: name of a material property (MaterialProperties.md of the format) -> value in kg and m.
    """

    unit: Unit
    amounts: tuple[Conversion, ...] = ()
    properties: Mapping[str, Property] = field(default_factory=dict)

    @property
    def density(self) -> Property | None:
        """The density in kg/m3: gross density, else bulk density, else None."""
        return next((self.properties[name] for name in DENSITY if name in self.properties), None)


def usable(amount: float) -> bool:
    """Whether an amount is in a range in which sums and quotients of such amounts stay finite and above zero."""
    return _SMALLEST <= amount <= _LARGEST


def declared_unit(text: str, place: str) -> Unit:
    """The unit that `text` names.

    Raises:
        FileRefusedError: `epd_no_unit` for an empty text, `epd_unknown_unit` for one that is no unit of mass,
            volume, area, length or count.
    """
    if not text.strip():
        raise FileRefusedError("epd_no_unit", at=place)
    unit = parse_unit(text)
    if unit is None:
        raise FileRefusedError("epd_unknown_unit", at=place, unit=shown(text))
    return unit


def conversions_of(measures: Measures) -> tuple[Conversion, ...]:
    """All conversions that the file states, then those that follow from its properties.

    "conversion factor to 1 kg" is left out on purpose: the format divides by it, but some files multiply.
    """
    return (*measures.amounts, *_derived(measures))


def mass_per_unit(measures: Measures) -> float | None:
    """The mass in kg per one declared unit, None when the file does not state it."""
    if measures.unit.dimension is Dimension.MASS:
        return measures.unit.factor
    return next((c.amount_per_declared_unit for c in conversions_of(measures) if c.unit == KG), None)


def _derived(measures: Measures) -> list[Conversion]:
    by_dimension = {
        Dimension.AREA: _of_area,
        Dimension.VOLUME: _of_volume,
        Dimension.MASS: _of_mass,
        Dimension.LENGTH: _of_length,
        Dimension.COUNT: _of_piece,
    }
    # A declared unit that is not the base unit, such as a tonne or a litre, is that many base units.
    factor = measures.unit.factor
    return [
        Conversion(unit, amount * factor, words)
        for unit, amount, words in by_dimension[measures.unit.dimension](measures)
        if usable(amount * factor)
    ]


_Derived = list[tuple[Unit, float, str]]


def _of_area(measures: Measures) -> _Derived:
    found: _Derived = []
    grammage, thickness = measures.properties.get(_GRAMMAGE), measures.properties.get(_THICKNESS)
    if grammage is not None:
        found.append((KG, grammage.value, grammage.words))
    if thickness is None:
        return found
    found.append((CUBIC_METRE, thickness.value, thickness.words))
    if measures.density is not None:
        words = f"{measures.density.words} x {thickness.words}"
        found.append((KG, measures.density.value * thickness.value, words))
    return found


def _of_volume(measures: Measures) -> _Derived:
    found: _Derived = []
    if measures.density is not None:
        found.append((KG, measures.density.value, measures.density.words))
    thickness = measures.properties.get(_THICKNESS)
    if thickness is not None:
        found.append((SQUARE_METRE, 1 / thickness.value, thickness.words))
    return found


def _of_mass(measures: Measures) -> _Derived:
    found: _Derived = []
    for unit, prop in (
        (CUBIC_METRE, measures.density),
        (SQUARE_METRE, measures.properties.get(_GRAMMAGE)),
        (METRE, measures.properties.get(_LINEAR)),
    ):
        if prop is not None:
            found.append((unit, 1 / prop.value, prop.words))
    return found


def _of_length(measures: Measures) -> _Derived:
    linear = measures.properties.get(_LINEAR)
    return [] if linear is None else [(KG, linear.value, linear.words)]


def _of_piece(measures: Measures) -> _Derived:
    found = (measures.properties.get(name) for name in _PIECE)
    return [(KG, prop.value, prop.words) for prop in found if prop is not None]
