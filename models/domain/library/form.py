"""Forms of buildings before there is a bill: their sizes, and the assemblies that make such a building."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from models.domain.formula import Formula
from models.domain.library.assembly import Assembly
from models.domain.project import BuildingType
from models.domain.source import SourceRef


class FormKind(StrEnum):
    """A kind of building with a form of its own."""

    ROW_FLAT = "rijwoning"
    ROW_PITCHED = "rijwoning_kap"
    GALLERY_FLAT = "galerijflat"
    SCHOOL = "school"
    OFFICE = "kantoor"

    @property
    def is_row(self) -> bool:
        """Whether it is a row of houses."""
        return self in (FormKind.ROW_FLAT, FormKind.ROW_PITCHED)

    @property
    def has_homes(self) -> bool:
        """Whether it is made of dwellings."""
        return self.is_row or self is FormKind.GALLERY_FLAT

    @property
    def building_type(self) -> BuildingType:
        """The building type of Table 3."""
        return _TYPES[self]

    @property
    def use_function(self) -> str:
        """The id of its use function (Bbl) in the reference data."""
        return _FUNCTIONS[self]


_TYPES = {
    FormKind.ROW_FLAT: BuildingType.GROUND_BOUND_DWELLING,
    FormKind.ROW_PITCHED: BuildingType.GROUND_BOUND_DWELLING,
    FormKind.GALLERY_FLAT: BuildingType.STACKED_DWELLING,
    FormKind.SCHOOL: BuildingType.NON_RESIDENTIAL,
    FormKind.OFFICE: BuildingType.OFFICE,
}
_FUNCTIONS = {
    FormKind.ROW_FLAT: "woonfunctie",
    FormKind.ROW_PITCHED: "woonfunctie",
    FormKind.GALLERY_FLAT: "woonfunctie",
    FormKind.SCHOOL: "onderwijsfunctie",
    FormKind.OFFICE: "kantoorfunctie",
}


class FormSize(StrEnum):
    """A size of a form; the value is its name in the quantities of the reference data.

    Width is per home in a row or gallery flat, and the length of any other building.
    """

    HOMES = "N"
    WIDTH = "w"
    DEPTH = "d"
    STOREYS = "n"
    STOREY_HEIGHT = "h"
    OPENINGS = "p"
    """Openings as a share of the long façades, of a school or office of the façade all round."""
    INNER_WALLS = "i"
    """Metres of inner wall per home and storey; per home in a gallery flat."""
    INNER_HEIGHT = "hi"
    STRIP = "s"
    """Section of a foundation strip, m2."""
    PILE_LENGTH = "pile_len"
    USABLE_RATIO = "go_ratio"
    """Usable (GO) as a share of gross floor area (BVO)."""
    NET_FLOOR = "k"
    """Floors without what walls stand on, as a share of gross floor area."""
    PITCH = "pitch"
    """Pitch of the roof in degrees."""
    KNEE = "knee"
    """Height of the façade above the attic floor."""
    OVERHANG = "overhang"
    SKYLIGHTS = "skylight"
    """Skylights per home, m2."""
    STAIRWELL = "stairwell"
    """Opening for the stairs per home and floor, m2."""
    FACADE_DEPTH = "wall"
    """Thickness of both façades together, within the depth."""
    INNER_DOORS = "door"
    """Inner doors per home, m2."""
    GALLERY = "gal"
    """Width of the gallery."""
    BALCONY = "bal"
    """Balcony per home, m2."""

    @property
    def is_whole(self) -> bool:
        """Whether it counts things."""
        return self in (FormSize.HOMES, FormSize.STOREYS)


@dataclass(frozen=True, slots=True)
class SizeRange:
    """The value of a size that a form begins with, in metres, m2, degrees or as a share, and what it may be.

    `least` and `most` bound what is possible, `usual_least` and `usual_most` what a slider offers.
    """

    value: float
    least: float
    most: float
    usual_least: float
    usual_most: float
    source: SourceRef


@dataclass(frozen=True, slots=True)
class Form:
    """The sizes of one building.

    Raises:
        KeyError: a size is asked for that the kind does not have.
    """

    kind: FormKind
    sizes: Mapping[FormSize, float]

    def __getitem__(self, size: FormSize) -> float:
        return self.sizes[size]

    def __contains__(self, size: FormSize) -> bool:
        return size in self.sizes

    def changed(self, sizes: Mapping[FormSize, float]) -> "Form":
        """The form with other sizes; those that its kind does not have are left out."""
        return replace(self, sizes={size: sizes.get(size, value) for size, value in self.sizes.items()})


class FormElement(StrEnum):
    """A part of the building as an estimate sums it up; the values are keys in JSON and in files of users."""

    GROUND_FLOOR = "begane_grond"
    UPPER_FLOORS = "verdieping"
    ROOF = "dak"
    CLOSED_FACADE = "gevel_dicht"
    OPENINGS = "openingen"
    PARTY_WALLS = "bouwmuur"
    INNER_WALLS = "binnenwand"
    STRIPS = "fundering_m3"
    PILES = "palen"
    CRAWL_SPACE = "bodem"
    FRAME = "draagconstructie"
    GALLERIES = "galerij_balkon"
    STAIRS_DOORS = "trappen_deuren"
    FINISHES = "afbouw"
    KITCHEN_BATH = "keuken_sanitair"
    SERVICES = "installaties"
    SOLAR = "zonnepanelen"
    OUTSIDE = "buiten"


class FormTick(StrEnum):
    """A group of parts that is taken in or left out with one tick."""

    STANDARD = "standard"
    """Installations, stairs, doors, kitchen, sanitary ware and finishes of any building of its kind."""
    PILES = "piles"
    SOLAR = "solar"
    OPTIONS = "options"
    """What belongs to the occupant or the plot: paint, floor finish, shed, paving."""


class BuildingMethod(StrEnum):
    """Building method: traditional, bio-based, modular."""

    TRADITIONAL = "1"
    BIOBASED = "2"
    MODULAR = "3"


@dataclass(frozen=True, slots=True)
class FormPart:
    """A part of a building of one kind and method, and how much of its assembly that building has.

    Attributes:
        role: its name in Dutch, unique within kind and method; `role_en` in English.
        quantity: in the unit of the assembly, from sizes and areas of the form, times `factor`.
        tick: None for a part that is always there.
    """

    kind: FormKind
    method: BuildingMethod
    role: str
    role_en: str
    element: FormElement
    nl_sfb: str
    assembly: Assembly
    quantity: Formula
    factor: float
    tick: FormTick | None
    source: SourceRef

    @property
    def name_nl(self) -> str:
        """Its name in Dutch."""
        return self.role

    @property
    def name_en(self) -> str:
        """Its name in English."""
        return self.role_en


@dataclass(frozen=True, slots=True)
class StatedLayer:
    """One layer of an assembly in a file of the user. None is unknown.

    Attributes:
        method: as the file writes it; a `BuildingMethod` or the user's own word.
        card_id: id of a product card, which gives what the layer does not state.
        thickness_m: per m2 of the element; per m3 of a foundation strip the share of it, which is 1.
        row: its number in the file, from 1.
    """

    method: str
    element: FormElement
    card_id: str
    thickness_m: float | None
    density_kg_per_m3: float | None
    gwp_a1a3_kg_per_kg: float | None
    row: int


@dataclass(frozen=True, slots=True)
class LocationProfile:
    """One kind of location with its CO2 in kg per m2 gross floor area and per home (Table 1).

    The two are not the same figure: each profile has its own size of home, and its source gives neither modules
    nor building method.
    """

    id: str
    name_nl: str
    name_en: str
    co2_kg_per_m2: float
    co2_kg_per_home: float
    source: SourceRef


@dataclass(frozen=True, slots=True)
class PublishedMethod:
    """A kind of building within a building method, with what its source says of its CO2 in kg per m2.

    Attributes:
        co2_kg_per_m2: without the carbon that is stored; None where the source names the kind alone. The source
            gives neither the basis of the m2 nor the modules.
        with_storage_kg_per_m2: with the stored carbon taken off; None where the source gives none.
    """

    id: str
    method: BuildingMethod
    name_nl: str
    name_en: str
    co2_kg_per_m2: float | None
    with_storage_kg_per_m2: float | None
    source: SourceRef


def impossible_sizes(form: Form, ranges: Mapping[FormSize, SizeRange]) -> Iterator[FormSize]:
    """The sizes of a form that are outside what is possible, or are no whole number where things are counted."""
    for size, value in form.sizes.items():
        held = ranges[size]
        if not held.least <= value <= held.most or (size.is_whole and value != int(value)):
            yield size
