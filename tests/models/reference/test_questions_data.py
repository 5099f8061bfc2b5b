"""The shipped questions: as many points as Table 3 has headings, every rule and figure of them known."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from models.domain.question import AnswerKind, InputKind, Point, PointLevel, PointRole
from models.domain.requirement import AssessmentMode, Level, Operator
from models.reference.errors import ReferenceDataError
from models.reference.loader import load_reference
from models.reference.reference import Reference
from tests.models.reference.data_folder import SHARED, Change

CLIMATE = ("pluvial_flooding", "heat", "flood_risk", "drought", "subsidence")
POINTS, INPUTS, FORMULAS = "questions/points.csv", "questions/inputs.csv", "questions/formulas.csv"


def _points(reference: Reference) -> list[Point]:
    return list(reference.questions.points.values())


def test_seventy_points_of_which_58_count(reference: Reference) -> None:
    roles = Counter(point.role for point in _points(reference))
    assert roles[PointRole.REQUIRED] + roles[PointRole.PART] == 58
    assert roles[PointRole.DETAIL] == 7
    assert roles[PointRole.INFO] == 5


def test_every_point_says_the_same_as_the_facts_it_was_made_from(reference: Reference) -> None:
    path = SHARED / "questions" / "points.csv"
    if not path.is_file():
        pytest.skip("the facts are not beside the repository")
    with path.open(encoding="utf-8", newline="") as file:
        facts = {row["id"]: row for row in csv.DictReader(file, delimiter=";")}
    points = reference.questions.points
    assert list(points) == list(facts)
    for name, row in facts.items():
        point = points[name]
        assert (point.indicator_id, point.level.value) == (row["indicator"], row["level"])
        assert point.document_id == row["document"].split()[0]
        assert (point.answer is AnswerKind.FIGURE) == (row["answer_kind"] == "computed")
        assert point.can_be_na == bool(row["not_applicable_when"])
        assert point.question_nl != row["question_nl"] or len(row["question_nl"]) < 80
        number = row["number"]
        if number.replace(",", "").isdigit() and point.unit != "%":
            assert point.number in (None, float(number.replace(",", "."))), name


def test_climate_has_no_ambitious_rung(reference: Reference) -> None:
    levels = {p.level for p in _points(reference) if p.indicator_id in CLIMATE}
    assert levels == {PointLevel.RECOMMENDED}
    assert {p.level for p in _points(reference)} > levels, "the control: other indicators have more rungs"


def test_every_level_in_words_of_table_3_has_points(reference: Reference) -> None:
    modes = {indicator.id: indicator.mode for indicator in reference.indicators}
    words = {
        (requirement.indicator_id, requirement.level)
        for requirement in reference.requirement_sets["tbgo-tabel-3"].requirements
        if requirement.operator is Operator.TEXT and modes[requirement.indicator_id] is AssessmentMode.JUDGED
    }
    asked = {(p.indicator_id, Level(p.level)) for p in _points(reference) if p.level.value in tuple(Level)}
    assert words
    assert words <= asked


def test_every_point_has_texts_in_both_languages(reference: Reference) -> None:
    for point in _points(reference):
        assert point.question_nl.endswith("?"), point.id
        assert point.question_en.endswith("?"), point.id
        assert bool(point.help_nl) == bool(point.help_en), point.id
        assert len(point.question_nl) < 180, point.id
        for text in (point.question_nl, point.help_nl, point.evidence_nl, point.na_nl):
            assert not {"u", "uw", "U", "Uw"} & set(text.replace(",", " ").split()), point.id


def test_every_figure_is_used_and_every_input_feeds_something(reference: Reference) -> None:
    questions = reference.questions
    fed = {name for formula in questions.formulas.values() for name in formula.input_ids}
    fed |= {rule.input_id for point in questions.points.values() for rule in point.na_rules}
    fed |= {name for name, asked in questions.inputs.items() if asked.asked_at}
    free = {"canopy_year", "green_basis"}
    assert set(questions.inputs) - fed == free, "they say what a figure is for, and change none"
    assert {p.figure_id for p in _points(reference)} - {""} <= set(questions.figures)


def test_a_count_takes_no_fraction(reference: Reference) -> None:
    homes = reference.questions.inputs["homes_with_rain"]
    assert homes.kind is InputKind.COUNT
    assert homes.refuses(1.5)
    assert homes.refuses(-1.0)
    assert not homes.refuses(2.0)
    assert not reference.questions.inputs["roof_m2"].refuses(1.5)


def test_the_ten_readings_name_known_indicators_and_a_source(reference: Reference) -> None:
    readings = reference.questions.readings
    assert len(readings) == 10
    assert all(reading.source.document for reading in readings)
    assert {r.id for r in reference.questions.readings_of("parking")} == {"parking-minimum-maximum"}
    assert reference.questions.readings_of("mpg") == ()


BROKEN = [
    (POINTS, ",figure,rain_storage,", ",figure,rain_storag,", "reference_unknown_name"),
    (POINTS, "has_private_plot = nee", "has_private_plot = misschien", "reference_unknown_name"),
    (POINTS, "has_private_plot = nee", "has_private_plot is nee", "reference_bad_text"),
    (POINTS, "flood_depth_m < 0.5", "flood_depth_m < ondiep", "reference_bad_number"),
    (POINTS, ",figure,rain_storage,>=,50,", ",figure,rain_storage,>=,,", "reference_missing_key"),
    (POINTS, ",figure,rain_storage,>=,50,", ",figure,,>=,50,", "reference_missing_key"),
    (INPUTS, "ja nee,Ja;Nee,", "ja nee,Ja,", "reference_bad_text"),
    (FORMULAS, "canopy shrubs low_green water", "canopy shrubs low_green", "reference_unknown_name"),
    (FORMULAS, "plan_area_m2 canopy_m2", "plan_area canopy_m2", "reference_unknown_name"),
    ("questions/norms.csv", "pluvial_flooding/schade,mra", "flood_risk/schuilen,mra", "reference_bad_text"),
    ("questions/readings.csv", ",parking,", ",parkeren,", "reference_unknown_name"),
    ("questions/figures.csv", ",F03_parking,pp", ",F99,pp", "reference_unknown_name"),
    ("questions/terms.csv", ",128.1,", ",veel,", "reference_bad_number"),
]


@pytest.mark.parametrize(("file", "old", "new", "code"), BROKEN)
def test_a_broken_question_is_refused(
    file: str, old: str, new: str, code: str, change: Change, data_copy: Path
) -> None:
    load_reference(data_copy).guidance.read_all()
    change(file, old, new)
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(data_copy).guidance.read_all()
    assert caught.value.message.code == code
