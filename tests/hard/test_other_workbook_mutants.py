"""Damaged .xls, .ods, .xlsb, zip and UTF-16 files with fixed seeds: a finding or a reading, never anything else.

2,500 mutants per binary form and 10,000 of the XML inside an .ods, and every truncation of a small file.
"""

import io
import random
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from app.importing.common.compound_file import CompoundFile, repacked_stream
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.isolation.run import read_isolated
from models.reference.reference import Reference
from tests.app.importing.container_kit import Failed, Formula, Percent, ods, ods_of, xls, xlsb, xlsb_parts
from tests.app.importing.workbook_kit import HEAD, readable, zipped
from tests.hard.mutant_readings import outcome, read_mutants
from tests.hard.mutations import mutated

BINARY, TEXT = 2_500, 10_000
BATCHES = 5
SHEETS: dict[str, list[list[Any]]] = {
    "Materialen": [
        [*HEAD, "gerecycled_pct"],
        *([f"r{n}", f"wand {n}", 1.5 + n, "m2", Percent(0.25)] for n in range(6)),
        ["f", Formula("som"), Formula(3.5), "m2", Formula(Failed())],
    ],
    "Toelichting": [["tekst", True], [1, None, "x"]],
}


@cache
def ods_content() -> bytes:
    with zipfile.ZipFile(io.BytesIO(ods(SHEETS))) as archive:
        return archive.read("content.xml")


@cache
def xlsb_content() -> dict[str, bytes]:
    return {name: part if isinstance(part, bytes) else part.encode() for name, part in xlsb_parts(SHEETS).items()}


@cache
def stream() -> bytes:
    return CompoundFile(xls(SHEETS)).stream("Workbook")


def damaged_xlsb_part(chance: random.Random) -> bytes:
    parts = xlsb_content()
    name = chance.choice([name for name in parts if name.endswith(".bin")])
    return zipped({**parts, name: mutated(parts[name], chance)})


def csv_bytes() -> bytes:
    rows = "".join(f"r{n};wand {n};{n},5;m2\r\n" for n in range(1, 9))
    return f"id;omschrijving;hoeveelheid;eenheid\r\n{rows}".encode("utf-16")


FORMS: dict[str, tuple[Callable[[random.Random], bytes], int]] = {
    "xls": (lambda chance: mutated(xls(SHEETS), chance), BINARY),
    "xls stream": (lambda chance: repacked_stream("Workbook", mutated(stream(), chance)), BINARY),
    "xlsb": (lambda chance: mutated(xlsb(SHEETS), chance), BINARY),
    "xlsb parts": (damaged_xlsb_part, BINARY),
    "ods": (lambda chance: mutated(ods(SHEETS), chance), BINARY),
    "ods content": (lambda chance: ods_of("", **{"content.xml": mutated(ods_content(), chance)}), TEXT),
    "zip": (lambda chance: mutated(zipped({"staat.xls": xls(SHEETS)}), chance), BINARY),
    "zip of a damaged file": (lambda chance: zipped({"staat.xls": mutated(xls(SHEETS), chance)}), BINARY),
    "utf-16": (lambda chance: mutated(csv_bytes(), chance), TEXT),
}
"""Per form: a damaged file for a seed, and how many of them."""


def mutant(form: str, seed: int) -> bytes:
    return FORMS[form][0](random.Random(f"{form} {seed}"))


@pytest.mark.counted
@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("form", FORMS)
def test_every_mutant_is_a_finding_or_a_reading(
    form: str, batch: int, reference: Reference, how_many: Callable[[int], int]
) -> None:
    full = FORMS[form][1]
    seeds = range(batch * full, batch * full + how_many(full // BATCHES))
    read_mutants(lambda seed: mutant(form, seed), seeds, "vreemd.xls", reference)


@pytest.mark.counted
@pytest.mark.parametrize("form", FORMS)
def test_the_real_child_says_the_same(form: str, reference: Reference, how_many: Callable[[int], int]) -> None:
    for seed in range(how_many(40)):
        data = mutant(form, seed)
        here = read_file_bytes(data, ReadRequest("vreemd.xls"), reference)
        assert read_isolated(data, ReadRequest("vreemd.xls")) == here


@pytest.mark.counted
@pytest.mark.parametrize("make", [xls, ods, xlsb], ids=["xls", "ods", "xlsb"])
def test_a_cut_file_is_refused(
    make: Callable[..., bytes], reference: Reference, how_many: Callable[[int], int]
) -> None:
    """Of an .xls only the sectors behind the last that is used may be missing."""
    whole = make(SHEETS)
    for end in random.Random(1).sample(range(1, len(whole) - 4_096 if make is xls else len(whole)), how_many(800)):
        result = read_file_bytes(whole[:end], ReadRequest("vreemd.xls"), reference)
        assert result.project is None, end
        assert all(readable(result))


@pytest.mark.parametrize("make", [xls, ods, xlsb], ids=["xls", "ods", "xlsb"])
def test_the_sound_file_is_read(make: Callable[..., bytes], reference: Reference) -> None:
    """The control."""
    assert outcome(read_file_bytes(make(SHEETS), ReadRequest("goed.xls"), reference)) == "read"


def test_a_reader_without_care_reads_what_is_refused_here(reference: Reference) -> None:
    """The control: the cell reader alone raises exceptions of several kinds, or reads less than there is."""
    kinds: Counter[str] = Counter()
    for seed in range(60):
        try:
            book = CalamineWorkbook.from_filelike(io.BytesIO(mutant("ods content", seed)))
            sum(float(row[2]) for row in book.get_sheet_by_name("Materialen").to_python()[1:])
        except Exception as problem:
            kinds[type(problem).__name__] += 1
    assert sum(kinds.values()) > 10
