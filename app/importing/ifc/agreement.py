"""Holds the figures of one element against each other: its volume, and its area times its thickness.

A model that says both says one thing twice. Where they lie apart, one of them is wrong: often a unit (a factor of
1,000), or layers that do not cover the whole element. Net and gross may lie apart by what the openings take.
"""

from dataclasses import dataclass
from enum import Enum

from app.importing.ifc.materials import Makeup, Materials
from app.importing.ifc.quantities import Amount, Stated
from models.reference.ifc_names import AmountNames
from models.reference.name_words import folded

_TOLERANCE = 1.1
"""Corners, slopes and rounding make the two figures of a sound element differ by less."""

_TOO_FAR = 1.5
"""Beyond it no mitre or rounding explains the difference: neither figure can be trusted."""

_OPENINGS = 20.0
"""Gross over net at most: an element is not all openings."""

_LEAST_M3 = 0.005
"""A difference that does not matter: the end of a short piece of wall."""


class Fit(Enum):
    """How the figures of an element go together."""

    AGREES = "agrees"
    DIFFERS = "differs"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the figures of an element go together; AGREES too where there are not two to compare.

    Attributes:
        computed_m3: area times thickness.
        stated_m3: the volume of the model.
        area_name, volume_name: as the model names them.
    """

    fit: Fit = Fit.AGREES
    computed_m3: float = 0.0
    stated_m3: float = 0.0
    area_name: str = ""
    volume_name: str = ""


AGREES = Agreement()


def agreement(stated: Stated, materials: Materials, thickness: AmountNames) -> Agreement:
    """Compares the volume of an element with its area times the thickness of its layers, or its stated thickness.

    Args:
        thickness: names of the length that is the thickness of such an element.
    """
    area, span = stated.usable("area"), _span_m(stated, materials, thickness)
    if area is None or area.value is None or span is None:
        return AGREES
    volume = stated.usable("volume") or _by_thickness(stated, area, thickness)
    if volume is None or volume.value is None:
        return AGREES
    least, most = area.value * span[0], area.value * span[1]
    nearest = min(max(volume.value, least), most)
    if abs(volume.value - nearest) <= _LEAST_M3 and max(volume.value, nearest) < 2.0 * _LEAST_M3:
        return AGREES
    below, above = _allowed(_is_gross(volume.name), _is_gross(area.name))
    ratio = volume.value / nearest if nearest > 0.0 else 0.0
    if below <= ratio <= above:
        return AGREES
    is_far = ratio > above * _TOO_FAR / _TOLERANCE or ratio < below * _TOLERANCE / _TOO_FAR
    fit = Fit.CONTRADICTS if is_far else Fit.DIFFERS
    return Agreement(fit, nearest, volume.value, area.name, volume.name)


def _by_thickness(stated: Stated, area: Amount, names: AmountNames) -> Amount | None:
    """The area times the thickness that the element itself states, to hold its layers against without a volume."""
    length = stated.length_named(names)
    if length is None or area.value is None:
        return None
    return Amount("volume", f"{area.name} × {length:g} m", area.origin, area.value * length)


def _span_m(stated: Stated, materials: Materials, names: AmountNames) -> tuple[float, float] | None:
    """The thickness in m, least and most; None when it is not known."""
    if materials.makeup in (Makeup.LAYERS, Makeup.SINGLE) and (span := materials.thickness_range_m()) is not None:
        return span
    if materials.makeup is Makeup.LAYERS:
        return None
    thickness = stated.length_named(names)
    return None if thickness is None else (thickness, thickness)


def _allowed(volume_is_gross: bool, area_is_gross: bool) -> tuple[float, float]:
    """The volume over area times thickness, least and most."""
    below = 1.0 / _OPENINGS if area_is_gross and not volume_is_gross else 1.0 / _TOLERANCE
    above = _OPENINGS if volume_is_gross and not area_is_gross else _TOLERANCE
    return below, above


def _is_gross(name: str) -> bool:
    plain = folded(name)
    return any(word in plain for word in ("gross", "brut"))
