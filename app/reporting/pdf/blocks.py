"""Building blocks of a page: headings, paragraphs, list entries, two columns."""

import math
from collections.abc import Iterable, Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable

from app.reporting.pdf.marks import draw_mark
from app.reporting.pdf.roles import HeadingRole, ParagraphRole, Role
from app.reporting.pdf.style import CONTENT_WIDTH, PAGE_HEIGHT, SANS, SANS_BOLD, SOFT, Face
from app.reporting.pdf.text import Line, Typesetter, draw_line
from models.presentation.marks import Mark

BODY = Face(SANS, 9.0)
STRONG = Face(SANS_BOLD, 9.0)
SMALL = Face(SANS, 8.0, SOFT)
HEADING = Face(SANS_BOLD, 13.5)
SUBHEADING = Face(SANS_BOLD, 10.0)


class Block(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """A part with a known size that draws itself; coordinates begin at its lower left corner."""

    canv: Canvas
    width: float
    height: float

    def roles(self) -> Sequence[Role]:
        """What the block is to a reader, in reading order; every kind of block says its own."""
        raise NotImplementedError(f"{type(self).__name__} says no role")


class Heading(Block):
    """A heading; a main one has an outline entry. `with_room` keeps it with what follows."""

    def __init__(self, text: str, setter: Typesetter, face: Face = HEADING, width: float = CONTENT_WIDTH) -> None:
        super().__init__()
        self.text, self.face = text, face
        self.line = setter.fitted(text, face, width)
        self.is_main = face is HEADING

    def roles(self) -> Sequence[Role]:
        return (HeadingRole(2 if self.is_main else 3, self.text),)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self.height = self.face.size * 2.4
        return self.width, self.height

    def draw(self) -> None:
        baseline = self.face.size * 0.55
        draw_line(self.canv, self.line, (0, baseline), self.face)
        if self.is_main:
            key = f"section-{self.text}"
            self.canv.bookmarkHorizontal(key, 0, self.height)
            self.canv.addOutlineEntry(self.text, key, 0)


class Sentences(Block):
    """A paragraph of one face, wrapped; `before` and `after` are space in points."""

    def __init__(
        self, text: str, setter: Typesetter, face: Face = BODY, width: float = CONTENT_WIDTH, most: int = 8
    ) -> None:
        super().__init__()
        self.text, self.face = text, face
        self.lines: Sequence[Line] = setter.wrapped(text, face, width, most)
        self.leading = face.size * 1.36
        self.spaceAfter = 4.0

    def roles(self) -> Sequence[Role]:
        return (ParagraphRole(self.text),)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, len(self.lines) * self.leading
        return self.width, self.height

    def draw(self) -> None:
        y = self.height - self.face.size
        for line in self.lines:
            draw_line(self.canv, line, (0, y), self.face)
            y -= self.leading


class Entry(Block):
    """One item of a list: a mark, a bold head, and a line of detail under it."""

    def __init__(self, head: str, detail: str, mark: Mark, setter: Typesetter, width: float) -> None:
        super().__init__()
        self.mark, self.text = mark, f"{head}: {detail}" if detail else head
        self.heads = setter.wrapped(head, STRONG, width - 14, 2)
        self.details = setter.wrapped(detail, SMALL, width - 14, 5) if detail else []
        self.column = width

    def roles(self) -> Sequence[Role]:
        return (ParagraphRole(self.text),)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        self.width = self.column
        self.height = len(self.heads) * 12.0 + len(self.details) * 10.8 + 5.0
        return self.width, self.height

    def draw(self) -> None:
        y = self.height - STRONG.size - 0.6
        draw_mark(self.canv, self.mark, (0, y - 0.4))
        for line in self.heads:
            draw_line(self.canv, line, (14, y), STRONG)
            y -= 12.0
        y += 1.0
        for line in self.details:
            draw_line(self.canv, line, (14, y), SMALL)
            y -= 10.8


class SideBySide(Block):
    """Two stacks of blocks beside each other; must fit on one page."""

    def __init__(self, left: Sequence[Block], right: Sequence[Block], gap: float = 24.0) -> None:
        super().__init__()
        self.stacks = (tuple(left), tuple(right))
        self.gap = gap
        self.spaceAfter = 8.0

    def roles(self) -> Sequence[Role]:
        return [role for stack in self.stacks for block in stack for role in block.roles()]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.column = (width - self.gap) / 2
        sizes = [[block.wrap(self.column, height)[1] + _after(block) for block in stack] for stack in self.stacks]
        self.height = max(sum(stack) for stack in sizes)
        return self.width, self.height

    def draw(self) -> None:
        for place, stack in enumerate(self.stacks):
            x, y = place * (self.column + self.gap), self.height
            for block in stack:
                y -= block.height
                block.drawOn(self.canv, x, y)
                y -= _after(block)


def _after(block: Block) -> float:
    return float(getattr(block, "spaceAfter", 0.0) or 0.0)


COLUMN_WIDTH = (CONTENT_WIDTH - 24.0) / 2
"""Width of one stack of `SideBySide`."""


_ROWS_WITH_HEADING = 75.0
"""The least height of a table under its heading, in points: its own header and three rows."""


def with_room(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with page breaks such that no heading stands alone at the foot of a page."""
    opening: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and any(not isinstance(one, Heading) for one in opening):
            yield from _told(opening)
            opening = []
        if isinstance(block, Heading) or (opening and isinstance(block, Sentences)):
            opening.append(block)
            continue
        if opening:
            yield CondPageBreak(_height(opening) + min(_height([block]), _least(block)))
            yield from opening
            opening = []
        yield block
    yield from _told(opening)


def _told(opening: Sequence[Block]) -> Iterator[Block]:
    """Headings with the sentences below them; they stay with the first, and the others go on by themselves."""
    if opening:
        until = next((i for i, block in enumerate(opening) if not isinstance(block, Heading)), len(opening))
        yield CondPageBreak(_height(opening[: until + 1]))
        yield from opening


def _least(block: Block) -> float:
    return math.inf if isinstance(block, SideBySide) else _ROWS_WITH_HEADING


def _height(blocks: Sequence[Block]) -> float:
    heights = (float(block.wrap(CONTENT_WIDTH, PAGE_HEIGHT)[1]) + _after(block) for block in blocks)
    return sum(heights, 0.0)
