"""What cannot be checked is not told as wrong, and a sound file has no accusation in its review."""

import datetime as dt
from typing import Any

import pytest

from app.reporting.review.review import Review
from app.reporting.review.texts import counted_lines
from app.texts import text
from models.domain.bill import BillLine
from models.domain.outcome import Estimate
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, Building, BuildingType, FunctionArea
from models.domain.quantities import CUBIC_METRE, KG, SQUARE_METRE
from models.domain.review import Agreement, CauseKind, Harm
from tests.app.review.planted import review_project
from tests.models.calculation.bills import line, project_of

DATE = dt.date(2026, 9, 1)
A1, A2 = EnvironmentalSet.A1, EnvironmentalSet.A2
FLATS = Building(type=BuildingType.STACKED_DWELLING, gross_floor_area_m2=1_200.0, usable_floor_area_m2=1_000.0)


def review_of_lines(*lines: BillLine, building: Building = FLATS, **project: Any) -> Review:
    return review_project(project_of(lines, building, permit_application_date=DATE, **project))


def harms(review: Review) -> set[Harm]:
    return {headline.harm for headline in review.headlines}


def said(review: Review) -> str:
    return " ".join(text(headline.message, "nl") for headline in review.headlines)


def part(group: str, kg: float, name: str = "") -> BillLine:
    return line(name or f"r{group}", KG, kg, nl_sfb=group, mki_a2_eur_per_unit=0.01, service_life_years=75.0)


LIGHT = {
    "a storey on top": (part("23", 74_400.0), part("22", 48_000.0), part("21", 43_200.0), part("47", 9_000.0)),
    "a facade alone": (part("21", 43_200.0), part("31", 9_000.0), part("41", 12_000.0)),
    "a roof alone": (part("27", 30_000.0), part("47", 21_500.0)),
    "a fit-out": (part("22", 39_000.0), part("43", 20_100.0), part("45", 8_400.0)),
}  # fmt: skip


@pytest.mark.parametrize("name", LIGHT)
def test_no_line_of_a_light_or_partial_building_is_accused(name: str) -> None:
    review = review_of_lines(*LIGHT[name])
    assert Harm.FACTOR_TEN not in harms(review)
    assert "lijkt" not in said(review)
    assert "÷" not in said(review)


def test_the_control_a_line_that_makes_a_building_too_heavy_is_named() -> None:
    heavy = part("23", 9_600_000.0, "vloer")
    assert Harm.FACTOR_TEN in harms(review_of_lines(*LIGHT["a facade alone"], heavy))


def totals(*pairs: tuple[float, float], **values: Any) -> list[BillLine]:
    """Lines with an amount, an MKI of 2 EUR per unit, and the printed total."""
    known = {"mki_a2_eur_per_unit": 2.0, "service_life_years": 75.0} | values
    return [
        line(f"t{i}", SQUARE_METRE, amount, printed_total=total, **known)
        for i, (amount, total) in enumerate(pairs)
    ]


OTHER_RULE = ((11.0, 37.3), (13.0, 9.1), (17.0, 81.7), (19.0, 21.9))


def test_totals_by_an_unknown_rule_are_not_called_wrong() -> None:
    review = review_of_lines(*totals(*OTHER_RULE))
    assert {check.agreement for check in review.lines} == {Agreement.NOT_RECOMPUTED}
    assert Harm.DIFFERENCE not in harms(review)
    (told,) = counted_lines(review.lines, "nl")
    assert told.startswith("4 gedrukte regeltotalen zijn niet na te rekenen")
    assert "0 van" not in told


@pytest.mark.parametrize("values", [{"mki_a2_eur_per_unit": None}, {"service_life_years": None}])
def test_totals_without_data_are_not_called_wrong(values: dict[str, Any]) -> None:
    review = review_of_lines(*totals((11.0, 44.0), (13.0, 78.0), **values))
    assert Agreement.DIFFERS not in {check.agreement for check in review.lines}
    assert "gedrukte regeltotalen zijn niet na te rekenen" in counted_lines(review.lines, "nl")[-1]


def test_the_control_one_wrong_total_among_right_ones_is_named() -> None:
    review = review_of_lines(*totals((11.0, 22.0), (13.0, 26.0), (17.0, 34.0), (19.0, 41.7)))
    assert [check.line_id for check in review.lines if check.agreement is Agreement.DIFFERS] == ["t3"]
    assert counted_lines(review.lines, "nl") == ["3 van de 4 regeltotalen die na te rekenen zijn kloppen."]
    few = review_of_lines(*totals((11.0, 37.3), (13.0, 9.1)))
    assert {check.agreement for check in few.lines} == {Agreement.DIFFERS}


def in_sets(name: str, a1: float | None, a2: float | None, **values: Any) -> BillLine:
    known = {"mki_a1_eur_per_unit": a1, "mki_a2_eur_per_unit": a2, "service_life_years": 75.0, "nl_sfb": "21"}
    return line(name, SQUARE_METRE, 10.0, **(known | values))


