"""What every test stands on: no screen, no clock in property tests."""

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from app.paths import REFERENCE_DATA
from models.calculation.library import loader

_is_hard = os.environ.get("MEETLAT_HARD") == "1"
settings.register_profile(
    "meetlat",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=100 if _is_hard else 25,
)
settings.load_profile("meetlat")

_status = 0


@pytest.fixture
def how_many(record_property: Callable[[str, object], None]) -> Callable[[int], int]:
    """How many of a stated count to try: all of them under MEETLAT_HARD=1, else a twentieth (one at least)."""

    def count_of(full: int) -> int:
        count = full if _is_hard else max(1, full // 20)
        record_property("tried", f"{count} of {full}")
        return count

    return count_of


def pytest_configure() -> None:
    """The shipped reference data are read once per process: no test changes them, and reading takes a while.

    A test with data of its own reads them from a folder of its own, which is never kept.
    """
    read = loader.load_with_products
    kept = cache(read)
    loader.load_with_products = lambda root: kept(root) if root == REFERENCE_DATA else read(root)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Whatever has a stated count belongs to `make test-hard`, and so does a wide table of cases.

    Of a table marked `wide(n)` the usual suite tries every n-th case.
    """
    left_out = []
    seen: Counter[str] = Counter()
    for item in items:
        wide = item.get_closest_marker("wide")
        if wide is not None or "how_many" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.counted)
        if wide is not None and not _is_hard:
            test = _PARTS.sub("", item.nodeid)
            if seen[test] % wide.args[0]:
                left_out.append(item)
            seen[test] += 1
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        kept = set(left_out)
        items[:] = [item for item in items if item not in kept]


_BATCH = re.compile(r"-?\d+\]$")
_PARTS = re.compile(r"\[.*")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """After a run at full counts: how many cases each test tried, and what it measured."""
    if not _is_hard:
        return
    tried: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        if "counted" in report.keywords:
            count, _, full = str(dict(report.user_properties).get("tried", "1 of 1")).partition(" of ")
            is_batch = "tried" in dict(report.user_properties)
            test = (_BATCH.sub("]", report.nodeid) if is_batch else _PARTS.sub("", report.nodeid)).removesuffix(
                "[]"
            )
            tried[test] += int(count)
            stated[test] += int(full)
    terminalreporter.section("cases tried")
    for test, count in sorted(tried.items()):
        terminalreporter.write_line(f"{count:>8,} of {stated[test]:>8,}  {test}")


@pytest.fixture(scope="session", autouse=True)
def _no_work_outlives_the_tests() -> Iterator[None]:
    """A job that still runs while Python is taken down would take the process with it."""
    yield
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None:
        qt.QThreadPool.globalInstance().waitForDone(30_000)


def pytest_sessionfinish(exitstatus: int) -> None:
    global _status  # noqa: PLW0603 - the last hook is not told the status
    _status = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Ends without taking Qt's objects down one by one: PySide6 may crash there, after every test has passed."""
    if "PySide6.QtWidgets" in sys.modules:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(_status)
