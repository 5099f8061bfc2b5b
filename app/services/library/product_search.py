"""Search over cards and assemblies while typing: by name and other words, without regard to case or accents."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from models.domain.bill import nl_sfb_group
from models.domain.library.assembly import Assembly
from models.reference.reference import Reference

_SEPARATORS = str.maketrans(dict.fromkeys("-–—/\\()[]_\"'+&", " "))
_NOT_DECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


def folded(text: str) -> str:
    """The text in the form that is compared: lower case, without accents or raised digits, single spaces."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in parts if not unicodedata.combining(sign))
    plain = text.casefold().translate(_NOT_DECOMPOSED).translate(_SEPARATORS)
    return " ".join(plain.split())


def words_of_cards(reference: Reference) -> dict[str, list[str]]:
    """What people call the cards of the library, in any language: card id -> words, the first of them its id."""
    found: dict[str, list[str]] = {card_id: [card_id] for card_id in reference.library.cards}
    for entry in reference.library.words:
        found.setdefault(entry.card_id, []).extend(entry.words)
    return found


def words_of_assemblies(assemblies: Iterable[Assembly], reference: Reference) -> dict[str, list[str]]:
    """What people call assemblies, with the codes and names of their elements: id -> words, the first its id."""
    found = {}
    for assembly in assemblies:
        codes = (assembly.nl_sfb, *assembly.nl_sfb_also)
        groups = dict.fromkeys((*codes, *(nl_sfb_group(code) for code in codes)))
        elements = [reference.nl_sfb[code] for code in groups if code in reference.nl_sfb]
        names = [name for element in elements for name in (element.name_nl, element.name_en)]
        found[assembly.id] = [assembly.id, *assembly.words, *codes, *names]
    return found


class Searched(Protocol):
    """A thing with an id and a name in both languages."""

    @property
    def id(self) -> str: ...

    @property
    def name_nl(self) -> str: ...

    @property
    def name_en(self) -> str: ...


_Item = TypeVar("_Item", bound=Searched)


class ProductIndex(Generic[_Item]):
    """An index of the names of many cards or assemblies; a search reads none that does not match."""

    def __init__(self, cards: Iterable[_Item], words: Mapping[str, Sequence[str]] | None = None) -> None:
        """Index `cards` by their names, and by the `words` that people call them by, if any: card id -> words."""
        self.cards: tuple[_Item, ...] = tuple(cards)
        others = words or {}
        self._texts = [
            "".join(f"\n {folded(text)}" for text in (card.name_nl, card.name_en, *others.get(card.id, ()))) + "\n"
            for card in self.cards
        ]

    def search(self, text: str, limit: int = 50) -> tuple[_Item, ...]:
        """The first `limit` cards that have all words of `text` in their names or other words.

        A name that starts with the text comes first, then names in which every word starts a word, then
        the others; equals stay in the order of the cards. Without a word, the first cards.
        """
        return tuple(self.cards[position] for position in self.positions(text)[:limit])

    def positions(self, text: str) -> Sequence[int]:
        """The positions in `cards` of all matching cards, in the order of `search`."""
        words = folded(text).split()
        if not words:
            return range(len(self.cards))
        found = self._matching(words)
        start = f"\n {' '.join(words)}"
        head, *heads = [f" {word}" for word in words]
        first, second, third = list[int](), list[int](), list[int]()
        for position in found:
            searched = self._texts[position]
            if start in searched:
                first.append(position)
            elif head in searched and (not heads or all(other in searched for other in heads)):
                second.append(position)
            else:
                third.append(position)
        return first + second + third

    def _matching(self, words: Sequence[str]) -> list[int]:
        longest, *others = sorted(set(words), key=len, reverse=True)
        found = [position for position, searched in enumerate(self._texts) if longest in searched]
        for word in others:
            found = [position for position in found if word in self._texts[position]]
        return found
