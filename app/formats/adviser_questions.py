"""The rows of a list for one adviser: the points, inputs and figures that are asked, and what each allows.

A point that a figure decides is asked for that figure, which stands in many reports, and for the inputs that it
follows from. An input is asked once in a list, however many points hang on it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.domain.adviser import AdviserQuestion
from models.domain.answers import PointState
from models.domain.product import EnvironmentalSet
from models.domain.question import AnswerKind, Input, InputKind, Point, PointRole
from models.domain.requirement import Indicator
from models.reference.reference import Reference

_INPUT = "input"
_BETWEEN = ":"
ITEMS = ("1", "2", "3")
"""Items of an input that has a value for each of several, such as groups of homes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One row of a list: a point, an input with its item, or the figure of an indicator in one set.

    Attributes:
        indicator: the one that it is asked for.
        document_id: document in which the answer stands.
        point, input: the one that is asked; both None for the figure of the indicator itself.
        item: which of several values of the input; "" for an input with one.
        environmental_set: of the figure; None for an indicator without sets.
        takes_number: whether a number may be given.
    """

    indicator: Indicator
    document_id: str
    point: Point | None = None
    input: Input | None = None
    item: str = ""
    environmental_set: EnvironmentalSet | None = None
    takes_number: bool = True

    @property
    def key(self) -> str:
        """The name of the row, by which it is found again: `heat/schaduw`, `input:roof_m2`, `mpg:A1`."""
        if self.point is not None:
            return self.point.id
        if self.input is not None:
            return _BETWEEN.join(part for part in (_INPUT, self.input.id, self.item) if part)
        which = self.environmental_set
        return self.indicator.id if which is None else f"{self.indicator.id}{_BETWEEN}{which.value}"

    @property
    def states(self) -> tuple[PointState, ...]:
        """The answers in words that it allows; a figure decides where there is no yes and no."""
        point = self.point
        if point is None:
            return (PointState.UNKNOWN,)
        decided = () if point.answer is AnswerKind.FIGURE else (PointState.YES, PointState.NO)
        lapses = (PointState.NOT_APPLICABLE,) if point.can_be_na else ()
        return (*decided, PointState.UNKNOWN, *lapses)

    @property
    def unit(self) -> str:
        """The unit of the number; "" without one."""
        if self.point is not None:
            return self.point.unit if self.takes_number else ""
        return self.input.unit if self.input is not None else self.indicator.unit

    def refuses(self, value: float) -> bool:
        """Whether the number cannot be: beyond the bounds of the input or indicator, or below zero for a point."""
        if self.point is not None:
            return value < 0
        if self.input is not None:
            return self.input.refuses(value)
        lower, upper = self.indicator.minimum, self.indicator.maximum
        return (lower is not None and value < lower) or (upper is not None and value > upper)


def asked_of(reference: Reference, adviser_id: str) -> tuple[Asked, ...]:
    """The rows of the list for one adviser, in the order of the indicators."""
    rows: dict[str, Asked] = {}
    for question in reference.adviser_questions.of(adviser_id):
        for row in _rows(reference, question):
            rows.setdefault(row.key, row)
    return tuple(rows.values())


def asked_by_key(reference: Reference) -> Mapping[str, Asked]:
    """Every row that any list may have, by its key."""
    found: dict[str, Asked] = {}
    for adviser_id in reference.adviser_questions.advisers:
        for row in asked_of(reference, adviser_id):
            found.setdefault(row.key, row)
    return found


def _rows(reference: Reference, question: AdviserQuestion) -> Iterator[Asked]:
    indicator = next(each for each in reference.indicators if each.id == question.indicator_id)
    point = reference.questions.points.get(question.point_id)
    if point is None:
        for which in indicator.sets:
            yield Asked(indicator=indicator, document_id=question.document_id, environmental_set=which)
        for fact in reference.questions.inputs.values():
            if indicator.id in fact.asked_at:
                is_number = fact.kind is not InputKind.CHOICE
                yield Asked(indicator=indicator, document_id=fact.document_id, input=fact, takes_number=is_number)
        return
    figure = reference.questions.figures.get(point.figure_id)
    formula = reference.questions.formulas.get(figure.formula_id) if figure is not None else None
    is_whole_figure = formula is not None and point.role is not PointRole.PART
    takes_number = bool(point.unit) and (point.answer is not AnswerKind.FIGURE or is_whole_figure)
    yield Asked(indicator=indicator, document_id=question.document_id, point=point, takes_number=takes_number)
    inputs = [reference.questions.inputs[name] for name in (formula.input_ids if formula is not None else ())]
    for item in ("", *(ITEMS if not takes_number else ())):
        for asked in inputs:
            if asked.has_items is bool(item):
                yield Asked(
                    indicator=indicator,
                    document_id=asked.document_id,
                    input=asked,
                    item=item,
                    takes_number=asked.kind is not InputKind.CHOICE,
                )
