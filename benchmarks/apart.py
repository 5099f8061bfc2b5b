"""Reading in a process of its own: what a person waits for between choosing a file and seeing the preview."""

import datetime as dt
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from app.importing.common.read_request import ReadRequest
from app.importing.matching.matcher import MaterialMatcher
from app.isolation.run import read_isolated, read_together
from app.paths import REFERENCE_DATA
from app.reporting.json.exchange import exchange_bytes
from app.reporting.workbook.project import project_workbook_bytes
from app.services.imports.pasted_text import read_pasted
from app.services.imports.preview import preview_of
from app.services.matching.row_matching import match_rows
from benchmarks.bills import project_with_bill, strangers_text, strangers_workbook
from benchmarks.building_models import building_models
from benchmarks.measure import median_seconds
from models.reference.library.library import Library
from models.reference.reference import Reference

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_DECLARATIONS = _DATA / "epd_ilcd"
_SCHOOL = _DATA / "lcabyg" / "vraa-skole.zip"
_TODAY = dt.date(2026, 1, 1)
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
    _preview(reference, line)
    _declarations(line)
    building_models(line)
    _one_file("read an LCAbyg school with its results", _SCHOOL.read_bytes, "aim: 2 s", line)


def _preview(reference: Reference, line: Callable[[str, str, str], None]) -> None:
    """The preview of a stranger's workbook, with every row matched: reading apart, preview and matching."""
    library = Library(REFERENCE_DATA, reference)
    matcher = MaterialMatcher(library)
    data = strangers_workbook(10_000)
    text = strangers_text(500)

    def previewed() -> None:
        result = read_isolated(data, ReadRequest("meetproef.xlsx"))
        preview_of(result, reference, _TODAY)
        match_rows(result.rows, matcher)

    def pasted() -> None:
        match_rows(read_pasted(text, "plakken", reference).rows, matcher)

    seconds = median_seconds(previewed, 3)
    line("preview of a stranger's workbook of 10,000 rows, with matching", f"{seconds:.2f} s", "aim: 2.5 s")
    line("500 pasted rows read and matched", f"{median_seconds(pasted, 5) * 1e3:.0f} ms", "")


def _one_file(what: str, made: Callable[[], bytes], aim: str, line: Callable[[str, str, str], None]) -> None:
    """A real file, where those are at hand."""
    try:
        data = made()
    except OSError:
        line(what, "no file at hand", "")
        return
    seconds = median_seconds(lambda: read_isolated(data, ReadRequest("meetproef")), 3)
    line(f"{what} ({len(data) / 1e6:.1f} MB)", f"{seconds:.2f} s", aim)


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
