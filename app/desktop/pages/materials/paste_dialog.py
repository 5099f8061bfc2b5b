"""The preview of a pasted block: every cell as it is read, with doubtful and unreadable ones marked."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.materials.cell_texts import BillWords
from app.importing.bill.numbers import DecimalMark
from app.services.editing.bill_clipboard import BlockReading, number_cell
from app.texts import text, todo
from models.domain.bill import BillLine
from models.domain.bill_cells import value_of
from models.domain.outcome import Finding, Severity
from models.domain.quantities import percent_from_fraction
from widgets.bill.columns import COLUMN_OF, COLUMNS
from widgets.colours import colours_of
from widgets.plain_text import plain_label
from widgets.rows_table_model import RIGHT, ROOT, Index, RowsTableModel
from widgets.severity_marks import SEVERITY_MARKS

_SHOWN_ROWS = 200
_SHOWN_PROBLEMS = 100
_SHOWN_CHARACTERS = 200

Reader = Callable[[DecimalMark], BlockReading]


class PreviewTableModel(RowsTableModel[int]):
    """The first rows of a block as they would appear in the bill."""

    def __init__(self, words: BillWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._reading = BlockReading({}, ())
        self._faulty: frozenset[tuple[int, str]] = frozenset()

    def show_reading(self, reading: BlockReading) -> None:
        with self.resetting():
            self._reading = reading
            self._rows = sorted(reading.lines)[:_SHOWN_ROWS]
            self._faulty = frozenset(
                (f.where.row, f.where.column) for f in reading.findings if f.severity is not Severity.NOTE
            )

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._reading.fields)

    def titles(self) -> tuple[str, ...]:
        places = ((field, COLUMN_OF.get(field)) for field in self._reading.fields)
        return tuple(field if place is None else COLUMNS[place].header_text() for field, place in places)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        is_number = role == int(Qt.ItemDataRole.DisplayRole) and 0 <= section < len(self._rows)
        return self._rows[section] if is_number else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, field = self._rows[index.row()], self._reading.fields[index.column()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return self._shown(self._reading.lines[row], field)
        place = COLUMN_OF.get(field)
        if role == int(Qt.ItemDataRole.TextAlignmentRole) and place is not None and COLUMNS[place].is_number:
            return RIGHT
        if role == int(Qt.ItemDataRole.BackgroundRole) and (row, field) in self._faulty:
            parent = self.parent()
            return QBrush(colours_of(parent).colour("warning_soft")) if isinstance(parent, QWidget) else None
        return None

    def _shown(self, line: BillLine, field: str) -> str:
        """A value as text; numbers have no thousands separators, so that they are unambiguous."""
        if field == "id":
            return line.id
        value = value_of(line, field)
        if isinstance(value, float) and field in COLUMN_OF and COLUMNS[COLUMN_OF[field]].is_number:
            return number_cell(
                percent_from_fraction(value) if field.endswith("_fraction") else value, self._words.mark
            )
        return " ".join(self._words.cell(line, field).split())[:_SHOWN_CHARACTERS]


class PasteDialog(QDialog):
    """Shows a block before it is pasted; it can only be pasted when every cell is readable."""

    def __init__(self, read: Reader, mark: DecimalMark, words: BillWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Plakken: voorbeeld"))
        self._read, self._words = read, words
        self._mark = mark
        self.reading = read(mark)
        self._sentence: QLabel = plain_label()
        self._sentence.setWordWrap(True)
        self._model = PreviewTableModel(words, self)
        self._table = QTableView()
        self._problems = QPlainTextEdit()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._show()
        self.resize(860, 520)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addWidget(self._marks())
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.tr("Voorbeeld van het blok"))
        self._table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        layout.addWidget(self._table, 3)
        self._problems.setReadOnly(True)
        self._problems.setTabChangesFocus(True)
        self._problems.setAccessibleName(self.tr("Meldingen"))
        layout.addWidget(self._problems, 2)
        layout.addWidget(self._buttons)

    def _marks(self) -> QWidget:
        """The choice between decimal comma and point, with an example of each."""
        self._choice = QComboBox()
        example = self.reading.ambiguous[0] if self.reading.ambiguous else None
        if example is not None:
            comma = self.tr("Decimale komma: {0} is {1}").format(example.text, self._plain(example.comma))
            point = self.tr("Decimale punt: {0} is {1}").format(example.text, self._plain(example.point))
            self._choice.addItem(comma, DecimalMark.COMMA)
            self._choice.addItem(point, DecimalMark.POINT)
            self._choice.setCurrentIndex(0 if self._mark is DecimalMark.COMMA else 1)
        label = plain_label(self.tr("&Getallen"))
        label.setBuddy(self._choice)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self._choice, 1)
        holder = QWidget()
        holder.setLayout(row)
        holder.setVisible(example is not None)
        self._choice.currentIndexChanged.connect(self._on_mark)
        return holder

    def _plain(self, value: float) -> str:
        return number_cell(value, self._words.mark)

    def _on_mark(self, place: int) -> None:
        self._mark = DecimalMark(self._choice.itemData(place))
        self.reading = self._read(self._mark)
        self._show()

    def _show(self) -> None:
        reading = self.reading
        self._model.show_reading(reading)
        self._table.resizeColumnsToContents()
        self._sentence.setText(self._said())
        problems = [f for f in reading.findings if f.severity is not Severity.NOTE]
        problems.sort(key=lambda f: (f.severity is not Severity.ERROR, f.where.row))
        self._problems.setPlainText("\n".join(map(self._line, problems[:_SHOWN_PROBLEMS])))
        self._problems.setVisible(bool(problems))
        self._table.setVisible(not reading.has_errors)
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("Plakken"))
        ok.setEnabled(not reading.has_errors and bool(reading.lines))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Annuleren"))

    def _said(self) -> str:
        if self.reading.has_errors:
            return self.tr("Er is niets geplakt: deze cellen zijn niet te lezen. Verbeter ze in de bron.")
        if self.reading.ambiguous:
            return self.tr("Punt of komma is hier niet zeker. Kies hoe de getallen zijn bedoeld.")
        return self.tr("Zo wordt het blok gelezen: {0} regels.").format(len(self.reading.lines))

    def _line(self, finding: Finding) -> str:
        place = COLUMN_OF.get(finding.where.column)
        column = COLUMNS[place].title() if place is not None else finding.where.column
        where = self.tr("rij {0}, {1}").format(finding.where.row, column)
        said, advice = (told(finding.message, self._words.language) for told in (text, todo))
        return f"{SEVERITY_MARKS[finding.severity]} {where}: {said} {advice}"
