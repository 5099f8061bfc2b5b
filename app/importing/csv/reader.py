"""Reads a bill from CSV, in our layout or another, without facts about the building."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from app.formats.cell_text import Cell
from app.formats.import_result import ImportFacts, ImportResult
from app.formats.workbook_layout import BILL_COLUMNS, FRACTION_COLUMNS, column_letter, header_key, names_of
from app.importing.bill.bill_rows import read_bill
from app.importing.bill.foreign_table import BillFinder, FoundBill
from app.importing.bill.numbers import readings
from app.importing.bill.raw_table import raw_table
from app.importing.bill.stated_figures import certain, say_stated
from app.importing.bill.table import Cells, find_header
from app.importing.bill.unit_words import UnitWords, with_amounts_apart
from app.importing.common.container import check_size
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.common.project_facts import ProjectFacts
from app.importing.common.project_result import Content, assembled, refused
from app.importing.common.read_request import ReadRequest
from app.importing.common.sheet_scan import MAX_AREA, MAX_COLUMNS, MAX_ROWS
from models.domain.bill import Bill
from models.domain.outcome import Place
from models.reference.reference import Reference

_DELIMITERS = (";", ",", "\t")
_NAMES = names_of(BILL_COLUMNS) | names_of(FRACTION_COLUMNS)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LEAST_WIDE = 0.7
"""Share of the signs of a text without byte-order mark that are Latin, for it to be UTF-16; our own choice."""
_HINT = re.compile(r"\A\s{0,4}\"?sep=[^\r\n]{1,2}(?=\r|\n)", re.IGNORECASE)
"""The first line in which spreadsheet programs are told the delimiter; it is no row of the table."""
_SNIFFED_LINES = 40
_SNIFFED_CHARACTERS = 200_000
_LEAST_SEMICOLONS, _MOST_ALIKE = 2, 0.8
"""Of a pasted line that is a row of a CSV file, and the share of lines that have as many; our own choice."""


def read(data: bytes, request: ReadRequest, reference: Reference) -> ImportResult:
    """Reads the bill lines of a CSV file with `;`, `,` or tab, in UTF-8, UTF-16 or cp1252, in any layout.

    The project is named after the file; the facts of the sheet Project are unknown, with a note about it.
    Never raises for the content of the file: `project` is then None and the findings say why.
    """
    findings = FindingList(quote(request.file_name))
    finder = BillFinder(reference, request)
    try:
        check_size(data)
        text, encoding = decoded(data)
        text = _HINT.sub("", text, count=1)
        is_pointed = request.chosen is not None and request.chosen.header_row > 0
        delimiter = (
            _pasted_delimiter(text) if request.is_pasted else _delimiter(text, finder, least=int(is_pointed))
        )
        if not delimiter:
            delimiter = _likely_delimiter(text)
            if not is_pointed:
                return _not_recognised(_first_rows(text, delimiter), len(text.splitlines()), findings)
        rows = _rows(text, delimiter, findings)
    except FileRefusedError as refusal:
        return refused(refusal, findings)
    if not request.is_pasted:
        findings.note("import_csv_read_as", encoding=encoding, delimiter=_named(delimiter))
        findings.note("import_csv_no_building")
        if not text.endswith(("\n", "\r")):
            findings.note("import_csv_no_line_end", Place(row=len(rows)))
    if request.is_pasted:
        rows = with_amounts_apart(rows, UnitWords.of(reference.import_layouts))
    if delimiter != ",":
        rows = _widened(rows)
    found = _found_bill(rows, finder, findings)
    if found is None:
        findings.error("import_no_header")
        shown = raw_table(Cells("", rows), len(rows))
        tables = (shown,) if shown is not None else ()
        return ImportResult(None, findings.finished(), ImportFacts("csv"), tables=tables)
    bill = read_bill(found.table, reference, findings)
    facts = replace(bill.counts("csv"), encoding=encoding, delimiter=delimiter)
    content = Content(Bill(bill.lines), products=bill.products)
    stated = (*certain(found.stated), *bill.stated)
    say_stated(stated, findings)
    result = assembled(ProjectFacts(), content, facts, request.file_name, findings)
    return replace(
        result,
        tables=(found.shown,),
        stated=stated,
        rows=found.all_rows(bill.rows),
        proposed=found.proposed,
    )


def _found_bill(rows: list[list[str]], finder: BillFinder, findings: FindingList) -> FoundBill | None:
    own = find_header(rows, _NAMES)
    if own is not None and finder.is_as_ours(Cells("", rows), _NAMES):
        return finder.own_bill(Cells("", _squared(rows, own, findings)), _NAMES)
    head = finder.head_of(Cells("", rows))
    if head is None:
        return None
    squared = _squared(rows, max(head.main, 0), findings)
    return finder.foreign_bill(Cells("", squared), head, findings)


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a CSV file and its encoding: UTF-8, UTF-16 or cp1252.

    Raises:
        FileRefusedError: it is no text.
    """
    if b"\0" in data or data.startswith(_UTF_16):
        return _decoded_wide(data), "utf-16"
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise FileRefusedError("import_unreadable_file")


def _decoded_wide(data: bytes) -> str:
    """The text of a file in UTF-16, with its byte-order mark or with the zero byte of each sign on one side.

    Raises:
        FileRefusedError: `import_csv_nul`, it is not such a text.
    """
    encoding = "utf-16"
    if not data.startswith(_UTF_16):
        even, odd = data[::2].count(0), data[1::2].count(0)
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        if min(even, odd) > 0 or max(even, odd) < _LEAST_WIDE * len(data) / 2:
            raise FileRefusedError("import_csv_nul")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise FileRefusedError("import_csv_nul") from None
    if "\0" in text:
        raise FileRefusedError("import_csv_nul")
    return text


