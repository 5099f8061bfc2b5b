"""Lines that repeat the one above: "idem", "dito" and their kin."""

import re
from collections.abc import Sequence

from app.importing.matching.lexicon import Lexicon
from app.importing.matching.tokens import folded
from models.domain.library.words import PartKind

_IDEM = re.compile(r"^\W*(?:idem|dito|id|ditto|do|als boven|als voor|,,|\"|〃)(?![a-z])\W*")
_AFTER_ELEMENT = re.compile(r"^\W*([a-z]+(?:[ -][a-z]+){0,2})[ ,.:]+(?:idem|dito|ditto)(?![a-z])\W*")
"""An element with "idem" after it: "balkonplaat idem 180"."""
_SIZED = re.compile(r"[\sx]*\b(?:dik(?:te)?\s*)?\d+(?:\.\d+)?\s*(?:mm|cm|m)?\b.*$")
_WORD = re.compile(r"[^\W\d_]{3}")
_WORDS = re.compile(r"[^\W\d]+")
_GENERAL = frozenset({PartKind.NEUTRAL, PartKind.PLACE, PartKind.FUNCTION})


def without_idem(texts: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Folded texts; "idem" repeats the text above it, with what follows.

    What follows goes before the text above: a size replaces its sizes, a material its material. With an element
    before "idem" only the rest of the text above is repeated.
    """
    found: list[str] = []
    last = ""
    for text in texts:
        full = _full(text, last, lexicon) if last and _may_repeat(text) else text
        found.append(full)
        if full.strip():
            last = full
    return found


def says_enough(text: str) -> bool:
    """Whether a text means something by itself: "idem" and "100 mm" mean what stands above them."""
    plain = folded(text)
    if _IDEM.match(plain) or _AFTER_ELEMENT.match(plain):
        return False
    return _WORD.search(plain) is not None


def _may_repeat(text: str) -> bool:
    """Whether it is worth looking for a repeat."""
    return text[:1] in 'iad,"〃' or "id" in text or "dit" in text


def _full(text: str, above: str, lexicon: Lexicon) -> str:
    repeats = _IDEM.match(text)
    if repeats:
        return _repeated(above, text[repeats.end() :], lexicon)
    of_element = _AFTER_ELEMENT.match(text)
    if of_element and not any(_names_material(word, lexicon) for word in of_element[1].split()):
        rest = above[m.end() :] if (m := _WORDS.match(above)) else above
        return f"{of_element[1]} {_repeated(rest, text[of_element.end() :], lexicon)}"
    return text


def _repeated(above: str, rest: str, lexicon: Lexicon) -> str:
    """The text above, its sizes or its material replaced when the rest has sizes or a material of its own."""
    if any(c.isdigit() for c in rest):
        above = _SIZED.sub("", above)
    if any(_names_material(word, lexicon) for word in _WORDS.findall(rest)):
        words = _WORDS.findall(above)
        kept = [w for n, w in enumerate(words) if _is_kept(w, lexicon, is_first=n == 0)]
        return f"{rest} {' '.join(kept)}".strip()
    return f"{above} {rest}".strip()


def _names_material(word: str, lexicon: Lexicon) -> bool:
    return any(lexicon.kind(part) is PartKind.MATERIAL for part in lexicon.read(word).parts)


def _is_kept(word: str, lexicon: Lexicon, *, is_first: bool) -> bool:
    """Whether a word of the text above still holds beside another material: what it is, not what it is made of."""
    if is_first:
        return not _names_material(word, lexicon)
    return all(lexicon.kind(part) in _GENERAL for part in lexicon.read(word).parts)
