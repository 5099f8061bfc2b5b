"""Arabic letters in their joined forms, and text of right-to-left scripts in the order in which it is drawn.

A PDF draws letters from left to right as they are given. The joined forms are those of Unicode's own
decompositions (Arabic Presentation Forms-B), which the fallback font has. Leaves out on purpose: scripts whose
letters change in other ways, such as Devanagari, which a page shows as a said sign; nested directions in a line.
"""

import unicodedata
from functools import cache

_FORMS = ("isolated", "final", "initial", "medial")
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_DIGITS = frozenset(("EN", "AN"))
_CLINGING = frozenset(("ET", "NSM"))
_SEPARATORS = frozenset(("CS", "ES"))
_FIRST, _LAST = 0xFE70, 0xFEFF
_LIGATURE = 2
"""Letters of a ligature that is used: lam with an alef, which no hand writes apart."""


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letters (one, or lam and an alef) -> form -> its character."""
    found: dict[str, dict[str, str]] = {}
    for code in range(_FIRST, _LAST):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or ("",)
        name = kind.strip("<>")
        if name in _FORMS and 0 < len(letters) <= _LIGATURE:
            key = "".join(chr(int(letter, 16)) for letter in letters)
            if " " not in key:
                found.setdefault(key, {})[name] = chr(code)
    return found


def is_right_to_left(text: str) -> bool:
    """Whether a text has letters that are read from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)


def joined(text: str) -> str:
    """The text with Arabic letters in the forms that join them to their neighbours; other text unchanged."""
    if text.isascii() or not any("\u0600" <= c <= "\u06ff" for c in text):
        return text
    letters = _with_ligatures(text)
    made = []
    for place, letter in enumerate(letters):
        forms = _forms().get(letter)
        if forms is None:
            made.append(letter)
            continue
        before, after = _neighbour(letters, place, -1), _neighbour(letters, place, 1)
        joins_before = "final" in forms and before is not None and "initial" in _forms().get(before, {})
        joins_after = "initial" in forms and after is not None and "final" in _forms().get(after, {})
        form = _FORMS[(1 if joins_before else 0) + (2 if joins_after else 0)]
        made.append(forms.get(form, letter))
    return "".join(made)


def _with_ligatures(text: str) -> list[str]:
    letters: list[str] = []
    for character in text:
        if letters and letters[-1] + character in _forms():
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def _neighbour(letters: list[str], place: int, step: int) -> str | None:
    """The next letter in a direction, past marks that stand on a letter."""
    place += step
    while 0 <= place < len(letters) and unicodedata.bidirectional(letters[place][0]) == "NSM":
        place += step
    return letters[place] if 0 <= place < len(letters) else None


def drawing_order(text: str) -> list[tuple[int, bool]]:
    """The places of the characters of one line as drawn from left to right, each with whether it is turned.

    The line as a whole runs from left to right, as the documents do; a run of right-to-left letters is turned, and
    numbers within it keep their own order.
    """
    kinds = [unicodedata.bidirectional(c) for c in text]
    order: list[tuple[int, bool]] = []
    place = 0
    while place < len(text):
        if kinds[place] not in _RIGHT_TO_LEFT:
            order.append((place, False))
            place += 1
            continue
        end = _with_closing(text, place, _run_end(kinds, place))
        order += [(at, True) for at in _turned(kinds, place, end)]
        place = end
    return order


def _run_end(kinds: list[str], start: int) -> int:
    """The end of a run: past its last right-to-left letter or number before the next left-to-right letter."""
    end = place = start
    while place < len(kinds) and kinds[place] != "L":
        if kinds[place] in _RIGHT_TO_LEFT | _DIGITS or (kinds[place] in _CLINGING and end == place):
            end = place + 1
        place += 1
    return end


def _with_closing(text: str, start: int, end: int) -> int:
    """The end of a run, past the closing brackets of those that were opened within it."""
    opened = [_CLOSING[c] for c in text[start:end] if c in _CLOSING]
    closed = [c for c in text[start:end] if c in _CLOSING.values()]
    while end < len(text) and len(opened) > len(closed) and text[end] == opened[len(opened) - len(closed) - 1]:
        closed.append(text[end])
        end += 1
    return end


def _turned(kinds: list[str], start: int, end: int) -> list[int]:
    order: list[int] = []
    place = end - 1
    while place >= start:
        first = place
        if kinds[place] in _DIGITS:
            first = _number_start(kinds, start, place)
        order += range(first, place + 1)
        place = first - 1
    return order


def _number_start(kinds: list[str], start: int, last: int) -> int:
    """The first digit of the number that ends at `last`; separators between its digits belong to it."""
    first = last
    while first > start:
        before = first - 1
        if kinds[before] in _SEPARATORS and before > start and kinds[before - 1] in _DIGITS:
            first = before - 1
        elif kinds[before] in _DIGITS:
            first = before
        else:
            break
    return first


def mirrored(character: str) -> str:
    """A bracket as it stands in a turned run; any other character unchanged."""
    return _MIRRORED.get(character, character)


_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"), ("‹", "›"))
_CLOSING = dict(_PAIRS)
_MIRRORED = {**dict(_PAIRS), **{closing: opening for opening, closing in _PAIRS}}
