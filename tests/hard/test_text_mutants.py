"""Ten thousand damaged files per text format, with fixed seeds: a finding or a reading, never anything else."""

import csv
import io
import json
import random
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.isolation.run import read_isolated
from app.reporting.json.exchange import exchange_bytes
from models.reference.reference import Reference
from models.storage.document.project_document import canonical_json
from tests.app.importing.declarations.epd_kit import as_bytes, as_flow_xml, as_process_xml, declaration
from tests.app.importing.workbook_kit import zipped
from tests.hard.mutant_readings import outcome, read_mutants
from tests.hard.mutations import mutated
from tests.models.storage.samples import planned_project

BATCHES = 8
FULL = 10_000
SAMPLE = 200
CSV_HEAD = "id;nl_sfb;omschrijving;hoeveelheid;eenheid;massa_kg_per_eenheid;levensduur_jaar;gerecycled_pct"
FLOW = "11111111-1111-1111-1111-111111111111"


@cache
def csv_file() -> bytes:
    rows = (f"r{i};21.1{i % 3};wand {i};{i * 1.25:.2f};m2;12,5;{i % 4 * 25 + 25};0,{i}5\n" for i in range(1, 9))
    return f"{CSV_HEAD}\n{''.join(rows)}".encode()


def package(process: bytes) -> bytes:
    return zipped({"ILCD/processes/a.xml": process, f"ILCD/flows/{FLOW}.xml": as_flow_xml(declaration())})


FORMATS: dict[str, tuple[Callable[[], bytes], Callable[[bytes], bytes]]] = {
    "csv": (csv_file, bytes),
    "exchange": (lambda: exchange_bytes(planned_project()), bytes),
    "exchange on one line": (lambda: canonical_json(planned_project()), bytes),
    "ilcd json": (lambda: as_bytes(declaration()), bytes),
    "ilcd xml": (lambda: as_process_xml(declaration()), package),
}
"""Per format: a sound file, and what is done to a damaged one before it is read."""


def mutant(name: str, seed: int) -> bytes:
    make, wrapped = FORMATS[name]
    return wrapped(mutated(make(), random.Random(f"{name} {seed}")))


@pytest.mark.counted
@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("name", FORMATS)
def test_every_mutant_is_a_finding_or_a_reading(
    name: str, batch: int, reference: Reference, how_many: Callable[[int], int]
) -> None:
    seeds = range(batch * FULL, batch * FULL + how_many(FULL // BATCHES))
    read_mutants(lambda seed: mutant(name, seed), seeds, "vreemd.txt", reference)


@pytest.mark.counted
@pytest.mark.parametrize("name", FORMATS)
def test_the_real_child_says_the_same(name: str, reference: Reference, how_many: Callable[[int], int]) -> None:
    for seed in range(how_many(SAMPLE) // len(FORMATS)):
        data = mutant(name, seed)
        assert read_isolated(data, ReadRequest("vreemd.txt")) == read_file_bytes(
            data, ReadRequest("vreemd.txt"), reference
        )


@pytest.mark.parametrize("name", FORMATS)
def test_the_sound_file_is_read(name: str, reference: Reference) -> None:
    make, wrapped = FORMATS[name]
    assert outcome(read_file_bytes(wrapped(make()), ReadRequest("goed.txt"), reference)) == "read"


def naive_csv(data: bytes) -> float:
    rows = csv.DictReader(io.StringIO(data.decode()), delimiter=";")
    return sum(float(row["hoeveelheid"]) for row in rows)


def naive_exchange(data: bytes) -> float:
    document: Any = json.loads(data)
    return sum(line["quantity"] * 1.0 for line in document["project"]["variants"][0]["bill"]["lines"])


def naive_json(data: bytes) -> float:
    document: Any = json.loads(data)
    return float(document["LCIAResults"]["LCIAResult"][0]["other"]["anies"][0]["value"])


def naive_xml(data: bytes) -> float:
    amounts = ET.fromstring(data).iter("{http://www.iai.kit.edu/EPD/2013}amount")  # noqa: S314 - the control
    return sum(float(amount.text or "") for amount in amounts)


@pytest.mark.parametrize(
    ("name", "naive"),
    [("csv", naive_csv), ("exchange", naive_exchange), ("ilcd json", naive_json), ("ilcd xml", naive_xml)],
)
def test_a_naive_reader_does_not_survive_them(name: str, naive: Callable[[bytes], float]) -> None:
    """The control: the same mutants break a reader without care, in more than one way."""
    sound = FORMATS[name][0]()
    assert naive(sound) > 0
    kinds: Counter[str] = Counter()
    for seed in range(200):
        try:
            naive(mutated(sound, random.Random(f"{name} {seed}")))
        except Exception as problem:
            kinds[type(problem).__name__] += 1
    assert sum(kinds.values()) > 60
    assert len(kinds) >= 2
