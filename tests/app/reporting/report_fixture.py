"""A report made by hand: every status, verdict and kind of interval occurs in it. The figures are invented."""

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

from app.paths import REFERENCE_DATA
from app.reporting.report import Report
from models.domain.adviser import AdviserQuestions
from models.domain.bill import Bill, BillLine, Connection
from models.domain.evidence import Evidence, EvidenceStatus
from models.domain.extra_figure import ExtraFigure
from models.domain.interview import Interview
from models.domain.outcome import (
    Basis,
    Contributions,
    Estimate,
    Figure,
    Finding,
    GroupContribution,
    LevelVerdict,
    Message,
    Outcome,
    OutcomeStatus,
    Place,
    Scorecard,
    Severity,
    Stated,
    Verdict,
    exactly,
)
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, Building, BuildingType, JudgedLevel, Phase, Project, Variant
from models.domain.published import Published
from models.domain.quantities import KG
from models.domain.question import Questions
from models.domain.requirement import (
    LEVELS,
    AssessmentMode,
    BengLimit,
    Direction,
    Domain,
    Indicator,
    LegalRules,
    Level,
    Operator,
    RequirementKind,
    RequirementSet,
    Theme,
)
from models.domain.source import SourceRef, SourceStatus
from models.reference.estimates.estimates import Estimates
from models.reference.guidance import Guidance
from models.reference.library.library import Library, Names
from models.reference.reference import MethodFactors, NlSfbElement, Reference

TABLE_3 = SourceRef("TBGO whitepaper", "2024", "Tabel 3", SourceStatus.VERIFIED)
BBL = SourceRef("Besluit bouwwerken leefomgeving", "2026-07-01", "art. 4.159", SourceStatus.VERIFIED)
MEMORY = SourceRef(
    "Bbl tabel 4.158", "2026-07-01", "overige functies", SourceStatus.UNVERIFIED, "tabel niet gezien"
)
M, E, W, C, D, H, N = (
    Theme.MATERIALS,
    Theme.ENERGY,
    Theme.WATER,
    Theme.CLIMATE,
    Theme.MOBILITY,
    Theme.HEALTH,
    Theme.NATURE,
)
EUR, CO2, MASS = "EUR/m2 BVO/jaar", "kg CO2-eq/m2 BVO", "% massa"

