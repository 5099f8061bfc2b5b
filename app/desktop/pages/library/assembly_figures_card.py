"""The figures of one assembly per unit: what it weighs, emits, stores and insulates, with their intervals."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.desktop.pages.library.assembly_texts import (
    amount_text,
    interval_text,
    rc_remark,
    rc_text,
    rc_verdict,
    unit_words,
)
from app.reporting.wording.number_text import percent_text
from app.texts import Language
from models.calculation.library.assembly_figures import AssemblyFigures
from models.domain.library.figure import Interval
from models.presentation.band import Band
from models.presentation.marks import Mark
from widgets.band import band_text
from widgets.band_view import BandView
from widgets.fields.card import FieldCard
from widgets.marks import MarkLabel
from widgets.plain_text import plain_label

_AIR = 1.08
"""Length of a track as a multiple of the highest figure on it."""


class AssemblyFiguresCard(FieldCard):
    """The figures of the assembly that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: dict[str, QLabel] = {}
        self.bands: dict[str, BandView] = {}
        self.mark = MarkLabel(Mark.NO_LEVEL)
        self.verdict = plain_label()
        self.remarks = {name: plain_label(role="small") for name in ("co2", "rc", "ground")}
        self._labels: dict[str, QLabel] = {}
        inner = QWidget()
        self._rows = QGridLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(1, 1)
        for name, words in (
            ("mass", self.tr("Massa")),
            ("co2", self.tr("CO₂ A1–A3")),
            ("stored", self.tr("Opgeslagen CO₂")),
            ("biobased", self.tr("Biobased")),
            ("thickness", self.tr("Dikte")),
            ("rc", "Rc"),
        ):
            self._add_row(name, words)
        self.add(inner, is_wide=True)

    def show_figures(self, figures: AssemblyFigures, language: Language) -> None:
        """Shows the figures of an assembly."""
        self.set_heading(self.tr("Per {0}").format(unit_words(figures.assembly.unit)))
        self._say("mass", f"{amount_text(figures.mass_kg, language)} kg")
        co2 = figures.co2_a1a3_kg
        self._say("co2", f"{interval_text(co2, language)} kg CO₂-eq")
        self._show_band("co2", co2, None, self.values["co2"].text(), "")
        self._say("stored", f"{amount_text(figures.stored_co2_kg, language)} kg CO₂")
        share = figures.biobased_fraction
        self._say("biobased", self.tr("onbekend") if share is None else percent_text(share, language))
        thickness = figures.thickness_mm
        self._say("thickness", "" if thickness is None else f"{amount_text(thickness, language)} mm")
        self._show_rc(figures, language)
        wide = self.tr("De bronnen lopen te ver uiteen om op CO₂ te vergelijken.") if figures.has_wide_co2 else ""
        ground = self.tr("Daarbij {0} kg grondaanvulling, die alleen in de CO₂ telt.")
        filled = figures.ground_fill_kg
        self._remark("co2", wide)
        self._remark("ground", ground.format(amount_text(filled, language)) if filled else "")

    def _show_rc(self, figures: AssemblyFigures, language: Language) -> None:
        found, target = figures.resistance, figures.assembly.rc_target
        has_rc = found is not None and target is not None
        mark, words = rc_verdict(figures, language)
        for part in (self.mark, self.verdict):
            part.setVisible(has_rc)
        self._remark("rc", rc_remark(figures))
        if found is None or target is None:
            self._say("rc", "")
            return
        self.mark.show_mark(mark)
        self.verdict.setText(words)
        self._say("rc", f"{rc_text(found, target, language)} m²K/W")
        interval = Interval(found.low, found.middle, found.high)
        is_new = not figures.assembly.is_existing
        self._show_band("rc", interval, target if is_new else None, self.values["rc"].text(), words)

    def _say(self, name: str, text: str) -> None:
        """Shows a figure; "" hides its row."""
        self.values[name].setText(text)
        for part in (self._labels[name], self.values[name], self.bands.get(name)):
            if part is not None:
                part.setVisible(bool(text))

    def _show_band(self, name: str, found: Interval, target: float | None, value: str, verdict: str) -> None:
        length = max(found.high, target or 0.0) * _AIR or 1.0
        is_exact = found.low == found.high
        band = Band(
            zones=(),
            value=found.value / length,
            lower=None if is_exact else found.low / length,
            upper=None if is_exact else found.high / length,
            target=None if target is None else target / length,
        )
        self.bands[name].show_band(band, band_text(value, None, verdict))

    def _remark(self, name: str, text: str) -> None:
        self.remarks[name].setText(text)
        self.remarks[name].setVisible(bool(text))

    def _add_row(self, name: str, words: str) -> None:
        row = self._rows.rowCount()
        label, value = plain_label(words, role="muted"), plain_label()
        value.setWordWrap(True)
        value.setAccessibleName(words)
        self._labels[name], self.values[name] = label, value
        self._rows.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(value)
        if name in ("co2", "rc"):
            self.bands[name] = BandView()
            cell.addWidget(self.bands[name])
        if name == "rc":
            cell.addLayout(self._verdict_line())
        for remark in {"mass": ("ground",), "co2": ("co2",), "rc": ("rc",)}.get(name, ()):
            self.remarks[remark].setWordWrap(True)
            cell.addWidget(self.remarks[remark])
        self._rows.addLayout(cell, row, 1)

    def _verdict_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.mark)
        line.addWidget(self.verdict, 1)
        self.verdict.setWordWrap(True)
        return line
