"""Sample wheels and outcomes, for widgets that know no project."""

from models.domain.outcome import Basis, Estimate, LevelVerdict, Outcome, OutcomeStatus, Verdict
from models.domain.requirement import LEVELS, Level, Operator, RequirementKind, Theme
from models.presentation.wheel import INNER_RADIUS, Ring, RingState, ThemeArc, Wedge, Wheel
from widgets.wheel.ambition_wheel import WheelTexts
from widgets.wheel.callout_drawing import WedgeText

HOSTILE_NAMES = (
    "<img src=file:///etc/passwd>",
    "W" * 300,
    "مشروع البناء المستدام",
    "🏡" * 40,
    "a\nb\tc",
    "",
)


def wheel_with(states: list[tuple[RingState, RingState, RingState]]) -> Wheel:
    """A wheel with one wedge per triple of states, all in one theme per five wedges."""
    themes = list(Theme)
    width = 330.0 / len(states)
    wedges, arcs = [], []
    for place, triple in enumerate(states):
        start = 10.0 + width * place
        step = (1.0 - INNER_RADIUS) / 3
        rings = tuple(
            Ring(level, state, level is Level.RECOMMENDED, INNER_RADIUS + step * n, INNER_RADIUS + step * (n + 1))
            for n, (level, state) in enumerate(zip(LEVELS, triple, strict=True))
        )
        wedges.append(Wedge(f"i{place}", themes[place % 7], start, start + width, True, rings))
        arcs.append(ThemeArc(themes[place % 7], start, start + width))
    return Wheel(tuple(wedges), tuple(arcs[:7]))


def texts_for(wheel: Wheel, names: tuple[str, ...] = ("Naam",)) -> WheelTexts:
    """Texts for a wheel by hand; names are dealt out in turn."""
    wedges = {
        wedge.indicator_id: WedgeText(
            names[place % len(names)],
            names[place % len(names)],
            "12",
            "kg",
            "wettelijk",
            f"Naam {place}: 12 kg",
            "12",
        )
        for place, wedge in enumerate(wheel.wedges)
    }
    return WheelTexts(wedges, {theme: theme.value for theme in Theme}, ("1 van 2", "met oordeel", ""))


def verdict_at(
    level: Level, limit: float | None, operator: Operator = Operator.AT_MOST, verdict: Verdict = Verdict.MEETS
) -> LevelVerdict:
    """A verdict against a limit."""
    kind = RequirementKind.REQUIREMENT
    return LevelVerdict(level, operator, limit, "kg", kind, verdict, None, "alle", "", None, None, f"r-{level}")


def outcome_of(estimate: Estimate | None, *levels: LevelVerdict) -> Outcome:
    """A calculated outcome, or one that cannot be calculated."""
    if estimate is None:
        return Outcome("i0", OutcomeStatus.NOT_CALCULABLE, "kg", levels=levels)
    return Outcome("i0", OutcomeStatus.VALUE, "kg", estimate, Basis.CALCULATED, levels=levels)
