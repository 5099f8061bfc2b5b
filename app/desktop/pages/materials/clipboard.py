"""Copying from and pasting into the bill; a block that is no part of its table goes to the import preview."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from app.desktop.pages.materials.actions import BillActions
from app.desktop.pages.materials.editing import BillEditing
from app.desktop.pages.materials.paste_dialog import PasteDialog, Reader
from app.importing.bill.numbers import DecimalMark
from app.services.editing.bill_clipboard import (
    Block,
    BlockReading,
    Library,
    block_text,
    cell_writer,
    read_block,
    split_block,
)
from app.services.imports.pasted_text import fits_directly
from models.domain.bill import BillLine
from widgets.bill.columns import COLUMNS

_MARK_FORMAT = "application/x-meetlat-decimal-mark"


@dataclass(frozen=True, slots=True)
class PasteTarget:
    """The cells that a block is pasted into.

    Attributes:
        positions: lines from the current row on, in the order of the screen.
        fields: columns from the current one on that can be typed in.
        row_count, column_count: size of the selection; a block of which it is a multiple repeats.
        is_empty: whether the bill has no lines, so that there are no cells to paste into.
    """

    positions: Sequence[int]
    fields: Sequence[str]
    row_count: int
    column_count: int
    is_empty: bool = False


class BillClipboard(QObject):
    """Copies cells of the bill to the clipboard and pastes blocks from it.

    Signals:
        pasted_lines(count, overwritten): so many lines were added at the end, and so many others overwritten.
        nothing_to_paste(): the clipboard holds no text.
        import_asked(text): the clipboard holds a bill of its own rather than cells of this table.
    """

    pasted_lines = Signal(int, int)
    nothing_to_paste = Signal()
    import_asked = Signal(str)

    def __init__(self, actions: BillActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._parent = parent

    def copy(self, lines: Sequence[BillLine], fields: Sequence[str], editing: BillEditing) -> None:
        """Puts cells on the clipboard as tab-separated text; pasting them back here needs no guess."""
        words = editing.words
        writer = cell_writer(editing.library, words.language, words.mark)
        data = QMimeData()
        data.setText(block_text([[writer.text(line, field) for field in fields] for line in lines]))
        data.setData(_MARK_FORMAT, QByteArray(words.mark.value.encode()))
        QGuiApplication.clipboard().setMimeData(data)

    def paste(self, target: PasteTarget, editing: BillEditing) -> bool:
        """Pastes the clipboard; False when it holds nothing, was refused, or goes to the import preview.

        Raises:
            ValueError: the block is larger than the program accepts at once.
        """
        data = QGuiApplication.clipboard().mimeData()
        if data is None or not data.hasText() or not data.text().strip():
            self.nothing_to_paste.emit()
            return False
        mark = None
        if data.hasFormat(_MARK_FORMAT):
            mark = DecimalMark(bytes(data.data(_MARK_FORMAT).data()).decode())
        block = split_block(data.text())
        if mark is None and (target.is_empty or not fits_directly(block, target.fields)):
            self.import_asked.emit(data.text())
            return False
        return self._paste_cells(_repeated(block, target), target, editing, mark)

    def _paste_cells(
        self, block: Block, target: PasteTarget, editing: BillEditing, mark: DecimalMark | None
    ) -> bool:
        width = min(len(block[0]) if block else 0, len(target.fields))
        if not width:
            return False
        if block and len(block[0]) > width:
            raise ValueError(self.tr("het blok is breder dan de tabel vanaf deze cel"))
        cells, fields = block, tuple(target.fields[:width])
        library: Library = editing.library

        def read(chosen: DecimalMark) -> BlockReading:
            return read_block(cells, fields, library, chosen)

        reading: BlockReading | None = read_block(cells, fields, library, mark)
        if reading is not None and reading.needs_a_look and (mark is None or reading.has_errors):
            reading = self._looked_at(read, editing)
        if reading is None:
            return False
        added = sum(1 for row in reading.lines if row > len(target.positions))
        overwritten = self._actions.overwritten_by(reading, target.positions)
        if not self._actions.paste(reading, target.positions):
            return False
        if added:
            self.pasted_lines.emit(added, overwritten)
        return True

    def _looked_at(self, read: Reader, editing: BillEditing) -> BlockReading | None:
        dialog = PasteDialog(read, editing.words.mark, editing.words, self._parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        reading = dialog.reading
        dialog.deleteLater()
        return reading if accepted and not reading.has_errors else None


def _repeated(block: Block, target: PasteTarget) -> Block:
    """The block repeated over the selection: one cell fills it, rows repeat when it is a multiple of them."""
    if not block:
        return block
    if len(block) == 1 and len(block[0]) == 1:
        block = (block[0] * max(1, min(target.column_count, len(target.fields))),)
    times = target.row_count // len(block)
    return block * times if times > 1 and target.row_count == times * len(block) else block


def editable_fields(columns: Sequence[int]) -> list[str]:
    """The fields of the editable columns."""
    return [COLUMNS[column].field for column in columns if COLUMNS[column].is_editable]
