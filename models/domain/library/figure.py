"""Figures of the library: a value with its unit, its source, how it was come by and the modules that it covers."""

from dataclasses import dataclass
from enum import StrEnum

from models.domain.quantities import CUBIC_METRE, KG, LITRE, METRE, PIECE, SQUARE_METRE, Unit
from models.domain.source import SourceRef, SourceStatus


class LibraryUnit(StrEnum):
    """A unit that the library counts in. Power and energy units are none of the bill's units."""

    KG = "kg"
    M3 = "m3"
    M2 = "m2"
    M = "m"
    PIECE = "stuk"
    LITRE = "l"
    KW = "kW"
    KWP = "kWp"
    WP = "Wp"
    KWH = "kWh"

    @property
    def bill_unit(self) -> Unit | None:
        """The same unit as a bill has it; None for power and energy."""
        return _BILL_UNITS.get(self)


_BILL_UNITS = {
    LibraryUnit.KG: KG,
    LibraryUnit.M3: CUBIC_METRE,
    LibraryUnit.M2: SQUARE_METRE,
    LibraryUnit.M: METRE,
    LibraryUnit.PIECE: PIECE,
    LibraryUnit.LITRE: LITRE,
}


class FigureStatus(StrEnum):
    """How a figure was come by. Only VERIFIED and DERIVED rest on a text that was read for this product.

    DERIVED follows from figures that were read, OWN is an estimate of Meetlat's makers, PROXY belongs to a
    kindred product, UNVERIFIED is quoted by its source but was not checked or is doubted.
    """

    VERIFIED = "verified"
    DERIVED = "derived"
    OWN = "own"
    PROXY = "proxy"
    UNVERIFIED = "unverified"

    @property
    def is_verified(self) -> bool:
        return self in (FigureStatus.VERIFIED, FigureStatus.DERIVED)

    @property
    def of_source(self) -> SourceStatus:
        """The same as the status of a source reference, which tells no derived figure from a read one."""
        return _OF_SOURCE[self]


_OF_SOURCE = {
    status: SourceStatus.VERIFIED if status.is_verified else SourceStatus(status.value) for status in FigureStatus
}


class Boundary(StrEnum):
    """The life-cycle modules (EN 15804) that a CO2 or MKI figure covers.

    A1_A3_C3_C4 is production of wood and bio-based products with end of life, so that the biogenic uptake closes.
    AS_PUBLISHED is production as its source draws the line (KBOB, ICE), without biogenic uptake.
    """

    A1_A3 = "A1-A3"
    A1_A3_C3_C4 = "A1-A3+C3+C4"
    A4_A5 = "A4-A5"
    A1_A5 = "A1-A5"
    A_D = "A-D"
    PRODUCTION_AND_END = "production-and-end"
    AS_PUBLISHED = "as_published"


class FigureField(StrEnum):
    """What a figure of a card says; the unit is in the name, per `Figure.per` where it is an amount.

    SERVICE_LIFE is what a source states: the one that is used belongs to an MKI of that source, the others stand
    behind the interval of SERVICE_LIFE_LOW and SERVICE_LIFE_HIGH.
    """

    DENSITY = "density_kg_per_m3"
    GWP_A1_A3 = "gwp_a1a3_kg"
    GWP_A4_A5 = "gwp_a4a5_kg"
    GWP_A1_A5 = "gwp_a1a5_kg"
    MKI_A1 = "mki_a1_eur"
    MKI_A2 = "mki_a2_eur"
    BIOBASED = "biobased_fraction"
    BIOGENIC_CARBON = "biogenic_c_kg_per_kg"
    SERVICE_LIFE_LOW = "service_life_low_years"
    SERVICE_LIFE_HIGH = "service_life_high_years"
    SERVICE_LIFE = "service_life_years"
    LAMBDA_LOW = "lambda_low_w_per_mk"
    LAMBDA_HIGH = "lambda_high_w_per_mk"


PER_AMOUNT = frozenset({
    FigureField.GWP_A1_A3, FigureField.GWP_A4_A5, FigureField.GWP_A1_A5, FigureField.MKI_A1, FigureField.MKI_A2,
})  # fmt: skip
"""Fields whose figures are amounts per a unit of the product, with a boundary."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The figure that is used between the lowest and the highest that sources give."""

    low: float
    value: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a card in one source.

    Attributes:
        size: the size variant it belongs to ("60 mm"), "" when it holds for every size.
        per: the unit of the product that an amount is per; None for a property.
        boundary: the modules that an amount covers; None for a property.
        basis_kg_per_m3: the density that an MKI per kg belongs to; None when the source states none.
        is_used: the one figure of its field and size that is calculated with; the others are kept beside it.
        reason: why it is used or left, in Dutch.
    """

    field: FigureField
    value: float
    source: SourceRef
    status: FigureStatus
    size: str = ""
    per: LibraryUnit | None = None
    boundary: Boundary | None = None
    basis_kg_per_m3: float | None = None
    is_used: bool = True
    reason: str = ""
