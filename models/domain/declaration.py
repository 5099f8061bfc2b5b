"""Environmental product declaration (EPD) as its file states it: nothing weighted, converted or filled in."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.domain.product import EnvironmentalSet
from models.domain.quantities import Unit


class DeclaredModule(StrEnum):
    """Life-cycle modules of a declaration: A1, A2 and A3 apart or together (EN 15804, 6.2)."""

    A1_A3 = "A1-A3"
    A1 = "A1"
    A2 = "A2"
    A3 = "A3"
    A4 = "A4"
    A5 = "A5"
    B1 = "B1"
    B2 = "B2"
    B3 = "B3"
    B4 = "B4"
    B5 = "B5"
    B6 = "B6"
    B7 = "B7"
    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    D = "D"


class DeclarationKind(StrEnum):
    """Representativeness of the declared data: one product, an average of products, or a generic data set."""

    SPECIFIC = "specific"
    AVERAGE = "average"
    REPRESENTATIVE = "representative"
    TEMPLATE = "template"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class ScenarioValues:
    """Amounts of one indicator in one scenario, such as recycling at the end of life.

    `values` is module -> amount in the unit of the indicator, per declared amount; a missing module is not
    declared.

    Raises:
        ValueError: an amount is not finite.
    """

    scenario: str
    values: Mapping[DeclaredModule, float]

    def __post_init__(self) -> None:
        _check_finite(self.scenario, self.values)


@dataclass(frozen=True, slots=True)
class DeclaredImpact:
    """One indicator of a declaration, per declared amount.

    Attributes:
        environmental_set: EN 15804 set that the indicator belongs to.
        category: id of the impact category in the weighting set of `environmental_set`; "" for an indicator
            that the weighting set does not know, such as primary energy, or in a unit that it does not know.
        name, unit: as the file writes them; `unit` is "" in formats that write none.
        values: module -> amount in `unit`. A missing module is not declared, never zero. Of a module that is
            declared in scenarios only, the default scenario or the only one; without either the module is missing.
        code: abbreviation of EN 15804, such as GWP-total or PENRT; "" when the indicator was not recognised.
        scenarios: the amounts of every declared scenario, the default one included.

    Raises:
        ValueError: an amount is not finite.
    """

    environmental_set: EnvironmentalSet
    category: str
    name: str
    unit: str
    values: Mapping[DeclaredModule, float]
    code: str = ""
    scenarios: tuple[ScenarioValues, ...] = ()

    def __post_init__(self) -> None:
        _check_finite(self.name, self.values)


def _check_finite(name: str, values: Mapping[DeclaredModule, float]) -> None:
    for module, amount in values.items():
        if not math.isfinite(amount):
            raise ValueError(f"{name}: module {module} is not finite: {amount!r}")


@dataclass(frozen=True, slots=True)
class Conversion:
    """Conversion from the declared unit to another unit, with the place in the file that states it.

    A declaration may hold several to the same unit, one for each place in the file that states it.

    Attributes:
        amount_per_declared_unit: in `unit`, per one declared unit: of "1000 kg" per kg.
        source: element or field of the file that the factor was read from.

    Raises:
        ValueError: the factor is not finite or not above zero.
    """

    unit: Unit
    amount_per_declared_unit: float
    source: str

    def __post_init__(self) -> None:
        if not 0.0 < self.amount_per_declared_unit < math.inf:
            raise ValueError(f"a conversion must be above zero: {self.amount_per_declared_unit!r}")


@dataclass(frozen=True, slots=True)
class ProductDeclaration:
    """One environmental product declaration. None and "" mean that the file does not say.

    Attributes:
        id: the declaration's own identifier, such as its UUID or registration number.
        declared_amount: amount in `declared_unit` that the impacts are for; 1000 for "1000 kg".
        mass_kg: kg per declared amount.
        biogenic_c_kg: kg biogenic carbon in the product, per declared amount, without its packaging.
        service_life_years: reference service life in years.
        valid_until: last day on which the declaration is valid.
        standard: standard that the declaration follows, as the file names it.
        location: country or region that the data are for, as the file names it.
        product_group: classes of the product from broad to narrow, as the file names them.
    """

    id: str
    name: str
    declared_unit: Unit
    declared_amount: float
    impacts: tuple[DeclaredImpact, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    density_kg_per_m3: float | None = None
    mass_kg: float | None = None
    biogenic_c_kg: float | None = None
    service_life_years: float | None = None
    published_on: dt.date | None = None
    valid_until: dt.date | None = None
    kind: DeclarationKind | None = None
    owner: str = ""
    standard: str = ""
    location: str = ""
    comment: str = ""
    registration_number: str = ""
    product_group: str = ""
