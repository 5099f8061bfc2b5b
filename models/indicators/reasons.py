"""Reasons that more than one figure may give; a reason of one indicator stands in the file of that indicator."""

from models.domain.reason import Reason
from models.domain.review import MissingKind

NO_BILL = Reason(code="calc_no_bill")
ELEMENTS_MISSING = Reason(code="calc_elements_missing")
GROSS_FLOOR_AREA_MISSING = Reason(code="calc_gross_floor_area_missing", field="gross_floor_area_m2")
SUM_TOO_LARGE = Reason(code="calc_sum_too_large")
SUM_WITHOUT_BOUNDS = Reason(code="calc_sum_without_bounds")
MASS_UNKNOWN = Reason(code="calc_mass_unknown", missing=MissingKind.DATA)
NO_MASS = Reason(code="calc_no_mass", missing=MissingKind.DATA)
LINES_DOUBTED = Reason(code="calc_lines_doubted", missing=MissingKind.DATA)
"""For any figure whose interval is wider because a figure of a line cannot be right."""
PV_BEYOND_BBL = Reason(code="calc_pv_beyond_bbl")
"""For the figures that leave out the PV that the energy demand of the Bbl does not need."""
METHOD_OF_STANDING_BUILDING = Reason(code="calc_mpg_of_standing_building", field="work")
SHARE_UNKNOWN = Reason(code="calc_share_unknown", missing=MissingKind.DATA)
"""For a share by mass without a sentence of its own about lines with an unknown share."""
