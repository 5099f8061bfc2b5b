"""Summary of a project for lists, read from its row alone."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass

from models.domain.project import BuildingType, Phase


@dataclass(frozen=True, slots=True)
class ProjectSummary:
    """Summary of one project.

    Attributes:
        building_type, phase: of the first variant that has one; None when none has.
        has_frozen: whether a variant is a snapshot.
        permit_application_date: None when it is not known.
        change_counter: counter of the store at the last change; gives the order of changes whatever the clock was.
        changed_at: UTC, by the clock of the computer that saved it.
        content_hash: SHA-256 of the project's canonical JSON, 64 hexadecimal digits.
        names_json: names of the variants as a JSON list; see `variant_names`.
    """

    id: str
    name: str
    municipality: str
    building_type: BuildingType | None
    phase: Phase | None
    variant_count: int
    line_count: int
    has_frozen: bool
    is_archived: bool
    is_deleted: bool
    permit_application_date: dt.date | None
    requirement_set_id: str
    change_counter: int
    changed_at: dt.datetime
    content_hash: str
    names_json: str

    @property
    def variant_names(self) -> tuple[str, ...]:
        """The names of the variants in their order; "" for one without a name."""
        return tuple(json.loads(self.names_json))


def name_with_variants(summaries: Iterable[ProjectSummary]) -> str:
    """The ids of projects, each with the names of its variants, for a message about an ambiguous name."""
    ids = {summary.id: ", ".join(filter(None, summary.variant_names)) for summary in summaries}
    return "; ".join(f"{key} ({names})" if names else key for key, names in ids.items())
