"""Finds the card or assembly of the library that each row of a bill means.

The whole bill is read at once: what its codes are, what "idem" repeats, and which heading a row stands under.
Nothing here depends on a network, a clock or the order of rows (but "idem").
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from app.importing.matching.candidates import Candidate, candidates
from app.importing.matching.code_system import is_nl_sfb
from app.importing.matching.collector import collector_paused
from app.importing.matching.description import Description, describe, is_unknown
from app.importing.matching.idem import without_idem
from app.importing.matching.left_out import LeftOut, LeftOutWords
from app.importing.matching.masses import row_unit
from app.importing.matching.phrases import PhraseIndex, phrase_index
from app.importing.matching.proposals import given_proposal, proposals
from app.importing.matching.ranking import Ranking, Row, Weighed
from app.importing.matching.rows import MatchRow, MatchState, MaterialProposal, RowMatch
from app.importing.matching.stated_sizes import NOTHING_STATED, stated_sizes
from app.importing.matching.tokens import folded, read_folded
from models.domain.library.words import NotMaterialKind
from models.domain.quantities import Unit
from models.reference.library.library import Library

__all__ = ["MatchRow", "MatchState", "MaterialMatcher", "MaterialProposal", "RowMatch"]

_LEAST_SCORE = 1.7
_TAKEN_SCORE, _TAKEN_SHARE, _TAKEN_MARGIN, _TAKEN_CONFLICT = 3.0, 0.55, 0.12, 0.45
_ALONE = 0.8
_LEAST_SURELY_MENDED = 7
"""Letters of a word whose typing error leaves no doubt."""
_MOST_CHAPTERS = 2_000
_MOST_REMEMBERED = 5_000
_NOTHING = RowMatch(MatchState.NONE)


class MaterialMatcher:
    """Matches rows with the library.

    Args:
        library: cards, assemblies and words. The index is made when a row is first matched.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._chapters: dict[str, Description] = {}
        self._known: dict[object, list[Candidate]] = {}

    @cached_property
    def _index(self) -> PhraseIndex:
        with collector_paused():
            return phrase_index(self._library)

    @cached_property
    def _ranking(self) -> Ranking:
        return Ranking(self._library, self._index)

    @cached_property
    def _left_out(self) -> LeftOutWords:
        return LeftOutWords(self._library, self._index.lexicon)

    def match(self, rows: Sequence[MatchRow]) -> tuple[RowMatch, ...]:
        """The answer for each row, in their order.

        Raises:
            ReferenceDataError: a record of the library is broken.
        """
        with collector_paused():
            return self._matched(rows)

    def _matched(self, rows: Sequence[MatchRow]) -> tuple[RowMatch, ...]:
        texts = without_idem([self._full(row.text) for row in rows], self._index.lexicon)
        read = self._read(rows, texts)
        described, found = [one for one, _ in read], [some for _, some in read]
        if self._has_nl_sfb(rows, described, found):
            described = [replace(one, code=row.code) for row, one in zip(rows, described, strict=True)]
        counted = sum(row.quantity is not None or bool(row.unit_text) or row.unit is not None for row in rows)
        is_bill = counted * 2 > len(rows)
        return tuple(
            self._answer(row, one, some, is_bill=is_bill)
            for row, one, some in zip(rows, described, found, strict=True)
        )

    def proposal_for(self, row: MatchRow, target: str) -> MaterialProposal | None:
        """A given card or assembly as proposal for a row, with its mass in the sizes and the unit of the row.

        Args:
            row: a single row: what "idem" repeats and what its code means is not known.
            target: id of a card or an assembly.

        Returns:
            None when the library has no such card or assembly.

        Raises:
            ReferenceDataError: a record of the library is broken.
        """
        item = self._library.cards.get(target) or self._library.assemblies.get(target)
        if item is None:
            return None
        unit, stated = row_unit(row.unit, row.unit_text), stated_sizes(read_folded(self._full(row.text)))
        return given_proposal(item, self._ranking.mass_of(item, unit, stated), row.quantity, unit)

    def _read(self, rows: Sequence[MatchRow], texts: Sequence[str]) -> list[tuple[Row, list[Candidate]]]:
        """The rows with their candidates, each different one read once."""
        known: dict[tuple[str, Unit | None, str, str], tuple[Row, list[Candidate]]] = {}
        found = []
        for row, text in zip(rows, texts, strict=True):
            key = (text, row.unit, row.unit_text, row.chapter)
            if key not in known:
                one = self._row(row, text)
                known[key] = (one, self._candidates(row, one))
            found.append(known[key])
        return found

    def _row(self, row: MatchRow, text: str) -> Row:
        reading = read_folded(text)
        description = describe(reading, self._index.lexicon)
        return Row(description, row_unit(row.unit, row.unit_text), stated_sizes(reading), "")

    def _candidates(self, row: MatchRow, one: Row) -> list[Candidate]:
        """The candidates of the words of a row, which many rows share that differ in sizes and fillers."""
        said, sized = one.description, one.stated is not NOTHING_STATED
        words = (tuple(said.main.items()), tuple(said.with_.items()), tuple(said.on.items()))
        key = (words, tuple(said.ends.items()), row.chapter, sized)
        if key not in self._known:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[key] = candidates(said, self._chapter(row.chapter).main, self._index, sized=sized)
        return self._known[key]

    def _full(self, text: str) -> str:
        """A text as typed, folded and with its abbreviations in full."""
        return self._index.abbreviations.in_full(folded(text))

    def _chapter(self, text: str) -> Description:
        if text not in self._chapters:
            if len(self._chapters) >= _MOST_CHAPTERS:
                self._chapters.clear()
            self._chapters[text] = describe(read_folded(self._full(text)), self._index.lexicon)
        return self._chapters[text]

    def _has_nl_sfb(
        self, rows: Sequence[MatchRow], described: Sequence[Row], found: Sequence[list[Candidate]]
    ) -> bool:
        """Whether the codes of the bill are NL-SfB, by the rows whose words are clear."""
        clear = []
        coded = [n for n, row in enumerate(rows) if row.code]
        for n in coded:
            strong = [c for c in found[n][:1] if c.is_strong and c.share > 0.6]
            if strong:
                weighed = self._ranking.weigh(strong, described[n])
                clear += [(rows[n].code, one.elements) for one in weighed[:1]]
        return bool(coded) and is_nl_sfb(clear, len(coded))

    def _answer(self, row: MatchRow, one: Row, found: list[Candidate], *, is_bill: bool) -> RowMatch:
        if not one.description.reading.text.strip():
            return _NOTHING
        weighed = [w for w in self._ranking.weigh(found, one) if w.score >= _LEAST_SCORE]
        left_out = self._said_left_out(row, one)
        if left_out is not None and not _is_material_after_all(left_out, weighed, one):
            return RowMatch(MatchState.LEFT_OUT, left_out=left_out.kind)
        if is_bill and row.quantity is None and row.unit is None and not row.unit_text.strip():
            return RowMatch(MatchState.LEFT_OUT, left_out=NotMaterialKind.HEADING)
        if not weighed:
            return _NOTHING
        state = MatchState.TAKEN if _is_certain(weighed, one) else MatchState.PROPOSED
        return RowMatch(state, proposals(weighed, row, one))

    def _said_left_out(self, row: MatchRow, one: Row) -> LeftOut | None:
        by_unit = self._left_out.of_unit(row.unit_text)
        if by_unit is not None:
            return by_unit
        by_text = self._left_out.of_text(one.description.main_text, one.description.reading.text)
        if by_text is not None and not by_text.is_soft:
            return by_text
        chapter = self._chapter(row.chapter).reading.text
        by_chapter = self._left_out.of_chapter(chapter, one.description.reading.text)
        return by_chapter or by_text


