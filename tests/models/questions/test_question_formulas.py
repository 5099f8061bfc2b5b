"""The formulas give the published and worked-out numbers of the golden case, through the inputs of a variant."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from models.domain.answers import PointState
from models.domain.outcome import Estimate
from models.domain.project import Building, BuildingType
from models.domain.question import PointOperator
from models.questions.comparing import state_of
from models.questions.facts import MaterialFact
from models.questions.formulas.green import nests_needed
from models.questions.formulas.health import room_ratios
from models.questions.formulas.mobility import charging_duty, places_required
from models.questions.levels import level_count
from models.questions.registry import FORMULAS, check_formulas, figures_of
from models.reference.errors import ReferenceDataError
from models.reference.questions import LEVEL_FROM_POINTS
from tests.models.questions.kit import REFERENCE, Inputs, facts
from tests.places import ROOT

GOLDEN: dict[str, Any] = json.loads(
    (ROOT / "tests" / "golden" / "questions" / "formulas" / "golden.json").read_text("utf-8")
)
HOMES = Building(type=BuildingType.STACKED_DWELLING, dwelling_count=40)
VERDICTS = {"met": PointState.YES, "missed": PointState.NO, "open": PointState.UNKNOWN}


def given(name: str) -> Any:
    return GOLDEN[name]["inputs"]


def result(name: str) -> Any:
    return GOLDEN[name]["result"]


def figures(
    inputs: Inputs, building: Building = HOMES, materials: tuple[MaterialFact, ...] = ()
) -> dict[str, Estimate]:
    return figures_of(facts(inputs, building, materials))


def ends(figure: Estimate) -> list[float | None]:
    return [figure.lower, figure.upper]


def close(value: object) -> Any:
    return pytest.approx(value, rel=1e-9)


def verdict(figure: Estimate, point: str) -> str:
    """The verdict of the golden case's words for a figure against the number of a point."""
    one = REFERENCE.questions.points[point]
    assert one.operator is not None
    assert one.number is not None
    found = state_of(figure, one.operator, one.number)
    return next(word for word, state in VERDICTS.items() if state is found)


def test_every_formula_has_code_and_every_code_a_formula() -> None:
    check_formulas(REFERENCE.questions)
    assert len(FORMULAS) + 1 == 26 == len(REFERENCE.questions.formulas)
    assert FORMULAS.keys() | {LEVEL_FROM_POINTS} == GOLDEN.keys()
    bare = type(REFERENCE.questions)()
    with pytest.raises(ReferenceDataError):
        check_formulas(bare)


def test_f01_3_30_300() -> None:
    groups = given("F01_green_3_30_300")
    found = figures({
        "group_homes": {str(i): g["n"] for i, g in enumerate(groups)},
        "group_trees": {str(i): g["trees"] for i, g in enumerate(groups)},
        "group_canopy_pct": {str(i): g["canopy"] for i, g in enumerate(groups)},
        "group_park_m": {str(i): g["park"] for i, g in enumerate(groups)},
    })  # fmt: skip
    share = found["green_3_30_300"]
    assert ends(share) == result("F01_green_3_30_300")["share_pct"]
    assert state_of(share, PointOperator.AT_LEAST, 90.0) is PointState.NO
    assert state_of(share, PointOperator.AT_LEAST, 60.0) is PointState.UNKNOWN, "the control"
    assert ends(found["homes_3_trees"]) == [70.0, 70.0]
    assert ends(found["homes_300_park"]) == [80.0, 100.0]


def test_f02_green_and_blue() -> None:
    one, wanted = given("F02_green_blue"), result("F02_green_blue")["pct"]
    found = figures({
        "plan_area_m2": one["plan_m2"], "canopy_m2": one["canopy_m2"], "shrubs_m2": one["mid_m2"],
        "low_green_m2": one["low_m2"], "water_m2": one["water_m2"],
    })  # fmt: skip
    for figure, name in (("canopy", "canopy"), ("shrubs", "mid"), ("low_green", "low"), ("water", "water")):
        assert found[figure].value == close(wanted[name])
    alone = figures({"plan_area_m2": one["plan_m2"], "canopy_m2": one["canopy_m2"]})
    assert alone["canopy"] == found["canopy"]
    assert "water" not in alone


