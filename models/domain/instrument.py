"""Instruments of policy and contract, and whether a demand in one may go above the law."""

from dataclasses import dataclass
from enum import StrEnum

from models.domain.source import SourceRef


class AboveLaw(StrEnum):
    """Whether a demand on a building may be stricter than the law, as read in 2023; it is no legal advice."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument; `needs_land` says whether it takes a position in the land."""

    id: str
    name_nl: str
    name_en: str
    needs_land: bool
    above_law: AboveLaw
    how_nl: str
    how_en: str
    source: SourceRef
