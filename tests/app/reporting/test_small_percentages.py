"""A percentage that may be a fraction is printed with its own decimals: 0.5 % is neither 0 nor 1 %."""

import pytest

from app.reporting.terminal.scorecard import terminal_table
from app.reporting.wording.outcome_texts import stated_text, value_text
from app.services.outputs.reports import make_report
from models.domain.project import Assessment, Building, BuildingType
from models.domain.quantities import SQUARE_METRE
from tests.models.calculation.bills import line, project_of, reference

HOUSE = Building(type=BuildingType.GROUND_BOUND_DWELLING, gross_floor_area_m2=120.0, usable_floor_area_m2=100.0)
LINES = (line("a", SQUARE_METRE, 10.0, mass_kg_per_unit=100.0, biobased_fraction=0.3),)


def printed(indicator_id: str, value: float) -> tuple[str, str]:
    """The figure and the stated figure beside it, as every output prints them."""
    project = project_of(LINES, HOUSE, assessments=(Assessment(indicator_id, value),))
    report = make_report(project, project.variants[0], reference())
    outcome = report.scorecard.outcome(indicator_id)
    indicator = next(each for each in reference().indicators if each.id == indicator_id)
    stated = "" if outcome.stated is None else stated_text(outcome.stated, outcome, indicator, "nl")
    return value_text(outcome, indicator, "nl"), stated


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "0,5"),
        (0.4, "0,4"),
        (0.05, "0,05"),
        (0.4567, "0,46"),
        (1.0, "1"),
        (1.5, "2"),
        (50.0, "50"),
        (0.0, "0"),
    ],
)
def test_a_small_percentage_keeps_its_decimals(value: float, text: str) -> None:
    assert printed("beng3", value)[0] == text


@pytest.mark.parametrize(("value", "text"), [(0.55, "0,55"), (0.3, "0,3"), (30.0, "30")])
def test_beside_a_calculated_figure_too(value: float, text: str) -> None:
    figure, stated = printed("biobased", value)
    assert figure == "30"
    assert stated.startswith(text)


def test_the_terminal_prints_what_the_finding_says() -> None:
    project = project_of(LINES, HOUSE, assessments=(Assessment("beng3", 0.5),))
    shown = terminal_table(make_report(project, project.variants[0], reference()), "nl")
    row = next(each for each in shown.splitlines() if each.startswith("BENG 3"))
    assert "0,5 %" in row
    assert " 1 %" not in row
