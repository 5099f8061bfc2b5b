"""LCAbyg: what is in the files comes out, what is not is said, and sums that do not add up are named."""

import copy
import json
import math
from collections.abc import Callable
from typing import Any

import pytest

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.importing.lcabyg.reader import read
from app.paths import REFERENCE_DATA
from models.calculation.library.loader import load_with_products
from models.domain.bill import BillLine
from models.domain.product import EnvironmentalSet, LifeCycleModule
from models.domain.quantities import CUBIC_METRE, KG
from models.scorecard.scorecard import bill_view
from tests.app.importing.projects.lcabyg_samples import as_bytes, project, result, years, zipped

REFERENCE = load_with_products(REFERENCE_DATA)
M = LifeCycleModule


def read_it(data: bytes, name: str = "skole.json") -> ImportResult:
    return read(data, ReadRequest(name), REFERENCE)


def both(given: Any = None, found: Any = None) -> ImportResult:
    return read_it(zipped(skole=given or project(), skole_results=found or result()), "skole.zip")


def codes(found: ImportResult) -> list[str]:
    return [finding.code for finding in found.findings]


def lines(found: ImportResult) -> tuple[BillLine, ...]:
    assert found.project is not None, codes(found)
    return found.project.variants[0].bill.lines


def test_both_files_give_one_bill() -> None:
    found = both()
    steel, light = lines(found)
    assert (steel.description, steel.quantity, steel.unit, steel.service_life_years) == (
        "Armering",
        200.0,
        KG,
        120.0,
    )
    assert (light.description, light.quantity, light.unit) == ("Letbeton", 2.5, CUBIC_METRE)
    assert (steel.mass_kg_per_unit, light.mass_kg_per_unit) == (1.0, 480.0)
    assert dict(steel.extra) == {"element": "Dæk", "constructie": "Etagedæk", "groep": "Bærende"}
    assert steel.source == "EPD Danmark MD-1"
    assert found.project is not None
    building = found.project.variants[0].building
    assert (building.gross_floor_area_m2, building.service_life_years, building.type) == (100.0, 50.0, None)
    assert (found.project.id, found.project.name, found.project.address) == ("p", "Skole", "Vej 1")
    assert "lcabyg_sum_differs" not in codes(found)


def test_values_of_a_stage_are_per_unit_in_the_set_that_it_says() -> None:
    steel = lines(both())[0]
    found = {profile.category: profile for profile in steel.module_profiles}
    assert {profile.environmental_set for profile in steel.module_profiles} == {EnvironmentalSet.A1}
    assert found["gwp100"].values == pytest.approx({M.A1_A3: 0.445, M.C3: 0.01, M.D: -0.1})
    assert found["adp_fossil"].values == pytest.approx(dict.fromkeys((M.A1_A3, M.C3, M.D), 2.0 * 4.81e-4))
    assert found.keys() == {"gwp100", "adp_fossil"}, "primary energy is not weighted"


def test_stated_figures_per_module_and_in_total() -> None:
    stated = {(f.subject, f.module): f.value for f in both().stated}
    assert stated == {
        ("gwp", "A1-A3"): 99.0, ("gwp", "C3"): 3.0, ("gwp", "D"): -23.0, ("gwp", ""): 102.0, ("mass", ""): 1400.0,
    }  # fmt: skip


def test_the_project_file_alone_says_what_it_lacks() -> None:
    found = read_it(as_bytes(project()))
    assert {"lcabyg_names_missing", "lcabyg_values_missing"} <= set(codes(found))
    assert [line.quantity for line in lines(found)] == [200.0, 2.5]
    assert found.stated == ()


def test_the_result_file_alone_gives_a_bill_without_values() -> None:
    found = read_it(as_bytes(result()))
    assert "lcabyg_result_alone" in codes(found)
    assert [line.description for line in lines(found)] == ["Armering", "Letbeton"]
    assert all(line.module_profiles == () for line in lines(found))
    assert found.stated


def changed(change: Callable[[list[Any]], object]) -> list[Any]:
    given = project()
    change(given)
    return given


def fields(given: list[Any], kind: str, position: int = 0) -> dict[str, Any]:
    """The fields of the nodes or edges of one kind."""
    nodes = [entry["Node"][kind] for entry in given if kind in entry.get("Node", {})]
    edges = [entry["Edge"][0][kind] for entry in given if "Edge" in entry and kind in entry["Edge"][0]]
    found: dict[str, Any] = (nodes + edges)[position]
    return found


