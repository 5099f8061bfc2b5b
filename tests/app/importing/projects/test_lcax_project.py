"""LCAx projects: read as they are known from lcax_models 2 and 3, and written so that reading gives the same."""

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.importing.lcax.reader import read
from app.paths import REFERENCE_DATA
from app.reporting.json.lcax import lcax_bytes, lcax_losses
from models.calculation.library.loader import load_with_products
from models.domain.bill import Bill, BillLine, Connection
from models.domain.bill import Phase as LinePhase
from models.domain.outcome import Severity
from models.domain.product import MKI, EnvironmentalSet, LifeCycleModule, ModuleProfile, ProductCard
from models.domain.project import Building, BuildingType, BuildingWork, Phase, Project, Variant
from models.domain.quantities import (
    CUBIC_METRE,
    GRAM,
    KG,
    LITRE,
    METRE,
    MILLIMETRE,
    PIECE,
    SQUARE_METRE,
    TONNE,
    Dimension,
)
from models.scorecard.scorecard import bill_view

REFERENCE = load_with_products(REFERENCE_DATA)
M = LifeCycleModule
A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2
KEYS = {
    which: sorted({i.category for found in REFERENCE.declaration_rules.indicators["lcax"].values() for i in found
                   if i.environmental_set is which and i.category}) for which in EnvironmentalSet
}  # fmt: skip


def read_it(document: Any) -> ImportResult:
    return read(json.dumps(document).encode(), ReadRequest("project.json"), REFERENCE)


def codes(found: ImportResult) -> list[str]:
    return [finding.code for finding in found.findings]


def lines(found: ImportResult) -> tuple[BillLine, ...]:
    assert found.project is not None, codes(found)
    return found.project.variants[0].bill.lines


def epd(**changes: Any) -> dict[str, Any]:
    given_values = {
        "type": "EPD", "id": "e1", "name": "Kalkzandsteen", "declaredUnit": "m3", "version": "1",
        "publishedDate": "2024-01-02", "validUntil": "2029-01-02", "formatVersion": "3.4.3",
        "standard": "en15804a2",
        "subtype": "specific", "location": "nld", "source": {"name": "Fabriek", "url": None},
        "conversions": [{"to": "kg", "value": 1800.0, "metaData": ""}],
        "impacts": {"gwp_fos": {"a1a3": 180.0, "c3": 3.6, "d": -9.0}, "odp": {"a1a3": 1e-6, "c3": None}},
    }  # fmt: skip
    return {**given_values, **changes}


def product(**changes: Any) -> dict[str, Any]:
    given_values = {
        "type": "product", "id": "p1", "name": "Steen", "description": "", "referenceServiceLife": 75,
        "impactData": [epd()], "quantity": 0.2, "unit": "m3", "transport": None, "results": None, "metaData": None,
    }  # fmt: skip
    return {**given_values, **changes}


def assembly(**changes: Any) -> dict[str, Any]:
    given_values = {
        "type": "assembly", "id": "a1", "name": "Binnenwand", "description": "", "comment": None, "quantity": 50.0,
        "unit": "m2", "classification": [{"system": "NL/SfB", "code": "22.11", "name": "Binnenwanden"}],
        "products": [product()], "results": None, "metaData": None,
    }  # fmt: skip
    return {**given_values, **changes}


def project(**changes: Any) -> dict[str, Any]:
    given_values = {
        "id": "2f95", "name": "Voorbeeld", "description": "", "comment": None,
        "location": {"country": "dnk", "city": "Arnhem", "address": "Weg 1"}, "owner": "Eigenaar",
        "formatVersion": "3.4.3", "lciaMethod": None, "classificationSystems": ["NL-SfB"],
        "referenceStudyPeriod": 50,
        "lifeCycleModules": ["a1a3", "c3", "d"], "impactCategories": ["gwp_fos"], "assemblies": [assembly()],
        "results": None, "projectPhase": "other", "softwareInfo": {"lcaSoftware": "x"},
        "projectInfo": {"buildingType": "other", "buildingTypology": ["office"], "floorsAboveGround": 2,
                        "generalEnergyClass": "unknown",
                        "grossFloorArea": {"value": 400.0, "unit": "m2", "definition": "GIFA"}},
    }  # fmt: skip
    return {**given_values, **changes}


