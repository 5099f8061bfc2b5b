"""Parts of a building that a calculation must, may or must not hold, per use function, and what a bill has of it.

Source: Spelregels aanbesteden met HNN Gebouw (June 2026), Bijlage II. They stand beside the required elements,
which alone decide whether a figure is a lower bound; nothing here moves a figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.domain.source import SourceRef


class PartFunction(StrEnum):
    """Use function of the list of parts; the columns of the source."""

    DWELLING = "woon"
    OFFICE = "kantoor"
    EDUCATION = "onderwijs"
    ASSEMBLY = "bijeenkomst"
    SPORT = "sport"
    HEALTHCARE = "zorg"
    INDUSTRY = "industrie"


class PartNeed(StrEnum):
    """Whether a part belongs in the calculation; the letters of the source.

    REQUIRED: it counts where the building has it. CONDITIONAL: it counts under a condition. EXCLUDED: it does not
    belong in it.
    """

    REQUIRED = "V"
    CONDITIONAL = "C"
    EXCLUDED = "N"


@dataclass(frozen=True, slots=True)
class MandatoryPart:
    """One part of the list.

    Attributes:
        nl_sfb_group: the two-digit NL-SfB group under which the source lists it.
        condition_nl, condition_en: when a conditional part counts; "" without one.
        groups: NL-SfB groups in which a line may be this part.
        phrases: texts that mark a line of those groups as this part; all the words of one phrase must be in the
            line. Empty where any line of the groups is.
    """

    id: str
    nl_sfb_group: str
    name_nl: str
    name_en: str
    needs: Mapping[PartFunction, PartNeed]
    condition_nl: str
    condition_en: str
    groups: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    source: SourceRef


class PartState(StrEnum):
    """What a bill and the answers of its project say of one part.

    COVERED: a line is this part. ASKED: no line is, and nobody said whether the building has it. NOT_COUNTED: the
    building has it and no line is it. NOT_THERE: the building does not have it. EXCLUDED_IN_BILL: it does not
    belong in the calculation and a line is it, which counts all the same.
    """

    COVERED = "covered"
    ASKED = "asked"
    NOT_COUNTED = "not_counted"
    NOT_THERE = "not_there"
    EXCLUDED_IN_BILL = "excluded_in_bill"


@dataclass(frozen=True, slots=True)
class PartCheck:
    """The state of one part in one bill; `line_ids` are the lines that are this part."""

    part: MandatoryPart
    need: PartNeed
    state: PartState
    line_ids: tuple[str, ...] = ()
