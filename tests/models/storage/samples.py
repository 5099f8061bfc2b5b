"""Small projects with every kind of value, for the tests of the store."""

import datetime as dt
from dataclasses import replace

from models.domain.bill import Bill, BillLine, Connection
from models.domain.evidence import Evidence, EvidenceStatus
from models.domain.product import DataCategory, EnvironmentalSet, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.project import (
    Assessment,
    Building,
    BuildingType,
    DecisionKind,
    FindingDecision,
    FunctionArea,
    JudgedLevel,
    Phase,
    Project,
    Target,
    Variant,
)
from models.domain.quantities import CUBIC_METRE, KG, SQUARE_METRE
from models.domain.requirement import RequirementSet
from models.domain.source import SourceRef, SourceStatus

NOW = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)


def clock() -> dt.datetime:
    """A clock that stands still."""
    return NOW


def line(number: int) -> BillLine:
    """A bill line whose figures follow from its number."""
    profile = ModuleProfile(
        EnvironmentalSet.A2, "mki", {LifeCycleModule.A1_A3: number / 3, LifeCycleModule.D: -0.1}
    )
    return BillLine(
        id=f"r{number}",
        description=f"Regel {number}: kalkzandsteen, 100 mm, geëgaliseerd",
        quantity=number * 1.1,
        unit=SQUARE_METRE if number % 2 else KG,
        nl_sfb="21.1",
        mass_kg_per_unit=number / 7,
        service_life_years=75.0,
        mki_a1_eur_per_unit=number * 0.013,
        biobased_fraction=0.25,
        connection=Connection(0.1, None, 0.4, 1.0),
        data_category=DataCategory.C3A if number % 3 else None,
        module_profiles=(profile,) if number % 4 == 0 else (),
        extra=(("kleur", "rood"),) if number % 5 == 0 else (),
    )


def project(project_id: str = "p1", lines: int = 5, name: str = "Hof van Oost") -> Project:
    """A project with two variants, the second one empty."""
    source = SourceRef("Nationale Milieudatabase", "2026", "kaart 12", SourceStatus.UNVERIFIED, "als voorbeeld")
    card = ProductCard("hout", "Vurenhout", "Spruce", CUBIC_METRE, density_kg_per_m3=450.0, sources={"": source})
    building = Building(
        type=BuildingType.GROUND_BOUND_DWELLING,
        functions=(FunctionArea("woonfunctie", 101.5),),
        gross_floor_area_m2=120.0,
        is_light_construction=False,
        dwelling_count=1,
    )
    evidence = Evidence("berekening.pdf", date=dt.date(2026, 7, 1), status=EvidenceStatus.CALCULATED)
    assessments = (
        Assessment("beng1", 54.2, evidence=evidence),
        Assessment("heat", level=JudgedLevel.RECOMMENDED),
    )
    first = Variant(
        id="v1",
        name="Hout",
        phase=Phase.PERMIT,
        building=building,
        bill=Bill(tuple(line(number) for number in range(1, lines + 1))),
        assessments=assessments,
        products=(card,),
        extra=(("architect", "Bureau Ñ"),),
    )
    return Project(
        id=project_id,
        name=name,
        municipality="Arnhem",
        permit_application_date=dt.date(2026, 7, 1),
        variants=(first, Variant(id="v2")),
    )


def planned_project() -> Project:
    """A project with everything that a plan may hold since schema 2."""
    base = project("plan", lines=9, name="Plan Noord")
    first, second = base.variants
    entered = Assessment("mpg", 0.7, evidence=Evidence("m.pdf", file_name="m.pdf", file_sha256="ab" * 32))
    planned = replace(
        first,
        assessments=(*first.assessments, entered),
        targets=(
            Target("mpg", own_limit=0.6, environmental_set=EnvironmentalSet.A2),
            Target("heat", JudgedLevel.AMBITIOUS),
        ),
        decisions=(FindingDecision("audit_duplicate_line|r2|", DecisionKind.ACCEPTED, "Zo bedoeld"),),
        frozen_on=dt.date(2026, 9, 1),
    )
    return replace(base, is_archived=True, variants=(planned, second))


OWN_CARD = ProductCard(
    "eigen-1", "Hennepkalk", "Hempcrete", CUBIC_METRE, density_kg_per_m3=300.0, mki_a2_eur_per_unit=2.5,
    mki_is_complete=False, data_category=DataCategory.C3, note="eigen opgave",
    sources={"": SourceRef("Eigen opgave", "", "", SourceStatus.UNVERIFIED)},
)  # fmt: skip
OWN_EDITION = RequirementSet("eigen-2", "Onze eisen", "Our requirements", "2026", (), OWN_CARD.sources[""])