def test_a_product_is_its_quantity_times_that_of_its_assembly() -> None:
    found = read_it(project())
    (line,) = lines(found)
    assert (line.id, line.description, line.quantity, line.unit) == ("p1", "Steen", 10.0, CUBIC_METRE)
    assert (line.nl_sfb, line.service_life_years, line.mass_kg_per_unit) == ("22.11", 75.0, 1800.0)
    assert line.source == "Fabriek: Kalkzandsteen"
    assert dict(line.extra) == {"onderdeel": "Binnenwand"}
    assert {p.category: p.values for p in line.module_profiles} == {
        "climate_fossil": {M.A1_A3: 180.0, M.C3: 3.6, M.D: -9.0}, "ozone": {M.A1_A3: 1e-6},
    }  # fmt: skip
    assert {p.environmental_set for p in line.module_profiles} == {A2}
    assert [d.id for d in found.declarations] == ["e1"]
    assert found.declarations[0].valid_until == dt.date(2029, 1, 2)


def test_the_project_and_its_area() -> None:
    found = read_it(project())
    assert found.project is not None
    building = found.project.variants[0].building
    assert (building.gross_floor_area_m2, building.service_life_years, building.type) == (400.0, 50.0, None)
    assert (found.project.id, found.project.municipality, found.project.address) == ("2f95", "Arnhem", "Weg 1")
    assert "lcax_area_definition" in codes(found)


def test_another_unit_goes_by_the_conversion_of_the_declaration() -> None:
    (line,) = lines(read_it(project(assemblies=[assembly(products=[product(unit="kg", quantity=360.0)])])))
    assert (line.quantity, line.unit) == (18_000.0, KG)
    assert line.module_profiles[0].values[M.A1_A3] == pytest.approx(0.1)
    found = read_it(project(assemblies=[assembly(products=[product(unit="m2")])]))
    assert lines(found)[0].module_profiles == ()
    assert "lcax_data_not_used" in codes(found)


def test_stages_of_one_product_join_and_whole_declarations_add_up() -> None:
    first = epd(id="s1", impacts={"gwp_fos": {"a1a3": 100.0}})
    second = epd(id="s2", impacts={"gwp_fos": {"c3": 5.0, "d": -1.0}})
    (line,) = lines(read_it(project(assemblies=[assembly(products=[product(impactData=[first, second])])])))
    assert line.module_profiles[0].values == {M.A1_A3: 100.0, M.C3: 5.0, M.D: -1.0}
    other = epd(id="s3", impacts={"gwp_fos": {"a1a3": 10.0}})
    (line,) = lines(read_it(project(assemblies=[assembly(products=[product(impactData=[epd(), other])])])))
    assert line.module_profiles[0].values == {M.A1_A3: 190.0}, "C3 and D of the other are not declared, never zero"


def test_the_sets_stay_apart() -> None:
    old = epd(id="old", standard="en15804a1", impacts={"gwp": {"a1a3": 170.0}, "ep": {"a1a3": 0.1}})
    (line,) = lines(read_it(project(assemblies=[assembly(products=[product(impactData=[epd(), old])])])))
    found = {(p.environmental_set, p.category): p.values[M.A1_A3] for p in line.module_profiles}
    assert found[A1, "gwp100"] == 170.0
    assert found[A2, "climate_fossil"] == 180.0


def test_version_2_spells_it_with_objects_and_wrappers() -> None:
    inner = {"declared_unit": "m3", "standard": "en15804a2", "id": "e", "name": "EPD",
             "impacts": {"gwp_fos": {"a1a3": 2.0}}}  # fmt: skip
    of_two = project(
        assemblies={"a1": assembly(type=None, products={"p1": product(type=None, impactData={"epd": inner})})},
        projectInfo={"buildingInfo": {"grossFloorArea": {"value": 90.0, "unit": "m2", "definition": ""}}},
    )
    found = read_it(of_two)
    (line,) = lines(found)
    assert line.module_profiles[0].values == {M.A1_A3: 2.0}
    assert found.project is not None
    assert found.project.variants[0].building.gross_floor_area_m2 == 90.0


