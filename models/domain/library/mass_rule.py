"""Rules from a quantity of a product to kilograms, the sizes they need, and their answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.domain.library.figure import FigureStatus, LibraryUnit
from models.domain.outcome import Message
from models.domain.source import SourceRef


class MassRuleKind(StrEnum):
    """How one unit of a product becomes kilograms.

    DENSITY: m3. THICKNESS: m2 × density × thickness. SECTION: m × density × width × height. VOLUME: piece ×
    density × three sizes. PER_UNIT: a fixed mass. TABLE: kilograms by one size. AREA, WIDTH: the mass per m2 of
    the same card × width × height, or × width. LENGTH: the mass per m of the same card × length. PROFILE,
    PROFILE_LENGTH: steel profiles, per m or per piece of a length. HOLLOW_SECTION: a profile by its sizes.
    NONE: there is no way, and the note says why.
    """

    NONE = "none"
    DENSITY = "density"
    THICKNESS = "thickness"
    SECTION = "section"
    VOLUME = "volume"
    PER_UNIT = "per_unit"
    TABLE = "table"
    AREA = "area"
    WIDTH = "width"
    LENGTH = "length"
    PROFILE = "profile"
    PROFILE_LENGTH = "profile_length"
    HOLLOW_SECTION = "hollow_section"


class SizeName(StrEnum):
    """What a size is of: a measure in mm, or a way in which the trade names a variant."""

    THICKNESS = "thickness_mm"
    WIDTH = "width_mm"
    HEIGHT = "height_mm"
    LENGTH = "length_mm"
    DIAMETER = "diameter_mm"
    SECTION_MM = "section_mm"
    SECTION_CM = "section_cm"
    PROFILE = "profile"
    MESH = "mesh"
    LAYERS = "layers"
    BOARDS = "boards"
    BOARDS_PER_SIDE = "boards_per_side"
    BUILD = "build"
    TYPE = "type"
    VOLUME = "volume_l"
    POWER = "power_kw"
    FLOW = "flow_m3h"


@dataclass(frozen=True, slots=True)
class MassRule:
    """One way to kilograms of a card, for one unit.

    Defaults stand for a size that nobody stated and never make a firm figure. `table` holds (size, kg) pairs of
    the size that `table_key` names; `least` and `most` bound the size that the rule holds for (both None: none).
    `is_per_dwelling` marks the mass of a whole dwelling's share, for indications only.

    Attributes:
        status: None for a rule of kind NONE.
        density_kg_per_m3: the density that the rule counts with; None for rules that need none.
        note: what was assumed, or why there is no way, in Dutch.
    """

    unit: LibraryUnit
    kind: MassRuleKind
    source: SourceRef
    status: FigureStatus | None
    note: str = ""
    kg_per_unit: float | None = None
    density_kg_per_m3: float | None = None
    table_key: SizeName | None = None
    table: tuple[tuple[str, float], ...] = ()
    default_key: str = ""
    default_thickness_mm: float | None = None
    default_width_mm: float | None = None
    default_height_mm: float | None = None
    default_length_mm: float | None = None
    least: float | None = None
    most: float | None = None
    common_thicknesses_mm: tuple[float, ...] = ()
    is_per_dwelling: bool = False

    def holds_for(self, size: float) -> bool:
        """Whether a size lies within the bounds of the rule, bounds included."""
        return (self.least is None or self.least <= size) and (self.most is None or size <= self.most)


@dataclass(frozen=True, slots=True)
class SteelProfile:
    """A rolled or welded steel profile; kg per m."""

    name: str
    kg_per_m: float
    status: FigureStatus
    source: SourceRef


def size_key(text: str) -> str:
    """The way in which sizes are compared: "HEA 200" and "hea200", "3 × 2,5" and "3x2.5" are the same."""
    return "".join(text.casefold().split()).replace(",", ".").replace("×", "x")


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes that somebody stated of a product. None means not stated.

    `thicknesses_mm` has one entry a leaf: "2x 120" is (120, 120) and "140+60" is (140, 60); leaves add up.
    `named` are the other sizes, as texts: a profile "HEA 200", a diameter "110", a mesh "8-150".
    """

    thicknesses_mm: tuple[float, ...] = ()
    width_mm: float | None = None
    height_mm: float | None = None
    length_mm: float | None = None
    named: Mapping[SizeName, str] = field(default_factory=dict)


NO_SIZES = Sizes()


@dataclass(frozen=True, slots=True)
class KnownMass:
    """Kilograms of one unit of a product.

    Attributes:
        assumed: each size that a default stood for, with that default as text.
        is_firm: every size was stated, or none was needed.
    """

    kg_per_unit: float
    rule: MassRule | None
    assumed: Mapping[SizeName, str] = field(default_factory=dict)

    @property
    def is_firm(self) -> bool:
        return not self.assumed and not (self.rule is not None and self.rule.is_per_dwelling)


@dataclass(frozen=True, slots=True)
class UnknownMass:
    """The reason why a quantity has no mass: a code with its values, and the rule's own note."""

    reason: Message
    note: str = ""
