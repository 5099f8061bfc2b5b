"""Advisers of a project, and the questions that each of them can answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Adviser:
    """A profession that answers questions, such as the water adviser."""

    id: str
    name_nl: str
    name_en: str


@dataclass(frozen=True, slots=True)
class AdviserQuestion:
    """One question to one adviser: a point of an indicator, or its figure.

    Attributes:
        document_id: document in which the answer stands.
        point_id: "" for the figure of the indicator itself.
    """

    adviser_id: str
    document_id: str
    indicator_id: str
    point_id: str = ""


@dataclass(frozen=True, slots=True)
class AdviserQuestions:
    """All advisers, and their questions in the order of the indicators; each is asked of one adviser only."""

    advisers: Mapping[str, Adviser] = field(default_factory=dict)
    questions: tuple[AdviserQuestion, ...] = ()

    def of(self, adviser_id: str) -> tuple[AdviserQuestion, ...]:
        """The questions to one adviser."""
        return tuple(question for question in self.questions if question.adviser_id == adviser_id)
