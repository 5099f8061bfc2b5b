"""Checking a Meetlat PDF: what a reviewer waits for between the file and its verdict, process start included."""

from collections.abc import Callable

from app.importing.common.read_request import ReadRequest
from app.importing.workbook.reader import read
from app.isolation.run import read_isolated
from app.paths import EXAMPLES
from app.reporting.pdf.scorecard import scorecard_pdf
from app.services.outputs.reports import make_report
from benchmarks.measure import median_seconds
from models.reference.reference import Reference

_EXAMPLE = EXAMPLES / "rijwoning-houtskeletbouw.xlsx"


def checking_reports(reference: Reference, line: Callable[[str, str, str], None]) -> None:
    """A report as it was exported, and one with a byte behind it, whose pages are all compared."""
    project = read(_EXAMPLE.read_bytes(), ReadRequest(_EXAMPLE.name), reference).project
    if project is None:
        raise ValueError(f"{_EXAMPLE.name} is not read")
    data = scorecard_pdf(make_report(project, project.variants[0], reference), "nl")
    for what, file in (("check a PDF as exported", data), ("check a PDF that was changed", data + b"\n")):
        seconds = median_seconds(lambda d=file: read_isolated(d, ReadRequest("rapport.pdf")), 5)
        line(what, f"{seconds:.2f} s", "aim: 2 s")