def test_f03_parking() -> None:
    one, wanted = given("F03_parking"), result("F03_parking")
    inputs = {"parking_spaces": one["places"], "municipal_parking_norm": one["municipal_norm"]}
    found = figures(inputs)
    assert found["parking_ratio"].value == close(wanted["ratio"])
    assert places_required(facts(inputs, HOMES)) == wanted["required_by_norm"]
    assert verdict(found["parking_ratio"], "parking/verhouding") == wanted["recommended"]
    assert verdict(found["parking_ratio"], "parking/verhouding-amb") == wanted["ambitious"]
    assert (found["parking_against_norm"].value or 0.0) < 100.0
    assert figures(inputs, Building(dwelling_count=0)) == {}


def test_f04_shared_transport() -> None:
    one, wanted = given("F04_shared_mobility"), result("F04_shared_mobility")
    vehicles = {v["kind"]: v["n"] for v in one["vehicles"]}
    users = {v["kind"]: v["users_per_vehicle"] for v in one["vehicles"]}
    inputs = {"persons_per_home": one["persons_per_home"], "shared_vehicles": vehicles}
    found = figures({**inputs, "users_per_vehicle": users})["shared_mobility"]
    assert found.value == close(wanted["share_pct"])
    assert verdict(found, "shared_mobility/25") == wanted["recommended"]
    assert verdict(found, "shared_mobility/50") == wanted["ambitious"]
    assert "shared_mobility" not in figures(inputs), "users are never filled in"
    assert figures({**inputs, "users_per_vehicle": dict.fromkeys(users, 99.0)})["shared_mobility"].value == 100.0


def test_f04b_shared_cars() -> None:
    one, wanted = given("F04b_shared_car_reduction"), result("F04b_shared_car_reduction")
    found = figures({
        "parking_need": one["parking_need"], "shared_car_max_share": 100 * one["max_share"],
        "cars_replaced_by_one": one["one_car_replaces"],
    })  # fmt: skip
    assert found["shared_cars"].value == wanted["shared_cars"]
    assert found["parking_after_shared_cars"].value == wanted["need_after"]


def test_f05a_replaced_drinking_water() -> None:
    one, wanted = given("F05a_water_replacement"), result("F05a_water_replacement")
    terms = REFERENCE.questions.terms
    assert terms["water_base_l"].value == one["base_lpd"]
    assert terms["water_shower_l"].value == one["shower"]
    toilet = figures({"toilet_replaced": "ja", "washing_replaced": "nee", "replacement_cover": 100.0})
    both = figures({"toilet_replaced": "ja", "washing_replaced": "ja", "replacement_cover": 100.0})
    assert toilet["water_demand"].value == close(wanted["toilet_replaced"])
    assert both["water_demand"].value == close(wanted["toilet_and_washing_replaced"])
    unknown = figures({"toilet_replaced": "ja", "washing_replaced": "ja"})["water_demand"]
    assert ends(unknown) == [close(wanted["toilet_and_washing_replaced"]), one["base_lpd"]]
    assert unknown.value is None
    assert "water_demand" not in figures({})


def test_f05b_fittings() -> None:
    one = given("F05b_water_fittings")
    names = {
        "shower_l_min": "shower_l_per_min", "shower_min": "shower_min", "showers_day": "showers_per_day",
        "toilet_l": "toilet_l", "flushes_day": "flushes_per_day", "washing_l": "washing_l",
        "washes_day": "washes_per_day", "basin_l_min": "basin_l_per_min", "basin_min": "basin_min",
        "kitchen_l_day": "kitchen_l_per_day", "other_l_day": "other_water_l_per_day",
    }  # fmt: skip
    inputs = {names[name]: amount for name, amount in one.items()}
    assert figures(inputs)["water_fittings"].value == close(result("F05b_water_fittings")["lpd"])
    assert "water_demand" not in figures(inputs), "an estimate of habits gives no verdict"
    for name in inputs:
        assert "water_fittings" not in figures({k: v for k, v in inputs.items() if k != name})


