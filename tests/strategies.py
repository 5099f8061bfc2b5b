"""Hypothesis strategies for whole projects: anything that the domain allows, however odd."""

import datetime as dt
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from models.domain.bill import Bill, BillLine, Connection, OpenedAssembly, ProposalReason, ProvisionalProduct
from models.domain.bill import Phase as LinePhase
from models.domain.evidence import Evidence, EvidenceStatus
from models.domain.product import DataCategory, EnvironmentalSet, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.project import (
    Assessment,
    Building,
    BuildingType,
    BuildingWork,
    DecisionKind,
    FindingDecision,
    FunctionArea,
    JudgedLevel,
    LimitOverride,
    Phase,
    Project,
    Target,
    Variant,
)
from models.domain.quantities import UNITS
from models.domain.requirement import Level, Operator, Requirement, RequirementKind, RequirementSet
from models.domain.source import SourceRef, SourceStatus

T = TypeVar("T")

NASTY_TEXTS = (
    "",
    "=1+1",
    "<b>vet</b>",
    "'; DROP TABLE project; --",
    "é versus e\u0301",
    "\u202eomgekeerd",
    "regel 1\nregel 2\ttab\r\n",
    "👷🏽‍♀️",
    " spaties ",
)


def texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """Any Unicode text without half character pairs and NUL, nasty ones included."""
    return st.sampled_from(NASTY_TEXTS) | st.text(
        st.characters(codec="utf-8", exclude_characters="\0"), max_size=max_size
    )


def ids() -> st.SearchStrategy[str]:
    """Short ids."""
    return st.text("abcdefghijklmnop0123456789-", min_size=1, max_size=8)


def amounts() -> st.SearchStrategy[float | None]:
    """Zero or more, or unknown."""
    return st.none() | st.floats(0.0, 1e9, allow_nan=False) | st.sampled_from((0.0, 5e-324, 1.7e308, 0.1))


def signed_amounts() -> st.SearchStrategy[float | None]:
    """Any finite number, or unknown."""
    return st.none() | st.floats(allow_nan=False, allow_infinity=False)


def positives() -> st.SearchStrategy[float | None]:
    """Above zero, or unknown."""
    return st.none() | st.floats(1e-3, 1e6)


def fractions() -> st.SearchStrategy[float | None]:
    """0–1, or unknown."""
    return st.none() | st.floats(0.0, 1.0)


def scores() -> st.SearchStrategy[float | None]:
    """A detachability score in (0, 1], or unknown."""
    return st.none() | st.floats(0.0, 1.0, exclude_min=True)


