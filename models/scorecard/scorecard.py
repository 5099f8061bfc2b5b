"""Scorecard of one variant: the outcome of every indicator with its verdicts. There is no overall score."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from models.calculation.bill_columns import columns_of
from models.calculation.fact_checks import FactDoubt, fact_doubts, first_about
from models.calculation.intervals import beyond_floats
from models.calculation.scoring import Subject
from models.domain.extra_figure import ExtraFigure
from models.domain.outcome import (
    Basis,
    Computed,
    Figure,
    Indication,
    LevelVerdict,
    Message,
    Outcome,
    OutcomeStatus,
    Scorecard,
    Stated,
)
from models.domain.place import Places
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, Building, BuildingType, Project, Variant
from models.domain.requirement import AssessmentMode, Indicator, Theme
from models.domain.source import SourceRef
from models.indicators.bill_view import BillView
from models.indicators.contract import BillResult
from models.indicators.embodied_carbon import A4_A5_ESTIMATED
from models.indicators.reasons import NO_BILL
from models.indicators.registry import BILL_INDICATORS
from models.legal.legal_mpg import regime_of
from models.legal.other_regime import other_regime
from models.legal.requirements import Applied, AppliedById, applied_requirements
from models.questions.standing import materials_of, points_of_variant
from models.reference.reference import Reference
from models.scorecard.indication import BillIndications, indications_of
from models.scorecard.linkage import linkage
from models.scorecard.phases import material_by_phase
from models.scorecard.place import places
from models.scorecard.point_outcomes import PointScorer
from models.scorecard.standing_building import for_standing_building
from models.scorecard.stated_figure import counts, entered_subject, evidence_reasons

_AssessmentKey = tuple[str, EnvironmentalSet | None]


@beyond_floats()
def score(project: Project, variant: Variant, reference: Reference, view: BillView | None = None) -> Scorecard:
    """Scores a variant of a project against the project's requirement set and the legal limits.

    `view` is the result of `bill_view` for this variant; None makes it here.

    Raises:
        KeyError: the project names a requirement set that the reference data does not have.
    """
    requirement_set = reference.requirement_sets[project.requirement_set_id]
    date = project.permit_application_date
    view = bill_view(project, variant, reference) if view is None else view
    applied = applied_requirements(requirement_set, variant.building, date, reference)
    if view.is_on_standing_building:
        applied = for_standing_building(applied, reference)
    with_sets = {indicator.id for indicator in reference.indicators if indicator.has_sets}
    entered = {_key(a, with_sets): a for a in variant.assessments}
    doubts = fact_doubts(variant.building, date, reference)
    indications = indications_of(view)
    scorer = PointScorer(points_of_variant(variant, reference, materials_of(variant)), reference)
    outcomes = tuple(
        _with_indication(outcome, indications.of(outcome, applied.get(indicator.id, ()), doubt))
        for indicator in reference.indicators
        for doubt in (_doubt_about(indicator, doubts),)
        for found in _outcomes(indicator, view, entered, applied.get(indicator.id, ()), doubt)
        for outcome in (scorer.scored(found, indicator, applied.get(indicator.id, ())),)
    )
    figures = _figures(view, applied, indications)
    return Scorecard(
        requirement_set_id=requirement_set.id,
        requirement_edition=requirement_set.edition,
        legal_regime=regime_message(date, reference),
        other_regime=other_regime(applied.get("mpg", ()), date, reference),
        outcomes=outcomes,
        figures=figures,
        sources=_sources(requirement_set.source, outcomes, figures, view),
        linkage=linkage(view.columns.lines, indications.view.columns, {card.id for card in variant.products}),
        phases=view.once(material_by_phase),
        places=_places(outcomes, view, frozenset(_doubted(reference.indicators, doubts))),
    )


@beyond_floats()
def bill_view(project: Project, variant: Variant, reference: Reference) -> BillView:
    """The view of the variant's bill in its building, from which figures and contributions are calculated."""
    regime = None
    if project.permit_application_date is not None:
        regime = regime_of(project.permit_application_date, reference.legal)
    legal_set = regime.environmental_set if regime is not None else EnvironmentalSet.A1
    return BillView(columns_of(variant.bill, variant.products), variant.building, reference, legal_set)


def _with_indication(outcome: Outcome, found: Indication | None) -> Outcome:
    return outcome if found is None else replace(outcome, indication=found)


