"""Comparison of variants per indicator, per element group and per line, without texts.

Figures of different EN 15804 sets are not compared. A difference is better or worse only when the intervals do not
overlap, and not when one bill lacks elements that the other has. Leaves out on purpose: any sum over indicators.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.domain.bill import BILL_LINE_FIELDS, Bill, BillLine
from models.domain.outcome import Contributions, Estimate, Outcome, OutcomeStatus, Scorecard
from models.domain.product import EnvironmentalSet
from models.domain.project import JudgedLevel, Project, Variant
from models.domain.requirement import Direction, Indicator
from models.reference.reference import Reference
from models.scorecard.contributions import contributions
from models.scorecard.scorecard import bill_view, score

_LEVELS = (JudgedLevel.NONE, JudgedLevel.LEGAL, JudgedLevel.RECOMMENDED, JudgedLevel.AMBITIOUS)
_INCOMPLETE = "calc_elements_missing"
_NOISE = 1e-12
"""Relative size below which the difference of two sums is rounding of floats."""


@dataclass(frozen=True, slots=True)
class ScoredVariant:
    """A variant with its scorecard and contributions."""

    variant: Variant
    scorecard: Scorecard
    contributions: tuple[Contributions, ...]


def scored(project: Project, variant: Variant, reference: Reference) -> ScoredVariant:
    """Scores one variant of a project.

    Raises:
        KeyError: the project names a requirement set that the reference data does not have.
    """
    view = bill_view(project, variant, reference)
    return ScoredVariant(variant, score(project, variant, reference, view), contributions(view))


class Trend(StrEnum):
    """Trend from the reference variant to another.

    DIFFERENT: of an indicator that has no better direction. CANNOT_SAY: the intervals overlap, or the two lack
    different elements. NOT_COMPARABLE: different EN 15804 sets, or a figure and a judgement. NOTHING: one of the
    two has no value.
    """

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    DIFFERENT = "different"
    CANNOT_SAY = "cannot_say"
    NOT_COMPARABLE = "not_comparable"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class OutcomeDifference:
    """Difference of one outcome with that of the reference variant.

    Attributes:
        amount: this minus reference, in the indicator's unit; None without two single figures, or when one of the
            two lacks elements that the other has.
        trend: None for the reference variant itself.
    """

    outcome: Outcome
    amount: float | None
    trend: Trend | None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """Outcomes of one indicator, in one EN 15804 set where it has sets, for all variants in their order."""

    indicator: Indicator
    environmental_set: EnvironmentalSet | None
    cells: tuple[OutcomeDifference, ...]

    @property
    def has_outcome(self) -> bool:
        """Whether any variant has a value or a judgement."""
        return any(cell.outcome.status is OutcomeStatus.VALUE for cell in self.cells)


def compare_indicators(
    scorecards: Sequence[Scorecard], reference_place: int, indicators: Iterable[Indicator]
) -> tuple[IndicatorRow, ...]:
    """The comparison of all variants, by their scorecards, with the variant at position `reference_place`."""
    rows = []
    for indicator in indicators:
        for which in indicator.sets:
            outcomes = [outcome for card in scorecards if (outcome := _outcome(card, indicator.id, which))]
            if len(outcomes) == len(scorecards):
                base = outcomes[reference_place]
                cells = tuple(_cell(base, outcome, indicator, outcome is base) for outcome in outcomes)
                rows.append(IndicatorRow(indicator, which, cells))
    return tuple(rows)


def _outcome(scorecard: Scorecard, indicator_id: str, which: EnvironmentalSet | None) -> Outcome | None:
    try:
        return scorecard.outcome(indicator_id, which)
    except KeyError:
        # Not applicable as a whole: then MPG has one outcome without a set.
        return next((o for o in scorecard.outcomes if o.indicator_id == indicator_id), None)


def _cell(base: Outcome, other: Outcome, indicator: Indicator, is_base: bool) -> OutcomeDifference:
    if is_base:
        return OutcomeDifference(other, None, None)
    trend = trend_of(base, other, indicator.direction)
    amount = None
    is_same_whole = elements_left_out(base) == elements_left_out(other)
    if trend not in (Trend.NOT_COMPARABLE, Trend.NOTHING) and base.estimate and other.estimate and is_same_whole:
        amount = _difference(base.estimate.value, other.estimate.value)
    return OutcomeDifference(other, amount, trend)


def trend_of(base: Outcome, other: Outcome, direction: Direction) -> Trend:
    """The trend from one outcome to another of the same indicator."""
    if base.status is not OutcomeStatus.VALUE or other.status is not OutcomeStatus.VALUE:
        return Trend.NOTHING
    if base.environmental_set is not other.environmental_set:
        return Trend.NOT_COMPARABLE
    if base.estimate is None and other.estimate is None:
        return _trend_of_levels(base.judged_level, other.judged_level)
    if base.estimate is None or other.estimate is None:
        return Trend.NOT_COMPARABLE
    if base.estimate == other.estimate and base.reasons == other.reasons:
        return Trend.SAME
    if elements_left_out(base) != elements_left_out(other):
        return Trend.CANNOT_SAY
    return _trend_of_figures(base.estimate, other.estimate, direction)


def _trend_of_levels(base: JudgedLevel | None, other: JudgedLevel | None) -> Trend:
    if base is None or other is None:
        return Trend.NOTHING
    if base is other:
        return Trend.SAME
    return Trend.BETTER if _LEVELS.index(other) > _LEVELS.index(base) else Trend.WORSE


def _trend_of_figures(base: Estimate, other: Estimate, direction: Direction) -> Trend:
    if base.is_exact and other.is_exact and _difference(base.value, other.value) == 0.0:
        return Trend.SAME
    is_lower = _upper(other) < _lower(base)
    is_higher = _lower(other) > _upper(base)
    if not is_lower and not is_higher:
        return Trend.CANNOT_SAY
    if direction is Direction.QUALITATIVE:
        return Trend.DIFFERENT
    return Trend.BETTER if is_lower == (direction is Direction.LOWER) else Trend.WORSE


def _lower(estimate: Estimate) -> float:
    return -math.inf if estimate.lower is None else estimate.lower


def _upper(estimate: Estimate) -> float:
    return math.inf if estimate.upper is None else estimate.upper


def _difference(base: float | None, other: float | None) -> float | None:
    if base is None or other is None:
        return None
    difference = other - base
    return 0.0 if abs(difference) <= _NOISE * max(abs(base), abs(other)) else difference


def elements_left_out(outcome: Outcome) -> str:
    """The names of required elements without a line in the bill, in Dutch; "" when none is missing."""
    return next((str(r.params.get("elements", "")) for r in outcome.reasons if r.code == _INCOMPLETE), "")


@dataclass(frozen=True, slots=True)
class GroupDifference:
    """Difference between two variants in one two-digit NL-SfB group, in the unit of the contributions.

    Attributes:
        base, other: None when that variant has no lines in the group; such a group adds zero.
        amount: other minus base over the building; None when one of the two has no single figure.
    """

    nl_sfb_group: str
    base: Estimate | None
    other: Estimate | None
    amount: float | None


def compare_groups(base: Contributions, other: Contributions) -> tuple[GroupDifference, ...]:
    """The difference in every NL-SfB group of two variants, in ascending order, for the same subject.

    Raises:
        ValueError: the subjects differ, such as MPG in set A1 and in set A2.
    """
    if base.subject != other.subject:
        raise ValueError(f"{base.subject} and {other.subject} are never compared")
    ours = {group.nl_sfb_group: group.amount for group in base.groups}
    theirs = {group.nl_sfb_group: group.amount for group in other.groups}
    return tuple(
        GroupDifference(code, ours.get(code), theirs.get(code), _group_amount(ours.get(code), theirs.get(code)))
        for code in sorted(ours.keys() | theirs.keys())
    )


def _group_amount(base: Estimate | None, other: Estimate | None) -> float | None:
    nothing = Estimate(0.0, 0.0, 0.0, 1.0)
    return _difference((base or nothing).value, (other or nothing).value)


class LineChange(StrEnum):
    """Kind of change of a line from one variant to another."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class LineDifference:
    """A line that differs between two variants.

    `base` is None for an added line, `other` for a removed one. `fields` are the changed fields of `BillLine`.
    """

    change: LineChange
    base: BillLine | None
    other: BillLine | None
    fields: tuple[str, ...] = ()


