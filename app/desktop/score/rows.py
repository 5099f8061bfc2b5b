"""From a scorecard to the rows of the live scorecard at the side, and what moved since the one before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from app.desktop.score.texts import ScoreWords, aim_verdict, targets_of
from app.texts import label
from models.domain.outcome import Outcome, OutcomeStatus, Scorecard, Verdict
from models.domain.project import Target as Aim
from models.domain.project import Variant
from models.domain.requirement import Direction, Indicator, Level
from models.presentation.reached import Headline, reached
from widgets.level_bar import level_bar
from widgets.outcome_rows.row import Movement, OutcomeRow, Tone

_TONES = {Headline.MEETS: Tone.MET, Headline.MISSES: Tone.MISSED}
_RANK = {Level.LEGAL: 1, Level.RECOMMENDED: 2, Level.AMBITIOUS: 3}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a row was made from, so that an outcome that did not change is not written anew."""

    outcome: Outcome
    aim: Aim | None


class ScoreRows:
    """Makes rows; remembers the last ones to tell what moved. One per place that shows rows."""

    def __init__(self, indicators: Sequence[Indicator], words: ScoreWords) -> None:
        self._indicators = {indicator.id: indicator for indicator in indicators}
        self._words = words
        self._seen: dict[str, _Seen] = {}
        self._rows: dict[str, OutcomeRow] = {}

    def forget(self) -> None:
        """The next rows are of another project or variant: nothing moved."""
        self._seen.clear()
        self._rows.clear()

    def rows(self, scorecard: Scorecard, variant: Variant) -> list[OutcomeRow]:
        """The rows with the heading of each theme before its first; arrows tell what moved since the last call."""
        aims = {aim.indicator_id: aim for aim in variant.targets}
        levels = targets_of(variant)
        rows: list[OutcomeRow] = []
        theme = None
        for outcome in scorecard.outcomes:
            indicator = self._indicators.get(outcome.indicator_id)
            if indicator is None:
                continue
            if indicator.theme is not theme:
                theme = indicator.theme
                name = label(f"report_theme_long_{theme}", self._words.language)
                rows.append(OutcomeRow(f"theme {theme}", name))
            rows.append(self._row(outcome, indicator, aims, levels))
        return rows

    def tool_tip(self, key: str) -> str:
        """All there is to tell about a row; empty for a heading."""
        seen = self._seen.get(key)
        if seen is None:
            return ""
        return self._words.tool_tip(seen.outcome, self._indicators[seen.outcome.indicator_id])

    def _row(
        self, outcome: Outcome, indicator: Indicator, aims: Mapping[str, Aim], levels: Mapping[str, Level | None]
    ) -> OutcomeRow:
        key = f"{outcome.indicator_id} {outcome.environmental_set or ''}"
        now = _Seen(outcome, aims.get(indicator.id))
        before, old = self._seen.get(key), self._rows.get(key)
        self._seen[key] = now
        if before == now and old is not None:
            row = replace(old, movement=Movement.NONE, arrow="", is_fresh=False) if old.arrow else old
        else:
            row = self._written(key, now, indicator, levels.get(indicator.id, Level.RECOMMENDED))
            if before is not None:
                row = _moved(row, before.outcome, outcome, indicator)
        self._rows[key] = row
        return row

    def _written(self, key: str, now: _Seen, indicator: Indicator, target: Level | None) -> OutcomeRow:
        words, outcome = self._words, now.outcome
        value = words.value(outcome, indicator)
        aim = Verdict.NO_LEVEL if now.aim is None else aim_verdict(now.aim, outcome, indicator)
        return OutcomeRow(
            key=key,
            name=words.outcome_name(outcome, indicator, is_short=True),
            indicator_id=indicator.id,
            value=value,
            unit=words.unit(indicator),
            mark=words.mark(outcome),
            verdict=_with_aim(words.verdict(outcome), aim),
            tone=_TONES.get(reached(outcome).headline, Tone.OPEN),
            bar=level_bar(outcome, target),
            spoken=words.spoken(outcome, indicator, value),
        )


def _with_aim(verdict: str, aim: Verdict) -> str:
    if aim is Verdict.MEETS:
        return QCoreApplication.translate("ScoreRows", "{0} · haalt doel").format(verdict)
    if aim is Verdict.MISSES:
        return QCoreApplication.translate("ScoreRows", "{0} · mist doel").format(verdict)
    return verdict


def _moved(row: OutcomeRow, before: Outcome, now: Outcome, indicator: Indicator) -> OutcomeRow:
    old, new = _rank(before), _rank(now)
    is_fresh = reached(before) != reached(now) and _headline(before) != _headline(now)
    step = _step(before, now)
    if not is_fresh and not step:
        return row
    movement = Movement.OTHER
    if is_fresh and old is not None and new is not None and old != new:
        movement = Movement.BETTER if new > old else Movement.WORSE
    elif step and indicator.direction is not Direction.QUALITATIVE:
        is_better = (step > 0) is (indicator.direction is Direction.HIGHER)
        movement = Movement.BETTER if is_better else Movement.WORSE
    arrow = "↑" if step > 0 else "↓" if step < 0 else "•"
    return replace(row, movement=movement, arrow=arrow, is_fresh=is_fresh)


def _headline(outcome: Outcome) -> tuple[Headline, Level | None]:
    now = reached(outcome)
    return now.headline, None if now.level is None else now.level.level


def _rank(outcome: Outcome) -> int | None:
    """How high an outcome stands; None when that cannot be said."""
    headline, level = _headline(outcome)
    if headline is Headline.MEETS and level is not None:
        return _RANK[level]
    return 0 if headline is Headline.MISSES else None


def _step(before: Outcome, now: Outcome) -> int:
    """Which way the figure went: its value, or both bounds when there is no single value."""
    if before.status is not OutcomeStatus.VALUE or now.status is not OutcomeStatus.VALUE:
        return 0
    old, new = _figure(before), _figure(now)
    if old is None or new is None or old == new:
        return 0
    return 1 if new > old else -1


def _figure(outcome: Outcome) -> tuple[float, float] | None:
    estimate = outcome.estimate
    if estimate is None:
        return None
    if estimate.value is not None:
        return estimate.value, estimate.value
    if estimate.lower is None and estimate.upper is None:
        return None
    return (
        float("-inf") if estimate.lower is None else estimate.lower,
        float("inf") if estimate.upper is None else estimate.upper,
    )
