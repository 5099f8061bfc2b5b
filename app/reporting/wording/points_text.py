"""Sentences on the points of an indicator: how many are met per level, and how many are said only."""

from collections.abc import Iterator

from app.reporting.report import Report
from app.reporting.wording.outcome_texts import outcome_name
from app.texts import Language, label
from models.domain.outcome import Outcome
from models.domain.point_result import IndicatorPoints, LevelCount


def points_lines(report: Report, lang: Language) -> Iterator[str]:
    """One line for each indicator of which a point is answered, in the order of the scorecard."""
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    for outcome in report.scorecard.outcomes:
        said = points_sentence(outcome, lang)
        if said:
            yield f"{outcome_name(outcome, indicators[outcome.indicator_id], lang)}: {said}"


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
