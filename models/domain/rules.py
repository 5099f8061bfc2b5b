"""Rules of play of a tender with Het Nieuwe Normaal, and what a project shows of them.

Source: Spelregels aanbesteden met HNN Gebouw (June 2026), Bijlage I and chapters 3 and 4; in our own words.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.domain.outcome import Message
from models.domain.source import SourceRef


@dataclass(frozen=True, slots=True)
class RuleOfPlay:
    """One rule.

    Attributes:
        indicator_ids: the indicators that it is about.
        is_checked: whether the program looks at something for it; a rule without is for a person alone.
    """

    id: str
    name_nl: str
    name_en: str
    indicator_ids: tuple[str, ...]
    is_checked: bool
    source: SourceRef


class RuleResult(StrEnum):
    """Result of a rule: it fits, it does not, or what is there does not show it."""

    FITS = "fits"
    FITS_NOT = "fits_not"
    NOT_SEEN = "not_seen"


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """The result of one rule for one variant; `message` says what was seen, None where nothing was looked at."""

    rule: RuleOfPlay
    result: RuleResult
    message: Message | None = None