_ROWS: tuple[tuple[str, Theme, str, str, str, int, Direction], ...] = (
    ("mpg", M, "Milieuprestatie gebouw (MPG)", "Milieuprestatie", EUR, 2, Direction.LOWER),
    ("embodied_carbon", M, "Materiaalgebonden CO2-uitstoot", "CO2-uitstoot", CO2, 0, Direction.LOWER),
    ("material_origin", M, "Herkomst materialen", "Herkomst materialen", MASS, 0, Direction.HIGHER),
    ("biobased", M, "Biobased materiaalgebruik", "Biobased", MASS, 0, Direction.HIGHER),
    ("reuse_potential", M, "Hergebruikpotentie", "Hergebruikpotentie", MASS, 0, Direction.HIGHER),
    ("stored_carbon", M, "Materiaalgebonden CO2-opslag", "CO2-opslag", CO2, 0, Direction.HIGHER),
    ("material_intensity", M, "Materiaalintensiteit", "Materiaalintensiteit", "kg/m2 BVO", 0, Direction.LOWER),
    ("healthy_materials", M, "Gezonde materialen", "Gezonde materialen", "", 0, Direction.QUALITATIVE),
    ("residual_materials", M, "Omgang restmateriaal", "Restmateriaal", "", 0, Direction.QUALITATIVE),
    ("adaptability", M, "Adaptief vermogen", "Adaptief vermogen", "%", 0, Direction.HIGHER),
    ("detachability", M, "Losmaakbaarheid", "Losmaakbaarheid", "%", 0, Direction.HIGHER),
    ("beng1", E, "BENG 1 energiebehoefte", "BENG 1", "kWh/m2 GO/jaar", 1, Direction.LOWER),
    ("beng2", E, "BENG 2 primair fossiele energie", "BENG 2", "kWh/m2 GO/jaar", 1, Direction.LOWER),
    ("beng3", E, "BENG 3 aandeel hernieuwbaar", "BENG 3", "%", 0, Direction.HIGHER),
    ("tojuli", E, "TOjuli", "TOjuli", "", 2, Direction.LOWER),
    ("water_demand", W, "Watervraag", "Watervraag", "liter per persoon per dag", 0, Direction.LOWER),
    ("rain_greywater", W, "Grijs- en regenwater hergebruik", "Regen- en grijswater", "", 0, Direction.QUALITATIVE),
    ("pluvial_flooding", C, "Wateroverlast", "Wateroverlast", "", 0, Direction.QUALITATIVE),
    ("heat", C, "Hitte", "Hitte", "", 0, Direction.QUALITATIVE),
    ("flood_risk", C, "Overstromingsrisico", "Overstromingsrisico", "", 0, Direction.QUALITATIVE),
    ("drought", C, "Droogte", "Droogte", "", 0, Direction.QUALITATIVE),
    ("subsidence", C, "Bodemdaling", "Bodemdaling", "", 0, Direction.QUALITATIVE),
    ("parking", D, "Parkeernorm", "Parkeernorm", "pp per woning", 2, Direction.LOWER),
    ("charging", D, "Laadpaalnorm", "Laadpaalnorm", "", 0, Direction.QUALITATIVE),
    ("walking_cycling", D, "Loop- en fietsroutes", "Lopen en fietsen", "", 0, Direction.QUALITATIVE),
    ("shared_mobility", D, "Deelmobiliteit", "Deelmobiliteit", "% van bewoners", 0, Direction.HIGHER),
    ("toxicity", H, "Toxiciteit in materialen", "Toxiciteit", "%", 0, Direction.HIGHER),
    ("green_around_home", H, "Groen om de woning", "Groen om de woning", "%", 0, Direction.HIGHER),
    ("noise", H, "Geluidskwaliteit in de woning", "Geluid in de woning", "dB Lden", 0, Direction.LOWER),
    ("air_quality", H, "Luchtkwaliteit in de woning", "Luchtkwaliteit", "", 0, Direction.QUALITATIVE),
    ("ecological_solutions", N, "Ecologische oplossingen", "Ecologische oplossing", "", 0, Direction.QUALITATIVE),
    ("green_blue_structures", N, "Groenblauwe structuren", "Groenblauw", "", 0, Direction.QUALITATIVE),
    ("habitats", N, "Hoogwaardige habitats", "Habitats", "", 0, Direction.QUALITATIVE),
)

INDICATORS = tuple(
    Indicator(
        id=row[0], theme=row[1], name_nl=row[2], name_en=row[2], short_nl=row[3], short_en=row[3], unit=row[4],
        direction=row[6], area_kind=None, domain=Domain.BUILDING_AND_PLOT, mode=AssessmentMode.VALUE,
        decimals=row[5], source=TABLE_3, has_sets=row[0] == "mpg",
    )
    for row in _ROWS
)  # fmt: skip


EXTRA_FIGURES = (
    ExtraFigure("circularity_indicator", "Circulariteitsindicator (CI)", "Circularity indicator", "%", 0, TABLE_3),
    ExtraFigure("primary_abiotic", "Primair en abiotisch deel", "Primary and abiotic share", "%", 0, TABLE_3),
)


