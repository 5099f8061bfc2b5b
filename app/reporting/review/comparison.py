"""Compares two submissions of one plan, such as design and as-built: the changes and the effect of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import UserError
from app.formats.fields import FIELDS, Field, value_of
from app.reporting.report import Report
from app.reporting.review.review import Review
from models.domain.bill import BillLine
from models.domain.review import ReviewedFile
from models.scorecard.comparison import (
    IndicatorRow,
    LineChange,
    LineDifference,
    compare_indicators,
    compare_lines,
)


@dataclass(frozen=True, slots=True)
class LineEffect:
    """The effect of one changed line on a total over the building, before and after; None where unknown.

    `subject` and `unit` are those of the contributions. `amount` is after minus before; a line that is absent
    counts as zero.
    """

    subject: str
    unit: str
    before: float | None
    after: float | None
    amount: float | None


@dataclass(frozen=True, slots=True)
class SubmittedLine:
    """One line that differs between the submissions, with its effects; subjects without effect are left out."""

    difference: LineDifference
    effects: tuple[LineEffect, ...]

    @property
    def line(self) -> BillLine:
        """The line of the second submission, or of the first where it was removed."""
        line = self.difference.other or self.difference.base
        if line is None:
            raise ValueError("a difference without a line")
        return line


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A fact of project or building that changed: its field, and both values as the domain has them."""

    field: Field
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class SubmissionComparison:
    """The differences of the second submission from the first.

    `indicators` has one row per indicator (of MPG one per set) with a cell for each submission; the second
    cell holds difference and trend.
    """

    first: ReviewedFile
    second: ReviewedFile
    facts: tuple[FactDifference, ...]
    indicators: tuple[IndicatorRow, ...]
    lines: tuple[SubmittedLine, ...]
    unchanged_count: int

    def count(self, change: LineChange) -> int:
        """The number of lines that were added, removed or changed."""
        return sum(line.difference.change is change for line in self.lines)


def compare_submissions(first: Review, second: Review) -> SubmissionComparison:
    """Compares two reviewed plans; lines are matched by id, else by code and description.

    Raises:
        UserError: one of them has no plan.
    """
    one, two = _report(first), _report(second)
    differences = compare_lines(one.variant.bill, two.variant.bill)
    before, after = _amounts(one), _amounts(two)
    lines = tuple(SubmittedLine(found, _effects(found, before, after)) for found in differences)
    gone = sum(found.change is LineChange.REMOVED for found in differences)
    return SubmissionComparison(
        first=first.file,
        second=second.file,
        facts=_facts(one, two),
        indicators=compare_indicators((one.scorecard, two.scorecard), 0, two.reference.indicators),
        lines=lines,
        unchanged_count=len(two.variant.bill) - (len(lines) - gone),
    )


def _report(review: Review) -> Report:
    if review.report is None:
        raise UserError("review_nothing_to_compare", name=review.file.name)
    return review.report


_Amounts = Mapping[tuple[str, str], Mapping[str, float | None]]


def _amounts(report: Report) -> _Amounts:
    """(Subject, unit) -> line id -> amount."""
    return {(c.subject, c.unit): dict(zip(c.line_ids, c.value, strict=True)) for c in report.contributions}


def _effects(found: LineDifference, before: _Amounts, after: _Amounts) -> tuple[LineEffect, ...]:
    effects = []
    for subject, unit in after:
        old = 0.0 if found.base is None else before[subject, unit].get(found.base.id)
        new = 0.0 if found.other is None else after[subject, unit].get(found.other.id)
        if old is None and new is None:
            continue
        amount = None if old is None or new is None else new - old
        if amount != 0.0:
            effects.append(LineEffect(subject, unit, old, new, amount))
    return tuple(effects)


def _facts(one: Report, two: Report) -> tuple[FactDifference, ...]:
    """The differences in the fields that are compared; ids, names and places of the two may differ."""
    pairs = [
        (field, value_of(field, one.project, one.variant), value_of(field, two.project, two.variant))
        for field in FIELDS
        if field.is_compared
    ]
    return tuple(FactDifference(field, old, new) for field, old, new in pairs if old != new)
