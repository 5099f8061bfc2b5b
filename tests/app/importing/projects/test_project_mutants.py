"""Damaged project files of other tools, with fixed seeds: a finding or a reading, never anything else."""

import json
import random
from collections.abc import Callable
from functools import cache

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.isolation.run import read_isolated
from app.paths import REFERENCE_DATA
from models.calculation.library.loader import load_with_products
from tests.app.importing.projects import lcabyg_samples, test_lcax_project
from tests.hard.mutant_readings import outcome, read_mutants
from tests.hard.mutations import mutated

REFERENCE = load_with_products(REFERENCE_DATA)
BATCHES = 4
FULL = 10_000
FORMATS: dict[str, Callable[[], bytes]] = {
    "lcabyg project": cache(lambda: lcabyg_samples.as_bytes(lcabyg_samples.project())),
    "lcabyg result": cache(lambda: lcabyg_samples.as_bytes(lcabyg_samples.result())),
    "lcax": cache(lambda: json.dumps(test_lcax_project.project()).encode()),
}


def mutant(name: str, seed: int) -> bytes:
    return mutated(FORMATS[name](), random.Random(f"{name} {seed}"))


@pytest.mark.counted
@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("name", FORMATS)
def test_every_mutant_is_a_finding_or_a_reading(name: str, batch: int, how_many: Callable[[int], int]) -> None:
    seeds = range(batch * FULL, batch * FULL + how_many(FULL // BATCHES))
    read_mutants(lambda seed: mutant(name, seed), seeds, "vreemd.json", REFERENCE)


@pytest.mark.parametrize("name", FORMATS)
def test_the_sound_file_is_read(name: str) -> None:
    """The control: what is damaged above is read when it is whole, by the real child too."""
    here = read_file_bytes(FORMATS[name](), ReadRequest("goed.json"), REFERENCE)
    assert outcome(here) == "read"
    assert read_isolated(FORMATS[name](), ReadRequest("goed.json")) == here


def test_a_reader_without_care_fails_on_such_files() -> None:
    """The control: plain JSON and plain look-ups raise on a good part of the same mutants."""
    failed = 0
    for seed in range(200):
        try:
            document = json.loads(mutant("lcax", seed))
            float(document["assemblies"][0]["quantity"] * document["assemblies"][0]["products"][0]["quantity"])
        except (ValueError, TypeError, KeyError, IndexError, UnicodeDecodeError):
            failed += 1
    assert failed > 20
