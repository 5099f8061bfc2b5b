"""The 33 indicators and the 121 rows of Table 3, and the other editions."""

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from models.domain.product import EnvironmentalSet
from models.domain.project import BuildingType
from models.domain.requirement import AssessmentMode, Level, Operator, Requirement, RequirementKind
from models.reference.reference import Reference

INDICATORS = [
    "mpg", "embodied_carbon", "material_origin", "biobased", "reuse_potential", "stored_carbon",
    "material_intensity", "healthy_materials", "residual_materials", "adaptability", "detachability", "beng1",
    "beng2", "beng3", "tojuli", "water_demand", "rain_greywater", "pluvial_flooding", "heat", "flood_risk",
    "drought", "subsidence", "parking", "charging", "walking_cycling", "shared_mobility", "toxicity",
    "green_around_home", "noise", "air_quality", "ecological_solutions", "green_blue_structures", "habitats",
]  # fmt: skip
FIRST_PRINTED = ["embodied_carbon", "material_origin", "biobased", "mpg"]


EGW, MGW, OFFICE, OTHER, PUBLIC = BuildingType
SCOPES = {
    "EGW": {EGW},
    "MGW": {MGW},
    "Woningen": {EGW, MGW},
    "Kantoren": {OFFICE},
    "Utiliteit": {OFFICE, OTHER},
    "OR verharding": {PUBLIC},
    "Straatmeubilair": {PUBLIC},
    "Bitumen in asfalt": {PUBLIC},
    "alle": set(BuildingType),
    "gebied": set(BuildingType),
}
LEVEL = {"wettelijk": Level.LEGAL, "aanbevolen": Level.RECOMMENDED, "ambitieus": Level.AMBITIOUS}
IN_UNIT_OF_INDICATOR = {"tbgo-tabel-3/material_intensity/recommended/or-verharding": 1000.0}
"""0.96 ton per m2 (HNN Infra 1.0, Tabel 11), where the indicator counts in kg."""
WITHOUT_NUMBER = {"nvt": Operator.NONE, "meten": Operator.MEASURE, "kwalitatief": Operator.TEXT}


def _by_key(rows: tuple[Requirement, ...]) -> dict[str, Requirement]:
    return {row.id: row for row in rows}


def _limits(reference: Reference, set_id: str, indicator: str) -> dict[str, float | None]:
    rows = reference.requirement_sets[set_id].requirements
    return {
        r.scope + (" <80" if r.max_gross_floor_area_m2 else ""): r.limit
        for r in rows
        if r.indicator_id == indicator
    }


def test_the_indicators_and_their_order(reference: Reference) -> None:
    assert [indicator.id for indicator in reference.indicators] == INDICATORS
    assert len(INDICATORS) == 33
    assert len({indicator.theme for indicator in reference.indicators}) == 7


def test_names_fit_the_wheel_and_differ(reference: Reference) -> None:
    for field in ("name_nl", "name_en", "short_nl", "short_en"):
        names = [getattr(indicator, field) for indicator in reference.indicators]
        assert len(set(names)) == 33, field
        if field.startswith("short"):
            assert max(map(len, names)) <= 22


def test_what_follows_from_a_bill(reference: Reference) -> None:
    from_bill = {i.id for i in reference.indicators if i.mode is AssessmentMode.BILL}
    assert from_bill == {
        "mpg", "embodied_carbon", "material_origin", "biobased", "reuse_potential", "stored_carbon",
        "material_intensity", "detachability",
    }  # fmt: skip


def test_every_printed_row_is_there_with_its_number(reference: Reference, shared_domain: Path) -> None:
    path = shared_domain / "table3_ambition_levels.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        printed = list(csv.DictReader(stream, delimiter=";"))
    rows = reference.requirement_sets["tbgo-tabel-3"].requirements
    assert len(printed) == len(rows) == 121
    names = dict.fromkeys(row["indicator"] for row in printed)
    in_printed_order = [*FIRST_PRINTED, *(key for key in INDICATORS if key not in FIRST_PRINTED)]
    expected_ids = dict(zip(names, in_printed_order, strict=True))
    assert expected_ids["Milieuprestatie"] == "mpg"
    assert expected_ids["Losmaakbaarheid"] == "detachability"
    for source, row in zip(printed, rows, strict=True):
        assert row.indicator_id == expected_ids[source["indicator"]], row.id
        assert row.level is LEVEL[source["level"]]
        assert row.scope == source["scope"]
        assert row.building_types == SCOPES[row.scope]
        assert row.printed_limit == source["value"]
        _check_number(row, source)