def test_what_refers_elsewhere_is_listed_without_data_and_never_opened() -> None:
    elsewhere = {"type": "reference", "uri": "file:///etc/passwd"}
    found = read_it(project(assemblies=[elsewhere, assembly(products=[elsewhere]), assembly(
        id="a2", products=[product(impactData=[elsewhere])])]))  # fmt: skip
    assert codes(found).count("lcax_reference") == 2
    assert "lcax_data_not_used" in codes(found)
    assert [(line.quantity, line.module_profiles) for line in lines(found)] == [(None, ()), (None, ()), (10.0, ())]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (project(assemblies=[assembly(quantity=0)]), "lcax_no_quantity"),
        (project(assemblies=[assembly(products=[product(quantity=None)])]), "lcax_no_quantity"),
        (project(assemblies=[assembly(products=[product(unit="unknown")])]), "lcax_unit_unknown"),
        (project(assemblies=[assembly(products=[])]), "lcax_no_products"),
        (project(assemblies=[assembly(products=[product(impactData=[epd(standard="iso", impacts={
            "gwp": {"a1a3": 1.0}})])])]), "lcax_data_not_used"),
    ],
)  # fmt: skip
def test_what_is_not_given_is_said_and_never_zero(document: Any, code: str) -> None:
    found = read_it(document)
    assert code in codes(found)
    (line,) = lines(found)
    assert line.quantity != 0.0
    assert line.module_profiles == () or code == "lcax_no_quantity"


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (7, "lcax_wrong_type"),
        ({"formatVersion": "3"}, "lcax_missing"),
        (project(assemblies=7), "lcax_wrong_type"),
        (project(assemblies=[7]), "lcax_wrong_type"),
        (project(assemblies=[assembly(quantity="veel")]), "lcax_not_a_number"),
        (project(assemblies=[assembly(quantity=-1.0)]), "lcax_not_a_number"),
        (project(location=[]), "lcax_wrong_type"),
        (project(name={}), "lcax_wrong_type"),
    ],
)
def test_a_file_that_is_built_otherwise_is_refused_with_the_reason(document: Any, code: str) -> None:
    found = read_it(document)
    assert found.project is None
    assert [f.code for f in found.findings if f.severity is Severity.ERROR] == [code]


def test_the_format_is_recognised_beside_that_of_declarations() -> None:
    found = read_file_bytes(json.dumps(project()).encode(), ReadRequest("x"), REFERENCE)
    assert found.facts.format == "lcax"
    assert read_file_bytes(json.dumps(epd()).encode(), ReadRequest("x"), REFERENCE).facts.format == "lcax_epd"


# --- writing


def sent(given_project: Project) -> ImportResult:
    data = lcax_bytes(given_project, given_project.variants[0], REFERENCE)
    return read(data, ReadRequest("x.lcax.json"), REFERENCE)


AMOUNTS = st.floats(1e-6, 1e9)
UNITS = (KG, TONNE, CUBIC_METRE, LITRE, SQUARE_METRE, METRE, PIECE)
WORDS = st.sampled_from(("Beton", "=1+1", "<b>é</b>", "a\tb", "x" * 300))


@st.composite
def held_lines(draw: st.DrawFn, number: int) -> BillLine:
    """Lines of which LCAx can hold everything."""
    which = draw(st.sampled_from(EnvironmentalSet))
    values = st.dictionaries(st.sampled_from(LifeCycleModule), st.floats(-1e6, 1e6), min_size=1)
    profiles = st.builds(ModuleProfile, st.just(which), st.sampled_from(KEYS[which]), values)
    unit = draw(st.sampled_from(UNITS))
    found = draw(st.lists(profiles, max_size=3, unique_by=lambda p: p.category).map(tuple))
    has_mass = bool(found) and unit.dimension is not Dimension.MASS
    return BillLine(
        f"r{number}",
        draw(WORDS),
        draw(AMOUNTS),
        unit,
        nl_sfb=draw(st.sampled_from(("", "21.11"))),
        mass_kg_per_unit=draw(st.none() | AMOUNTS) if has_mass else None,
        service_life_years=draw(st.none() | st.integers(1, 999).map(float)),
        module_profiles=found,
        source=draw(st.sampled_from(("", "EPD 12"))) if found else "",
    )


