"""Project, variant and building: what is judged, before any outcome. None means unknown."""

import datetime as dt
import math
from dataclasses import dataclass, field
from enum import StrEnum

from models.domain.bill import Bill
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.texts import refuse_nul


class Phase(StrEnum):
    """Where the project stands; the values are those of the workbook."""

    INITIATIVE = "initiatief"
    FEASIBILITY = "haalbaarheid"
    PERMIT = "vergunning"
    REALISATION = "realisatie"
    OPERATION = "beheer"


class BuildingType(StrEnum):
    """Which column of Table 3 applies (EGW, MGW, kantoren, utiliteit, OR); values as in the workbook."""

    GROUND_BOUND_DWELLING = "grondgebonden_woning"
    STACKED_DWELLING = "gestapelde_woning"
    OFFICE = "kantoor"
    NON_RESIDENTIAL = "utiliteit"
    PUBLIC_SPACE = "openbare_ruimte"

    @property
    def is_dwelling(self) -> bool:
        return self in (BuildingType.GROUND_BOUND_DWELLING, BuildingType.STACKED_DWELLING)


@dataclass(frozen=True, slots=True)
class FunctionArea:
    """One Bbl use function of the building and its usable floor area (GO).

    `function` is an id of the reference data's use functions, such as `kantoorfunctie`.

    Raises:
        ValueError: the area is zero, negative or not finite.
    """

    function: str
    usable_floor_area_m2: float

    def __post_init__(self) -> None:
        refuse_nul(self)
        if not 0.0 < self.usable_floor_area_m2 < math.inf:
            raise ValueError(f"{self.function}: the usable floor area must be above zero")


@dataclass(frozen=True, slots=True)
class LimitOverride:
    """A legal MPG limit that the user enters because its formula is not in the reference data.

    Raises:
        ValueError: the limit is zero, negative or not finite.
    """

    limit_eur_per_m2_year: float
    environmental_set: EnvironmentalSet
    source: str

    def __post_init__(self) -> None:
        refuse_nul(self)
        if not 0.0 < self.limit_eur_per_m2_year < math.inf:
            raise ValueError(f"the MPG limit must be above zero: {self.limit_eur_per_m2_year!r}")


@dataclass(frozen=True, slots=True)
class Building:
    """The building or plot.

    `form_factor` is Als/Ag (envelope over usable floor area). `is_light_construction` means a specific
    internal heat capacity of at most 180 kJ/(m2 K), Bbl art. 4.149 lid 4.

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

    def __post_init__(self) -> None:
        for name in ("gross_floor_area_m2", "usable_floor_area_m2", "form_factor", "service_life_years"):
            amount = getattr(self, name)
            if amount is not None and not 0.0 < amount < math.inf:
                raise ValueError(f"{name} must be above zero: {amount!r}")
        if self.dwelling_count is not None and self.dwelling_count < 0:
            raise ValueError(f"dwelling_count is negative: {self.dwelling_count!r}")


class EvidenceStatus(StrEnum):
    """How an entered figure came about; the values are those of the workbook."""

    STATED = "opgegeven"
    CALCULATED = "berekend"
    MEASURED = "gemeten"
    ASSUMED = "aanname"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an entered figure rests on. An empty document means that there is none.

    `file_name` and `file_sha256` refer to a file that the user pointed at; it is never opened again, only
    compared when the user points at it once more.
    """

    document: str = ""
    date: dt.date | None = None
    status: EvidenceStatus | None = None
    file_name: str = ""
    file_sha256: str = ""

    def __post_init__(self) -> None:
        refuse_nul(self)


class JudgedLevel(StrEnum):
    """The level that a person judged to be reached; the values are those of the workbook."""

    NONE = "geen"
    LEGAL = "wettelijk"
    RECOMMENDED = "aanbevolen"
    AMBITIOUS = "ambitieus"


@dataclass(frozen=True, slots=True)
class Assessment:
    """An entered value or judged level of one indicator, with its evidence.

    `value` is in the indicator's own unit (percent for shares). `environmental_set` is given for `mpg` only.
    """

    indicator_id: str
    value: float | None = None
    level: JudgedLevel | None = None
    environmental_set: EnvironmentalSet | None = None
    evidence: Evidence = Evidence()
    note: str = ""

    def __post_init__(self) -> None:
        refuse_nul(self)
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"{self.indicator_id}: value is not finite")


@dataclass(frozen=True, slots=True)
class Target:
    """What the project wants to reach on one indicator: a level of its requirement set, or an own figure.

    `own_limit` is in the indicator's unit and takes the place of the level when given. `environmental_set`
    says for which set an own figure for `mpg` is; None for every other target.
    """

    indicator_id: str
    level: JudgedLevel | None = None
    own_limit: float | None = None
    environmental_set: EnvironmentalSet | None = None

    def __post_init__(self) -> None:
        refuse_nul(self)
        if self.own_limit is not None and not math.isfinite(self.own_limit):
            raise ValueError(f"{self.indicator_id}: own_limit is not finite")


class DecisionKind(StrEnum):
    """What a person decided about a finding of the audit."""

    RESOLVED = "opgelost"
    ACCEPTED = "aanvaard"


@dataclass(frozen=True, slots=True)
class FindingDecision:
    """A decision about one finding, with the reason that is printed. `finding_key` names the finding."""

    finding_key: str
    kind: DecisionKind
    reason: str

    def __post_init__(self) -> None:
        refuse_nul(self)


@dataclass(frozen=True, slots=True)
class Variant:
    """One design of the project, with the product cards that it was scored with (its own snapshot).

    `extra` keeps the keys of the Project sheet that the program does not use, as (key, text). `frozen_on`
    is the date of a snapshot: a frozen variant is not edited. At most one target per indicator.
    """

    id: str
    name: str = ""
    phase: Phase | None = None
    building: Building = Building()
    bill: Bill = field(default_factory=Bill)
    assessments: tuple[Assessment, ...] = ()
    products: tuple[ProductCard, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    targets: tuple[Target, ...] = ()
    decisions: tuple[FindingDecision, ...] = ()
    frozen_on: dt.date | None = None

    def __post_init__(self) -> None:
        refuse_nul(self)


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its variants. The permit date decides which legal limits apply.

    An archived project stays whole; lists show it apart.
    """

    id: str
    name: str
    municipality: str = ""
    address: str = ""
    permit_application_date: dt.date | None = None
    requirement_set_id: str = "tbgo-tabel-3"
    variants: tuple[Variant, ...] = ()
    is_archived: bool = False

    def __post_init__(self) -> None:
        refuse_nul(self)
