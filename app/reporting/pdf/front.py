"""Page 1 under its masthead: the conclusion, three figures with their bands, the wheel with its legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reporting.pdf.band import BAND_HEIGHT, draw_band
from app.reporting.pdf.blocks import Block
from app.reporting.pdf.marks import MARK_COLOURS, MARK_SIDE, draw_mark
from app.reporting.pdf.roles import FigureRole, ParagraphRole, Role
from app.reporting.pdf.style import (
    CONTENT_WIDTH,
    INK,
    NARROW,
    NARROW_BOLD,
    ON_RING,
    RING_FILL,
    SANS,
    SANS_BOLD,
    SMALLEST,
    SOFT,
    Face,
)
from app.reporting.pdf.text import Line, Typesetter, draw_line, line_width
from app.reporting.pdf.wheel import WheelDrawing, WheelTexts, draw_swatch
from app.reporting.report import Report
from app.reporting.wording.callout_text import callout_text, centre_texts, told_outcome
from app.reporting.wording.conclusion import Conclusion
from app.reporting.wording.figure_card import FigureCard
from app.texts import Language, label
from models.domain.requirement import LEVELS
from models.presentation.wheel import RingState, Wheel

_HEADLINE, _REST = Face(SANS_BOLD, 13.0), Face(SANS, 13.0)
_NAME, _FIGURE, _UNIT = Face(SANS_BOLD, 9.0), Face(SANS_BOLD, 19.0), Face(NARROW, SMALLEST, SOFT)
_GROUND = Face(NARROW, SMALLEST, SOFT)
_LEGEND = Face(NARROW, SMALLEST, SOFT)
_CARD_GAP, _CARD_HEIGHT = 18.0, 82.0


class ConclusionBlock(Block):
    """The conclusion in one paragraph, its headline bold."""

    def __init__(self, said: Conclusion, setter: Typesetter) -> None:
        super().__init__()
        self.said = said
        self.lines = [(line, _HEADLINE) for line in setter.wrapped(said.headline, _HEADLINE, CONTENT_WIDTH, 4)]
        if said.rest:
            self.lines += [(line, _REST) for line in setter.wrapped(said.rest, _REST, CONTENT_WIDTH, 3)]
        self.spaceAfter = 10.0

    def roles(self) -> Sequence[Role]:
        return (ParagraphRole(self.said.whole),)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, 8.0 + len(self.lines) * 17.0
        return self.width, self.height

    def draw(self) -> None:
        y = self.height - 20.0
        for line, face in self.lines:
            draw_line(self.canv, line, (0, y), face)
            y -= 17.0


@dataclass(frozen=True, slots=True)
class _SetCard:
    card: FigureCard
    name: Line
    figure: Line
    unit: Line
    verdict: Line
    ground: Line


class FigureCards(Block):
    """Figures beside each other: name, value, band, verdict, and what it rests on."""

    def __init__(self, cards: Sequence[FigureCard], setter: Typesetter) -> None:
        super().__init__()
        self.column = (CONTENT_WIDTH - _CARD_GAP * 2) / 3
        self.cards = [self._set(card, setter) for card in cards]
        self.spaceAfter = 6.0

    def _set(self, card: FigureCard, setter: Typesetter) -> _SetCard:
        verdict = Face(NARROW_BOLD, 8.6)
        figure = setter.fitted(card.value, _FIGURE, self.column)
        room = self.column - line_width(figure, _FIGURE.size) - 5.0
        return _SetCard(
            card,
            setter.fitted(card.name, _NAME, self.column),
            figure,
            setter.fitted(card.unit, _UNIT, room) if room > 20.0 else (),
            setter.fitted(card.verdict, verdict, self.column - MARK_SIDE - 5.0),
            setter.fitted(card.ground, _GROUND, self.column),
        )

    def roles(self) -> Sequence[Role]:
        return tuple(FigureRole(each.card.spoken) for each in self.cards)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, _CARD_HEIGHT if self.cards else 0.0
        return self.width, self.height

    def draw(self) -> None:
        for place, each in enumerate(self.cards):
            self._card(each, place * (self.column + _CARD_GAP))

    def _card(self, each: _SetCard, x: float) -> None:
        canvas, top, card = self.canv, self.height, each.card
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.0)
        canvas.line(x, top, x + self.column, top)
        draw_line(canvas, each.name, (x, top - 14.0), _NAME)
        draw_line(canvas, each.figure, (x, top - 34.0), _FIGURE)
        draw_line(canvas, each.unit, (x + line_width(each.figure, _FIGURE.size) + 5.0, top - 34.0), _UNIT)
        if card.band is not None:
            draw_band(canvas, card.band, (x, top - 43.0 - BAND_HEIGHT), self.column)
        draw_mark(canvas, card.mark, (x, top - 68.6))
        colour = MARK_COLOURS.get(card.mark, SOFT)
        draw_line(canvas, each.verdict, (x + MARK_SIDE + 4.0, top - 67.6), Face(NARROW_BOLD, 8.6, colour))
        draw_line(canvas, each.ground, (x, top - 78.6), _GROUND)


class WheelPanel(Block):
    """The wheel with its callout columns."""

    def __init__(
        self, report: Report, wheel: Wheel, lang: Language, setter: Typesetter, height: float, *, indicated: bool
    ) -> None:
        super().__init__()
        self.setter, self.panel_height, self.wheel = setter, height, wheel
        wedges = {wedge.indicator_id: wedge for wedge in wheel.wedges}
        rows = {}
        for indicator in report.reference.indicators:
            own = [o for o in report.scorecard.outcomes if o.indicator_id == indicator.id]
            wedge = wedges[indicator.id]
            told = told_outcome(own, wedge)
            rows[indicator.id] = callout_text(told, wedge, indicator, lang, with_indication=indicated)
        centre = centre_texts(wheel, lang)
        self.texts = WheelTexts(
            rows=rows,
            themes={arc.theme: label(f"report_theme_{arc.theme}", lang) for arc in wheel.themes},
            centre=centre,
        )
        self.spoken = label("report_wheel_spoken", lang, figure=" ".join(filter(None, centre)))

    def roles(self) -> Sequence[Role]:
        return (FigureRole(self.spoken),)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self.panel_height
        return self.width, self.height

    def draw(self) -> None:
        WheelDrawing(self.canv, self.setter, (self.width, self.height)).draw(self.wheel, self.texts)


class WheelLegend(Block):
    """The levels and the shapes of the wheel, on as many lines as they need."""

    def __init__(self, wheel: Wheel, lang: Language, setter: Typesetter) -> None:
        super().__init__()
        entries = [(str(level), label(f"report_level_{level}", lang)) for level in LEVELS]
        entries += [(kind, label(f"report_legend_{kind}", lang)) for kind in _kinds_in(wheel)]
        self.words = ", ".join(text for _, text in entries)
        self.rows: list[list[tuple[str, Line, float]]] = [[]]
        used = 0.0
        for kind, text in entries:
            line = setter.line(text, _LEGEND.font)
            width = 12.0 + line_width(line, _LEGEND.size) + 13.0
            if used + width > CONTENT_WIDTH and self.rows[-1]:
                self.rows.append([])
                used = 0.0
            self.rows[-1].append((kind, line, width))
            used += width
        self.spaceAfter = 6.0

    def roles(self) -> Sequence[Role]:
        return (ParagraphRole(self.words),)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, 6.0 + 12.0 * len(self.rows)
        return self.width, self.height

    def draw(self) -> None:
        y = self.height - 15.0
        for row in self.rows:
            x = (self.width - sum(width for _, _, width in row) + 13.0) / 2
            for kind, line, width in row:
                self._sample(kind, (x, y - 1.4))
                draw_line(self.canv, line, (x + 12.0, y), _LEGEND)
                x += width
            y -= 12.0

    def _sample(self, kind: str, at: tuple[float, float]) -> None:
        level = next((level for level in LEVELS if str(level) == kind), None)
        if level is None:
            draw_swatch(self.canv, kind, at, 8.4)
            return
        self.canv.setFillColor(RING_FILL[level])
        self.canv.rect(at[0] - 1.0, at[1] - 0.8, 10.0, 10.0, stroke=0, fill=1)
        digit = Face(SANS_BOLD, SMALLEST, ON_RING[level])
        number = ((digit.font, str(LEVELS.index(level) + 1)),)
        draw_line(self.canv, number, (at[0] + 4.0, at[1] + 1.4), digit, "middle")


def _kinds_in(wheel: Wheel) -> list[str]:
    """The shapes that the wheel shows, in the order of the legend."""
    rings = [ring for wedge in wheel.wedges for ring in wedge.rings]
    states = {ring.state for ring in rings}
    shown = {
        "target": any(ring.is_target for ring in rings),
        "missed": any(ring.state is RingState.MISSED and ring.is_target for ring in rings),
        "reach": any(ring.state is RingState.MISSED and ring.progress for ring in rings),
        "estimated": RingState.ESTIMATED in states,
        "provisional": RingState.PROVISIONAL in states,
        "cannot_say": RingState.CANNOT_SAY in states,
        "not_assessed": RingState.NOT_ASSESSED in states,
        "not_comparable": RingState.NOT_COMPARABLE in states,
    }
    return [kind for kind, is_shown in shown.items() if is_shown]
