"""The place of a figure among published buildings, box plots and own projects: counts, never a percentile."""

import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.reporting.wording.place_text import counts_text, own_text, place_text
from models.domain.outcome import Estimate, Outcome, OutcomeStatus, exactly
from models.domain.place import Band, BandBasis, Counts, PlaceInSpread, SpreadPart
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, Building, BuildingType, BuildingWork, Evidence, FunctionArea
from models.domain.published import Spread
from models.scorecard.own_projects import place_among_own
from models.scorecard.place import places
from tests.models.calculation.bills import A1, A2, HOUSE, card_of, line, project_of, reference

GOLDEN = Path(__file__).parents[2] / "golden" / "places"
EGW = BuildingType.GROUND_BOUND_DWELLING
_INDICATORS = {indicator.id: indicator for indicator in reference().indicators}


def carbon(low: float | None, high: float | None, value: float | None = None) -> Outcome:
    return Outcome("embodied_carbon", OutcomeStatus.VALUE, "kg", Estimate(value, low, high, 1.0))


def among(outcome: Outcome, building: Building = HOUSE) -> dict[str, Counts]:
    found = places((outcome,), building, reference().published)
    return {place.group.id: place.counts for place in found.buildings}


def in_spread(outcome: Outcome, building: Building = HOUSE) -> PlaceInSpread:
    (found,) = places((outcome,), building, reference().published).spreads
    return found


def test_the_published_figures_are_those_of_the_database() -> None:
    with (GOLDEN / "figures.csv").open(encoding="utf-8", newline="") as stream:
        printed = sorted(float(row["kg_per_m2"]) for row in csv.DictReader(stream))
    shipped = sorted(b.carbon_kg_per_m2 for group in reference().published.groups for b in group.buildings)
    assert len(shipped) == 47
    assert shipped == pytest.approx(printed, abs=0.06)


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        (238.3965, 246.3447, Counts(3, 0, 7)),
        (194.5830, 200.9289, Counts(0, 0, 10)),
        (238.0, 290.0, Counts(3, 5, 2)),
        (300.0, 310.0, Counts(10, 0, 0)),
        (238.0, None, Counts(3, 7, 0)),
        (None, 246.0, Counts(0, 3, 7)),
    ],
)
def test_counts_of_row_houses(low: float | None, high: float | None, wanted: Counts) -> None:
    """The first two are the example houses; an open side overlaps all beyond it."""
    assert among(carbon(low, high))["row_houses"] == wanted


def test_a_group_is_shown_beside_its_own_kind_of_building() -> None:
    assert set(among(carbon(1.0, 2.0))) == {"row_houses", "single_houses"}
    assert set(among(carbon(1.0, 2.0), Building(type=BuildingType.OFFICE))) == {"offices"}
    school = Building(type=BuildingType.NON_RESIDENTIAL, functions=(FunctionArea("onderwijsfunctie", 100.0),))
    assert set(among(carbon(1.0, 2.0), school)) == {"schools"}
    assert among(carbon(1.0, 2.0), Building()) == {}


def test_fewer_than_five_buildings_are_shown_without_counting() -> None:
    school = Building(type=BuildingType.NON_RESIDENTIAL, functions=(FunctionArea("onderwijsfunctie", 100.0),))
    few, enough = (
        places((carbon(100.0, 110.0),), building, reference().published).buildings[0]
        for building in (school, HOUSE)
    )
    assert (few.has_sentence, enough.has_sentence) == (False, True)
    told = place_text(few, _INDICATORS["embodied_carbon"], "nl")
    assert "242, 302" in told
    assert "te weinig" in told


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (Counts(3, 0, 7), "lager dan 7 van 10 rijwoningen, hoger dan 3"),
        (Counts(0, 0, 10), "lager dan 10 van 10 rijwoningen"),
        (Counts(10, 0, 0), "hoger dan 10 van 10 rijwoningen"),
        (Counts(1, 2, 7), "lager dan 7 van 10 rijwoningen, hoger dan 1, niet te onderscheiden van 2"),
        (Counts(0, 10, 0), "niet te onderscheiden van 10 van 10 rijwoningen"),
    ],
)
def test_the_sentence_leaves_out_what_is_zero(counts: Counts, sentence: str) -> None:
    assert counts_text(counts, "rijwoningen", "nl") == sentence


