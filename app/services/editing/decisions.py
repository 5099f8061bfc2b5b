"""Decisions about findings of the audit: resolved or accepted, with the reason that is printed."""

from collections.abc import Iterable

from app.errors import UserError
from app.formats.cell_text import clean_text
from app.services.editing.edits import VariantEdit, change_variant
from models.domain.project import DecisionKind, FindingDecision, Variant

LONGEST_REASON = 1000


def decide(variant: Variant, keys: Iterable[str], kind: DecisionKind, reason: str) -> VariantEdit:
    """Gives these findings one decision, which replaces an earlier one.

    Raises:
        UserError: the variant is frozen, or a finding is accepted without a reason.
    """
    cleaned = " ".join(clean_text(reason).split())[:LONGEST_REASON]
    if kind is DecisionKind.ACCEPTED and not cleaned:
        raise UserError("variants_reason_missing")
    chosen = tuple(dict.fromkeys(keys))
    kept = tuple(d for d in variant.decisions if d.finding_key not in chosen)
    fresh = tuple(FindingDecision(key, kind, cleaned) for key in chosen)
    return change_variant(variant, decisions=(*kept, *fresh))


def reopen(variant: Variant, keys: Iterable[str]) -> VariantEdit:
    """Removes the decisions about these findings.

    Raises:
        UserError: the variant is frozen.
    """
    chosen = set(keys)
    return change_variant(variant, decisions=tuple(d for d in variant.decisions if d.finding_key not in chosen))
