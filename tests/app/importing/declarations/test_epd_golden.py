"""The real ILCD+EPD declarations: every module value as in the file, by a walk of its own over the raw JSON.

Source: ../shared/data/epd_ilcd, eight declarations and one broken on purpose (its README names their origin). The
units, amounts, masses and dates below were read in the files by hand.
"""

import datetime as dt
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.declarations.ilcd.epd_json import read
from models.domain.declaration import DeclarationKind, ProductDeclaration
from models.domain.product import EnvironmentalSet
from models.reference.reference import Reference
from tests.app.importing.declarations.epd_kit import only_code

A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2
# uuid: unit, amount, kg per declared amount, kg/m3, kg biogenic carbon, valid until the end of, set, kind
FILES: dict[str, tuple[str, float, float, float | None, float | None, int, EnvironmentalSet, str | None]] = {
    "00c28f1f-1d49-4c81-9208-138922a1dd6c": ("stuk", 1, 0.696, None, None, 2022, A1, "generic"),
    "0aa8b645-02d9-41b4-8aa3-70335af2a9e7": ("m3", 1, 2265, None, 0.0, 2028, A2, "specific"),
    "0b4c397d-c7a1-4ceb-9718-184334f6364e": ("m3", 1, 76.02, 76.02, None, 2026, A1, "specific"),
    "0d1e4a59-4901-4973-a26f-1698f65a780f": ("m2", 1, 188, 2350, None, 2022, A1, "average"),
    "0e80e6e7-6882-47be-8bd8-5cd869a746d9": ("m2", 1, 15.02, 1850, None, 2025, A1, "specific"),
    "0e9fd868-9656-489e-be6c-8251b3d43283": ("m2", 1, 52.95, None, None, 2027, A2, "specific"),
    "503dfca1-7c65-4179-9ffa-ebc6d8b48b7d": ("kg", 1000, 1000, None, 1.0, 2029, A2, None),
    "f63ac879-fa7d-4f91-813e-e816cbdf1927": ("m3", 1, 510.45, 510.45, 219.94, 2025, A1, "representative"),
}


def raw_values(path: Path) -> Counter[tuple[str, str, str, float]]:
    """(indicator's UUID, module, scenario, value) of everything that the file declares."""
    document = json.loads(path.read_text("utf-8"))
    found: Counter[tuple[str, str, str, float]] = Counter()
    parts: list[tuple[str, Any]] = [
        *(("referenceToLCIAMethodDataSet", part) for part in document["LCIAResults"]["LCIAResult"]),
        *(("referenceToFlowDataSet", part) for part in document["exchanges"]["exchange"]),
    ]
    for key, part in parts:
        for amount in part.get("other", {}).get("anies", []):
            if "module" in amount and amount.get("value") is not None:
                uuid = part[key]["refObjectId"]
                found[uuid, amount["module"], amount.get("scenario", ""), float(amount["value"])] += 1
    return found


def read_values(declaration: ProductDeclaration, path: Path) -> Counter[tuple[str, str, str, float]]:
    """The same of the declaration; its indicators stand in the order of the file."""
    document = json.loads(path.read_text("utf-8"))
    uuids = [part["referenceToLCIAMethodDataSet"]["refObjectId"] for part in document["LCIAResults"]["LCIAResult"]]
    uuids += [
        part["referenceToFlowDataSet"]["refObjectId"]
        for part in document["exchanges"]["exchange"]
        if not part.get("referenceFlow")
    ]
    found: Counter[tuple[str, str, str, float]] = Counter()
    for uuid, impact in zip(uuids, declaration.impacts, strict=True):
        in_scenarios = {module for scenario in impact.scenarios for module in scenario.values}
        for module, value in impact.values.items():
            if module not in in_scenarios:
                found[uuid, module.value, "", value] += 1
        for scenario in impact.scenarios:
            for module, value in scenario.values.items():
                found[uuid, module.value, scenario.scenario, value] += 1
    return found


def declared(epd_folder: Path, uuid: str, reference: Reference) -> ProductDeclaration:
    path = epd_folder / f"{uuid}.json"
    result = read(path.read_bytes(), ReadRequest(path.name), reference)
    assert not result.has_errors, result.findings
    (declaration,) = result.declarations
    return declaration


@pytest.mark.parametrize("uuid", FILES)
def test_every_value_is_that_of_the_file(epd_folder: Path, reference: Reference, uuid: str) -> None:
    path = epd_folder / f"{uuid}.json"
    declaration = declared(epd_folder, uuid, reference)
    expected = raw_values(path)
    assert sum(expected.values()) > 50, "the control: the walk finds values"
    assert read_values(declaration, path) == expected