def test_f06_rain_and_grey_water() -> None:
    one, wanted = given("F06_rain_greywater"), result("F06_rain_greywater")
    found = figures({
        "homes_with_rain": one["rain"], "homes_recycle_ready": one["recycle_ready"],
        "homes_recycle_ready_unknown": one["recycle_ready_unknown"], "homes_with_both": one["both_systems"],
    })  # fmt: skip
    assert ends(found["homes_with_rain"]) == wanted["rain_pct"]
    assert ends(found["homes_recycle_ready"]) == wanted["ready_pct"]
    assert ends(found["homes_with_both"]) == wanted["both_pct"]
    assert verdict(found["homes_recycle_ready"], "rain_greywater/leidingen") == wanted["recommended"]
    assert verdict(found["homes_with_both"], "rain_greywater/beide") == wanted["ambitious"]


def test_f06b_rain_from_the_roof() -> None:
    one = given("F06b_rain_yield")
    found = figures(
        {"roof_m2": one["roof_m2"], "roof_runoff_share": 100 * one["runoff"], "persons_per_home": one["persons"]},
        Building(dwelling_count=one["homes"]),
    )
    assert found["rain_yield"].value == close(result("F06b_rain_yield")["cover_pct"])


def _storage(storage_m3: float) -> dict[str, float]:
    one = given("F07_rain_storage")
    return {"roof_m2": one["built_m2"], "private_paving_m2": one["paved_m2"], "rain_storage_m3": storage_m3}


def test_f07_rain_storage() -> None:
    one, wanted = given("F07_rain_storage"), result("F07_rain_storage")
    found = figures(_storage(one["storage_m3"]))["rain_storage"]
    assert found.value == close(wanted["mm"])
    assert verdict(found, "pluvial_flooding/berging") == wanted["zh_50"]
    for norm, needed in wanted["need_m3"].items():
        assert figures(_storage(needed))["rain_storage"].value == close(float(norm))


def test_f08_emptying() -> None:
    one, wanted = given("F08_emptying"), result("F08_emptying")
    storage = one["storage_mm"] * 654.72 / 1000.0
    emptying = {"emptying_start_h": one["start_h"], "emptying_rate_mm_per_h": one["rate_mm_per_h"]}
    found = figures(_storage(storage) | emptying)["emptying"]
    assert found.value == close(wanted["empty_after_h"])
    assert verdict(found, "pluvial_flooding/leegloop") == "missed"
    assert state_of(found, PointOperator.AT_MOST, 60.0) is PointState.YES
    needed = figures(_storage(storage) | emptying | {"emptying_rate_mm_per_h": wanted["rate_needed_for_48"]})
    assert verdict(needed["emptying"], "pluvial_flooding/leegloop") == "met"


def test_f09_shade() -> None:
    one, wanted = given("F09_shade"), result("F09_shade")
    found = figures({"route_m2": one["route_m2"], "shaded_route_m2": one["shaded_m2"]})["shade"]
    assert found.value == close(wanted["pct"])
    assert verdict(found, "heat/schaduw") == wanted["thirty"]
    assert verdict(found, "heat/schaduw-50") == wanted["fifty"]


def test_f10_cool_place() -> None:
    one, wanted = given("F10_cool_place"), result("F10_cool_place")
    inputs = {
        "homes_near_cool_place": one["within_300m"], "homes_near_cool_place_unknown": one["unknown"],
        "cool_place_m2": one["cool_place_m2"],
    }  # fmt: skip
    found = figures(inputs)["cool_place"]
    assert ends(found) == wanted["pct"]
    assert verdict(found, "heat/koele-plek") == wanted["all_homes"]
    assert ends(figures({**inputs, "cool_place_m2": 199.0})["cool_place"]) == [0.0, 0.0]
    assert ends(figures({**inputs, "cool_place_m2": None})["cool_place"]) == [0.0, 95.0]