def some(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """The strategy's value, or None."""
    return st.none() | strategy


def extras() -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    """Columns or keys that the program does not use."""
    return st.lists(st.tuples(texts(), texts()), max_size=2).map(tuple)


def module_profiles() -> st.SearchStrategy[ModuleProfile]:
    """Amounts for any part of the modules."""
    modules = st.dictionaries(
        st.sampled_from(LifeCycleModule), st.floats(-1e6, 1e6), max_size=len(LifeCycleModule)
    )
    return st.builds(ModuleProfile, st.sampled_from(EnvironmentalSet), texts(6), modules)


def bill_lines() -> st.SearchStrategy[BillLine]:
    """Any bill line that the domain accepts."""
    return st.builds(
        BillLine,
        id=ids(),
        description=texts(),
        quantity=amounts(),
        unit=some(st.sampled_from(UNITS)),
        nl_sfb=st.sampled_from(("", "21", "21.1", "(23)")) | texts(4),
        product_id=texts(6),
        mass_kg_per_unit=amounts(),
        service_life_years=positives(),
        mki_a1_eur_per_unit=signed_amounts(),
        mki_a2_eur_per_unit=signed_amounts(),
        co2_a1a5_kg_per_unit=signed_amounts(),
        biogenic_c_kg_per_kg=amounts(),
        biobased_fraction=fractions(),
        recycled_fraction=fractions(),
        reused_fraction=fractions(),
        future_reuse_fraction=fractions(),
        future_recycling_fraction=fractions(),
        connection=st.builds(Connection, scores(), scores(), scores(), scores()),
        data_category=some(st.sampled_from(DataCategory)),
        unforeseen_reuse=st.booleans(),
        phase=some(st.sampled_from(LinePhase)),
        module_profiles=st.lists(module_profiles(), max_size=2).map(tuple),
        source=texts(),
        note=texts(),
        printed_total=signed_amounts(),
        extra=extras(),
        opened_from=some(opened_assemblies()),
    ).flatmap(_perhaps_provisional)


def _perhaps_provisional(line: BillLine) -> st.SearchStrategy[BillLine]:
    if line.product_id:
        return st.just(line)
    return some(provisional_products()).map(lambda proposed: replace(line, provisional=proposed))


def opened_assemblies() -> st.SearchStrategy[OpenedAssembly]:
    """Any assembly that a layer was opened from."""
    units = some(st.sampled_from(UNITS))
    return st.builds(OpenedAssembly, ids(), ids(), texts(), amounts(), units, texts(4), texts())


def provisional_products() -> st.SearchStrategy[ProvisionalProduct]:
    """Any provisional product."""
    params = st.dictionaries(texts(6), texts() | st.integers(-9, 9) | st.floats(-1e6, 1e6), max_size=2)
    reasons = st.builds(ProposalReason, ids(), params)
    return st.builds(ProvisionalProduct, ids(), amounts(), st.booleans(), st.lists(reasons, max_size=2).map(tuple))


def bills(max_lines: int = 4) -> st.SearchStrategy[Bill]:
    """Bills whose lines have different ids."""
    return st.lists(bill_lines(), max_size=max_lines, unique_by=lambda line: line.id).map(
        lambda lines: Bill(tuple(lines))
    )


def source_refs() -> st.SearchStrategy[SourceRef]:
    """Any citation."""
    return st.builds(SourceRef, texts(), texts(), texts(), st.sampled_from(SourceStatus), texts())


def product_cards() -> st.SearchStrategy[ProductCard]:
    """Any product card, with sources per field."""
    return st.builds(
        ProductCard,
        id=ids(),
        name_nl=texts(),
        name_en=texts(),
        unit=st.sampled_from(UNITS),
        density_kg_per_m3=positives(),
        mass_kg_per_unit=amounts(),
        service_life_years=positives(),
        gwp_a1a3_kg_per_kg=signed_amounts(),
        biogenic_c_kg_per_kg=amounts(),
        biobased_fraction=fractions(),
        mki_a1_eur_per_unit=signed_amounts(),
        mki_a2_eur_per_unit=signed_amounts(),
        mki_is_complete=st.booleans(),
        data_category=some(st.sampled_from(DataCategory)),
        sources=st.dictionaries(st.sampled_from(("", "unit", "density_kg_per_m3")), source_refs(), max_size=2),
        note=texts(),
        module_profiles=st.lists(module_profiles(), max_size=2).map(tuple),
        valid_until=some(st.dates()),
    )


def buildings() -> st.SearchStrategy[Building]:
    """Any building."""
    functions = st.builds(FunctionArea, texts(), st.floats(1e-3, 1e6))
    overrides = st.builds(LimitOverride, st.floats(1e-3, 10.0), st.sampled_from(EnvironmentalSet), texts())
    return st.builds(
        Building,
        type=some(st.sampled_from(BuildingType)),
        functions=st.lists(functions, max_size=3).map(tuple),
        gross_floor_area_m2=positives(),
        usable_floor_area_m2=positives(),
        form_factor=positives(),
        is_light_construction=some(st.booleans()),
        service_life_years=positives(),
        dwelling_count=some(st.integers(0, 10_000)),
        mpg_limit_override=some(overrides),
        work=some(st.sampled_from(BuildingWork)),
    )


def evidence() -> st.SearchStrategy[Evidence]:
    """Any evidence, none included."""
    days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
    return st.builds(
        Evidence,
        texts(),
        date=some(days),
        status=some(st.sampled_from(EvidenceStatus)),
        file_name=texts(),
        file_sha256=texts(),
    )


def targets() -> st.SearchStrategy[tuple[Target, ...]]:
    """At most one target per indicator."""
    indicators = st.sampled_from(("mpg", "beng1", "tojuli", "heat"))
    target = st.builds(Target, indicators, some(st.sampled_from(JudgedLevel)), own_limit=signed_amounts())
    return st.lists(target, max_size=3, unique_by=lambda target: target.indicator_id).map(tuple)


def decisions() -> st.SearchStrategy[tuple[FindingDecision, ...]]:
    """Decisions about any findings."""
    decision = st.builds(FindingDecision, texts(), st.sampled_from(DecisionKind), texts())
    return st.lists(decision, max_size=3).map(tuple)


def assessments() -> st.SearchStrategy[Assessment]:
    """An entered value or level."""
    return st.builds(
        Assessment,
        indicator_id=st.sampled_from(("mpg", "beng1", "tojuli", "heat")),
        value=signed_amounts(),
        level=some(st.sampled_from(JudgedLevel)),
        environmental_set=some(st.sampled_from(EnvironmentalSet)),
        evidence=evidence(),
        note=texts(),
    )


def variants(max_lines: int = 4) -> st.SearchStrategy[Variant]:
    """A variant with its bill, assessments and product cards."""
    return st.builds(
        Variant,
        id=ids(),
        name=texts(),
        phase=some(st.sampled_from(Phase)),
        building=buildings(),
        bill=bills(max_lines),
        assessments=st.lists(assessments(), max_size=3).map(tuple),
        products=st.lists(product_cards(), max_size=2, unique_by=lambda card: card.id).map(tuple),
        extra=extras(),
        targets=targets(),
        decisions=decisions(),
        frozen_on=some(st.dates()),
    )


def projects(max_variants: int = 2, max_lines: int = 4) -> st.SearchStrategy[Project]:
    """A whole project whose variants have different ids."""
    return st.builds(
        Project,
        id=ids(),
        name=texts(),
        municipality=texts(),
        client=texts(),
        address=texts(),
        permit_application_date=some(st.dates()),
        requirement_set_id=st.sampled_from(("tbgo-tabel-3", "hnn-1.0")),
        variants=st.lists(variants(max_lines), max_size=max_variants, unique_by=lambda v: v.id).map(tuple),
        is_archived=st.booleans(),
    )


def requirement_sets() -> st.SearchStrategy[RequirementSet]:
    """Any edition of requirements."""
    requirement = st.builds(
        Requirement,
        id=ids(),
        indicator_id=st.sampled_from(("mpg", "beng1", "tojuli", "heat")),
        level=st.sampled_from(Level),
        scope=texts(),
        building_types=st.frozensets(st.sampled_from(BuildingType)),
        part=texts(),
        operator=st.sampled_from(Operator),
        limit=signed_amounts(),
        printed_limit=texts(),
        limit_unit=texts(),
        kind=st.sampled_from(RequirementKind),
        environmental_set=some(st.sampled_from(EnvironmentalSet)),
        text=texts(),
        source=source_refs(),
        valid_from=some(st.dates()),
        valid_until=some(st.dates()),
        max_gross_floor_area_m2=amounts(),
    )
    requirements = st.lists(requirement, max_size=4, unique_by=lambda r: r.id).map(tuple)
    return st.builds(RequirementSet, ids(), texts(), texts(), texts(), requirements, source_refs())
