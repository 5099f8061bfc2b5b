"""Twenty bombs: each refused within three seconds and 300 MB, by the real child."""

import sys
from collections.abc import Callable

import pytest

from app.texts import text
from tests.app.importing.workbook_kit import ROW, bill
from tests.hard.bombs import BOMBS
from tests.hard.measured import read_measured

pytestmark = pytest.mark.counted
ENDED = {"isolation_memory", "isolation_too_long", "isolation_crashed", "isolation_no_answer"}
_UNPACKED = """
import io, struct, sys, zipfile
whole = sys.stdin.buffer.read()
archive = zipfile.ZipFile(io.BytesIO(whole[8 + struct.unpack(">Q", whole[:8])[0]:]))
parts = {entry.filename: archive.open(entry).read(2**29) for entry in archive.infolist()}
"""
_SPLIT = """
import csv, io, struct, sys
whole = sys.stdin.buffer.read()
text = whole[8 + struct.unpack(">Q", whole[:8])[0]:].decode()
rows = list(csv.reader(io.StringIO(text), delimiter=";"))
"""


def test_there_are_twenty() -> None:
    assert len(BOMBS) == 20


@pytest.mark.parametrize("name", BOMBS)
def test_it_is_refused_soon_and_in_little_memory(
    name: str, record_property: Callable[[str, object], None]
) -> None:
    cost = read_measured(BOMBS[name](), "bom.xlsx")
    record_property("seconds", round(cost.seconds, 2))
    record_property("wall_seconds", round(cost.wall_seconds, 2))
    record_property("peak_mb", round(cost.peak_mb))
    assert cost.result.project is None
    assert cost.result.has_errors
    assert not {finding.code for finding in cost.result.findings} & ENDED, "the limits had to end it"
    assert all(text(finding.message, "nl") for finding in cost.result.findings)
    assert cost.seconds < 3
    assert 20 < cost.peak_mb < 300


def test_a_file_without_harm_passes_the_same_way() -> None:
    assert read_measured(bill(ROW), "goed.xlsx").result.project is not None


@pytest.mark.parametrize(
    ("name", "program"), [("a gigabyte of spaces", _UNPACKED), ("forty million empty cells", _SPLIT)]
)
def test_a_reader_without_care_takes_far_more(name: str, program: str) -> None:
    """The control: the bombs are real."""
    assert read_measured(BOMBS[name](), "bom", command=(sys.executable, "-I", "-c", program)).peak_mb > 400
