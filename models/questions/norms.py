"""The number that holds for a point: of the chosen norm, else the default of the reference data."""

from models.domain.answers import Answers
from models.domain.point_result import PointNorm
from models.domain.question import Point, Questions


def norm_of(point: Point, answers: Answers, questions: Questions) -> PointNorm | None:
    """The number of a point, and whose it is; None for a point without a number.

    A number that the user read in the chosen norm goes first, then what the reference data have for its origin.
    """
    if point.number is None:
        return None
    chosen = answers.norm(point.indicator_id)
    if chosen is None:
        return PointNorm(point.number, source=point.source)
    read = chosen.limit(point.id)
    if read is not None:
        dated = f"{chosen.document} {chosen.date:%d-%m-%Y}" if chosen.date is not None else chosen.document
        return PointNorm(read, chosen.origin, dated.strip())
    for norm in questions.norms:
        if norm.point_id == point.id and norm.origin is chosen.origin and not norm.place:
            return PointNorm(norm.number, chosen.origin, source=norm.source)
    return PointNorm(point.number, source=point.source)
