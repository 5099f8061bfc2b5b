"""The recycled share of the mass: missing is never zero, and what becomes known only narrows it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from models.domain.bill import BillLine
from models.domain.outcome import Estimate, OutcomeStatus
from models.domain.quantities import SQUARE_METRE
from tests.models.calculation.bills import card_of, known_bills, line, project_of, shares


def share_of(lines: tuple[BillLine, ...]) -> Estimate:
    """The recycled share of a bill."""
    estimate = next(f.estimate for f in card_of(project_of(lines)).figures if f.id == "recycled_share")
    assert estimate is not None
    return estimate


def test_an_unknown_share_is_anything_and_not_zero() -> None:
    known, unknown = line("1", quantity=3.0, recycled_fraction=1.0), line("2", quantity=1.0)
    share = share_of((known, unknown))
    assert (share.value, share.lower, share.upper) == (None, 75.0, 100.0)
    assert share.coverage_fraction == 0.75


def test_an_unknown_mass_leaves_no_single_figure() -> None:
    known = line("1", quantity=3.0, recycled_fraction=1.0)
    weightless = line("2", unit=SQUARE_METRE, quantity=5.0, recycled_fraction=0.0)
    share = share_of((known, weightless))
    assert (share.value, share.lower, share.upper) == (None, 0.0, 100.0)


def test_without_any_known_share_it_says_why() -> None:
    figure = next(f for f in card_of(project_of((line("1"),))).figures if f.id == "recycled_share")
    assert (figure.status, figure.estimate) == (OutcomeStatus.NOT_CALCULABLE, None)
    assert [(reason.code, reason.line_ids) for reason in figure.reasons] == [("calc_share_unknown", ("1",))]
    assert figure.source is not None
    assert figure.source.document.startswith("Het Nieuwe Normaal")


@given(lines=known_bills(), place=st.integers(0, 5), share=shares())
def test_whatever_an_unknown_share_turns_out_to_be_lies_within_the_bounds(
    lines: tuple[BillLine, ...], place: int, share: float
) -> None:
    heavy = (line("heavy", quantity=10.0, recycled_fraction=0.5), *lines)
    at = place % len(heavy)
    with_share = (*heavy[:at], replace(heavy[at], recycled_fraction=share), *heavy[at + 1 :])
    open_share = (*heavy[:at], replace(heavy[at], recycled_fraction=None), *heavy[at + 1 :])
    exact = share_of(with_share)
    figure = next(f.estimate for f in card_of(project_of(open_share)).figures if f.id == "recycled_share")
    if figure is None:
        return
    assert figure.lower is not None
    assert figure.upper is not None
    assert exact.lower is not None
    assert exact.upper is not None
    assert figure.lower - 1e-9 <= exact.lower
    assert exact.upper <= figure.upper + 1e-9
