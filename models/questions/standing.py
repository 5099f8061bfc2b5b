"""Points of every indicator of one variant, with the figures and levels that follow."""

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from models.calculation.bill_columns import columns_of
from models.calculation.entered_values import crossed_bound, is_impossible_zero
from models.domain.outcome import Estimate
from models.domain.point_result import IndicatorPoints
from models.domain.project import Variant
from models.questions.facts import TOJULI, Facts, MaterialFact
from models.questions.levels import levels_of, measured_of
from models.questions.registry import figures_of
from models.questions.states import point_result
from models.reference.reference import Reference

_MOST_KEPT = 32
_kept: dict[int, tuple[tuple[object, ...], Mapping[str, IndicatorPoints]]] = {}
"""What was made last, by the identity of the answers: a keystroke in the bill changes nothing of it."""


def points_of_variant(
    variant: Variant, reference: Reference, materials: Sequence[MaterialFact] = ()
) -> Mapping[str, IndicatorPoints]:
    """Indicator id -> its points and figures; an indicator with neither is absent.

    An indicator with figures and without points, such as noise, is there as well. `materials`: lines of the bill.
    """
    if materials:
        return _points(variant, reference, materials)
    read_from = (variant.answers, variant.assessments, variant.building, reference)
    kept = _kept.get(id(variant.answers))
    if kept is not None and all(one is other for one, other in zip(kept[0], read_from, strict=True)):
        return kept[1]
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    made = MappingProxyType(_points(variant, reference, ()))
    _kept[id(variant.answers)] = (read_from, made)
    return made


def _points(
    variant: Variant, reference: Reference, materials: Sequence[MaterialFact]
) -> dict[str, IndicatorPoints]:
    facts = facts_of(variant, reference, materials)
    figures = figures_of(facts)
    found = {}
    for indicator in reference.indicators:
        made = _indicator_points(indicator.id, facts, figures)
        if made.points or made.figures:
            found[indicator.id] = made
    return found


def materials_of(variant: Variant) -> tuple[MaterialFact, ...]:
    """What the cards of the bill say of toxic substances; empty while no card says anything.

    Lines that bring no material into the building are left out.
    """
    cards = {card.id: card for card in variant.products}
    said = {
        key for key, card in cards.items() if (card.is_free_of_toxic, card.has_health_certificate) != (None, None)
    }
    if not said or not said & {line.product_id for line in variant.bill}:
        return ()
    columns = columns_of(variant.bill, variant.products)
    found = []
    for line, mass in zip(columns.lines, columns.mass_kg, strict=True):
        card = cards.get(line.product_id)
        free, proven = (None, None) if card is None else (card.is_free_of_toxic, card.has_health_certificate)
        found.append(MaterialFact(None if math.isnan(mass) else float(mass), free, proven))
    return tuple(found)


def facts_of(variant: Variant, reference: Reference, materials: Sequence[MaterialFact] = ()) -> Facts:
    """What is known of a variant for the formulas; an entered value goes before what its formula gives."""
    used = {figure.outcome_of for figure in reference.questions.figures.values()} | {TOJULI}
    entered = {
        assessment.indicator_id: assessment.value
        for assessment in variant.assessments
        if assessment.value is not None
        and assessment.indicator_id in used
        and not _is_impossible(assessment.indicator_id, assessment.value, reference)
    }
    known = frozenset(reference.questions.inputs)
    answers = variant.answers
    if any(each.input_id not in known for each in answers.inputs):
        inputs = tuple(each for each in answers.inputs if each.input_id in known)
        answers = type(answers)(answers.points, inputs, answers.norms, answers.missing_documents)
    return Facts(variant.building, answers, reference.questions, entered, materials)


def _is_impossible(indicator_id: str, value: float, reference: Reference) -> bool:
    """Whether an entered value cannot be right, so that no point follows from it."""
    found = (one for one in reference.indicators if one.id == indicator_id)
    return any(crossed_bound(one, value) is not None or is_impossible_zero(one, value) for one in found)


def _indicator_points(indicator_id: str, facts: Facts, figures: Mapping[str, Estimate]) -> IndicatorPoints:
    questions = facts.questions
    points = questions.points_of(indicator_id)
    results = {point.id: point_result(point, facts, figures.get(point.figure_id)) for point in points}
    formulas = {formula.id for formula in questions.formulas.values() if formula.indicator_id == indicator_id}
    own = {name: figure for name, figure in figures.items() if questions.figures[name].formula_id in formulas}
    return IndicatorPoints(
        points=tuple(results.values()),
        levels=levels_of(points, results),
        measured=measured_of(points, results),
        figures=own,
    )
