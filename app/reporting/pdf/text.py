"""Typesetting of texts of any origin: literally, in shipped fonts, never parsed as markup.

A `Typesetter` cuts text into runs of one font, with a second font for characters that the first lacks and a
visible sign for those that neither has. Leaves out on purpose: reportlab's Paragraph, whose markup would let a
text from a file choose fonts, links and images. Right-to-left scripts are turned line by line as they are drawn.
"""

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from app.reporting.pdf.shaping import drawing_order, is_right_to_left, joined, mirrored
from app.reporting.pdf.style import FALLBACK, Face
from app.reporting.wording.plain_text import ELLIPSIS, MOST_CHARACTERS, clean

Run = tuple[str, str]
Line = tuple[Run, ...]

_MODIFIERS = frozenset((*map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0x1F3FB, 0x1F400)), "\u200d"))
"""Variation selectors, skin tones, and the joiner of emoji."""

UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"


@cache
def _glyphs(font: str) -> frozenset[int]:
    """The code points that a font can draw."""
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph) | {0xA0}


class Typesetter:
    """Sets the texts of one document and counts the characters that no shipped font has."""

    def __init__(self) -> None:
        self.missing = 0
        self.was_shortened = False

    def line(self, text: str, font: str) -> Line:
        """The text as runs, in `font` where that has the character."""
        cleaned = _without_modifiers(joined(clean(text)))
        if cleaned.endswith(ELLIPSIS) and cleaned != text:
            self.was_shortened = True
        glyphs = _glyphs(font)
        if all(map(glyphs.__contains__, map(ord, cleaned))):
            return ((font, cleaned),)
        return self._mixed(cleaned, font)

    def _mixed(self, text: str, font: str) -> Line:
        runs: list[Run] = []
        for character in text:
            chosen, shown = self._choose(character, font)
            if runs and runs[-1][0] == chosen:
                runs[-1] = (chosen, runs[-1][1] + shown)
            else:
                runs.append((chosen, shown))
        return tuple(runs)

    def _choose(self, character: str, font: str) -> Run:
        code = ord(character)
        if code in _glyphs(font):
            return font, character
        if code in _glyphs(FALLBACK):
            return FALLBACK, character
        self.missing += 1
        return FALLBACK, UNPRINTABLE

    def fitted(self, text: str, face: Face, width: float) -> Line:
        """The text on one line, cut with an ellipsis when it is wider than `width`."""
        return self.wrapped(text, face, width, 1)[0]

    def wrapped(self, text: str, face: Face, width: float, most: int) -> list[Line]:
        """The text over at most `most` lines; a word that is too long is broken."""
        line, size = self.line(text, face.font), face.size
        if line_width(line, size) <= width:
            return [line]
        lines: list[Line] = []
        rest = line
        while rest and len(lines) < most:
            if line_width(rest, size) <= width:
                return [*lines, rest]
            if len(lines) == most - 1:
                self.was_shortened = True
                return [*lines, _cut(rest, face, width)]
            head, rest = _broken(rest, size, width)
            lines.append(head)
        return lines


def line_width(line: Line, size: float) -> float:
    """Width in points."""
    return sum((float(pdfmetrics.stringWidth(text, font, size)) for font, text in line), 0.0)


def draw_line(canvas: Canvas, line: Line, at: tuple[float, float], face: Face, align: str = "left") -> None:
    """Draws a line with its baseline at `at`, which is its left, middle or right by `align`."""
    x, y = at
    if align != "left":
        width = line_width(line, face.size)
        x -= width if align == "right" else width / 2
    canvas.setFillColor(face.colour)
    words = canvas.beginText(x, y)
    for font, text in _as_drawn(line):
        words.setFont(font, face.size)
        words.textOut(text)
    canvas.drawText(words)


def _as_drawn(line: Line) -> Line:
    """The runs of a line from left to right as they are drawn."""
    text = _text(line)
    if not is_right_to_left(text):
        return line
    fonts = [font for font, words in line for _ in words]
    runs: list[Run] = []
    for place, is_turned in drawing_order(text):
        shown = mirrored(text[place]) if is_turned else text[place]
        if runs and runs[-1][0] == fonts[place]:
            runs[-1] = (fonts[place], runs[-1][1] + shown)
        else:
            runs.append((fonts[place], shown))
    return tuple(runs)


def _without_modifiers(text: str) -> str:
    """The text without signs that only change the look of an emoji, so that one emoji is one sign."""
    return text if text.isascii() else "".join(c for c in text if c not in _MODIFIERS)


def _text(line: Line) -> str:
    return "".join(text for _, text in line)


def _part(line: Line, start: int, end: int) -> Line:
    """The characters of a line from `start` to `end`."""
    runs: list[Run] = []
    place = 0
    for font, text in line:
        piece = text[max(0, start - place) : max(0, end - place)]
        if piece:
            runs.append((font, piece))
        place += len(text)
    return tuple(runs)


def _fitting(line: Line, size: float, width: float) -> int:
    """The number of characters of a line that fit in `width`; at least one."""
    low, high = 1, min(len(_text(line)), MOST_CHARACTERS)
    while low < high:
        middle = (low + high + 1) // 2
        if line_width(_part(line, 0, middle), size) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _cut(line: Line, face: Face, width: float) -> Line:
    room = width - pdfmetrics.stringWidth(ELLIPSIS, face.font, face.size)
    fitting = _fitting(line, face.size, room)
    kept = _part(line, 0, _word_end(_text(line), fitting))
    return (*_stripped(kept), (face.font, ELLIPSIS))


def _word_end(text: str, at: int) -> int:
    """The end of the last whole word up to `at`; `at` itself when that would leave less than half."""
    if at >= len(text) or text[at].isspace():
        return at
    end = text.rfind(" ", 0, at)
    return end if 2 * end >= at else at


def _stripped(line: Line) -> Line:
    end = len(_text(line).rstrip())
    return _part(line, 0, end)


def _broken(line: Line, size: float, width: float) -> tuple[Line, Line]:
    """The part that fits, up to the last space where there is one, else the last hyphen or slash, and the rest."""
    text, fitting = _text(line), _fitting(line, size, width)
    at = text.rfind(" ", 0, fitting + 1)
    hyphen = max(text.rfind("-", 0, fitting), text.rfind("/", 0, fitting))
    if at <= 0 and hyphen > 0:
        at = hyphen + 1
    if at <= 0:
        at = fitting
    rest = _part(line, at, len(text))
    start = len(_text(rest)) - len(_text(rest).lstrip(" "))
    return _stripped(_part(line, 0, at)), _part(rest, start, len(_text(rest)))
