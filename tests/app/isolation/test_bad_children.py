"""Whatever the child does, the caller gets a finding, in time, and nothing else happens."""

import hashlib
import os
import pickle
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from app.command_line import cli
from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.isolation.run import ChildSetup, read_isolated
from app.isolation.setup import Limits
from app.paths import EXAMPLES
from app.services import files
from app.texts import text, todo
from tests.app.isolation.bad_children import ROOT, SOUND, command

SHORT = Limits(wall_seconds=1.5, cpu_seconds=1)
LONG = Limits(wall_seconds=30.0, cpu_seconds=1)

BAD = {
    "segfault": (LONG, "isolation_crashed"),
    "hang": (SHORT, "isolation_too_long"),
    "burn": (LONG, "isolation_too_long"),
    "memory": (LONG, "isolation_memory"),
    "native_memory": (LONG, "isolation_memory"),
    "raises": (LONG, "isolation_reader_failed"),
    "leaves": (LONG, "isolation_reader_failed"),
    "flood": (LONG, "isolation_too_much"),
    "silent": (LONG, "isolation_no_answer"),
    "garbage": (LONG, "isolation_no_answer"),
    "half": (LONG, "isolation_no_answer"),
    "nested": (LONG, "isolation_no_answer"),
    "other_keys": (LONG, "isolation_no_answer"),
    "boast": (LONG, "isolation_reader_failed"),
    "stubborn": (SHORT, "isolation_too_long"),
    "offspring": (SHORT, "isolation_too_long"),
    "deaf": (SHORT, "isolation_too_long"),
}
FIVE = ("segfault", "hang", "memory", "flood", "silent")


def read_by(name: str, limits: Limits, *words: str, size: int = 100) -> ImportResult:
    return read_isolated(b"x" * size, ReadRequest("vreemd.xlsx"), child=ChildSetup(command(name, *words), limits))


def only_code(result: ImportResult) -> str:
    (finding,) = result.findings
    assert result.project is None
    assert result.has_errors
    for lang in ("nl", "en"):
        said = text(finding.message, lang) + todo(finding.message, lang)
        assert "Traceback" not in said
        assert "geheim" not in said
        assert "0900" not in said
    return finding.code


@pytest.mark.counted
@pytest.mark.parametrize("name", BAD)
def test_a_bad_child_is_one_finding(name: str) -> None:
    limits, code = BAD[name]
    start = time.monotonic()
    assert only_code(read_by(name, limits)) == code
    assert time.monotonic() - start < 15


def test_endless_recursion_ends_by_one_limit_or_another() -> None:
    codes = {"isolation_crashed", "isolation_memory", "isolation_too_long", "isolation_reader_failed"}
    assert only_code(read_by("recursion", LONG)) in codes


def test_a_child_that_takes_no_input_ends_in_time_with_a_large_file() -> None:
    assert only_code(read_by("deaf", SHORT, size=20 * 2**20)) == "isolation_too_long"


def test_what_a_library_prints_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    assert read_by("prints", LONG) == SOUND
    assert capfd.readouterr() == ("", "")


def test_no_program_to_start_is_a_finding(tmp_path: Path) -> None:
    gone = ChildSetup((str(tmp_path / "python"),), LONG)
    assert only_code(read_isolated(b"x", ReadRequest("a.csv"), child=gone)) == "isolation_not_started"


def running(mark: str) -> list[str]:
    """Processes that have the mark among their words; a process that ended has no words left."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes()
        except OSError:
            continue
        if mark.encode() in words:
            found.append(entry.parent.name)
    return found


def within_seconds(seconds: float, is_so: Callable[[], bool]) -> bool:
    """Whether it becomes so; the system needs a moment to list a process, or to take it off."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="only Linux lists processes in /proc")
def test_nothing_that_a_child_started_stays() -> None:
    mark = uuid.uuid4().hex
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", mark]) as control:
        assert within_seconds(10, lambda: running(mark) == [str(control.pid)])
        control.kill()
    assert only_code(read_by("offspring", SHORT, mark)) == "isolation_too_long"
    assert within_seconds(3, lambda: running(mark) == [])


