"""Bill of materials of a building, line by line. None means unknown in every field."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum

from models.domain.product import DataCategory, ModuleProfile
from models.domain.quantities import Unit
from models.domain.texts import refuse_nul


@dataclass(frozen=True, slots=True)
class Connection:
    """Scores of one element on the four detachability factors, each in (0, 1]; None when unknown.

    Source: Circular Buildings, een meetmethodiek voor losmaakbaarheid v2.0 (DGBC, 2021), in the order of the
    fields: type verbinding, toegankelijkheid verbinding, doorkruisingen, randopsluiting.
    """

    connection_type: float | None = None
    accessibility: float | None = None
    crossings: float | None = None
    edge_confinement: float | None = None

    def scores(self) -> tuple[float | None, float | None, float | None, float | None]:
        """The four scores in the order of the fields."""
        return (self.connection_type, self.accessibility, self.crossings, self.edge_confinement)


UNKNOWN_CONNECTION = Connection()

_FRACTIONS = (
    "biobased_fraction",
    "recycled_fraction",
    "reused_fraction",
    "future_reuse_fraction",
    "future_recycling_fraction",
)
_NOT_NEGATIVE = ("quantity", "mass_kg_per_unit", "service_life_years", "biogenic_c_kg_per_kg")
_FINITE = ("mki_a1_eur_per_unit", "mki_a2_eur_per_unit", "co2_a1a5_kg_per_unit", "printed_total")

ELEMENT_GUID = "ifc_guid"
"""Key in `BillLine.extra` of the GUID of the element of a building model that a line came from."""


def nl_sfb_group(code: str) -> str:
    """The two-digit element group of an NL-SfB code: "21" for "21.22", "(21)" or "21.2"; "" without two digits."""
    digits = "".join(c for c in code if c.isascii() and c.isdigit())
    return digits[:2] if len(digits) >= 2 else ""


class Phase(StrEnum):
    """What the work does with the material of a line (fase)."""

    NEW = "new"
    REUSED = "reused"
    """Comes in from elsewhere, used before (hergebruikt)."""
    EXISTING = "existing"
    """Stands there before the work (bestaand); the bill does not say that it stays."""
    KEPT = "kept"
    """Stands there and stays (behouden)."""
    DEMOLISHED = "demolished"
    """Leaves the building (sloop): released material."""
    TEMPORARY = "temporary"
    """Leaves again before the building is delivered (tijdelijk), such as a shore."""

    @property
    def comes_in(self) -> bool:
        """Whether the work puts the material into the building."""
        return self in (Phase.NEW, Phase.REUSED)

    @property
    def stays(self) -> bool:
        """Whether the material stands in the building before the work and is not taken out of it."""
        return self in (Phase.EXISTING, Phase.KEPT)


class EnergyPart(StrEnum):
    """Part of the energy supply that not every figure counts; values as in the workbook.

    Source: Spelregels aanbesteden met HNN Gebouw (June 2026): the MPG counts the external supply and only the PV
    that the Bbl needs, the origin of materials the same, embodied carbon all of it, detachability none of it.
    """

    EXTERNAL_SUPPLY = "externe_energielevering"
    """Materials of energy that comes from outside the building."""
    PV_BEYOND_BBL = "pv_boven_bbl"
    """PV beyond what the energy demand of the Bbl needs, and that does not keep the roof watertight."""


@dataclass(frozen=True, slots=True)
class ProposalReason:
    """A reason why a product is proposed: the code of a text in assets/texts, and the values of its placeholders.

    Raises:
        ValueError: there is no code, or a text holds NUL.
    """

    code: str
    params: Mapping[str, str | float | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        refuse_nul(self)
        if not self.code:
            raise ValueError("a reason without a code")


@dataclass(frozen=True, slots=True)
class ProvisionalProduct:
    """A product that the program proposes for a line and that nobody has confirmed.

    Only an indication counts it; no firm figure rests on it.

    Attributes:
        product_id: id of a product card of the variant.
        mass_kg_per_unit: kg of one unit of the line in the sizes of its text; None when unknown. It counts
            where the line states no mass itself.
        is_mass_assumed: whether a usual size stands in for one that the text does not state.
        reasons: why it is proposed, the strongest first.

    Raises:
        ValueError: there is no product id, the mass is negative or not finite, or a text holds NUL.
    """

    product_id: str
    mass_kg_per_unit: float | None = None
    is_mass_assumed: bool = False
    reasons: tuple[ProposalReason, ...] = ()

    def __post_init__(self) -> None:
        refuse_nul(self)
        if not self.product_id:
            raise ValueError("a provisional product without an id")
        mass = self.mass_kg_per_unit
        if mass is not None and not 0.0 <= mass < math.inf:
            raise ValueError(f"mass_kg_per_unit of a provisional product is negative or not finite: {mass!r}")


@dataclass(frozen=True, slots=True)
class OpenedAssembly:
    """The line of an assembly that was opened into its layers, with what is needed to close them again.

    Attributes:
        line_id: id that the line had.
        quantity, unit: of the line; None is unknown.
        product_id: id of the assembly's product card.

    Raises:
        ValueError: there is no line or product id, the quantity is negative or not finite, or a text holds NUL.
    """

    line_id: str
    product_id: str
    description: str = ""
    quantity: float | None = None
    unit: Unit | None = None
    nl_sfb: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        refuse_nul(self)
        if not self.line_id or not self.product_id:
            raise ValueError("an opened assembly without a line or product id")
        if self.quantity is not None and not 0.0 <= self.quantity < math.inf:
            raise ValueError(f"quantity of an opened assembly is negative or not finite: {self.quantity!r}")


@dataclass(frozen=True, slots=True)
class BillLine:
    """One line of the bill of materials. Two lines with the same product are two lines.

    None means that the bill does not say; the calculation then looks at the product card. Amounts per unit are
    per `unit` of the line and over one service life.

    Attributes:
        id: unique within its bill.
        quantity: in `unit`; zero is a line that is no part of the building.
        nl_sfb: NL-SfB element code as the bill writes it, such as "21.22"; "" without one.
        product_id: id of a product card; "" when the line names none.
        service_life_years: above zero; 999 stands for the life of the building.
        mki_a1_eur_per_unit, mki_a2_eur_per_unit: environmental cost indicator (MKI) in EUR, weighted from the
            indicators of EN 15804+A1 or +A2. May be negative.
        co2_a1a5_kg_per_unit: embodied carbon in kg CO2-eq, life-cycle modules A1-A5.
        biogenic_c_kg_per_kg: kg biogenic carbon per kg of the line's mass.
        biobased_fraction, recycled_fraction, reused_fraction: separate parts of the mass that goes into the
            building, each 0-1.
        future_reuse_fraction, future_recycling_fraction: separate parts of the mass at the end of life, 0-1 each.
        data_category: NMD data category of the environmental data.
        unforeseen_reuse: whether the product is reused ("onvoorzien hergebruik" in the determination method).
        phase: what the work does with the material; None when the bill does not say, and then it is taken as new.
        module_profiles: declared values per life-cycle module, per `unit`.
        source, note: as the bill's author wrote them.
        printed_total: MKI total of the line in EUR as the author printed it; only audited, never used in a result.
        extra: columns that the program does not use, as (header, text).
        provisional: the product that the program proposes; None without one, and once the line names a product.
        opened_from: the assembly of which the line is a layer; None for a line of its own.
        energy_part: the part of the energy supply that it is, which not every figure counts; None for any other.

    Raises:
        ValueError: a number is not finite, negative where that cannot be, or outside its range; the service life
            is zero; there is a provisional product beside a product; or a text holds NUL.
    """

    id: str
    description: str
    quantity: float | None
    unit: Unit | None
    nl_sfb: str = ""
    product_id: str = ""
    mass_kg_per_unit: float | None = None
    service_life_years: float | None = None
    mki_a1_eur_per_unit: float | None = None
    mki_a2_eur_per_unit: float | None = None
    co2_a1a5_kg_per_unit: float | None = None
    biogenic_c_kg_per_kg: float | None = None
    biobased_fraction: float | None = None
    recycled_fraction: float | None = None
    reused_fraction: float | None = None
    future_reuse_fraction: float | None = None
    future_recycling_fraction: float | None = None
    connection: Connection = UNKNOWN_CONNECTION
    data_category: DataCategory | None = None
    unforeseen_reuse: bool = False
    phase: Phase | None = None
    module_profiles: tuple[ModuleProfile, ...] = ()
    source: str = ""
    note: str = ""
    printed_total: float | None = None
    extra: tuple[tuple[str, str], ...] = ()
    provisional: ProvisionalProduct | None = None
    opened_from: OpenedAssembly | None = None
    energy_part: EnergyPart | None = None

    def __post_init__(self) -> None:
        refuse_nul(self)
        if self.provisional is not None and self.product_id:
            raise ValueError(f"{self.id}: a provisional product beside a product")
        for name in _FRACTIONS:
            share = getattr(self, name)
            if share is not None and not 0.0 <= share <= 1.0:
                raise ValueError(f"{self.id}: {name} is outside 0-1: {share!r}")
        for name in _NOT_NEGATIVE:
            amount = getattr(self, name)
            if amount is not None and not 0.0 <= amount < math.inf:
                raise ValueError(f"{self.id}: {name} is negative or not finite: {amount!r}")
        for name in _FINITE:
            amount = getattr(self, name)
            if amount is not None and not math.isfinite(amount):
                raise ValueError(f"{self.id}: {name} is not finite: {amount!r}")
        for score in self.connection.scores():
            if score is not None and not 0.0 < score <= 1.0:
                raise ValueError(f"{self.id}: a detachability score is outside (0, 1]: {score!r}")
        if self.service_life_years == 0:
            raise ValueError(f"{self.id}: service_life_years is zero")

    @property
    def comes_in(self) -> bool:
        """Whether the work puts the line's material into the building; True where the bill names no phase."""
        return self.phase is None or self.phase.comes_in

    @property
    def element_guid(self) -> str:
        """GUID of the element of a building model that the line came from; "" for a line of any other origin."""
        return next((text for key, text in self.extra if key == ELEMENT_GUID), "")

    @property
    def nl_sfb_group(self) -> str:
        """The two-digit NL-SfB element group, or "" when the line has no code."""
        return nl_sfb_group(self.nl_sfb)


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Bill:
    """The lines of a bill of materials, in the order of their author.

    Raises:
        ValueError: two lines have the same id.
    """

    lines: tuple[BillLine, ...] = ()

    def __post_init__(self) -> None:
        if len({line.id for line in self.lines}) != len(self.lines):
            raise ValueError("two lines of the bill have the same id")

    def __iter__(self) -> Iterator[BillLine]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bill) and self.lines == other.lines

    def __hash__(self) -> int:
        return hash(tuple(line.id for line in self.lines))


BILL_LINE_FIELDS: tuple[str, ...] = tuple(f.name for f in fields(BillLine))
