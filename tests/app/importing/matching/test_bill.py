"""A bill of a house, row by row: what every line is, and what it weighs."""

from collections.abc import Sequence

import pytest

from app.importing.matching.matcher import MatchRow, MatchState, MaterialMatcher, RowMatch
from models.domain.library.words import NotMaterialKind
from models.domain.quantities import parse_unit
from tests.app.importing.house_bill import LINE_COUNT, rows

_TAKEN_AT_LEAST = 0.9
_MASS_KG = 250_000
"""What the bill weighs by the densities of the field, within a tenth."""


@pytest.fixture(scope="module")
def found(matcher: MaterialMatcher) -> Sequence[RowMatch]:
    asked = [
        MatchRow(
            text=line["text"],
            quantity=float(line["quantity"].replace(",", ".")) if line["quantity"] else None,
            unit=parse_unit(line["unit"]) if line["unit"] else None,
            unit_text=line["unit"],
            code=line["code"],
        )
        for line in rows()
    ]
    return matcher.match(asked)


@pytest.mark.parametrize("number", range(LINE_COUNT))
def test_each_line(found: Sequence[RowMatch], number: int) -> None:
    line = rows()[number]
    assert found[number].proposals[0].id == line["expected"]
    is_counted = line["unit"] != "post"
    assert (found[number].proposals[0].mass_kg is not None) == is_counted
    assert found[number].state is not MatchState.LEFT_OUT


def test_the_subtotal_is_left_out(found: Sequence[RowMatch]) -> None:
    assert found[-1].left_out is NotMaterialKind.TOTAL


def test_nearly_all_mass_is_counted_at_once(found: Sequence[RowMatch]) -> None:
    masses = [one.proposals[0].mass_kg or 0.0 for one in found if one.proposals]
    taken = [one.proposals[0].mass_kg or 0.0 for one in found if one.state is MatchState.TAKEN]
    assert sum(masses) == pytest.approx(_MASS_KG, rel=0.1)
    assert sum(taken) >= _TAKEN_AT_LEAST * sum(masses)


def test_units_without_a_mass_wait(found: Sequence[RowMatch]) -> None:
    waiting = [one.state for line, one in zip(rows(), found, strict=True) if line["unit"] == "post"]
    assert waiting == [MatchState.PROPOSED] * 3
