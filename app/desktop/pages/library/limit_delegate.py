"""The delegate for typing a limit in its cell; text that is no number is marked while typing and not stored."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.quantity_edit import Judgement, QuantityEdit

Index = QModelIndex | QPersistentModelIndex


class LimitDelegate(QStyledItemDelegate):
    """The editor of a limit; `parse` reads a number or raises ValueError with a sentence for the user."""

    def __init__(self, parse: Callable[[str], float | None], empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parse = parse
        self._empty = empty

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        editor = QuantityEdit(self._judged, "", parent)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QuantityEdit):
            editor.setText(str(index.model().data(index, Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, QuantityEdit):
            return
        if not editor.is_acceptable:
            editor.tell_problem()
            return
        model.setData(index, self._parse(editor.text()), Qt.ItemDataRole.EditRole)

    def _judged(self, text: str) -> Judgement:
        try:
            return Judgement("" if self._parse(text) is not None else self._empty)
        except ValueError as error:
            return Judgement(str(error))
