"""The page Varianten: the list of variants with its actions, and below it their comparison."""

import datetime as dt
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.desktop.importing.open_import import open_import
from app.desktop.importing.take_in import Destination
from app.desktop.pages.variants.actions import VariantActions
from app.desktop.pages.variants.comparison_panel import ComparisonPanel
from app.desktop.pages.variants.freeze_dialog import FreezeDialog
from app.desktop.pages.variants.scores import VariantScores
from app.desktop.pages.variants.variant_table import VariantTableModel
from app.desktop.session.file_dialogs import choose_to_import
from app.desktop.session.open_project import Change
from app.desktop.session.page import ProjectPage
from app.desktop.session.page_list import PageId
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Target, Workspace
from models.domain.project import Variant
from widgets.plain_text import plain_label
from widgets.row_table import set_up_rows

_SCORE_DELAY_MS = 120
_MOST_ROWS_SHOWN = 4


class VariantsPage(ProjectPage):
    """The variants of the open project; `today` gives the date of a snapshot."""

    shows_score: ClassVar[bool] = False

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.today: Callable[[], dt.date] = dt.date.today
        self.actions_on = VariantActions(workspace, self)
        self.scores = VariantScores(self)
        self.table = VariantTableModel(self)
        self.view = QTableView()
        self.panel = ComparisonPanel(workspace)
        self._note = plain_label(role="muted")
        self._lower = QStackedWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SCORE_DELAY_MS)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._update_buttons()

    def _make_buttons(self) -> None:
        self.copy_button = QPushButton(self.tr("Kopie maken"))
        self.file_button = QPushButton(self.tr("Uit bestand…"))
        self.rename_button = QPushButton(self.tr("Hernoemen…"))
        self.freeze_button = QPushButton(self.tr("Vastleggen…"))
        self.delete_button = QPushButton(self.tr("Verwijderen"))
        self.rename_button.setToolTip(self.tr("Een andere naam geven (F2)"))
        self.delete_button.setToolTip(self.tr("Deze variant verwijderen (Delete)"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label(self.tr("Varianten"), role="title"))
        head.addStretch(1)
        for button in self._buttons():
            head.addWidget(button)
        self._note.setWordWrap(True)
        self._set_up_view()
        self._lower.addWidget(self.panel)
        self._lower.addWidget(self._empty_card())
        self._lower.addWidget(plain_label(self.tr("De varianten worden doorgerekend…"), role="muted"))
        self._lower.setCurrentIndex(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._note)
        layout.addWidget(self.view)
        layout.addWidget(self._lower, 1)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.copy_button,
            self.file_button,
            self.rename_button,
            self.freeze_button,
            self.delete_button,
        )

    def _set_up_view(self) -> None:
        self.view.setModel(self.table)
        self.view.setAccessibleName(self.tr("Varianten"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        set_up_rows(self.view)
        self.view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 110), (2, 220), (3, 70), (4, 90)):
            self.view.setColumnWidth(column, width)

    def _empty_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        text = plain_label(
            self.tr(
                "Er is één variant, dus nog niets te vergelijken. Maak een kopie en verander die, of haal een"
                " tweede ontwerp uit een werkmap. Daarna staan hier de verschillen per indicator, per elementgroep"
                " en per regel."
            )
        )
        text.setWordWrap(True)
        copy, file = QPushButton(self.tr("Kopie maken")), QPushButton(self.tr("Uit bestand…"))
        copy.setProperty("role", "primary")
        self.beginning_button = QPushButton(self.tr("Vergelijken met het begin"))
        self.beginning_button.setToolTip(
            self.tr("De variant zoals die was bij het openen komt ernaast te staan; de wijzigingen blijven.")
        )
        self.beginning_button.clicked.connect(self.actions_on.bring_back_beginning)
        copy.clicked.connect(self.copy_button.click)
        file.clicked.connect(self.file_button.click)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addWidget(file)
        row.addWidget(self.beginning_button)
        row.addStretch(1)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("Nog niets te vergelijken"), role="heading"))
        layout.addWidget(text)
        layout.addLayout(row)
        layout.addStretch(1)
        return card

    def _connect(self) -> None:
        self._pause.timeout.connect(self._score)
        self.scores.ready.connect(self._show_comparison)
        self.scores.failed.connect(self.workspace.tell_error)
        self.view.activated.connect(self._show_variant)
        self.view.selectionModel().selectionChanged.connect(self._update_buttons)
        self.copy_button.clicked.connect(lambda: self._with_chosen(lambda v: self.actions_on.copy(v.id)))
        self.file_button.clicked.connect(self._take_in)
        self.rename_button.clicked.connect(lambda: self._with_chosen(self._rename))
        self.freeze_button.clicked.connect(lambda: self._with_chosen(self._freeze))
        self.delete_button.clicked.connect(lambda: self._with_chosen(lambda v: self.actions_on.delete(v.id)))
        QShortcut(QKeySequence("F2"), self.view, self.rename_button.click)
        QShortcut(QKeySequence("Delete"), self.view, self.delete_button.click)
        self.actions_on.made.connect(self.choose)
        self.panel.line_opened.connect(self._open_line)

    def show_all(self) -> None:
        opened = self.workspace.open
        chosen = self.chosen_variant()
        self.table.language = self.workspace.language
        self.table.number_locale = number_language(self.workspace)
        variants = opened.project.variants if opened is not None else ()
        current = opened.variant.id if opened is not None else ""
        self.table.set_variants(variants, current)
        self.choose(chosen.id if chosen is not None and chosen.id in {v.id for v in variants} else current)
        self._fit_height()
        self._update_buttons()
        if len(variants) < 2:
            self._lower.setCurrentIndex(1)
        if self.isVisible():
            self._pause.start()

    def show_change(self, change: Change) -> None:
        del change
        self.show_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start()

    def chosen_variant(self) -> Variant | None:
        """The variant in the selected row."""
        row = self.view.currentIndex().row()
        return self.table.variants[row] if 0 <= row < len(self.table.variants) else None

    def choose(self, variant_id: str) -> None:
        """Selects the row of a variant."""
        for row, variant in enumerate(self.table.variants):
            if variant.id == variant_id:
                self.view.selectRow(row)

    def _fit_height(self) -> None:
        rows = max(1, min(_MOST_ROWS_SHOWN, len(self.table.variants)))
        row_height = self.view.verticalHeader().defaultSectionSize()
        head = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(head + rows * row_height + 2 * self.view.frameWidth() + 2)

    def _update_buttons(self) -> None:
        opened, variant = self.workspace.open, self.chosen_variant()
        can_edit = opened is not None and not opened.is_read_only and variant is not None
        is_frozen = variant is not None and variant.frozen_on is not None
        self.copy_button.setEnabled(can_edit)
        self.file_button.setEnabled(opened is not None and not opened.is_read_only)
        self.rename_button.setEnabled(can_edit and not is_frozen)
        self.freeze_button.setEnabled(can_edit and not is_frozen)
        self.delete_button.setEnabled(can_edit and len(self.table.variants) > 1)
        self.beginning_button.setVisible(can_edit and opened is not None and opened.variant_as_opened is not None)
        self._note.setText(self._note_text(opened is not None and opened.is_read_only, is_frozen))

    def _note_text(self, is_read_only: bool, is_frozen: bool) -> str:
        if is_read_only:
            return self.tr("Alleen lezen: varianten zijn te vergelijken, niet te veranderen.")
        if is_frozen:
            return self.tr("Deze variant is vastgelegd en verandert niet meer. Werk verder in een kopie.")
        return self.tr("Dubbelklik of Enter brengt een variant in beeld.")

    def _score(self) -> None:
        opened = self.workspace.open
        if opened is None or not self.isVisible() or len(opened.project.variants) < 2:
            return
        if (
            any(self.scores.of(variant) is None for variant in opened.project.variants)
            and not self.panel.isVisible()
        ):
            self._lower.setCurrentIndex(2)
        self.scores.ask(opened.project, opened.reference)

    def _show_comparison(self) -> None:
        opened = self.workspace.open
        if opened is None:
            return
        found = [self.scores.of(variant) for variant in opened.project.variants]
        scored = [entry for entry in found if entry is not None]
        if len(scored) == len(found) and len(scored) > 1:
            self.panel.show_scores(scored, opened.variant.id)
            self._lower.setCurrentIndex(0)

    def _with_chosen(self, action: Callable[[Variant], None]) -> None:
        variant = self.chosen_variant()
        if variant is not None:
            action(variant)

    def _show_variant(self, _: QModelIndex) -> None:
        variant = self.chosen_variant()
        if variant is not None and self.workspace.open is not None:
            self.workspace.open.show_variant(variant.id)

    def _rename(self, variant: Variant) -> None:
        title, question = self.tr("Variant hernoemen"), self.tr("Naam van de variant")
        name, is_sure = QInputDialog.getText(self, title, question, text=variant.name)
        if is_sure:
            self.actions_on.rename(variant.id, name)

    def _freeze(self, variant: Variant) -> None:
        day = self.today()
        dialog = FreezeDialog(variant, day, self.workspace.language, self)
        if dialog.exec():
            if dialog.makes_copy:
                self.actions_on.snapshot(variant.id, dialog.chosen_name, day, dialog.chosen_phase)
            else:
                self.actions_on.freeze(variant.id, day, dialog.chosen_phase)
        dialog.deleteLater()

    def _take_in(self) -> None:
        open_import(self.workspace, choose_to_import(self), self, preferred=Destination.VARIANT)

    def _open_line(self, variant_id: str, line_id: str) -> None:
        if self.workspace.open is not None:
            self.workspace.open.show_variant(variant_id)
            self.workspace.go(PageId.MATERIALS, Target(line_id=line_id))
