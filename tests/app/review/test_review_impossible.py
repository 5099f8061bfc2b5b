"""What cannot be right is said first and once in a review; what is only to be asked about is not called wrong."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.desktop.reviewing.verdict import Standing, is_wrong, standing_of
from app.formats.import_result import ImportResult
from app.reporting.review.review import Review
from app.reporting.review.texts import edition_lines
from app.reporting.terminal.scorecard import terminal_table
from app.services.review.reviewer import review_result, reviewed_file
from app.texts import text
from models.domain.bill import BillLine
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.project import Assessment, Building, BuildingType
from models.domain.quantities import KG, SQUARE_METRE
from models.domain.review import Harm
from tests.app.review.planted import reference, review_project
from tests.models.calculation.bills import line, project_of

HOUSE = Building(type=BuildingType.GROUND_BOUND_DWELLING, gross_floor_area_m2=120.0, usable_floor_area_m2=100.0)
GROUPS = ("13", "16", "21", "22", "23", "27", "31", "47", "52", "56", "61")
DATE = dt.date(2026, 8, 1)


def whole(*lines: BillLine) -> tuple[BillLine, ...]:
    """A bill of every part of a house, with these lines."""
    parts = (
        line(f"p{group}", KG, 9_000.0, nl_sfb=group, mki_a2_eur_per_unit=0.02, service_life_years=75.0)
        for group in GROUPS
    )
    return (*parts, *lines)


def review_of(*lines: BillLine, date: dt.date = DATE, building: Building = HOUSE, **values: Any) -> Review:
    return review_project(project_of(whole(*lines), building, permit_application_date=date, **values))


def wood(name: str, **values: Any) -> BillLine:
    facts: dict[str, Any] = {"mass_kg_per_unit": 20.0, "nl_sfb": "23", "service_life_years": 75.0}
    return line(name, SQUARE_METRE, 11.0, **(facts | values))


def codes(review: Review) -> list[str]:
    return [headline.message.code for headline in review.headlines]


FACTS: dict[str, tuple[str, Any]] = {
    "area": ("audit_gross_far_above_usable", {"building": replace(HOUSE, gross_floor_area_m2=1_200.0)}),
    "small": ("audit_usable_above_gross", {"building": replace(HOUSE, gross_floor_area_m2=90.0)}),
    "form": ("audit_form_factor_impossible", {"building": replace(HOUSE, form_factor=20.0)}),
    "flat": ("audit_form_factor_impossible", {"building": replace(HOUSE, form_factor=0.02)}),
    "life": ("audit_building_life_impossible", {"building": replace(HOUSE, service_life_years=750.0)}),
    "year": ("audit_permit_year_impossible", {"date": dt.date(2062, 7, 1)}),
    "century": ("audit_permit_year_impossible", {"date": dt.date(1926, 7, 1)}),
}


@pytest.mark.parametrize("name", FACTS)
def test_an_impossible_fact_is_a_headline_and_said_once(name: str) -> None:
    code, changes = FACTS[name]
    found = codes(review_of(**changes))
    assert found.count(code) == 1
    assert "review_head_building_life" not in found
    assert "review_head_remarks" not in found


def test_the_control_a_sound_house_has_none() -> None:
    sound = replace(HOUSE, form_factor=1.9, service_life_years=75.0)
    assert {code for code in codes(review_of(building=sound)) if code.startswith("audit_")} == set()


FIGURES = {
    "uptake": ("audit_carbon_uptake", {"co2_a1a5_kg_per_unit": -26.0, "biobased_fraction": 1.0}),
    "credit": ("audit_carbon_negative", {"co2_a1a5_kg_per_unit": -4.0, "biobased_fraction": 0.0}),
    "co2 as carbon": ("audit_biogenic_carbon_high", {"biogenic_c_kg_per_kg": 1.646}),
    "carbon in tonnes": ("audit_carbon_per_kg_low", {"co2_a1a5_kg_per_unit": 0.004}),
}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("count", [1, 3, 60])
def test_an_impossible_figure_of_lines_is_one_headline_and_one_row(name: str, count: int) -> None:
    code, values = FIGURES[name]
    review = review_of(*(replace(wood(f"w{i}", **values), quantity=11.0 + i) for i in range(count)))
    assert review.report is not None
    (headline,) = [each for each in review.headlines if each.message.code.startswith(code)]
    assert len(headline.message.line_ids) == count
    assert "review_head_remarks" not in codes(review)
    (row,) = [item for item in review.missing if item.message.code.startswith(code)]
    assert row.key == headline.key
    assert len([f for f in review.report.findings if f.code.startswith(code)]) == min(count, 5 if count < 6 else 1)


def test_of_one_figure_of_a_line_one_reason_is_told() -> None:
    review = review_of(line("kg", KG, 500.0, mass_kg_per_unit=0.0001, nl_sfb="23", service_life_years=75.0))
    assert review.report is not None
    found = [finding.code for finding in review.report.findings if finding.where.line_id == "kg"]
    assert [code for code in found if "mass" in code or "density" in code] == ["audit_mass_against_unit"]


def test_a_fraction_is_told_where_it_stands_and_asked_about() -> None:
    review = review_of(assessments=(Assessment("beng3", 0.5),))
    (headline,) = [each for each in review.headlines if each.message.code == "review_head_fraction"]
    assert headline.harm is Harm.DOUBTFUL
    assert "audit_value_as_fraction" not in {item.message.code for item in review.missing}
    assert "review_head_remarks" not in codes(review)


@pytest.mark.parametrize(
    "building",
    [replace(HOUSE, service_life_years=50.0), replace(HOUSE, usable_floor_area_m2=120.0)],
)
def test_a_doubtful_fact_is_asked_about_and_not_called_wrong(building: Building) -> None:
    review = review_of(building=building)
    assert Harm.DOUBTFUL in {each.harm for each in review.headlines}
    assert standing_of(review) is Standing.OPEN


def test_a_part_of_a_building_is_not_called_wrong() -> None:
    facade = (wood("g", nl_sfb="21"), wood("r", nl_sfb="31"))
    review = review_project(project_of(facade, HOUSE, permit_application_date=DATE))
    assert Harm.ELEMENT_FORGOTTEN in {each.harm for each in review.headlines}
    assert not any(is_wrong(each.harm) for each in review.headlines)
    assert "vergeten" not in " ".join(text(each.message, "nl") for each in review.headlines)


def test_the_control_an_impossible_fact_is_wrong() -> None:
    assert standing_of(review_of(building=FACTS["area"][1]["building"])) is Standing.WRONG


@pytest.mark.parametrize("year", [1926, 2062, 2202])
def test_no_output_names_rules_for_a_year_that_cannot_be(year: int) -> None:
    review = review_of(date=dt.date(year, 7, 1))
    assert review.report is not None
    assert review.report.scorecard.legal_regime is None
    shown = terminal_table(review.report, "nl")
    assert "Wettelijk per" not in shown
    assert "geen aanvraagdatum" not in shown
    assert "Wettelijk per" not in " ".join(edition_lines(review, "nl"))


def test_the_control_the_rules_of_a_known_year_are_named() -> None:
    review = review_of()
    assert review.report is not None
    assert "Wettelijk per 1-7-2026" in terminal_table(review.report, "nl")
    assert "Wettelijk per 1-7-2026" in " ".join(edition_lines(review, "nl"))


@pytest.mark.parametrize("code", ["ifc_volume_contradicts", "ifc_amount_twice", "ifc_amount_not_possible"])
def test_an_amount_that_a_model_contradicts_is_asked_about_by_name(code: str) -> None:
    params: dict[str, Any] = {"count": 1, "name": "Wand", "first": "NetVolume = 1.2 / 1.0 m3", "ratio": 1000.0}
    told = Finding(Severity.WARNING, Message(code, params, ("p21",)), Place(line_id="p21"))
    project = project_of(whole(), HOUSE, permit_application_date=DATE)
    review = review_result(reviewed_file("plan.ifc", b""), ImportResult(project, (told,)), reference())
    (headline,) = [each for each in review.headlines if each.message.code == code]
    assert headline.harm is Harm.DOUBTFUL
    assert [item.message.code for item in review.missing].count(code) == 1
    assert "review_head_remarks" not in codes(review)
