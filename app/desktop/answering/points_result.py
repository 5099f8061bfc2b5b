"""The results of the points of the open project."""

from app.desktop.session.open_project import OpenProject
from models.domain.point_result import IndicatorPoints
from models.questions.standing import points_of_variant
from models.reference.reference import Reference

_NONE = IndicatorPoints()


class PointsResults:
    """The points of the current variant, computed once per state of it."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._found: dict[str, IndicatorPoints] = {}

    def of(self, opened: OpenProject, reference: Reference, indicator_id: str) -> IndicatorPoints:
        """The points of one indicator; empty for one without."""
        return self.all(opened, reference).get(indicator_id, _NONE)

    def all(self, opened: OpenProject, reference: Reference) -> dict[str, IndicatorPoints]:
        """Indicator id -> its points."""
        key = (opened.variant, id(reference))
        if not self._key or self._key[0] is not key[0] or self._key[1] != key[1]:
            self._key, self._found = key, points_of_variant(opened.variant, reference)
        return self._found
