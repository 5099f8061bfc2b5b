"""Cleaning of texts of any origin for one printed line: no control, escape or direction characters.

Leaves out on purpose: the further needs of a format (escaping in XML, fonts on paper).
"""

import unicodedata

ELLIPSIS = "…"
MOST_CHARACTERS = 1500
"""Longer texts are cut; the project's own document holds them whole."""

_SPACES = "\t\n\r\v\f\u2028\u2029"
_KEPT = frozenset(("Zs", "Cn", "Co", "Cs"))
"""Categories that Python calls unprintable but that are kept, if only as a replacement sign."""


def clean(text: str) -> str:
    """One line: white space becomes a space, control and format characters go, letters are composed."""
    shortened = text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS] + ELLIPSIS
    if shortened.isascii() and shortened.isprintable():
        return shortened
    spaced = "".join(" " if c in _SPACES else c for c in shortened)
    kept = (c for c in spaced if c.isprintable() or unicodedata.category(c) in _KEPT)
    return unicodedata.normalize("NFC", "".join(kept))


def column_count(text: str) -> int:
    """The width of a text in columns of a terminal; wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) != 0 for c in text)


def fitted(text: str, width: int, align: str = "left") -> str:
    """A text cut with an ellipsis or padded to exactly `width` columns."""
    cleaned = clean(text)
    if column_count(cleaned) > width:
        while cleaned and column_count(cleaned) > width - 1:
            cleaned = cleaned[:-1]
        cleaned = cleaned.rstrip() + ELLIPSIS if width > 0 else ""
    padding = " " * (width - column_count(cleaned))
    return padding + cleaned if align == "right" else cleaned + padding
