"""Reads many damaged files: each is a finding or a reading that a caller can use, and soon."""

import time
from collections import Counter
from collections.abc import Callable, Iterable

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.isolation.wire import result_from_json, result_to_json
from models.reference.reference import Reference
from tests.app.importing.workbook_kit import readable

SLOWEST_SECONDS = 5.0


def outcome(result: ImportResult) -> str:
    """What became of it; fails when the result is not one that a caller can use, or has no words."""
    assert "Traceback" not in "".join(readable(result))
    assert result_from_json(result_to_json(result)) == result
    if result.project is None and not result.declarations:
        assert result.has_errors
        return "refused"
    assert result.declarations or not result.has_errors
    return "read"


def read_mutants(
    mutant: Callable[[int], bytes], seeds: Iterable[int], file_name: str, reference: Reference
) -> None:
    """Reads the mutant of every seed, and fails when one is slow or none is refused."""
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for seed in seeds:
        data = mutant(seed)
        start = time.process_time()
        outcomes[outcome(read_file_bytes(data, ReadRequest(file_name), reference))] += 1
        slowest = max(slowest, time.process_time() - start)
    assert outcomes["refused"] > 0
    assert slowest < SLOWEST_SECONDS
