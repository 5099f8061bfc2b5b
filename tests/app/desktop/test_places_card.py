"""The card of places: each place with a sentence and a drawing that says the same to a screen reader."""

import os
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.desktop.score.places_card import PlacesCard
from app.desktop.score.texts import words_of
from app.desktop.session.workspace import Workspace
from models.domain.outcome import exactly
from models.domain.place import Places
from models.domain.project import Project
from models.presentation.place_strip import place_strip
from models.scorecard.own_projects import place_among_own
from widgets.colours import colours
from widgets.place_plot import PLOT_HEIGHT, paint_strip

OpenExample = Callable[..., Project]


def sentences(card: PlacesCard) -> list[str]:
    return [plot.accessibleName() for plot in card.plots]


def places_of(workspace: Workspace) -> Places:
    assert workspace.open is not None
    assert workspace.open.scorecard is not None
    return workspace.open.scorecard.places


def test_every_place_has_its_sentence_and_its_drawing(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    card = PlacesCard()
    qtbot.addWidget(card)
    indicators = {indicator.id: indicator for indicator in workspace.reference.indicators}
    places = places_of(workspace)
    band = places.buildings[0].band
    own = place_among_own(band, [exactly(value) for value in (150.0, 180.0, 242.0, 260.0, 300.0)])
    card.show_places(places, indicators, words_of(workspace), own)
    card.resize(340, card.heightForWidth(340))
    card.show()
    if folder := os.environ.get("MEETLAT_PICTURES"):
        card.grab().save(f"{folder}/PlacesCard.png")
    told = sentences(card)
    assert len(told) == len(places.buildings) + len(places.spreads) + 1
    assert "lager dan 7 van 10 Nederlandse rijwoningen" in told[0]
    assert "5 eigen projecten" in told[-1]
    card.show_places(Places(), indicators, words_of(workspace))
    assert card.isHidden()


def test_nothing_is_shown_twice_when_it_is_shown_again(
    workspace: Workspace, open_example: OpenExample, qtbot: QtBot
) -> None:
    open_example()
    card = PlacesCard()
    qtbot.addWidget(card)
    indicators = {indicator.id: indicator for indicator in workspace.reference.indicators}
    for _ in range(3):
        card.show_places(places_of(workspace), indicators, words_of(workspace))
    assert len(sentences(card)) == len(set(sentences(card))) == 4


def ink_at(workspace: Workspace, *, is_open: bool) -> set[int]:
    """Columns of a drawing of 200 pixels in which the frame of the band is drawn at its upper edge."""
    place = places_of(workspace).buildings[0]
    strip = place_strip(place)
    strip = replace(strip, low=0.3, middle=None, high=None if is_open else 0.6)
    image = QImage(200, PLOT_HEIGHT, QImage.Format.Format_RGB32)
    tones = colours(is_dark=False)
    image.fill(tones.colour("surface"))
    painter = QPainter(image)
    paint_strip(painter, image.rect().toRectF(), strip, tones)
    painter.end()
    blank = tones.colour("surface").rgb()
    return {x for x in range(200) if any(image.pixel(x, y) != blank for y in range(4, 8))}


@pytest.mark.parametrize("is_open", [False, True])
def test_an_open_side_is_drawn_to_the_end_of_the_axis(
    workspace: Workspace, open_example: OpenExample, is_open: bool
) -> None:
    open_example()
    drawn = ink_at(workspace, is_open=is_open)
    assert min(drawn) == pytest.approx(60, abs=2)
    assert max(drawn) == (199 if is_open else pytest.approx(120, abs=2))