def compare_lines(base: Bill, other: Bill) -> tuple[LineDifference, ...]:
    """The lines that differ between two bills, in the order of `other`, followed by the removed lines."""
    pairs = _pairs(base, other)
    found = []
    for line in other:
        before = pairs.get(line.id)
        if before is None:
            found.append(LineDifference(LineChange.ADDED, None, line))
            continue
        if changed := _changed_fields(before, line):
            found.append(LineDifference(LineChange.CHANGED, before, line, changed))
    paired = {before.id for before in pairs.values()}
    gone = (LineDifference(LineChange.REMOVED, line, None) for line in base if line.id not in paired)
    return (*found, *gone)


def _changed_fields(before: BillLine, after: BillLine) -> tuple[str, ...]:
    if before is after:
        return ()
    return tuple(n for n in BILL_LINE_FIELDS if n != "id" and getattr(before, n) != getattr(after, n))


def _pairs(base: Bill, other: Bill) -> dict[str, BillLine]:
    """Id in `other` -> its line in `base`: by id when code or description agree, else by code and description.

    Files that were made separately both number their lines from r1, so an equal id alone is no proof.
    """
    by_id = {line.id: line for line in base}
    pairs = {line.id: found for line in other if (found := by_id.get(line.id)) and _is_about_same(found, line)}
    taken = {line.id for line in pairs.values()}
    by_name: dict[tuple[str, str], list[BillLine]] = {}
    for line in base:
        if line.id not in taken:
            by_name.setdefault(_name(line), []).append(line)
    for line in other:
        if line.id not in pairs and by_name.get(_name(line)):
            pairs[line.id] = by_name[_name(line)].pop(0)
    return pairs


def _is_about_same(one: BillLine, two: BillLine) -> bool:
    return one is two or _name(one)[1] == _name(two)[1] or (bool(one.nl_sfb) and one.nl_sfb == two.nl_sfb)


def _name(line: BillLine) -> tuple[str, str]:
    return line.nl_sfb, " ".join(line.description.casefold().split())
