"""A fault of the program in the child is told as one, with its place; its traceback only to who asks for it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.importing.common.read_request import ReadRequest
from app.isolation.fault import Fault, fault_from_bytes, fault_to_bytes
from app.isolation.run import ChildSetup, read_isolated
from app.isolation.setup import TRACE_VARIABLE
from app.texts import text, todo
from models.domain.outcome import Finding
from tests.app.isolation.bad_children import ROOT, command

_OWN_FILE = ROOT / "app" / "importing" / "csv_bill.py"
_RAISING = {
    "wrong_arguments": "def f():\n    Message()",
    "wrong_change": "def f():\n    replace(Message('x'), code_of=1)",
    "wrong_choice": "def f():\n    Severity('onzin')",
    "wrong_value": "def f():\n    raise ValueError('no such line')",
    "not_encoded": "def f():\n    result_to_json(ImportResult(None, ('x',)))",
}
_OF_THE_FILE = {
    "not_json": "def f():\n    json.loads('{')",
    "not_text": "def f():\n    b'\\xff'.decode()",
    "refused_file": "def f():\n    raise PermissionError('closed')",
    "too_deep": "def f():\n    f()",
}
_NAMES = (
    "import json\nfrom dataclasses import replace\nfrom app.formats.import_result import ImportResult\n"
    "from app.isolation.wire import result_to_json\nfrom models.domain.outcome import Message, Severity\n"
)


def _raised(source: str, file: Path) -> Fault:
    """What is heard of the error of `f`, which stands in `file`."""
    names: dict[str, Any] = {"__name__": "app.importing.csv.reader"}
    exec(_NAMES, names)  # noqa: S102 - the test's own lines
    exec(compile(source, str(file), "exec"), names)  # noqa: S102
    function: Callable[[], None] = names["f"]
    try:
        function()
    except Exception as error:
        return fault_from_bytes(fault_to_bytes(error, with_trace=False))
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize("name", _RAISING)
def test_an_error_of_our_own_code_has_its_place(name: str) -> None:
    place = _raised(_RAISING[name], _OWN_FILE).place
    module, function, line = place.split(", ")
    if name == "not_encoded":
        assert module.startswith("models.storage.document.codec")
    else:
        assert (module, function, line) == ("app.importing.csv.reader", "f", "2")
    assert _raised(_RAISING["wrong_value"], Path("/elsewhere/csv_bill.py")).place == "", "the control: a library"


@pytest.mark.parametrize("name", _OF_THE_FILE)
def test_what_a_file_brings_about_is_no_fault_of_ours(name: str) -> None:
    assert _raised(_OF_THE_FILE[name], _OWN_FILE).place == ""


def _finding(name: str, *words: str) -> Finding:
    result = read_isolated(b"x", ReadRequest("vreemd.xlsx"), child=ChildSetup(command(name, *words)))
    (finding,) = result.findings
    return finding


def test_a_wrong_construction_is_told_as_our_fault_with_module_function_and_line() -> None:
    finding = _finding("builds_wrong")
    assert finding.code == "isolation_own_fault"
    for lang, said in (("nl", "fout in Meetlat zelf"), ("en", "fault in Meetlat itself")):
        sentence = text(finding.message, lang)
        assert said in sentence
        assert "AttributeError in app.importing.common.project_result, refused, " in sentence
        assert todo(finding.message, lang)
    assert _finding("raises").code == "isolation_reader_failed", "the control: what no code of ours raised"


def test_a_registry_that_is_not_whole_is_told_as_our_fault_before_anything_is_read() -> None:
    finding = _finding("unprepared", "ours")
    assert finding.code == "isolation_own_fault"
    assert "LayoutError in app.formats.workbook_layout, check_bill_columns" in text(finding.message, "nl")
    assert _finding("unprepared", "of a library").code == "isolation_not_started", "the control"


@pytest.mark.parametrize("name", ["builds_wrong", "raises"])
def test_the_trace_is_printed_only_when_asked_for(
    name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    before = _finding(name)
    assert capfd.readouterr() == ("", "")
    monkeypatch.setenv(TRACE_VARIABLE, "0")
    assert _finding(name) == before
    assert capfd.readouterr() == ("", "")
    monkeypatch.setenv(TRACE_VARIABLE, "1")
    assert _finding(name) == before, "what the user reads is the same"
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("Traceback (most recent call last):")
    assert name in err
    assert err.endswith("\n")


@pytest.mark.parametrize(
    "answer",
    [
        b"fault <b>bel 0900-1234</b>\n",
        b"fault KeyError /home/piet, f, 3\n",
        b"fault KeyError app.importing.csv.reader, f, 3; bel 0900\n",
        b"fault KeyError os.path, f, 3\n",
    ],
)
def test_a_child_can_make_the_caller_say_nothing_else(answer: bytes) -> None:
    assert fault_from_bytes(answer) == Fault("")


def test_a_trace_cannot_steer_the_terminal() -> None:
    fault = fault_from_bytes(b"fault KeyError\ntrace\n\x1b[31mrood\x07\n")
    assert fault.kind == "KeyError"
    assert fault.trace == "\N{REPLACEMENT CHARACTER}[31mrood\N{REPLACEMENT CHARACTER}\n"