@pytest.mark.parametrize("amount", [0.0, None])
@pytest.mark.parametrize("kind", ["ElementToConstruction", "ConstructionToProduct"])
def test_an_amount_that_is_not_filled_in_is_unknown_and_never_zero(amount: float | None, kind: str) -> None:
    found = read_it(as_bytes(changed(lambda g: fields(g, kind).update(amount=amount))))
    assert "lcabyg_no_quantity" in codes(found)
    assert [line.quantity for line in lines(found)] == [None, 2.5]


def test_an_element_or_construction_without_parts_is_listed_without_data() -> None:
    given = [e for e in project() if "ConstructionToProduct" not in e.get("Edge", [{}])[0]]
    found = read_it(as_bytes(given))
    assert codes(found).count("lcabyg_construction_empty") == 2
    assert [(line.description, line.quantity) for line in lines(found)] == [("Etagedæk", 20.0), ("Tagdæk", 5.0)]
    given = [e for e in given if "ElementToConstruction" not in e.get("Edge", [{}])[0]]
    found = read_it(as_bytes(given))
    assert codes(found).count("lcabyg_element_empty") == 2
    assert [(line.description, line.quantity) for line in lines(found)] == [("Dæk", None), ("Tag", None)]


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("ConstructionToProduct", {"enabled": False}),
        ("ConstructionToProduct", {"demolition": True}),
        ("ElementToConstruction", {"excluded_scenarios": ["Basis"]}),
        ("Element", {"enabled": False}),
    ],
)
def test_what_is_off_is_left_out_and_counted(kind: str, change: dict[str, Any]) -> None:
    found = read_it(as_bytes(changed(lambda g: fields(g, kind).update(change))))
    assert len(lines(found)) == 1
    assert found.facts.left_out_count == 1
    assert "lcabyg_left_out" in codes(found)
    other = read_it(as_bytes(changed(lambda g: fields(g, kind).update(excluded_scenarios=["Andet"]))))
    assert len(lines(other)) == 2


@pytest.mark.parametrize(
    "change",
    [{"compliance": ""}, {"compliance": "A3"}, {"stage_factor": 2.0}, {"scale_factor": 0.5},
     {"indicator_unit": "M3"}, {"stage_unit": "M3", "indicator_unit": "M3"}, {"stage": "A9"},
     {"indicator_factor": 5e-324}],
)  # fmt: skip
def test_a_stage_that_is_not_certain_is_not_used(change: dict[str, Any]) -> None:
    found = read_it(as_bytes(changed(lambda g: fields(g, "Stage").update(change))))
    steel = lines(found)[0]
    assert all(M.A1_A3 not in profile.values for profile in steel.module_profiles)
    assert steel.module_profiles, "the other two stages are certain"


def test_without_any_certain_stage_it_says_so() -> None:
    def uncertain(given: list[Any]) -> None:
        for position in range(3):
            fields(given, "Stage", position)["compliance"] = "?"

    found = read_it(as_bytes(changed(uncertain)))
    assert "lcabyg_stages_not_used" in codes(found)
    assert lines(found)[0].module_profiles == ()


def test_a_value_that_is_null_is_not_declared() -> None:
    found = read_it(as_bytes(changed(lambda g: fields(g, "Stage")["indicators"].update(GWP=None))))
    gwp = next(p for p in lines(found)[0].module_profiles if p.category == "gwp100")
    assert gwp.values.keys() == {M.C3, M.D}


def amount_of(found: Any, name: str, module: str, year: str = "9999") -> dict[str, float]:
    amounts: dict[str, float] = found["results"][name][module][year]
    return amounts


@pytest.mark.parametrize(("name", "off"), [("b", 0.002), ("ip1", -0.002), ("sc", 5.0)])
def test_a_sum_that_does_not_add_up_is_named_with_both_numbers(name: str, off: float) -> None:
    found = result()
    for year in ("2022", "9999"):
        amount_of(found, name, "C3", year)["GWP"] += off
    differing = [f.message.params for f in both(found=found).findings if f.code == "lcabyg_sum_differs"]
    assert differing
    assert {params["module"] for params in differing} == {"C3"}
    assert all(abs(float(p["stated"]) - float(p["computed"])) == pytest.approx(abs(off)) for p in differing)


def test_within_a_thousandth_of_a_kilogram_a_sum_adds_up() -> None:
    found = result()
    for year in ("2022", "9999"):
        amount_of(found, "b", "C3", year)["GWP"] += 0.0009
    assert "lcabyg_sum_differs" not in codes(both(found=found))


