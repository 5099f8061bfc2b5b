"""Cache of the outcomes of variants, stored beside each project, so that many projects are listed without scoring.

Outcomes are derived data: they count as no change of the store and are no part of a digest. They are used only
with the content, reference data and program version that they were computed with, and can always be recomputed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from models.domain.outcome import Basis, Estimate, OutcomeStatus, Scorecard, Verdict
from models.domain.product import EnvironmentalSet
from models.domain.project import JudgedLevel
from models.domain.requirement import Level
from models.storage.document.canonical import canonical_text
from models.storage.document.codec import decoder, encoder
from models.storage.errors import ProjectDocumentError
from models.storage.sqlite.records import OUTCOME, PROJECT, VARIANT
from models.storage.sqlite.store import Store


@dataclass(frozen=True, slots=True)
class CacheKey:
    """Everything that the outcomes of a project depend on.

    Attributes:
        content_hash: SHA-256 of the whole project, as in its summary.
        reference_hash: hash of the reference data with the user's own items.
    """

    content_hash: str
    reference_hash: str
    program_version: str


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """Cached verdict against one requirement."""

    level: Level
    requirement_id: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class KeptOutcome:
    """Cached part of an outcome or of an extra figure: without reasons, texts and sources."""

    id: str
    status: OutcomeStatus
    unit: str
    environmental_set: EnvironmentalSet | None = None
    basis: Basis | None = None
    estimate: Estimate | None = None
    judged_level: JudgedLevel | None = None
    verdicts: tuple[KeptVerdict, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptScorecard:
    """Cached part of the scorecard of one variant: its outcomes, followed by its extra figures."""

    outcomes: tuple[KeptOutcome, ...] = ()


def kept_of(scorecard: Scorecard) -> KeptScorecard:
    """The cached part of a scorecard."""
    outcomes = [
        KeptOutcome(
            outcome.indicator_id,
            outcome.status,
            outcome.unit,
            outcome.environmental_set,
            outcome.basis,
            outcome.estimate,
            outcome.judged_level,
            tuple(KeptVerdict(level.level, level.requirement_id, level.verdict) for level in outcome.levels),
        )
        for outcome in scorecard.outcomes
    ]
    figures = [
        KeptOutcome(figure.id, figure.status, figure.unit, estimate=figure.estimate)
        for figure in scorecard.figures
    ]
    return KeptScorecard((*outcomes, *figures))


def keep_outcomes(store: Store, project_id: str, key: CacheKey, kept: Mapping[str, KeptScorecard]) -> None:
    """Stores the outcomes of a project's variants, by id of the variant, in the place of older ones.

    Does nothing when the stored project no longer has the content of the key.

    Raises:
        StorageError: nothing was stored.
    """
    with store.writing() as connection:
        variants = _variants(connection, project_id, key.content_hash)
        for variant_id in variants.keys() & kept.keys():
            values = {
                "content_hash": key.content_hash,
                "reference_hash": key.reference_hash,
                "program_version": key.program_version,
                "content": canonical_text(encoder(KeptScorecard)(kept[variant_id])),
            }
            statement = insert(OUTCOME).values(variant_key=variants[variant_id], **values)
            connection.execute(statement.on_conflict_do_update(index_elements=["variant_key"], set_=values))


def kept_outcomes(store: Store, project_id: str, key: CacheKey) -> dict[str, KeptScorecard | None]:
    """The cached outcomes of a project's variants, by id of the variant, in their order.

    A variant without outcomes computed with this key is absent; None stands for outcomes that cannot be read
    because they are damaged.

    Raises:
        StorageError: the file cannot be read.
    """
    with store.reading() as connection:
        keys = _variants(connection, project_id, key.content_hash)
        statement = select(OUTCOME.c.variant_key, OUTCOME.c.content).where(
            OUTCOME.c.variant_key.in_(keys.values()),
            OUTCOME.c.content_hash == key.content_hash,
            OUTCOME.c.reference_hash == key.reference_hash,
            OUTCOME.c.program_version == key.program_version,
        )
        found: dict[int, str] = {row[0]: row[1] for row in connection.execute(statement)}
    return {variant: _read(found[number]) for variant, number in keys.items() if number in found}


def _variants(connection: Connection, project_id: str, content_hash: str) -> dict[str, int]:
    statement = (
        select(VARIANT.c.id, VARIANT.c.key)
        .join(PROJECT, PROJECT.c.key == VARIANT.c.project_key)
        .where(PROJECT.c.id == project_id, PROJECT.c.content_hash == content_hash)
        .order_by(VARIANT.c.position)
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def _read(content: str) -> KeptScorecard | None:
    try:
        kept: KeptScorecard = decoder(KeptScorecard)(json.loads(content))
    except (ProjectDocumentError, ValueError, TypeError, RecursionError):
        return None
    return kept
