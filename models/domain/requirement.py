"""Indicators, levels, requirements and legal limits. None of them holds an outcome."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.domain.product import EnvironmentalSet
from models.domain.project import BuildingType, CivilWork
from models.domain.quantities import AreaKind
from models.domain.source import SourceRef
from models.domain.texts import refuse_nul


class Theme(StrEnum):
    """Theme of an indicator: the seven of Table 3 (Toekomstbestendige gebiedsontwikkelingen)."""

    MATERIALS = "materials"
    ENERGY = "energy"
    WATER = "water"
    CLIMATE = "climate_adaptation"
    MOBILITY = "mobility"
    HEALTH = "healthy_living"
    NATURE = "nature"


class Domain(StrEnum):
    """Scale at which an indicator is assessed."""

    BUILDING_AND_PLOT = "building_and_plot"
    PUBLIC_SPACE = "public_space"
    AREA = "area"


class Direction(StrEnum):
    """Direction in which a value is better; QUALITATIVE indicators are only judged."""

    LOWER = "lower_is_better"
    HIGHER = "higher_is_better"
    QUALITATIVE = "qualitative"


class AssessmentMode(StrEnum):
    """Way in which an indicator is assessed.

    BILL: calculated from the bill. VALUE: an entered value. JUDGED: an entered value or a judged level.
    """

    BILL = "bill"
    VALUE = "value"
    JUDGED = "judged"


class LegalRule(StrEnum):
    """Rule of the Bbl (Besluit bouwwerken leefomgeving) that limits an indicator by permit date and building."""

    BENG1 = "beng1"
    BENG2 = "beng2"
    BENG3 = "beng3"
    TOJULI = "tojuli"
    MPG = "mpg"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the 33 indicators of Table 3 (Toekomstbestendige gebiedsontwikkelingen).

    Attributes:
        unit: of its values and limits; "" for an indicator that is only judged.
        area_kind: floor area that the value is divided by; None when it is not per area.
        decimals: number of printed decimals; more are printed close to a limit.
        minimum, maximum: bounds of the possible values, in `unit`; None without a bound.
        can_be_zero: whether an entered value of zero can be right, as it cannot for a building of some mass.
        usual_maximum: highest usual value, in `unit`; a higher entered value is checked. None without one.
        has_sets: whether it has an outcome in each EN 15804 set.
        legal_rule: rule of the Bbl that limits it; None where the Bbl sets no limit.
        method_nl, method_en: one sentence on how it is determined; "" where the source does not say.
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
    can_be_zero: bool = True
    has_sets: bool = False
    legal_rule: LegalRule | None = None
    method_nl: str = ""
    method_en: str = ""

    @property
    def sets(self) -> tuple[EnvironmentalSet | None, ...]:
        """The EN 15804 sets of its outcomes; (None,) for an indicator without sets."""
        return tuple(EnvironmentalSet) if self.has_sets else (None,)


class Level(StrEnum):
    """Level of a requirement: the three columns of Table 3."""

    LEGAL = "legal"
    RECOMMENDED = "recommended"
    AMBITIOUS = "ambitious"


LEVELS: tuple[Level, ...] = (Level.LEGAL, Level.RECOMMENDED, Level.AMBITIOUS)


class Operator(StrEnum):
    """Comparison of a value with a limit.

    TEXT: the level is in words, which a person judges. MEASURE: the source asks to measure and sets no limit.
    NONE: there is no level here.
    """

    AT_MOST = "<="
    LESS = "<"
    AT_LEAST = ">="
    TEXT = "text"
    MEASURE = "measure"
    NONE = "none"


class RequirementKind(StrEnum):
    """Kind of a requirement.

    REQUIREMENT: may be demanded. TARGET: a figure that the source says not to demand. MEASURE: has no level.
    """

    REQUIREMENT = "requirement"
    TARGET = "target"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Requirement of one edition on one indicator at one level, for the building types it applies to.

    Attributes:
        scope: buildings it applies to, as the source prints it ("EGW", "OR verharding", "alle").
        figure_id: id of the extra figure that it limits, where that is another quantity than the indicator's own;
            "" for the indicator itself. Its verdict then stands at that figure.
        functions: use functions of which the building must have one; empty for any building.
        works: kinds of civil works it is for; empty for any.
        part: part of the works it is limited to ("pavement", "street_furniture", "asphalt_bitumen"), "" for the
            whole; a limit on a part is shown but never decided for the whole bill.
        limit: in the unit of the indicator or extra figure; None where the source gives words or a range.
        end_limit: the limit right after `valid_until`, where the source gives no value for the time in between: a
            figure between the two is not decided. None where `limit` holds for the whole period.
        printed_limit: the limit as the source prints it; "" without one.
        limit_unit: "" when the source gives no unit: the limit is shown but not compared.
        environmental_set: EN 15804 set of the limit; None for indicators without sets.
        valid_from, valid_until: first and last permit date it applies to; None is open-ended.
        max_gross_floor_area_m2: applies only below this gross floor area (BVO) per dwelling; None is no bound.
        text: the source's own words for a level that a person judges; "" without them.

    Raises:
        ValueError: a text holds NUL.
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
    figure_id: str = ""
    end_limit: float | None = None
    functions: frozenset[str] = frozenset()
    works: frozenset[CivilWork] = frozenset()

    def __post_init__(self) -> None:
        refuse_nul(self)

    @property
    def quantity_id(self) -> str:
        """Id of the indicator or extra figure that its limit is compared with."""
        return self.figure_id or self.indicator_id


@dataclass(frozen=True, slots=True)
class RequirementSet:
    """One edition of a set of requirements; immutable.

    `replaced_by` is the id of the set that says the same edition better or fuller, "" without one: such a set
    stays for the projects that have it and is not offered to new ones.

    Raises:
        ValueError: a text holds NUL.
    """

    id: str
    title_nl: str
    title_en: str
    edition: str
    requirements: tuple[Requirement, ...]
    source: SourceRef
    replaced_by: str = ""

    def __post_init__(self) -> None:
        refuse_nul(self)


@dataclass(frozen=True, slots=True)
class BengLimit:
    """BENG limits of one use function (Bbl art. 4.149, table 4.148A).

    The limit of BENG 1 depends on x = Als/Ag: the last of `pieces` whose `above_form_factor` is below x gives it.
    BENG 1 and 2 are maxima in kWh per m2 usable floor area (GO) per year, BENG 3 is a minimum in percent. The
    surcharge for light construction is added to BENG 1 (art. 4.149 lid 4); it is 0.0 for functions without one.
    """

    function: str
    pieces: tuple["BengPiece", ...]
    beng2_kwh_per_m2_year: float
    beng3_pct: float
    light_construction_surcharge_kwh_per_m2_year: float
    source: SourceRef


@dataclass(frozen=True, slots=True)
class BengPiece:
    """One linear piece of a BENG 1 limit: base + slope · (x − origin) in kWh/m2·year, with x = Als/Ag.

    It applies when x is above `above_form_factor`; None is the first piece, from zero.
    """

    above_form_factor: float | None
    base_kwh_per_m2_year: float
    slope: float
    origin: float


@dataclass(frozen=True, slots=True)
class SofterMpg:
    """Condition under which a softer MPG limit applies. The softer limit itself was not found in a source.

    Attributes:
        below_usable_area_m2: applies below this usable floor area (GO) per dwelling; None when it plays no part.
        above_form_factor: applies above this Als/Ag; None when it plays no part.
    """

    below_usable_area_m2: float | None
    above_form_factor: float | None
    source: SourceRef


@dataclass(frozen=True, slots=True)
class LegalMpg:
    """Legal MPG limits for permit applications within a period.

    Attributes:
        valid_from, valid_until: first and last permit date; None is open-ended.
        environmental_set: EN 15804 set of the limits.
        limits_eur_per_m2_year: use function -> limit in EUR per m2 gross floor area (BVO) per year. An absent
            function that is not in `unregulated_functions` was not found in a source.
        unregulated_functions: functions known to have no limit in this period.
        is_area_weighted: whether a mixed building has the mean of its limits weighted by usable floor area (GO);
            False when the rule for mixed buildings was not found.
        min_usable_area_m2: use function -> usable floor area (GO) below which the limit does not apply.
        is_duty_only: whether the MPG must be calculated without a limit.
        sources: use function -> source of its limit; "" is the source of the period.
        softer: use function -> condition under which a softer limit applies.
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
    """Legal limits of the Bbl, dated by permit application.

    Attributes:
        mpg: in the order of their periods, which do not overlap.
        beng: use function -> its limits.
        beng_unregulated_functions: functions without a BENG limit.
        beng_valid_from: first permit date that BENG applies to.
        tojuli_max: maximum TOjuli (Bbl art. 4.149b lid 1).
    """

    mpg: tuple[LegalMpg, ...]
    beng: Mapping[str, BengLimit]
    beng_unregulated_functions: frozenset[str]
    beng_valid_from: dt.date
    beng_source: SourceRef
    tojuli_max: float
    tojuli_source: SourceRef
