"""Reasons that a legal limit is unknown, or that a figure beyond it may still be allowed."""

from models.domain.reason import Reason
from models.domain.review import MissingKind

PERMIT_DATE_MISSING = Reason(code="calc_permit_date_missing", field="permit_application_date")
FUNCTION_MISSING = Reason(code="calc_function_missing", missing=MissingKind.FACT, field="functions")
BENG_ROW_MISSING = Reason(code="calc_beng_row_missing", missing=MissingKind.FACT)
FORM_FACTOR_MISSING = Reason(code="calc_form_factor_missing", missing=MissingKind.FACT, field="form_factor")
ACCESSORY_UNDECIDED = Reason(code="calc_accessory_undecided", missing=MissingKind.FACT, field="functions")
TOJULI_NOT_FOR_DWELLING = Reason(code="calc_tojuli_not_for_dwelling")
MPG_LIMIT_NOT_FOUND = Reason(code="calc_mpg_limit_not_found", missing=MissingKind.FACT, field="mpg_limit_override")
MPG_MIX_NOT_FOUND = Reason(code="calc_mpg_mix_not_found", field="mpg_limit_override")
MPG_SOFTER_SMALL = Reason(code="calc_mpg_softer_small", field="mpg_limit_override")
MPG_SOFTER_FORM = Reason(code="calc_mpg_softer_form", field="mpg_limit_override")
LIMIT_OF_NEW_BUILD = Reason(code="calc_limit_of_new_build", field="work")
CIVIL_WORK_MISSING = Reason(code="calc_civil_work_missing", missing=MissingKind.FACT, field="civil_work")
LEVEL_OF_FUNCTION = Reason(code="calc_level_of_function", missing=MissingKind.FACT, field="functions")
LIMIT_BETWEEN_YEARS = Reason(code="calc_limit_between_years")

LEGAL_REASONS = (
    PERMIT_DATE_MISSING,
    FUNCTION_MISSING,
    BENG_ROW_MISSING,
    FORM_FACTOR_MISSING,
    ACCESSORY_UNDECIDED,
    TOJULI_NOT_FOR_DWELLING,
    MPG_LIMIT_NOT_FOUND,
    MPG_MIX_NOT_FOUND,
    MPG_SOFTER_SMALL,
    MPG_SOFTER_FORM,
    LIMIT_OF_NEW_BUILD,
    CIVIL_WORK_MISSING,
    LEVEL_OF_FUNCTION,
    LIMIT_BETWEEN_YEARS,
)
