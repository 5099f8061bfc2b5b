"""Whether the codes of a bill are NL-SfB, which it shows: its clear rows have the codes of their elements."""

import re
from collections.abc import Iterable, Sequence

_NL_SFB = re.compile(r"\(?([0-9]\d)(?:\)?[.\s]?\d{1,2}){0,3}\)?\s*\w?$", re.ASCII)
_LEAST_ROWS = 3
_LEAST_AGREEMENT = 0.55


def group_of(code: str) -> str | None:
    """The two digits with which an NL-SfB code begins; None for a code of another form."""
    found = _NL_SFB.match(code.strip())
    return None if found is None else found[1]


def is_nl_sfb(clear: Iterable[tuple[str, Sequence[str]]], code_count: int) -> bool:
    """Whether the codes of a bill are NL-SfB codes.

    Args:
        clear: of the rows that are clear by their words alone, the code and the codes of the element.
        code_count: rows with a code.

    Returns:
        True when most clear rows have a code of their own element. A STABU or RAW chapter, which has two digits
        too, agrees in few.
    """
    found = [(group_of(code), {c[:2] for c in elements}) for code, elements in clear if elements]
    asked = [(group, elements) for group, elements in found if group is not None]
    if len(asked) < min(_LEAST_ROWS, max(1, code_count)):
        return False
    agreeing = sum(group in elements for group, elements in asked)
    return agreeing >= _LEAST_AGREEMENT * len(found)
