"""The size that a sheet claims is never believed: every row that is there is read."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence

import openpyxl
import pytest

from models.reference.reference import Reference
from tests.app.importing.workbook_kit import HEAD, raw_parts, read_workbook, row_xml, sheet_xml, zipped

CLAIMS = {"none": "", "small": "A1:B2", "one cell": "A1", "big": "A1:XFD1048576", "elsewhere": "F90:G95"}
COUNTS = (0, 1, 2, 17, 100, 500, 1500, 3000, 5000)


def claimed(claim: str, count: int, head: Sequence[str] = HEAD, sheet: str = "Materialen") -> bytes:
    rows = "".join(row_xml(i + 2, f"l{i}", "x", float(i), "m2") for i in range(count))
    dimension = f'<dimension ref="{claim}"/>' if claim else ""
    parts = raw_parts(sheet_xml(row_xml(1, *head) + rows, dimension))
    book = str(parts["xl/workbook.xml"]).replace("Materialen", sheet)
    return zipped({**parts, "xl/workbook.xml": book})


def test_every_row_is_read_of_200_files(reference: Reference, how_many: Callable[[int], int]) -> None:
    """Claims too small, too large, elsewhere or absent, over 0 to 5,000 rows, in our layout and another."""
    chance = random.Random(12)
    for i in range(how_many(200)):
        claim = CLAIMS[list(CLAIMS)[i % len(CLAIMS)]]
        if i % 3 == 0:
            claim = f"A{chance.randint(1, 99)}:{chance.choice('BDZ')}{chance.randint(100, 1_048_576)}"
        count = COUNTS[i % len(COUNTS)] if i < len(COUNTS) else chance.randint(1, 5000) // chance.randint(1, 50)
        is_ours = i % 2 == 0 or count == 0
        head, sheet = (HEAD, "Materialen") if is_ours else (("Item no", "Bouwdeel", "Hoeveelh", "Eenh"), "Staat")
        result = read_workbook(claimed(claim, count, head, sheet), "lijst.xlsx", reference)
        assert result.project is not None, (claim, count)
        lines = result.project.variants[0].bill.lines
        assert (len(lines), result.facts.row_count) == (count, count)
        assert sum(line.quantity or 0 for line in lines) == sum(range(count))


def test_a_reader_that_believes_the_claim_loses_rows() -> None:
    """The control: openpyxl in read-only mode, left as it is."""
    data = claimed(CLAIMS["small"], 17)
    data = data_with_types(data)
    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True)["Materialen"]
    assert len(list(sheet.iter_rows())) < 18


def data_with_types(data: bytes) -> bytes:
    """The same sheet inside a workbook that openpyxl accepts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    book = openpyxl.Workbook()
    book.active.title = "Materialen"
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "xl/worksheets/sheet1.xml": sheet})


@pytest.mark.parametrize("claim", ["zz", "A0:B5", "B5:A1"])
def test_a_claim_that_is_no_range_is_a_finding_or_harmless(reference: Reference, claim: str) -> None:
    result = read_workbook(claimed(claim, 5), "lijst.xlsx", reference)
    assert result.project is None or len(result.project.variants[0].bill) == 5


def test_rows_that_overlap_are_refused(reference: Reference) -> None:
    data = claimed("", 3)
    twice = row_xml(1, *HEAD) + row_xml(2, "a", "x", 1.0, "m2") + row_xml(2, "b", "x", 2.0, "m2")
    result = read_workbook(zipped(raw_parts(sheet_xml(twice))), "lijst.xlsx", reference)
    assert result.project is None
    assert read_workbook(data, "lijst.xlsx", reference).project is not None


def test_a_cell_that_claims_another_row_is_refused(reference: Reference) -> None:
    rows = row_xml(1, *HEAD) + re.sub(r'r="([A-D])2"', r'r="\g<1>9"', row_xml(2, "a", "x", 1.0, "m2"))
    result = read_workbook(zipped(raw_parts(sheet_xml(rows))), "lijst.xlsx", reference)
    assert result.project is None
