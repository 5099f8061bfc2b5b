"""The right column: the first figures with their band, the limit that follows from the form, other buildings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.score.places_card import PlacesCard
from app.desktop.score.texts import words_of
from app.desktop.session.workspace import Workspace
from app.reporting.early_estimate import EarlyEstimate
from app.reporting.wording.early_text import comparison_texts, left_out_text, missing_text
from app.reporting.wording.indication_text import indication_texts
from app.reporting.wording.number_text import NOTHING, number_text
from app.texts import label
from models.domain.outcome import IndicationVerdict, Outcome, Scorecard
from models.domain.product import EnvironmentalSet
from models.domain.requirement import Indicator, Level
from models.presentation.band import outcome_band
from models.presentation.indicated import has_own_indication, indicated
from models.presentation.reached import level_verdict
from widgets.band_view import BandView
from widgets.elided_label import ElidedLabel
from widgets.fields.scroll import FieldScroll, NoteFrame
from widgets.plain_text import plain_label
from widgets.style_property import set_style_property

_SHOWN = ("embodied_carbon", "mpg", "biobased", "stored_carbon", "beng1")
"""Indicators that an estimate says something about, in the order of importance for whoever begins."""

_ROLES = {IndicationVerdict.PROBABLY_MEETS: "prov-small", IndicationVerdict.PROBABLY_MISSES: "missed-small"}


class OutcomePanel(QFrame):
    """The figures of an early estimate; none of them is a verdict."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._workspace = workspace
        self._words = words_of(workspace)
        self._indicators = {each.id: each for each in workspace.reference.indicators}
        self.rows = {indicator_id: _FigureRow() for indicator_id in _SHOWN}
        self.note = NoteFrame()
        self.places = _bare_places()
        self.others = plain_label(role="small")
        self.others.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        scroll = FieldScroll()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 6, 8)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(plain_label(self.tr("Eerste bandbreedte"), role="heading"), 1)
        head.addWidget(plain_label(self.tr("schatting"), role="chip-prov"))
        column.addLayout(head)
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(self.note)
        column.addWidget(self.places)
        column.addWidget(self.others)
        column.addStretch(1)
        scroll.add(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)

    def show_estimate(self, estimate: EarlyEstimate) -> None:
        """Shows the figures of an estimate."""
        scorecard = estimate.scorecard
        for indicator_id, row in self.rows.items():
            outcome = _outcome(scorecard, indicator_id, self._legal_set(estimate))
            self._show_row(row, outcome, self._indicators[indicator_id], estimate)
        language = self._workspace.language
        told = (missing_text(estimate.draft, language), left_out_text(estimate.draft, language))
        self.note.say(" ".join(filter(None, told)))
        self.places.show_places(scorecard.places, self._indicators, self._words)
        self.others.setText("\n".join(comparison_texts(estimate, language)))

    def _legal_set(self, estimate: EarlyEstimate) -> EnvironmentalSet:
        """The set that the law asks for on the permit date; A2 without a date, the set of new buildings."""
        regime = estimate.scorecard.legal_regime
        said = None if regime is None else regime.params.get("set")
        return EnvironmentalSet(str(said)) if said is not None else EnvironmentalSet.A2

    def _show_row(
        self, row: "_FigureRow", outcome: Outcome, indicator: Indicator, estimate: EarlyEstimate
    ) -> None:
        name = self._name(outcome, indicator)
        unit = self._words.unit(indicator)
        if indicator.id == "beng1":
            row.show_words(name, *self._limit(outcome, estimate), unit)
            row.band.show_band(None, "")
            row.band.hide()
            return
        told = indication_texts(outcome, indicator, self._workspace.language, self._words.locale)
        if told is None:
            row.show_words(name, NOTHING, self.tr("nog geen cijfer uit open data"), unit)
            row.band.show_band(None, "")
            row.band.hide()
            return
        said = indicated(outcome)
        row.show_words(
            name, told.figure, told.verdict, unit, _ROLES.get(said.verdict, "small") if said else "small"
        )
        band = outcome_band(outcome, None) if has_own_indication(outcome) else None
        row.band.show_band(band, told.sentence)
        row.band.setVisible(band is not None)

    def _name(self, outcome: Outcome, indicator: Indicator) -> str:
        if indicator.id == "mpg":
            return self.tr("MPG-indicatie, set {0}").format(outcome.environmental_set or "")
        return self._words.short_name(indicator)

    def _limit(self, outcome: Outcome, estimate: EarlyEstimate) -> tuple[str, str]:
        """The legal limit of BENG 1, which follows from the form factor, and from what it follows."""
        numbers = self._words.locale
        factor = number_text(estimate.draft.areas.form_factor, 2, numbers)
        told = label("early_from_form", self._workspace.language, factor=factor)
        legal = level_verdict(outcome.levels, Level.LEGAL)
        if legal is None or legal.limit is None:
            return "?", self.tr("zonder aanvraagdatum is de grens onbekend; vormfactor {0}").format(factor)
        return f"≤ {number_text(legal.limit, 1, numbers)}", told


def _outcome(scorecard: Scorecard, indicator_id: str, which: EnvironmentalSet) -> Outcome:
    has_sets = indicator_id == "mpg"
    return scorecard.outcome(indicator_id, which if has_sets else None)


def _bare_places() -> PlacesCard:
    """The places without the edge of a card, since they stand in one."""
    places = PlacesCard()
    places.setProperty("role", "")
    layout = places.layout()
    if layout is not None:
        layout.setContentsMargins(0, 0, 0, 0)
    return places


class _FigureRow(QWidget):
    """A figure: its name and value, its band, and what it probably means."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedLabel()
        self.name.setProperty("role", "strong")
        self.value = plain_label(role="strong")
        self.unit = plain_label(role="small")
        self.band = BandView()
        self.told = plain_label(role="small")
        self.told.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.name, 1)
        top.addWidget(self.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(1)
        column.addLayout(top)
        column.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.band)
        column.addWidget(self.told)

    def show_words(self, name: str, value: str, told: str, unit: str, role: str = "small") -> None:
        """Shows the texts; `role` colours the last one."""
        self.name.setText(name)
        self.value.setText(value)
        self.unit.setText(unit)
        self.told.setText(told)
        set_style_property(self.told, "role", role)