def test_f11_cool_surfaces() -> None:
    one, wanted = given("F11_surfaces"), result("F11_surfaces")
    whole, part = one["all"], one["heat_resisting"]
    inputs = {
        "roof_m2": whole["roof"], "paving_m2": whole["paving"], "green_m2": whole["green"],
        "water_m2": whole["water"], "facade_m2": whole["facade"], "cool_roof_m2": part["green_roof"],
        "cool_paving_m2": part["light_paving"], "cool_facade_m2": part["light_or_green_facade"],
    }  # fmt: skip
    found = figures(inputs)["cool_surfaces"]
    assert found.value == close(wanted["pct"])
    assert verdict(found, "heat/oppervlakken") == wanted["forty"]
    del inputs["cool_facade_m2"]
    open_one = figures(inputs)["cool_surfaces"]
    assert (open_one.lower or 0.0) < wanted["pct"] < (open_one.upper or 0.0)


def test_f12_infiltration() -> None:
    one, wanted = given("F12_infiltration")["areas_m2"], result("F12_infiltration")
    inputs = {
        "plan_area_m2": sum(one.values()), "green_m2": one["green"],
        "infiltrating_paving_m2": one["infiltrating_paving"], "disconnected_m2": one["disconnected_to_soil"],
    }  # fmt: skip
    found = figures(inputs)["infiltration"]
    assert found.value == close(wanted["pct"])
    assert verdict(found, "drought/infiltratie") == wanted["fifty"]
    cubic_metres = REFERENCE.questions.terms["annual_rain_m"].value * found.value / 100.0 * inputs["plan_area_m2"]
    assert cubic_metres == close(wanted["m3_year"])


def test_f13_charging_duty() -> None:
    kinds = {"woongebouw": BuildingType.STACKED_DWELLING, "utiliteit": BuildingType.OFFICE}
    for (kind, spaces), wanted in zip(given("F13_charging_duty"), result("F13_charging_duty"), strict=True):
        duty = charging_duty(facts({}, Building(type=kinds[kind])), spaces)
        assert duty == (wanted["ducts"], wanted["points"])
    row_house = Building(type=BuildingType.GROUND_BOUND_DWELLING)
    assert charging_duty(facts({}, row_house), 29) == (0, 0)
    assert charging_duty(facts({}, Building()), 29) is None
    half = {"spaces_on_plot": 15.0, "charging_ducts": 3.0}
    office = Building(type=BuildingType.OFFICE)
    assert ends(figures(half, office)["charging_duty"]) == [0.0, 100.0]
    assert ends(figures({**half, "charging_points": 1.0}, office)["charging_duty"]) == [100.0, 100.0]


def test_f14_toxicity() -> None:
    says = {"yes": True, "no": False, "unknown": None}
    rows = tuple(MaterialFact(row["kg"], says[row["free"]]) for row in given("F14_toxicity"))
    wanted = result("F14_toxicity")
    found = figures({}, HOMES, rows)
    assert ends(found["toxic_free_mass"]) == close(wanted["mass_pct"])
    assert ends(found["toxic_free_lines"]) == close(wanted["count_pct"])
    assert verdict(found["toxic_free_mass"], "toxicity/95") == wanted["recommended_mass"]
    assert verdict(found["toxic_free_lines"], "toxicity/95") == wanted["recommended_count"]
    assert verdict(found["toxic_free_mass"], "toxicity/100") == wanted["ambitious_mass"]
    assert ends(found["toxic_free"]) == close(wanted["count_pct"]), "the lower share decides"
    assert figures({}, HOMES, (MaterialFact(1.0), MaterialFact(2.0))) == {}, "nothing known is no figure"


def test_f15_healthy_products() -> None:
    one, wanted = given("F15_healthy_products"), result("F15_healthy_products")
    found = figures({
        "products": one["products"], "products_with_certificate": one["with_certificate"],
        "products_unknown": one["unknown"],
    })  # fmt: skip
    assert found["healthy_products"].value == wanted["count"]
    assert ends(found["healthy_share"]) == close(wanted["pct"])


def test_f16_adaptability() -> None:
    scores = {str(i): float(score) for i, score in enumerate(given("F16_adaptability")["scores_0_to_4"])}
    wanted = result("F16_adaptability")["pct"]
    assert figures({"adaptability_score": scores})["adaptability_form"].value == close(wanted)
    weights = {"0": 1.0, "1": 0.0, "2": 0.0, "3": 0.0, "4": 0.0, "5": 0.0}
    weighed = figures({"adaptability_score": scores, "adaptability_weight": weights})
    assert weighed["adaptability_form"].value == close(75.0)


