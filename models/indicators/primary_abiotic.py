"""Primary abiotic share: mass that is neither reused, recycled nor renewable, as a share of all mass.

It is 100 % minus the origin of materials. Source: Het Nieuwe Normaal, indicator Herkomst materialen.
"""

from models.domain.outcome import Estimate
from models.indicators.bill_view import BillView
from models.indicators.contract import BillIndicator, BillResult
from models.indicators.mass_share import PERCENT
from models.indicators.material_origin import ORIGIN_FIELDS, ORIGIN_REASONS, material_origin


def primary_abiotic(view: BillView) -> BillResult:
    """Primary abiotic share in percent of mass; without an estimate of the origin there is none either."""
    result = view.once(material_origin)
    if result.estimate is None:
        return result
    e = result.estimate

    def rest(amount: float | None) -> float | None:
        return None if amount is None else PERCENT - amount

    turned = Estimate(rest(e.value), rest(e.upper), rest(e.lower), e.coverage_fraction)
    return BillResult(turned, result.reasons, covered=result.covered)


INDICATORS = (
    BillIndicator(
        id="primary_abiotic",
        figure=primary_abiotic,
        reasons=ORIGIN_REASONS,
        line_fields=ORIGIN_FIELDS,
        has_indication=True,
    ),
)
