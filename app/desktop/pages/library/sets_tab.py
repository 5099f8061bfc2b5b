"""The tab of requirement editions: the list, and the requirements of the chosen one."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.library.card_texts import source_words
from app.desktop.pages.library.library_steps import LibrarySteps
from app.desktop.pages.library.limit_delegate import LimitDelegate
from app.desktop.pages.library.requirement_table_model import RequirementTableModel
from app.desktop.session.typed_input import number_language, number_parser, number_shower, show_text
from app.desktop.session.workspace import Workspace
from app.errors import UserError
from app.services.library.changes import LibraryEdit
from app.services.library.own_library import (
    check_title,
    copied_requirement_set,
    delete_requirement_set,
    free_title,
    put_requirement_set,
    renamed,
    with_own_limit,
)
from app.services.library.product_search import folded
from app.texts import text, title_of
from models.domain.requirement import RequirementSet
from models.reference.own_items import is_own
from widgets.elided_label import ElidedLabel
from widgets.fields.parsed import ParsedField
from widgets.fields.scroll import NoteFrame
from widgets.plain_text import plain_label, plain_tool_tip
from widgets.row_table import set_up_look

_ID = Qt.ItemDataRole.UserRole
_LONGEST_TITLE = 200
_WIDTHS = {
    RequirementTableModel.LEVEL: 106,
    RequirementTableModel.SCOPE: 92,
    RequirementTableModel.LIMIT: 96,
    RequirementTableModel.UNIT: 124,
    RequirementTableModel.KIND: 100,
    RequirementTableModel.STATUS: 120,
    RequirementTableModel.SOURCE: 240,
}
_LEFT_OUT_BELOW = (
    (1090, RequirementTableModel.SOURCE),
    (800, RequirementTableModel.KIND),
    (640, RequirementTableModel.STATUS),
)


class SetsTab(QWidget):
    """The requirement editions; every edit of an own one is stored at once and can be undone from its notice."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._steps = LibrarySteps(workspace)
        self.list = QListWidget()
        self.model = RequirementTableModel(self)
        self.table = QTableView()
        self.heading = ElidedLabel()
        self.heading.setProperty("role", "heading")
        self.source = plain_label(role="muted")
        self.hint = plain_label(role="muted")
        self.detail = plain_label(role="muted")
        self.note = NoteFrame()
        self.copy_button = QPushButton(self.tr("Kopieer naar eigen eisenset"))
        self.delete_button = QPushButton(self.tr("Verwijderen"))
        self.title = ParsedField(self.tr("Titel"), self._parsed_title, show_text)
        self._set_up_table()
        self._lay_out()
        self.list.setAccessibleName(self.tr("Eisensets"))
        self.list.currentItemChanged.connect(self._show_edition)
        self.copy_button.clicked.connect(self._copy)
        self.delete_button.clicked.connect(self._delete)
        self.title.finished.connect(self._rename)
        self.model.limit_typed.connect(self._change_limit)
        self.table.selectionModel().currentRowChanged.connect(self._show_requirement)

    @property
    def edition(self) -> RequirementSet | None:
        """The chosen edition; None when nothing is chosen."""
        item = self.list.currentItem()
        return self._workspace.reference.requirement_sets.get(item.data(_ID)) if item is not None else None

    def show_all(self) -> None:
        """Shows the present editions; the chosen one stays chosen."""
        chosen = self.edition_id()
        self.list.blockSignals(True)
        self.list.clear()
        for edition in self._editions():
            title = self._title(edition)
            item = QListWidgetItem(self.tr("✎ {0}").format(title) if is_own(edition.id) else title)
            item.setData(_ID, edition.id)
            item.setToolTip(plain_tool_tip(self.tr("{0}, editie {1}").format(title, edition.edition)))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.choose(chosen)

    def _editions(self) -> list[RequirementSet]:
        """The shipped editions in their own order, then the user's own by title."""
        editions = self._workspace.reference.requirement_sets.values()
        own = [edition for edition in editions if is_own(edition.id)]
        own.sort(key=lambda edition: folded(self._title(edition)))
        return [edition for edition in editions if not is_own(edition.id)] + own

    def edition_id(self) -> str:
        """The id of the chosen edition, even when it was deleted; "" when nothing is chosen."""
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def choose(self, set_id: str) -> None:
        """Selects an edition; the first one when it does not exist."""
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(_ID) == set_id]
        self.list.setCurrentRow(rows[0] if rows else 0)
        self._show_edition()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hides columns when the table is narrow; the tool tip of a limit and the source above have the rest."""
        if event.type() == QEvent.Type.Resize:
            for below, column in _LEFT_OUT_BELOW:
                is_narrow = self.table.width() < below
                if self.table.isColumnHidden(column) is not is_narrow:
                    self.table.setColumnHidden(column, is_narrow)
        return super().eventFilter(watched, event)

    def _show_edition(self) -> None:
        edition = self.edition
        if edition is None:
            return
        may_write = not self._workspace.store.read_only
        is_editable = is_own(edition.id) and may_write
        lang = number_language(self._workspace)
        self.model.show_requirements(
            edition.requirements,
            self._workspace.reference,
            self._workspace.language,
            number_shower(lang),
            is_editable=is_editable,
        )
        self.table.setItemDelegateForColumn(RequirementTableModel.LIMIT, self._delegate())
        self.table.setCurrentIndex(self.model.index(0, RequirementTableModel.LIMIT))
        self._show_requirement()
        self.heading.setText(self._title(edition))
        source = source_words(edition.source, self._workspace.reference.source_titles)
        self.source.setText(self.tr("Editie {0} · {1}").format(edition.edition, source))
        self.title.setVisible(is_editable)
        self.title.reset(self._title(edition))
        self.copy_button.setEnabled(may_write)
        self.delete_button.setVisible(is_own(edition.id))
        self.delete_button.setEnabled(may_write)
        reason = "" if may_write else self.tr("De projecten zijn alleen te lezen; er is niets te wijzigen.")
        self.note.say(reason)
        self.hint.setText(
            self.tr("Wijzig een grens met F2 of een dubbele klik in de kolom Grens.")
            if is_own(edition.id)
            else self.tr("Meegeleverd, te wijzigen in een eigen kopie.")
        )

    def _show_requirement(self) -> None:
        """Shows the chosen requirement in full: its text and its place in the source."""
        index = self.table.currentIndex()
        self.detail.setText(self.model.told(index.row()) if index.isValid() else "")

    def _delegate(self) -> LimitDelegate:
        parse = number_parser(number_language(self._workspace))
        return LimitDelegate(parse, self.tr("Vul een getal in."), self.table)

    def _copy(self) -> None:
        edition = self.edition
        if edition is None:
            return
        reference, language = self._workspace.reference, self._workspace.language
        title = free_title(reference, self._title(edition), language)
        copy = copied_requirement_set(edition, title, language)
        if self._steps.do(self.tr("Eisenset kopiëren"), lambda: put_requirement_set(reference, copy)):
            self.choose(copy.id)
            self.title.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._workspace.tell(self.tr("Eigen eisenset gemaakt: {0}").format(copy.title_nl))

    def _rename(self) -> None:
        edition = self.edition
        if edition is None or self.title.error() or not is_own(edition.id):
            return
        title = str(self.title.value or "")
        if not title:
            self.title.set_error(self.tr("Een eisenset heeft een titel nodig."))
        elif title != self._title(edition):
            reference = self._workspace.reference
            step = self.tr("Eisenset hernoemen")
            self._steps.do(step, lambda: put_requirement_set(reference, renamed(edition, title)))

    def _change_limit(self, requirement_id: str, limit: float) -> None:
        edition = self.edition
        if edition is None:
            return
        printed = number_shower(number_language(self._workspace))(limit)

        def change() -> LibraryEdit:
            changed = with_own_limit(edition, requirement_id, limit, printed, self._workspace.language)
            return put_requirement_set(self._workspace.reference, changed)

        if self._steps.do(self.tr("Grens wijzigen"), change):
            row = self.model.row_of(requirement_id)
            self.table.setCurrentIndex(self.model.index(row, RequirementTableModel.LIMIT))
            self._steps.tell(self.tr("Grens gewijzigd in {0}").format(printed), self.tr("Ongedaan maken"))

    def _delete(self) -> None:
        edition = self.edition
        if edition is None:
            return
        step = self.tr("Eisenset verwijderen")
        if self._steps.do(step, lambda: delete_requirement_set(self._workspace.store, edition)):
            sentence = self.tr("Eisenset verwijderd: {0}").format(self._title(edition))
            self._steps.tell(sentence, self.tr("Ongedaan maken"))

    def _parsed_title(self, typed: str) -> str:
        """The typed title; raises ValueError with a sentence for the user when another edition has it."""
        edition = self.edition
        others = {
            k: v
            for k, v in self._workspace.reference.requirement_sets.items()
            if edition is None or k != edition.id
        }
        try:
            check_title(replace(self._workspace.reference, requirement_sets=others), typed)
        except UserError as error:
            raise ValueError(text(error.message, self._workspace.language)) from error
        return typed.strip()

    def _title(self, edition: RequirementSet) -> str:
        return title_of(edition, self._workspace.language)

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Eisen"))
        self.table.setProperty("role", "list")
        self.table.setWordWrap(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        set_up_look(self.table)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(RequirementTableModel.INDICATOR, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.installEventFilter(self)

    def _lay_out(self) -> None:
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.hint.setWordWrap(True)
        self.detail.setWordWrap(True)
        self.list.setMinimumWidth(190)
        self.source.setWordWrap(True)
        self.title.line().setMaxLength(_LONGEST_TITLE)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.heading, 1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.delete_button)
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(12, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(buttons)
        rows.addWidget(self.source)
        rows.addWidget(self.note)
        rows.addWidget(self.title)
        rows.addWidget(self.hint)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.detail)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 4)
        split.setSizes([230, 900])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(split)
