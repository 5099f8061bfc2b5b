"""Reused or renewable share of the mass, an extra figure: the circular share in the words of the Woondeal.

Source: Programma Conceptueel Circulair Bouwen 2023-2030, Bouwsteen 1.1, which counts reused or renewable material.
Leaves out on purpose: recycled mass, which the origin of materials of Het Nieuwe Normaal does count.
"""

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
from models.indicators.mass_share import MASS_FIELDS, MASS_REASONS, mass_share
from models.indicators.material_origin import line_not_primary
from models.indicators.reasons import SHARE_UNKNOWN


def line_reused_or_renewable(columns: BillColumns) -> tuple[Floats, Floats, Bools]:
    """Lowest and highest reused or renewable fraction of each line (0-1), and the mask of known ones."""
    return line_not_primary((columns.reused_fraction,), columns.biobased_fraction)


def origin_reused_renewable(view: BillView) -> BillResult:
    """Reused or renewable share in percent of mass, of the same lines as the origin; what is both counts once."""
    return mass_share(view, line_reused_or_renewable(view.columns), SHARE_UNKNOWN, view.beyond_bbl)


INDICATORS = (
    BillIndicator(
        id="origin_reused_renewable",
        figure=origin_reused_renewable,
        reasons=(SHARE_UNKNOWN, *MASS_REASONS),
        line_fields=MASS_FIELDS | {"biobased_fraction", "reused_fraction", "energy_part"},
    ),
)