@pytest.mark.parametrize(
    ("figure", "part"),
    [
        (139.9, SpreadPart.BELOW),
        (140.0, SpreadPart.FIRST),
        (204.0, SpreadPart.FIRST),
        (204.1, SpreadPart.SECOND),
        (244.0, SpreadPart.SECOND),
        (273.0, SpreadPart.THIRD),
        (375.0, SpreadPart.FOURTH),
        (375.1, SpreadPart.ABOVE),
    ],
)
def test_a_figure_lies_in_one_part_of_the_box_plot(figure: float, part: SpreadPart) -> None:
    """The 119 ground-bound dwellings of Het Nieuwe Normaal: 140, 204, 244, 273, 375 kg CO2-eq/m2."""
    place = in_spread(carbon(figure, figure, figure))
    assert (place.spread.count, place.first, place.last) == (119, part, part)


@pytest.mark.parametrize(
    ("outcome", "wanted"),
    [
        (carbon(60.0, 90.0, 75.0), True),
        (carbon(60.0, None, 75.0), True),
        (carbon(60.0, 150.0, 75.0), False),
        (carbon(60.0, None), False),
        (carbon(150.0, None, 160.0), False),
    ],
)
def test_a_figure_below_every_project_says_that_parts_are_probably_missing(outcome: Outcome, wanted: bool) -> None:
    place = in_spread(outcome)
    assert place.seems_incomplete is wanted
    told = place_text(place, _INDICATORS["embodied_carbon"], "nl")
    assert ("waarschijnlijk ontbreken onderdelen" in told) is wanted


def test_the_third_quartile_that_two_readings_differ_on_says_so() -> None:
    (spread,) = (one for one in reference().published.spreads if one.id == "mpg-egw")
    assert spread.upper_quartile == 0.62
    assert "0,61" in spread.source.note


def _mpg(value: float, which: EnvironmentalSet) -> Assessment:
    return Assessment("mpg", value, environmental_set=which, evidence=Evidence("rapport"))


def test_box_plots_of_set_a1_are_no_place_for_a_figure_of_set_a2() -> None:
    """With the control in A1."""

    def spreads(which: EnvironmentalSet) -> list[Spread]:
        card = card_of(
            project_of([], assessments=(_mpg(0.5, which),), permit_application_date=dt.date(2025, 1, 1))
        )
        return [place.spread for place in card.places.spreads]

    assert [spread.id for spread in spreads(A1)] == ["mpg-egw"]
    assert spreads(A2) == []


LINES = [line("1", quantity=30_000.0, co2_a1a5_kg_per_unit=1.0, mass_kg_per_unit=1.0)]


def test_a_building_that_stood_there_takes_no_place_among_new_ones() -> None:
    for work, wanted in ((BuildingWork.RENOVATION, 0), (BuildingWork.NEW_BUILD, 2)):
        card = card_of(project_of(LINES, replace(HOUSE, work=work)))
        assert len(card.places.buildings) == wanted


def test_a_figure_on_an_area_that_cannot_be_takes_no_place() -> None:
    """A gross floor area of twelve times the usable one; with the sound building as control."""
    for usable, wanted in ((10.0, 0), (100.0, 2)):
        card = card_of(project_of(LINES, replace(HOUSE, gross_floor_area_m2=120.0, usable_floor_area_m2=usable)))
        assert len(card.places.buildings) == wanted


BAND = Band("embodied_carbon", None, BandBasis.FIRM, 200.0, 205.0, 210.0)


def test_own_projects_count_from_five_and_have_quartiles_from_twenty() -> None:
    """Median and quartiles by hand: linear between the members at (n - 1) x share."""
    five = [exactly(value) for value in (150.0, 180.0, 205.0, 230.0, 300.0)]
    assert place_among_own(BAND, five[:4]) is None
    assert place_among_own(BAND, [*five[:4], Estimate(None, 100.0, None, 0.2)]) is None
    place = place_among_own(BAND, five)
    assert place is not None
    assert (place.counts, place.median, place.quartiles) == (Counts(2, 1, 2), 205.0, None)
    twenty = place_among_own(BAND, [exactly(float(value)) for value in range(100, 300, 10)])
    assert twenty is not None
    assert (twenty.median, twenty.quartiles) == (195.0, (147.5, 242.5))
    told = own_text(place, _INDICATORS["embodied_carbon"], "nl")
    assert told.startswith("5 eigen projecten")
    assert "mediaan 205" in told