def _is_material_after_all(left_out: LeftOut, weighed: Sequence[Weighed], one: Row) -> bool:
    """Whether words of a line without material stand beside a material, or one that may be."""
    return (left_out.is_soft and _names_material(weighed)) or (left_out.is_open and _has_unknown(one))


def _has_unknown(one: Row) -> bool:
    """Whether the main clause has a word that the lexicon does not explain: it may be a material."""
    return any(is_unknown(part) for part in one.description.main)


def _names_material(weighed: Sequence[Weighed]) -> bool:
    return bool(weighed) and weighed[0].candidate.is_strong and weighed[0].candidate.origin == "main"


def _is_certain(weighed: Sequence[Weighed], row: Row) -> bool:
    """Whether the first proposal may be counted before anybody confirmed it."""
    first = weighed[0]
    found = first.candidate
    if first.mass.kg is None or found.origin != "main" or first.is_doubtful:
        return False
    if not found.is_strong and not _is_alone(found, row, first):
        return False
    if first.score < _TAKEN_SCORE or found.share < _TAKEN_SHARE:
        return False
    if any(len(typed) < _LEAST_SURELY_MENDED for typed in row.description.mended):
        return False
    if found.conflict > _TAKEN_CONFLICT * found.score or (row.description.mended and found.share < 0.8):
        return False
    rivals = [w for w in weighed[1:] if not _is_kindred(w, first)]
    return not rivals or rivals[0].score < first.score * (1 - _TAKEN_MARGIN)


def _is_alone(found: Candidate, row: Row, first: Weighed) -> bool:
    """Whether a weak word is all that the text says, in a word of its own."""
    words = [row.description.main[part] for part in found.phrase.parts if part in row.description.main]
    others = [p for p, word in row.description.main.items() if word in words and p not in found.phrase.parts]
    return found.share > _ALONE and found.conflict == 0 and not others and first.fits_code is not False


def _is_kindred(one: Weighed, other: Weighed) -> bool:
    """Whether two candidates are one thing for a mass: a phrase within the other, or an assembly of the card."""
    if one.candidate.is_assembly != other.candidate.is_assembly:
        return True
    if one.candidate.phrase.parts < other.candidate.phrase.parts:
        return True
    a, b = one.mass.kg, other.mass.kg
    same = getattr(one.item, "material_class", 1) == getattr(other.item, "material_class", 2)
    return same and a is not None and b is not None and abs(a - b) <= 0.1 * max(a, b)
