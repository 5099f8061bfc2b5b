"""Facts of a project that readers of every format collect before they assemble it."""

import datetime as dt
from dataclasses import dataclass, field

from models.domain.project import Building, Phase

DEFAULT_REQUIREMENT_SET = "tbgo-tabel-3"


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """Fields of project, variant and building as a file states them; empty texts and None are not stated."""

    name: str = ""
    project_id: str = ""
    municipality: str = ""
    address: str = ""
    variant: str = ""
    variant_id: str = ""
    phase: Phase | None = None
    permit_application_date: dt.date | None = None
    requirement_set_id: str = DEFAULT_REQUIREMENT_SET
    building: Building = field(default_factory=Building)
    extra: tuple[tuple[str, str], ...] = ()
    frozen_on: dt.date | None = None
    is_archived: bool = False
