"""The counts of points in terminal and JSON: what is answered, and what was only said."""

import json
from dataclasses import replace

from app.paths import REFERENCE_DATA
from app.reporting.json.outcome import outcome_document
from app.reporting.report import Report
from app.reporting.terminal.scorecard import terminal_table
from app.services.outputs.reports import make_report
from models.calculation.library.loader import load_with_products
from models.domain.answers import Answers, PointAnswer, PointState
from models.domain.evidence import Evidence
from models.domain.project import Project, Variant

REFERENCE = load_with_products(REFERENCE_DATA)
SAID = tuple(
    PointAnswer(point_id=f"pluvial_flooding/{name}", state=PointState.YES)
    for name in ("schade", "waterneutraal", "afwatering")
)


def _report(answers: Answers) -> Report:
    variant = Variant(id="v", answers=answers)
    return make_report(Project(id="p", name="Hof", variants=(variant,)), variant, REFERENCE, ())


def test_the_terminal_says_three_of_four_and_what_was_only_said() -> None:
    shown = " ".join(terminal_table(_report(Answers(SAID)), "nl", width=160).split())
    assert "aanbevolen 3 van 4: nog niet. 3 punten zonder bewijs (gezegd)." in shown
    english = " ".join(terminal_table(_report(Answers(SAID)), "en", width=160).split())
    assert "recommended 3 of 4: not yet" in english
    assert "Beoordeeld met punten" not in terminal_table(_report(Answers()), "nl"), "the control"


def test_the_document_has_points_levels_and_readings() -> None:
    document = json.loads(json.dumps(outcome_document(_report(Answers(SAID)), "nl")))
    found = next(o for o in document["outcomes"] if o["indicator"] == "pluvial_flooding")
    assert found["basis"] == "points"
    points = found["points"]
    assert (points["point_count"], points["answered_count"], points["said_only_count"]) == (6, 3, 3)
    assert points["levels"] == [{"level": "recommended", "verdict": "open", "yes": 3, "total": 4}]
    assert points["points"][0]["norm"]["number"] == 70.0
    readings = {reading["id"] for reading in points["readings"]}
    assert readings == {"climate-highest-rung", "climate-numbers-regional"}
    mpg = next(o for o in document["outcomes"] if o["indicator"] == "mpg")
    assert mpg["points"] is None


def test_a_document_takes_the_mark_away() -> None:
    proven = tuple(replace(answer, evidence=Evidence("Waterparagraaf")) for answer in SAID)
    assert "gezegd" not in terminal_table(_report(Answers(proven)), "nl", width=160)
