"""The delegate of the column Doel, which edits a target by a list of levels."""

from PySide6.QtCore import QAbstractItemModel, QLocale, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.desktop.pages.ambitions.target_rows import level_choice_name
from app.desktop.pages.ambitions.target_table_model import LEVELS_ROLE
from app.texts import Language
from models.domain.project import JudgedLevel

Index = QModelIndex | QPersistentModelIndex
_EDITOR_WIDTH = 132


class AimDelegate(QStyledItemDelegate):
    """Offers the levels that the edition has in the row, no target, and no choice."""

    def __init__(self, lang: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._lang = lang

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """The word with an arrow that shows that there is a list; screen readers get the word alone."""
        del locale
        return f"{value}\N{NO-BREAK SPACE}▾"

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        box = QComboBox(parent)
        box.setAccessibleName(self.tr("Doel"))
        box.addItem(self.tr("niet gekozen"), None)
        box.addItem(level_choice_name(JudgedLevel.NONE, self._lang), JudgedLevel.NONE)
        levels = index.data(LEVELS_ROLE)
        for level in levels if isinstance(levels, tuple) else ():
            box.addItem(level_choice_name(level, self._lang), level)
        box.activated.connect(lambda: self._finish(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        del index
        place: QRect = option.rect
        editor.setGeometry(place.x(), place.y(), max(place.width(), _EDITOR_WIDTH), place.height())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)  # noqa: S101 - made above
        held = index.data(Qt.ItemDataRole.EditRole)
        values = [editor.itemData(i) for i in range(editor.count())]
        editor.setCurrentIndex(values.index(held) if held in values else 0)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)  # noqa: S101 - made above
        level = editor.currentData()
        if level != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, level, Qt.ItemDataRole.EditRole)

    def _finish(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