def test_f17_nests() -> None:
    area, wanted = given("F17_nests")["closed_facade_and_roof_m2"], result("F17_nests")
    known = facts({})
    assert nests_needed(known, area) == close((wanted["sparrow"], wanted["swift"], wanted["bat_m2"]))
    assert nests_needed(known, 20.0)[2] == 1.0
    inputs = {"closed_facade_m2": area - 400.0, "roof_m2": 400.0, "sparrow_nests": 11.0, "swift_nests": 11.0}
    assert ends(figures(inputs)["nests"]) == [0.0, 100.0]
    assert ends(figures({**inputs, "bat_space_m2": 11.8})["nests"]) == close([50.0, 50.0])


def test_f18_waste() -> None:
    one, wanted = given("F18_waste"), result("F18_waste")
    found = figures({"waste_kg": one["kg"]}, Building(gross_floor_area_m2=one["gfa_m2"]))
    assert found["waste"].value == close(wanted["kg_per_m2"])
    assert found["waste_separated"].value == close(wanted["separated_pct"])
    assert found["waste_groups"].value == wanted["groups"]


def test_f19_noise() -> None:
    one, wanted = given("F19_noise")["facades_lden"], result("F19_noise")
    found = figures({"facade_lden_db": one})["noise"]
    assert ends(found) == [wanted["known_max"], None]
    assert state_of(found, PointOperator.AT_MOST, 70.0) is VERDICTS[wanted["verdict_70"]]
    known = figures({"facade_lden_db": {**one, "west": 60.0}})["noise"]
    assert state_of(known, PointOperator.AT_MOST, 70.0) is PointState.YES
    assert (
        state_of(figures({"facade_lden_db": {"a": 71.0, "b": None}})["noise"], PointOperator.AT_MOST, 70.0)
        is PointState.NO
    )


def test_f20_water_above_the_floor() -> None:
    one = given("F20_flood_freeboard")
    found = figures({
        "flood_depth_m": one["depth_above_street"], "floor_level_m_nap": one["floor_nap"],
        "street_level_m_nap": one["street_nap"],
    })  # fmt: skip
    assert found["flood_on_floor"].value == close(result("F20_flood_freeboard")["water_at_floor_m"])
    assert found["flood_depth"].value == one["depth_above_street"]


def test_f21_facilities() -> None:
    one = given("F21_facilities")
    found = figures({"facility_distance_m": dict(one["distances_m"]), "facility_limit_m": one["chosen_limit_m"]})
    assert ends(found["facilities_near"]) == result("F21_facilities")["pct"]


def test_f22_extraction() -> None:
    rooms = {row["room"]: row["dm3_s"] for row in given("F22_extraction")}
    wanted = result("F22_extraction")
    inputs: dict[str, Any] = {"extraction_dm3_s": rooms, "kitchen_extracts_outside": "ja"}
    assert room_ratios(facts(inputs)) == close(wanted["ratio"])
    assert verdict(figures(inputs)["extraction"], "air_quality/afzuiging") == "missed"
    more: Mapping[str, float | None] = {"keuken": 25.0, "badkamer": 15.0, "toilet": 8.0}
    assert verdict(figures({**inputs, "extraction_dm3_s": more})["extraction"], "air_quality/afzuiging") == "met"
    inside = {**inputs, "extraction_dm3_s": more, "kitchen_extracts_outside": "nee"}
    assert verdict(figures(inside)["extraction"], "air_quality/afzuiging") == "missed"


def test_f23_level_from_points() -> None:
    states = {
        "yes": PointState.YES, "no": PointState.NO, "unknown": PointState.UNKNOWN,
        "na": PointState.NOT_APPLICABLE,
    }  # fmt: skip
    for row, wanted in zip(given("F23_points"), result("F23_points"), strict=True):
        count = level_count(states[word] for word in row)
        assert [count.verdict.value, count.yes, count.total] == wanted
