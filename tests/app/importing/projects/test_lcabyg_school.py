"""The school of Vrå: every line, mass and total equal to a count made from the file's own JSON."""

import json
import math
import zipfile
from functools import cache
from typing import Any

import pytest

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.lcabyg.reader import read
from app.paths import REFERENCE_DATA
from models.calculation.library.loader import load_with_products
from models.domain.outcome import Severity
from models.domain.product import EnvironmentalSet, LifeCycleModule
from tests.places import SHARED

SCHOOL = SHARED / "data/lcabyg/vraa-skole.zip"
REFERENCE = load_with_products(REFERENCE_DATA)
MODULES = {"A1to3": "A1-A3", "A4": "A4", "A5": "A5", "B4": "B4", "B6": "B6", "C3": "C3", "C4": "C4", "D": "D"}
pytestmark = pytest.mark.skipif(not SCHOOL.exists(), reason="../shared/data is not here")


@cache
def documents() -> tuple[Any, Any]:
    with zipfile.ZipFile(SCHOOL) as archive:
        found = [json.loads(archive.read(name)) for name in archive.namelist()]
    (project,) = (d for d in found if isinstance(d, list))
    (result,) = (d for d in found if isinstance(d, dict))
    return project, result


@cache
def school() -> ImportResult:
    return read(SCHOOL.read_bytes(), ReadRequest("vraa-skole.zip"), REFERENCE)


def test_it_is_read_without_errors() -> None:
    found = read(SCHOOL.read_bytes(), ReadRequest("vraa-skole.zip"), REFERENCE)
    assert not [f for f in found.findings if f.severity is Severity.ERROR]


def test_every_product_instance_is_a_line_with_its_amount_and_mass() -> None:
    instances = [x for x in documents()[1]["model"] if x["node_type"] == "ProductInstance"]
    project = school().project
    assert project is not None
    lines = project.variants[0].bill.lines
    assert len(lines) == len(instances) == 178
    by_id = {x["id"]: x for x in documents()[1]["model"]}
    wanted = sorted(
        (x["name"].strip(), x["product_amount"] * by_id[x["parent"]]["construction_amount"], x["product_lifespan"])
        for x in instances
    )
    found = sorted((line.description, line.quantity, line.service_life_years) for line in lines)
    for ours, theirs in zip(found, wanted, strict=True):
        assert ours[0] == theirs[0]
        assert ours[1:] == pytest.approx(theirs[1:], rel=1e-9)
    masses = [(line.quantity or 0.0) * (line.mass_kg_per_unit or 0.0) for line in lines]
    building = next(x for x in documents()[1]["model"] if x["node_type"] == "Building")
    assert math.fsum(masses) == pytest.approx(building["mass"], abs=0.001)


def test_stated_figures_are_the_files_own_and_its_stages_add_up_to_them() -> None:
    result = documents()[1]
    building = next(x["id"] for x in result["model"] if x["node_type"] == "Building")
    stated = {f.module: f.value for f in school().stated if f.subject == "gwp"}
    parents = {x["parent"] for x in result["model"]}
    leaves = [x["id"] for x in result["model"] if x["id"] not in parents]
    for name, module in MODULES.items():
        total = result["results"][building][name]["9999"]["GWP"]
        of_stages = math.fsum(
            result["results"][leaf].get(name, {}).get("9999", {}).get("GWP", 0.0) for leaf in leaves
        )
        assert stated[module] == total
        assert of_stages == pytest.approx(total, abs=0.001)
    assert stated[""] == result["results"][building]["Sum"]["9999"]["GWP"]
    assert not [f for f in school().findings if f.code in ("lcabyg_sum_differs", "lcabyg_years_differ")]


def test_values_per_module_times_quantity_are_what_the_program_reckoned() -> None:
    """Stage by stage: our value per unit x quantity against the result of that very stage."""
    project, result = documents()
    nodes = {v["id"]: v for e in project if "Node" in e for v in e["Node"].values()}
    by_id = {x["id"]: x for x in result["model"]}
    found = school().project
    assert found is not None
    lines = {
        (line.description, dict(line.extra).get("constructie"), dict(line.extra).get("element")): line
        for line in found.variants[0].bill
    }
    compared = 0
    for stage in (x for x in result["model"] if x["node_type"] == "StageInstance" and x["model_id"] in nodes):
        product = by_id[stage["parent"]]
        construction = by_id[product["parent"]]
        element = by_id[construction["parent"]]
        line = lines[product["name"], construction["name"], element["name"]]
        module = nodes[stage["model_id"]]["stage"]
        gwp = next(p for p in line.module_profiles if p.category == "gwp100")
        assert gwp.environmental_set is EnvironmentalSet.A1
        ours = gwp.values[LifeCycleModule(MODULES[module])] * (line.quantity or 0.0)
        assert ours == pytest.approx(result["results"][stage["id"]][module]["9999"]["GWP"], rel=1e-9, abs=1e-9)
        compared += 1
    assert compared == 26


def test_a_change_of_one_gram_too_much_in_one_stage_is_found() -> None:
    project, result = documents()
    changed = json.loads(json.dumps(result))
    stage = next(x["id"] for x in changed["model"] if x["node_type"] == "StageInstance")
    for year in ("2022", "9999"):
        changed["results"][stage]["A1to3"][year]["GWP"] += 0.0011
    data = json.dumps(changed).encode()
    found = read(data, ReadRequest("r.json"), REFERENCE)
    assert "lcabyg_sum_differs" in {f.code for f in found.findings}
    same = read(json.dumps(result).encode(), ReadRequest("r.json"), REFERENCE)
    assert "lcabyg_sum_differs" not in {f.code for f in same.findings}
    assert project
