"""Early estimates, term by term, against figures that were computed apart (early_design/source.md)."""

import csv
import datetime as dt
from pathlib import Path
from types import MappingProxyType

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.csv.assembly_layers import read
from app.services.early_design.estimating import Design, Estimating, OwnAssemblies, usual_form
from app.services.projects.project_actions import Start
from models.calculation.library.loader import load_with_products
from models.domain.library.form import BuildingMethod, Form, FormElement, FormKind, FormSize
from models.domain.outcome import Scorecard
from models.domain.requirement import Level
from models.early_design.areas import areas_of
from models.early_design.draft_bill import DesignChoice
from tests.places import ROOT

HERE = Path(__file__).parent / "early_design"
REFERENCE = load_with_products(ROOT / "reference_data")
ESTIMATING = Estimating(REFERENCE, "nl")
ROW_OF_EIGHT = Form(
    FormKind.ROW_FLAT,
    MappingProxyType(
        dict(usual_form(FormKind.ROW_FLAT, REFERENCE).sizes)
        | {
            FormSize.HOMES: 8,
            FormSize.WIDTH: 5.4,
            FormSize.DEPTH: 9.6,
            FormSize.STOREYS: 2,
            FormSize.STOREY_HEIGHT: 2.9,
            FormSize.OPENINGS: 0.30,
            FormSize.INNER_WALLS: 18,
            FormSize.INNER_HEIGHT: 2.6,
            FormSize.STRIP: 0.2,
            FormSize.USABLE_RATIO: 0.8,
        }
    ),
)
OF_EXAMPLE_HOUSE = {
    FormSize.NET_FLOOR: 37.38 / 41.04,
    FormSize.OPENINGS: 19.602 / 75.6,
    FormSize.STRIP: 8 * 3.86 / (2 * 8 * 5.4 + 9 * 7.6),
}
AREAS = {
    FormElement.GROUND_FLOOR: 414.72,
    FormElement.UPPER_FLOORS: 414.72,
    FormElement.ROOF: 414.72,
    FormElement.CLOSED_FACADE: 462.144,
    FormElement.OPENINGS: 150.336,
    FormElement.PARTY_WALLS: 389.76,
    FormElement.INNER_WALLS: 748.8,
    FormElement.STRIPS: 34.56,
}
CO2 = {
    "1": {
        FormElement.GROUND_FLOOR: 33516.4,
        FormElement.UPPER_FLOORS: 31292.0,
        FormElement.ROOF: 38415.9,
        FormElement.CLOSED_FACADE: 31663.8,
        FormElement.OPENINGS: 3475.3,
        FormElement.PARTY_WALLS: 19512.9,
        FormElement.INNER_WALLS: 10934.0,
        FormElement.STRIPS: 7821.1,
    },
    "2": {
        FormElement.GROUND_FLOOR: 33516.4,
        FormElement.UPPER_FLOORS: 6075.6,
        FormElement.ROOF: 10506.1,
        FormElement.CLOSED_FACADE: 6875.8,
        FormElement.OPENINGS: 3475.3,
        FormElement.PARTY_WALLS: 9537.2,
        FormElement.INNER_WALLS: 5299.7,
        FormElement.STRIPS: 7821.1,
    },
}
TOTALS = {"1": (176631.4, 212.953, 1170.36, 1.56), "2": (83107.1, 100.197, 430.70, 141.92)}
"""Method -> CO2 of production in kg and kg/m2, mass in kg/m2, stored CO2 in kg/m2."""


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def own() -> OwnAssemblies:
    result = read((HERE / "layers.csv").read_bytes(), ReadRequest("layers.csv"), REFERENCE)
    assert [finding.code for finding in result.findings] == ["import_layers_only"]
    return OwnAssemblies("layers.csv", result.layers)


def indicated(scorecard: Scorecard, indicator_id: str) -> float | None:
    """The lowest figure of an indication: the bill of the example lacks elements, so it is a lower bound."""
    indication = scorecard.outcome(indicator_id).indication
    return None if indication is None else indication.low


def test_the_areas_of_the_row_of_eight() -> None:
    areas = areas_of(ROW_OF_EIGHT)
    assert {element: areas.of_element(element) for element in AREAS} == pytest.approx(AREAS, abs=1e-9)
    assert areas.gross_floor == pytest.approx(829.44, abs=1e-9)
    assert areas.facade == pytest.approx(612.48, abs=1e-9)
    assert areas.envelope == pytest.approx(1441.92, abs=1e-9)
    assert areas.form_factor == pytest.approx(2.17303, abs=5e-6)