def _delimiter(text: str, finder: BillFinder, least: int) -> str:
    """The delimiter that gives the most known headers in the first lines, in our layout or another.

    "" when none gives a table whose likeness to a bill is `least`.
    """
    head = text.splitlines()[:_SNIFFED_LINES]
    counts = {delimiter: max((_known(line, delimiter) for line in head), default=0) for delimiter in _DELIMITERS}
    best = max(counts, key=lambda delimiter: counts[delimiter])
    if counts[best] > 1:
        return best
    scores = {delimiter: finder.likeness(_first_rows(text, delimiter)) for delimiter in _DELIMITERS}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    return best if scores[best] >= least else ""


def _likely_delimiter(text: str) -> str:
    """The delimiter that divides the most lines in the same way."""
    lines = [line for line in text[:_SNIFFED_CHARACTERS].splitlines()[:_SNIFFED_LINES] if line.strip()]

    def alike(delimiter: str) -> int:
        counts = Counter(count for line in lines if (count := line.count(delimiter)))
        return max(counts.values(), default=0)

    return max(_DELIMITERS, key=alike)


def _not_recognised(first: Cells, row_count: int, findings: FindingList) -> ImportResult:
    """The refusal of a text without a known header, with its cells when they are a table at all."""
    findings.error("import_not_recognised")
    is_table = sum(1 for row in first.rows if sum(map(bool, row)) > 1) > 1
    shown = raw_table(first, row_count) if is_table else None
    return ImportResult(None, findings.finished(), tables=(shown,) if shown is not None else ())


def _pasted_delimiter(text: str) -> str:
    """A tab, as spreadsheets copy; a semicolon for CSV text, which has as many of them on nearly every line."""
    if "\t" in text:
        return "\t"
    lines = [line for line in text[:_SNIFFED_CHARACTERS].splitlines()[:_SNIFFED_LINES] if line.strip()]
    counts = Counter(line.count(";") for line in lines)
    usual, times = max(counts.items(), key=lambda found: found[1], default=(0, 0))
    is_table = usual >= _LEAST_SEMICOLONS and len(lines) > 1 and times >= _MOST_ALIKE * len(lines)
    return ";" if is_table else "\t"


def _first_rows(text: str, delimiter: str) -> Cells:
    """The first lines as cells; a line that cannot be read ends them."""
    reader = csv.reader(io.StringIO(text[:_SNIFFED_CHARACTERS], newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(row[:MAX_COLUMNS] for row, _ in zip(reader, range(_SNIFFED_LINES), strict=False))
    return Cells("", rows)


def _known(line: str, delimiter: str) -> int:
    return len({header_key(part.strip('"')) for part in line[:10_000].split(delimiter)} & _NAMES.keys())


def _rows(text: str, delimiter: str, findings: FindingList) -> list[list[str]]:
    """The rows; where quotation marks do not pair, the lines of the text as they stand, with a finding.

    Raises:
        FileRefusedError: more cells than any bill has, or a cell that is longer than any text.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        return _counted(reader, rows)
    except csv.Error:
        broken = len(rows) + 1
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    if max(map(len, lines)) > csv.field_size_limit():
        raise FileRefusedError("import_csv_broken", row=broken)
    findings.warning("import_csv_quotes", Place(row=broken))
    return _counted((line.split(delimiter) for line in lines), [])


def _counted(found: Iterable[list[str]], rows: list[list[str]]) -> list[list[str]]:
    """Adds rows up to the largest extent.

    Raises:
        FileRefusedError: `import_far_cell`.
    """
    area = 0
    for row in found:
        rows.append(row)
        area += len(row)
        if len(rows) > MAX_ROWS or len(row) > MAX_COLUMNS or area > MAX_AREA:
            raise FileRefusedError("import_far_cell", cell=str(len(rows)))
    return rows


def _widened(rows: list[list[str]]) -> list[list[str]]:
    """The rows with the header as long as the longest row: a cell beyond it is of a column without header.

    Not for a file with commas, where it may be half of a number.
    """
    widest = max((len(row) for row in rows if any(row)), default=0)
    has_cells = [len(row) for row in rows[:_SNIFFED_LINES] if sum(map(bool, row)) > 1]
    if not has_cells or max(has_cells) == widest:
        return rows
    return [[*row, *[""] * (widest - len(row))] if len(row) > 1 else row for row in rows]


def _squared(rows: list[list[str]], header: int, findings: FindingList) -> list[Sequence[Cell]]:
    """Rows of the length of the header.

    Cells beyond it may be halves of a number such as 1,5 that a comma has split: the numbers of the row are then
    unknown, with a finding.
    """
    width = len(rows[header])
    squared: list[Sequence[Cell]] = []
    for number, row in enumerate(rows, 1):
        cells: Sequence[Cell] = row
        if number > header + 1 and any(row):
            if any(row[width:]):
                findings.warning("import_csv_extra_cells", Place(row=number, column=column_letter(width)))
                cells = ["" if readings(cell) is not None else cell for cell in row]
            elif len(row) < width:
                findings.warning("import_csv_short_row", Place(row=number), count=len(row), expected=width)
        squared.append([*cells[:width], *[""] * (width - len(cells))])
    return squared


def _named(delimiter: str) -> str:
    return "tab" if delimiter == "\t" else delimiter
