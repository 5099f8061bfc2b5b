"""The band of an outcome: figures are drawn in place, and an unknown value is never drawn as a figure."""

from hypothesis import given, settings
from hypothesis import strategies as st
from overview_samples import outcome_of, verdict_at
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from models.domain.outcome import Estimate, Outcome, OutcomeStatus, Verdict, exactly
from models.domain.project import JudgedLevel
from models.domain.requirement import Level, Operator
from models.presentation.band import outcome_band
from widgets.band import paint_band
from widgets.colours import colours

FIGURES = st.floats(-1e6, 1e6)


@settings(max_examples=60)
@given(st.lists(FIGURES, min_size=3, max_size=3), FIGURES, st.sampled_from((Operator.AT_MOST, Operator.AT_LEAST)))
def test_everything_stands_within_the_band_and_in_order(
    limits: list[float], value: float, operator: Operator
) -> None:
    levels = [verdict_at(level, limit, operator) for level, limit in zip(Level, limits, strict=True)]
    band = outcome_band(outcome_of(exactly(value), *levels), Level.RECOMMENDED)
    assert band is not None
    assert band.value is not None
    assert band.target is not None
    ends = [zone.end if operator is Operator.AT_MOST else zone.start for zone in band.zones]
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in (*ends, band.value, band.target))
    for limit, end in zip(limits, ends, strict=True):
        assert (value < limit) <= (band.value <= end)
        assert (value > limit) <= (band.value >= end)


def test_unknown_figure_has_no_marker_and_an_open_bound_reaches_the_edge() -> None:
    limit = verdict_at(Level.LEGAL, 0.8, verdict=Verdict.CANNOT_SAY)
    band = outcome_band(outcome_of(Estimate(None, 0.4, None, 0.5), limit), None)
    assert band is not None
    assert band.value is None
    assert band.upper == 1.0
    assert band.lower is not None
    assert 0 < band.lower < 1
    without = outcome_band(outcome_of(None, limit), None)
    assert without is not None
    assert (without.value, without.lower, without.upper) == (None, None, None)


def test_limit_of_another_set_and_limits_in_words_are_not_drawn() -> None:
    other_set = verdict_at(Level.LEGAL, 0.8, verdict=Verdict.NOT_COMPARABLE)
    words = verdict_at(Level.AMBITIOUS, None, Operator.TEXT)
    assert outcome_band(outcome_of(exactly(0.4), other_set, words), None) is None
    assert outcome_band(outcome_of(exactly(0.4), verdict_at(Level.LEGAL, 0.8)), None) is not None


def test_judgement_fills_as_many_steps_as_it_says() -> None:
    levels = tuple(verdict_at(level, None, Operator.TEXT) for level in Level)
    for judged, filled in ((JudgedLevel.NONE, 0), (JudgedLevel.LEGAL, 1), (JudgedLevel.AMBITIOUS, 3)):
        outcome = Outcome("i0", OutcomeStatus.VALUE, "", judged_level=judged, levels=levels)
        band = outcome_band(outcome, None)
        assert band is not None
        assert [zone.is_solid for zone in band.zones].count(True) == filled


def test_the_marker_moves_on_the_picture(qapp: object) -> None:
    def picture(value: float) -> QImage:
        image = QImage(200, 14, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        band = outcome_band(outcome_of(exactly(value), verdict_at(Level.LEGAL, 1.0)), Level.LEGAL)
        assert band is not None
        paint_band(painter, QRectF(0, 0, 200, 14), band, colours(is_dark=False))
        painter.end()
        return image

    assert picture(0.2) == picture(0.2)
    assert picture(0.2) != picture(0.6)
