"""Every field that a user can fill changes a figure, a verdict or a finding, or is listed here as informative."""

import datetime as dt
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from models.audit.audit import audit
from models.domain import bill
from models.domain.bill import BillLine, Connection, OpenedAssembly, ProvisionalProduct
from models.domain.evidence import Evidence
from models.domain.product import MKI, DataCategory, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.project import (
    Assessment,
    Building,
    BuildingType,
    BuildingWork,
    CivilWork,
    FunctionArea,
    JudgedLevel,
    LimitOverride,
    PartAnswer,
    Phase,
    Project,
)
from models.domain.quantities import CUBIC_METRE, KG, TONNE
from models.scorecard.contributions import contributions
from tests.models.calculation.bills import A1, A2, card_of, line, project_of, reference, view_of

Change = Callable[[Project], Project]
_MODULES = (ModuleProfile(A2, MKI, dict.fromkeys(LifeCycleModule, 1.0)),)
CARD = ProductCard("hout", "Hout", "Timber", KG, mki_a2_eur_per_unit=0.4, biobased_fraction=1.0)
TARGET = line(
    "a", quantity=1000.0, nl_sfb="21.11", mki_a1_eur_per_unit=0.05, mki_a2_eur_per_unit=0.1,
    service_life_years=75.0, co2_a1a5_kg_per_unit=0.1, biogenic_c_kg_per_kg=0.1, biobased_fraction=0.2,
    recycled_fraction=0.1, reused_fraction=0.1, future_reuse_fraction=0.1, future_recycling_fraction=0.1,
    connection=Connection(0.8, 0.4, 0.4, 0.4), data_category=DataCategory.C1, printed_total=100.0, source="bestek",
)  # fmt: skip
OTHER = line(
    "b", quantity=900.0, nl_sfb="23", mki_a1_eur_per_unit=0.05, mki_a2_eur_per_unit=0.1, service_life_years=75.0,
    connection=Connection(0.2, 0.2, 0.4, 0.4), source="bestek",
)  # fmt: skip
WITH_MODULES = line(
    "m", quantity=10.0, nl_sfb="22", service_life_years=30.0, data_category=DataCategory.C1, source="bestek",
    module_profiles=_MODULES,
)  # fmt: skip
HOUSE = Building(
    type=BuildingType.STACKED_DWELLING,
    functions=(FunctionArea("woonfunctie", 100.0),),
    gross_floor_area_m2=170.0,
    usable_floor_area_m2=100.0,
    form_factor=2.0,
    is_light_construction=False,
    service_life_years=75.0,
    dwelling_count=1,
)
ENTERED = (
    Assessment("beng1", 70.0, evidence=Evidence("rapport")),
    Assessment("heat", level=JudgedLevel.LEGAL, evidence=Evidence("rapport")),
    Assessment("mpg", 0.5, environmental_set=A2, evidence=Evidence("rapport")),
)
BASE = project_of(
    (TARGET, replace(TARGET, id="t", description="tweeling"), OTHER, WITH_MODULES),
    HOUSE,
    ENTERED,
    products=(CARD,),
    permit_application_date=dt.date(2026, 8, 1),
    requirement_set_id="hnn-1.0",
)


def answer(project: Project) -> tuple[object, ...]:
    """All that the program says about a project."""
    view = view_of(project)
    findings = audit(project, project.variants[0], view, reference())
    return card_of(project), contributions(view), findings


def on_line(name: str, value: Any, line_id: str = "a") -> Change:
    changed: dict[str, Any] = {name: value}

    def change(project: Project) -> Project:
        variant = project.variants[0]
        lines = tuple(replace(entry, **changed) if entry.id == line_id else entry for entry in variant.bill)
        return replace(project, variants=(replace(variant, bill=replace(variant.bill, lines=lines)),))

    return change


def on_building(name: str, value: Any) -> Change:
    changed: dict[str, Any] = {name: value}

    def change(project: Project) -> Project:
        variant = project.variants[0]
        return replace(project, variants=(replace(variant, building=replace(variant.building, **changed)),))

    return change


def on_assessment(name: str, value: Any, at: int = 0) -> Change:
    changed: dict[str, Any] = {name: value}

    def change(project: Project) -> Project:
        variant = project.variants[0]
        entered = list(variant.assessments)
        entered[at] = replace(entered[at], **changed)
        return replace(project, variants=(replace(variant, assessments=tuple(entered)),))

    return change


def on_project(name: str, value: Any) -> Change:
    changed: dict[str, Any] = {name: value}
    return lambda project: replace(project, **changed)


