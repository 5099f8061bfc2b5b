"""What is the fault of the program or the computer is never told as a fault of the file."""

import errno
import importlib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.importing import zip_of_files
from app.importing.common.finding_list import FileRefusedError
from app.importing.common.read_request import ReadRequest
from app.importing.declarations.ilcd import epd_xml
from app.importing.ifc import reader as ifc_reader
from app.importing.lcabyg import reader as lcabyg_reader
from app.importing.workbook import parts
from app.isolation.guard import _hook
from app.isolation.run import ChildSetup, read_isolated
from app.own_fault import own_place
from app.texts import text, todo
from models.domain.outcome import Finding
from tests.app.importing.workbook_kit import zipped
from tests.app.isolation.bad_children import ROOT, command

OWN_FILE = ROOT / "app" / "importing" / "csv" / "invented.py"
LIBRARY_FILE = Path("/elsewhere/library.py")
BLAMING = ("afzender", "sender", "beschadigd", "damaged", "nieuwe uitvoer", "new export", "sla het opnieuw op")


def finding_of(name: str) -> Finding:
    result = read_isolated(b"x", ReadRequest("vreemd.xlsx"), child=ChildSetup(command(name)))
    (finding,) = result.findings
    return finding


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("never_begins", "isolation_not_started"),
        ("imports_missing", "isolation_own_fault"),
        ("misses_a_file", "isolation_own_fault"),
        ("killed", "isolation_ended"),
        ("silent", "isolation_no_answer"),
    ],
)
def test_nobody_is_asked_for_the_file_again(name: str, code: str) -> None:
    finding = finding_of(name)
    assert finding.code == code
    for lang in ("nl", "en"):
        said = (text(finding.message, lang) + " " + todo(finding.message, lang)).casefold()
        assert not [word for word in BLAMING if word in said], said


def test_the_control_what_a_file_does_is_told_of_the_file() -> None:
    assert finding_of("raises").code == "isolation_reader_failed"
    assert finding_of("segfault").code == "isolation_crashed"
    assert finding_of("read_file").code == "isolation_reader_failed"


def raised(source: str, file: Path, **names: Any) -> str:
    """The place that is told of the error of `f`, which stands in `file`."""
    held: dict[str, Any] = {"__name__": "app.importing.csv.invented", **names}
    exec(compile(source, str(file), "exec"), held)  # noqa: S102 - the test's own lines
    function: Callable[[], None] = held["f"]
    try:
        function()
    except Exception as error:
        return own_place(error)
    raise AssertionError("nothing was raised")


OWN = {
    "an import": "def f():\n    import app.gone",
    "an import of a library": "def f():\n    import lxml_gone",
    "a renamed schema": "def f():\n    open(root + '/assets/schemas/gone.json')",
    "a reference file": "def f():\n    Path(root, 'reference_data', 'gone.csv').read_text()",
    "a full disk": "def f():\n    raise OSError(ENOSPC, 'full')",
    "a refused file": "def f():\n    hook('open', ('/etc/passwd', 'r', 0))",
    "a refused connection": "def f():\n    hook('socket.connect', (None, 1))",
}


@pytest.mark.parametrize("name", OWN)
def test_it_has_its_place_in_our_code(name: str) -> None:
    held = {"root": str(ROOT), "Path": Path, "ENOSPC": errno.ENOSPC, "hook": _hook((str(ROOT) + "/",))}
    place = raised(OWN[name], OWN_FILE, **held)
    assert place.startswith("app.importing.csv.invented, f, 2")


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    open('/elsewhere/of/a/stranger.dtd')",
        "def f():\n    hook('open', ('/etc/passwd', 'r', 0))",
        "def f():\n    hook('socket.connect', (None, 1))",
    ],
)
def test_the_control_what_a_library_reaches_for_is_the_files_doing(source: str) -> None:
    assert raised(source, LIBRARY_FILE, hook=_hook((str(ROOT) + "/",))) == ""


READERS: tuple[tuple[Any, str, Callable[[], object]], ...] = (
    (parts, "read_parts", lambda: parts.read_workbook_parts(b"PK")),
    (epd_xml, "read_parts", lambda: epd_xml._unpacked(b"PK")),
    (lcabyg_reader, "read_parts", lambda: lcabyg_reader._files(b"PK\x03\x04")),
    (zip_of_files, "read_file_in", lambda: zip_of_files.unpacked(zipped({"staat.csv": b"a"}))),
)


@pytest.mark.parametrize(("module", "name", "read"), READERS)
def test_a_reader_passes_our_trouble_on(
    module: Any, name: str, read: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    for trouble in (OSError(errno.ENOSPC, "full"), ImportError("gone"), OSError(errno.EMFILE, "too many")):

        def fail(*_: object, trouble: Exception = trouble, **__: object) -> None:
            raise trouble

        monkeypatch.setattr(module, name, fail)
        with pytest.raises(type(trouble)):
            read()

    def damaged(*_: object, **__: object) -> None:
        raise zipfile.BadZipFile

    monkeypatch.setattr(module, name, damaged)
    with pytest.raises(FileRefusedError):
        read()


def test_a_schema_that_the_library_lacks_is_not_a_damaged_model(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ifcopenshell")
    with pytest.raises(FileRefusedError, match="ifc_schema_not_installed"):
        ifc_reader._check_schema("IFC9")
    ifc_reader._check_schema("IFC4")
    assert importlib.import_module("ifcopenshell") is not None
