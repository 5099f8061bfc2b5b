"""Biobased share: renewable (biobased) mass as a share of all mass.

Source: Het Nieuwe Normaal; Table 3 of Toekomstbestendige gebiedsontwikkelingen ("% massa").
"""

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats
from models.domain.reason import Reason
from models.domain.review import MissingKind
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
from models.indicators.mass_share import MASS_FIELDS, MASS_REASONS, fraction_bounds, mass_share

_BIOBASED_UNKNOWN = Reason(code="calc_biobased_unknown", missing=MissingKind.DATA)


def line_biobased(columns: BillColumns) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest biobased fraction of each line (0-1), and the mask of lines where it is known."""
    return fraction_bounds(columns.biobased_fraction)


def biobased(view: BillView) -> BillResult:
    """Biobased share in percent of mass; an unknown fraction counts as anything from 0 to 1."""
    return mass_share(view, line_biobased(view.columns), _BIOBASED_UNKNOWN)


INDICATORS = (
    BillIndicator(
        id="biobased",
        figure=biobased,
        reasons=(_BIOBASED_UNKNOWN, *MASS_REASONS),
        line_fields=MASS_FIELDS | {"biobased_fraction"},
        has_indication=True,
    ),
)
