"""The points of one indicator as part of the JSON document: states, levels, figures, and how Table 3 is read."""

from collections.abc import Mapping

from app.texts import Language, in_language, text
from models.domain.estimate import Estimate, Message
from models.domain.evidence import Evidence
from models.domain.point_result import IndicatorPoints, LevelCount, PointNorm, PointResult
from models.domain.question import Point, QuestionFigure, Questions
from models.domain.source import SourceRef

Json = dict[str, object]


def points_json(points: IndicatorPoints, indicator_id: str, questions: Questions, lang: Language) -> Json:
    """The points of one indicator; figures are unrounded and null where they are not known."""
    return {
        "point_count": len(points.points),
        "answered_count": points.answered,
        "said_only_count": sum(1 for point in points.points if point.is_said_only),
        "levels": [{"level": level, **_count(count)} for level, count in points.levels.items()],
        "measured": None if points.measured is None else _count(points.measured),
        "figures": [_figure(questions.figures[name], figure) for name, figure in points.figures.items()],
        "points": [_point(point, questions.points[point.point_id], lang) for point in points.points],
        "readings": [
            {
                "id": reading.id,
                "text": in_language(reading.reading_nl, reading.reading_en, lang),
                "source": _source(reading.source),
            }
            for reading in questions.readings_of(indicator_id)
        ],
    }


def _count(count: LevelCount) -> Json:
    return {"verdict": count.verdict, "yes": count.yes, "total": count.total}


def _interval(figure: Estimate | None) -> Mapping[str, float | None]:
    if figure is None:
        return {"value": None, "lower": None, "upper": None}
    return {"value": figure.value, "lower": figure.lower, "upper": figure.upper}


def _figure(rule: QuestionFigure, figure: Estimate) -> Json:
    return {"id": rule.id, "formula": rule.formula_id, **_interval(figure), "unit": rule.unit}


def _point(result: PointResult, point: Point, lang: Language) -> Json:
    answer = result.answer
    return {
        "id": point.id,
        "level": point.level,
        "role": point.role,
        "question": in_language(point.question_nl, point.question_en, lang),
        "state": result.state,
        "decided_by": result.decided_by,
        "said_only": result.is_said_only,
        "figure": None if result.figure is None else {"id": point.figure_id, **_interval(result.figure)},
        "operator": point.operator,
        "norm": None if result.norm is None else _norm(result.norm),
        "unit": point.unit,
        "number": None if answer is None else answer.number,
        "number_source": "" if answer is None else answer.number_source,
        "evidence_kind": None if answer is None else answer.evidence_kind,
        "evidence": None if answer is None else _evidence(answer.evidence),
        "reason": "" if answer is None else answer.reason,
        "words_of": point.words_of,
        "source": _source(point.source),
        "reasons": [_message(reason, lang) for reason in result.reasons],
    }


def _norm(norm: PointNorm) -> Json:
    return {
        "number": norm.number,
        "origin": norm.origin,
        "document": norm.document,
        "source": None if norm.source is None else _source(norm.source),
    }


def _evidence(evidence: Evidence) -> Json:
    day = evidence.date
    return {
        "document": evidence.document,
        "date": None if day is None else day.isoformat(),
        "status": evidence.status,
    }


def _source(source: SourceRef) -> Json:
    return {
        "document": source.document,
        "edition": source.edition,
        "clause": source.clause,
        "status": source.status,
        "note": source.note,
    }


def _message(message: Message, lang: Language) -> Json:
    return {
        "code": message.code,
        "message": text(message, lang),
        "params": dict(message.params),
        "lines": list(message.line_ids),
    }