def _key(assessment: Assessment, with_sets: Container[str]) -> _AssessmentKey:
    """Indicator and set of an assessment; the set is dropped for an indicator without sets."""
    is_per_set = assessment.indicator_id in with_sets
    return assessment.indicator_id, assessment.environmental_set if is_per_set else None


def regime_message(date: dt.date | None, reference: Reference) -> Message | None:
    """The message that names the legal rules of a permit date.

    None without a date, before the first rules, and for a year of which the rules cannot be known.
    """
    regime = regime_of(date, reference.legal) if date is not None else None
    if regime is None or date is None or not reference.possible["permit_year"].holds(date.year):
        return None
    start = regime.valid_from
    return Message(
        "calc_legal_regime",
        {
            "id": regime.id,
            "date": f"{start.day}-{start.month}-{start.year}",
            "set": regime.environmental_set.value,
        },
    )


def _doubted(indicators: Iterable[Indicator], doubts: tuple[FactDoubt, ...]) -> Iterable[str]:
    """Ids of the indicators whose figure of the bill rests on a fact that cannot be right."""
    return (indicator.id for indicator in indicators if _doubt_about(indicator, doubts) is not None)


def _places(outcomes: tuple[Outcome, ...], view: BillView, doubted: Container[str]) -> Places:
    """The places of the figures of a new building, without those that cannot be right."""
    if view.is_on_standing_building:
        return Places()
    sound = [o for o in outcomes if o.basis is Basis.STATED or o.indicator_id not in doubted]
    return places(sound, view.building, view.reference.published)


def _doubt_about(indicator: Indicator, doubts: tuple[FactDoubt, ...]) -> Message | None:
    """Why the figure that the bill gives cannot be right; None without doubt about the facts that it reads."""
    one = BILL_INDICATORS.get(indicator.id) if doubts else None
    return None if one is None else first_about(doubts, one.building_fields)


def _outcomes(
    indicator: Indicator,
    view: BillView,
    entered: Mapping[_AssessmentKey, Assessment],
    applied: tuple[Applied, ...],
    doubt: Message | None,
) -> Iterable[Outcome]:
    if _is_not_applicable(indicator, view.building):
        yield Outcome(indicator.id, OutcomeStatus.NOT_APPLICABLE, indicator.unit)
    elif indicator.mode is AssessmentMode.BILL:
        for which in indicator.sets:
            yield _from_bill(indicator, _bill_result(view, indicator.id, which), entered, applied, doubt)
    else:
        for which in indicator.sets:
            yield _from_assessment(indicator, entered.get((indicator.id, which)), applied)


def _is_not_applicable(indicator: Indicator, building: Building) -> bool:
    return building.type is BuildingType.PUBLIC_SPACE and indicator.theme is Theme.ENERGY


def _bill_result(view: BillView, indicator_id: str, which: EnvironmentalSet | None) -> BillResult:
    result = BILL_INDICATORS[indicator_id].result(view, which) if len(view.columns) else None
    return BillResult(None, (NO_BILL.message(),), which) if result is None else result


def _from_bill(
    indicator: Indicator,
    result: BillResult,
    entered: Mapping[_AssessmentKey, Assessment],
    applied: tuple[Applied, ...],
    doubt: Message | None,
) -> Outcome:
    which = result.environmental_set if indicator.has_sets else None
    assessment = entered.get((indicator.id, which))
    stated = _stated(indicator, assessment, applied)
    subject = Subject(
        estimate=result.estimate,
        judged_level=assessment.level if assessment is not None else None,
        environmental_set=which,
        decimals=indicator.decimals,
        doubt=doubt if doubt is not None and result.estimate is not None else result.doubt,
    )
    calculated = Outcome(
        indicator_id=indicator.id,
        status=_bill_status(result),
        unit=indicator.unit,
        estimate=result.estimate,
        basis=Basis.CALCULATED if result.estimate is not None else None,
        environmental_set=result.environmental_set,
        stated=stated,
        levels=_levels(subject, applied),
        reasons=result.reasons if subject.doubt is None else (*result.reasons, subject.doubt),
    )
    has_computed = result.estimate is not None
    if assessment is None or not counts(entered_subject(indicator, assessment), has_computed=has_computed):
        return calculated
    return _counting(indicator, assessment, calculated, applied)


