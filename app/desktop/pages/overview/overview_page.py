"""The page Overzicht: the wheel with its main points in words, or all outcomes as a table."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.overview.explanation_panel import ExplanationPanel
from app.desktop.pages.overview.legend import WheelLegend
from app.desktop.pages.overview.outcome_table import OutcomeTable
from app.desktop.pages.overview.wheel_texts import wedge_tool_tip, wheel_texts
from app.desktop.score.texts import ScoreWords, inputs_of, words_of
from app.desktop.session.jobs import Jobs
from app.desktop.session.open_project import Change
from app.desktop.session.page import ProjectPage
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target, Workspace
from app.reporting.report import Report
from app.reporting.wording.callout_text import MPG
from app.reporting.wording.conclusion import conclusion
from app.reporting.wording.outcome_texts import edition_text
from app.services.projects.own_figures import place_among_projects
from app.texts import label, title_of
from models.domain.outcome import Scorecard
from models.domain.project import Variant
from models.presentation.goals import target_of, wheel_of
from models.presentation.wheel import Wheel
from models.scorecard.own_projects import PlaceAmongOwn
from widgets.elided_label import ElidedLabel
from widgets.plain_text import plain_label
from widgets.wheel.ambition_wheel import AmbitionWheel

_WHEEL_WIDTH, _WORDS_WIDTH = 820, 314
"""Widths that the wheel and the words begin with, in pixels."""

_HEIGHT_WITH_LEGEND = 600


class OverviewPage(ProjectPage):
    """The wheel and the table of the open project, drawn only while visible and brought up to date when shown."""

    shows_score = False

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.wheel = AmbitionWheel(self._tool_tip)
        self.explanation = ExplanationPanel(workspace.language)
        self.table = OutcomeTable()
        self.legend = WheelLegend(workspace.language)
        self.table_button = QPushButton()
        self.indication_button = QPushButton()
        self._own_place = Jobs(self)
        self._own_place.done.connect(self._on_own_place)
        self._is_behind = True
        self._is_fitted = False
        self._lay_out()
        self.wheel.activated.connect(self._go_to_inputs)
        self.table.chosen.connect(self._go_to_inputs)
        self.explanation.chosen.connect(self.workspace.go)
        self.table_button.toggled.connect(self._show_table)
        self.indication_button.toggled.connect(self._keep_indication)
        workspace.settings_changed.connect(self.show_all)
        workspace.reference_changed.connect(self.show_all)

    def _lay_out(self) -> None:
        self.wheel.setAccessibleName(self.tr("Ambitiewiel"))
        self.table.setAccessibleName(self.tr("Alle indicatoren"))
        self.explanation.setAccessibleName(self.tr("Wat het wiel zegt"))
        self._set_name = ElidedLabel()
        self._set_name.setProperty("role", "muted")
        self._set_name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.table_button.setText(self.tr("Tabel"))
        self.table_button.setToolTip(self.tr("Alle indicatoren als tabel"))
        for toggle in (self.table_button, self.indication_button):
            toggle.setProperty("role", "toggle")
        self.table_button.setCheckable(True)
        self.table_button.setAutoDefault(True)
        figures = QPushButton(self.tr("Cijfers uit rapporten…"))
        figures.setToolTip(self.tr("MPG, BENG en parkeernorm uit een rapport invullen"))
        figures.setAutoDefault(True)
        figures.clicked.connect(self._ask_figures)
        self.indication_button.setText(self.tr("Indicatie"))
        self.indication_button.setToolTip(
            self.tr("Toont naast de vaste cijfers wat voorlopige producten en schattingen erbij doen")
        )
        self.indication_button.setCheckable(True)
        self.indication_button.setAutoDefault(True)
        report = QPushButton(self.tr("Rapport maken"))
        report.setProperty("role", "primary")
        report.setAutoDefault(True)
        report.clicked.connect(lambda: self.workspace.go(PageId.REPORT))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label(self.tr("Overzicht"), role="title"))
        head.addSpacing(4)
        head.addWidget(self._set_name, 1)
        head.addWidget(figures)
        head.addWidget(self.indication_button)
        head.addWidget(self.table_button)
        head.addWidget(report)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(1)
        self._sides.addWidget(self._wheel_side())
        self._sides.addWidget(self.explanation)
        self._sides.setStretchFactor(0, 1)
        self._sides.setStretchFactor(1, 0)
        self._sides.setSizes([_WHEEL_WIDTH, _WORDS_WIDTH])
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sides)
        self._stack.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _wheel_side(self) -> QWidget:
        """The wheel with its legend below it."""
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.wheel, 1)
        layout.addWidget(self.legend)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The legend stands under the wheel where there is height for it, else at the end of the words."""
        super().resizeEvent(event)
        is_high = self.height() >= _HEIGHT_WITH_LEGEND
        self.legend.setVisible(is_high)
        self.explanation.legend.setHidden(is_high)

    def attach(self) -> None:
        before = self._attached
        super().attach()
        if self._attached is not None and self._attached is not before:
            self._attached.reported.connect(self._on_reported)

    def show_all(self) -> None:
        """Shows the current state; the lists stay empty until its report comes."""
        self._is_behind = True
        self.explanation.wait()
        self._catch_up()

    def show_change(self, change: Change) -> None:
        """Shows the parts of an edit that are not scored; the score follows by signal."""
        if change.bill_edit is None:
            self._is_behind = True
            self._catch_up()

    def show_score(self, scorecard: Scorecard) -> None:
        del scorecard
        self._is_behind = True
        self._catch_up()

    def go_to(self, target: Target) -> None:
        """Selects an indicator's wedge, or its row in the table."""
        if self.table_button.isChecked():
            self.table.show_indicator(target.indicator_id)
        else:
            self.wheel.focus_wedge(target.indicator_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "table"):
            self.table.tones_follow_palette()

    def _catch_up(self) -> None:
        opened = self.workspace.open
        if not self.isVisible() or not self._is_behind or opened is None or opened.scorecard is None:
            return
        self._is_behind = False
        self._show_scorecard(opened.scorecard)
        if opened.report is not None and opened.report.variant.id == opened.variant.id:
            self._on_reported(opened.report)

    def _show_scorecard(self, scorecard: Scorecard) -> None:
        opened = self.workspace.open
        if opened is None:
            return
        reference, words = self.workspace.reference, words_of(self.workspace)
        chosen = reference.requirement_sets.get(scorecard.requirement_set_id)
        if chosen is not None:
            title = title_of(chosen, self.workspace.language)
            edition = label(
                "report_edition",
                self.workspace.language,
                edition=edition_text(scorecard.requirement_edition, self.workspace.language),
            )
            self._set_name.setText(f"{title} · {edition}")
        beside = self.workspace.settings.shows_indication
        self.indication_button.blockSignals(True)
        self.indication_button.setChecked(beside)
        self.indication_button.blockSignals(False)
        wheel = wheel_of(scorecard, opened.variant, reference, with_indication=beside)
        texts = wheel_texts(scorecard, wheel, reference, words, with_indication=beside)
        self.wheel.show_wheel(wheel, texts)
        self._show_words(scorecard, opened.variant, wheel, words)
        if self.table_button.isChecked():
            self._fill_table(scorecard)

    def _show_words(self, scorecard: Scorecard, variant: Variant, wheel: Wheel, words: ScoreWords) -> None:
        """Shows the conclusion and the card of the MPG, which need no report."""
        indicators = self.workspace.reference.indicators
        said = conclusion(scorecard, variant, indicators, words.language, words.locale)
        self.explanation.conclusion.show_conclusion(said, wheel)
        mpg = next((indicator for indicator in indicators if indicator.id == MPG), None)
        card = self.explanation.mpg
        if mpg is None or not self.workspace.settings.shows_indication:
            card.hide()
        else:
            card.show_outcome(scorecard, wheel, mpg, target_of(variant, MPG), words)

    def _keep_indication(self, is_shown: bool) -> None:
        chosen = replace(self.workspace.settings, indication="shown" if is_shown else "hidden")
        self.workspace.change_settings(chosen)

    def _tool_tip(self, indicator_id: str) -> str:
        opened = self.workspace.open
        if opened is None or opened.scorecard is None:
            return ""
        indicators = self.workspace.reference.indicators
        return wedge_tool_tip(indicator_id, opened.scorecard, indicators, words_of(self.workspace))

    def _fill_table(self, scorecard: Scorecard) -> None:
        words = words_of(self.workspace)
        self.table.table_model.show_scorecard(scorecard, self.workspace.reference, words)
        if not self._is_fitted:
            self._is_fitted = True
            self.table.fit_columns()

    def _on_reported(self, report: Report) -> None:
        if self._attached is self.workspace.open and self.isVisible():
            beside = self.workspace.settings.shows_indication
            self.explanation.show_report(report, words_of(self.workspace), with_indication=beside)
            self._show_places(report.scorecard, None)
            self._find_own_place(report)
        else:
            self._is_behind = True

    def _show_places(self, scorecard: Scorecard, own: PlaceAmongOwn | None) -> None:
        indicators = {indicator.id: indicator for indicator in self.workspace.reference.indicators}
        self.explanation.places.show_places(scorecard.places, indicators, words_of(self.workspace), own)

    def _find_own_place(self, report: Report) -> None:
        """Looks among the own projects in the background, since that takes longer the more there are."""
        bands = [place.band for place in report.scorecard.places.buildings]
        if not bands:
            self._own_place.cancel()
            return
        store, reference = self.workspace.store, self.workspace.reference
        project, variant = report.project, report.variant

        def found(_: object) -> object:
            own = place_among_projects(store, project, variant, bands[0], reference)
            return None if own is None else (report, own)

        self._own_place.start(found)

    def _on_own_place(self, found: object) -> None:
        opened = self.workspace.open
        if opened is None or opened.report is None or not isinstance(found, tuple):
            return
        report, own = found
        if opened.report is report:
            self._show_places(opened.report.scorecard, own)

    def _show_table(self, is_table: bool) -> None:
        self._stack.setCurrentWidget(self.table if is_table else self._sides)
        opened = self.workspace.open
        if is_table and opened is not None and opened.scorecard is not None:
            self._fill_table(opened.scorecard)
            self.table.setFocus()

    def _ask_figures(self) -> None:
        """Opens the dialog of the figures that a lead has in hand."""
        from app.desktop.score.reported_figures import OpenProjectFiguresDialog

        dialog = OpenProjectFiguresDialog(self.workspace, self)
        dialog.exec()
        dialog.deleteLater()

    def _go_to_inputs(self, indicator_id: str) -> None:
        indicator = next((i for i in self.workspace.reference.indicators if i.id == indicator_id), None)
        if indicator is not None:
            self.workspace.go(*inputs_of(indicator))
        elif any(figure.id == indicator_id for figure in self.workspace.reference.extra_figures):
            self.workspace.go(PageId.MATERIALS)
