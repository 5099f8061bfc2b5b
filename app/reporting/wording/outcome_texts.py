"""Short texts for the parts of a report, shared by PDF, terminal and window.

Leaves out on purpose: layout. Texts of users are not changed here.
"""

import math
import re
from collections.abc import Sequence

from app.reporting.report import Report
from app.reporting.wording.number_text import (
    DASH,
    NBSP,
    NOTHING,
    decimals_needed,
    estimate_decimals,
    estimate_text,
    limit_decimals,
    number_text,
    own_decimals,
    percent_text,
    signed_text,
)
from app.reporting.wording.summary import Step
from app.texts import Language, in_language, label, name_of, text, title_of
from app.texts import codes as known_codes
from models.calculation.entered_values import fraction_reading
from models.calculation.rounding import half_up
from models.domain.extra_figure import ExtraFigure
from models.domain.outcome import (
    Basis,
    Figure,
    Finding,
    LevelVerdict,
    Message,
    Outcome,
    OutcomeStatus,
    Stated,
    Verdict,
    exactly,
)
from models.domain.project import Building
from models.domain.quantities import AreaKind
from models.domain.requirement import Indicator, Operator, RequirementKind
from models.domain.source import SourceRef
from models.presentation.reached import Headline, reached
from models.scorecard.stated_figure import names_document

SHAPES: dict[Headline, str] = {
    Headline.MEETS: "●",
    Headline.MISSES: "✕",
    Headline.CANNOT_SAY: "◐",
    Headline.NOT_CALCULABLE: "◐",
    Headline.NOT_COMPARABLE: "≠",
    Headline.NOT_ASSESSED: "○",
    Headline.NOT_APPLICABLE: NOTHING,
    Headline.NO_LEVEL: NOTHING,
}
"""A shape for each verdict, readable without colour."""

_MOST_OF_SMALL = 2

UNKNOWN = "?"
"""Mark of a limit that follows from an unknown value, such as the form factor."""

DAGGER, DOUBLE_DAGGER = "†", "‡"
NOT_READ = "°"
"""Mark at a limit that was not read in its source."""

_SIGNS = {Operator.AT_MOST: "≤", Operator.LESS: "<", Operator.AT_LEAST: "≥"}
_WORD = re.compile(r"[^\W\d_]+")
_AREA = {AreaKind.GROSS: "report_gfa", AreaKind.USABLE: "report_ufa"}


def indicator_name(indicator: Indicator, lang: Language) -> str:
    """The indicator's full name."""
    return name_of(indicator, lang).replace("CO2", "CO₂")


def short_name(indicator: Indicator, lang: Language) -> str:
    """The indicator's name for tight places such as the wheel."""
    return in_language(indicator.short_nl, indicator.short_en, lang).replace("CO2", "CO₂")


def figure_value_text(figure: Figure, row: ExtraFigure, lang: Language) -> str:
    """An extra figure as printed, without its unit; a dash without one."""
    return NOTHING if figure.estimate is None else estimate_text(figure.estimate, row.decimals, lang)


def figure_levels_text(figure: Figure, row: ExtraFigure, lang: Language) -> str:
    """The verdicts of an extra figure that the requirement set limits; "" for one that it does not limit."""
    return " ".join(_figure_level(level, row, lang) for level in figure.levels if _is_shown(level))


def _figure_level(level: LevelVerdict, row: ExtraFigure, lang: Language) -> str:
    asked = level.text if level.limit is None else f"{limit_text(level, row.decimals, lang)} {level.limit_unit}"
    said = label(
        "report_figure_level",
        lang,
        shape=_VERDICT_SHAPES[level.verdict],
        level=level_name(level, lang),
        limit=asked.strip(),
        verdict=label(f"report_{level.verdict}", lang),
    )
    words = level.text if level.limit is not None and level.text else ""
    why = text(level.reason, lang) if level.reason is not None else ""
    return " ".join(part for part in (f"{said}{f' ({words})' if words else ''}.", why) if part)


def outcome_name(outcome: Outcome, indicator: Indicator, lang: Language, short: bool = False) -> str:
    """The indicator's name, with the set where it has an outcome in each."""
    name = short_name(indicator, lang) if short else indicator_name(indicator, lang)
    if not indicator.has_sets or outcome.environmental_set is None:
        return name
    return f"{name}, {label('report_set', lang, set=outcome.environmental_set)}"


def unit_text(indicator: Indicator, lang: Language) -> str:
    """The unit with the area it is per ("kg/m² BVO"); a dash for indicators that are only judged."""
    words = unit_words(indicator.unit, lang)
    if indicator.area_kind is not None:
        words = re.sub(r"m[²2](?! ?(BVO|GO|GFA|UFA))", f"m²{NBSP}{label(_AREA[indicator.area_kind], lang)}", words)
    return words or NOTHING