LINE_CHANGES: dict[str, Change] = {
    "description": on_line("description", "tweeling"),
    "quantity": on_line("quantity", 900.0),
    "unit": on_line("unit", TONNE),
    "nl_sfb": on_line("nl_sfb", "31.2"),
    "product_id": on_line("product_id", "hout", "b"),
    "mass_kg_per_unit": on_line("mass_kg_per_unit", 2.0),
    "service_life_years": on_line("service_life_years", 30.0),
    "mki_a1_eur_per_unit": on_line("mki_a1_eur_per_unit", 0.06),
    "mki_a2_eur_per_unit": on_line("mki_a2_eur_per_unit", 0.11),
    "co2_a1a5_kg_per_unit": on_line("co2_a1a5_kg_per_unit", 0.2),
    "biogenic_c_kg_per_kg": on_line("biogenic_c_kg_per_kg", 0.2),
    "biobased_fraction": on_line("biobased_fraction", 0.3),
    "recycled_fraction": on_line("recycled_fraction", 0.2),
    "reused_fraction": on_line("reused_fraction", 0.2),
    "future_reuse_fraction": on_line("future_reuse_fraction", 0.2),
    "future_recycling_fraction": on_line("future_recycling_fraction", 0.2),
    "connection": on_line("connection", Connection(1.0, 0.4, 0.4, 0.4)),
    "data_category": on_line("data_category", DataCategory.C3, "m"),
    "unforeseen_reuse": on_line("unforeseen_reuse", True, "m"),
    "module_profiles": on_line(
        "module_profiles", (ModuleProfile(A2, MKI, dict.fromkeys(LifeCycleModule, 2.0)),), "m"
    ),
    "source": on_line("source", ""),
    "printed_total": on_line("printed_total", 1000.0),
    "provisional": on_line("provisional", ProvisionalProduct("hout"), "b"),
    "phase": on_line("phase", bill.Phase.DEMOLISHED),
    "energy_part": on_line("energy_part", bill.EnergyPart.PV_BEYOND_BBL),
}
LINE_INFORMATIVE: dict[str, Change] = {
    # the assembly of which the line was a layer, to close it again
    "opened_from": on_line("opened_from", OpenedAssembly("r1", "opbouw")),
    # names the line in findings and contributions, and means nothing else
    "id": on_line("id", "a"),
    # the author's own words, shown beside the line
    "note": on_line("note", "zie tekening 3"),
    # columns that the program does not use, kept to be written back
    "extra": on_line("extra", (("kleur", "rood"),)),
}
BUILDING_CHANGES: dict[str, Change] = {
    "type": on_building("type", BuildingType.GROUND_BOUND_DWELLING),
    "functions": on_building("functions", (FunctionArea("kantoorfunctie", 100.0),)),
    "gross_floor_area_m2": on_building("gross_floor_area_m2", 171.0),
    "usable_floor_area_m2": on_building("usable_floor_area_m2", 180.0),
    "form_factor": on_building("form_factor", 2.5),
    "is_light_construction": on_building("is_light_construction", True),
    "service_life_years": on_building("service_life_years", 50.0),
    "dwelling_count": on_building("dwelling_count", 3),
    "work": on_building("work", BuildingWork.RENOVATION),
    "mpg_limit_override": on_building("mpg_limit_override", LimitOverride(1.1, A2, "besluit")),
}
BUILDING_INFORMATIVE: dict[str, Change] = {
    # counts in civil works only, which this is not; tests/models/calculation/test_edition_levels.py tries it
    "civil_work": on_building("civil_work", CivilWork.FIXED_BRIDGE),
}
ASSESSMENT_CHANGES: dict[str, Change] = {
    "indicator_id": on_assessment("indicator_id", "beng2"),
    "value": on_assessment("value", 80.0),
    "level": on_assessment("level", JudgedLevel.AMBITIOUS, 1),
    "environmental_set": on_assessment("environmental_set", A1, 2),
    "evidence": on_assessment("evidence", Evidence()),
    "note": on_assessment("note", "toelichting", 2),
}
PROJECT_CHANGES: dict[str, Change] = {
    "permit_application_date": on_project("permit_application_date", dt.date(2024, 1, 1)),
    "requirement_set_id": on_project("requirement_set_id", "tbgo-tabel-3"),
    "variants": lambda project: replace(project, variants=(replace(project.variants[0], assessments=()),)),
}
PROJECT_INFORMATIVE: dict[str, Change] = {
    # names for people, printed and never compared
    "id": on_project("id", "q"),
    "name": on_project("name", "Ander plan"),
    "municipality": on_project("municipality", "Ede"),
    "address": on_project("address", "Dorpsstraat 1"),
    "client": on_project("client", "Woningstichting"),
    # shown in the list of mandatory parts, which moves no figure
    "part_answers": on_project("part_answers", (PartAnswer("geen-onderdeel", True),)),
    # where the list of projects shows it
    "is_archived": on_project("is_archived", True),
}
VARIANT_INFORMATIVE: dict[str, Change] = {
    # told in the report; no requirement in the reference data depends on it
    "phase": lambda project: replace(project, variants=(replace(project.variants[0], phase=Phase.PERMIT),)),
}


