"""Every golden case: input, expected terms and source in one folder, compared term by term before the totals."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.golden.golden_runners import RUNNERS

_HERE = Path(__file__).parent
_CASES = sorted(path.parent for path in _HERE.glob("*/*/input.toml"))


def _load(case: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((case / name).read_text("utf-8"))


def _check(found: dict[str, Any], name: str, wanted: Any, tolerance: float) -> None:
    assert name in found, f"no such term: {name}; found {sorted(found)}"
    if isinstance(wanted, dict):
        wanted, tolerance = wanted["value"], wanted["tolerance"]
    if isinstance(wanted, str):
        assert found[name] == wanted, name
    else:
        assert found[name] == pytest.approx(wanted, rel=0, abs=tolerance), name


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_case_by_term_and_total(case: Path) -> None:
    given, expected = _load(case, "input.toml"), _load(case, "expected.toml")
    found = RUNNERS[given["kind"]](given)
    tolerance = expected.get("tolerance", 0.0)
    for part in ("terms", "totals", "findings"):
        for name, wanted in expected.get(part, {}).items():
            if part == "findings":
                assert found["findings"].get(name, []) == wanted, name
            else:
                _check(found, name, wanted, tolerance)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_case_names_its_source_and_what_deviates(case: Path) -> None:
    text = (case / "source.md").read_text("utf-8")
    assert "**Source:**" in text
    assert "**Deviates" in text


def test_there_are_cases() -> None:
    assert len(_CASES) >= 10


def test_a_wrong_term_is_noticed_even_when_the_total_is_right() -> None:
    """The control: two terms changed so that they cancel."""
    with pytest.raises(AssertionError):
        _check({"a": 1.0, "b": 3.0, "total": 4.0}, "a", 2.0, 1e-9)
