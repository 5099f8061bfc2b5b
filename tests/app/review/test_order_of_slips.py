"""The largest slip is told first, wherever its line stands in the bill."""

import datetime as dt
import itertools

import pytest

from models.domain.bill import BillLine
from models.domain.quantities import KG, PIECE, SQUARE_METRE
from models.domain.review import Harm
from models.review.slips import decimal_slips
from tests.app.review.planted import review_project
from tests.models.calculation.bills import line, project_of, view_of

_DATE = dt.date(2026, 9, 1)
_ORDERS = list(itertools.permutations(("zwaar", "midden", "licht")))


def _in_order(lines: dict[str, BillLine], order: tuple[str, ...]) -> list[BillLine]:
    return [lines[name] for name in order]


@pytest.mark.parametrize("order", _ORDERS)
def test_of_lines_that_make_a_building_too_heavy_the_heaviest_comes_first(order: tuple[str, ...]) -> None:
    """2,483 kg per m2 BVO of 120: each of three at a tenth brings it under 1,800."""
    masses = {"zwaar": 101_000.0, "midden": 99_000.0, "licht": 97_000.0}
    lines = {name: line(name, KG, mass, nl_sfb="21") for name, mass in masses.items()}
    others = [line("rest", KG, 1_000.0, nl_sfb="23")]
    found = decimal_slips(view_of(project_of([*others, *_in_order(lines, order)])), ())
    assert [message.line_ids[0] for message in found] == ["zwaar", "midden", "licht"]
    assert {message.code for message in found} == {"review_slip_mass_band"}


@pytest.mark.parametrize("order", _ORDERS)
def test_of_a_building_that_is_too_light_no_line_is_accused(order: tuple[str, ...]) -> None:
    """150 kg per m2 BVO of 120: each of three times ten brings it above 350, and it may be light all the same."""
    masses = {"zwaar": 8_000.0, "midden": 5_000.0, "licht": 4_000.0}
    lines = {name: line(name, KG, mass, nl_sfb="21") for name, mass in masses.items()}
    others = [line("rest", KG, 1_000.0, nl_sfb="23")]
    assert not decimal_slips(view_of(project_of([*others, *_in_order(lines, order)])), ())


@pytest.mark.parametrize("order", _ORDERS)
def test_of_printed_totals_with_a_moved_comma_the_largest_difference_comes_first(order: tuple[str, ...]) -> None:
    """Largest in euros, up or down: the middle one is printed at a tenth, the two others at ten times."""
    printed = {"zwaar": (90.0, 900.0), "midden": (400.0, 40.0), "licht": (7.0, 70.0)}
    lines = {
        name: line(name, PIECE, 1.0, mki_a2_eur_per_unit=right, service_life_years=75.0, printed_total=wrong)
        for name, (right, wrong) in printed.items()
    }
    others = [
        line(f"goed {i}", PIECE, i, mki_a2_eur_per_unit=3.0, service_life_years=75.0, printed_total=3.0 * i)
        for i in (11, 13, 17, 19)
    ]
    review = review_project(project_of([*others, *_in_order(lines, order)], permit_application_date=_DATE))
    told = [headline for headline in review.headlines if headline.harm is Harm.FACTOR_TEN]
    assert [headline.message.line_ids for headline in told] == [("zwaar",), ("midden",), ("licht",)]


@pytest.mark.parametrize(("code", "count"), [("22.1", 1), ("", 0)])
def test_lines_without_a_code_are_no_element_group(code: str, count: int) -> None:
    """Four equal digits are evidence within a group; in a bill without codes they are an accident."""
    lines = [line(f"wand {q}", SQUARE_METRE, q, nl_sfb=code) for q in (1104.0, 110.4, 63.17)]
    found = decimal_slips(view_of(project_of(lines)), ())
    assert [message.code for message in found] == ["review_slip_quantity"] * count
