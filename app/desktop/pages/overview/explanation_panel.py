"""The main points of the wheel in words: the conclusion, what is nearest, what to fill in first, and the MPG."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.desktop.pages.overview.conclusion_card import ConclusionCard
from app.desktop.pages.overview.entries import Entries
from app.desktop.pages.overview.entry_list import EntryList
from app.desktop.pages.overview.first_fill_in import FirstFillIn
from app.desktop.pages.overview.legend import WheelLegend
from app.desktop.pages.overview.mpg_card import MpgCard
from app.desktop.score.places_card import PlacesCard
from app.desktop.score.texts import ScoreWords
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target
from app.reporting.report import Report
from app.reporting.wording.phase_text import phase_texts
from app.reporting.wording.summary import summarise
from app.texts import Language, label
from widgets.plain_text import plain_label


class StartCard(QFrame):
    """The first steps, shown while there is nothing to score.

    Signals:
        chosen(PageId, Target): a link was pressed.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        words = plain_label(
            self.tr(
                "Het wiel vult zich zodra er gegevens zijn. Begin met het gebouw en de aanvraagdatum, "
                "plak daarna de materiaalstaat uit Excel en vul de overige resultaten in."
            )
        )
        words.setWordWrap(True)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for text, page in (
            (self.tr("Gebouw"), PageId.BUILDING),
            (self.tr("Materialen"), PageId.MATERIALS),
            (self.tr("Energie en overig"), PageId.INDICATORS),
        ):
            button = QPushButton(text)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, to=page: self.chosen.emit(to, Target()))
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(plain_label(self.tr("Nog niets te beoordelen"), role="heading"))
        layout.addWidget(words)
        layout.addLayout(buttons)


class ExplanationPanel(QScrollArea):
    """The conclusion, what is nearest and to fill in first, the MPG, the place among others, and what is missing.

    Signals:
        chosen(PageId, Target): a link was pressed.
    """

    chosen = Signal(object, object)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.start_card = StartCard()
        self.conclusion = ConclusionCard(language)
        self.gains = EntryList(self.tr("Dichtstbij"), label("report_no_gains", language), most=MOST_NEAREST)
        self.first = FirstFillIn()
        self.mpg = MpgCard()
        self.places = PlacesCard()
        self.gaps = _list(language, "report_heading_gaps", "report_no_gaps")
        self.missing = _list(language, "report_heading_missing", "report_no_missing")
        self.legend = WheelLegend(language)
        note = plain_label(label("report_no_total", language), role="small")
        note.setWordWrap(True)
        self.phases = plain_label(role="muted")
        self.phases.setWordWrap(True)
        self._waiting = plain_label(self.tr("De samenvatting wordt gemaakt …"), role="muted")
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(8, 0, 10, 8)
        layout.setSpacing(12)
        for part in (self.conclusion, self.start_card, self._waiting, self.phases, self.gains, self.first,
                     self.mpg, self.places, self.gaps, self.missing, self.legend, note):  # fmt: skip
            layout.addWidget(part)
        for each in (self.start_card, self.gains, self.first, self.gaps, self.missing):
            each.chosen.connect(self.chosen)
        layout.addStretch(1)
        self.setWidget(inner)
        self.mpg.hide()
        self.wait()

    def wait(self) -> None:
        """Clears the lists until the report of another project or variant comes."""
        for part in (self.start_card, self.phases, self.gains, self.first, self.places, self.gaps, self.missing):
            part.hide()
        self._waiting.show()

    def show_report(self, report: Report, words: ScoreWords, *, with_indication: bool = True) -> None:
        """Shows the lists of a report; without any data, the first steps."""
        entries = Entries(report, summarise(report), words)
        is_empty = not report.variant.bill.lines and not report.variant.assessments
        self._waiting.hide()
        told = phase_texts(report.scorecard.phases, words.language)
        self.phases.setText("\n".join(told))
        self.phases.setVisible(bool(told))
        self.start_card.setVisible(is_empty)
        self.gains.show_entries(entries.gains())
        self.gaps.show_entries(entries.gaps())
        self.missing.show_entries(entries.missing())
        for part in (self.gains, self.gaps, self.missing):
            part.setVisible(not is_empty)
        self.first.show_report(report, words)
        self.first.setVisible(self.first.has_lines and with_indication)


MOST_NEAREST = 3
"""Lines of the list of what is nearest, before the others are asked for."""


def _list(language: Language, heading: str, nothing: str) -> EntryList:
    return EntryList(label(heading, language), label(nothing, language))
