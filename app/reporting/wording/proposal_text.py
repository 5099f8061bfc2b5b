"""The reasons of a provisional product in words; its codes come from files too, so not every one has a text."""

from app.texts import Language, has_text, label
from models.domain.bill import ProposalReason, ProvisionalProduct

_PREFIXES = ("provisional_reason_", "preview_reason_", "match_", "matching_")
"""Codes of reasons begin like this; another code of a file would print a sentence that is no reason."""


def proposal_reason_text(reason: ProposalReason, lang: Language) -> str:
    """The text of a reason; "" for a code that has none, or whose text needs more than the reason's words."""
    if not reason.code.startswith(_PREFIXES) or not has_text(reason.code):
        return ""
    try:
        return label(reason.code, lang, words=reason.words)
    except (KeyError, IndexError):
        return ""


def proposal_reasons_text(proposed: ProvisionalProduct, lang: Language) -> str:
    """All reasons that have a text, the strongest first; "" without any."""
    texts = (proposal_reason_text(reason, lang) for reason in proposed.reasons)
    return "; ".join(dict.fromkeys(text for text in texts if text))
