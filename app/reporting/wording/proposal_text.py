"""The reasons of a provisional product in words; its codes come from files too, so not every one has a text."""

from app.texts import Language, has_text, label, text
from models.domain.bill import ProposalReason, ProvisionalProduct
from models.domain.outcome import Message
from models.presentation.proposal_reasons import NAME_AND_CODE

_PREFIXES = ("provisional_reason_", "preview_reason_", "matching_")
"""Codes of reasons begin like this; another code of a file would print a sentence that is no reason."""


def proposal_reason_text(reason: ProposalReason, lang: Language) -> str:
    """The text of a reason; "" for a code that has none, or whose text needs values that the reason lacks."""
    if not reason.code.startswith(_PREFIXES) or not has_text(reason.code):
        return ""
    try:
        return text(Message(reason.code, reason.params), lang)
    except (KeyError, IndexError, ValueError):
        return ""


def proposal_reasons_text(proposed: ProvisionalProduct, lang: Language) -> str:
    """All reasons that have a text, as sentences, the strongest first; "" without any."""
    told = (proposal_reason_text(reason, lang) for reason in proposed.reasons)
    return " ".join(dict.fromkeys(_sentence(each) for each in told if each))


def main_reason_text(proposed: ProvisionalProduct, lang: Language) -> str:
    """The reason that says most, in a few words: that name and code agree, else the first that has a text."""
    codes = {reason.code for reason in proposed.reasons}
    if codes >= NAME_AND_CODE:
        return label("provisional_name_and_code", lang)
    told = (proposal_reason_text(reason, lang) for reason in proposed.reasons)
    return next((each.rstrip(".") for each in told if each), "")


def _sentence(told: str) -> str:
    return told if told.endswith((".", "!", "?")) else f"{told[:1].upper()}{told[1:]}."
