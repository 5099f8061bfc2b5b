"""Audit of the mass of a building per m2 against what is usual for its type.

Too heavy is a warning. Too light is a remark: the building may be light, or the bill of a part of it.
"""

from collections.abc import Iterator

from models.audit.facts import finding_of
from models.calculation.completeness import missing_elements
from models.calculation.intervals import divided
from models.calculation.rounding import half_up
from models.domain.outcome import Finding, Severity
from models.domain.project import Variant
from models.indicators.bill_view import BillView
from models.reference.reference import Reference, RequiredElement


def mass_band(variant: Variant, view: BillView, reference: Reference) -> Iterator[Finding]:
    """The finding that the building is heavier or lighter than usual, in kg per m2 of gross floor area (BVO).

    None for what comes into a standing building: the bands are of whole new ones.
    """
    if view.is_on_standing_building:
        return
    building = variant.building
    band = reference.mass_bands.get(building.type) if building.type is not None else None
    if band is None or building.gross_floor_area_m2 is None or not view.mass.known.any():
        return
    estimate = divided(view.total(view.mass), building.gross_floor_area_m2)
    if estimate.lower is None:
        return
    mass, lower, upper = float(half_up(estimate.lower, 0)), band.lower_kg_per_m2, band.upper_kg_per_m2
    if estimate.lower > upper:
        yield finding_of(Severity.WARNING, "audit_mass_too_heavy", mass=mass, lower=lower, upper=upper)
    if estimate.upper is not None and estimate.upper < lower:
        there = _elements_there(variant, view, reference)
        names = {
            "elements": ", ".join(each.name_nl for each in there),
            "elements_en": ", ".join(each.name_en for each in there),
        }
        code = "audit_mass_too_light_parts" if there else "audit_mass_too_light"
        said = names if there else {}
        yield finding_of(Severity.NOTE, code, "", mass=mass, lower=lower, upper=upper, **said)


def _elements_there(variant: Variant, view: BillView, reference: Reference) -> list[RequiredElement]:
    """The required elements that the bill has; none for a bill without NL-SfB codes."""
    codes, kind = view.columns.nl_sfb_codes, variant.building.type
    if not any(codes):
        return []
    lacking = missing_elements(codes, kind, reference.required_elements)
    return [each for each in reference.required_elements if kind in each.building_types and each not in lacking]