@pytest.mark.parametrize(
    ("kind", "name", "change"),
    [
        (kind, name, change)
        for kind, changes in (
            ("line", LINE_CHANGES),
            ("building", BUILDING_CHANGES),
            ("assessment", ASSESSMENT_CHANGES),
            ("project", PROJECT_CHANGES),
        )
        for name, change in changes.items()
    ],
)
def test_a_changed_field_changes_the_answer(kind: str, name: str, change: Change) -> None:
    assert answer(change(BASE)) != answer(BASE)


@pytest.mark.parametrize(
    "change",
    [
        change
        for changes in (LINE_INFORMATIVE, BUILDING_INFORMATIVE, PROJECT_INFORMATIVE, VARIANT_INFORMATIVE)
        for change in changes.values()
    ],
)
def test_an_informative_field_changes_nothing(change: Change) -> None:
    """The control: the comparison above does not see a difference in everything."""
    assert answer(change(BASE)) == answer(BASE)


@pytest.mark.parametrize("name", [f.name for f in fields(Connection)])
def test_every_factor_of_detachability_counts(name: str) -> None:
    better: dict[str, Any] = {name: 1.0}
    change = on_line("connection", replace(TARGET.connection, **better))
    assert card_of(change(BASE)).outcome("detachability") != card_of(BASE).outcome("detachability")


@pytest.mark.parametrize("module", [m for m in LifeCycleModule if m is not LifeCycleModule.B5])
def test_every_module_counts(module: LifeCycleModule) -> None:
    more = dict.fromkeys(LifeCycleModule, 1.0) | {module: 5.0}
    change = on_line("module_profiles", (ModuleProfile(A2, MKI, more),), "m")
    assert card_of(change(BASE)).outcome("mpg", A2) != card_of(BASE).outcome("mpg", A2)


def test_module_b5_never_counts() -> None:
    more = dict.fromkeys(LifeCycleModule, 1.0) | {LifeCycleModule.B5: 5.0}
    change = on_line("module_profiles", (ModuleProfile(A2, MKI, more),), "m")
    assert card_of(change(BASE)).outcome("mpg", A2) == card_of(BASE).outcome("mpg", A2)


def test_no_field_is_forgotten() -> None:
    assert {f.name for f in fields(BillLine)} == LINE_CHANGES.keys() | LINE_INFORMATIVE.keys()
    assert {f.name for f in fields(Building)} == BUILDING_CHANGES.keys() | BUILDING_INFORMATIVE.keys()
    assert {f.name for f in fields(Assessment)} == ASSESSMENT_CHANGES.keys()
    assert {f.name for f in fields(Project)} == PROJECT_CHANGES.keys() | PROJECT_INFORMATIVE.keys()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("density_kg_per_m3", 500.0), ("mass_kg_per_unit", 500.0), ("service_life_years", 40.0),
        ("gwp_a1a3_kg_per_kg", 0.2), ("biogenic_c_kg_per_kg", 0.4), ("biobased_fraction", 0.9),
        ("mki_a1_eur_per_unit", 2.0), ("mki_a2_eur_per_unit", 3.0), ("data_category", DataCategory.C3),
    ],
)  # fmt: skip
def test_every_field_of_a_product_fills_what_the_line_leaves_empty(field: str, value: Any) -> None:
    card = ProductCard("p", "Product", "Product", KG if field == "density_kg_per_m3" else CUBIC_METRE)
    empty = line("1", unit=CUBIC_METRE, quantity=2.0, product_id="p", module_profiles=())
    if field == "data_category":
        empty = replace(empty, module_profiles=_MODULES, service_life_years=75.0)
    known: dict[str, Any] = {field: value}
    richer = replace(card, **known)
    if field in ("gwp_a1a3_kg_per_kg", "biogenic_c_kg_per_kg", "biobased_fraction"):
        empty = replace(empty, mass_kg_per_unit=700.0)
    if field == "service_life_years":
        empty = replace(empty, mki_a2_eur_per_unit=1.0)
    before, after = (project_of((empty,), HOUSE, products=(p,)) for p in (card, richer))
    figures = [[(o.estimate, o.status) for o in card_of(p).outcomes] for p in (before, after)]
    assert figures[0] != figures[1]
