"""Six hundred lines as different people type them: what share comes out right, and that nothing wrong is taken.

`expected` in lines.tsv are the cards and assemblies that a person would accept as first, OUT for no material.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.importing.matching.matcher import MatchRow, MatchState, MaterialMatcher, RowMatch
from models.domain.quantities import parse_unit
from models.reference.library.library import Library

_FILE = Path(__file__).with_name("lines.tsv")
_OUT = "OUT"


@dataclass(frozen=True)
class Line:
    """One line with the ids that are right, and what was found."""

    text: str
    expected: frozenset[str]
    found: RowMatch

    @property
    def is_material(self) -> bool:
        return _OUT not in self.expected

    @property
    def is_right(self) -> bool:
        if not self.is_material:
            return self.found.state is MatchState.LEFT_OUT
        return bool(self.found.proposals) and self.found.proposals[0].id in self.expected


def _rows() -> list[dict[str, str]]:
    with _FILE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def lines(matcher: MaterialMatcher) -> Sequence[Line]:
    rows = _rows()
    found = matcher.match(
        [
            MatchRow(
                row["text"],
                float(row["quantity"].replace(",", ".")) if row["quantity"] else None,
                parse_unit(row["unit"]) if row["unit"] else None,
                row["unit"],
            )
            for row in rows
        ]
    )
    return [
        Line(row["text"], frozenset(row["expected"].split("|")), one) for row, one in zip(rows, found, strict=True)
    ]


def test_expected_ids_are_in_the_library(library: Library) -> None:
    ids = {one for row in _rows() for one in row["expected"].split("|")} - {_OUT}
    assert ids <= library.cards.keys() | library.assemblies.keys()


def test_the_first_proposal(lines: Sequence[Line]) -> None:
    asked = [line for line in lines if line.is_material]
    wrong = [line.text for line in asked if not line.is_right]
    assert len(asked) > 400
    assert len(wrong) <= 0.04 * len(asked), wrong


def test_nothing_wrong_is_taken(lines: Sequence[Line]) -> None:
    taken = [line for line in lines if line.found.state is MatchState.TAKEN]
    assert len(taken) > 0.65 * len([line for line in lines if line.is_material])
    assert len([line.text for line in taken if not line.is_right]) <= 0.005 * len(lines)


def test_lines_without_material(lines: Sequence[Line]) -> None:
    out = [line for line in lines if not line.is_material]
    missed = [line.text for line in out if not line.is_right]
    assert len(out) > 80
    assert len(missed) <= 0.05 * len(out), missed


def test_no_material_is_left_out(lines: Sequence[Line]) -> None:
    assert [line.text for line in lines if line.is_material and line.found.state is MatchState.LEFT_OUT] == []
