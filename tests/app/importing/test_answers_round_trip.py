"""Answers go out in a workbook and come back the same; an odd cell is told and costs no other row."""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.paths import REFERENCE_DATA
from app.reporting.workbook.project import project_workbook_bytes
from models.calculation.library.loader import load_with_products
from models.domain.answers import (
    Answers,
    EvidenceKind,
    InputValue,
    NormChoice,
    NormOrigin,
    PointAnswer,
    PointLimit,
    PointState,
)
from models.domain.evidence import Evidence, EvidenceStatus
from models.domain.outcome import Finding
from models.domain.project import Project, Variant

REFERENCE = load_with_products(REFERENCE_DATA)
ANSWERS = Answers(
    points=(
        PointAnswer(
            point_id="heat/schaduw", number=33.0, number_source="=tabel 2", evidence_kind=EvidenceKind.DRAWING,
            evidence=Evidence(
                "Plan", date=dt.date(2026, 10, 1), status=EvidenceStatus.CALCULATED, file_name="p.pdf",
                file_sha256="ab" * 32,
            ),
        ),
        PointAnswer(point_id="heat/kwetsbaar", state=PointState.UNKNOWN),
        PointAnswer(point_id="flood_risk/vitaal", state=PointState.NOT_APPLICABLE, reason="geen vitale functie"),
        PointAnswer(point_id="charging/aanvraag", state=PointState.NO),
        PointAnswer(point_id="van/een/latere/editie", state=PointState.YES),
    ),
    inputs=(
        InputValue(input_id="roof_m2", value=414.72),
        InputValue(input_id="facade_lden_db", value=63.0, item="noord"),
        InputValue(input_id="facade_lden_db", item="west"),
        InputValue(input_id="soil", choice="klei", evidence=Evidence("Bodemkaart")),
        InputValue(input_id="toilet_replaced", choice="ja"),
    ),
    norms=(
        NormChoice(
            indicator_id="pluvial_flooding", origin=NormOrigin.MUNICIPALITY, document="Verordening",
            date=dt.date(2025, 1, 1), limits=(PointLimit("pluvial_flooding/berging", 60.0),),
        ),
        NormChoice(indicator_id="heat", origin=NormOrigin.MRA),
    ),
    missing_documents=("D3", "D6"),
)  # fmt: skip


def _written(answers: Answers) -> bytes:
    variant = Variant(id="v", answers=answers)
    return project_workbook_bytes(Project(id="p", name="Hof", variants=(variant,)), variant, REFERENCE)


def _read(data: bytes) -> tuple[Answers, list[Finding]]:
    result = read_file_bytes(data, ReadRequest("hof.xlsx"), REFERENCE)
    assert result.project is not None, result.findings
    return result.project.variants[0].answers, list(result.findings)


def test_answers_come_back_as_they_were() -> None:
    back, findings = _read(_written(ANSWERS))
    assert back == ANSWERS
    assert [f.code for f in findings if f.code == "import_answer_unknown"] == ["import_answer_unknown"]


def test_without_answers_there_are_no_sheets() -> None:
    def sheets(answers: Answers) -> set[str]:
        return set(openpyxl.load_workbook(io.BytesIO(_written(answers))).sheetnames)

    assert sheets(ANSWERS) - sheets(Answers()) == {"Punten", "Gegevens", "Normen", "Stukken"}
    assert _read(_written(Answers()))[0] == Answers()


@pytest.mark.parametrize(
    ("sheet", "header", "text", "code"),
    [
        ("Punten", "antwoord", "misschien", "import_unknown_choice"),
        ("Punten", "getal", "veel", "import_text_for_number"),
        ("Punten", "datum", "gisteren", "import_date_form"),
        ("Gegevens", "waarde", "veel", "import_text_for_number"),
        ("Normen", "van", "de buren", "import_unknown_choice"),
    ],
)
def test_one_odd_cell_costs_no_other_row(sheet: str, header: str, text: str, code: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_written(ANSWERS)))
    page = book[sheet]
    column = next(cell.column for cell in page[1] if cell.value == header)
    page.cell(2, column).value = text
    target = io.BytesIO()
    book.save(target)
    back, findings = _read(target.getvalue())
    assert len(back.points) >= len(ANSWERS.points) - 1
    assert len(back.inputs) >= len(ANSWERS.inputs) - 1
    codes = {finding.code: finding for finding in findings}
    assert code in codes, codes
    assert codes[code].where.sheet == sheet
    assert codes[code].where.row == 2


def test_the_last_of_two_answers_counts_and_is_told() -> None:
    one = ANSWERS.points[1]
    book = openpyxl.load_workbook(
        io.BytesIO(_written(Answers(points=(one, replace(one, point_id="heat/binnen")))))
    )
    page = book["Punten"]
    page.cell(3, 1).value = one.point_id
    page.cell(3, 2).value = "ja"
    target = io.BytesIO()
    book.save(target)
    back, findings = _read(target.getvalue())
    assert back.points == (replace(one, state=PointState.YES),)
    assert "import_answer_twice" in {finding.code for finding in findings}


@pytest.mark.parametrize(
    ("origin", "number", "code"), [("mra", 10.0, "import_norm_twice"), ("", -60.0, "import_negative")]
)
def test_a_norm_is_of_one_origin_and_never_below_zero(origin: str, number: float, code: str) -> None:
    """With the control: a second number of the same norm is taken in."""
    norm = ANSWERS.norms[0]
    point = "pluvial_flooding/schade"

    def read(van: str, limit: float) -> tuple[Answers, set[str]]:
        book = openpyxl.load_workbook(io.BytesIO(_written(Answers(norms=(norm,)))))
        book["Normen"].append([norm.indicator_id, van or norm.origin.value, point, limit, norm.document])
        target = io.BytesIO()
        book.save(target)
        back, findings = _read(target.getvalue())
        return back, {finding.code for finding in findings}

    back, codes = read(origin, number)
    assert back.norms == (norm,)
    assert code in codes
    right, codes = read("", 70.0)
    assert right.norms == (replace(norm, limits=(*norm.limits, PointLimit(point, 70.0))),)
    assert code not in codes
