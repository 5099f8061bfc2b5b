"""Sample plans to review, made from a bundled example; reading runs in the same process."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest

from app.desktop.reviewing.window import ReviewWindow
from app.desktop.session.jobs import Jobs
from app.formats.import_result import ImportFacts, ImportResult
from app.importing.common.read_request import ReadRequest
from models.domain.bill import Bill, BillLine
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.project import Project
from models.domain.quantities import SQUARE_METRE
from models.domain.report_check import PageCheck, PageState, ReportCheck, SignatureCheck

A2_DATE = dt.date(2026, 9, 1)
FACADE = ("21", "41")
SLIP = "V1"
HOSTILE = ("<img src=file:///etc/passwd>", "x" * 300, "مشروع النخيل", "Groen 🌳 dak", "=HYPERLINK(1)", "a & b\nc")


def with_lines(project: Project, change: Callable[[BillLine], BillLine | None]) -> Project:
    """The project with every line of its first variant changed, or left out where `change` gives None."""
    variant = project.variants[0]
    lines = tuple(changed for line in variant.bill if (changed := change(line)) is not None)
    return replace(project, variants=(replace(variant, bill=Bill(lines)),))


def three_errors(project: Project) -> Project:
    """A floor ten times too large, MPG in set A1 where the date asks for A2, and no façade."""

    def change(line: BillLine) -> BillLine | None:
        if line.nl_sfb_group in FACADE:
            return None
        return replace(line, quantity=(line.quantity or 0.0) * 10) if line.id == SLIP else line

    return with_lines(replace(project, permit_application_date=A2_DATE), change)


def many_lines(project: Project, count: int) -> Project:
    """The project with a bill of so many lines, one printed total in ten wrong."""
    lines = tuple(
        BillLine(
            f"L{number}",
            f"Wand {number}",
            10.0,
            SQUARE_METRE,
            nl_sfb="21",
            mki_a1_eur_per_unit=2.0,
            mass_kg_per_unit=12.0,
            printed_total=20.0 if number % 10 else 200.0,
        )
        for number in range(count)
    )
    variant = project.variants[0]
    return replace(project, variants=(replace(variant, bill=Bill(lines)),))


def read_as(project: Project, *findings: Finding, check: ReportCheck | None = None) -> ImportResult:
    count = len(project.variants[0].bill)
    facts = ImportFacts("xlsx", ("Materialen",), count + 1, count, 1)
    return ImportResult(project, findings, facts, report_check=check)


def refused() -> ImportResult:
    where = Place("kapot.xlsx", "Blad1", 2, "B")
    return ImportResult(None, (Finding(Severity.ERROR, Message("isolation_too_long", {"seconds": 61}), where),))


def tampered() -> ReportCheck:
    pages = (PageCheck(1, PageState.SAME), PageCheck(2, PageState.CHANGED, (("MPG 0,45", "MPG 0,62"),)))
    signature = SignatureCheck("A. Beoordelaar", is_intact=True, covers_whole_file=False, is_trusted=False)
    return ReportCheck(False, "1.0", True, "aa", "aa", pages, (signature,))


class Reading:
    """Gives what a test wants read, by file name, and keeps what was asked."""

    def __init__(self, results: Mapping[str, ImportResult]) -> None:
        self.results = dict(results)
        self.requests: list[ReadRequest] = []

    def __call__(self, _data: bytes, request: ReadRequest, *_: object, **__: object) -> ImportResult:
        self.requests.append(request)
        return self.results[request.file_name]


def settle(window: ReviewWindow) -> None:
    """Waits until everything was read, made and laid out."""
    quiet = 0
    for _ in range(2_000):
        QTest.qWait(10)
        busy = window.reader.is_busy or any(jobs.is_running for jobs in window.findChildren(Jobs))
        quiet = 0 if busy else quiet + 1
        if quiet >= 4:
            return
    raise AssertionError("the review did not come to rest")


def files_of(folder: Path, *names: str) -> list[Path]:
    """Files with these names; what is in them is what `Reading` says."""
    paths = [folder / name for name in names]
    for path in paths:
        path.write_bytes(b"inhoud van " + path.name.encode())
    return paths
