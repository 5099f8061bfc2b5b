"""Reading in a process of its own: what a person waits for between choosing a file and seeing the preview."""

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from app.importing.read_request import ReadRequest
from app.isolation.run import read_isolated, read_together
from app.reporting.exchange_json import exchange_bytes
from app.reporting.project_workbook import project_workbook_bytes
from benchmarks.bills import project_with_bill
from benchmarks.measure import median_seconds
from models.reference.reference import Reference

_DECLARATIONS = Path(__file__).resolve().parents[2] / "shared" / "data" / "epd_ilcd"
_SMALL = "omschrijving;hoeveelheid;eenheid\n" + "".join(f"wand {i};{i};m2\n" for i in range(10))


def reading_apart(reference: Reference, line: Callable[[str, str, str], None]) -> None:
    """A small file, a long workbook and the same project as exchange file, process start included."""
    project = project_with_bill(10_000)
    workbook = project_workbook_bytes(project, project.variants[0], reference)
    for what, data, aim in (
        ("read a CSV of 10 rows in a process of its own", _SMALL.encode(), "aim: 0.5 s"),
        ("read a workbook of 10,000 rows in a process of its own", workbook, "aim: 2 s"),
        ("read an exchange file of 10,000 lines in a process of its own", exchange_bytes(project), "aim: 2 s"),
    ):
        seconds = median_seconds(lambda d=data: read_isolated(d, ReadRequest("meetproef")), 5)
        line(what, f"{seconds:.2f} s", aim)
    _declarations(line)


def _declarations(line: Callable[[str, str, str], None]) -> None:
    """Fifteen product declarations as they are published, where those are at hand."""
    published = sorted(_DECLARATIONS.glob("[0-9]*.json"))
    if not published:
        line("read 15 product declarations", "no files at hand", "")
        return
    files = [
        (path.read_bytes(), ReadRequest(path.name)) for path, _ in zip(cycle(published), range(15), strict=False)
    ]
    line("read 15 product declarations", f"{median_seconds(lambda: read_together(files), 5):.2f} s", "aim: 1 s")