@pytest.mark.parametrize("uuid", FILES)
def test_unit_mass_and_dates(epd_folder: Path, reference: Reference, uuid: str) -> None:
    declaration = declared(epd_folder, uuid, reference)
    unit, amount, mass, density, carbon, year, _, kind = FILES[uuid]
    assert declaration.id == uuid
    assert (declaration.declared_unit.symbol, declaration.declared_amount) == (unit, amount)
    assert declaration.mass_kg == pytest.approx(mass, rel=1e-12)
    assert (declaration.density_kg_per_m3, declaration.biogenic_c_kg) == (density, carbon)
    assert declaration.valid_until == dt.date(year, 12, 31)
    assert declaration.kind == (None if kind is None else DeclarationKind(kind))


@pytest.mark.parametrize("uuid", FILES)
def test_every_impact_category_is_recognised_in_one_set(epd_folder: Path, reference: Reference, uuid: str) -> None:
    declaration = declared(epd_folder, uuid, reference)
    which = FILES[uuid][6]
    assert {impact.environmental_set for impact in declaration.impacts} == {which}
    categories = [impact.category for impact in declaration.impacts if impact.category]
    of_set = {A1: 7, A2: 19}[which]
    assert len(categories) == len(set(categories)) == of_set
    assert set(categories) <= set(reference.weighting[which].categories)
    assert all(impact.code for impact in declaration.impacts)


def test_null_and_absent_modules_are_not_declared(epd_folder: Path, reference: Reference) -> None:
    declaration = declared(epd_folder, "0e9fd868-9656-489e-be6c-8251b3d43283", reference)
    assert all("B1" not in {module.value for module in impact.values} for impact in declaration.impacts)
    assert all("C4" in {module.value for module in impact.values} for impact in declaration.impacts)


def test_names_owner_and_number(epd_folder: Path, reference: Reference) -> None:
    declaration = declared(epd_folder, "503dfca1-7c65-4179-9ffa-ebc6d8b48b7d", reference)
    assert declaration.name == "Betonelement Væg C35 Passiv"
    assert declaration.owner == "Heidelberg Materials Precast Denmark A/S"
    assert declaration.registration_number == "NEPD-6213-5470-DK"
    assert declaration.standard.startswith("EN 15804+A2")
    assert declaration.published_on == dt.date(2024, 3, 16)
    assert declaration.product_group == "Bygg / Betongvarer"


def test_scenarios_are_kept_and_only_the_default_one_is_used(epd_folder: Path, reference: Reference) -> None:
    wood = declared(epd_folder, "f63ac879-fa7d-4f91-813e-e816cbdf1927", reference)
    gwp = wood.impacts[0]
    by_name = {scenario.scenario: dict(scenario.values) for scenario in gwp.scenarios}
    assert set(by_name) == {"energetisch", "stofflich"}
    assert {m.value: v for m, v in gwp.values.items()}["D"] == next(iter(by_name["energetisch"].values()))

    path = epd_folder / "0b4c397d-c7a1-4ceb-9718-184334f6364e.json"
    result = read(path.read_bytes(), ReadRequest(path.name), reference)
    modules = {module.value for impact in result.declarations[0].impacts for module in impact.values}
    assert not modules & {"C3", "D"}, "neither scenario is the default: a choice would be a guess"
    open_modules = [
        f.message.params["module"] for f in result.findings if f.code == "epd_scenarios_without_default"
    ]
    assert open_modules == ["C3", "D"]


def test_the_broken_one_is_refused_with_its_reason(epd_folder: Path, reference: Reference) -> None:
    path = epd_folder / "broken_f63ac879.json"
    result = read(path.read_bytes(), ReadRequest(path.name), reference)
    assert only_code(result) == "epd_missing"
    assert result.findings[0].message.params["at"] == "processInformation"
    assert result.findings[0].where.file == path.name


def test_fifteen_declarations_within_a_second(
    epd_folder: Path, reference: Reference, record_property: Callable[[str, object], None]
) -> None:
    contents = [(epd_folder / f"{uuid}.json").read_bytes() for uuid in FILES]
    start = time.perf_counter()
    for data in (contents * 2)[:15]:
        assert read(data, ReadRequest("x.json"), reference).declarations
    taken = time.perf_counter() - start
    record_property("15 declarations, seconds", round(taken, 3))
    assert taken < 1.0
