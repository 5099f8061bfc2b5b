"""Who adds what: per line and per NL-SfB group, for MPG (A1 and A2), embodied carbon and mass."""

import math

import numpy as np

from models.calculation.intervals import Bools, Floats, LineAmounts, total
from models.domain.bill import nl_sfb_group
from models.domain.outcome import Contributions, Estimate, GroupContribution
from models.domain.product import EnvironmentalSet
from models.indicators.registry import BillView


def contributions(view: BillView) -> tuple[Contributions, ...]:
    """`mpg_a1`, `mpg_a2`, `embodied_carbon` and `mass`, whole-building totals.

    Every line of the bill has its place; one of quantity zero adds zero.
    """
    groups = _groups(view)
    return (
        _contribution("mpg_a1", "EUR", view.mki[EnvironmentalSet.A1], view, groups),
        _contribution("mpg_a2", "EUR", view.mki[EnvironmentalSet.A2], view, groups),
        _contribution("embodied_carbon", "kg CO2-eq", view.carbon, view, groups),
        _contribution("mass", "kg", view.mass, view, groups),
    )


def _groups(view: BillView) -> tuple[tuple[str, Bools], ...]:
    of_line = [line.nl_sfb for line in view.columns.bill_lines]
    of_code = {code: nl_sfb_group(code) for code in set(of_line)}
    codes = np.array([of_code[code] for code in of_line], dtype=str)
    return tuple((str(code), np.asarray(codes == code)) for code in np.unique(codes))


def _contribution(
    subject: str, unit: str, counted: LineAmounts, view: BillView, groups: tuple[tuple[str, Bools], ...]
) -> Contributions:
    whole, amounts = view.total(counted), view.columns.over_bill(counted)
    return Contributions(
        subject=subject,
        unit=unit,
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