def _counting(
    indicator: Indicator, assessment: Assessment, calculated: Outcome, applied: tuple[Applied, ...]
) -> Outcome:
    """The outcome of a stated figure that counts, with what the bill gives beside it."""
    beside = Computed(
        calculated.status,
        calculated.estimate,
        calculated.environmental_set,
        calculated.levels,
        calculated.reasons,
    )
    return replace(
        _from_assessment(indicator, assessment, applied),
        reasons=evidence_reasons(assessment.evidence),
        computed=None if calculated.status is OutcomeStatus.NOT_ASSESSED else beside,
    )


def _bill_status(result: BillResult) -> OutcomeStatus:
    if result.estimate is not None:
        return OutcomeStatus.VALUE
    if any(reason.code == NO_BILL.code for reason in result.reasons):
        return OutcomeStatus.NOT_ASSESSED
    return OutcomeStatus.NOT_CALCULABLE


def _stated(indicator: Indicator, assessment: Assessment | None, applied: tuple[Applied, ...]) -> Stated | None:
    if assessment is None:
        return None
    subject = entered_subject(indicator, assessment)
    return Stated(
        assessment.value, assessment.level, assessment.evidence, assessment.note, _levels(subject, applied)
    )


def _from_assessment(indicator: Indicator, assessment: Assessment | None, applied: tuple[Applied, ...]) -> Outcome:
    if assessment is None or (assessment.value is None and assessment.level is None):
        subject = Subject(None, None, None, indicator.decimals)
        status, basis = OutcomeStatus.NOT_ASSESSED, None
    else:
        subject = entered_subject(indicator, assessment)
        status, basis = OutcomeStatus.VALUE, Basis.JUDGED if assessment.value is None else Basis.STATED
    return Outcome(
        indicator_id=indicator.id,
        status=status,
        unit=indicator.unit,
        estimate=subject.estimate,
        basis=basis,
        environmental_set=subject.environmental_set,
        judged_level=subject.judged_level,
        stated=_stated(indicator, assessment, applied),
        levels=_levels(subject, applied),
    )


def _levels(subject: Subject, applied: tuple[Applied, ...]) -> tuple[LevelVerdict, ...]:
    return tuple(entry.verdict_on(subject) for entry in applied)


def _figures(view: BillView, applied: AppliedById, indications: BillIndications) -> tuple[Figure, ...]:
    """The extra figures that exist for this bill, with the levels of the set for them; none without lines."""
    if not len(view.columns):
        return ()
    made = ((row, BILL_INDICATORS[row.id].result(view, None)) for row in view.reference.extra_figures)
    return tuple(
        replace(
            _figure(row, result, applied.get(row.id, ())),
            indication=indications.of_figure(row.id, applied.get(row.id, ())),
        )
        for row, result in made
        if result is not None
    )


def _figure(row: ExtraFigure, result: BillResult, applied: tuple[Applied, ...]) -> Figure:
    status = OutcomeStatus.VALUE if result.estimate is not None else OutcomeStatus.NOT_CALCULABLE
    subject = Subject(result.estimate, None, result.environmental_set, row.decimals, doubt=result.doubt)
    levels = _levels(subject, applied)
    return Figure(row.id, row.unit, status, result.estimate, row.source, result.reasons, levels)


def _sources(
    edition: SourceRef, outcomes: tuple[Outcome, ...], figures: tuple[Figure, ...], view: BillView
) -> tuple[SourceRef, ...]:
    """Sources of the edition, the limits, the method factors and the extra figures, each once, in that order."""
    factors = view.reference.factors
    found = [edition]
    levels = [level for outcome in outcomes for level in outcome.levels]
    levels += [level for figure in figures for level in figure.levels]
    found += [level.source for level in levels if level.source is not None]
    found += factors.sources.values() if len(view.columns) else ()
    share = factors.a4_a5_share.get(view.building.type) if view.building.type is not None else None
    if share is not None and any(_is_estimated(outcome) for outcome in outcomes):
        found.append(share.source)
    found += [figure.source for figure in figures if figure.source is not None]
    return tuple(dict.fromkeys(found))


def _is_estimated(outcome: Outcome) -> bool:
    return any(reason.code == A4_A5_ESTIMATED.code for reason in outcome.reasons)
