"""The sheet Uitkomsten: one row per outcome and level, the same figures, and no effect on the import."""

import io

import openpyxl

from app.formats.workbook_layout import RESULTS
from app.reporting.workbook.project import project_workbook_bytes
from models.domain.bill import Bill, BillLine
from models.domain.project import Project, Variant
from models.domain.quantities import KG
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import read_workbook
from tests.app.reporting.report_fixture import make_report

PROJECT = Project("p", "n", variants=(Variant("v", bill=Bill((BillLine("a", "x", 1.0, KG),))),))


def test_every_outcome_and_level_has_its_row(reference: Reference) -> None:
    report = make_report()
    written = project_workbook_bytes(PROJECT, PROJECT.variants[0], report.reference, report)
    head, *rows = openpyxl.load_workbook(io.BytesIO(written))[RESULTS].iter_rows(values_only=True)
    found = [dict(zip(head, row, strict=True)) for row in rows]
    calculated = [row for row in found if row["grondslag"] != "stated_beside" and row["niveau"]]
    expected = [
        (outcome.indicator_id, getattr(outcome.estimate, "value", None), level.limit, str(level.verdict))
        for outcome in report.scorecard.outcomes
        for level in outcome.levels
    ]
    given = [(row["indicator"], row["waarde"], row["grens"], row["uitkomst"]) for row in calculated]
    assert given == expected
    assert {row["indicator"] for row in found} == {o.indicator_id for o in report.scorecard.outcomes}


def test_the_import_ignores_the_results(reference: Reference) -> None:
    report = make_report()
    written = project_workbook_bytes(PROJECT, PROJECT.variants[0], report.reference, report)
    assert read_workbook(written, "export.xlsx", reference).project == PROJECT
