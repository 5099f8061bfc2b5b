"""The tab of assemblies: search, filters, table, and the chosen assembly beside it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.library.assembly_filters import AssemblyFilters
from app.desktop.pages.library.assembly_panel import AssemblyPanel
from app.desktop.pages.library.assembly_table_model import AssemblyTableModel
from app.desktop.pages.library.card_fields import figure_shower
from app.desktop.pages.library.library_steps import LibrarySteps
from app.desktop.session.page_list import PageId
from app.desktop.session.typed_input import number_language
from app.desktop.session.undo_commands import as_one_step
from app.desktop.session.workspace import Target, Workspace
from app.services.editing.edits import change_variant
from app.services.library.assemblies import figures_of, figures_of_all, placed
from app.services.library.own_assemblies import copied_assembly, delete_assembly, put_assembly
from app.services.library.product_search import ProductIndex, folded, words_of_assemblies
from app.texts import name_of
from models.calculation.library.assembly_figures import AssemblyFigures
from models.domain.library.assembly import Assembly
from widgets.plain_text import plain_label
from widgets.row_table import set_up_rows
from widgets.typing_undo import TypingUndo

_LONGEST_SEARCH = 200
_WIDTHS = {
    AssemblyTableModel.ELEMENT: 64,
    AssemblyTableModel.UNIT: 70,
    AssemblyTableModel.MASS: 74,
    AssemblyTableModel.CO2: 150,
    AssemblyTableModel.BIOBASED: 74,
    AssemblyTableModel.RC: 120,
    AssemblyTableModel.STATUS: 176,
}
_LEFT_OUT_BELOW = (
    (960, AssemblyTableModel.STATUS),
    (800, AssemblyTableModel.RC),
    (680, AssemblyTableModel.BIOBASED),
    (600, AssemblyTableModel.MASS),
    (520, AssemblyTableModel.CO2),
    (420, AssemblyTableModel.ELEMENT),
)
"""Widths of the table, in pixels, below which a column is hidden; the panel beside it has every figure."""


class AssembliesTab(QWidget):
    """The assemblies; they are read when the tab is first shown."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._index: ProductIndex[Assembly] = ProductIndex(())
        self._figures: list[AssemblyFigures] = []
        self._is_stale = True
        self._steps = LibrarySteps(workspace)
        self.model = AssemblyTableModel(self)
        self.search = QLineEdit()
        TypingUndo(self.search)
        self.filters = AssemblyFilters(workspace)
        self.count = plain_label(role="muted")
        self.table = _table(self.model)
        self.empty = plain_label(role="muted")
        self.panel = AssemblyPanel(workspace)
        self._name_controls()
        self._lay_out()
        self.search.installEventFilter(self)
        self.table.horizontalHeader().installEventFilter(self)
        self.search.textChanged.connect(self._show_found)
        self.filters.changed.connect(self._show_found)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.panel.use_asked.connect(self.use)
        self.panel.changed.connect(self._save)
        self.panel.copy_asked.connect(self._copy)
        self.panel.delete_asked.connect(self._delete)

    def show_all(self) -> None:
        """Shows the present assemblies, now or when the tab is shown; the chosen one stays chosen."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale and self._workspace.has_store:
            self._read()
        self.panel.show_use()

    def choose(self, assembly_id: str) -> None:
        """Brings an assembly into view and selects it; clears a search that hides it."""
        if self._is_stale:
            self._read()
        if self.model.row_of(assembly_id) < 0:
            self.search.clear()
            self.filters.clear()
        row = self.model.row_of(assembly_id)
        if row >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))

    def use(self, figures: AssemblyFigures) -> None:
        """Puts an assembly on a new line of the open bill, as one undo step."""
        opened, reference = self._workspace.open, self._workspace.reference
        if opened is None:
            return
        language, step = self._workspace.language, self.tr("Opbouw toevoegen")

        def act() -> str:
            made = placed(opened.variant, figures, reference, language)
            products = opened.variant.products
            with as_one_step(opened.undo_stack, step):
                if all(card.id != made.card.id for card in products):
                    opened.do(step, change_variant(opened.variant, products=(*products, made.card)))
                opened.do(step, made.edit)
            return made.line_id

        line_id = self._workspace.attempt(act)
        if isinstance(line_id, str):
            self._workspace.tell(
                self.tr("{0} staat op een nieuwe regel, nog zonder hoeveelheid.").format(
                    name_of(figures.assembly, language)
                ),
                self.tr("Hoeveelheid invullen"),
                lambda: self._workspace.go(PageId.MATERIALS, Target(line_id=line_id, field="quantity")),
                in_variant=True,
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handles the keys of the search field, and hides columns when the table is narrow."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter_table()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                return True
        elif event.type() == QEvent.Type.Resize:
            width = self.table.width()
            for below, column in _LEFT_OUT_BELOW:
                if self.table.isColumnHidden(column) is not (width < below):
                    self.table.setColumnHidden(column, width < below)
        return super().eventFilter(watched, event)

    def _read(self) -> None:
        self._is_stale = False
        language, reference = self._workspace.language, self._workspace.reference
        self._figures = sorted(
            figures_of_all(reference), key=lambda figures: folded(name_of(figures.assembly, language))
        )
        assemblies = [figures.assembly for figures in self._figures]
        self._index = ProductIndex(assemblies, words_of_assemblies(assemblies, reference))
        self.filters.show_present(assemblies)
        self._show_found()

    def _enter_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _show_found(self) -> None:
        chosen = self.panel.assembly
        found = [
            at for at in self._index.positions(self.search.text()) if self.filters.passes(self._index.cards[at])
        ]
        shower = figure_shower(number_language(self._workspace))
        self.model.show_items(self._figures, found, self._workspace.language, shower)
        self._say_count(len(found))
        row = self.model.row_of(chosen.id) if chosen is not None else -1
        if row >= 0:
            self.table.selectRow(row)
            self.panel.show_assembly(self.model.item_at(row))
        else:
            self.panel.show_assembly(None)

    def _say_count(self, count: int) -> None:
        self.count.setText(self.tr("{0} van {1}").format(count, len(self._index.cards)))
        self.table.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        if self.filters.wants_own and not self.search.text().strip():
            self.empty.setText(
                self.tr("Er zijn nog geen eigen opbouwen. Kopieer een opbouw om haar aan te passen.")
            )
        else:
            self.empty.setText(self.tr("Geen opbouw gevonden. Probeer een ander woord of toon alle elementen."))

    def _on_row(self, current: QModelIndex) -> None:
        if current.isValid():
            self.panel.show_assembly(self.model.item_at(current.row()))

    def _copy(self, assembly: Assembly) -> None:
        copy = copied_assembly(assembly, self._workspace.reference, self._workspace.language)
        if self._steps.do(self.tr("Opbouw kopiëren"), lambda: put_assembly(self._workspace.reference, copy)):
            self.choose(copy.id)
            self._tell(self.tr("Eigen opbouw gemaakt: {0}"), copy)

    def _save(self, before: Assembly, after: Assembly) -> None:
        if self._steps.do(self.tr("Opbouw wijzigen"), lambda: put_assembly(self._workspace.reference, after)):
            if self.panel.assembly is None:
                self.choose(after.id)
            self._tell(self.tr("Opbouw gewijzigd: {0}"), after)
        else:
            self.panel.show_assembly(figures_of(before, self._workspace.reference))

    def _delete(self, assembly: Assembly) -> None:
        row = self.model.row_of(assembly.id)
        if self._steps.do(self.tr("Opbouw verwijderen"), lambda: delete_assembly(assembly)):
            if self.model.rowCount():
                self.table.selectRow(min(max(row, 0), self.model.rowCount() - 1))
            self._tell(self.tr("Opbouw verwijderd: {0}"), assembly)

    def _tell(self, sentence: str, assembly: Assembly) -> None:
        self._steps.tell(sentence.format(name_of(assembly, self._workspace.language)), self.tr("Ongedaan maken"))

    def _name_controls(self) -> None:
        self.search.setPlaceholderText(self.tr("Zoeken op naam, woord of element"))
        self.search.setAccessibleName(self.tr("Opbouwen zoeken"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(_LONGEST_SEARCH)
        self.table.setAccessibleName(self.tr("Opbouwen"))
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _lay_out(self) -> None:
        narrowing = QHBoxLayout()
        narrowing.setSpacing(8)
        narrowing.addWidget(self.filters, 1)
        narrowing.addWidget(self.count)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 12, 0)
        rows.setSpacing(8)
        rows.addWidget(self.search)
        rows.addLayout(narrowing)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.empty, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([700, 470])
        left.setMinimumWidth(360)
        self.panel.setMinimumWidth(340)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(split)


def _table(model: AssemblyTableModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setProperty("role", "list")
    set_up_rows(table)
    table.setWordWrap(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setMinimumSectionSize(44)
    header.setSectionResizeMode(AssemblyTableModel.NAME, QHeaderView.ResizeMode.Stretch)
    header.setSortIndicatorClearable(True)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    table.setSortingEnabled(True)
    for column, width in _WIDTHS.items():
        header.resizeSection(column, width)
    return table
