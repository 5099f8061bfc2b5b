"""Targets, decisions, evidence files, frozen variants and the archive go through the workbook and come back."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.import_result import ImportResult
from app.paths import REFERENCE_DATA
from app.reporting.workbook.project import project_workbook_bytes
from models.calculation.library.loader import load_with_products
from models.domain.bill import Bill, BillLine
from models.domain.evidence import Evidence
from models.domain.project import Assessment, DecisionKind, FindingDecision, JudgedLevel, Project, Target, Variant
from models.domain.quantities import KG
from tests.app.importing.workbook_kit import read_workbook

REFERENCE = load_with_products(REFERENCE_DATA)
BILL = Bill((BillLine("a", "x", 1.0, KG),))
NASTY = ("", "=1+1", "@SUM(A1)", "<img src=file:///etc/passwd>", "خشب 🌲", "a|b|c", "1.234", "x" * 300, " er om ")


def project_of(**fields: Any) -> Project:
    return Project("p", "n", variants=(Variant("v", bill=BILL, **fields),))


def sent_and_read(project: Project) -> ImportResult:
    return read_workbook(project_workbook_bytes(project, project.variants[0], REFERENCE), "a.xlsx", REFERENCE)


TEXTS = st.sampled_from(NASTY)
INDICATORS = st.sampled_from([indicator.id for indicator in REFERENCE.indicators if indicator.id != "mpg"])
LIMITS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
TARGETS = st.lists(
    st.builds(Target, INDICATORS, st.none() | st.sampled_from(JudgedLevel), own_limit=LIMITS),
    max_size=4,
    unique_by=lambda target: target.indicator_id,
).map(tuple)
DECISIONS = st.lists(
    st.builds(FindingDecision, TEXTS.filter(bool), st.sampled_from(DecisionKind), TEXTS), max_size=3
).map(tuple)
EVIDENCE = st.builds(Evidence, file_name=TEXTS, file_sha256=st.sampled_from(("", "0" * 64, "1e5")))
ASSESSMENTS = st.lists(
    st.builds(Assessment, INDICATORS, st.just(1.5), evidence=EVIDENCE),
    max_size=3,
    unique_by=lambda assessment: assessment.indicator_id,
).map(tuple)


@settings(max_examples=40, deadline=None)
@given(
    targets=TARGETS,
    decisions=DECISIONS,
    assessments=ASSESSMENTS,
    frozen_on=st.none() | st.dates(),
    is_archived=st.booleans(),
)
def test_import_of_an_export_is_identity(is_archived: bool, **fields: Any) -> None:
    project = Project("p", "n", variants=(Variant("v", bill=BILL, **fields),), is_archived=is_archived)
    assert sent_and_read(project).project == project


def test_only_what_is_there_takes_a_sheet_or_a_column() -> None:
    plain = project_of(assessments=(Assessment("beng1", 5.0),))
    book = openpyxl.load_workbook(io.BytesIO(project_workbook_bytes(plain, plain.variants[0], REFERENCE)))
    assert {"Doelen", "Besluiten"}.isdisjoint(book.sheetnames)
    assert "bestand" not in [cell.value for cell in book["Beoordelingen"][1]]
    assert "vastgelegd_op" not in [row[0].value for row in book["Project"].rows]


def _with(change: Callable[[Any], object]) -> ImportResult:
    """The import of a workbook that somebody edited."""
    project = project_of(
        targets=(Target("beng1", JudgedLevel.AMBITIOUS), Target("tojuli", own_limit=60.0)),
        decisions=(FindingDecision("audit_x|a|", DecisionKind.ACCEPTED, "Zo besteld"),),
        frozen_on=dt.date(2026, 11, 1),
    )
    data = project_workbook_bytes(project, project.variants[0], REFERENCE)
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return read_workbook(stream.getvalue(), "a.xlsx", REFERENCE)


def _set(sheet: str, cell: str, value: object) -> Callable[[Any], object]:
    return lambda book: book[sheet].__setitem__(cell, value)


def test_the_edited_workbook_is_read_when_nothing_is_wrong() -> None:
    assert _with(_set("Doelen", "B3", None)).project is not None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_set("Doelen", "A3", "beng1"), "import_target_twice"),
        (_set("Doelen", "A3", "sterren"), "import_unknown_indicator"),
        (_set("Doelen", "A3", None), "import_no_indicator"),
        (_set("Doelen", "B2", "hoog"), "import_unknown_choice"),
        (_set("Doelen", "C3", "veel"), "import_text_for_number"),
        (_set("Besluiten", "A2", None), "import_decision_incomplete"),
        (_set("Besluiten", "B2", None), "import_decision_incomplete"),
        (_set("Besluiten", "B2", "misschien"), "import_unknown_choice"),
    ],
)
def test_a_row_that_cannot_be_is_named_and_costs_itself_alone(change: Callable[[Any], object], code: str) -> None:
    variant, whole = _variant_with(change), _variant_with(lambda _: None)
    assert [finding.code for finding in _with(change).findings if finding.severity == "warning"] == [code]
    assert variant.bill == whole.bill
    assert set(variant.targets) | set(variant.decisions) != set(whole.targets) | set(whole.decisions)


def _variant_with(change: Callable[[Any], object]) -> Variant:
    project = _with(change).project
    assert project is not None
    return project.variants[0]


def test_an_own_figure_that_shows_percent_is_read_in_percent() -> None:
    def as_percent(book: Any) -> None:
        book["Doelen"]["C3"] = 0.55
        book["Doelen"]["C3"].number_format = "0%"

    indicator = next(i.id for i in REFERENCE.indicators if i.unit == "%")

    def change(book: Any) -> None:
        book["Doelen"]["A3"] = indicator
        as_percent(book)

    result = _with(change)
    assert result.project is not None
    assert result.project.variants[0].targets[1] == Target(indicator, None, own_limit=55.0)
