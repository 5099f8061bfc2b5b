"""A process that is killed loses nothing that it had called saved; each test has a control that must fail."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.places import ROOT

_BOTH_ROUNDS = 20
"""Rounds in which a kill comes before and after the moment that counts, on a busy machine too."""


def counts_of(scenario: str, rounds: int) -> dict[str, int]:
    """What `tests.models.storage.rounds` counted."""
    command = [sys.executable, "-m", "tests.models.storage.rounds", scenario, str(rounds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1_500, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    counts: dict[str, int] = json.loads(done.stdout)
    print(scenario, counts)  # noqa: T201 the measured numbers
    assert counts["rounds"] == rounds
    return counts


def leaves_halves(scenario: str) -> bool:
    """Whether a kill leaves a half; on a busy machine a kill may come too early or too late many times."""
    return any(counts_of(scenario, 20)["half"] > 0 for _ in range(5))


@pytest.mark.counted
def test_kill_during_save_loses_nothing_and_leaves_nothing_half(how_many: Callable[[int], int]) -> None:
    rounds = max(40, how_many(200))
    counts = counts_of("saving", rounds)
    assert counts["commits"] > rounds // 10, counts
    assert (counts["lost"], counts["half"], counts["unsound"]) == (0, 0, 0), counts


def test_control_without_one_transaction_per_save_leaves_halves() -> None:
    assert leaves_halves("saving_control")


@pytest.mark.counted
def test_kill_during_migration_leaves_the_old_or_the_new_schema(how_many: Callable[[int], int]) -> None:
    counts = counts_of("migrating", max(_BOTH_ROUNDS, how_many(200)))
    assert counts["old"] > 0, counts
    assert counts["new"] > 0, counts
    assert (counts["half"], counts["unsound"]) == (0, 0), counts


def test_control_without_one_transaction_per_migration_leaves_halves() -> None:
    assert leaves_halves("migrating_control")


@pytest.mark.counted
def test_kill_during_restore_leaves_the_old_or_the_restored_store(how_many: Callable[[int], int]) -> None:
    counts = counts_of("restoring", max(_BOTH_ROUNDS, how_many(200)))
    assert counts["old"] > 0, counts
    assert counts["restored"] > 0, counts
    assert counts["other"] == 0, counts


@pytest.mark.counted
def test_a_second_opening_is_refused_and_a_killed_one_leaves_no_lock(how_many: Callable[[int], int]) -> None:
    rounds = how_many(50)
    counts = counts_of("locking", rounds)
    assert counts == {"rounds": rounds, "refused": 2 * rounds, "slow": 0, "reopened": rounds}


def test_without_permission_to_write_it_reads_and_leaves_no_trace() -> None:
    counts = counts_of("unwritable", 3)
    assert counts == {"rounds": 3, "right": 3, "changed": 0}
