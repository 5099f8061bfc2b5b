"""The live scorecard beside the page: every indicator with its verdict, updated after each edit."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from app.desktop.score.narrowing import NarrowingPanel, acts_of
from app.desktop.score.rows import ScoreRows
from app.desktop.score.texts import inputs_of, words_of
from app.desktop.session.open_project import OpenProject
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target, Workspace
from app.reporting.report import Report
from app.texts import title_of
from models.domain.outcome import Scorecard
from models.domain.requirement import Indicator
from widgets.outcome_rows.delegate import SIDE, SIDE_NARROW, OutcomeRowDelegate
from widgets.outcome_rows.model import ROW_ROLE, OutcomeRowModel
from widgets.outcome_rows.row import OutcomeRow
from widgets.plain_text import plain_label
from widgets.tokens import size

_LIT_UP_MS = 1_400


class ScoreSide(QFrame):
    """The scorecard of the open project; rows are updated in place, so that scroll position and focus stay."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "scorecard")
        self._workspace = workspace
        self._attached: OpenProject | None = None
        self._is_behind = False
        self.model = OutcomeRowModel(self._tool_tip, self)
        self.narrowing = NarrowingPanel()
        self.narrowing.asked.connect(self._go_to_line)
        self.view = QListView()
        self.view.setModel(self.model)
        self._delegate = OutcomeRowDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.indication_button = QPushButton(self.tr("Indicatie"))
        self._maker = self._new_maker()
        self._calming = QTimer(self)
        self._calming.setSingleShot(True)
        self._calming.setInterval(_LIT_UP_MS)
        self._calming.timeout.connect(self.model.calm_down)
        self._lay_out()
        workspace.project_opened.connect(self._attach)
        workspace.settings_changed.connect(self._start_anew)
        workspace.reference_changed.connect(self._start_anew)
        self._attach()

    def _lay_out(self) -> None:
        view = self.view
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setProperty("role", "bare")
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setAccessibleName(self.tr("Scorekaart"))
        view.activated.connect(self._go)
        view.clicked.connect(self._go)
        heading = plain_label(self.tr("Scorekaart"), role="heading")
        self._set_name = plain_label(role="small")
        self._set_name.setWordWrap(True)
        button = self.indication_button
        button.setCheckable(True)
        button.setProperty("density", "small")
        button.setProperty("role", "toggle")
        button.setToolTip(
            self.tr("Toont naast de vaste cijfers wat voorlopige producten en schattingen erbij doen")
        )
        button.toggled.connect(self._keep_indication)
        first = QHBoxLayout()
        first.addWidget(heading)
        first.addStretch(1)
        first.addWidget(button)
        head = self._head = QVBoxLayout()
        head.setSpacing(1)
        head.addLayout(first)
        head.addWidget(self._set_name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(view, 1)
        layout.addWidget(self.narrowing)
        self.set_narrow(False)

    def set_narrow(self, is_narrow: bool) -> None:
        """Shows the rows without their units in a narrow window."""
        self.setMinimumWidth(size("scorecard_narrow" if is_narrow else "scorecard"))
        self._delegate.is_narrow = is_narrow
        side = SIDE_NARROW if is_narrow else SIDE
        self._head.setContentsMargins(side, 12, side, 6)
        self._set_name.setHidden(is_narrow)
        self.narrowing.set_side(side)
        self.view.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(size("scorecard"), 500)

    def _attach(self) -> None:
        opened = self._workspace.open
        if opened is self._attached:
            return
        self._attached = opened
        self._maker.forget()
        self.model.show_rows(())
        self._show_acts(None)
        if opened is None:
            return
        opened.scored.connect(self._on_scored)
        opened.reported.connect(self._on_reported)
        opened.variant_changed.connect(self._forget)
        if opened.scorecard is not None:
            self._show(opened.scorecard)
        self._show_acts(opened.report)

    def _tool_tip(self, key: str) -> str:
        return self._maker.tool_tip(key)

    def _forget(self) -> None:
        self._maker.forget()
        self._show_acts(None)

    def _start_anew(self) -> None:
        """Writes every row again, for another language, number format or requirement set."""
        self._maker = self._new_maker()
        opened = self._attached
        if opened is not None and opened.scorecard is not None:
            self._show(opened.scorecard)
            self._show_acts(opened.report)

    def _new_maker(self) -> ScoreRows:
        """The maker of rows in the present language, number format and choice about indications."""
        is_shown = self._workspace.settings.shows_indication
        self.indication_button.blockSignals(True)
        self.indication_button.setChecked(is_shown)
        self.indication_button.blockSignals(False)
        words = words_of(self._workspace)
        return ScoreRows(self._workspace.reference.indicators, words, with_indication=is_shown)

    def _keep_indication(self, is_shown: bool) -> None:
        chosen = replace(self._workspace.settings, indication="shown" if is_shown else "hidden")
        self._workspace.change_settings(chosen)

    def _on_scored(self, scorecard: Scorecard) -> None:
        if self._attached is not None and self._attached is self._workspace.open:
            if self.isVisible():
                self._show(scorecard)
            else:
                self._is_behind = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind and self._attached is not None and self._attached.scorecard is not None:
            self._show(self._attached.scorecard)
            self._show_acts(self._attached.report)

    def _on_reported(self, report: Report) -> None:
        if self._attached is not None and self._attached is self._workspace.open and self.isVisible():
            self._show_acts(report)

    def _show_acts(self, report: Report | None) -> None:
        """Shows what would narrow the band of the variant in this report; nothing for another variant or None."""
        opened = self._attached
        if report is None or opened is None or report.variant.id != opened.variant.id or opened.is_read_only:
            self.narrowing.hide()
            return
        self.narrowing.show_acts(acts_of(report), words_of(self._workspace), report.variant.products)

    def _go_to_line(self, line_id: str, field: str) -> None:
        self._workspace.go(PageId.MATERIALS, Target(line_id=line_id, field=field))

    def _show(self, scorecard: Scorecard) -> None:
        opened = self._attached
        if opened is None:
            return
        self._is_behind = False
        chosen = self._workspace.reference.requirement_sets.get(scorecard.requirement_set_id)
        title = scorecard.requirement_set_id
        if chosen is not None:
            title = title_of(chosen, self._workspace.language)
        if title != self._set_name.text():
            self._set_name.setText(title)
        rows = self._maker.rows(scorecard, opened.variant)
        self.model.show_rows(rows)
        if any(row.is_fresh for row in rows):
            self._calming.start()

    def _go(self, index: QModelIndex) -> None:
        row: OutcomeRow | None = index.data(ROW_ROLE)
        indicator = None if row is None else self._indicator(row.indicator_id)
        if indicator is not None:
            self._workspace.go(*inputs_of(indicator))

    def _indicator(self, indicator_id: str) -> Indicator | None:
        return next((i for i in self._workspace.reference.indicators if i.id == indicator_id), None)
