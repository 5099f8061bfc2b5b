"""`make bench`: how fast and how lean, as ratios against bare baselines measured in the same run."""

import io
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from python_calamine import CalamineWorkbook

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.paths import EXAMPLES, REFERENCE_DATA
from app.reporting.workbook.project import project_workbook_bytes
from app.services.library.product_search import ProductIndex
from benchmarks import libreoffice
from benchmarks.apart import reading_apart
from benchmarks.bare_sums import bare_weighted_sums
from benchmarks.bills import project_with_bill
from benchmarks.checking import checking_reports
from benchmarks.kinds import other_kinds
from benchmarks.matching import matching
from benchmarks.measure import median_process_seconds, median_seconds, peak_memory_mb
from benchmarks.storing import storing
from models.calculation.bill_columns import columns_of
from models.calculation.library.loader import load_with_products
from models.domain.bill import Bill
from models.domain.project import Project, Variant
from models.reference.reference import Reference
from models.scorecard.scorecard import score

_MEETLAT = [sys.executable, "-m", "app"]
_ROOT = Path(__file__).resolve().parent.parent


def line(what: str, measured: str, aim: str) -> None:
    print(f"{what:<66}{measured:>26}   {aim}")


def main() -> None:
    reference = load_with_products(REFERENCE_DATA)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores. Medians; ratios within this run.\n")
    _scoring(reference)
    _reading(reference)
    reading_apart(reference, line)
    checking_reports(reference, line)
    storing(reference, line)
    _searching(reference)
    matching(reference, line)
    _processes(reference)
    _memory()
    _window()


def _fresh(project: Project) -> tuple[Project, Variant]:
    """The same project with a bill that has no columns yet."""
    old = project.variants[0]
    variant = Variant(old.id, old.name, phase=old.phase, building=old.building, bill=Bill(old.bill.lines))
    return project, variant


def _scoring(reference: Reference) -> None:
    for count, repeats, aim_ms in ((1_000, 41, 3), (100_000, 5, 150)):
        project = project_with_bill(count)
        variant = project.variants[0]
        columns = columns_of(variant.bill, variant.products)
        bare = median_seconds(lambda c=columns: bare_weighted_sums(c, 75.0, 120.0), repeats)
        kept = median_seconds(lambda p=project, v=variant: score(p, v, reference), repeats)
        first = median_seconds(lambda p=project: score(*_fresh(p), reference), repeats)
        aim = f"aim: 20 x and {aim_ms} ms" if count == 1_000 else f"aim: {aim_ms} ms"
        line(f"score {count:,} lines, all indicators and verdicts", f"{kept * 1e3:.2f} ms", aim)
        line("    bare numpy weighted sums of the same arrays", f"{bare * 1e3:.3f} ms", "")
        line("    ratio", f"{kept / bare:.1f} x", "")
        line("    with the bill turned into columns first", f"{first * 1e3:.2f} ms", f"aim: {aim_ms} ms")


def _reading(reference: Reference) -> None:
    data = _workbook(project_with_bill(10_000), reference)
    ours = median_seconds(lambda: read_file_bytes(data, ReadRequest("meetproef.xlsx"), reference), 5)
    bare = median_seconds(lambda: _bare_read(data), 5)
    line("read a workbook of 10,000 rows", f"{ours * 1e3:.0f} ms", "aim: 2.5 x")
    line("    bare calamine read of its sheets", f"{bare * 1e3:.0f} ms", "")
    line("    ratio", f"{ours / bare:.2f} x", "")
    for kind, other in other_kinds(data).items():
        theirs = median_seconds(lambda d=other: read_file_bytes(d, ReadRequest("meetproef"), reference), 5)
        line(f"    the same rows as .{kind}, against xlsx", f"{theirs / ours:.2f} x", "aim: 1 x")


