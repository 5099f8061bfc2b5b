"""The cache of outcomes beside the projects in the store, and its check against outcomes computed anew."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest

from app.version import VERSION
from models.domain.product import ProductCard
from models.domain.project import Project
from models.domain.requirement import RequirementSet
from models.reference.own_items import is_own
from models.reference.reference import Reference
from models.scorecard.scorecard import score
from models.storage.document.canonical import canonical_text, text_hash
from models.storage.document.codec import encoder
from models.storage.document.project_document import content_hash
from models.storage.errors import StorageError
from models.storage.sqlite.outcome_cache import (
    CacheKey,
    KeptOutcome,
    KeptScorecard,
    keep_outcomes,
    kept_of,
    kept_outcomes,
)
from models.storage.sqlite.store import Store


@dataclass(frozen=True, slots=True)
class DifferingOutcome:
    """An outcome of which the cache differs from the computation; `id` is of the indicator or figure."""

    project: str
    variant: str
    id: str


@dataclass(frozen=True, slots=True)
class CacheCheck:
    """The result of a check of the cache.

    Attributes:
        compared: number of outcomes that were compared, over all variants of all projects.
        differing: those of them that were cached wrong.
        added: number of variants without a cached outcome that still holds.
    """

    compared: int
    differing: tuple[DifferingOutcome, ...]
    added: int


def reference_key(reference: Reference) -> str:
    """The hash of the shipped reference data and of the user's own cards and editions among them."""
    cards = [encoder(ProductCard)(reference.products[key]) for key in reference.products if is_own(key)]
    editions = [encoder(RequirementSet)(each) for key, each in reference.requirement_sets.items() if is_own(key)]
    return text_hash(canonical_text([reference.manifest_hash, cards, editions]))


def keep_outcomes_of(store: Store, project: Project, reference: Reference) -> None:
    """Scores every variant of a saved project and caches the outcomes that are not cached yet.

    Does nothing in a read-only store. An error of the store is ignored, because outcomes can be computed anew.
    """
    if store.read_only:
        return
    key = CacheKey(content_hash(project), reference_key(reference), VERSION)
    with suppress(StorageError):
        if kept_outcomes(store, project.id, key).keys() != {variant.id for variant in project.variants}:
            keep_outcomes(store, project.id, key, _computed(project, reference))


def check_outcomes(store: Store, reference: Reference) -> CacheCheck:
    """Computes the outcomes of every project anew, compares them with the cache, and corrects the cache.

    Raises:
        DamagedProjectError, StorageError: a project cannot be read.
    """
    compared, added, differing, own = 0, 0, list[DifferingOutcome](), reference_key(reference)
    for summary in store.list_projects():
        key = CacheKey(summary.content_hash, own, VERSION)
        project, kept = store.load_project(summary.id), kept_outcomes(store, summary.id, key)
        computed = _computed(project, reference)
        found = list(_differing(project, kept, computed))
        compared += sum(len(computed[variant_id].outcomes) for variant_id in kept)
        added += len(computed.keys() - kept.keys())
        differing += found
        if not store.read_only and (found or computed.keys() - kept.keys()):
            keep_outcomes(store, project.id, key, computed)
    return CacheCheck(compared, tuple(differing), added)


def _computed(project: Project, reference: Reference) -> dict[str, KeptScorecard]:
    """Variant id -> its outcomes; none for a project whose requirement set does not exist."""
    if project.requirement_set_id not in reference.requirement_sets:
        return {}
    return {variant.id: kept_of(score(project, variant, reference)) for variant in project.variants}


def _differing(
    project: Project, kept: Mapping[str, KeptScorecard | None], computed: Mapping[str, KeptScorecard]
) -> Iterator[DifferingOutcome]:
    names = {variant.id: variant.name or variant.id for variant in project.variants}
    for variant_id, was in kept.items():
        before = was.outcomes if was is not None else ()
        for one, other in zip_longest(before, computed[variant_id].outcomes):
            if one != other:
                yield DifferingOutcome(project.name, names[variant_id], _name(other or one))


def _name(outcome: KeptOutcome) -> str:
    return f"{outcome.id} {outcome.environmental_set}" if outcome.environmental_set else outcome.id