@pytest.mark.counted
@pytest.mark.parametrize("name", FIVE)
def test_the_database_is_as_it_was(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "meetlat.db"
    example = EXAMPLES / "kantoor-beton-constructie.xlsx"
    options = ["--profile-dir", str(tmp_path), "--database", str(database)]
    assert cli.main([*options, "import", str(example)]) == 0
    before = hashlib.sha256(database.read_bytes()).hexdigest()
    limits = BAD[name][0]
    bad = partial(read_isolated, child=ChildSetup(command(name), limits))
    monkeypatch.setattr(files, "read_isolated", bad)
    assert cli.main([*options, "import", str(example), "--as-new"]) == 1
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.setblocking(False)
        yield server


def has_caller(server: socket.socket) -> bool:
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


ACTS = ("write_file", "write_past_python", "make_pipe", "read_file", "list_folder", "remove_file", "open_database")


def words_for(act: str, folder: Path) -> str:
    held = folder / "gegevens.txt"
    held.write_text("van iemand")
    return str(
        folder if act == "list_folder" else held if act in ("read_file", "remove_file") else folder / "nieuw"
    )


@pytest.mark.parametrize("act", ACTS)
def test_no_file_outside_the_program(act: str, tmp_path: Path) -> None:
    words = words_for(act, tmp_path)
    assert only_code(read_by(act, LONG, words)) == "isolation_reader_failed"
    assert (tmp_path / "gegevens.txt").read_text() == "van iemand"
    made = tmp_path / "nieuw"
    assert not made.is_fifo()
    assert not made.exists() or not made.read_bytes()


@pytest.mark.parametrize("act", ACTS)
def test_without_the_fences_it_goes_through(act: str, tmp_path: Path) -> None:
    """The control: the same acts in the same child, hook and limits left out."""
    assert read_by(act, LONG, "unguarded", words_for(act, tmp_path)) == SOUND


@pytest.mark.parametrize("act", ["start_program", "fork", "unpickle"])
def test_no_other_program_and_no_pickle(act: str) -> None:
    assert only_code(read_by(act, LONG)) == "isolation_reader_failed"
    assert read_by(act, LONG, "unguarded") == SOUND


def test_no_network(listener: socket.socket) -> None:
    port = str(listener.getsockname()[1])
    assert only_code(read_by("connect", LONG, port)) == "isolation_reader_failed"
    assert not has_caller(listener)
    assert read_by("connect", LONG, "unguarded", port) == SOUND
    assert has_caller(listener)


def test_no_network_past_python_where_the_system_can(listener: socket.socket) -> None:
    """Native code is held by the empty network, which not every system gives; the control has none."""
    ask = "from app.isolation.limits import leave_the_network as leave; print(leave())"
    can = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    port = str(listener.getsockname()[1])
    result = read_by("connect_past_python", LONG, port)
    assert (result == SOUND) is (can.strip() == "False")
    assert has_caller(listener) is (can.strip() == "False")
    assert read_by("connect_past_python", LONG, "unguarded", port) == SOUND
    assert has_caller(listener)


@pytest.mark.parametrize("protocol", [0, 2, 4, 5])
def test_a_poisoned_pickle_is_never_loaded(protocol: int, tmp_path: Path) -> None:
    """With its control: Python's own loading runs what is in it."""
    marker = tmp_path / "gelopen"
    data = pickle.dumps(_Poison(str(marker)), protocol)
    for name in ("plan.xlsx", "plan.csv", "plan.json", "plan.pickle", "plan.ifc", "plan.pdf"):
        result = read_isolated(data, ReadRequest(name))
        assert result.project is None
        assert result.has_errors
    assert not marker.exists()
    pickle.loads(data)  # noqa: S301 - the control
    assert marker.exists()


class _Poison:
    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (self.path,)