def _searching(reference: Reference) -> None:
    template = next(iter(reference.products.values()))
    cards = [replace(template, id=f"k{n}", name_nl=f"Vuren balk nummer {n}") for n in range(20_000)]
    index = ProductIndex(cards)
    texts = [card.name_nl.lower() + card.name_en.lower() for card in cards]
    ours = median_seconds(lambda: index.search("vuren 19"), 9)
    bare = median_seconds(lambda: [text for text in texts if "vuren 19" in text], 9)
    line("search 20,000 cards at a keystroke", f"{ours * 1e3:.1f} ms", "aim: 25 x")
    line("    bare scan of as many texts", f"{bare * 1e3:.2f} ms", "")
    line("    ratio", f"{ours / bare:.1f} x", "")


def _bare_read(data: bytes) -> int:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def _workbook(project: Project, reference: Reference) -> bytes:
    return project_workbook_bytes(project, project.variants[0], reference)


def _processes(reference: Reference) -> None:
    os.chdir(_ROOT)
    with tempfile.TemporaryDirectory() as folder:
        project = project_with_bill(1_000)
        book, sheet = Path(folder) / "staat.xlsx", Path(folder) / "blad.xlsx"
        book.write_bytes(_workbook(project, reference))
        libreoffice.write_sheet(project, sheet)
        ours = median_process_seconds([*_MEETLAT, "score", str(book)], 5)
        line("meetlat score on 1,000 rows, whole process", f"{ours:.2f} s", "aim: 0.8 s")
        soffice = libreoffice.program()
        if soffice is None:
            line("    LibreOffice Calc, recalculation of the same sums", "not installed", "")
        else:
            theirs = libreoffice.recalculation_seconds(soffice, sheet, 3)
            line("    LibreOffice Calc, recalculation of the same sums", f"{theirs:.2f} s", "")
            line("    ratio", f"{ours / theirs:.2f} x", "aim: below 1 x")
        example = EXAMPLES / "rijwoning-beton-baksteen.xlsx"
        pdf = median_process_seconds([*_MEETLAT, "report", str(example), "-o", str(Path(folder) / "kaart.pdf")], 5)
        line("scorecard PDF of the example house, whole process", f"{pdf:.2f} s", "aim: 0.6 s")


def _memory() -> None:
    program = """
from app.paths import REFERENCE_DATA
from benchmarks.bills import project_with_bill
from models.scorecard.scorecard import score
from models.calculation.library.loader import load_with_products
project = project_with_bill(10_000)
score(project, project.variants[0], load_with_products(REFERENCE_DATA))
"""
    line(
        "memory with 10,000 lines scored, peak of the process", f"{peak_memory_mb(program):.0f} MB", "aim: 200 MB"
    )


def _window() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from benchmarks import start, window

    line("first paint of the window against a bare one", f"{start.first_paint_ratio():.2f} x", "aim: 1.6 x")
    seconds = window.paste_to_scorecard(500)
    line("paste 500 rows to painted scorecard, with its preview", f"{seconds * 1e3:.0f} ms", "aim: 500 ms")
    for count, aim_ms in ((1_000, 16), (20_000, 100)):
        seconds = window.keystroke_to_scorecard(count)
        line(f"keystroke to painted scorecard, {count:,} lines", f"{seconds * 1e3:.0f} ms", f"aim: {aim_ms} ms")
        seconds = window.keystroke_to_scorecard(count, has_proposals=True)
        line("    with half of the lines provisional", f"{seconds * 1e3:.0f} ms", f"aim: {aim_ms} ms")
        soffice = libreoffice.program()
        if soffice is not None:
            with tempfile.TemporaryDirectory() as folder:
                sheet = Path(folder) / "blad.xlsx"
                libreoffice.write_sheet(project_with_bill(count), sheet)
                theirs = libreoffice.recalculation_seconds(soffice, sheet, 1)
            line("    LibreOffice Calc, the same bill started and recalculated", f"{theirs:.1f} s", "")


if __name__ == "__main__":
    main()
