"""Project, variant and building: the input of an assessment. None means unknown in every field."""

import datetime as dt
import math
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum

from models.domain.answers import NO_ANSWERS, Answers
from models.domain.bill import Bill
from models.domain.defaults import DEFAULT_REQUIREMENT_SET
from models.domain.evidence import NO_EVIDENCE
from models.domain.evidence import Evidence as Evidence  # noqa: PLC0414 as it was imported before
from models.domain.evidence import EvidenceStatus as EvidenceStatus  # noqa: PLC0414 as it was imported before
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.texts import refuse_nul


class Phase(StrEnum):
    """Phase of a project; values as in the workbook."""

    INITIATIVE = "initiatief"
    FEASIBILITY = "haalbaarheid"
    PERMIT = "vergunning"
    REALISATION = "realisatie"
    OPERATION = "beheer"


class BuildingType(StrEnum):
    """Building type of Table 3 (EGW, MGW, kantoren, utiliteit, OR); values as in the workbook."""

    GROUND_BOUND_DWELLING = "grondgebonden_woning"
    STACKED_DWELLING = "gestapelde_woning"
    OFFICE = "kantoor"
    NON_RESIDENTIAL = "utiliteit"
    PUBLIC_SPACE = "openbare_ruimte"

    @property
    def is_dwelling(self) -> bool:
        """Whether the type is a ground-bound or a stacked dwelling."""
        return self in (BuildingType.GROUND_BOUND_DWELLING, BuildingType.STACKED_DWELLING)


class BuildingWork(StrEnum):
    """Kind of work on the building; values as in the workbook."""

    NEW_BUILD = "nieuwbouw"
    RENOVATION = "renovatie"
    TRANSFORMATION = "transformatie"
    """A building that gets another use."""

    @property
    def is_on_standing_building(self) -> bool:
        """Whether the building stands there before the work."""
        return self is not BuildingWork.NEW_BUILD


class CivilWork(StrEnum):
    """Kind of civil works of Het Nieuwe Normaal Infra 1.0; values as in the workbook."""

    MAIN_ROAD = "hoofd_en_stroomweg"
    DISTRIBUTOR_ROAD = "gebiedsontsluitingsweg"
    PUBLIC_REALM = "publieke_ruimte"
    MOVABLE_BRIDGE = "beweegbare_brug"
    FIXED_BRIDGE = "vaste_brug"
    TUNNEL = "tunnel"


@dataclass(frozen=True, slots=True)
class FunctionArea:
    """One use function of the building (Bbl, gebruiksfunctie) and its usable floor area (GO) in m2.

    `function` is an id of the use functions in the reference data, such as `kantoorfunctie`. `is_accessory` says
    whether it is an accessory function (nevengebruiksfunctie) of the dwellings in the building; None is not said.

    Raises:
        ValueError: the area is zero, negative or not finite, or a text holds NUL.
    """

    function: str
    usable_floor_area_m2: float
    is_accessory: bool | None = None

    def __post_init__(self) -> None:
        refuse_nul(self)
        if not 0.0 < self.usable_floor_area_m2 < math.inf:
            raise ValueError(f"{self.function}: the usable floor area must be above zero")


