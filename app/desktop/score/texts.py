"""The wording of outcomes in the window: values in the number format, names and verdicts in the language.

It builds on the report's wording, so that window and report agree. Also the place of an indicator's inputs,
for the links that lead there.
"""

from dataclasses import dataclass, replace

from app.desktop.session.page_list import PageId
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Target, Workspace
from app.reporting.wording.indication_text import IndicationTexts, indication_texts
from app.reporting.wording.number_text import NOTHING, estimate_text
from app.reporting.wording.outcome_texts import (
    DAGGER,
    coverage_text,
    figure_decimals,
    figure_levels_text,
    figure_value_text,
    indicator_name,
    level_name,
    level_shape,
    limit_text,
    margin_text,
    outcome_name,
    reason_text,
    rounding_matters,
    short_name,
    source_text,
    stated_decimals,
    unit_text,
    value_text,
    verdict_word,
)
from app.reporting.wording.stated_words import computed_text, fit_text
from app.texts import Language, label, name_of
from models.calculation.scoring import compare
from models.domain.extra_figure import ExtraFigure
from models.domain.outcome import Basis, Figure, LevelVerdict, Message, Outcome, OutcomeStatus, Verdict, exactly
from models.domain.project import Target as Aim
from models.domain.requirement import AssessmentMode, Direction, Indicator, Operator
from models.domain.source import SourceRef, SourceStatus
from models.presentation.goals import LEVEL_OF
from models.presentation.marks import Mark, headline_mark
from models.presentation.reached import level_verdict, levels_in_order, reached
from models.scorecard.reasons import REASONS
from models.scorecard.stated_figure import EVIDENCE_REASONS

_MOST_REASONS = 2
_LONGEST_WORDS = 160


@dataclass(frozen=True, slots=True)
class ScoreWords:
    """The wording of outcomes.

    Attributes:
        language: of names, verdicts and reasons.
        locale: of figures.
    """

    language: Language
    locale: Language

    def name(self, indicator: Indicator) -> str:
        return indicator_name(indicator, self.language)

    def short_name(self, indicator: Indicator) -> str:
        return short_name(indicator, self.language)

    def outcome_name(self, outcome: Outcome, indicator: Indicator, *, is_short: bool = False) -> str:
        """The indicator's name, with the EN 15804 set where it has an outcome per set."""
        return outcome_name(outcome, indicator, self.language, is_short)

    def value(self, outcome: Outcome, indicator: Indicator) -> str:
        """The figure or the judged level; a dash without one, a dagger where rounding would change the verdict."""
        if outcome.status is not OutcomeStatus.VALUE or outcome.estimate is None:
            return value_text(outcome, indicator, self.language)
        written = estimate_text(outcome.estimate, figure_decimals(outcome, indicator), self.locale)
        return written + (DAGGER if rounding_matters(outcome) else "")

    def unit(self, indicator: Indicator) -> str:
        """The unit; "" for an indicator that is only judged."""
        unit = unit_text(indicator, self.language)
        return "" if unit == NOTHING else unit

    def value_and_ends(self, outcome: Outcome, indicator: Indicator) -> tuple[str, str]:
        """The figure alone, and the ends of its band; "" where the figure has none, or is only a band."""
        estimate = outcome.estimate
        if outcome.status is not OutcomeStatus.VALUE or estimate is None or estimate.value is None:
            return self.value(outcome, indicator), ""
        decimals = figure_decimals(outcome, indicator)
        value = estimate_text(exactly(estimate.value), decimals, self.locale)
        ends = estimate_text(replace(estimate, value=None), decimals, self.locale)
        return value + (DAGGER if rounding_matters(outcome) else ""), "" if ends == value else ends

    def mark(self, outcome: Outcome) -> Mark:
        return headline_mark(reached(outcome).headline)

    def verdict(self, outcome: Outcome) -> str:
        return verdict_word(outcome, self.language)

    def limit(self, verdict: LevelVerdict | None, outcome: Outcome, indicator: Indicator) -> str:
        """A limit with its sign, "text", or a dash."""
        has_figure = verdict is not None and verdict.limit is not None
        return limit_text(
            verdict, figure_decimals(outcome, indicator), self.locale if has_figure else self.language
        )

    def margin(self, outcome: Outcome, indicator: Indicator) -> str:
        return margin_text(outcome, indicator, self.locale)

    def coverage(self, outcome: Outcome) -> str:
        is_figure = outcome.basis is Basis.CALCULATED
        return coverage_text(outcome, self.locale if is_figure else self.language)

    def stated(self, outcome: Outcome, indicator: Indicator) -> str:
        """The figure stated by the project beside a calculated one; "" without one."""
        if outcome.stated is None or outcome.basis in (Basis.STATED, Basis.JUDGED):
            return ""
        if outcome.stated.value is None:
            judged = outcome.stated.judged_level
            return "" if judged is None else label(f"report_judged_{judged}", self.language)
        value = outcome.stated.value
        return estimate_text(exactly(value), stated_decimals(value, outcome, indicator), self.locale)

    def beside(self, outcome: Outcome, indicator: Indicator) -> str:
        """The stated figure beside a calculated one, or the reverse, named as such; "" without either."""
        stated = self.stated(outcome, indicator)
        if stated:
            return label("report_beside_stated", self.language, figure=stated)
        figure = computed_text(outcome, indicator, self.locale)
        return "" if figure == NOTHING else label("report_beside_calculated", self.language, figure=figure)

    def fit(self, outcome: Outcome, indicator: Indicator) -> str:
        """The sentence whether a stated figure that counts fits what the bill gives; "" without one."""
        return fit_text(outcome, indicator, self.language, self.locale)

    def indication(self, outcome: Outcome, indicator: Indicator) -> IndicationTexts | None:
        """The texts of the indication; None where it does not differ from the firm figure."""
        return indication_texts(outcome, indicator, self.language, self.locale)

    def spoken(
        self,
        outcome: Outcome,
        indicator: Indicator,
        beside: IndicationTexts | None = None,
        *,
        with_indication: bool = True,
    ) -> str:
        """One line for a screen reader: name, value, unit, verdict, and the indication beside it.

        `beside` are the texts of the indication when they are already made.
        """
        value, unit, told = self.value(outcome, indicator), self.unit(indicator), self.verdict(outcome)
        beside = beside or (self.indication(outcome, indicator) if with_indication else None)
        if beside is not None:
            told = f"{told}, {beside.sentence}, {beside.verdict}"
        name = self.outcome_name(outcome, indicator)
        if value == NOTHING:
            return f"{name}: {told}"
        return f"{name}: {value} {unit}, {told}".replace(" ,", ",")

    def tool_tip(self, outcome: Outcome, indicator: Indicator) -> str:
        """Name, value, unit, limits with their verdict and source, margin, coverage and reasons, line by line."""
        lines = [self.spoken(outcome, indicator)]
        for code, text in (
            ("report_column_margin", self.margin(outcome, indicator)),
            ("report_column_coverage", self.coverage(outcome)),
            ("report_column_stated", self.stated(outcome, indicator)),
        ):
            if text:
                lines.append(f"{label(code, self.language)}: {text}")
        lines += [self.fit(outcome, indicator)] if outcome.computed is not None else []
        levels = [v for v in levels_in_order(outcome.levels) if v.verdict is not Verdict.NO_LEVEL]
        lines += [self._level_line(v, outcome, indicator) for v in levels]
        lines += [reason_text(reason, self.language) for reason in outcome.reasons[:_MOST_REASONS]]
        lines += self._source_lines(levels, indicator)
        return "\n".join(line for line in lines if line)

    def figure_cells(self, figure: Figure, about: ExtraFigure) -> tuple[str, str, str]:
        """Name, value and unit of an extra figure."""
        return name_of(about, self.language), figure_value_text(figure, about, self.locale), figure.unit

    def figure_tool_tip(self, figure: Figure, about: ExtraFigure) -> str:
        """Name, value and unit of an extra figure, then its reasons and its source."""
        name, value, unit = self.figure_cells(figure, about)
        lines = [f"{name}: {value} {unit}" if figure.estimate is not None else f"{name}: {value}"]
        lines.append(figure_levels_text(figure, about, self.locale) or label("report_figures_note", self.language))
        lines += [reason_text(reason, self.language) for reason in figure.reasons[:_MOST_REASONS]]
        return "\n".join([*lines, self._source_line(about.source)])

    def _level_line(self, verdict: LevelVerdict, outcome: Outcome, indicator: Indicator) -> str:
        asked = self.limit(verdict, outcome, indicator)
        if verdict.limit is None and verdict.text:
            asked = _shortened(verdict.text)
        shape = level_shape(outcome, verdict)
        return f"{shape or '·'} {level_name(verdict, self.language)}: {asked}"

    def _source_lines(self, levels: list[LevelVerdict], indicator: Indicator) -> list[str]:
        sources = dict.fromkeys(v.source for v in levels if v.source is not None)
        return [self._source_line(source) for source in sources or {indicator.source: None}]

    def _source_line(self, source: SourceRef) -> str:
        is_read = source.status is SourceStatus.VERIFIED
        status = label("report_verified" if is_read else "report_unverified", self.language)
        return f"{label('report_column_source', self.language)}: {source_text(source)} ({status})"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_WORDS else text[: _LONGEST_WORDS - 1].rstrip() + "…"


