"""Answers of a variant: to the points of an indicator, with the facts, amounts and local norms they rest on.

A point is one question of the reference data (`questions/points.csv`), an input one fact or amount that is asked
once and feeds formulas (`questions/inputs.csv`). Both are named by their id there; an id that the reference data
do not have is kept and moves nothing.
"""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.domain.evidence import NO_EVIDENCE, Evidence
from models.domain.texts import refuse_nul


class PointState(StrEnum):
    """Answer to one point; values as in the workbook.

    UNKNOWN is an answer too ("weet ik niet"): the point was asked and nobody here knows. NOT_APPLICABLE holds only
    where the point has a condition for it and a known fact supports it; such a fact gives it without an answer.
    """

    YES = "ja"
    NO = "nee"
    UNKNOWN = "weet_ik_niet"
    NOT_APPLICABLE = "nvt"


class EvidenceKind(StrEnum):
    """Class of the evidence for an answer, from weak to strong; values as in the workbook."""

    NONE = "geen"
    STATEMENT = "verklaring"
    DRAWING = "tekening"
    """A drawing or a table."""
    CALCULATION = "berekening"
    MEASURED = "meting"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAnswer:
    """The answer to one point. A point without an answer has none of these.

    Attributes:
        state: None when only a number was given. Of a point that a figure decides, YES and NO do not count.
        number: the number that the answer hangs on, in the unit of the point; None when not given. Of a point that
            a figure decides it takes the place of the formula, as the water balance of an adviser does.
        number_source: where the number stands, in the user's words.
        evidence_kind: class of the evidence.
        evidence: document, date and file; an answer without a document counts and is marked "gezegd".
        reason: why the point is not applicable, or what else is to be said of the answer.

    Raises:
        ValueError: the number is not finite, or a text holds NUL.
    """

    point_id: str
    state: PointState | None = None
    number: float | None = None
    number_source: str = ""
    evidence_kind: EvidenceKind = EvidenceKind.NONE
    evidence: Evidence = NO_EVIDENCE
    reason: str = ""

    def __post_init__(self) -> None:
        refuse_nul(self)
        if self.number is not None and not math.isfinite(self.number):
            raise ValueError(f"{self.point_id}: number is not finite")

    @property
    def is_said_only(self) -> bool:
        """Whether it has neither a document nor a file that supports it ("gezegd")."""
        return not self.evidence.document and not self.evidence.file_name


@dataclass(frozen=True, slots=True, kw_only=True)
class InputValue:
    """One fact or amount that is asked once and feeds formulas and points.

    Attributes:
        value: amount in the unit of the input; None when it is a choice, or is not known.
        choice: id of the chosen value of an input with choices, such as `ja`; "" for an amount, or when not known.
        item: which one of several, such as a façade or a group of homes; "" for an input that has one value.
        evidence: the document it stands in.

    An input with neither value nor choice was asked, and is not known.

    Raises:
        ValueError: the value is not finite, or a text holds NUL.
    """

    input_id: str
    value: float | None = None
    choice: str = ""
    item: str = ""
    evidence: Evidence = NO_EVIDENCE

    def __post_init__(self) -> None:
        refuse_nul(self)
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"{self.input_id}: value is not finite")

    @property
    def key(self) -> tuple[str, str]:
        """What identifies it within a variant: the input and the item."""
        return self.input_id, self.item


class NormOrigin(StrEnum):
    """Whose numbers hold for the points of one climate indicator; values as in the workbook."""

    MUNICIPALITY = "eigen_gemeente"
    ZUID_HOLLAND = "zuid_holland"
    MRA = "mra"
    OTHER = "anders"


@dataclass(frozen=True, slots=True)
class PointLimit:
    """The number that a local norm sets for one point, in the unit of the point.

    Raises:
        ValueError: the number is not finite, or a text holds NUL.
    """

    point_id: str
    number: float

    def __post_init__(self) -> None:
        refuse_nul(self)
        if not math.isfinite(self.number):
            raise ValueError(f"{self.point_id}: number is not finite")


@dataclass(frozen=True, slots=True, kw_only=True)
class NormChoice:
    """The norm that was chosen for one climate indicator.

    `limits` are the numbers that were read in the norm; a point without one keeps the number that the reference
    data have for `origin`, and else its default number. `document` and `date` say which edition it is.

    Raises:
        ValueError: a text holds NUL.
    """

    indicator_id: str
    origin: NormOrigin
    document: str = ""
    date: dt.date | None = None
    limits: tuple[PointLimit, ...] = ()

    def __post_init__(self) -> None:
        refuse_nul(self)

    def limit(self, point_id: str) -> float | None:
        """The number of the norm for this point; None when it was not given."""
        return next((limit.number for limit in self.limits if limit.point_id == point_id), None)


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of one variant, at most one per point, per input and item, and per climate indicator.

    `missing_documents` are ids of documents (`questions/documents.csv`) that do not exist yet: a point that stands
    in one of them and has no answer counts as answered with UNKNOWN.

    Raises:
        ValueError: a point, an input with its item, or an indicator has two answers, or a text holds NUL.
    """

    points: tuple[PointAnswer, ...] = ()
    inputs: tuple[InputValue, ...] = ()
    norms: tuple[NormChoice, ...] = ()
    missing_documents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        refuse_nul(self)
        _refuse_repeats("point", (answer.point_id for answer in self.points))
        _refuse_repeats("input", (value.key for value in self.inputs))
        _refuse_repeats("norm", (norm.indicator_id for norm in self.norms))

    def point(self, point_id: str) -> PointAnswer | None:
        """The answer to this point; None when it was not answered."""
        return next((answer for answer in self.points if answer.point_id == point_id), None)

    def input(self, input_id: str, item: str = "") -> InputValue | None:
        """The value of this input; None when it was not asked."""
        return next((value for value in self.inputs if value.key == (input_id, item)), None)

    def items(self, input_id: str) -> tuple[InputValue, ...]:
        """The values of an input that may have several, in the order in which they were given."""
        return tuple(value for value in self.inputs if value.input_id == input_id)

    def norm(self, indicator_id: str) -> NormChoice | None:
        """The norm that was chosen for this indicator; None for the default of the reference data."""
        return next((norm for norm in self.norms if norm.indicator_id == indicator_id), None)


def _refuse_repeats(what: str, keys: Iterable[object]) -> None:
    seen = set[object]()
    for key in keys:
        if key in seen:
            raise ValueError(f"{what} answered twice: {key}")
        seen.add(key)


NO_ANSWERS = Answers()
"""The answers of a variant of which nothing was answered."""
