"""The look of each material class in a drawing of layers: a ground and line work, which differ in grey as well."""

from dataclasses import dataclass
from enum import Enum, auto


class LineWork(Enum):
    """The lines or dots on the ground of a material, after the habits of building drawings."""

    PLAIN = auto()
    FINE_DOTS = auto()
    PEBBLES = auto()
    RISING = auto()
    RISING_DENSE = auto()
    FALLING = auto()
    CROSSED = auto()
    CROSSED_WIDE = auto()
    STEEP = auto()
    LEVEL = auto()
    GRID = auto()
    TUFTS = auto()
    GRAIN = auto()
    BOARDS = auto()
    WAVES = auto()
    FIBRES = auto()
    CELLS = auto()
    UPRIGHT = auto()


@dataclass(frozen=True, slots=True)
class MaterialLook:
    """The look of a material: a colour of the tokens for the ground, and one for the lines on it."""

    ground: str
    work: LineWork
    line: str = "ink"


UNKNOWN_LOOK = MaterialLook("absent", LineWork.PLAIN)
"""Look of a material without a class."""

LOOKS = {
    "afwerking": MaterialLook("m_gypsum", LineWork.UPRIGHT),
    "aggregaat": MaterialLook("m_earth", LineWork.PEBBLES),
    "asfalt": MaterialLook("m_plastic", LineWork.PEBBLES, "surface"),
    "baksteen": MaterialLook("m_brick", LineWork.RISING),
    "beton": MaterialLook("m_mineral", LineWork.PEBBLES),
    "bindmiddel": MaterialLook("m_mineral", LineWork.LEVEL),
    "bitumen": MaterialLook("m_plastic", LineWork.RISING, "surface"),
    "dakopbouw": MaterialLook("m_earth", LineWork.TUFTS),
    "gips": MaterialLook("m_gypsum", LineWork.FINE_DOTS),
    "glas": MaterialLook("m_glass", LineWork.PLAIN),
    "groen": MaterialLook("m_plant", LineWork.TUFTS),
    "hout": MaterialLook("m_wood", LineWork.GRAIN),
    "houtplaat": MaterialLook("m_wood", LineWork.BOARDS),
    "install": MaterialLook("m_service", LineWork.GRID),
    "iso_bio": MaterialLook("m_plant", LineWork.FIBRES),
    "iso_min": MaterialLook("m_wool", LineWork.WAVES),
    "iso_schuim": MaterialLook("m_foam", LineWork.CELLS),
    "kalkzandsteen": MaterialLook("m_stone", LineWork.RISING),
    "koper": MaterialLook("m_brick", LineWork.CROSSED_WIDE),
    "kunststof": MaterialLook("m_plastic", LineWork.PLAIN),
    "leem": MaterialLook("m_earth", LineWork.FINE_DOTS),
    "metaal": MaterialLook("m_metal", LineWork.FALLING),
    "mortel": MaterialLook("m_mineral", LineWork.FINE_DOTS),
    "pui": MaterialLook("m_glass", LineWork.UPRIGHT),
    "pv": MaterialLook("m_glass", LineWork.CROSSED),
    "staal": MaterialLook("m_metal", LineWork.RISING_DENSE),
    "steen": MaterialLook("m_stone", LineWork.CROSSED),
    "verf": MaterialLook("m_gypsum", LineWork.PLAIN),
    "zink": MaterialLook("m_metal", LineWork.STEEP),
}
"""Material class of the library's cards -> look; no two are the same."""


def look_of(material_class: str) -> MaterialLook:
    """The look of a material class."""
    return LOOKS.get(material_class, UNKNOWN_LOOK)
