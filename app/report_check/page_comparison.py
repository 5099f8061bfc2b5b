"""Compares the pages of a report with the same pages made again, down to the texts that differ."""

import difflib
import itertools
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from app.formats.cell_text import clean_text
from app.report_check.pdf_file import PdfFile
from models.domain.report_check import PageCheck, PageState

_MOST_DIFFERENCES = 20
_MOST_PAGES_IN_WORDS = 30
_MOST_CONTENT_BYTES = 2 * 2**20
_MOST_LINES = 600
_WHOLE, _AROUND = 100, 24

Lines = tuple[str, ...]


class PageTexts:
    """The lines of the pages of one file, read when asked for and once."""

    def __init__(self, file: PdfFile) -> None:
        self._pages: list[Any] = file.pages
        self.lines: Callable[[int], Lines] = cache(self._lines)

    def drawing(self, place: int) -> bytes:
        """The drawing instructions of a page, 0-based."""
        contents = self._pages[place].get_contents()
        return b"" if contents is None else bytes(contents.get_data())

    def _lines(self, place: int) -> Lines:
        """The texts on a page, 0-based, in the order of drawing; none of one that is too large or not there."""
        if place >= len(self._pages):
            return ()
        if not 0 < len(self.drawing(place)) <= _MOST_CONTENT_BYTES:
            return ()
        return page_lines(self._pages[place])


def page_lines(page: Any) -> Lines:
    """The texts on a page in the order in which they are drawn."""
    lines = [" ".join(clean_text(line).split()) for line in page.extract_text().splitlines()]
    return tuple(line for line in lines if line)[:_MOST_LINES]


def compared_pages(
    found: PageTexts, anew: PageTexts, found_keys: Sequence[str], anew_keys: Sequence[str]
) -> tuple[PageCheck, ...]:
    """Aligns the pages of the file and of the rendering; pages with equal keys are the same.

    `number` is the page's place in the file, and of a missing page its place in the rendering.
    """
    checks: list[PageCheck] = []
    in_words = _MOST_PAGES_IN_WORDS
    matcher = difflib.SequenceMatcher(None, found_keys, anew_keys, autojunk=False)
    for tag, found_from, found_to, anew_from, anew_to in matcher.get_opcodes():
        both = min(found_to - found_from, anew_to - anew_from)
        for step in range(both):
            one, other = found_from + step, anew_from + step
            if tag == "equal":
                checks.append(PageCheck(one + 1, PageState.SAME))
                continue
            is_redrawn = in_words > 0 and found.drawing(one) != anew.drawing(other)
            pairs = line_differences(found.lines(one), anew.lines(other)) if is_redrawn else ()
            in_words -= is_redrawn
            checks.append(PageCheck(one + 1, PageState.CHANGED, pairs))
        checks += [PageCheck(one + 1, PageState.ADDED) for one in range(found_from + both, found_to)]
        checks += [PageCheck(other + 1, PageState.MISSING) for other in range(anew_from + both, anew_to)]
    return tuple(checks)


def line_differences(found: Lines, anew: Lines) -> tuple[tuple[str, str], ...]:
    """The lines that differ as (in the file, made again), at most twenty; "" where one has nothing."""
    pairs: list[tuple[str, str]] = []
    for tag, found_from, found_to, anew_from, anew_to in difflib.SequenceMatcher(
        None, found, anew, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        for step in range(max(found_to - found_from, anew_to - anew_from)):
            one = found[found_from + step] if found_from + step < found_to else ""
            other = anew[anew_from + step] if anew_from + step < anew_to else ""
            pairs.append(shortened_pair(one, other))
    return tuple(pairs[:_MOST_DIFFERENCES])


def shortened_pair(one: str, other: str) -> tuple[str, str]:
    """Both texts; long ones are cut to the part around the difference."""
    if max(len(one), len(other)) <= _WHOLE:
        return one, other
    same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    start = max(0, same - _AROUND)
    return _part(one, start), _part(other, start)


def _part(text: str, start: int) -> str:
    head = "…" if start else ""
    rest = text[start:]
    return head + (rest if len(rest) <= _WHOLE else rest[:_WHOLE] + "…")
