"""What a list of projects tells of their variants, without reading a bill.

These columns are not held against the project's hash; opening a project does that.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.domain.project import BuildingType, Phase
from models.storage.rows import PROJECT, VARIANT

if TYPE_CHECKING:
    from models.storage.store import Store


@dataclass(frozen=True, slots=True)
class VariantSummary:
    """One variant; `building_type` and `phase` are None when unknown."""

    name: str
    building_type: BuildingType | None
    phase: Phase | None
    is_frozen: bool


def list_variants(store: "Store") -> dict[str, tuple[VariantSummary, ...]]:
    """Project id -> its variants in their order, of deleted projects too.

    Raises:
        StorageError: the file cannot be read.
    """
    statement = (
        select(PROJECT.c.id, VARIANT.c.name, VARIANT.c.building_type, VARIANT.c.phase, VARIANT.c.frozen_on)
        .join(PROJECT, PROJECT.c.key == VARIANT.c.project_key)
        .order_by(PROJECT.c.key, VARIANT.c.position)
    )
    found: dict[str, list[VariantSummary]] = defaultdict(list)
    with store.reading() as connection:
        for project_id, name, building_type, phase, frozen_on in connection.execute(statement):
            found[project_id].append(
                VariantSummary(name, _building_type(building_type), _phase(phase), frozen_on is not None)
            )
    return {project_id: tuple(variants) for project_id, variants in found.items()}


def _building_type(text: str | None) -> BuildingType | None:
    return BuildingType(text) if text in set(BuildingType) else None


def _phase(text: str | None) -> Phase | None:
    return Phase(text) if text in set(Phase) else None
