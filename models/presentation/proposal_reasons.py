"""Strength of the reasons of a provisional product, by their codes; those of a file may be any."""

from collections.abc import Sequence

from models.domain.bill import ProposalReason

NAME_AND_CODE = frozenset(("matching_words_main", "matching_code_fits"))
"""Codes of the reasons that say together that a product fits by its name and by its element."""
CONFIRMED_BEFORE = "matching_confirmed_before"
"""Code of the reason that the product was confirmed for the same text before."""

_IN_FILE = "preview_reason_in_file"
_SUPPORT = frozenset(("matching_code_fits", "matching_thickness", "matching_section", "matching_size"))
_DOUBT = frozenset(
    (
        "matching_typing_error",
        "matching_code_differs",
        "matching_unit_unknown",
        "matching_unit_unfit",
        "matching_size_lacks",
    )
)


def is_strong(reasons: Sequence[ProposalReason]) -> bool:
    """Whether reasons are strong enough to confirm the product together with others.

    The strongest must be a product of the text itself: remembered, exact, or its main words and then either its
    element or a size of the text too, with nothing that speaks against it.
    """
    if not reasons:
        return False
    first, codes = reasons[0].code, {reason.code for reason in reasons}
    if first in (CONFIRMED_BEFORE, _IN_FILE):
        return True
    return first == "matching_words_main" and bool(codes & _SUPPORT) and not codes & _DOUBT
