"""Names compared without case, accents, spaces and punctuation, and lists of words that mark a name.

Names of things in files of others are written in many ways: "Netto inhoud", "netto-inhoud", "NettoInhoud".
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_CAPITAL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_NOT_SIGNS = re.compile(r"[^a-z0-9]+")
_LONGEST = 3


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """Letters and digits only, lower case, without accents: "Nettofläche" -> "nettoflache"."""
    return _NOT_SIGNS.sub("", _plain(name))


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without digits and accents; "OriginCube_01" -> ("origin", "cube")."""
    return tuple(word for word in _NOT_LETTERS.split(_plain(_CAPITAL.sub(" ", name))) if word)


def _plain(name: str) -> str:
    spread = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


@dataclass(frozen=True, slots=True)
class NameWords:
    """A list of words that mark a name, all of them folded.

    Attributes:
        words: whole words, or a whole name written as one word.
        parts: pieces of words.
        never: pieces of words of a name that is no name of the list after all.
        beside: the only other words that such a name may hold; None for any.
    """

    words: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    beside: frozenset[str] | None = None

    def mark(self, name: str) -> bool:
        """Whether the name is one of the list."""
        found = words_of(name)
        if not found or any(piece in word for piece in self.never for word in found):
            return False
        marked = self._marked(found)
        if not marked:
            return False
        return self.beside is None or all(i in marked or word in self.beside for i, word in enumerate(found))

    def _marked(self, found: tuple[str, ...]) -> set[int]:
        """The places of the words that are of the list, alone or written together: "base point" is "basepoint"."""
        marked: set[int] = set()
        for start in range(len(found)):
            for end in range(start + 1, min(start + _LONGEST, len(found)) + 1):
                written = "".join(found[start:end])
                if written in self.words or any(part in written for part in self.parts):
                    marked.update(range(start, end))
        return marked
