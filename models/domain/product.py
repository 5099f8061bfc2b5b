"""Product cards and environmental profiles per life-cycle module (EN 15804, EN 15978). None means unknown."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum

from models.domain.quantities import Unit
from models.domain.source import SourceRef
from models.domain.texts import refuse_nul


class EnvironmentalSet(StrEnum):
    """EN 15804 indicator set of a figure: +A1 or +A2. Figures of different sets are never compared or summed."""

    A1 = "A1"
    A2 = "A2"


class LifeCycleModule(StrEnum):
    """Life-cycle modules of the Dutch determination method (Bepalingsmethode); B6 and B7 are not in the MPG."""

    A1_A3 = "A1-A3"
    A4 = "A4"
    A5 = "A5"
    B1 = "B1"
    B2 = "B2"
    B3 = "B3"
    B4 = "B4"
    B5 = "B5"
    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    D = "D"


class DataCategory(StrEnum):
    """NMD data category.

    1: tested data of a brand. 2: tested data without a brand. 3: generic, with a surcharge. 3a: generic, without.
    """

    C1 = "1"
    C2 = "2"
    C3 = "3"
    C3A = "3a"


MKI = "mki"
"""Value of `ModuleProfile.category` for a profile that is already weighted to EUR."""

LIFE_OF_BUILDING = 999.0
"""Service life in years by which the NMD means "as long as the building"."""


@dataclass(frozen=True, slots=True)
class ModuleProfile:
    """Values of one impact category or of the MKI per life-cycle module, per unit of the line or card they are of.

    Attributes:
        category: `MKI`, or the id of an impact category in the weighting set.
        values: module -> amount in the category's unit, EUR for `MKI`. A missing module is undeclared, never zero.

    Raises:
        ValueError: an amount is not finite, or a text holds NUL.
    """

    environmental_set: EnvironmentalSet
    category: str
    values: Mapping[LifeCycleModule, float]

    def __post_init__(self) -> None:
        refuse_nul(self)
        for module, amount in self.values.items():
            if not math.isfinite(amount):
                raise ValueError(f"{self.category}: module {module} is not finite: {amount!r}")


_CARD_NOT_NEGATIVE = ("mass_kg_per_unit", "biogenic_c_kg_per_kg")
_CARD_ABOVE_ZERO = ("density_kg_per_m3", "service_life_years")
_CARD_FINITE = ("gwp_a1a3_kg_per_kg", "mki_a1_eur_per_unit", "mki_a2_eur_per_unit")


@dataclass(frozen=True, slots=True)
class ProductCard:
    """Product card: environmental data of a material or product of the library. None means unknown.

    Attributes:
        unit: the unit that amounts per unit are for.
        service_life_years: 999 stands for the life of the building.
        gwp_a1a3_kg_per_kg: kg CO2-eq per kg in life-cycle modules A1-A3, without biogenic uptake.
        biogenic_c_kg_per_kg: kg biogenic carbon per kg.
        biobased_fraction: part of the mass, 0-1.
        mki_a1_eur_per_unit, mki_a2_eur_per_unit: environmental cost indicator (MKI) over one service life in EUR,
            weighted from the indicators of EN 15804+A1 or +A2. May be negative.
        mki_is_complete: False when the published total leaves modules out, so that it is a lower bound.
        sources: field name -> source; "" is the source of the card as a whole.
        module_profiles: declared values per life-cycle module, per `unit` over one service life.
        valid_until: last day on which the declaration behind the card is valid.
        is_free_of_toxic: whether a declaration says that it is free of toxic substances; None is not known, which
            is never free.
        substance_list: the list of substances of that declaration, such as SVHC; "" when not named.
        has_health_certificate: whether there is a certificate that it holds no toxic substances.

    Raises:
        ValueError: a number is not finite, negative or zero where that cannot be, a share is outside 0-1, or a
            text holds NUL.
    """

    id: str
    name_nl: str
    name_en: str
    unit: Unit
    _: KW_ONLY
    density_kg_per_m3: float | None = None
    mass_kg_per_unit: float | None = None
    service_life_years: float | None = None
    gwp_a1a3_kg_per_kg: float | None = None
    biogenic_c_kg_per_kg: float | None = None
    biobased_fraction: float | None = None
    mki_a1_eur_per_unit: float | None = None
    mki_a2_eur_per_unit: float | None = None
    mki_is_complete: bool = True
    data_category: DataCategory | None = None
    sources: Mapping[str, SourceRef] = field(default_factory=dict)
    note: str = ""
    module_profiles: tuple[ModuleProfile, ...] = ()
    valid_until: dt.date | None = None
    is_free_of_toxic: bool | None = None
    substance_list: str = ""
    has_health_certificate: bool | None = None

    def __post_init__(self) -> None:
        refuse_nul(self)
        for name in _CARD_NOT_NEGATIVE:
            amount = getattr(self, name)
            if amount is not None and not 0.0 <= amount < math.inf:
                raise ValueError(f"{self.id}: {name} is negative or not finite: {amount!r}")
        for name in _CARD_ABOVE_ZERO:
            amount = getattr(self, name)
            if amount is not None and not 0.0 < amount < math.inf:
                raise ValueError(f"{self.id}: {name} must be above zero: {amount!r}")
        for name in _CARD_FINITE:
            amount = getattr(self, name)
            if amount is not None and not math.isfinite(amount):
                raise ValueError(f"{self.id}: {name} is not finite: {amount!r}")
        if self.biobased_fraction is not None and not 0.0 <= self.biobased_fraction <= 1.0:
            raise ValueError(f"{self.id}: biobased_fraction is outside 0-1: {self.biobased_fraction!r}")

    def source_of(self, field_name: str) -> SourceRef | None:
        """The source of one field, else that of the card as a whole; None when neither is cited."""
        return self.sources.get(field_name) or self.sources.get("")