def _check_number(row: Requirement, source: dict[str, str]) -> None:
    is_plain = re.fullmatch(r"\d+(\.\d+)?", source["value"]) is not None
    scale = IN_UNIT_OF_INDICATOR.get(row.id, 1.0)
    assert row.limit == (float(source["value"]) * scale if is_plain else None), row.id
    if "ontbreekt in de bron" in source["text"]:
        assert (row.operator, row.limit, row.text) == (Operator.NONE, None, source["text"])
    else:
        assert row.operator is WITHOUT_NUMBER.get(source["operator"], Operator(_symbol(source["operator"])))
    assert (row.limit_unit == "") == (not source["value"])
    if "eenheid niet gegeven" in source["unit"]:
        assert row.scope == "OR verharding", row.id
        assert "HNN Infra 1.0" in row.source.note, row.id
    assert (row.kind is RequirementKind.MEASURE) == (source["operator"] == "meten")
    assert (row.kind is RequirementKind.TARGET) == source["text"].startswith("Streefwaarde")
    if row.operator in (Operator.TEXT, Operator.MEASURE) and source["text"]:
        assert row.text == source["text"]


def _symbol(operator: str) -> str:
    return operator if operator in ("<", "<=", ">=") else "none"


def test_a_level_not_to_be_demanded_is_a_target(reference: Reference) -> None:
    rows = reference.requirement_sets["tbgo-tabel-3"].requirements
    kinds = {r.kind for r in rows if r.indicator_id == "stored_carbon" and r.limit is not None}
    assert kinds == {RequirementKind.TARGET}


def test_parts_of_the_public_space(reference: Reference) -> None:
    rows = reference.requirement_sets["tbgo-tabel-3"].requirements
    parts = {row.scope: row.part for row in rows if row.part}
    assert parts == {
        "OR verharding": "pavement",
        "Straatmeubilair": "street_furniture",
        "Bitumen in asfalt": "asphalt_bitumen",
    }


def test_every_mpg_limit_names_the_a1_set(reference: Reference) -> None:
    for edition in reference.requirement_sets.values():
        sets = {
            r.environmental_set for r in edition.requirements if r.indicator_id == "mpg" and r.limit is not None
        }
        assert sets <= {EnvironmentalSet.A1}, edition.id


def test_the_noise_row_is_marked_as_uncertain(reference: Reference) -> None:
    rows = _by_key(reference.requirement_sets["tbgo-tabel-3"].requirements)
    assert not rows["tbgo-tabel-3/noise/legal/woningen"].source.is_verified
    unverified = [row.id for row in rows.values() if not row.source.is_verified]
    assert unverified == ["tbgo-tabel-3/noise/legal/woningen"]


@pytest.mark.parametrize(
    ("set_id", "indicator", "limits"),
    [
        ("hnn-1.0", "mpg", {"EGW": 0.45, "MGW": 0.50, "Kantoren": 0.70, "Woningen <80": 0.55}),
        ("hnn-1.0", "embodied_carbon", {"EGW": 200, "MGW": 240, "Kantoren": None}),
        ("hnn-1.0", "material_origin", {"EGW": 25, "MGW": 20, "Kantoren": 25}),
        ("hnn-1.0", "detachability", {"EGW": 55, "MGW": 50, "Kantoren": 55}),
        ("hnn-1.0", "adaptability", {"EGW": None, "MGW": None, "Kantoren": 40}),
        ("hnn-1.0", "stored_carbon", {"EGW": None, "MGW": None, "Kantoren": None}),
        ("hnn-0.5-gebouw", "mpg", {"EGW": 0.50, "MGW": 0.55, "Kantoren": 0.70}),
        ("hnn-0.5-gebouw", "embodied_carbon", {"EGW": 200, "MGW": 220, "Kantoren": 250}),
        ("hnn-0.6", "mpg", {"Kantoren": 0.70}),
        ("hnn-1.2", "mpg", {"Kantoren": 0.70, "Onderwijs": 0.70}),
        ("hnn-1.2", "embodied_carbon", {"Kantoren": 245, "Onderwijs": 300}),
        ("hnn-1.2", "material_origin", {"Kantoren": 25, "Onderwijs": 20}),
        ("hnn-1.2", "detachability", {"Kantoren": 55, "Onderwijs": 60}),
        ("hnn-0.5", "mpg", {"EGW": 0.50, "MGW": 0.55}),
        ("woondeal-arnhem-nijmegen-2023", "mpg", {"Woningen": 0.5}),
        ("impactprojecten-fryslan", "mpg", {"alle": 0.3}),
        ("impactprojecten-fryslan", "material_origin", {"alle": 55}),
        ("impactprojecten-fryslan", "biobased", {"alle": 60}),
        ("impactprojecten-fryslan", "water_demand", {"alle": None}),
    ],
)
def test_levels_of_the_other_editions(
    reference: Reference, set_id: str, indicator: str, limits: dict[str, float | None]
) -> None:
    assert _limits(reference, set_id, indicator) == limits


def test_the_housing_deal_rises_in_2030(reference: Reference) -> None:
    rows = reference.requirement_sets["woondeal-arnhem-nijmegen-2023"].requirements
    periods = {(r.valid_from, r.valid_until): r.limit for r in rows if r.indicator_id == "material_origin"}
    assert periods == {
        (dt.date(2025, 1, 1), dt.date(2029, 12, 31)): 25.0,
        (dt.date(2030, 1, 1), None): 50.0,
    }


def test_ids_are_unique_over_all_editions(reference: Reference) -> None:
    ids = [row.id for edition in reference.requirement_sets.values() for row in edition.requirements]
    assert len(ids) == len(set(ids))