@st.composite
def held_projects(draw: st.DrawFn) -> Project:
    """Projects of which LCAx can hold everything but what every project has."""
    lines_of = tuple(draw(held_lines(number)) for number in range(draw(st.integers(0, 4))))
    building = Building(
        type=draw(st.none() | st.sampled_from(BuildingType)),
        gross_floor_area_m2=draw(st.none() | AMOUNTS),
        service_life_years=draw(st.none() | st.integers(1, 255).map(float)),
    )
    day = draw(st.none() | st.dates())
    variant = Variant("v", draw(st.sampled_from(("", "Hout"))), building=building, bill=Bill(lines_of))
    return Project(
        "p", "Hof", municipality="Arnhem", address="Weg 1", permit_application_date=day, variants=(variant,)
    )


def nearly(found: Project, wanted: Project) -> bool:
    """Equal, with values per module equal to 12 digits: units of EN 15804 and of the weights may differ."""
    ours, theirs = found.variants[0].bill.lines, wanted.variants[0].bill.lines
    bare = [
        replace(p, variants=(replace(p.variants[0], bill=Bill(tuple(replace(x, module_profiles=()) for x in b))),))
        for p, b in ((found, ours), (wanted, theirs))
    ]
    values = [
        [{(q.environmental_set, q.category): q.values for q in x.module_profiles} for x in b]
        for b in (ours, theirs)
    ]
    same = all(
        a.keys() == b.keys() and all(a[k] == pytest.approx(b[k], rel=1e-12) for k in a)
        for a, b in zip(*values, strict=True)
    )
    return bare[0] == bare[1] and same


@given(held_projects())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_import_of_an_export_is_identity_for_what_lcax_holds(given_project: Project) -> None:
    found = sent(given_project)
    assert found.project is not None, codes(found)
    assert nearly(found.project, given_project)
    assert not [f for f in found.findings if f.severity is Severity.ERROR]


LINE = BillLine(
    "a", "x", 2.0, SQUARE_METRE, module_profiles=(ModuleProfile(A2, "climate_fossil", {M.A1_A3: 1.0}),)
)


def losses(line: BillLine, **of_variant: Any) -> dict[str, Any]:
    variant = Variant("v", bill=Bill((line,)), **of_variant)
    given_project = Project("p", "n", requirement_set_id="", variants=(variant,))
    return {f.code: f.message.params for f in lcax_losses(given_project, variant, REFERENCE)}


def test_nothing_is_lost_of_a_line_that_lcax_holds() -> None:
    assert losses(replace(LINE, mass_kg_per_unit=4.0, service_life_years=25.0, nl_sfb="21", source="EPD")) == {}


@pytest.mark.parametrize(
    ("changes", "header"),
    [
        ({"biobased_fraction": 0.2}, "biobased_pct"),
        ({"mki_a2_eur_per_unit": 2.0}, "mki_a2_eur_per_eenheid"),
        ({"connection": Connection(0.1)}, "type_verbinding"),
        ({"service_life_years": 7.5}, "levensduur_jaar"),
        ({"mass_kg_per_unit": 4.0, "module_profiles": ()}, "massa_kg_per_eenheid"),
        ({"source": "x", "module_profiles": ()}, "bron"),
        ({"extra": (("Kleur", "rood"),)}, "Kleur"),
        ({"unforeseen_reuse": True}, "onvoorzien_hergebruik"),
        ({"phase": LinePhase.REUSED}, "fase"),
    ],
)
def test_what_lcax_has_no_place_for_is_named(changes: dict[str, Any], header: str) -> None:
    assert losses(replace(LINE, **changes))["lcax_lost_data"]["columns"] == header


