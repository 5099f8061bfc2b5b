"""The card of the MPG-indicatie: its figure with the band among the limits, and that it proves nothing."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.score.texts import ScoreWords
from app.reporting.wording.callout_text import MPG, told_outcome
from app.reporting.wording.stated_words import fit_text
from app.texts import label
from models.domain.outcome import Outcome, Scorecard
from models.domain.requirement import Indicator, Level
from models.presentation.band import indication_band
from models.presentation.indicated import is_estimated
from models.presentation.wheel import Wheel
from widgets.band import band_text
from widgets.band_view import BandView
from widgets.elided_label import ElidedLabel
from widgets.plain_text import plain_label


class MpgCard(QFrame):
    """The card; hidden where the bill gives no indication of the MPG."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.title = plain_label(role="heading")
        self.chip = plain_label(role="chip-prov")
        self.figure = plain_label(role="heading")
        self.ends = ElidedLabel()
        self.ends.setProperty("role", "small")
        self.band = BandView()
        self.verdict = plain_label(role="prov-strong")
        self.other_set, self.caveat = plain_label(role="small"), plain_label(role="small")
        for part in (self.verdict, self.other_set, self.caveat):
            part.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.chip)
        head.addStretch(1)
        head.addWidget(self.figure)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(2)
        layout.addLayout(head)
        shown: tuple[QWidget, ...] = (self.ends, self.band, self.verdict, self.other_set, self.caveat)
        for each in shown:
            layout.addWidget(each)

    def show_outcome(
        self, scorecard: Scorecard, wheel: Wheel, indicator: Indicator, goal: Level | None, words: ScoreWords
    ) -> None:
        """Shows the indication of the MPG in the set of its goal or stated figure, and below it the other set.

        Hides where there is none.
        """
        outcome = _mpg(scorecard, wheel)
        told = None if outcome is None else words.indication(outcome, indicator)
        self.setVisible(told is not None)
        if told is None or outcome is None or outcome.indication is None:
            return
        rests_on_data = is_estimated(outcome.indication)
        self.title.setText(label("report_mpg_indication", words.language))
        chip = "report_chip_estimate" if rests_on_data else "report_chip_provisional"
        self.chip.setText(label(chip, words.language))
        self.figure.setText(told.middle or told.figure)
        unit = words.unit(indicator)
        which = label("report_set", words.language, set=outcome.environmental_set or "")
        self.ends.setText(f"{told.ends} {unit}, {which}".strip())
        ends = tuple(told.ends.split("–", 1))
        self.band.show_band(
            indication_band(outcome, goal),
            band_text(told.middle, (ends[0], ends[1]) if len(ends) == 2 else None, told.verdict),
        )
        self.verdict.setText(told.verdict[:1].upper() + told.verdict[1:])
        self._show_other_set(scorecard, outcome, indicator, words)
        code = "report_estimate_caveat" if rests_on_data else "report_provisional_caveat"
        fit = fit_text(outcome, indicator, words.language, words.locale)
        caveat = label(code, words.language)
        self.caveat.setText(f"{caveat} {fit[:1].upper()}{fit[1:]}." if fit else caveat)

    def _show_other_set(
        self, scorecard: Scorecard, shown: Outcome, indicator: Indicator, words: ScoreWords
    ) -> None:
        """The indication in the other EN 15804 set, whose limits are other ones: beside it, never with it."""
        other = next((o for o in scorecard.outcomes if o.indicator_id == MPG and o is not shown), None)
        told = None if other is None else words.indication(other, indicator)
        self.other_set.setVisible(told is not None)
        if told is not None and other is not None:
            which = label("report_set", words.language, set=other.environmental_set or "")
            self.other_set.setText(f"{which}: {told.figure}, {told.verdict}".removesuffix(", "))


def _mpg(scorecard: Scorecard, wheel: Wheel) -> Outcome | None:
    wedge = next((wedge for wedge in wheel.wedges if wedge.indicator_id == MPG), None)
    outcomes = [outcome for outcome in scorecard.outcomes if outcome.indicator_id == MPG]
    return None if wedge is None else told_outcome(outcomes, wedge)
