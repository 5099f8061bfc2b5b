"""Indicators, levels and requirements. A requirement never holds an outcome."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.domain.product import EnvironmentalSet
from models.domain.project import BuildingType
from models.domain.quantities import AreaKind
from models.domain.source import SourceRef
from models.domain.texts import refuse_nul


class Theme(StrEnum):
    """The seven themes of Table 3."""

    MATERIALS = "materials"
    ENERGY = "energy"
    WATER = "water"
    CLIMATE = "climate_adaptation"
    MOBILITY = "mobility"
    HEALTH = "healthy_living"
    NATURE = "nature"


class Domain(StrEnum):
    """The scale that an indicator is decided on."""

    BUILDING_AND_PLOT = "building_and_plot"
    PUBLIC_SPACE = "public_space"
    AREA = "area"


class Direction(StrEnum):
    """Which way is better. QUALITATIVE indicators are only judged."""

    LOWER = "lower_is_better"
    HIGHER = "higher_is_better"
    QUALITATIVE = "qualitative"


class AssessmentMode(StrEnum):
    """How an indicator gets its outcome.

    BILL: calculated from the bill. VALUE: an entered value. JUDGED: an entered value or a judged level.
    """

    BILL = "bill"
    VALUE = "value"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the 33 indicators of Table 3 (Toekomstbestendige gebiedsontwikkelingen).

    `unit` is "" for indicators that are only judged. `area_kind` is the area that the value is divided
    by, None when it is not per area. `decimals` is how many are printed far from a limit. An entered value
    below `minimum` or above `maximum` cannot be; above `usual_maximum` it can be, but asks for a check.
    """

    id: str
    theme: Theme
    name_nl: str
    name_en: str
    short_nl: str
    short_en: str
    unit: str
    direction: Direction
    area_kind: AreaKind | None
    domain: Domain
    mode: AssessmentMode
    decimals: int
    source: SourceRef
    minimum: float | None = None
    maximum: float | None = None
    usual_maximum: float | None = None


class Level(StrEnum):
    """The three rungs of Table 3."""

    LEGAL = "legal"
    RECOMMENDED = "recommended"
    AMBITIOUS = "ambitious"


LEVELS: tuple[Level, ...] = (Level.LEGAL, Level.RECOMMENDED, Level.AMBITIOUS)


class Operator(StrEnum):
    """The check between a value and a limit; TEXT is judged by a person, NONE means no level here."""

    AT_MOST = "<="
    LESS = "<"
    AT_LEAST = ">="
    TEXT = "text"
    MEASURE = "measure"
    NONE = "none"


class RequirementKind(StrEnum):
    """REQUIREMENT may be demanded, TARGET is a figure the source says not to demand, MEASURE has no level."""

    REQUIREMENT = "requirement"
    TARGET = "target"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Requirement:
    """What one edition asks of one indicator at one level, for the building types it applies to.

    Attributes:
        scope: who it applies to, as the source prints it ("EGW", "OR verharding", "alle").
        building_types: the types it applies to.
        part: a part of the works it is limited to ("pavement", "street_furniture", "asphalt_bitumen"),
            "" for the whole; a limit on a part is shown but never decided for the whole bill.
        limit: in the unit of the indicator; None where the source gives words or a range.
        limit_unit: "" when the source gives no unit: the limit is shown but not compared.
        environmental_set: the set of an MPG limit, None for other indicators.
        valid_from: first and last permit date it applies to; None is open-ended.
        max_gross_floor_area_m2: applies only below this BVO per dwelling; None is no bound.
        text: the source's own words for what is judged.
    """

    id: str
    indicator_id: str
    level: Level
    scope: str
    building_types: frozenset[BuildingType]
    part: str
    operator: Operator
    limit: float | None
    printed_limit: str
    limit_unit: str
    kind: RequirementKind
    environmental_set: EnvironmentalSet | None
    text: str
    source: SourceRef
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    max_gross_floor_area_m2: float | None = None

    def __post_init__(self) -> None:
        refuse_nul(self)


@dataclass(frozen=True, slots=True)
class RequirementSet:
    """One edition of a set of requirements; immutable."""

    id: str
    title_nl: str
    title_en: str
    edition: str
    requirements: tuple[Requirement, ...]
    source: SourceRef

    def __post_init__(self) -> None:
        refuse_nul(self)


@dataclass(frozen=True, slots=True)
class BengLimit:
    """The BENG limits of one use function as formulas of x = Als/Ag (Bbl art. 4.149, table 4.148A).

    BENG 1 is the value of the last piece whose `from_form_factor` is below x: base + slope · (x − origin).
    """

    function: str
    pieces: tuple["BengPiece", ...]
    beng2_kwh_per_m2_year: float
    beng3_pct: float
    light_construction_surcharge_kwh_per_m2_year: float
    source: SourceRef


@dataclass(frozen=True, slots=True)
class BengPiece:
    """One straight piece of a BENG 1 limit: applies when x > `above_form_factor` (None: from zero)."""

    above_form_factor: float | None
    base_kwh_per_m2_year: float
    slope: float
    origin: float


@dataclass(frozen=True, slots=True)
class SofterMpg:
    """When a softer MPG limit takes the place of the normal one, whose height was not found.

    Attributes:
        below_usable_area_m2: GO per dwelling below which it does; None when it does not depend on that.
        above_form_factor: Als/Ag above which it does; None when it does not depend on that.
    """

    below_usable_area_m2: float | None
    above_form_factor: float | None
    source: SourceRef


@dataclass(frozen=True, slots=True)
class LegalMpg:
    """The legal MPG limits for permit applications within a period.

    Attributes:
        limits_eur_per_m2_year: use function -> limit. A function that is absent has no limit in the
            reference data: see `unregulated_functions`.
        unregulated_functions: functions known to have no limit in this period.
        is_area_weighted: mixed buildings get the GO-weighted limit; False means that the rule for
            mixed buildings was not found.
        min_usable_area_m2: use function -> GO below which the limit does not apply.
        is_duty_only: the MPG must be calculated, no limit holds.
        softer: use function -> when a softer limit takes the place of the normal one.
    """

    id: str
    valid_from: dt.date
    valid_until: dt.date | None
    environmental_set: EnvironmentalSet
    limits_eur_per_m2_year: Mapping[str, float]
    unregulated_functions: frozenset[str]
    is_area_weighted: bool
    min_usable_area_m2: Mapping[str, float]
    is_duty_only: bool
    sources: Mapping[str, SourceRef]
    title_nl: str
    title_en: str
    softer: Mapping[str, SofterMpg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LegalRules:
    """The legal rung (`bbl`), dated by permit application.

    `tojuli_max` is the maximum TOjuli; `beng_valid_from` the first permit date that BENG applies to.
    """

    mpg: tuple[LegalMpg, ...]
    beng: Mapping[str, BengLimit]
    beng_unregulated_functions: frozenset[str]
    beng_valid_from: dt.date
    beng_source: SourceRef
    tojuli_max: float
    tojuli_source: SourceRef