_SHORT = re.compile(rf" CO[₂2]-eq|[ {NBSP}](BVO|GO|GFA|UFA)")


def short_unit_text(indicator: Indicator, lang: Language) -> str:
    """The unit without the area and the substance that the name tells ("kg/m²"), for tight places."""
    return _SHORT.sub("", unit_text(indicator, lang))


def unit_words(unit: str, lang: Language) -> str:
    """A unit with its words in the language; "" stays ""."""
    return _WORD.sub(lambda match: _unit_word(match.group(), lang), unit)


def _unit_word(word: str, lang: Language) -> str:
    code = f"report_unit_{word.lower()}"
    return label(code, lang) if code in known_codes() else word


def figure_decimals(outcome: Outcome, indicator: Indicator) -> int:
    """The decimals at which the printed figure of an outcome contradicts none of its printed limits.

    A percentage of at most 1 keeps two of its own, so that 0.5 % is neither 0 nor 1 %.
    """
    limits = [lv.limit for lv in outcome.levels if lv.limit is not None]
    if outcome.estimate is None:
        return indicator.decimals
    least = max(indicator.decimals, _decimals_of_small(outcome.estimate.value, indicator))
    return estimate_decimals(outcome.estimate, limits, least)


def _decimals_of_small(value: float | None, indicator: Indicator) -> int:
    """The decimals of a percentage that may be a fraction, at most two; 0 for any other figure."""
    if value is None or fraction_reading(indicator, value) is None:
        return 0
    return min(own_decimals(value), _MOST_OF_SMALL)


