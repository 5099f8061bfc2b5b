"""The page Ambities: a table of targets, and below it the text for a tender or agreement."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.ambitions.aim_delegate import AimDelegate
from app.desktop.pages.ambitions.preset_menu import PresetMenu
from app.desktop.pages.ambitions.target_edits import edition_targets, level_targets, put_targets, set_target
from app.desktop.pages.ambitions.target_rows import target_rows
from app.desktop.pages.ambitions.target_table_model import Column, TargetTableModel
from app.desktop.pages.ambitions.text_preview import TextPreview
from app.desktop.score.texts import words_of
from app.desktop.session.field_edits import refusal
from app.desktop.session.open_project import Change
from app.desktop.session.quiet_page import QuietPage
from app.desktop.session.workspace import Target, Workspace
from app.reporting.wording.outcome_texts import short_name
from app.services.editing.edits import change_variant
from models.domain.outcome import Message, Scorecard
from models.domain.project import JudgedLevel
from models.domain.project import Target as Aim
from models.domain.requirement import RequirementSet
from models.legal.legal_mpg import usual_set
from widgets.fields.scroll import NoteFrame
from widgets.mark_delegate import MarkDelegate
from widgets.plain_text import plain_label
from widgets.row_table import set_up_look
from widgets.type_scale import row_height, two_line_height

_NARROW = 660
_SHARES = {Column.NAME: 27, Column.NOW: 15, Column.AIM: 19, Column.LIMIT: 21, Column.STATE: 18}


class TargetTable(QTableView):
    """The table of targets; its columns share the width, and a click on Doel opens the list of levels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_up_look(self)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.clicked.connect(self._on_clicked)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        model = self.model()
        if model is None:
            return
        whole, width = sum(_SHARES.values()), self.viewport().width()
        metrics = self.fontMetrics()
        height = two_line_height(metrics) if width < _NARROW else row_height(metrics)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)
        for column, share in _SHARES.items():
            wanted = width * share // whole
            if self.columnWidth(column) != wanted:
                self.setColumnWidth(column, wanted)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.AIM and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)


class AmbitionsPage(QuietPage):
    """The targets of the variant; the wheel and the text follow them."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.note = NoteFrame()
        self.presets = PresetMenu(workspace)
        self.model = TargetTableModel(words_of(workspace), self)
        self.table = TargetTable()
        self.table.setAccessibleName(self.tr("Doel per indicator"))
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(Column.STATE, MarkDelegate(self.table))
        self.table.setItemDelegateForColumn(Column.AIM, AimDelegate(workspace.language, self.table))
        self.preview = TextPreview(workspace)
        self._lay_out()
        self.model.asked.connect(self._set_target)
        self.model.refused.connect(self._tell_refused)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.presets.level_chosen.connect(self._set_level)
        self.presets.edition_chosen.connect(self._set_edition)
        self.presets.cleared.connect(self._clear)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(plain_label(self.tr("Ambities"), role="title"))
        top.addStretch(1)
        top.addWidget(self.presets)
        about = plain_label(
            self.tr(
                "Kies per indicator een doel. Een eigen cijfer: typ het in de kolom Grens,"
                " bij de MPG met de set: 0,5 A2."
            ),
            role="muted",
        )
        about.setWordWrap(True)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.table)
        both.addWidget(self.preview)
        both.setSizes([360, 240])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(about)
        layout.addWidget(self.note)
        layout.addWidget(both, 1)

    def show_all(self) -> None:
        self._show()

    def follow_change(self, change: Change) -> None:
        if change.bill_edit is None:
            self._show()

    def follow_score(self, scorecard: Scorecard) -> None:
        del scorecard
        self._show_rows()

    def go_to(self, target: Target) -> None:
        position = self.model.position_of(target.indicator_id)
        if position >= 0:
            index = self.model.index(position, Column.AIM)
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
            self.table.setFocus()

    def _show(self) -> None:
        opened = self.workspace.open
        self.setEnabled(opened is not None)
        if opened is None:
            return
        reason = refusal(self.workspace)
        self.note.say(reason)
        self.presets.setEnabled(not reason)
        self._show_rows()
        self.preview.show_text()

    def _show_rows(self) -> None:
        opened = self.workspace.open
        if opened is not None:
            self.model.set_usual_set(
                usual_set(opened.project.permit_application_date, self.workspace.reference.legal)
            )
            rows = target_rows(opened, words_of(self.workspace))
            self.model.show_rows(rows, is_editable=not refusal(self.workspace))

    def _on_row(self, current: QModelIndex) -> None:
        if current.isValid():
            self.preview.show_indicator(self.model.row(current.row()).indicator.id)

    def _tell_refused(self, why: str) -> None:
        self.workspace.tell_problem(Message("desktop_value_refused", {"why": why.rstrip(".")}))

    def _set_target(self, indicator_id: str, aim: Aim | None) -> None:
        opened = self.workspace.open
        if opened is None:
            return
        indicator = next(i for i in self.workspace.reference.indicators if i.id == indicator_id)
        action = self.tr("Doel van {0} wijzigen").format(short_name(indicator, self.workspace.language))
        self.workspace.attempt(lambda: opened.do(action, set_target(opened.variant, indicator_id, aim)))

    def _set_level(self, level: JudgedLevel) -> None:
        opened = self.workspace.open
        if opened is None:
            return
        action = self.tr("Doelen zetten")
        reference = self.workspace.reference
        self.workspace.attempt(
            lambda: opened.do(action, level_targets(opened.project, opened.variant, reference, level))
        )

    def _set_edition(self, edition: RequirementSet, level: JudgedLevel) -> None:
        opened = self.workspace.open
        if opened is None:
            return
        given = edition_targets(opened.project, opened.variant, self.workspace.reference, edition, level)
        action = self.tr("Doelen zetten")
        self.workspace.attempt(lambda: opened.do(action, put_targets(opened.variant, given.targets)))
        said = self.tr("{0} doelen overgenomen.").format(len(given.targets))
        if given.left_out:
            names = {i.id: short_name(i, self.workspace.language) for i in self.workspace.reference.indicators}
            not_taken = self.tr("{0} Niet als eigen cijfer te zetten: {1}.")
            said = not_taken.format(said, ", ".join(names[one] for one in given.left_out))
        self.workspace.tell(said, self.tr("Ongedaan maken"), opened.undo_stack.undo)

    def _clear(self) -> None:
        opened = self.workspace.open
        if opened is not None:
            self.workspace.attempt(
                lambda: opened.do(self.tr("Doelen wissen"), change_variant(opened.variant, targets=()))
            )
