"""Contributions per line and per NL-SfB group to the sums over the building: MKI, embodied carbon and mass."""

import math

import numpy as np

from models.calculation.intervals import Bools, Floats, LineAmounts, beyond_floats, total
from models.domain.bill import nl_sfb_group
from models.domain.outcome import Contributions, Estimate, GroupContribution
from models.domain.product import EnvironmentalSet
from models.domain.requirement import Indicator
from models.indicators.bill_view import BillView
from models.indicators.contract import LineTotal
from models.indicators.registry import BILL_INDICATORS
from models.scorecard.indication import indications_of


def contributions(view: BillView) -> tuple[Contributions, ...]:
    """The contributions to `mpg_a1`, `mpg_a2`, `embodied_carbon` and `mass`, in the order of the indicators.

    Every line of the bill has its contribution; a line of quantity zero adds zero.
    """
    groups = _groups(view)
    return tuple(
        _contribution(indicator, total, which, view, groups)
        for indicator in view.reference.indicators
        if (total := _burden(indicator)) is not None
        for which in indicator.sets
    )


@beyond_floats()
def indicated_contributions(view: BillView, firm: tuple[Contributions, ...]) -> tuple[Contributions, ...]:
    """The contributions with the provisional products counted too; `firm` itself where nothing is provisional.

    Only those of indicators that have an indication count them; the others stay as they are.

    Args:
        view: of the bill as it is, without its provisional products.
        firm: the result of `contributions` for `view`.
    """
    indicated = indications_of(view).view
    if indicated is view:
        return firm
    with_indication = {
        found.total.subject
        for found in BILL_INDICATORS.values()
        if found.has_indication and found.total is not None and found.total.is_burden
    }
    counted = {found.subject: found for found in contributions(indicated)}
    return tuple(counted[each.subject] if each.subject in with_indication else each for each in firm)


def _burden(indicator: Indicator) -> LineTotal | None:
    found = BILL_INDICATORS.get(indicator.id)
    return found.total if found is not None and found.total is not None and found.total.is_burden else None


def _groups(view: BillView) -> tuple[tuple[str, Bools], ...]:
    of_line = [line.nl_sfb for line in view.columns.bill_lines]
    of_code = {code: nl_sfb_group(code) for code in set(of_line)}
    codes = np.array([of_code[code] for code in of_line], dtype=str)
    return tuple((str(code), np.asarray(codes == code)) for code in np.unique(codes))


def _contribution(
    indicator: Indicator,
    sum_of: LineTotal,
    which: EnvironmentalSet | None,
    view: BillView,
    groups: tuple[tuple[str, Bools], ...],
) -> Contributions:
    counted = sum_of.amounts(view, which)
    whole, amounts = view.total(counted), view.columns.over_bill(counted)
    return Contributions(
        subject=sum_of.subject if which is None else f"{indicator.id}_{which.lower()}",
        environmental_set=which,
        unit=sum_of.unit,
        total=whole,
        line_ids=tuple(line.id for line in view.columns.bill_lines),
        lower=_known(np.where(amounts.known | (amounts.lower != 0), amounts.lower, np.nan)),
        value=_known(amounts.value),
        upper=_known(amounts.upper),
        groups=tuple(_group(code, mask, amounts, whole) for code, mask in groups),
    )


def _known(amounts: Floats) -> tuple[float | None, ...]:
    return tuple(amount if math.isfinite(amount) else None for amount in amounts.tolist())


def _group(code: str, mask: Bools, amounts: LineAmounts, whole: Estimate) -> GroupContribution:
    part = LineAmounts(amounts.lower[mask], amounts.value[mask], amounts.upper[mask], amounts.known[mask])
    estimate = total(part, float(part.known.mean()))
    share = None
    if estimate.value is not None and whole.value:
        share = estimate.value / whole.value
    return GroupContribution(code, int(mask.sum()), estimate, share)
