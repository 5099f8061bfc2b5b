"""Reading building models (IFC) in a process of their own, against bare loading by the library."""

import re
from collections.abc import Callable
from pathlib import Path

from app.importing.common.read_request import ReadRequest
from app.isolation.run import read_isolated
from benchmarks.measure import median_seconds

_MODELS = Path(__file__).resolve().parents[2] / "shared" / "data" / "ifc"
_FRAMES = _MODELS / "WILLEMSEN-Laagbouw.ifc"
_BLOCKS = _MODELS / "XELLA-Begane grond.ifc"


def building_models(line: Callable[[str, str, str], None]) -> None:
    """A model of 4 MB and two of 10 MB: one of few elements with much shape, one of very many elements."""
    for what, path, times, aim in (
        ("read a building model (IFC) of 4 MB", _FRAMES, 2, "aim: 3 s"),
        ("read a building model of 10 MB, 4,890 elements", _FRAMES, 5, "aim: 5 s"),
        ("read a building model of 10 MB, 12,000 elements", _BLOCKS, 16, "aim: 5 s"),
    ):
        try:
            data = _times(path, times)
        except OSError:
            line(what, "no file at hand", "")
            continue
        seconds = median_seconds(lambda d=data: read_isolated(d, ReadRequest("meetproef.ifc")), 3)
        bare = median_seconds(lambda d=data: _bare(d), 3)
        line(f"{what} ({len(data) / 1e6:.1f} MB)", f"{seconds:.2f} s", aim)
        line("    bare load of the same text by ifcopenshell", f"{bare:.2f} s", "")
        line("    ratio", f"{seconds / bare:.1f} x", "")


def _bare(data: bytes) -> object:
    import ifcopenshell

    return ifcopenshell.file.from_string(data.decode("latin-1"))


def _times(path: Path, times: int) -> bytes:
    """The model with every instance several times, under numbers of their own."""
    text = path.read_text("latin-1")
    head, _, rest = text.partition("DATA;")
    body, _, tail = rest.partition("ENDSEC;")
    highest = max(map(int, re.findall(r"^#(\d+)", body, re.MULTILINE)))
    lines = [line for line in body.splitlines() if line.startswith("#")]
    again = [_renumbered(line, copy * highest) for copy in range(1, times) for line in lines]
    return f"{head}DATA;{body}{chr(10).join(again)}\nENDSEC;{tail}".encode("latin-1")


def _renumbered(line: str, by: int) -> str:
    """The numbers outside texts, raised."""
    parts = line.split("'")
    parts[::2] = [re.sub(r"#(\d+)", lambda found: f"#{int(found[1]) + by}", part) for part in parts[::2]]
    return "'".join(parts)
