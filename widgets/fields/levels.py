"""List of the levels of one indicator: name, requirement, and verdict in shape and word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models.presentation.marks import Mark
from widgets.marks import MarkLabel
from widgets.plain_text import plain_label

_STRETCHES = (0, 8, 0, 6)
_MARK, _ANSWER = 2, 3


@dataclass(frozen=True, slots=True)
class LevelLine:
    """Texts of one level; `mark` is that of the answer, None without one."""

    name: str
    asked: str
    answer: str
    mark: Mark | None = None


class LevelList(QWidget):
    """Widget that lists levels, with long requirements wrapped, or shows a sentence when there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        for column, stretch in enumerate(_STRETCHES):
            self._grid.setColumnStretch(column, stretch)
        self._rows: list[tuple[tuple[QLabel, QLabel, QLabel], MarkLabel]] = []
        self._lines: tuple[LevelLine, ...] = ()
        self._nothing = _cell()
        self._nothing.setProperty("role", "muted")
        self._grid.addWidget(self._nothing, 0, 0, 1, len(_STRETCHES))

    def lines(self) -> tuple[LevelLine, ...]:
        """The lines that are shown."""
        return self._lines

    def show_lines(self, lines: Sequence[LevelLine], nothing: str) -> None:
        """Shows the lines, or the sentence `nothing` when there are none."""
        self._lines = tuple(lines)
        self._nothing.setText(nothing)
        self._nothing.setVisible(not lines)
        has_answers = any(line.answer for line in lines)
        self._grid.setColumnStretch(_ANSWER, _STRETCHES[_ANSWER] if has_answers else 0)
        while len(self._rows) < len(lines):
            self._add_row()
        for position, (cells, mark) in enumerate(self._rows):
            is_used = position < len(lines)
            shown = lines[position] if is_used else LevelLine("", "", "")
            for cell, text in zip(cells, (shown.name, shown.asked, shown.answer), strict=True):
                cell.setText(text)
                cell.setVisible(is_used)
                if cell.wordWrap():
                    cell.setMinimumWidth(_widest_word(cell))
            cells[2].setVisible(is_used and has_answers)
            mark.setVisible(is_used and shown.mark is not None)
            mark.show_mark(shown.mark or Mark.NO_LEVEL)

    def _add_row(self) -> None:
        name = plain_label(role="muted")
        cells, mark = (name, _cell(), _cell()), MarkLabel(Mark.NO_LEVEL)
        row = len(self._rows) + 1
        for column, cell in zip((0, 1, _ANSWER), cells, strict=True):
            self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(mark, row, _MARK, Qt.AlignmentFlag.AlignTop)
        self._rows.append((cells, mark))


def _widest_word(cell: QLabel) -> int:
    """The width in pixels of the longest text that cannot be broken; a no-break space does not break."""
    words = cell.text().split(" ")
    return max((cell.fontMetrics().horizontalAdvance(word) for word in words), default=0) + 1


def _cell() -> QLabel:
    label = plain_label()
    label.setWordWrap(True)
    return label
