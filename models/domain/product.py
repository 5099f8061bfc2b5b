"""Product cards and environmental profiles per life-cycle module (EN 15804, EN 15978)."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.domain.quantities import Unit
from models.domain.source import SourceRef
from models.domain.texts import refuse_nul


class EnvironmentalSet(StrEnum):
    """The EN 15804 indicator set behind a figure. Figures of different sets are never compared."""

    A1 = "A1"
    A2 = "A2"


class LifeCycleModule(StrEnum):
    """Life-cycle modules as the Dutch determination method counts them (B6 and B7 are not in the MPG)."""

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
    """NMD data category: 1 brand tested, 2 unbranded tested, 3 generic (+30 %), 3a generic, no surcharge."""

    C1 = "1"
    C2 = "2"
    C3 = "3"
    C3A = "3a"


MKI = "mki"
"""`ModuleProfile.category` of a profile that is already weighted to euros."""

LIFE_OF_BUILDING = 999.0
"""Service life in years that the NMD uses for "as long as the building"."""


@dataclass(frozen=True, slots=True)
class ModuleProfile:
    """One impact category (or the weighted MKI) per life-cycle module, per unit of its line or card.

    Attributes:
        category: `MKI`, or the id of an impact category in the weighting set.
        values: module -> amount in the category's unit. A missing module is not declared, never zero.

    Raises:
        ValueError: an amount is not finite.
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
    """A material or product of the library.

    Every amount is per `unit`. None means unknown. `gwp_a1a3_kg_per_kg` is production only, without
    biogenic uptake. `mki_a1_eur_per_unit` and `mki_a2_eur_per_unit` are totals over one life;
    `mki_is_complete` False means that the published total leaves modules out, so it is a lower bound.
    `module_profiles` are per `unit` over one life, as a declaration gives them; a set that has them does not use
    the total of that set. `valid_until` is the last day on which the declaration behind the card is valid.
    `sources` maps a field name to its source; `""` is the source of the card as a whole.

    Raises:
        ValueError: a number is not finite, negative or zero where that cannot be, or a share is outside 0-1.
    """

    id: str
    name_nl: str
    name_en: str
    unit: Unit
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
        """The source of one field, falling back on the card's own; None when nothing is cited."""
        return self.sources.get(field_name) or self.sources.get("")
