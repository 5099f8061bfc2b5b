"""Views of a bill in which estimates from open data stand for what its lines do not say, for indications alone."""

from collections.abc import Mapping
from functools import cached_property

from models.calculation.bill_columns import BillColumns
from models.calculation.estimates.filled_columns import filled_columns
from models.calculation.estimates.line_estimates import with_estimates
from models.calculation.estimates.rates import Rates, rates_for
from models.calculation.intervals import LineAmounts, beyond_floats
from models.calculation.line_doubts import LineDoubt
from models.domain.product import EnvironmentalSet
from models.indicators.bill_view import BillView


class EstimatedView(BillView):
    """A bill in its building with estimates for what is not known of its lines.

    Args:
        base: the same bill without estimates.
        weighting_set: the EN 15804 set whose MKI weighs detachability, that of the firm figures.
        columns: those of the base, with figures of open data filled in.
        mki: that of another view of the same bill; None calculates it.
    """

    def __init__(
        self,
        base: BillView,
        weighting_set: EnvironmentalSet,
        columns: BillColumns,
        mki: Mapping[EnvironmentalSet, LineAmounts] | None = None,
    ) -> None:
        super().__init__(columns, base.building, base.reference, weighting_set)
        self._base = base
        self._weighting = weighting_set
        self._given = mki

    @cached_property
    def mki(self) -> Mapping[EnvironmentalSet, LineAmounts]:
        """EN 15804 set -> MKI per line in EUR over the building's life; a line with an estimate is known."""
        return estimated_mki(self._base) if self._given is None else self._given

    @cached_property
    def weighting_set(self) -> EnvironmentalSet:
        """The set whose MKI weighs detachability."""
        return self._weighting

    @cached_property
    def line_doubts(self) -> tuple[LineDoubt, ...]:
        """The doubts about what the lines say."""
        return self._base.line_doubts

    @cached_property
    def without_doubted(self) -> BillView | None:
        """The view in which the doubted figures are unknown and estimated; None when there is none."""
        base = self._base.without_doubted
        return None if base is None else estimated_views(base, self._weighting)[-1]


def estimated_views(base: BillView, weighting_set: EnvironmentalSet) -> tuple[BillView, ...]:
    """The views with low, high and middle figures of open data, in that order.

    One view where only the MKI is estimated, whose interval is in its amounts; the base itself where nothing is.
    """
    rates = rates_of(base)
    mki = estimated_mki(base)
    filled = filled_columns(base.columns, base.reference.library, base.reference.estimates, rates)
    if filled:
        low, middle, high = filled
        return tuple(EstimatedView(base, weighting_set, columns, mki) for columns in (low, high, middle))
    if all(mki[which] is base.mki[which] for which in mki):
        return (base,)
    return (EstimatedView(base, weighting_set, base.columns, mki),)


def rates_of(view: BillView) -> Rates:
    """The rates of products in the building of a view."""
    return rates_for(view.reference.library, view.reference.estimates, view.life_years)


def estimated_mki(view: BillView) -> Mapping[EnvironmentalSet, LineAmounts]:
    """EN 15804 set -> MKI per line of a view, with estimates for the lines that have none."""
    return view.once(_estimated_mki)


def _estimated_mki(view: BillView) -> Mapping[EnvironmentalSet, LineAmounts]:
    reuse = view.reference.factors.unforeseen_reuse
    with beyond_floats():
        return {
            which: with_estimates(amounts, view.columns, which, rates_of(view), view.life_years, reuse)
            for which, amounts in view.mki.items()
        }
