"""Outcomes of variants, kept beside each project so that many projects can be told of without scoring them.

They are derived: they count as no change of the store, no digest vouches for them, and they are believed only
where content, reference data and program are those that they were computed with. They can always be computed anew.
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
    """All that outcomes depend on.

    Attributes:
        content_hash: of the whole project, as in its summary.
        reference_hash: of the reference data with the user's own items.
    """

    content_hash: str
    reference_hash: str
    program_version: str


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """The verdict against one requirement."""

    level: Level
    requirement_id: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class KeptOutcome:
    """What is kept of an outcome, or of a figure without levels: no reasons, texts or sources."""

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
    """What is kept of the scorecard of one variant; figures come after the outcomes."""

    outcomes: tuple[KeptOutcome, ...] = ()


def kept_of(scorecard: Scorecard) -> KeptScorecard:
    """What is kept of a scorecard."""
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
    """Store the outcomes of a project's variants, by the id of the variant, in the place of older ones.

    Does nothing when the stored project is not the one with the key's content any more.

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
    """The kept outcomes of a project's variants, by the id of the variant.

    A variant is left out when nothing is kept of it that was computed with this key; None stands for what cannot
    be read, which damage can do.

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
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def _read(content: str) -> KeptScorecard | None:
    try:
        kept: KeptScorecard = decoder(KeptScorecard)(json.loads(content))
    except (ProjectDocumentError, ValueError, TypeError, RecursionError):
        return None
    return kept
