"""The rows of the live scorecard, with arrows for the changes since the former scorecard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from app.desktop.score.texts import ScoreWords, aim_verdict
from app.texts import label
from models.domain.outcome import Outcome, OutcomeStatus, Scorecard, Verdict
from models.domain.project import Target as Aim
from models.domain.project import Variant
from models.domain.requirement import Indicator, Level
from models.presentation.band import outcome_band
from models.presentation.goals import targets_of
from models.presentation.reached import Headline, reached
from models.scorecard.comparison import Trend, elements_left_out, trend_of
from widgets.outcome_rows.row import Movement, OutcomeRow

_MOVEMENTS = {Trend.BETTER: Movement.BETTER, Trend.WORSE: Movement.WORSE}
_RANK = {Level.LEGAL: 1, Level.RECOMMENDED: 2, Level.AMBITIOUS: 3}


@dataclass(frozen=True, slots=True)
class _Seen:
    """The input of a row, so that an unchanged outcome is not written again.

    Attributes:
        whole: the last complete outcome before this one, which this one is compared with; None when
            there was none yet.
    """

    outcome: Outcome
    aim: Aim | None
    whole: Outcome | None = None


class ScoreRows:
    """Creates rows, and keeps the last ones to compare with. Each view needs an instance of its own."""

    def __init__(
        self, indicators: Sequence[Indicator], words: ScoreWords, *, with_indication: bool = True
    ) -> None:
        self._with_indication = with_indication
        self._indicators = {indicator.id: indicator for indicator in indicators}
        self._words = words
        self._seen: dict[str, _Seen] = {}
        self._rows: dict[str, OutcomeRow] = {}

    def forget(self) -> None:
        """Forgets the last rows, because the next ones are of another project or variant."""
        self._seen.clear()
        self._rows.clear()

    def rows(self, scorecard: Scorecard, variant: Variant) -> list[OutcomeRow]:
        """The rows, with a heading before each theme; arrows show the changes since the last call."""
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
        """The tool tip of a row; "" for a heading."""
        seen, row = self._seen.get(key), self._rows.get(key)
        if seen is None:
            return ""
        told = self._words.tool_tip(seen.outcome, self._indicators[seen.outcome.indicator_id])
        if row is None or not row.arrow or seen.whole is not None or not _is_whole(seen.outcome):
            return told
        none_before = QCoreApplication.translate("ScoreRows", "Hiervoor was er geen cijfer.")
        return f"{told}\n{none_before}"

    def _row(
        self, outcome: Outcome, indicator: Indicator, aims: Mapping[str, Aim], levels: Mapping[str, Level | None]
    ) -> OutcomeRow:
        key = f"{outcome.indicator_id} {outcome.environmental_set or ''}"
        before, old = self._seen.get(key), self._rows.get(key)
        now = _Seen(outcome, aims.get(indicator.id), _base_of(before, outcome))
        self._seen[key] = now
        if before is not None and (before.outcome, before.aim) == (now.outcome, now.aim) and old is not None:
            row = replace(old, movement=Movement.NONE, arrow="", is_fresh=False) if old.arrow else old
        else:
            row = self._written(key, now, indicator, levels.get(indicator.id, Level.RECOMMENDED))
            if before is not None:
                row = _moved(row, before.outcome, now, indicator)
        self._rows[key] = row
        return row

    def _written(self, key: str, now: _Seen, indicator: Indicator, target: Level | None) -> OutcomeRow:
        words, outcome = self._words, now.outcome
        value, ends = words.value_and_ends(outcome, indicator)
        aim = Verdict.NO_LEVEL if now.aim is None else aim_verdict(now.aim, outcome, indicator)
        beside = words.indication(outcome, indicator) if self._with_indication else None
        return OutcomeRow(
            key=key,
            name=words.outcome_name(outcome, indicator, is_short=True),
            indicator_id=indicator.id,
            value=value,
            ends=ends,
            unit=words.unit(indicator),
            mark=words.mark(outcome),
            verdict=_with_aim(words.verdict(outcome), aim),
            band=outcome_band(outcome, target, with_indication=self._with_indication),
            spoken=words.spoken(outcome, indicator, beside, with_indication=self._with_indication),
            indication="" if beside is None else beside.figure,
            indication_verdict="" if beside is None else beside.verdict,
        )


def _with_aim(verdict: str, aim: Verdict) -> str:
    if aim is Verdict.MEETS:
        return QCoreApplication.translate("ScoreRows", "{0} · haalt doel").format(verdict)
    if aim is Verdict.MISSES:
        return QCoreApplication.translate("ScoreRows", "{0} · mist doel").format(verdict)
    return verdict


def _moved(row: OutcomeRow, before: Outcome, seen: _Seen, indicator: Indicator) -> OutcomeRow:
    """The row with the effect of the last edit.

    A figure is compared with that of the last complete state, because the state before it may lack a figure while
    a line is being filled in.
    """
    now, base = seen.outcome, seen.whole
    is_fresh = reached(before) != reached(now) and _headline(before) != _headline(now)
    step = _step(base, now) if base is not None else 0
    if not is_fresh and not step:
        return row
    old, new = _rank(before if _rank(before) is not None or base is None else base), _rank(now)
    movement = Movement.OTHER
    if is_fresh and old is not None and new is not None and old != new:
        movement = Movement.BETTER if new > old else Movement.WORSE
    elif step and base is not None:
        movement = _MOVEMENTS.get(trend_of(base, now, indicator.direction), Movement.OTHER)
    arrow = "↑" if step > 0 else "↓" if step < 0 else "•"
    return replace(row, movement=movement, arrow=arrow, is_fresh=is_fresh)


def _is_whole(outcome: Outcome) -> bool:
    """Whether an outcome is complete: one figure or a judgement, not a lower bound."""
    has_figure = outcome.estimate is None or outcome.estimate.value is not None
    return outcome.status is OutcomeStatus.VALUE and has_figure


def _base_of(before: _Seen | None, now: Outcome) -> Outcome | None:
    """The last complete outcome before a new one, also when incomplete ones came between."""
    if before is None:
        return None
    if before.outcome == now:
        return before.whole
    return before.outcome if _is_whole(before.outcome) else before.whole


def _headline(outcome: Outcome) -> tuple[Headline, Level | None]:
    now = reached(outcome)
    return now.headline, None if now.level is None else now.level.level


def _rank(outcome: Outcome) -> int | None:
    """The rank of an outcome's verdict; None when it is undecided."""
    headline, level = _headline(outcome)
    if headline is Headline.MEETS and level is not None:
        return _RANK[level]
    return 0 if headline is Headline.MISSES else None


def _step(base: Outcome, now: Outcome) -> int:
    """The direction of the change: 1 up, -1 down, 0 for an equal figure or where either is no single figure."""
    if not _is_whole(now) or base.estimate is None or now.estimate is None:
        return 0
    old, new = base.estimate.value, now.estimate.value
    if old is None or new is None or old == new or elements_left_out(base) != elements_left_out(now):
        return 0
    return 1 if new > old else -1
