"""Options of the detachability factors, and scores that are suggested for an element."""

from dataclasses import dataclass

from models.domain.bill import Connection
from models.domain.source import SourceRef


@dataclass(frozen=True, slots=True)
class DetachabilityOption:
    """One option of a detachability factor, its score in (0, 1] and other words for it."""

    id: str
    name_nl: str
    name_en: str
    score: float
    synonyms: tuple[str, ...]
    source: SourceRef


@dataclass(frozen=True, slots=True)
class DetachabilityPreset:
    """Suggested detachability scores for one two-digit NL-SfB group, which only the user applies."""

    nl_sfb_group: str
    connection: Connection
    source: SourceRef
