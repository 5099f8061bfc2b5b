"""Material intensity: the mass of first installation, kg per m2 gross floor area (BVO).

Source: Table 3 of Toekomstbestendige gebiedsontwikkelingen, which gives no unit; kg per m2 BVO is our choice.
"""

from models.indicators.area_sum import WHOLE_FIELDS, WHOLE_REASONS, per_gross_area
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult, LineTotal
from models.indicators.mass_share import MASS_FIELDS, MASS_REASONS
from models.indicators.reasons import MASS_UNKNOWN, NO_MASS


def material_intensity(view: BillView) -> BillResult:
    """Material intensity in kg per m2 gross floor area (BVO)."""
    unknown = ~view.mass.known
    reasons = [view.about(MASS_UNKNOWN, unknown)] if unknown.any() else []
    return per_gross_area(view, view.mass, [*reasons, *view.incompleteness], NO_MASS, is_burden=True)


INDICATORS = (
    BillIndicator(
        id="material_intensity",
        figure=material_intensity,
        reasons=(*MASS_REASONS, *WHOLE_REASONS),
        line_fields=MASS_FIELDS | {"nl_sfb"},
        building_fields=WHOLE_FIELDS,
        total=LineTotal(subject="mass", unit="kg", amounts=lambda view, _: view.mass, is_burden=True),
        has_indication=True,
    ),
)
