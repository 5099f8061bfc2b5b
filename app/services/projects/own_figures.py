"""Figures of own projects of the same kind, phase and requirement set, from the outcomes kept beside each."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.services.outcome_cache import reference_key
from app.version import VERSION
from models.domain.outcome import Estimate
from models.domain.place import Band
from models.scorecard.own_projects import PlaceAmongOwn, place_among_own
from models.storage.sqlite.outcome_cache import CacheKey, KeptOutcome, kept_outcomes
from models.storage.sqlite.project_summary import ProjectSummary

if TYPE_CHECKING:
    from models.domain.project import Project, Variant
    from models.reference.reference import Reference
    from models.storage.sqlite.store import Store


def place_among_projects(
    store: "Store", project: "Project", variant: "Variant", band: Band, reference: "Reference"
) -> PlaceAmongOwn | None:
    """The place of a band of a variant among the other own projects; None for fewer than five with a figure.

    The figure of another project is that of its first variant. A project whose outcomes are not kept for its
    present content and reference data is left out, as are archived and deleted ones.

    Raises:
        StorageError: the file cannot be read.
    """
    found: list[Estimate] = []
    key = reference_key(reference)
    for summary in store.list_projects():
        if summary.id != project.id and _is_alike(summary, project, variant):
            found += _figures(store, summary, CacheKey(summary.content_hash, key, VERSION), band)
    return place_among_own(band, found)


def _figures(store: "Store", summary: ProjectSummary, key: CacheKey, band: Band) -> Iterator[Estimate]:
    """The figure of the first variant of one project; none when its outcomes are not kept or are damaged."""
    scorecard = next(iter(kept_outcomes(store, summary.id, key).values()), None)
    if scorecard is not None:
        yield from (o.estimate for o in scorecard.outcomes if _is_of(o, band) and o.estimate is not None)


def _is_alike(summary: ProjectSummary, project: "Project", variant: "Variant") -> bool:
    return (
        not summary.is_archived
        and not summary.is_deleted
        and summary.building_type is not None
        and summary.building_type is variant.building.type
        and summary.phase is variant.phase
        and summary.requirement_set_id == project.requirement_set_id
    )


def _is_of(outcome: KeptOutcome, band: Band) -> bool:
    return outcome.id == band.indicator_id and outcome.environmental_set is band.environmental_set
