"""Recycled share: recycled mass as a share of all mass, an extra figure without levels.

Source: Het Nieuwe Normaal, indicator Herkomst materialen, of which it is the recycled part.
Leaves out on purpose: reused mass, which is a separate part.
"""

from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
from models.indicators.mass_share import MASS_FIELDS, MASS_REASONS, fraction_bounds, mass_share
from models.indicators.reasons import SHARE_UNKNOWN


def recycled_share(view: BillView) -> BillResult:
    """Recycled share in percent of mass; an unknown fraction counts as anything from 0 to 1."""
    return mass_share(view, fraction_bounds(view.columns.recycled_fraction), SHARE_UNKNOWN)


INDICATORS = (
    BillIndicator(
        id="recycled_share",
        figure=recycled_share,
        reasons=(SHARE_UNKNOWN, *MASS_REASONS),
        line_fields=MASS_FIELDS | {"recycled_fraction"},
    ),
)
