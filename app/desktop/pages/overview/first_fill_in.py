"""What to fill in first: the lines of the bill whose firm data make a band smaller most."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.desktop.score.narrowing import acts_of
from app.desktop.score.texts import ScoreWords
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target
from app.reporting.report import Report
from app.reporting.wording.number_text import MINUS, percent_text
from app.reporting.wording.outcome_texts import lines_text
from models.domain.band_narrowing import BandNarrowing, NarrowingLine
from models.domain.product import EnvironmentalSet
from models.presentation.marks import Mark
from models.scorecard.narrowing import MOST_ACTS
from widgets.elided_label import ElidedLabel
from widgets.marks import MarkLabel
from widgets.plain_text import plain_label


@dataclass(frozen=True, slots=True)
class FillIn:
    """One line: its name, where it stands, what it brings, and the cells where firm data can be given.

    Attributes:
        gain: the part of the band or of the total, as written; "" when it cannot be said.
        product_field, figure_field: cells of the bill for an EPD or product, and for a figure of its own.
    """

    title: str
    note: str
    gain: str
    line_id: str
    product_field: str = "product_id"
    figure_field: str = "mki_a2_eur_per_unit"


class FillInLine(QWidget):
    """The widget of one line, with a button that gives the choice between an EPD and a figure.

    Signals:
        asked(line_id, field): the user wants to go to this cell of the bill.
    """

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: FillIn | None = None
        self._title, self._note, self._gain = ElidedLabel(), ElidedLabel(), plain_label(role="prov-strong")
        self._note.setProperty("role", "small")
        self.button = QPushButton(self.tr("Geef"))
        self.button.setProperty("density", "small")
        self.button.setProperty("role", "menu")
        self.button.setAutoDefault(True)
        menu = QMenu(self.button)
        menu.addAction(self.tr("EPD of product kiezen"), lambda: self._ask(is_figure=False))
        menu.addAction(self.tr("Eigen cijfer invullen"), lambda: self._ask(is_figure=True))
        self.button.setMenu(menu)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setHorizontalSpacing(7)
        grid.setVerticalSpacing(0)
        grid.addWidget(MarkLabel(Mark.ESTIMATED), 0, 0)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(self._note, 1, 1)
        grid.addWidget(self._gain, 0, 2, 2, 1)
        grid.addWidget(self.button, 0, 3, 2, 1)
        grid.setColumnStretch(1, 1)

    def show_line(self, shown: FillIn) -> None:
        self._shown = shown
        self._title.setText(shown.title)
        self._note.setText(shown.note)
        self._gain.setText(shown.gain)
        self.button.setAccessibleName(self.tr("{0}: EPD of cijfer geven").format(shown.title))
        self.button.setAccessibleDescription(f"{shown.note} {shown.gain}".strip())

    def _ask(self, *, is_figure: bool) -> None:
        if self._shown is not None:
            field = self._shown.figure_field if is_figure else self._shown.product_field
            self.asked.emit(self._shown.line_id, field)


class FirstFillIn(QWidget):
    """The heading and its lines.

    Signals:
        chosen(PageId, Target): the user wants to go to a cell of the bill.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = [FillInLine() for _ in range(MOST_ACTS)]
        self._about = plain_label(role="small")
        head = QHBoxLayout()
        head.addWidget(plain_label(self.tr("Eerst invullen"), role="heading"))
        head.addStretch(1)
        head.addWidget(self._about)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        for line in self.lines:
            line.asked.connect(self._go)
            layout.addWidget(line)

    @property
    def has_lines(self) -> bool:
        """Whether there is a line to fill in."""
        return any(not line.isHidden() for line in self.lines)

    def show_report(self, report: Report, words: ScoreWords) -> None:
        """Shows the lines of a report."""
        about, shown = fill_ins_of(report, words)
        self._about.setText(about)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(shown))
            if place < len(shown):
                line.show_line(shown[place])

    def _go(self, line_id: str, field: str) -> None:
        self.chosen.emit(PageId.MATERIALS, Target(line_id=line_id, field=field))


def fill_ins_of(report: Report, words: ScoreWords) -> tuple[str, Sequence[FillIn]]:
    """What the lines make smaller, and the lines, the most bringing first: of the MPG, else of the carbon."""
    found = _of_legal_set(report)
    if found is not None:
        figure = _MKI[found.environmental_set or EnvironmentalSet.A1]
        lines = [_fill_in(line, words, figure) for line in found.lines[:MOST_ACTS]]
        return QCoreApplication.translate("FirstFillIn", "maakt MPG-band smaller"), lines
    made = []
    for act in acts_of(report):
        where = lines_text(act.line_ids, words.language, most=1)
        gain = "" if act.share is None else percent_text(act.share, words.locale)
        made.append(FillIn(act.description or where, where, gain, act.line_ids[0], figure_field=_CARBON))
    return QCoreApplication.translate("FirstFillIn", "maakt CO₂-band smaller"), made


def _of_legal_set(report: Report) -> BandNarrowing | None:
    """The result in the EN 15804 set of the legal rules, else the first; None where no band has a width."""
    regime = report.scorecard.legal_regime
    legal = None if regime is None else regime.params.get("set")
    fitting = [found for found in report.narrowing if found.environmental_set == legal]
    return next(iter(fitting or report.narrowing), None)


def _fill_in(line: NarrowingLine, words: ScoreWords, figure: str) -> FillIn:
    where = lines_text([line.line_id], words.language, most=1)
    gain = "" if line.share is None else f"{MINUS}{percent_text(line.share, words.locale)}"
    return FillIn(line.description or where, where, gain, line.line_id, figure_field=figure)


_CARBON = "co2_a1a5_kg_per_unit"
_MKI = {EnvironmentalSet.A1: "mki_a1_eur_per_unit", EnvironmentalSet.A2: "mki_a2_eur_per_unit"}