@dataclass(frozen=True, slots=True)
class LimitOverride:
    """A legal MPG limit that the user enters because its formula is not in the reference data.

    `limit_eur_per_m2_year` is per m2 gross floor area (BVO), in the EN 15804 set `environmental_set`. `source`
    cites the document in the user's words.

    Raises:
        ValueError: the limit is zero, negative or not finite, or a text holds NUL.
    """

    limit_eur_per_m2_year: float
    environmental_set: EnvironmentalSet
    source: str

    def __post_init__(self) -> None:
        refuse_nul(self)
        if not 0.0 < self.limit_eur_per_m2_year < math.inf:
            raise ValueError(f"the MPG limit must be above zero: {self.limit_eur_per_m2_year!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """The building or plot of one variant. None means unknown.

    Attributes:
        functions: use functions; empty when they are not given.
        gross_floor_area_m2: BVO (NEN 2580) in m2.
        usable_floor_area_m2: GO (NEN 2580) in m2.
        form_factor: Als/Ag, the area of the envelope over the usable floor area.
        is_light_construction: specific internal heat capacity of at most 180 kJ/(m2 K), Bbl art. 4.149 lid 4.
        service_life_years: life over which the MKI is counted; None takes the default of the reference data.
        mpg_limit_override: entered legal MPG limit, in the place of the one in the reference data.
        work: kind of work; None when it is not said, and then the lines of the bill tell it.
        civil_work: kind of civil works, for a project of public space; None when it is not said.

    Raises:
        ValueError: an area, life or form factor is zero, negative or not finite, or the number of dwellings
            is negative.
    """

    type: BuildingType | None = None
    functions: tuple[FunctionArea, ...] = ()
    gross_floor_area_m2: float | None = None
    usable_floor_area_m2: float | None = None
    form_factor: float | None = None
    is_light_construction: bool | None = None
    service_life_years: float | None = None
    dwelling_count: int | None = None
    mpg_limit_override: LimitOverride | None = None
    work: BuildingWork | None = None
    civil_work: CivilWork | None = None

    def __post_init__(self) -> None:
        for name in ("gross_floor_area_m2", "usable_floor_area_m2", "form_factor", "service_life_years"):
            amount = getattr(self, name)
            if amount is not None and not 0.0 < amount < math.inf:
                raise ValueError(f"{name} must be above zero: {amount!r}")
        if self.dwelling_count is not None and self.dwelling_count < 0:
            raise ValueError(f"dwelling_count is negative: {self.dwelling_count!r}")


class JudgedLevel(StrEnum):
    """Level that a person judged to be reached; values as in the workbook."""

    NONE = "geen"
    LEGAL = "wettelijk"
    RECOMMENDED = "aanbevolen"
    AMBITIOUS = "ambitieus"


@dataclass(frozen=True, slots=True)
class Assessment:
    """An entered value or judged level of one indicator, with its evidence.

    `value` is in the indicator's own unit (percent for shares); None when only a level was judged.
    `environmental_set` is the EN 15804 set of the value; None for an indicator without sets.

    Raises:
        ValueError: the value is not finite, or a text holds NUL.
    """

    indicator_id: str
    value: float | None = None
    _: KW_ONLY
    level: JudgedLevel | None = None
    environmental_set: EnvironmentalSet | None = None
    evidence: Evidence = NO_EVIDENCE
    note: str = ""

    def __post_init__(self) -> None:
        refuse_nul(self)
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"{self.indicator_id}: value is not finite")


@dataclass(frozen=True, slots=True)
class Target:
    """Target of a project for one indicator: a level of its requirement set, or a limit of its own.

    `own_limit` is in the indicator's unit and takes the place of the level when given. `environmental_set` is
    the EN 15804 set of an own limit; None for an indicator without sets and for a level.

    Raises:
        ValueError: the limit is not finite, or a text holds NUL.
    """

    indicator_id: str
    level: JudgedLevel | None = None
    _: KW_ONLY
    own_limit: float | None = None
    environmental_set: EnvironmentalSet | None = None

    def __post_init__(self) -> None:
        refuse_nul(self)
        if self.own_limit is not None and not math.isfinite(self.own_limit):
            raise ValueError(f"{self.indicator_id}: own_limit is not finite")


class DecisionKind(StrEnum):
    """Decision of a person about a finding of the audit; values as stored."""

    RESOLVED = "opgelost"
    ACCEPTED = "aanvaard"


@dataclass(frozen=True, slots=True)
class FindingDecision:
    """Decision about one finding, with the reason to print. `finding_key` is the `Finding.key` it is about.

    Raises:
        ValueError: a text holds NUL.
    """

    finding_key: str
    kind: DecisionKind
    reason: str

    def __post_init__(self) -> None:
        refuse_nul(self)


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """Answer of a project to whether its building has a part that the bill does not show.

    `part_id` is an id of the list of mandatory parts. It moves no figure.

    Raises:
        ValueError: a text holds NUL.
    """

    part_id: str
    is_there: bool

    def __post_init__(self) -> None:
        refuse_nul(self)


@dataclass(frozen=True, slots=True)
class Variant:
    """One design of a project, with a snapshot of the product cards that it is scored with.

    Attributes:
        assessments: entered values and judged levels.
        products: the cards that the lines of the bill name.
        extra: keys of the Project sheet that the program does not use, as (key, text).
        targets: at most one per indicator.
        answers: answers to the points of the indicators that are judged, with the facts and amounts they rest on.
        frozen_on: day on which the variant became a snapshot that is not edited; None for a variant in use.

    Raises:
        ValueError: a text holds NUL.
    """

    id: str
    name: str = ""
    _: KW_ONLY
    phase: Phase | None = None
    building: Building = Building()
    bill: Bill = field(default_factory=Bill)
    assessments: tuple[Assessment, ...] = ()
    products: tuple[ProductCard, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    targets: tuple[Target, ...] = ()
    decisions: tuple[FindingDecision, ...] = ()
    frozen_on: dt.date | None = None
    answers: Answers = NO_ANSWERS

    def __post_init__(self) -> None:
        refuse_nul(self)


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its variants.

    `client` is who commissions the project, such as a housing association; "" is not stated.
    `permit_application_date` decides which legal limits apply; None leaves them undecided. `part_answers` says of
    parts that no line of the bill is whether the building has them; a part without an answer is not known. An
    archived project stays whole; lists show it apart.

    Raises:
        ValueError: a text holds NUL.
    """

    id: str
    name: str
    _: KW_ONLY
    municipality: str = ""
    address: str = ""
    client: str = ""
    permit_application_date: dt.date | None = None
    requirement_set_id: str = DEFAULT_REQUIREMENT_SET
    variants: tuple[Variant, ...] = ()
    is_archived: bool = False
    part_answers: tuple[PartAnswer, ...] = ()

    def __post_init__(self) -> None:
        refuse_nul(self)
