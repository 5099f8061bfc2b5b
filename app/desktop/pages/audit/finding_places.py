"""The kind of each finding, and the page and field where it can be mended."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target
from models.audit.cards import CODE_ENDS
from models.domain.bill import Phase
from models.domain.outcome import Finding
from models.domain.requirement import Indicator
from models.review.impossible import IMPOSSIBLE_FIGURES


class Kind(StrEnum):
    """The subject of a finding, in the order of the list."""

    SUMS = "sums"
    UNITS = "units"
    CARDS = "cards"
    DUPLICATES = "duplicates"
    ELEMENTS = "elements"
    BUILDING = "building"
    LIVES = "lives"
    EVIDENCE = "evidence"
    OTHER = "other"


_KINDS: Mapping[str, Kind] = {
    "audit_total_decimal_slip": Kind.SUMS,
    "audit_total_differs": Kind.SUMS,
    "audit_outlier_mki": Kind.SUMS,
    "audit_outlier_mass": Kind.SUMS,
    "audit_outlier_carbon": Kind.SUMS,
    "audit_shares_above_whole": Kind.SUMS,
    "audit_duplicate_line": Kind.DUPLICATES,
    "audit_duplicate_lines": Kind.DUPLICATES,
    "audit_units_of_products": Kind.UNITS,
    "audit_masses_against_unit": Kind.UNITS,
    "audit_shares_of_lines_above_whole": Kind.SUMS,
    "audit_totals_differ": Kind.SUMS,
    "audit_totals_decimal_slip": Kind.SUMS,
    "audit_totals_not_checked": Kind.SUMS,
    "audit_unit_of_product": Kind.UNITS,
    "audit_mass_against_unit": Kind.UNITS,
    **dict.fromkeys(IMPOSSIBLE_FIGURES, Kind.UNITS),
    "audit_cards_differ": Kind.CARDS,
    **{f"audit_card_{end}": Kind.CARDS for end in CODE_ENDS.values()},
    **{f"audit_phase_{phase.value}": Kind.ELEMENTS for phase in Phase if not phase.comes_in},
    "audit_reused_without_share": Kind.SUMS,
    "audit_work_not_said": Kind.BUILDING,
    "audit_new_build_with_standing": Kind.BUILDING,
    "audit_no_nl_sfb": Kind.ELEMENTS,
    "audit_element_missing": Kind.ELEMENTS,
    "audit_part_not_counted": Kind.ELEMENTS,
    "audit_part_excluded": Kind.ELEMENTS,
    "audit_mass_too_light": Kind.ELEMENTS,
    "audit_mass_too_light_parts": Kind.ELEMENTS,
    "audit_mass_too_heavy": Kind.ELEMENTS,
    "audit_usable_above_gross": Kind.BUILDING,
    "audit_form_factor_impossible": Kind.BUILDING,
    "audit_gross_far_above_usable": Kind.BUILDING,
    "audit_gross_area_impossible": Kind.BUILDING,
    "audit_dwelling_size_impossible": Kind.BUILDING,
    "audit_permit_year_impossible": Kind.BUILDING,
    "audit_functions_do_not_add_up": Kind.BUILDING,
    "audit_functions_above_gross": Kind.BUILDING,
    "audit_functions_against_type": Kind.BUILDING,
    "audit_no_building_type": Kind.BUILDING,
    "audit_no_permit_date": Kind.BUILDING,
    "audit_no_gross_floor_area": Kind.BUILDING,
    "audit_default_building_life": Kind.LIVES,
    "audit_building_life_impossible": Kind.LIVES,
    "audit_no_service_life": Kind.LIVES,
    "audit_no_service_lives": Kind.LIVES,
    "audit_no_evidence": Kind.EVIDENCE,
    "audit_value_out_of_range": Kind.EVIDENCE,
    "audit_value_is_zero": Kind.EVIDENCE,
    "document_evidence_in_future": Kind.EVIDENCE,
    "audit_input_impossible": Kind.EVIDENCE,
    "audit_input_above_whole": Kind.EVIDENCE,
    "audit_input_choice": Kind.EVIDENCE,
    "audit_value_as_fraction": Kind.EVIDENCE,
    "audit_value_unusual": Kind.EVIDENCE,
    "audit_level_on_measured_indicator": Kind.EVIDENCE,
    "audit_lines_without_source": Kind.EVIDENCE,
}
_FIELDS: Mapping[str, str] = {
    "audit_usable_above_gross": "usable_floor_area_m2",
    "audit_functions_do_not_add_up": "functions",
    "audit_functions_above_gross": "functions",
    "audit_functions_against_type": "functions",
    "audit_no_building_type": "type",
    "audit_no_permit_date": "permit_application_date",
    "audit_no_gross_floor_area": "gross_floor_area_m2",
    "audit_form_factor_impossible": "form_factor",
    "audit_gross_far_above_usable": "gross_floor_area_m2",
    "audit_gross_area_impossible": "gross_floor_area_m2",
    "audit_dwelling_size_impossible": "gross_floor_area_m2",
    "audit_permit_year_impossible": "permit_application_date",
    "audit_building_life_impossible": "service_life_years",
    "audit_default_building_life": "service_life_years",
    "audit_work_not_said": "work",
    "audit_new_build_with_standing": "work",
}


def kind_of(finding: Finding) -> Kind:
    """The subject of a finding."""
    return _KINDS.get(finding.code, Kind.OTHER)


def way_to(finding: Finding, indicators: Sequence[Indicator]) -> tuple[PageId, Target]:
    """The page and the place on it where the finding can be mended."""
    if finding.where.line_id:
        return PageId.MATERIALS, Target(line_id=finding.where.line_id)
    if finding.code in _FIELDS:
        return PageId.BUILDING, Target(field=_FIELDS[finding.code])
    name = finding.message.params.get("indicator_en")
    for indicator in indicators:
        if name is not None and indicator.name_en == name:
            return PageId.INDICATORS, Target(indicator_id=indicator.id)
    return PageId.MATERIALS, Target()
