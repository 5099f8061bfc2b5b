"""Guidance beside the figures: questions, interview, explanations, published buildings, parts, rules of play."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from models.reference.manifest import ReferenceFolder
from models.reference.sources import Sources

if TYPE_CHECKING:
    from models.domain.adviser import AdviserQuestions
    from models.domain.indicator_guide import IndicatorGuide
    from models.domain.interview import Interview
    from models.domain.parts import MandatoryPart
    from models.domain.published import Published
    from models.domain.question import Questions
    from models.domain.requirement import Indicator
    from models.domain.rules import RuleOfPlay

_QUESTION_FILES = (
    "advisers", "documents", "figures", "formulas", "indicators", "inputs", "interview", "interview_documents",
    "norms", "per_adviser", "points", "readings", "skips", "terms",
)  # fmt: skip
FILES = (
    *(f"questions/{name}.csv" for name in _QUESTION_FILES),
    "methods/mandatory-parts.csv",
    "methods/rules-of-play.csv",
    "reference_buildings/buildings.csv",
    "reference_buildings/groups.csv",
    "reference_buildings/spreads.csv",
)
_PARTS = ("questions", "guides", "adviser_questions", "interview", "published", "mandatory_parts", "rules_of_play")


@dataclass(frozen=True, slots=True)
class Named:
    """The records that the guidance names."""

    sources: Sources
    indicators: "tuple[Indicator, ...]"
    functions: Iterable[str]


class Guidance:
    """The records that no figure is calculated with, each kind made from its files when it is first asked for.

    The files are read and compared with the manifest at once, so that asking opens none. Every attribute may raise
    ReferenceDataError: a record is broken. Two are equal when all their records are.

    Args:
        folder: of the reference data.
        named: what the records refer to.

    Raises:
        ReferenceDataError: a file is absent or differs from the manifest.
    """

    def __init__(self, folder: ReferenceFolder, named: Named) -> None:
        folder.hold(FILES)
        self._folder = folder
        self._named = named

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Guidance):
            return NotImplemented
        return self is other or all(getattr(self, part) == getattr(other, part) for part in _PARTS)

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def questions(self) -> "Questions":
        """The points of the indicators that are judged, with what they hang on."""
        from models.reference.questions import load_questions

        return load_questions(self._folder, self._named.sources, self._named.indicators)

    @cached_property
    def guides(self) -> "Mapping[str, IndicatorGuide]":
        """Explanation of an indicator for who must answer it, by its id; one without is not explained."""
        from models.reference.indicator_guides import load_indicator_guides

        return load_indicator_guides(self._folder, self._named.sources, self._named.indicators)

    @cached_property
    def adviser_questions(self) -> "AdviserQuestions":
        """Who can answer which question."""
        from models.reference.adviser_questions import load_adviser_questions

        return load_adviser_questions(self._folder, self._named.indicators, self.questions)

    @cached_property
    def interview(self) -> "Interview":
        """In which order the indicators are asked."""
        from models.reference.interview import load_interview

        return load_interview(self._folder, self._named.sources, self._named.indicators, self.questions)

    @cached_property
    def published(self) -> "Published":
        """Published buildings and spreads of projects."""
        from models.reference.published import load_published

        named = self._named
        return load_published(self._folder, named.sources, named.indicators, frozenset(named.functions))

    @cached_property
    def mandatory_parts(self) -> "tuple[MandatoryPart, ...]":
        """The parts that belong in a calculation, in the order of their source."""
        from models.reference.mandatory_parts import load_mandatory_parts

        return load_mandatory_parts(self._folder, self._named.sources)

    @cached_property
    def rules_of_play(self) -> "tuple[RuleOfPlay, ...]":
        """The rules of a tender with Het Nieuwe Normaal, in the order of every list."""
        from models.reference.rules_of_play import load_rules_of_play

        return load_rules_of_play(self._folder, self._named.sources, self._named.indicators)

    def read_all(self) -> None:
        """Makes every record now.

        Raises:
            ReferenceDataError: a record is broken.
        """
        for part in _PARTS:
            getattr(self, part)
