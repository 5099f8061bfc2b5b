"""Variants and facts for the tests of the points, from few words."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from models.domain.answers import Answers, InputValue, NormChoice, PointAnswer, PointState
from models.domain.point_result import IndicatorPoints
from models.domain.project import Assessment, Building, BuildingType, Variant
from models.questions.facts import Facts, MaterialFact
from models.questions.standing import facts_of, points_of_variant
from models.reference.loader import load_reference
from models.reference.reference import Reference
from tests.places import ROOT

REFERENCE: Reference = load_reference(Path(ROOT) / "reference_data")

Inputs = Mapping[str, float | str | Mapping[str, float | None] | None]


def inputs_of(given: Inputs) -> tuple[InputValue, ...]:
    """Inputs by id: a number, a choice, None for asked and not known, or a number for each item."""
    found = []
    for name, value in given.items():
        if isinstance(value, Mapping):
            found += [InputValue(input_id=name, item=item, value=amount) for item, amount in value.items()]
        elif isinstance(value, str):
            found.append(InputValue(input_id=name, choice=value))
        else:
            found.append(InputValue(input_id=name, value=value))
    return tuple(found)


def variant(
    given: Inputs,
    *,
    said: Mapping[str, PointState | PointAnswer] | None = None,
    building: Building | None = None,
    norms: Sequence[NormChoice] = (),
    missing: Sequence[str] = (),
    tojuli: float | None = None,
) -> Variant:
    """A variant with these inputs and answers."""
    points = tuple(
        state if isinstance(state, PointAnswer) else PointAnswer(point_id=name, state=state)
        for name, state in (said or {}).items()
    )
    return Variant(
        id="v",
        building=building or Building(type=BuildingType.STACKED_DWELLING, dwelling_count=40),
        assessments=() if tojuli is None else (Assessment("tojuli", tojuli),),
        answers=Answers(points, inputs_of(given), tuple(norms), tuple(missing)),
    )


def facts(given: Inputs, building: Building | None = None, materials: Sequence[MaterialFact] = ()) -> Facts:
    """The facts of a variant with these inputs."""
    return facts_of(variant(given, building=building), REFERENCE, materials)


def points(one: Variant, indicator_id: str, materials: Sequence[MaterialFact] = ()) -> IndicatorPoints:
    """The points of one indicator."""
    return points_of_variant(one, REFERENCE, materials)[indicator_id]