def words_of(workspace: Workspace) -> ScoreWords:
    """The wording in the workspace's language and number format."""
    return ScoreWords(workspace.language, number_language(workspace))


def aim_verdict(aim: Aim, outcome: Outcome, indicator: Indicator) -> Verdict:
    """The verdict on the project's target; NO_LEVEL without a target.

    An own figure for the MPG is compared with the outcome of its own EN 15804 set only.
    """
    if aim.own_limit is None:
        level = None if aim.level is None else LEVEL_OF.get(aim.level)
        found = None if level is None else level_verdict(outcome.levels, level)
        if found is None or found.verdict is Verdict.NO_LEVEL:
            return Verdict.NO_LEVEL
        return found.verdict if outcome.status is OutcomeStatus.VALUE else Verdict.CANNOT_SAY
    if outcome.environmental_set is not aim.environmental_set:
        return Verdict.NOT_COMPARABLE
    if outcome.status is not OutcomeStatus.VALUE or outcome.estimate is None:
        return Verdict.CANNOT_SAY
    operator = Operator.AT_LEAST if indicator.direction is Direction.HIGHER else Operator.AT_MOST
    return compare(outcome.estimate, operator, aim.own_limit)


def inputs_of(indicator: Indicator, reason: Message | None = None) -> tuple[PageId, Target]:
    """The place where an indicator's outcome can be changed; with a reason, where that reason can be removed."""
    if reason is not None and reason.code in EVIDENCE_REASONS:
        return PageId.INDICATORS, Target(indicator_id=indicator.id)
    known = None if reason is None else REASONS.get(reason.code)
    if known is not None and known.field:
        return PageId.BUILDING, Target(indicator_id=indicator.id, field=known.field)
    if indicator.mode is AssessmentMode.BILL:
        line_id = reason.line_ids[0] if reason is not None and reason.line_ids else ""
        return PageId.MATERIALS, Target(line_id=line_id, indicator_id=indicator.id)
    return PageId.INDICATORS, Target(indicator_id=indicator.id)
