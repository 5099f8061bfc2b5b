"""Sentences on the points of an indicator, and on how Table 3 is read at it."""

from collections.abc import Iterator

from app.reporting.report import Report
from app.reporting.wording.outcome_texts import indicator_name, outcome_name, source_text
from app.texts import Language, in_language, label
from models.domain.defaults import DEFAULT_REQUIREMENT_SET
from models.domain.outcome import Outcome, OutcomeStatus
from models.domain.point_result import IndicatorPoints, LevelCount
from models.domain.source import SourceRef


def points_lines(report: Report, lang: Language) -> Iterator[str]:
    """One line for each indicator of which a point is answered, in the order of the scorecard."""
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    for outcome in report.scorecard.outcomes:
        said = points_sentence(outcome, lang)
        if said:
            yield f"{outcome_name(outcome, indicators[outcome.indicator_id], lang)}: {said}"


def reading_lines(report: Report, lang: Language) -> Iterator[str]:
    """How Table 3 is read at the indicators that have an answer, with the source; one line for each reading."""
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    answered = [o.indicator_id for o in report.scorecard.outcomes if _rests_on_table_3(o, report)]
    for reading in report.reference.questions.readings:
        about = dict.fromkeys(name for name in answered if name in reading.indicator_ids)
        if about:
            names = ", ".join(indicator_name(indicators[name], lang) for name in about)
            said = in_language(reading.reading_nl, reading.reading_en, lang)
            yield label("question_reading", lang, names=names, reading=said, source=_source(reading.source, lang))


def _rests_on_table_3(outcome: Outcome, report: Report) -> bool:
    """The points are those of Table 3 in every set; the limits of a figure in its own set alone."""
    if outcome.points is not None and outcome.points.answered:
        return True
    is_table_3 = report.scorecard.requirement_set_id == DEFAULT_REQUIREMENT_SET
    return is_table_3 and outcome.status is OutcomeStatus.VALUE


def _source(source: SourceRef, lang: Language) -> str:
    cited = source_text(source)
    return cited if source.is_verified else label("question_reading_unverified", lang, source=cited)


def points_sentence(outcome: Outcome, lang: Language) -> str:
    """The counts of an outcome's points, such as "Aanbevolen 3 van 4: nog niet"; "" while none is answered."""
    points = outcome.points
    if points is None or not points.answered:
        return ""
    parts = []
    for level, count in points.levels.items():
        name, said = label(f"report_level_{level}", lang), count_text(count, lang)
        parts.append(label("question_level_count", lang, level=name, count=said))
    if points.measured is not None:
        parts.append(label("question_measured_count", lang, count=count_text(points.measured, lang)))
    said_only = said_only_count(points)
    if said_only:
        parts.append(label("question_said_only", lang, count=said_only))
    return ". ".join(parts) + "." if parts else ""


def count_text(count: LevelCount, lang: Language) -> str:
    """The count of one level in words."""
    return label(f"question_count_{count.verdict}", lang, yes=str(count.yes), total=str(count.total))


def said_only_count(points: IndicatorPoints) -> int:
    """How many points a person says yes to without a document."""
    return sum(1 for point in points.points if point.is_said_only)