def level(
    rung: Level,
    limit: float | None,
    verdict: Verdict,
    margin: float | None = None,
    **changes: object,
) -> LevelVerdict:
    """A verdict at one level; without a limit it is one in words."""
    made = LevelVerdict(
        level=rung, operator=Operator.AT_MOST if limit is not None else Operator.TEXT, limit=limit,
        limit_unit="x" if limit is not None else "", kind=RequirementKind.REQUIREMENT, verdict=verdict,
        margin=margin, scope="EGW", text="" if limit is not None else "Voorzieningen zijn goed bereikbaar",
        environmental_set=None, source=TABLE_3, requirement_id=f"tbgo-tabel-3/{rung}",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def no_level(rung: Level) -> LevelVerdict:
    return level(rung, None, Verdict.NO_LEVEL, operator=Operator.NONE, text="", source=None)


def valued(indicator_id: str, estimate: Estimate, *levels: LevelVerdict, **changes: object) -> Outcome:
    """An outcome with a figure; levels that are not given are absent in the edition."""
    unit = next(i.unit for i in INDICATORS if i.id == indicator_id)
    given = {lv.level for lv in levels}
    rest = tuple(no_level(rung) for rung in LEVELS if rung not in given)
    made = Outcome(indicator_id, OutcomeStatus.VALUE, unit, estimate, Basis.CALCULATED, levels=levels + rest)
    return replace(made, **changes)  # type: ignore[arg-type]


def unassessed(indicator: Indicator) -> Outcome:
    open_level = level(Level.RECOMMENDED, None, Verdict.CANNOT_SAY)
    return Outcome(indicator.id, OutcomeStatus.NOT_ASSESSED, indicator.unit, levels=(open_level,))


def _some_outcomes() -> dict[str, tuple[Outcome, ...]]:
    legal, recommended, ambitious = LEVELS
    meets, misses, unsure = Verdict.MEETS, Verdict.MISSES, Verdict.CANNOT_SAY
    a1, a2 = EnvironmentalSet.A1, EnvironmentalSet.A2
    apart = Verdict.NOT_COMPARABLE
    stated = Stated(
        0.47,
        None,
        Evidence("MPG-berekening v3.pdf", date=dt.date(2025, 2, 1), status=EvidenceStatus.STATED),
        "",
        (),
    )
    at_least = {"operator": Operator.AT_LEAST}
    return {
        "mpg": (
            valued(
                "mpg",
                exactly(0.4437),
                level(legal, 1.6, apart, environmental_set=a2, source=BBL),
                level(recommended, 0.45, meets, 0.0063, environmental_set=a1),
                level(ambitious, 0.35, misses, -0.0937, environmental_set=a1),
                environmental_set=a1,
                stated=stated,
            ),
            valued(
                "mpg",
                Estimate(None, 0.912, None, 0.83),
                level(legal, 1.6, unsure, environmental_set=a2, source=BBL,
                      reason=Message("report_and_more", {"count": 3}, ("r4", "r7", "r9"))),
                level(recommended, 0.45, apart, environmental_set=a1),
                level(ambitious, 0.35, apart, environmental_set=a1),
                environmental_set=a2,
            ),
        ),
        "embodied_carbon": (
            valued("embodied_carbon", Estimate(187.4, 181.2, 193.9, 1.0), level(recommended, 200.0, meets, 12.6),
                   level(ambitious, 140.0, misses, -47.4)),
        ),
        "material_origin": (
            valued("material_origin", Estimate(None, 22.3, 31.4, 0.91),
                   level(recommended, 25.0, unsure, **at_least,
                         reason=Message("report_and_more", {"count": 2}, ("r4", "r7"))),
                   level(ambitious, 40.0, misses, None, **at_least)),
        ),
        "biobased": (
            valued("biobased", exactly(38.2), level(recommended, 21.0, meets, 17.2, **at_least),
                   level(ambitious, 35.0, meets, 3.2, **at_least)),
        ),
        "stored_carbon": (
            valued("stored_carbon", exactly(166.0),
                   level(recommended, 140.0, meets, 26.0, kind=RequirementKind.TARGET, **at_least),
                   level(ambitious, 200.0, misses, -34.0, kind=RequirementKind.TARGET, **at_least)),
        ),
        "material_intensity": (valued("material_intensity", exactly(1104.2)),),
        "reuse_potential": (
            Outcome("reuse_potential", OutcomeStatus.NOT_CALCULABLE, MASS, levels=(no_level(legal),),
                    reasons=(Message("report_and_more", {"count": 4}, ("r1", "r2", "r3", "r4")),)),
        ),
        "adaptability": (Outcome("adaptability", OutcomeStatus.NOT_APPLICABLE, "%"),),
        "detachability": (
            valued("detachability", exactly(54.9996), level(recommended, 55.0, misses, -0.0004,
                   rounding_matters=True, **at_least),
                   level(ambitious, 85.0, misses, -30.0004, **at_least)),
        ),
        "beng1": (
            valued("beng1", exactly(52.0), level(legal, 64.58333333, meets, 12.58333333, source=BBL),
                   level(recommended, 52.5, meets, 0.5, operator=Operator.LESS),
                   level(ambitious, 50.0, misses, -2.0, operator=Operator.LESS), basis=Basis.STATED),
        ),
        "beng2": (
            valued("beng2", exactly(-3.4), level(legal, 30.0, meets, 33.4),
                   level(recommended, 0.0, meets, 3.4, operator=Operator.LESS),
                   level(ambitious, 0.0, meets, 3.4, operator=Operator.LESS), basis=Basis.STATED),
        ),
        "tojuli": (valued("tojuli", exactly(1.31), level(legal, 1.2, misses, -0.11), basis=Basis.STATED),),
        "walking_cycling": (
            replace(
                valued("walking_cycling", exactly(0.0), level(recommended, None, meets),
                       level(ambitious, None, misses), judged_level=JudgedLevel.RECOMMENDED, basis=Basis.JUDGED),
                estimate=None,
            ),
        ),
    }  # fmt: skip


GROUPS = {"16": "Funderingsconstructies", "21": "Buitenwanden", "23": "Vloeren", "27": "Daken"}


def nothing_beside() -> Guidance:
    """No questions, explanations, published buildings, parts and rules."""
    made = Guidance.__new__(Guidance)
    made.__dict__.update(
        questions=Questions(), guides={}, adviser_questions=AdviserQuestions(), interview=Interview(),
        published=Published(), mandatory_parts=(), rules_of_play=(),
    )  # fmt: skip
    return made


def reference() -> Reference:
    """Only what a report reads; the rest is empty."""
    empty = MappingProxyType({})
    none_yet = dt.date(2021, 1, 1)
    beng: dict[str, BengLimit] = {}
    tbgo = RequirementSet("tbgo-tabel-3", "Tabel 3 TBGO", "Table 3 TBGO", "2024", (), TABLE_3)
    return Reference(
        indicators=INDICATORS, requirement_sets={"tbgo-tabel-3": tbgo},
        legal=LegalRules((), beng, frozenset(), none_yet, BBL, 1.2, BBL), functions=empty, weighting=empty,
        detachability=empty,
        nl_sfb={code: NlSfbElement(code, name, name, "structure", TABLE_3) for code, name in GROUPS.items()},
        products=empty, factors=MethodFactors(1.3, 0.2, 75, 50, 3.667, 0.9, 0.9, empty, empty),
        mass_bands=empty, required_elements=(), modules_fixed_at_zero=frozenset(), manifest_hash="m" * 64,
        source_titles=empty, extra_figures=EXTRA_FIGURES, library=Library(REFERENCE_DATA, Names(empty, empty)),
        estimates=Estimates(REFERENCE_DATA), guidance=nothing_beside(),
    )  # fmt: skip


def bill(count: int) -> Bill:
    """`count` lines over four element groups; every seventh has no impact, every eleventh no mass."""
    names = ("Heipaal beton", "Kalkzandsteen binnenblad", "Kanaalplaatvloer", "Dakelement hout met cellulose")
    return Bill(
        tuple(
            BillLine(
                id=f"r{i + 2}",
                description=f"{names[i % 4]} {i}",
                quantity=10.5 + i,
                unit=KG,
                nl_sfb=f"{list(GROUPS)[i % 4]}.11" if i % 9 else "",
                mass_kg_per_unit=None if i % 11 == 10 else 1.0,
                mki_a1_eur_per_unit=None if i % 7 == 6 else 0.02 * (1 + i % 5),
                connection=Connection(0.6, 1.0, 0.8, None),
                source="NMD cat. 3",
            )
            for i in range(count)
        )
    )


def contributions(subject: str, unit: str, lines: Bill) -> Contributions:
    """Amounts per line, with a group per NL-SfB code; a line without impact is unknown, not zero."""
    amounts = tuple(
        None if ln.mki_a1_eur_per_unit is None else (ln.quantity or 0) * ln.mki_a1_eur_per_unit for ln in lines
    )
    total = sum(a for a in amounts if a is not None)
    groups = []
    for code in sorted({ln.nl_sfb_group for ln in lines}):
        own = [a for ln, a in zip(lines, amounts, strict=True) if ln.nl_sfb_group == code]
        known = sum(a for a in own if a is not None)
        has_all = None not in own
        amount = exactly(known) if has_all else Estimate(None, known, None, 0.9)
        groups.append(GroupContribution(code, len(own), amount, known / total if has_all and total else None))
    ids = tuple(ln.id for ln in lines)
    return Contributions(
        subject, unit, Estimate(None, total, None, 0.9), ids, amounts, amounts, amounts, tuple(groups)
    )


def findings() -> tuple[Finding, ...]:
    place = Place("begroting.xlsx", "Materialen", 7, "F", "r7")
    return (
        Finding(Severity.WARNING, Message("report_more_findings", {"count": 7}, ("r7",)), place),
        Finding(Severity.NOTE, Message("report_more_findings", {"count": 9}), Place(line_id="r9")),
    )


def make_report(line_count: int = 20) -> Report:
    """A report with a bill of `line_count` lines."""
    lines = bill(line_count)
    made = _some_outcomes()
    outcomes = tuple(outcome for i in INDICATORS for outcome in made.get(i.id, (unassessed(i),)))
    variant = Variant(
        "v1",
        "Variant B · houtbouw",
        phase=Phase.FEASIBILITY,
        building=Building(
            type=BuildingType.GROUND_BOUND_DWELLING,
            functions=(),
            gross_floor_area_m2=121.0,
            usable_floor_area_m2=101.0,
            form_factor=2.1,
            is_light_construction=False,
            service_life_years=75.0,
            dwelling_count=1,
        ),
        bill=lines,
        assessments=(
            Assessment("beng1", 52.0, evidence=Evidence("BENG-berekening.pdf", date=dt.date(2025, 1, 9))),
            Assessment("tojuli", 1.31),
            Assessment("walking_cycling", level=JudgedLevel.RECOMMENDED),
        ),
    )
    project = Project(
        "p1",
        "Woonhof De Linde",
        municipality="Arnhem",
        address="Lindelaan 1",
        permit_application_date=dt.date(2026, 8, 1),
        variants=(variant,),
    )
    figures = (
        Figure("circularity_indicator", "%", OutcomeStatus.VALUE, exactly(48.35), TABLE_3),
        Figure(
            "primary_abiotic", "%", OutcomeStatus.NOT_CALCULABLE, None, None,
            (Message("report_and_more", {"count": 1}),),
        ),
    )  # fmt: skip
    regime = Message("calc_legal_regime", {"date": "1-7-2026", "set": "A2", "id": "bbl-2026"})
    card = Scorecard("tbgo-tabel-3", "2024", regime, outcomes, figures, (TABLE_3, BBL, MEMORY))
    subjects = (
        ("mpg_a1", "EUR"),
        ("mpg_a2", "EUR"),
        ("embodied_carbon", "kg CO2-eq"),
        ("mass", "kg"),
    )
    parts = tuple(contributions(subject, unit, lines) for subject, unit in subjects)
    content_hash = "3f9c" + "0" * 56 + "a71e"
    return Report(project, variant, card, findings(), parts, reference(), content_hash, "m" * 64, "0.1.0")


def everything_unknown() -> Report:
    """A project with a name and nothing else."""
    outcomes = tuple(unassessed(i) for i in INDICATORS)
    variant = Variant("v1")
    card = Scorecard("tbgo-tabel-3", "2024", None, outcomes, (), ())
    project = Project("p0", "Leeg project", variants=(variant,))
    return Report(project, variant, card, (), (), reference(), "0" * 64, "m" * 64, "0.1.0")
