"""The tab Kolommen: the table of the bill in the file, the field of every column, and corrections of both."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.desktop.importing.import_file import ImportFile
from app.desktop.importing.packed_choice import PackedChoice
from app.desktop.importing.texts import column_reason, field_choices
from app.desktop.session.workspace import Workspace
from app.formats.import_result import FoundColumn, FoundTable
from widgets.fields.frame import CalmComboBox
from widgets.plain_text import plain_label, plain_tool_tip
from widgets.row_table import set_up_look
from widgets.rows_table_model import Index, RowsTableModel
from widgets.tokens import size

_MOST_TEXT = 200
_MOST_ROW = 100_000
_ROW_WIDTH = 84
_FIELD_WIDTH = 212
_BETWEEN = "  ·  "


class ColumnsTableModel(RowsTableModel[FoundColumn]):
    """The columns of the file, one row each."""

    LETTER, HEADER, SHOWN, UNDERSTOOD, FIELD, REASON = range(6)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace

    @property
    def columns(self) -> Sequence[FoundColumn]:
        return self._rows

    def show(self, columns: Sequence[FoundColumn]) -> None:
        with self.resetting():
            self._rows = columns

    def titles(self) -> tuple[str, ...]:
        return (
            self.tr("Kolom"),
            self.tr("Kop"),
            self.tr("In het bestand"),
            self.tr("Gelezen als"),
            self.tr("Wordt"),
            self.tr("Waarom"),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        told = self._text(self._rows[index.row()], index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(told.split())[:_MOST_TEXT]
        return plain_tool_tip(told.replace(_BETWEEN, "\n")) if role == Qt.ItemDataRole.ToolTipRole else None

    def _text(self, column: FoundColumn, place: int) -> str:
        if place == self.UNDERSTOOD:
            if not column.field:
                return ""
            return _BETWEEN.join(each or self.tr("niet gelezen") for each in column.understood)
        texts = {
            self.LETTER: column.letter,
            self.HEADER: column.header,
            self.SHOWN: _BETWEEN.join(column.samples),
            self.REASON: column_reason(column.reason, self._workspace.language) if column.field else "",
        }
        return texts.get(place, "")


class ColumnsTab(QWidget):
    """The place of the bill and the fields of its columns, with controls to correct them.

    Signals:
        corrected(): a correction was made; the file of this tab must be read again.
    """

    corrected = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._file: ImportFile | None = None
        self._choices = QStandardItemModel(self)
        for field, name in field_choices(workspace.language):
            item = QStandardItem(name)
            item.setData(field, Qt.ItemDataRole.UserRole)
            self._choices.appendRow(item)
        self.model = ColumnsTableModel(workspace, self)
        self.packed = PackedChoice()
        self.tables = CalmComboBox()
        self.header_row = QLineEdit()
        self.mark = CalmComboBox()
        self.table = QTableView()
        self.keep = QCheckBox(self.tr("Onthouden voor bestanden met dezelfde kolommen"))
        self.guess_button = QPushButton(self.tr("Opnieuw raden"))
        self.note = plain_label(role="muted")
        self.note.setWordWrap(True)
        self.fields: list[CalmComboBox] = []
        self._fill_controls()
        self._lay_out()
        self._connect()

    def _fill_controls(self) -> None:
        self.header_row.setValidator(QIntValidator(1, _MOST_ROW, self))
        self.header_row.setMaximumWidth(_ROW_WIDTH)
        self.header_row.setAccessibleName(self.tr("Rij met de koppen"))
        for name, mark in (
            (self.tr("vanzelf bepaald"), ""),
            (self.tr("komma: 1.234,5"), ","),
            (self.tr("punt: 1,234.5"), "."),
        ):
            self.mark.addItem(name, mark)
        self.mark.setMinimumContentsLength(15)
        self.mark.setAccessibleName(self.tr("Decimaalteken"))
        self.tables.setAccessibleName(self.tr("Tabel in het bestand"))
        self.tables.setMinimumContentsLength(14)
        view = self.table
        view.setModel(self.model)
        view.setAccessibleName(self.tr("Kolommen van het bestand"))
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.verticalHeader().hide()
        set_up_look(view)
        view.verticalHeader().setDefaultSectionSize(size("control"))
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(ColumnsTableModel.SHOWN, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(ColumnsTableModel.UNDERSTOOD, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in (
            (ColumnsTableModel.LETTER, 62),
            (ColumnsTableModel.HEADER, 116),
            (ColumnsTableModel.FIELD, _FIELD_WIDTH),
            (ColumnsTableModel.REASON, 130),
        ):
            view.setColumnWidth(place, width)

    def _lay_out(self) -> None:
        top = QGridLayout()
        top.setHorizontalSpacing(12)
        top.setVerticalSpacing(2)
        for place, (name, control) in enumerate(
            (
                (self.tr("&Tabel"), self.tables),
                (self.tr("&Koppen in rij"), self.header_row),
                (self.tr("&Decimaalteken"), self.mark),
            )
        ):
            title = plain_label(name)
            title.setBuddy(control)
            top.addWidget(title, 0, place)
            top.addWidget(control, 1, place)
        top.addWidget(self.guess_button, 1, 3)
        top.setColumnStretch(0, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.packed)
        layout.addLayout(top)
        layout.addWidget(self.note)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.packed.chosen.connect(self._on_packed)
        self.tables.activated.connect(self._on_table)
        self.header_row.editingFinished.connect(self._on_header_row)
        self.mark.activated.connect(self._on_mark)
        self.keep.toggled.connect(self._on_keep)
        self.guess_button.clicked.connect(self._on_guess)

    @property
    def has_columns(self) -> bool:
        """Whether the file that is shown has a table of which the columns can be corrected."""
        return bool(self._file is not None and self._file.preview is not None and self._file.preview.tables)

    @property
    def asks(self) -> bool:
        """Whether the user can choose a table, its columns, or the file in a zip archive."""
        return self.has_columns or bool(self._file is not None and self._file.packed_files)

    def show_file(self, file: ImportFile | None) -> None:
        """Shows the tables of a file; while a file is read again, its former tables stay."""
        self._file = file
        table = file.table if file is not None else None
        if file is None or not file.is_busy:
            self.packed.show_names(file.packed_files if file is not None else (), file.packed if file else "")
        self._show_controls(file, table)
        columns = table.columns if table is not None else ()
        if tuple(columns) != tuple(self.model.columns):
            self._show_columns(columns)
        self.set_reading(file is not None and file.is_busy)

    def set_reading(self, is_reading: bool) -> None:
        """Blocks corrections while the file is read again; the focus stays where it is."""
        for control in (self.tables, self.header_row, self.mark, self.guess_button):
            control.setEnabled(not is_reading and self.has_columns)
        self.packed.setEnabled(not is_reading)
        self.note.setText(self._note(is_reading=is_reading))

    def _note(self, *, is_reading: bool) -> str:
        if is_reading:
            return self.tr("Het bestand wordt opnieuw gelezen…")
        if self._file is not None and self._file.packed_files and not self._file.packed:
            return self.tr("In dit zip-bestand staan meer bestanden. Kies hierboven welk bestand gelezen wordt.")
        if self._file is None or not self.has_columns:
            return self.tr("Dit bestand heeft geen kolommen om aan te wijzen: de opbouw ligt vast.")
        if not any(column.field for column in self.model.columns):
            return self.tr(
                "Geen materialenlijst herkend. Geef de rij met de koppen, en kies in Wordt wat elke kolom is."
            )
        if any(column.reason == "remembered" for column in self.model.columns):
            return self.tr("Deze indeling is onthouden van een eerder bestand. Opnieuw raden vergeet haar.")
        if any(column.reason == "content" for column in self.model.columns):
            return self.tr("Een deel is geraden uit de inhoud. Kijk de kolom Wordt na voor het opnemen.")
        return self.tr(
            "Klopt een kolom niet, kies dan in Wordt het goede veld. Het bestand wordt opnieuw gelezen."
        )

    def _show_controls(self, file: ImportFile | None, table: FoundTable | None) -> None:
        controls = (self.tables, self.header_row, self.mark, self.keep)
        blocked = [control.blockSignals(True) for control in controls]
        self.tables.clear()
        for each in file.preview.tables if file is not None and file.preview is not None else ():
            place = self.tr("{0}, koppen in rij {1}, {2} rijen").format(
                each.sheet or self.tr("het bestand"), each.header_row, each.row_count
            )
            self.tables.addItem(place, (each.sheet, each.header_row))
            if each is table:
                self.tables.setCurrentIndex(self.tables.count() - 1)
        self.header_row.setText(str(table.header_row) if table is not None else "")
        mark = file.choice.decimal_mark if file is not None and file.choice is not None else ""
        self.mark.setCurrentIndex(max(0, self.mark.findData(mark)))
        self.keep.setChecked(file is not None and file.keeps_layout)
        self.keep.setEnabled(table is not None and bool(table.signature))
        for control, was in zip(controls, blocked, strict=True):
            control.blockSignals(was)

    def _show_columns(self, columns: Sequence[FoundColumn]) -> None:
        focused = next((place for place, box in enumerate(self.fields) if box.hasFocus()), -1)
        if [c.letter for c in columns] != [c.letter for c in self.model.columns]:
            focused = -1
        self.model.show(columns)
        self.fields = [self._field_box(row, column) for row, column in enumerate(columns)]
        before: QWidget = self.guess_button
        for box in self.fields:
            QWidget.setTabOrder(before, box)
            before = box
        QWidget.setTabOrder(before, self.keep)
        if 0 <= focused < len(self.fields):
            self.fields[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _field_box(self, row: int, column: FoundColumn) -> CalmComboBox:
        box = CalmComboBox()
        box.setModel(self._choices)
        if box.findData(column.field) < 0:
            item = QStandardItem(column.field)
            item.setData(column.field, Qt.ItemDataRole.UserRole)
            self._choices.appendRow(item)
        box.setCurrentIndex(box.findData(column.field))
        box.setAccessibleName(
            self.tr("Veld voor kolom {0}, {1}").format(column.letter, column.header[:_MOST_TEXT])
        )
        box.activated.connect(lambda _, box=box, column=column: self._on_field(column, str(box.currentData())))
        self.table.setIndexWidget(self.model.index(row, ColumnsTableModel.FIELD), box)
        return box

    def _on_field(self, column: FoundColumn, field: str) -> None:
        if self._file is not None and field != column.field:
            self._file.choose_fields(column.letter, field)
            self._file.keeps_layout = True
            self.corrected.emit()

    def _on_packed(self, name: str) -> None:
        if self._file is not None:
            self._file.choose_packed(name)
            self.corrected.emit()

    def _on_table(self, place: int) -> None:
        sheet, row = self.tables.itemData(place)
        is_alone = self._file is not None and self._file.choice is not None and self._file.choice.is_alone
        if self._file is not None and (
            (sheet, row) != self._place() or (self.tables.count() > 1 and not is_alone)
        ):
            self._file.choose_table(str(sheet), int(row))
            self.corrected.emit()

    def _on_header_row(self) -> None:
        table = self._file.table if self._file is not None else None
        row = int(self.header_row.text() or 0)
        if self._file is not None and table is not None and row not in (0, table.header_row):
            self._file.choose_table(table.sheet, row)
            self.corrected.emit()

    def _on_mark(self, place: int) -> None:
        if self._file is not None:
            self._file.choose_mark(str(self.mark.itemData(place)))
            self.corrected.emit()

    def _on_keep(self, is_kept: bool) -> None:
        if self._file is not None:
            self._file.keeps_layout = is_kept

    def _on_guess(self) -> None:
        if self._file is not None:
            self._file.guess_again()
            self.corrected.emit()

    def _place(self) -> tuple[str, int] | None:
        table = self._file.table if self._file is not None else None
        return (table.sheet, table.header_row) if table is not None else None