@pytest.mark.parametrize(
    ("changes", "header"),
    [({"phase": Phase.PERMIT}, "fase"), ({"building": Building(form_factor=2.0)}, "als_ag"),
     ({"building": Building(work=BuildingWork.RENOVATION)}, "soort_werk"),
     ({"building": Building(service_life_years=300.0)}, "gebouwlevensduur_jaar")],
)  # fmt: skip
def test_what_lcax_cannot_say_of_the_project_is_named(changes: dict[str, Any], header: str) -> None:
    assert losses(LINE, **changes)["lcax_lost_data"]["columns"] == header


@pytest.mark.parametrize("phase", [LinePhase.EXISTING, LinePhase.KEPT, LinePhase.DEMOLISHED, LinePhase.TEMPORARY])
def test_a_line_that_does_not_come_in_is_left_out_and_named(phase: LinePhase) -> None:
    """LCAx has no place for its phase, so that another program would count it. The control: a reused line goes."""
    for said, count in ((phase, 1), (LinePhase.REUSED, 2)):
        lines = (LINE, replace(LINE, id="b", description="muur", phase=said))
        project = Project("p", "n", requirement_set_id="", variants=(Variant("v", bill=Bill(lines)),))
        written = json.loads(lcax_bytes(project, project.variants[0], REFERENCE))
        assert len(written["assemblies"]) == count
    found = losses(replace(LINE, description="muur", phase=phase))
    assert found["lcax_lost_phase"] == {"count": 1, "names": "muur"}


def test_a_line_without_quantity_is_left_out_and_named_and_two_sets_are_not_added_up() -> None:
    assert losses(replace(LINE, quantity=None))["lcax_lost_lines"] == {"count": 1, "names": "x"}
    euros = replace(LINE, module_profiles=(ModuleProfile(A2, MKI, {M.A1_A3: 1.0}),))
    assert losses(euros)["lcax_lost_modules"]["count"] == 1
    both = replace(LINE, module_profiles=(*LINE.module_profiles, ModuleProfile(A1, "gwp100", {M.A1_A3: 9.0})))
    assert losses(both)["lcax_lost_set"]["count"] == 1
    found = sent(
        Project("p", "n", variants=(Variant("v", bill=Bill((both, replace(LINE, id="b", quantity=None)))),))
    )
    (line,) = lines(found)
    assert line.module_profiles == LINE.module_profiles


@pytest.mark.parametrize(("unit", "other", "factor"), [(GRAM, KG, 0.001), (MILLIMETRE, METRE, 0.001)])
def test_a_unit_that_lcax_has_not_is_converted_with_its_values(unit: Any, other: Any, factor: float) -> None:
    given_project = Project("p", "n", variants=(Variant("v", bill=Bill((replace(LINE, unit=unit),))),))
    (line,) = lines(sent(given_project))
    assert (line.quantity, line.unit) == (2.0 * factor, other)
    assert line.module_profiles[0].values[M.A1_A3] == pytest.approx(1.0 / factor)


def test_values_of_a_card_are_written_per_unit_of_the_line_and_count_the_same() -> None:
    values = dict.fromkeys(LifeCycleModule, 0.5)
    profiles = tuple(ModuleProfile(A2, category, values) for category in KEYS[A2])
    card = ProductCard("k", "Kaart", "Card", SQUARE_METRE, mass_kg_per_unit=4.0, module_profiles=profiles)
    line = BillLine("a", "x", 80.0, KG, product_id="k", service_life_years=25.0)
    building = Building(type=BuildingType.OFFICE, gross_floor_area_m2=10.0, service_life_years=50.0)
    variant = Variant("v", building=building, bill=Bill((line,)), products=(card,))
    given_project = Project("p", "n", variants=(variant,))
    found = sent(given_project).project
    assert found is not None
    amounts = [bill_view(p, p.variants[0], REFERENCE).mki[A2].lower[0] for p in (given_project, found)]
    assert amounts[1] == pytest.approx(amounts[0], rel=1e-12)
    assert amounts[0] > 0.0


def test_the_same_project_gives_the_same_bytes() -> None:
    given_project = Project("p", "n", variants=(Variant("v", bill=Bill((LINE,))),))
    assert lcax_bytes(given_project, given_project.variants[0], REFERENCE) == lcax_bytes(
        given_project, given_project.variants[0], REFERENCE
    )
