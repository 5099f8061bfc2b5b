"""The counts of points in terminal and JSON: what is answered, and what was only said."""

import json
from dataclasses import replace

import pypdfium2

from app.paths import REFERENCE_DATA
from app.reporting.json.outcome import outcome_document
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.reporting.terminal.scorecard import terminal_table
from app.services.outputs.reports import make_report
from models.calculation.library.loader import load_with_products
from models.domain.answers import Answers, PointAnswer, PointState
from models.domain.evidence import Evidence
from models.domain.project import Assessment, Project, Variant

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


def _pdf_words(report: Report) -> str:
    with pypdfium2.PdfDocument(scorecard_pdf(report, "nl")) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())


def test_how_table_3_is_read_is_said_at_the_indicators_that_have_an_answer() -> None:
    answered = [REFERENCE.questions.points_of(name)[0].id for name in ("parking", "air_quality")]
    others = [PointAnswer(point_id=name, state=PointState.YES) for name in answered]
    report = _report(Answers((*SAID, *others)))
    texts = (" ".join(terminal_table(report, "nl", width=160).split()), _pdf_words(report))
    for said in texts:
        assert "Zo is Tabel 3 gelezen" in said
        assert "Kolom onzeker." in said
        assert "De norm van de gemeente is meestal een minimum" in said
        assert "Er is wel een plicht bij meer dan 10 vakken" not in said, "the control: charging has no answer"
    bare = _report(Answers())
    assert "Zo is Tabel 3 gelezen" not in terminal_table(bare, "nl") + _pdf_words(bare)


def test_the_reading_of_an_entered_figure_is_that_of_its_own_requirement_set() -> None:
    variant = Variant(id="v", assessments=(Assessment("noise", 58.0),))
    for requirement_set, is_said in (("tbgo-tabel-3", True), ("hnn-1.0", False)):
        project = Project(id="p", name="Hof", requirement_set_id=requirement_set, variants=(variant,))
        said = terminal_table(make_report(project, variant, REFERENCE, ()), "nl", width=160)
        assert ("70 dB is de Lden buiten" in " ".join(said.split())) is is_said