def test_the_form_factor_gives_the_limit_of_beng_1() -> None:
    start = Start("Rij", permit_application_date=dt.date(2026, 9, 1))
    made = ESTIMATING.estimate(Design(ROW_OF_EIGHT, start=start))
    (legal,) = (v for v in made.scorecard.outcome("beng1").levels if v.level is Level.LEGAL)
    assert legal.limit == pytest.approx(75.191, abs=5e-4)


@pytest.mark.parametrize("method", ["1", "2"])
def test_stated_layers_per_element_and_in_total(method: str) -> None:
    design = Design(ROW_OF_EIGHT, DesignChoice(BuildingMethod(method)), own())
    draft = ESTIMATING.draft(design)
    found = {element: sum_.value for element, sum_ in draft.co2_by_element().items() if sum_ is not None}
    assert found == pytest.approx(CO2[method], abs=0.05)
    total, per_m2, mass, stored = TOTALS[method]
    assert draft.co2_a1a3_kg().value == pytest.approx(total, abs=0.1)
    assert draft.co2_a1a3_kg().value / draft.areas.gross_floor == pytest.approx(per_m2, abs=5e-4)
    outcomes = ESTIMATING.estimate(design).scorecard
    assert indicated(outcomes, "material_intensity") == pytest.approx(mass, abs=5e-3)
    assert indicated(outcomes, "stored_carbon") == pytest.approx(stored, abs=5e-3)


@pytest.mark.parametrize("row", rows("estimate.csv"), ids=lambda row: f"{row['building_type']}-{row['method']}")
def test_every_form_and_method_with_the_assemblies_of_the_library(row: dict[str, str]) -> None:
    kind = FormKind(row["building_type"])
    form = usual_form(kind, REFERENCE)
    if kind is FormKind.ROW_PITCHED:
        form = form.changed(OF_EXAMPLE_HOUSE)
    made = ESTIMATING.estimate(Design(form, DesignChoice(BuildingMethod(row["method"]))))
    area, sums = made.draft.areas.gross_floor, made.draft.co2_a1a3_kg()
    main = [line.co2_a1a3_kg for line in made.draft.lines if line.part is not None and line.part.tick is None]
    per_m2 = made.comparison.co2_a1a5_kg_per_m2
    mass = made.scorecard.outcome("material_intensity").indication
    assert area == pytest.approx(float(row["bvo"]), abs=1e-6)
    assert sum(each.value for each in main if each) / area == pytest.approx(float(row["main_co2_m2"]), abs=0.06)
    for found, column in ((sums.low, "low"), (sums.value, "m2"), (sums.high, "high")):
        assert found / area == pytest.approx(float(row[f"co2_a1a3_{column}"]), abs=0.06), column
    assert per_m2 is not None
    for found, column in ((per_m2.low, "low"), (per_m2.value, "m2"), (per_m2.high, "high")):
        assert found == pytest.approx(float(row[f"co2_a1a5_{column}"]), abs=0.06), column
    assert mass is not None
    whole = float(row["kg_m2"]) + float(row["kg_ground_fill_m2"])
    assert mass.middle == pytest.approx(whole, abs=1.1)
    assert made.scorecard.outcome("stored_carbon").indication.middle == pytest.approx(
        float(row["stored_co2_m2"]), abs=0.06
    )


@pytest.mark.parametrize("method", ["1", "2"])
def test_the_row_of_eight_with_the_assemblies_of_the_library(method: str) -> None:
    draft = ESTIMATING.draft(Design(ROW_OF_EIGHT, DesignChoice(BuildingMethod(method))))
    found = {element.value: sum_.value for element, sum_ in draft.co2_by_element().items() if sum_ is not None}
    names = {"begane grond": "begane_grond", "gevel dicht": "gevel_dicht", "fundering": "fundering_m3"}
    printed = [row for row in rows("compared.csv") if row["method"] == method and row["role"] != "sum of these"]
    assert len(printed) == 8
    for row in printed:
        assert found[names.get(row["role"], row["role"])] == pytest.approx(float(row["ours_kg"]), abs=3.1), row
