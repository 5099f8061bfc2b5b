"""What a list of projects tells of their variants, in one column of the project's row and signed with it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from models.domain.project import BuildingType, Phase, Variant
from models.storage.canonical import canonical_text

_TYPES = {member.value: member for member in BuildingType}
_PHASES = {member.value: member for member in Phase}


@dataclass(frozen=True, slots=True)
class VariantSummary:
    """One variant; `building_type` and `phase` are None when unknown."""

    name: str
    building_type: BuildingType | None
    phase: Phase | None
    is_frozen: bool


def listed_text(variants: Iterable[Variant]) -> str:
    """The column: JSON, one small list a variant."""
    return canonical_text([[v.name, v.building.type, v.phase, v.frozen_on is not None] for v in variants])


def listed_variants(text: str) -> tuple[VariantSummary, ...]:
    """The variants of the column, in their order.

    Raises:
        ValueError, TypeError: it is not what `listed_text` made.
    """
    return tuple(
        VariantSummary(name, _TYPES.get(building_type), _PHASES.get(phase), is_frozen)
        for name, building_type, phase, is_frozen in json.loads(text)
    )