def value_text(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """The figure of an outcome, the judged level, or a dash."""
    if outcome.status is not OutcomeStatus.VALUE:
        return NOTHING
    if outcome.estimate is None:
        return NOTHING if outcome.judged_level is None else label(f"report_judged_{outcome.judged_level}", lang)
    return estimate_text(outcome.estimate, figure_decimals(outcome, indicator), lang)


def marked_value_text(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """The figure with its marks: that rounding would change a verdict, or that it has a reservation."""
    marks = rounding_mark(outcome) + (DOUBLE_DAGGER if has_reservation(outcome) else "")
    return value_text(outcome, indicator, lang) + marks


def figure_text(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """The figure without its band where it has a single value, else as `value_text`."""
    estimate = outcome.estimate
    if outcome.status is not OutcomeStatus.VALUE or estimate is None or estimate.value is None:
        return value_text(outcome, indicator, lang)
    return estimate_text(exactly(estimate.value), figure_decimals(outcome, indicator), lang)


def marked_figure_text(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """As `figure_text`, with the marks of `marked_value_text`."""
    reserved = DOUBLE_DAGGER if has_reservation(outcome) else ""
    return figure_text(outcome, indicator, lang) + rounding_mark(outcome) + reserved


def rounding_mark(outcome: Outcome) -> str:
    """The mark at a figure whose rounding would change a verdict; "" for any other."""
    return DAGGER if rounding_matters(outcome) else ""


def rounding_matters(outcome: Outcome) -> bool:
    """Whether the figure rounded to the indicator's decimals would get another verdict at any level."""
    return any(level.rounding_matters for level in outcome.levels)


def has_reservation(outcome: Outcome) -> bool:
    """Whether the figure has a reservation, such as parts of the building that the bill lacks."""
    return outcome.status is OutcomeStatus.VALUE and bool(outcome.reasons)


def is_stated(outcome: Outcome) -> bool:
    """Whether the figure of an outcome is stated by the project, and not calculated."""
    return outcome.status is OutcomeStatus.VALUE and outcome.basis is Basis.STATED and outcome.estimate is not None


def mark_notes(outcomes: Sequence[Outcome], lang: Language) -> list[str]:
    """The legend of the marks at figures and limits that occur."""
    levels = [level for outcome in outcomes for level in outcome.levels if _is_shown(level)]
    notes = []
    if any(level.kind is RequirementKind.TARGET for level in levels):
        notes.append(label("report_target_note", lang))
    if any(_is_unverified(level) for level in levels):
        notes.append(label("report_limit_unverified", lang))
    if any(rounding_matters(outcome) for outcome in outcomes):
        notes.append(label("report_rounding_matters", lang))
    if any(has_reservation(outcome) for outcome in outcomes):
        notes.append(label("report_has_reservation", lang))
    return notes


def limit_text(verdict: LevelVerdict | None, decimals: int, lang: Language) -> str:
    """The limit of one level ("≤ 0,45"), "in words", or a dash where there is no level.

    A target has a star, a limit that was not read in its source a `NOT_READ`.
    """
    if verdict is None or not _is_shown(verdict):
        return NOTHING
    marks = ("*" if verdict.kind is RequirementKind.TARGET else "") + (NOT_READ if _is_unverified(verdict) else "")
    if verdict.limit is None and verdict.operator in _SIGNS:
        return f"{_SIGNS[verdict.operator]}{NBSP}{verdict.text.replace('-', DASH) or UNKNOWN}{marks}"
    if verdict.limit is None:
        return label("report_in_words", lang) + marks
    number = number_text(verdict.limit, limit_decimals(verdict.limit, decimals), lang)
    return f"{_SIGNS.get(verdict.operator, '')}{NBSP}{number}{marks}".strip()


def _is_shown(verdict: LevelVerdict) -> bool:
    """Whether the edition has a level here that is printed."""
    return verdict.operator not in (Operator.NONE, Operator.MEASURE)


def _is_unverified(verdict: LevelVerdict) -> bool:
    return verdict.source is not None and not verdict.source.is_verified


_VERDICT_SHAPES = {
    Verdict.MEETS: "●",
    Verdict.MISSES: "✕",
    Verdict.CANNOT_SAY: "◐",
    Verdict.NOT_COMPARABLE: "≠",
    Verdict.NO_LEVEL: "",
}


def level_shape(outcome: Outcome, verdict: LevelVerdict | None) -> str:
    """The shape of one level's verdict; empty where there is no level or no figure to compare with it.

    A level that cannot be compared with any figure of this outcome has its shape without a figure too.
    """
    if verdict is None or outcome.status is OutcomeStatus.NOT_APPLICABLE:
        return ""
    if outcome.status is not OutcomeStatus.VALUE and verdict.verdict is not Verdict.NOT_COMPARABLE:
        return ""
    return _VERDICT_SHAPES[verdict.verdict]


def verdict_shape(outcome: Outcome) -> str:
    """The shape of the outcome as a whole."""
    return SHAPES[reached(outcome).headline]


def verdict_word(outcome: Outcome, lang: Language) -> str:
    """The level that is reached or missed, or the reason why neither is known."""
    now = reached(outcome)
    if now.level is not None and now.headline in (Headline.MEETS, Headline.MISSES):
        return label(f"report_reached_{now.headline}", lang, level=level_name(now.level, lang))
    return label(f"report_{now.headline}", lang)


def level_name(verdict: LevelVerdict, lang: Language) -> str:
    """The name of the level, in lower case."""
    return label(f"report_level_{verdict.level}", lang)


def margin_text(outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """The signed margin to the level that the verdict names; empty without one."""
    level = reached(outcome).level
    if level is None or level.margin is None:
        return ""
    margin, decimals = _printed_margin(outcome, level, indicator)
    return signed_text(margin, decimals, lang)


def _printed_margin(outcome: Outcome, level: LevelVerdict, indicator: Indicator) -> tuple[float, int]:
    """The margin between the figure and the limit as both are printed, and its decimals.

    It is the difference that a reader finds between the two printed numbers.
    """
    margin, decimals = level.margin or 0.0, figure_decimals(outcome, indicator)
    value = None if outcome.estimate is None else outcome.estimate.value
    if value is None or level.limit is None:
        return margin, decimals_needed([margin], [0.0], decimals)
    places = limit_decimals(level.limit, decimals)
    distance = abs(half_up(value, decimals) - half_up(level.limit, places))
    return math.copysign(float(distance), margin), max(decimals, places)


def coverage_text(outcome: Outcome, lang: Language) -> str:
    """The coverage of a calculated figure, or that it was stated or judged; empty without a value.

    A stated figure that names no document is told as one without evidence.
    """
    if outcome.status is not OutcomeStatus.VALUE or outcome.basis is None:
        return ""
    if is_stated(outcome) and outcome.stated is not None and not names_document(outcome.stated.evidence):
        return label("report_unproven_short", lang)
    if outcome.basis is not Basis.CALCULATED:
        return label(f"report_{outcome.basis}_short", lang)
    return percent_text(None if outcome.estimate is None else outcome.estimate.coverage_fraction, lang)


def step_text(step: Step, indicator: Indicator, lang: Language) -> str:
    """The change that reaches a missed level."""
    unit = unit_text(indicator, lang)
    params = {
        "value": value_text(step.outcome, indicator, lang),
        "unit": "" if unit == NOTHING else unit,
        "level": level_name(step.level, lang),
        "limit": limit_text(step.level, figure_decimals(step.outcome, indicator), lang),
    }
    distance = distance_text(step, indicator, lang)
    if not distance:
        return label("report_step_without_distance", lang, **params).replace(" ,", ",")
    return label("report_step", lang, **params, distance=distance).replace(" ,", ",")


def distance_text(step: Step, indicator: Indicator, lang: Language) -> str:
    """The distance to a missed level, without unit; empty where it cannot be measured."""
    if step.level.margin is None:
        return ""
    margin, decimals = _printed_margin(step.outcome, step.level, indicator)
    return number_text(abs(margin), decimals, lang)


def lines_text(line_ids: Sequence[str], lang: Language, most: int = 8, sentence: bool = False) -> str:
    """The ids of lines ("lines r4, r7 and 3 more"); empty without lines."""
    if not line_ids:
        return ""
    shown = ", ".join(line_ids[:most])
    if len(line_ids) > most:
        shown += " " + label("report_and_more", lang, count=len(line_ids) - most)
    if sentence:
        return label("report_line_sentence" if len(line_ids) == 1 else "report_lines_sentence", lang, lines=shown)
    return label("report_line" if len(line_ids) == 1 else "report_lines", lang, lines=shown)


def reason_text(reason: Message, lang: Language) -> str:
    """A reason and the lines to complete."""
    return f"{text(reason, lang)} {lines_text(reason.line_ids, lang, sentence=True)}".strip()


def stated_decimals(value: float, outcome: Outcome, indicator: Indicator) -> int:
    """The decimals of a stated figure beside that of the outcome."""
    least = max(indicator.decimals, _decimals_of_small(value, indicator))
    return max(figure_decimals(outcome, indicator), least)


def stated_text(stated: Stated, outcome: Outcome, indicator: Indicator, lang: Language) -> str:
    """The figure or level that the project states beside a calculated one."""
    if stated.value is not None:
        return number_text(stated.value, stated_decimals(stated.value, outcome, indicator), lang)
    return label(f"report_judged_{stated.judged_level}", lang) if stated.judged_level is not None else NOTHING


def more_text(code: str, count: int, lang: Language) -> str:
    """The number of entries that a list leaves out, in singular or plural."""
    return label(f"{code}_one", lang) if count == 1 else label(code, lang, count=count)


def place_text(finding: Finding, lang: Language) -> str:
    """The place of a finding: sheet, cell or row, line; empty when unknown."""
    where = finding.where
    parts = []
    if where.sheet:
        parts.append(label("report_place_sheet", lang, sheet=where.sheet))
    if where.row and where.column:
        parts.append(label("report_place_cell", lang, cell=f"{where.column}{where.row}"))
    elif where.row:
        parts.append(label("report_place_row", lang, row=where.row))
    elif where.line_id:
        parts.append(label("report_place_line", lang, line=where.line_id))
    return ", ".join(parts)


def source_text(source: SourceRef) -> str:
    """Document, edition and clause, as the source prints them, with commas; the same text once."""
    return ", ".join(dict.fromkeys(part for part in (source.document, source.edition, source.clause) if part))


def requirement_set_text(report: Report, lang: Language) -> str:
    """Title and edition of the requirement set."""
    scorecard = report.scorecard
    chosen = report.reference.requirement_sets.get(scorecard.requirement_set_id)
    title = scorecard.requirement_set_id
    if chosen is not None:
        title = title_of(chosen, lang)
    edition = edition_text(scorecard.requirement_edition, lang)
    return f"{title} ({label('report_edition', lang, edition=edition)})"


def edition_text(edition: str, lang: Language) -> str:
    """An edition as its source states it; "without date" in the language of the report."""
    return edition.replace(label("report_undated", "nl"), label("report_undated", lang))


def variant_line(report: Report, lang: Language) -> str:
    """Variant, building type and areas on one line, as far as known."""
    name = report.variant.name.strip() or label("report_unnamed_variant", lang)
    return " · ".join([name, *building_facts(report.variant.building, lang)])


def building_facts(building: Building, lang: Language) -> list[str]:
    """Type, areas and number of dwellings, without unknown values and without the number 1."""
    facts = []
    if building.type is not None:
        facts.append(label(f"report_type_{building.type}", lang))
    areas = (("gross", building.gross_floor_area_m2), ("usable", building.usable_floor_area_m2))
    for kind, area in areas:
        if area is not None:
            shown = number_text(area, min(own_decimals(area), 2), lang)
            facts.append(label(f"report_{kind}_area", lang, area=shown))
    if building.dwelling_count is not None and building.dwelling_count != 1:
        facts.append(label("report_dwellings", lang, count=building.dwelling_count))
    return facts
