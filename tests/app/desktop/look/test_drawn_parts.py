"""Marks, patterns and bands as pictures: each differs from the others, also in grey, and at any pixel ratio."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from models.domain.requirement import Direction, Level
from models.presentation.band import Band, Scale, make_band
from models.presentation.marks import Mark
from widgets.band import BAND_HEIGHT, band_text, paint_band
from widgets.colours import colours
from widgets.marks import MARK_SIDE, paint_dotted_ring, paint_mark
from widgets.patterns import Pattern, paint_pattern, pattern_brush

LIGHT = colours(is_dark=False)
FIGURES = st.one_of(st.none(), st.floats(-1e6, 1e6))
SCALE = Scale(
    {Level.LEGAL: 260.0, Level.RECOMMENDED: 200.0, Level.AMBITIOUS: 140.0}, Direction.LOWER, Level.RECOMMENDED
)


def _picture(width: int, height: int, ratio: float = 1.0) -> QImage:
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(LIGHT.surface))
    return image


def _mark(mark: Mark) -> QImage:
    image = _picture(MARK_SIDE + 4, MARK_SIDE + 4)
    painter = QPainter(image)
    paint_mark(painter, QRectF(2, 2, MARK_SIDE, MARK_SIDE), mark, LIGHT)
    painter.end()
    return image


def _band(band: Band) -> QImage:
    image = _picture(220, BAND_HEIGHT)
    painter = QPainter(image)
    paint_band(painter, QRectF(10, 0, 200, BAND_HEIGHT), band, LIGHT)
    painter.end()
    return image


def _pattern(pattern: Pattern, ratio: float = 1.0) -> QImage:
    image = _picture(40, 20, ratio)
    painter = QPainter(image)
    paint_pattern(painter, QRectF(2, 2, 36, 16), pattern, LIGHT)
    painter.end()
    return image


def _grey(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _tone(image: QImage) -> float:
    """The mean grey, 0 to 255."""
    grey = _grey(image)
    tones = [grey.pixelColor(x, y).value() for x in range(grey.width()) for y in range(grey.height())]
    return sum(tones) / len(tones)


def _difference(first: QImage, second: QImage) -> float:
    one, other = _grey(first), _grey(second)
    pixels = [(x, y) for x in range(one.width()) for y in range(one.height())]
    return sum(abs(one.pixelColor(*at).value() - other.pixelColor(*at).value()) for at in pixels) / len(pixels)


def test_six_marks_differ_in_grey(qapp: object) -> None:
    drawn = {mark: _mark(mark) for mark in Mark}
    assert len(drawn) == 6
    for one, other in combinations(Mark, 2):
        assert _difference(drawn[one], drawn[other]) > 8, (one, other)
    assert _difference(drawn[Mark.MET], _mark(Mark.MET)) == 0


def test_dotted_ring_has_gaps(qapp: object) -> None:
    image = _picture(48, 48)
    painter = QPainter(image)
    paint_dotted_ring(painter, QRectF(2, 2, 44, 44), QColor("#000000"))
    painter.end()
    around = [image.pixelColor(24 + round(19 * c), 24 + round(19 * s)).value() < 128 for c, s in _circle()]
    turns = sum(one is not other for one, other in zip(around, [*around[1:], around[0]], strict=True))
    assert 16 <= turns <= 28


def _circle() -> list[tuple[float, float]]:
    from math import cos, radians, sin

    return [(cos(radians(degree)), sin(radians(degree))) for degree in range(360)]


def test_patterns_differ_in_grey(qapp: object) -> None:
    for one, other in combinations(Pattern, 2):
        assert _difference(_pattern(one), _pattern(other)) > 4, (one, other)


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0, 3.0])
def test_a_pattern_is_as_dense_on_a_finer_screen(qapp: object, ratio: float) -> None:
    for pattern in Pattern:
        assert _tone(_pattern(pattern, ratio)) == pytest.approx(_tone(_pattern(pattern)), abs=12), pattern


def test_control_the_hatch_of_qt_is_thinner_on_a_finer_screen(qapp: object) -> None:
    def drawn(ratio: float) -> QImage:
        image = _picture(40, 20, ratio)
        painter = QPainter(image)
        painter.fillRect(QRectF(2, 2, 36, 16), QBrush(LIGHT.colour("hatch"), Qt.BrushStyle.BDiagPattern))
        painter.end()
        return image

    marks = [len(_runs(drawn(ratio))) for ratio in (1.0, 2.0)]
    ours = [len(_runs(_pattern(Pattern.UNKNOWN, ratio))) for ratio in (1.0, 2.0)]
    assert marks[1] > 1.5 * marks[0]
    assert ours[1] <= ours[0] + 1


def _runs(image: QImage) -> list[int]:
    """Where a line begins along the middle row."""
    grey, middle = _grey(image), image.height() // 2
    dark = [grey.pixelColor(x, middle).value() < 215 for x in range(grey.width())]
    return [x for x in range(1, len(dark)) if dark[x] and not dark[x - 1]]


def test_a_brush_is_made_once(qapp: object) -> None:
    first = pattern_brush(Pattern.UNKNOWN, LIGHT, 1.0)
    assert pattern_brush(Pattern.UNKNOWN, LIGHT, 1.0) is first
    assert pattern_brush(Pattern.UNKNOWN, colours(is_dark=True), 1.0) is not first


@settings(max_examples=80)
@given(FIGURES, FIGURES, FIGURES, st.sampled_from((Direction.LOWER, Direction.HIGHER)))
def test_everything_stands_within_the_track(
    lo: float | None, mid: float | None, hi: float | None, better: Direction
) -> None:
    band = make_band(lo, mid, hi, Scale(SCALE.limits, better, Level.LEGAL))
    places = [band.value, band.lower, band.upper, band.target]
    places += [edge for zone in band.zones for edge in (zone.start, zone.end)]
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in places if place is not None)
    assert (band.value is None) == (mid is None)


def test_levels_fill_from_the_good_side() -> None:
    lower, higher = (
        make_band(None, 1.0, None, SCALE),
        make_band(None, 1.0, None, Scale(SCALE.limits, Direction.HIGHER)),
    )
    assert all(zone.start == 0 for zone in lower.zones)
    assert all(zone.end == 1 for zone in higher.zones)
    assert [zone.level for zone in lower.zones] == list(SCALE.limits)


def test_an_exact_figure_has_no_interval_and_an_unknown_one_nothing() -> None:
    exact, unknown = make_band(243, 243, 243, SCALE), make_band(None, None, None, SCALE)
    assert (exact.lower, exact.upper) == (None, None)
    assert (unknown.value, unknown.lower, unknown.upper) == (None, None, None)
    half_open = make_band(238, 243, None, SCALE)
    assert half_open.upper == 1.0


def test_an_estimate_is_drawn_otherwise_than_a_firm_figure(qapp: object) -> None:
    firm, estimated = make_band(238, 243, 246, SCALE), make_band(238, 243, 246, SCALE, is_estimated=True)
    assert _band(firm) == _band(firm)
    assert _band(firm) != _band(estimated)
    assert _band(firm) != _band(make_band(243, 243, 243, SCALE))


def test_a_band_has_its_text() -> None:
    assert band_text("243", ("238", "246"), "mist aanbevolen 200") == "243, band 238 tot 246, mist aanbevolen 200"
    assert band_text("", ("238", "…"), "") == "band 238 tot …"
    assert band_text("243", None, "") == "243"
