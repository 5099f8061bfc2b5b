"""Recycled share: recycled mass over all mass, as the lines state it; an extra figure without levels.

Source: Het Nieuwe Normaal, indicator Herkomst materialen, of whose secondary part it is the recycled one.
Leaves out on purpose: what is reused, which is a part of its own.
"""

from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
from models.indicators.mass_share import MASS_FIELDS, MASS_REASONS, fraction_bounds, mass_share
from models.indicators.reasons import SHARE_UNKNOWN


def recycled_share(view: BillView) -> BillResult:
    """Recycled share, percent of mass; a line of which it is unknown may be anything from nothing to all."""
    return mass_share(view, fraction_bounds(view.columns.recycled_fraction), SHARE_UNKNOWN)


INDICATORS = (
    BillIndicator(
        id="recycled_share",
        figure=recycled_share,
        reasons=(SHARE_UNKNOWN, *MASS_REASONS),
        line_fields=MASS_FIELDS | {"recycled_fraction"},
    ),
)
