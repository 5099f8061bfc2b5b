"""Audit of the facts of a plan: areas, use functions, dates, entered values and their evidence."""

import math
from collections.abc import Iterator

from models.calculation.entered_values import (
    crossed_bound,
    crossed_usual_bound,
    fraction_reading,
    is_impossible_zero,
)
from models.calculation.fact_checks import fact_doubts
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.project import BuildingType, Project, Variant
from models.domain.requirement import AssessmentMode
from models.reference.reference import Reference

_AREA_TOLERANCE = 0.01


def finding_of(severity: Severity, code: str, line_id: str = "", **params: str | float | int) -> Finding:
    """A finding about one line of the bill, or about the plan as a whole when `line_id` is ""."""
    ids = (line_id,) if line_id else ()
    return Finding(severity, Message(code, params, ids), Place(line_id=line_id))


def floor_areas(variant: Variant) -> Iterator[Finding]:
    """Findings about function areas (m2) that do not add up to the usable floor area."""
    building = variant.building
    usable = building.usable_floor_area_m2
    parts = math.fsum(f.usable_floor_area_m2 for f in building.functions)
    if building.functions and usable is not None and abs(parts - usable) > _AREA_TOLERANCE * usable:
        yield finding_of(Severity.WARNING, "audit_functions_do_not_add_up", parts=parts, usable=usable)


def impossible_facts(project: Project, variant: Variant, reference: Reference) -> Iterator[Finding]:
    """Findings about facts that cannot be right; no verdict rests on them."""
    for doubt in fact_doubts(variant.building, project.permit_application_date, reference):
        yield Finding(Severity.WARNING, doubt.message)


def functions_of_type(variant: Variant, reference: Reference) -> Iterator[Finding]:
    """Findings about use functions that do not fit the building type; none when one of them is unknown.

    A dwelling needs a dwelling function, an office an office function, and another building not only dwellings.
    """
    building = variant.building
    known = [reference.functions[f.function] for f in building.functions if f.function in reference.functions]
    if not known or len(known) < len(building.functions) or building.type is None:
        return
    misfits = {
        BuildingType.GROUND_BOUND_DWELLING: not any(function.is_dwelling for function in known),
        BuildingType.STACKED_DWELLING: not any(function.is_dwelling for function in known),
        BuildingType.OFFICE: all(function.id != "kantoorfunctie" for function in known),
        BuildingType.NON_RESIDENTIAL: all(function.is_dwelling for function in known),
    }
    if misfits.get(building.type, False):
        yield finding_of(
            Severity.WARNING,
            "audit_functions_against_type",
            type=building.type.value,
            functions=", ".join(dict.fromkeys(function.name_nl for function in known)),
            functions_en=", ".join(dict.fromkeys(function.name_en for function in known)),
        )


def missing_facts(project: Project, variant: Variant) -> Iterator[Finding]:
    """Findings about missing facts without which limits or results per m2 are unknown."""
    building = variant.building
    facts = (
        ("audit_no_building_type", building.type is None),
        ("audit_no_permit_date", project.permit_application_date is None),
        ("audit_no_gross_floor_area", building.gross_floor_area_m2 is None),
    )
    for code, is_missing in facts:
        if is_missing:
            yield finding_of(Severity.WARNING, code)
    if building.service_life_years is None and len(variant.bill):
        yield finding_of(Severity.NOTE, "audit_default_building_life")


def entered_range(variant: Variant, reference: Reference) -> Iterator[Finding]:
    """Findings about entered values outside the possible or the usual range of their indicator."""
    indicators = {indicator.id: indicator for indicator in reference.indicators}
    for assessment in variant.assessments:
        indicator, value = indicators.get(assessment.indicator_id), assessment.value
        if indicator is None or value is None:
            continue
        if is_impossible_zero(indicator, value):
            names = {"indicator": indicator.name_nl, "indicator_en": indicator.name_en}
            yield finding_of(Severity.WARNING, "audit_value_is_zero", **names)
        beyond = crossed_bound(indicator, value)
        bound = crossed_usual_bound(indicator, value) if beyond is None else beyond
        if bound is not None:
            yield finding_of(
                Severity.WARNING,
                "audit_value_unusual" if beyond is None else "audit_value_out_of_range",
                indicator=indicator.name_nl,
                indicator_en=indicator.name_en,
                value=value,
                bound=bound,
                unit=indicator.unit,
            )


def entered_unit(variant: Variant, reference: Reference) -> Iterator[Finding]:
    """Findings about entered percentages that may be fractions."""
    indicators = {indicator.id: indicator for indicator in reference.indicators}
    for assessment in variant.assessments:
        indicator, value = indicators.get(assessment.indicator_id), assessment.value
        percent = None if indicator is None or value is None else fraction_reading(indicator, value)
        if indicator is not None and value is not None and percent is not None:
            yield finding_of(
                Severity.WARNING,
                "audit_value_as_fraction",
                indicator=indicator.name_nl,
                indicator_en=indicator.name_en,
                value=value,
                percent=percent,
            )


def missing_evidence(variant: Variant, reference: Reference) -> Iterator[Finding]:
    """Findings about entered figures and bill lines without evidence or source."""
    names = {indicator.id: indicator for indicator in reference.indicators}
    for assessment in variant.assessments:
        indicator = names.get(assessment.indicator_id)
        has_answer = assessment.value is not None or assessment.level is not None
        if indicator is not None and has_answer and not assessment.evidence.document.strip():
            yield finding_of(
                Severity.WARNING,
                "audit_no_evidence",
                indicator=indicator.name_nl,
                indicator_en=indicator.name_en,
            )
        if indicator is not None and assessment.level is not None and indicator.mode is AssessmentMode.VALUE:
            yield finding_of(
                Severity.NOTE,
                "audit_level_on_measured_indicator",
                indicator=indicator.name_nl,
                indicator_en=indicator.name_en,
            )
    unsourced = tuple(
        line.id for line in variant.bill if not line.source.strip() and not line.product_id and line.comes_in
    )
    if unsourced:
        message = Message("audit_lines_without_source", {"count": len(unsourced)}, unsourced)
        yield Finding(Severity.NOTE, message, Place(line_id=unsourced[0]))
