"""A table for paper: texts as they are, a header on every page, and bars that begin at zero.

Own drawing instead of reportlab's Table: cells take any text literally, with the fallback font, and a bill
of a thousand lines stays fast. Leaves out on purpose: cells that span columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.reporting.pdf.band import BAND_HEIGHT, draw_band
from app.reporting.pdf.blocks import Block
from app.reporting.pdf.marks import MARK_SIDE, draw_mark
from app.reporting.pdf.roles import Role, TableRole
from app.reporting.pdf.style import BAR, FAINT, INK, NARROW, NARROW_BOLD, PAPER_TINT, RULE, SMALLEST, SOFT, Face
from app.reporting.pdf.text import Line, Typesetter, draw_line, line_width
from app.reporting.wording.number_text import NBSP
from models.presentation.band import Band
from models.presentation.marks import Mark

CELL_PADDING = 2.2
_MARK_ROOM = MARK_SIDE + 2.4
_MOST_FIGURE_LINES = 3
_LEADING = 1.22


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, width in points, alignment and how many lines a cell may take.

    A column of figures never cuts a cell: what is too wide is set smaller.
    """

    title: str
    width: float
    align: str = "left"
    most_lines: int = 1
    colour: Color = INK
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that differs from its column; a `mark` is drawn before its text."""

    text: str
    colour: Color | None = None
    is_bold: bool = False
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from zero; `fraction` of the column's width. An open bar is a lower bound."""

    fraction: float
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class BandCell:
    """A figure with its interval among its levels; `text` says the same."""

    band: Band | None
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row. A tinted row is a heading between rows; `has_rule` draws a line above it."""

    cells: tuple[str | Cell | Bar | BandCell, ...]
    is_tinted: bool = False
    has_rule: bool = True


@dataclass(frozen=True, slots=True)
class _SetCell:
    lines: tuple[Line, ...]
    face: Face
    bar: Bar | None = None
    band: Band | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class _SetRow:
    cells: tuple[_SetCell, ...]
    height: float
    is_tinted: bool
    has_rule: bool


@dataclass(frozen=True, slots=True)
class TableLook:
    """Size of the text and of the padding above and below it, in points."""

    size: float = SMALLEST
    padding: float = 2.4
    header_size: float = SMALLEST


def figure_width(texts: Iterable[str], setter: Typesetter, size: float, limits: tuple[float, float]) -> float:
    """Width in points of a column in which figures keep their size, between the least and the most of `limits`."""
    least, most = limits
    widest = max((line_width(setter.line(text, NARROW), size) for text in texts), default=0.0)
    return max(least, min(most, widest + 2 * CELL_PADDING + 0.5))


class PaperTable(Block):
    """A table over as many pages as it needs."""

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Row], setter: Typesetter, look: TableLook | None = None
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.look = look or TableLook()
        self.header = self._set_header(setter)
        self.rows = tuple(self._set_row(row, setter) for row in rows)
        self.hAlign = "LEFT"
        self.words = tuple(tuple(map(_words, row.cells)) for row in rows)

    def roles(self) -> Sequence[Role]:
        return (TableRole(tuple(column.title for column in self.columns), self.words),)

    def _set_header(self, setter: Typesetter) -> _SetRow:
        face = Face(NARROW_BOLD, self.look.header_size, SOFT)
        cells = tuple(
            _SetCell((setter.fitted(column.title, face, self._title_width(place)),), face)
            for place, column in enumerate(self.columns)
        )
        return _SetRow(cells, self.look.header_size * _LEADING + 2 * self.look.padding, False, False)

    def _title_width(self, place: int) -> float:
        """The width of a title: its column and those after it that have none."""
        width = self.columns[place].width
        for column in self.columns[place + 1 :]:
            if column.title or self.columns[place].align == "right":
                break
            width += column.width
        return width - CELL_PADDING

    def _set_row(self, row: Row, setter: Typesetter) -> _SetRow:
        cells = tuple(
            self._set_cell(cell, column, setter) for cell, column in zip(row.cells, self.columns, strict=False)
        )
        lines = max((len(cell.lines) for cell in cells), default=1)
        height = lines * self.look.size * _LEADING + 2 * self.look.padding
        return _SetRow(cells, height, row.is_tinted, row.has_rule)

    def _set_cell(self, cell: str | Cell | Bar | BandCell, column: Column, setter: Typesetter) -> _SetCell:
        face, mark = Face(NARROW, self.look.size, column.colour), None
        if isinstance(cell, Bar):
            return _SetCell((), face, cell)
        if isinstance(cell, BandCell):
            return _SetCell((), face, band=cell.band)
        if isinstance(cell, Cell):
            face = Face(NARROW_BOLD if cell.is_bold else NARROW, face.size, cell.colour or column.colour)
            mark, cell = cell.mark, cell.text
        if not cell:
            return _SetCell((), face, mark=mark)
        width = column.width - 2 * CELL_PADDING - (_MARK_ROOM if mark is not None else 0.0)
        if column.is_figure:
            lines, face = _whole_cell(setter, cell, face, width)
        else:
            lines = tuple(setter.wrapped(cell, face, width, column.most_lines))
        return _SetCell(lines, face, mark=mark)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        self.width = sum(column.width for column in self.columns)
        self.height = self.header.height + sum(row.height for row in self.rows)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """A first part that fits and the rest, both with the header; nothing when too little fits."""
        used, count = self.header.height, 0
        for row in self.rows:
            if used + row.height > height:
                break
            used, count = used + row.height, count + 1
        while count and self.rows[count - 1].is_tinted:
            count -= 1
        if count < min(3, len(self.rows)):
            return []
        return [self._part(slice(None, count)), self._part(slice(count, None))]

    def _part(self, which: slice) -> "PaperTable":
        part = PaperTable.__new__(PaperTable)
        Block.__init__(part)
        part.columns, part.look, part.header, part.rows = self.columns, self.look, self.header, self.rows[which]
        part.hAlign, part.words = self.hAlign, self.words[which]
        return part

    def draw(self) -> None:
        canvas: Canvas = self.canv
        top = self.height
        self._draw_row(canvas, self.header, top)
        top -= self.header.height
        self._rule(canvas, top, SOFT, 0.7)
        for place, row in enumerate(self.rows):
            if row.is_tinted:
                canvas.setFillColor(PAPER_TINT)
                canvas.rect(0, top - row.height, self.width, row.height, stroke=0, fill=1)
            if place and row.has_rule:
                self._rule(canvas, top, RULE, 0.35)
            self._draw_row(canvas, row, top)
            top -= row.height
        self._rule(canvas, top, RULE, 0.35)

    def _rule(self, canvas: Canvas, y: float, colour: Color, width: float) -> None:
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        canvas.line(0, y, self.width, y)

    def _draw_row(self, canvas: Canvas, row: _SetRow, top: float) -> None:
        x = 0.0
        for cell, column in zip(row.cells, self.columns, strict=False):
            if cell.bar is not None:
                self._draw_bar(canvas, cell.bar, (x, top - row.height), (column.width, row.height))
            is_right = column.align == "right"
            at = x + column.width - CELL_PADDING if is_right else x + CELL_PADDING
            if cell.mark is not None and not is_right:
                at += _MARK_ROOM
            baseline = baseline_top = top - self.look.padding - self.look.size * 0.92
            for line in cell.lines:
                draw_line(canvas, line, (at, baseline), cell.face, column.align)
                baseline -= self.look.size * _LEADING
            self._draw_signs(canvas, cell, (x, baseline_top), column)
            x += column.width

    def _draw_signs(self, canvas: Canvas, cell: _SetCell, at: tuple[float, float], column: Column) -> None:
        """Draws the mark before a text, or a band; `at` is the left of the cell and the first baseline."""
        x, baseline = at
        if cell.mark is not None:
            draw_mark(canvas, cell.mark, (x + CELL_PADDING, baseline - 0.7))
        if cell.band is not None:
            bottom = baseline + self.look.size * 0.35 - BAND_HEIGHT * 0.66
            draw_band(canvas, cell.band, (x + CELL_PADDING, bottom), column.width - 2 * CELL_PADDING)

    def _draw_bar(self, canvas: Canvas, bar: Bar, corner: tuple[float, float], box: tuple[float, float]) -> None:
        length = max(0.0, min(1.0, bar.fraction)) * (box[0] - 2 * CELL_PADDING)
        x, y = corner[0] + CELL_PADDING, corner[1] + 2.2
        height = min(box[1], self.look.size * _LEADING + 2 * self.look.padding) - 4.4
        y = corner[1] + box[1] - 2.2 - height
        canvas.setStrokeColor(FAINT)
        canvas.setLineWidth(0.5)
        if length:
            canvas.setFillColor(BAR)
            canvas.rect(x, y, length, height, stroke=0, fill=1)
        if bar.is_open:
            canvas.setDash(1.2, 1.2)
            canvas.line(x + length, y + height / 2, x + length + 6, y + height / 2)
            canvas.setDash()
        canvas.line(x, y - 1, x, y + height + 1)


def _whole_cell(setter: Typesetter, cell: str, face: Face, width: float) -> tuple[tuple[Line, ...], Face]:
    """The lines of a figure that is never cut: smaller where that stays readable, else over more lines.

    A line ends after a sign or a unit where it can, so that a number stays whole.
    """
    line = setter.line(cell, face.font)
    needed = line_width(line, face.size)
    if needed <= width:
        return (line,), face
    size = max(SMALLEST, face.size * width / needed)
    if line_width(line, size) <= width + 0.01:
        return (line,), Face(face.font, size, face.colour)
    smallest = Face(face.font, size, face.colour)
    return tuple(setter.wrapped(cell.replace(NBSP, " "), smallest, width, _MOST_FIGURE_LINES)), smallest


def _words(cell: str | Cell | Bar | BandCell) -> str:
    if isinstance(cell, Bar):
        return ""
    return cell if isinstance(cell, str) else cell.text
