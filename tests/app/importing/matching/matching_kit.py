"""Short ways to match a row and to say what must come out."""

from collections.abc import Iterable, Sequence

from app.importing.matching.matcher import MatchRow, MatchState, MaterialMatcher, RowMatch
from models.domain.quantities import parse_unit


def row(text: str, unit: str = "", quantity: float | None = 10.0, code: str = "", chapter: str = "") -> MatchRow:
    """A row of a bill with its unit as typed."""
    return MatchRow(text, quantity, parse_unit(unit) if unit else None, unit, code, chapter)


def match(matcher: MaterialMatcher, text: str, unit: str = "", quantity: float | None = 10.0) -> RowMatch:
    """The answer for one row that is a bill of its own."""
    return matcher.match([row(text, unit, quantity)])[0]


def ids(found: RowMatch) -> list[str]:
    return [proposal.id for proposal in found.proposals]


def first(matcher: MaterialMatcher, text: str, unit: str = "", quantity: float | None = 10.0) -> str:
    """Id of the first proposal, "" without one."""
    return next(iter(ids(match(matcher, text, unit, quantity))), "")


def kg(matcher: MaterialMatcher, text: str, unit: str) -> float | None:
    """Kilograms per unit of the first proposal."""
    found = match(matcher, text, unit)
    return found.proposals[0].mass_kg_per_unit if found.proposals else None


def is_left_out(matcher: MaterialMatcher, text: str, unit: str = "post") -> bool:
    return match(matcher, text, unit).state is MatchState.LEFT_OUT


def states(found: Iterable[RowMatch]) -> Sequence[MatchState]:
    return [one.state for one in found]
