"""The place of a project among published buildings, box plots and own projects: a sentence and a drawing each."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.desktop.score.texts import ScoreWords
from app.reporting.wording.place_text import own_text, place_text
from app.texts import label
from models.domain.place import PlaceAmongBuildings, PlaceInSpread, Places
from models.domain.requirement import Indicator
from models.presentation.place_strip import PlaceStrip, place_strip
from models.scorecard.own_projects import PlaceAmongOwn
from widgets.place_plot import PlacePlot
from widgets.plain_text import plain_label


class PlacesCard(QFrame):
    """The places of one scorecard; hidden without any. `plots` are its drawings, in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = plain_label(role="heading")
        self._title.setWordWrap(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.plots: list[PlacePlot] = []
        self._note = plain_label(role="muted")
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(self._rows)
        layout.addWidget(self._note)
        self.hide()

    def show_places(
        self,
        places: Places,
        indicators: dict[str, Indicator],
        words: ScoreWords,
        own: PlaceAmongOwn | None = None,
    ) -> None:
        """Shows the places.

        Args:
            places: of the scorecard.
            indicators: id -> indicator.
            words: language and number format.
            own: the place among own projects; None for too few.
        """
        self._clear()
        self._title.setText(label("report_heading_places", words.language))
        self._note.setText(label("report_place_note", words.language))
        self._note.setVisible(bool(places.buildings))
        found: list[PlaceAmongBuildings | PlaceInSpread] = [*places.buildings, *places.spreads]
        for place in found:
            indicator = indicators[place.band.indicator_id]
            told = place_text(place, indicator, words.language, words.locale)
            self._add(f"{words.short_name(indicator)} {told}", place_strip(place))
        if own is not None:
            indicator = indicators[own.band.indicator_id]
            self._add(
                f"{words.short_name(indicator)}: {own_text(own, indicator, words.language)}", place_strip(own)
            )
        self.setVisible(bool(found) or own is not None)

    def _add(self, sentence: str, strip: PlaceStrip) -> None:
        told = plain_label(sentence)
        told.setWordWrap(True)
        plot = PlacePlot()
        plot.show_strip(strip, sentence)
        self.plots.append(plot)
        row = QVBoxLayout()
        row.setSpacing(2)
        row.addWidget(told)
        row.addWidget(plot)
        self._rows.addLayout(row)

    def _clear(self) -> None:
        self.plots = []
        while (item := self._rows.takeAt(0)) is not None:
            row = item.layout()
            while row is not None and (part := row.takeAt(0)) is not None:
                widget = part.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
