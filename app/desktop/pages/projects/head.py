"""The head of the page Projecten: title, buttons, search, filter chips, and actions on the selection."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.projects.table_model import Shown
from models.storage.sqlite.project_summary import ProjectSummary
from widgets.plain_text import plain_label

_LONGEST_SEARCH = 200


class Head(QWidget):
    """The controls above the list of projects.

    Signals:
        narrowed(str, Shown): the search words or the filter changed.
        left_search(): the user moves from the search field to the list.
    """

    narrowed = Signal(str, object)
    left_search = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new_button = QPushButton(self.tr("Nieuw project…"))
        self.new_button.setProperty("role", "primary")
        self.new_button.setToolTip("Ctrl+N")
        self.import_button = QPushButton(self.tr("Importeren…"))
        self.import_button.setToolTip("Ctrl+O")
        self.review_button = QPushButton(self.tr("Beoordelen…"))
        self.review_button.setToolTip(self.tr("Een plan van een ander narekenen, alleen lezen (Ctrl+Shift+O)"))
        self.restore_button = QPushButton(self.tr("Terughalen"))
        self.restore_button.setProperty("role", "menu")
        self.restore_menu = QMenu(self.restore_button)
        self.restore_button.setMenu(self.restore_menu)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Zoeken op naam, gemeente of type"))
        self.search.setAccessibleName(self.tr("Projecten zoeken"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(_LONGEST_SEARCH)
        self.open_button = QPushButton(self.tr("Openen"))
        self.duplicate_button = QPushButton(self.tr("Dupliceren"))
        self.archive_button = QPushButton(self.tr("Archiveren"))
        self.delete_button = QPushButton(self.tr("Verwijderen"))
        self._chips = QButtonGroup(self)
        self._chip_row = QWidget()
        self._tools = QWidget()
        self._lay_out()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._tell)
        self._chips.idToggled.connect(self._on_chip)

    def selection_buttons(self) -> tuple[QPushButton, ...]:
        return (self.open_button, self.duplicate_button, self.archive_button, self.delete_button)

    def shown(self) -> Shown:
        """The active filter."""
        return list(Shown)[max(0, self._chips.checkedId())]

    def reset(self) -> None:
        """Clears the search and shows all current projects."""
        self.search.clear()
        self._chips.button(0).setChecked(True)

    def show_counts(self, counts: Mapping[Shown, int]) -> None:
        """Shows the counts on the chips; hides a chip without projects, unless it is active."""
        for number, shown in enumerate(Shown):
            chip = self._chips.button(number)
            chip.setText(self.tr("{0} ({1})").format(self._names()[shown], counts[shown]))
            chip.setVisible(shown is Shown.CURRENT or counts[shown] > 0 or chip.isChecked())

    def show_state(self, *, has_projects: bool, may_write: bool) -> None:
        """Shows search and filter only when there are projects."""
        self._tools.setVisible(has_projects)
        self._chip_row.setVisible(has_projects)
        self.new_button.setVisible(has_projects)
        self.import_button.setVisible(has_projects)
        self.new_button.setEnabled(may_write)
        self.import_button.setEnabled(may_write)
        self.restore_button.setEnabled(may_write)

    def show_selection(self, projects: Sequence[ProjectSummary], *, may_write: bool) -> None:
        """Enables the actions that are possible with the selected projects."""
        self.open_button.setEnabled(len(projects) == 1)
        self.duplicate_button.setEnabled(len(projects) == 1 and may_write)
        self.archive_button.setEnabled(bool(projects) and may_write)
        self.delete_button.setEnabled(bool(projects) and may_write)
        is_archived = bool(projects) and projects[0].is_archived
        self.archive_button.setText(self.tr("Uit archief") if is_archived else self.tr("Archiveren"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handles the keys of the search field: Down and Enter go to the list, Escape clears it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left_search.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(plain_label(self.tr("Projecten"), role="title"), 1)
        for button in (self.restore_button, self.review_button, self.import_button, self.new_button):
            top.addWidget(button)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(420)
        tools.addWidget(self.search, 3)
        tools.addStretch(1)
        for button in self.selection_buttons():
            tools.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._tools)
        layout.addWidget(self._chip_row)
        self._make_chips()

    def _make_chips(self) -> None:
        row = QHBoxLayout(self._chip_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for number, shown in enumerate(Shown):
            chip = QPushButton(self._names()[shown])
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.setChecked(shown is Shown.CURRENT)
            self._chips.addButton(chip, number)
            row.addWidget(chip)
        row.addStretch(1)

    def _names(self) -> dict[Shown, str]:
        return {
            Shown.CURRENT: self.tr("Lopend"),
            Shown.CONCEPT: self.tr("Concept"),
            Shown.INITIATIVE: self.tr("Initiatief"),
            Shown.FEASIBILITY: self.tr("Haalbaarheid"),
            Shown.PERMIT: self.tr("Vergunning"),
            Shown.REALISATION: self.tr("Realisatie"),
            Shown.OPERATION: self.tr("Beheer"),
            Shown.FROZEN: self.tr("Vastgelegd"),
            Shown.ARCHIVED: self.tr("Archief"),
        }

    def _on_chip(self, _: int, is_on: bool) -> None:
        if is_on:
            self._tell()

    def _tell(self) -> None:
        self.narrowed.emit(self.search.text(), self.shown())
