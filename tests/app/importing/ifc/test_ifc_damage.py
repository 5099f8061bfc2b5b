"""Damaged models: 2,500 mutants and 800 truncations, read in processes of their own.

The child reads many files in a row, so a crash of the library would be seen as the death of the child.
"""

import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import ifc_kit as kit
import ifcopenshell
import pytest

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_TOKEN = re.compile(r"#\d+|'[^']*'|\.[A-Z_]+\.|-?\d+\.\d*|\$|IFC[A-Z]+(?=\()|\d+")
_NASTY = (
    "''", "1E308", "1E-320", "-1.", "0.", "'\\X2\\D800\\X0\\'", "'\\X2\\'", "'a\\X\\00'", ".U.", ".T.", "*", "()",
    "(#10)", "(#10,#10)", "IFCLABEL('x')", "IFCVOLUMEMEASURE(1.)", "99999", "((((1))))", "'" + "x" * 5_000 + "'",
)  # fmt: skip
_BATCH = """
import json, sys
sys.path[:0] = sys.argv[1:3]
import ifc_kit as kit
from app.isolation.wire import result_to_json
seen = []
for line in sys.stdin:
    result = kit.read_ifc(bytes.fromhex(line))
    result_to_json(result)
    errors = [f.code for f in result.findings if f.severity == "error"]
    assert (result.project is None) == bool(errors)
    seen.append(errors[0] if errors else "read")
print(json.dumps(seen))
"""


def _mutants(count: int, seed: int) -> Iterator[bytes]:
    """Half are damaged at random, half get another token of the same file or a nasty one in the place of some."""
    rng = random.Random(seed)
    tokens = {text: _tokens(text) for text in (kit.RICH, kit.MEANT)}
    for number in range(count):
        text = kit.MEANT if number % 4 > 1 else kit.RICH
        pool = [*sorted({token[0] for token in tokens[text]}), *_NASTY]
        yield _torn(rng, text) if number % 2 else _swapped(rng, text, tokens[text], pool)


def _tokens(text: str) -> list[re.Match[str]]:
    start = text.index("DATA;")
    return [token for token in _TOKEN.finditer(text) if token.start() > start]


def _torn(rng: random.Random, text: str) -> bytes:
    data = bytearray(text.encode())
    for _ in range(rng.randint(1, 4)):
        at, how = rng.randrange(len(data)), rng.random()
        if how < 0.5:
            data[at] = rng.randrange(256)
        elif how < 0.75:
            del data[at : at + rng.randint(1, 40)]
        else:
            data[at:at] = data[at : at + rng.randint(1, 60)]
    return bytes(data)


def _swapped(rng: random.Random, text: str, tokens: list[re.Match[str]], pool: list[str]) -> bytes:
    for token in sorted(rng.sample(tokens, rng.randint(1, 4)), key=lambda found: -found.start()):
        text = text[: token.start()] + rng.choice(pool) + text[token.end() :]
    return text.encode()


def _read_in_a_child(files: list[bytes], seconds: float = 300.0) -> list[str]:
    child = subprocess.run(
        [sys.executable, "-c", _BATCH, str(_ROOT), str(_HERE)],
        input="\n".join(data.hex() for data in files),
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert child.returncode == 0, child.stderr[-2_000:]
    seen: list[str] = json.loads(child.stdout)
    assert len(seen) == len(files)
    return seen


@pytest.mark.counted
def test_no_mutant_crashes_the_reader(
    how_many: Callable[[int], int], record_property: Callable[[str, object], None]
) -> None:
    count = how_many(2_500)
    seen = Counter(_read_in_a_child(list(_mutants(count, 20_261_120))))
    record_property("outcomes", dict(seen))
    assert sum(seen.values()) == count
    # The mutants reach every stage: some are read, some are refused by the text, some after loading.
    assert {"read", "ifc_dangling", "ifc_number_twice", "ifc_not_all_loaded", "ifc_broken"} <= seen.keys()


def _cuts(models: list[bytes], count: int) -> Iterator[bytes]:
    """Cut anywhere in the second half, before the end marker is whole."""
    rng = random.Random(count)
    for number in range(count):
        data = models[number % len(models)]
        yield data[: rng.randrange(len(data) // 2, data.rindex(b"END-ISO-10303-21;") + 17)]


def _alone(data: bytes) -> bool:
    """Whether the library by itself takes the file."""
    try:
        return len(ifcopenshell.file.from_string(data.decode("latin-1")).by_type("IfcProject")) > 0
    except RuntimeError:
        return False


@pytest.mark.counted
def test_every_truncation_is_refused_where_the_library_takes_most(
    how_many: Callable[[int], int], record_property: Callable[[str, object], None]
) -> None:
    count = how_many(800)
    models = [kit.RICH.encode(), *(kit.real(name) for name in kit.REAL_NAMES)]
    refused = taken = 0
    for cut in _cuts(models, count):
        refused += kit.read_ifc(cut).project is None
        taken += _alone(cut)
    record_property("refused", f"{refused} of {count}, the library alone takes {taken}")
    assert refused == count
    assert taken > count // 2
    assert all(kit.read_ifc(model).project is not None for model in models)


@pytest.mark.parametrize("cut", range(1, 19))
def test_the_last_bytes_matter(cut: int) -> None:
    whole = kit.RICH.rstrip().encode()
    assert kit.read_ifc(whole).project is not None
    assert kit.read_ifc(whole[:-cut]).project is None


@pytest.mark.parametrize("written", ["1.E400", "-1.E400", "1.E-400", "1.0E+0400"])
def test_a_number_beyond_every_size_costs_itself_alone(written: str) -> None:
    body = kit.quantities(100, 10, f"AREA('NetSideArea',$,$,{written},$)", "VOLUME('NetVolume',$,$,2.,$)")
    result = kit.read_ifc(kit.model(kit.wall(10, name="Wand (1.E400) x") + body))
    (line,) = kit.lines(result)
    assert line.quantity == 2.0
    assert "1.E400" in line.description
    assert kit.finding(result, "ifc_numbers_impossible").message.params["count"] == 1


def test_a_large_number_that_can_be_is_read() -> None:
    body = kit.quantities(100, 10, "AREA('NetSideArea',$,$,1.2E+01,$)", "VOLUME('NetVolume',$,$,2.,$)")
    assert "ifc_numbers_impossible" not in kit.codes(kit.read_ifc(kit.model(kit.wall(10) + body)))