def test_years_that_do_not_add_up_are_named() -> None:
    found = result()
    amount_of(found, "ip2", "A1to3", "2071")["GWP"] += 1.0
    assert codes(both(found=found)).count("lcabyg_years_differ") == 1


def test_a_quantity_that_the_two_files_give_otherwise_is_named() -> None:
    given = changed(lambda g: fields(g, "ConstructionToProduct").update(amount=100.0))
    found = both(given)
    finding = next(f for f in found.findings if f.code == "lcabyg_amount_differs")
    assert (finding.message.params["project"], finding.message.params["result"]) == (2000.0, 200.0)
    assert lines(found)[0].quantity == 2000.0


def without(given: list[Any], kind: str) -> list[Any]:
    return [entry for entry in given if kind not in entry.get("Node", {})]


def twice(given: Any, key: str) -> Any:
    given[key].append(copy.deepcopy(given[key][0]))
    return given


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (as_bytes(without(project(), "Building")), "lcabyg_not_one"),
        (as_bytes([*project(), project()[0]]), "lcabyg_id_twice"),
        (as_bytes([*project(), {"Node": {"Element": {"name": {}}}}]), "lcabyg_missing"),
        (as_bytes([*project(), {"Edge": [{"ParentTo": "x"}, "a"]}]), "lcabyg_wrong_type"),
        (as_bytes([*project(), {"Edge": "x"}]), "lcabyg_wrong_type"),
        (as_bytes([*project(), 7]), "lcabyg_wrong_type"),
        (
            as_bytes(changed(lambda g: fields(g, "ElementToConstruction").update(amount="veel"))),
            "lcabyg_not_a_number",
        ),
        (as_bytes(changed(lambda g: fields(g, "ElementToConstruction").update(amount=-1))), "lcabyg_not_a_number"),
        (as_bytes(twice(result(), "model")), "lcabyg_id_twice"),
        (as_bytes({"model": [], "results": {}}), "lcabyg_not_one"),
        (as_bytes({"model": [7], "results": {}}), "lcabyg_wrong_type"),
        (as_bytes({"model": result()["model"]}), "lcabyg_missing"),
        (as_bytes(7), "lcabyg_not_one"),
        (zipped(a=project(), b=project()), "lcabyg_not_one"),
        (zipped(a=project(), b=result(), c=result()), "lcabyg_not_one"),
        (zipped(a=project())[:-40], "import_unreadable_file"),
        (b'[{"Node": {}}, {"Edge": NaN}]', "import_json_not_a_number"),
        (b'[{"Node": {"Project": {"id": "a", "id": "b"}}}]', "import_json_repeated_key"),
    ],
)
def test_a_file_that_is_built_otherwise_is_refused_with_the_reason(data: bytes, code: str) -> None:
    found = read_it(data)
    assert found.project is None
    assert codes(found) == [code]


def test_circles_and_names_like_scripts_do_no_harm() -> None:
    found = result()
    found["model"][2]["parent"] = "ie1"
    found["model"][7]["name"] = "<img src=x>\u202e\x00" + "x" * 500
    made = both(found=found)
    assert made.project is not None
    assert all("\u202e" not in line.description and len(line.description) <= 200 for line in lines(made))


def test_entries_of_an_unknown_kind_and_keys_of_half_characters_are_named_cleanly() -> None:
    found = result()
    found["results"]["b"]["C3\ud800"] = years(5.0)
    made = both([*project(), {"Foo\ud800": {}}], found)
    assert {"lcabyg_unknown_entries", "lcabyg_sum_differs"} <= set(codes(made))
    assert "\ud800" not in repr([finding.message.params for finding in made.findings])


def test_the_formats_are_recognised() -> None:
    for data in (as_bytes(project()), as_bytes(result()), zipped(a=project(), b=result())):
        found = read_file_bytes(data, ReadRequest("x"), REFERENCE)
        assert found.facts.format == "lcabyg"
        assert found.project is not None


def test_what_such_files_never_declare_stays_open() -> None:
    """No toxicity in the stages: the MKI is not known, however much else is."""
    found = both()
    assert found.project is not None
    view = bill_view(found.project, found.project.variants[0], REFERENCE)
    assert math.fsum(view.mass.value) == 1400.0
    assert not view.mki[EnvironmentalSet.A1].known.any()


def test_the_sample_is_as_strange_as_json_can_be() -> None:
    """The control of the faults above: without them the same bytes are read."""
    assert json.loads(as_bytes(project()))
    assert read_it(as_bytes(project())).project is not None
    assert read_it(as_bytes(result())).project is not None
