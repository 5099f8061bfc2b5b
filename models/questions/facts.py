"""Facts of a variant that the formulas read: inputs, the building, fixed numbers and local norms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.domain.answers import Answers
from models.domain.project import Building
from models.domain.question import FactRule, PointOperator, Questions
from models.questions.comparing import passes
from models.questions.norms import norm_of
from models.reference.questions import HOMES

COOLED_HOMES = "cooled_homes"
"""The input that says whether every home is cooled, so that no TOjuli is calculated."""
TOJULI = "tojuli"
"""The figure that is entered at the indicator of the same name."""


@dataclass(frozen=True, slots=True)
class MaterialFact:
    """A line of the bill: its mass in kg (None unknown), and whether it is free of toxic substances and has proof.

    `is_free` and `has_certificate` are None when neither line nor card says.
    """

    mass_kg: float | None
    is_free: bool | None = None
    has_certificate: bool | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a variant. `entered` are values entered at other indicators, by indicator id."""

    building: Building
    answers: Answers
    questions: Questions
    entered: Mapping[str, float] = field(default_factory=dict)
    materials: Sequence[MaterialFact] = ()

    def amount(self, input_id: str) -> float | None:
        """The amount of an input that has one value; None when not given, or impossible.

        A part that is more than its whole is impossible. An input that has a fixed number of the same name, such
        as the residents of a mean home, falls back on it.
        """
        given = self.answers.input(input_id)
        if given is not None and given.value is not None:
            is_refused = self.questions.inputs[input_id].refuses(given.value)
            return None if is_refused or self.exceeds_whole(input_id, given.value) else given.value
        term = self.questions.terms.get(input_id)
        return term.value if term is not None else None

    def exceeds_whole(self, input_id: str, value: float) -> bool:
        """Whether a value is more than what the input is a part of; False when that is not known."""
        name = self.questions.inputs[input_id].part_of
        whole = None if not name else self.homes if name == HOMES else self.amount(name)
        return whole is not None and not passes(value, PointOperator.AT_MOST, whole)

    def is_asked(self, input_id: str) -> bool:
        """Whether the input was asked, known or not."""
        return self.answers.input(input_id) is not None

    def choice(self, input_id: str) -> str:
        """The id of the chosen value; "" when not given or not known."""
        given = self.answers.input(input_id)
        return given.choice if given is not None else ""

    def is_said(self, input_id: str) -> bool | None:
        """Whether an input with yes and no says yes; None when not given or not known."""
        return {"ja": True, "nee": False}.get(self.choice(input_id))

    def items(self, input_id: str) -> dict[str, float | None]:
        """Item -> amount; None for an item that is not known."""
        rule = self.questions.inputs[input_id]
        return {
            each.item: None if each.value is None or rule.refuses(each.value) else each.value
            for each in self.answers.items(input_id)
        }

    def term(self, term_id: str) -> float:
        """A fixed number of the reference data."""
        return self.questions.terms[term_id].value

    def limit(self, point_id: str) -> float:
        """The number that holds for a point that has one."""
        norm = norm_of(self.questions.points[point_id], self.answers, self.questions)
        if norm is None:
            raise KeyError(point_id)
        return norm.number

    @property
    def homes(self) -> float | None:
        """Number of homes; None when not known."""
        count = self.building.dwelling_count
        return None if count is None else float(count)

    def supports(self, rule: FactRule) -> bool | None:
        """Whether the facts support a rule; None when they say nothing of it."""
        if rule.value is None:
            chosen = self.choice(rule.input_id)
            return chosen == rule.choice if chosen else None
        amount = self.homes if rule.input_id == HOMES else self.amount(rule.input_id)
        return None if amount is None else passes(amount, rule.operator, rule.value)