BOTH_COLUMNS = {
    "some lines lack A1": (in_sets("a", 1.0, 1.4), in_sets("b", None, 2.1), in_sets("c", 3.0, 4.3)),
    "some lines lack A2": (in_sets("a", 1.0, 1.4), in_sets("b", 2.0, None), in_sets("c", 3.0, 4.3)),
    "each lacks one": (in_sets("a", 1.0, None), in_sets("b", None, 2.1)),
    "totals printed in A2": (
        in_sets("a", 1.0, 1.4, printed_total=14.0), in_sets("b", 2.0, None, printed_total=20.0),
        in_sets("c", 3.0, 4.3, printed_total=43.0),
    ),
    "an amount is open": (in_sets("a", None, 1.4, ), in_sets("b", 2.0, None)),
}  # fmt: skip


@pytest.mark.parametrize("name", BOTH_COLUMNS)
@pytest.mark.parametrize("which", [A1, A2])
def test_a_bill_with_both_columns_is_not_mixed(name: str, which: EnvironmentalSet) -> None:
    stated = (Assessment("mpg", 0.31, environmental_set=which),)
    review = review_of_lines(*BOTH_COLUMNS[name], assessments=stated)
    assert Harm.SETS_MIXED not in harms(review), said(review)


def test_a_figure_of_a_set_that_the_bill_lacks_cannot_be_checked_and_is_not_mixed() -> None:
    review = review_of_lines(in_sets("a", 1.0, None), assessments=(Assessment("mpg", 0.31, environmental_set=A2),))
    assert Harm.SETS_MIXED not in harms(review)
    assert "niet te herrekenen" in said(review)


def test_the_control_a_figure_of_the_other_set_is_named() -> None:
    lines = (in_sets("a", 450.0, 700.0), in_sets("b", 540.0, 810.0))
    value = (450.0 + 540.0) * 10.0 / 1_200.0 / 75.0
    review = review_of_lines(*lines, assessments=(Assessment("mpg", value, environmental_set=A2),))
    assert Harm.SETS_MIXED in harms(review)


def wood(amount: float, share: float) -> BillLine:
    return line(f"w{share}", CUBIC_METRE, amount, mass_kg_per_unit=500.0, biobased_fraction=share, nl_sfb="21")


FRACTIONS = (("biobased", 0.48), ("biobased", 0.5), ("beng3", 0.5), ("beng3", 0.07))


@pytest.mark.parametrize(("indicator", "value"), FRACTIONS)
def test_a_percentage_typed_as_a_fraction_has_that_cause(indicator: str, value: float) -> None:
    lines = (wood(10.0, 1.0), wood(10.0, 0.0))
    review = review_of_lines(*lines, assessments=(Assessment(indicator, value),))
    (check,) = [each for each in review.figures if each.subject == indicator]
    assert [cause.kind for cause in check.causes] == [CauseKind.FRACTION]
    (cause,) = check.causes
    assert cause.recomputed == pytest.approx(100 * value)
    assert "deel van 1" in text(cause.message, "nl")
    assert Harm.FACTOR_TEN not in harms(review)


@pytest.mark.parametrize(("indicator", "value"), [("beng3", 50.0), ("beng1", 0.5), ("biobased", 50.0)])
def test_the_control_a_percentage_has_not(indicator: str, value: float) -> None:
    lines = (wood(10.0, 1.0), wood(10.0, 0.0))
    review = review_of_lines(*lines, assessments=(Assessment(indicator, value),))
    assert CauseKind.FRACTION not in {cause.kind for check in review.figures for cause in check.causes}


def test_a_share_that_really_is_below_one_percent_agrees() -> None:
    lines = (wood(1.0, 1.0), wood(199.0, 0.0))
    review = review_of_lines(*lines, assessments=(Assessment("biobased", 0.5),))
    (check,) = [each for each in review.figures if each.subject == "biobased"]
    assert check.agreement is Agreement.AGREES
    assert isinstance(check.recomputed, Estimate)


@pytest.mark.parametrize("value", [0.5, 0.35])
def test_a_fraction_is_asked_about_and_not_held_against_the_law(value: float) -> None:
    function = Building(
        type=BuildingType.STACKED_DWELLING,
        gross_floor_area_m2=1_200.0,
        usable_floor_area_m2=1_000.0,
        functions=(FunctionArea("woonfunctie", 1_000.0),),
    )
    review = review_of_lines(part("21", 9.0), building=function, assessments=(Assessment("beng3", value),))
    assert Harm.LIMIT_MISSED not in harms(review)
    assert "deel van 1" in said(review)
    control = review_of_lines(part("21", 9.0), building=function, assessments=(Assessment("beng3", 5.0),))
    assert Harm.LIMIT_MISSED in harms(control)
