"""Questions of the indicators that are judged: points, what they ask, and the inputs and figures they hang on.

They are reference data (`reference_data/questions`); the answers of a variant are in `answers`. Texts exist in
Dutch (`_nl`) and English (`_en`); "" where there is nothing to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.domain.answers import NormOrigin
from models.domain.source import SourceRef


class PointLevel(StrEnum):
    """The rung that a point belongs to. MEASURE gives a state and no level, INFO neither."""

    LEGAL = "legal"
    RECOMMENDED = "recommended"
    AMBITIOUS = "ambitious"
    MEASURE = "measure"
    INFO = "info"


class PointRole(StrEnum):
    """How a point counts for its level.

    REQUIRED counts. PART is one part of a figure that decides the level as a whole. DETAIL and INFO never count.
    """

    REQUIRED = "required"
    PART = "part"
    DETAIL = "detail"
    INFO = "info"


class AnswerKind(StrEnum):
    """How a point is answered.

    YES_NO: by a person. FIGURE: by a figure, and nobody ticks it. NUMBER: by a person, with a number beside it.
    """

    YES_NO = "yes_no"
    FIGURE = "figure"
    NUMBER = "number"


class WordsOf(StrEnum):
    """Whose words fill the heading of Table 3: its own, the same in another source, or a reading of Meetlat."""

    LITERAL = "literal"
    SAME_WORDS = "same_words"
    OWN = "own"


class PointOperator(StrEnum):
    """Comparison of a number with the limit of a point."""

    AT_MOST = "<="
    LESS = "<"
    AT_LEAST = ">="
    MORE = ">"
    SAME = "="


@dataclass(frozen=True, slots=True)
class FactRule:
    """A fact that makes a point not applicable: an input, and what its value or choice must be.

    `value` is the limit in the unit of the input, None for a choice; `choice` is "" for an amount.
    """

    input_id: str
    operator: PointOperator
    value: float | None = None
    choice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One question of an indicator.

    Attributes:
        heading: the words of Table 3 that it fills; in brackets where Table 3 has none.
        figure_id: the figure that decides it or is shown beside it; "" for none.
        operator, number: what the number must be; None where it has no limit. A local norm replaces `number`.
        unit: of the number.
        na_rules: facts of which one makes it not applicable; empty for a point that always applies.
        document_id: the document in which the answer usually stands.
    """

    id: str
    indicator_id: str
    level: PointLevel
    role: PointRole
    heading: str
    question_nl: str
    question_en: str
    help_nl: str
    help_en: str
    answer: AnswerKind
    figure_id: str
    operator: PointOperator | None
    number: float | None
    unit: str
    na_rules: tuple[FactRule, ...]
    na_nl: str
    na_en: str
    evidence_nl: str
    evidence_en: str
    document_id: str
    words_of: WordsOf
    source: SourceRef

    @property
    def counts(self) -> bool:
        """Whether it counts for a level or a measurement."""
        return self.role is PointRole.REQUIRED

    @property
    def can_be_na(self) -> bool:
        """Whether it may be answered with "not applicable"."""
        return bool(self.na_rules)


class InputKind(StrEnum):
    """Kind of an input: an amount, a whole number, a year, or one of its choices."""

    AMOUNT = "amount"
    COUNT = "count"
    YEAR = "year"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of an input, with its name."""

    id: str
    name_nl: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One fact or amount that is asked once.

    Attributes:
        group: inputs that are asked together, such as `area_table`.
        minimum, maximum: bounds of the possible values in `unit`, included; None without one.
        part_of: input, or `homes`, of which it is a part, so that it cannot be more; "" for one that is no part.
        item_nl, item_en: what each of several values is for, such as a façade; "" for a single value.
        asked_at: ids of indicators that ask it although no formula of theirs reads it.
    """

    id: str
    group: str
    kind: InputKind
    unit: str
    minimum: float | None
    maximum: float | None
    choices: tuple[Choice, ...]
    name_nl: str
    name_en: str
    item_nl: str
    item_en: str
    document_id: str
    asked_at: tuple[str, ...] = ()
    part_of: str = ""

    @property
    def has_items(self) -> bool:
        """Whether it has a value for each of several items."""
        return bool(self.item_nl)

    def refuses(self, value: float) -> bool:
        """Whether a value cannot be: beyond its bounds, or a fraction of what is counted."""
        below = self.minimum is not None and value < self.minimum
        above = self.maximum is not None and value > self.maximum
        return below or above or (self.kind in (InputKind.COUNT, InputKind.YEAR) and value % 1 != 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula that gives figures from inputs, in words for people; the code is in `models.questions`."""

    id: str
    indicator_id: str
    figure_ids: tuple[str, ...]
    input_ids: tuple[str, ...]
    name_nl: str
    name_en: str
    how_nl: str
    how_en: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFigure:
    """A figure of a formula. `outcome_of` is the indicator whose outcome it is; "" for none."""

    id: str
    formula_id: str
    unit: str
    decimals: int
    outcome_of: str
    name_nl: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Term:
    """A fixed number of a formula."""

    id: str
    value: float
    unit: str
    name_nl: str
    name_en: str
    source: SourceRef


@dataclass(frozen=True, slots=True)
class Norm:
    """The number that a region or municipality sets for one point; `place` is "" for the whole of `origin`."""

    point_id: str
    origin: NormOrigin
    place: str
    number: float
    source: SourceRef


@dataclass(frozen=True, slots=True)
class Reading:
    """How Table 3 is read where it is silent, unclear or at odds with another source, with the source of that."""

    id: str
    indicator_ids: tuple[str, ...]
    reading_nl: str
    reading_en: str
    source: SourceRef


@dataclass(frozen=True, slots=True)
class QuestionDocument:
    """A document in which answers stand, such as a water section."""

    id: str
    name_nl: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """All questions. Mappings are keyed by id, in the order of their files."""

    points: Mapping[str, Point] = field(default_factory=dict)
    inputs: Mapping[str, Input] = field(default_factory=dict)
    formulas: Mapping[str, Formula] = field(default_factory=dict)
    figures: Mapping[str, QuestionFigure] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    documents: Mapping[str, QuestionDocument] = field(default_factory=dict)
    norms: tuple[Norm, ...] = ()
    readings: tuple[Reading, ...] = ()

    def points_of(self, indicator_id: str) -> tuple[Point, ...]:
        """The points of one indicator, in the order in which they are asked; none for most indicators."""
        return tuple(point for point in self.points.values() if point.indicator_id == indicator_id)

    def readings_of(self, indicator_id: str) -> tuple[Reading, ...]:
        """How Table 3 is read at one indicator."""
        return tuple(reading for reading in self.readings if indicator_id in reading.indicator_ids)
