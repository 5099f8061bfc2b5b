"""Views of a bill in which estimates from open data stand for what its lines do not say, for indications alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from models.calculation.bill_columns import BillColumns
from models.calculation.estimates.filled_columns import filled_columns
from models.calculation.estimates.line_estimates import (
    rates_of_products,
    with_estimates,
)
from models.calculation.estimates.rates import Rates, rates_for
from models.calculation.intervals import LineAmounts, beyond_floats
from models.calculation.line_doubts import LineDoubt
from models.domain.product import EnvironmentalSet
from models.indicators.bill_view import BillView
from models.reference.reference import RequiredElement

_MKI_FIELDS = frozenset({"mki_a1_eur_per_unit", "mki_a2_eur_per_unit"})


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
    def missing_elements(self) -> tuple[RequiredElement, ...]:
        """The required elements that the building lacks: open data add no line."""
        return self._base.missing_elements

    @cached_property
    def is_whole_building(self) -> bool:
        """Whether every required element has a line of known quantity."""
        return self._base.is_whole_building

    @cached_property
    def line_doubts(self) -> tuple[LineDoubt, ...]:
        """The doubts about what the lines say."""
        return self._base.line_doubts

    @cached_property
    def without_doubted(self) -> BillView | None:
        """The view in which the doubted figures are unknown and estimated; None when there is none."""
        base = self._base.without_doubted
        return None if base is None else estimated_views(base, self._weighting).middle


@dataclass(frozen=True, slots=True)
class EstimatedViews:
    """The views of one bill with estimates.

    Attributes:
        base: without estimates.
        middle: with the MKI and the middle of open data; `base` itself where nothing is estimated.
        low, high: with the ends of open data; `middle` itself where only the MKI is estimated, whose interval is
            in its amounts.
        fields: fields of a line that open data stand for, beside those of the MKI.
        has_mki: whether any MKI is estimated.
    """

    base: BillView
    middle: BillView
    low: BillView
    high: BillView
    fields: frozenset[str] = frozenset()
    has_mki: bool = False

    def of(self, line_fields: frozenset[str]) -> tuple[BillView, ...]:
        """The views whose figures together hold an indication that reads these fields, the middle one last."""
        if self.fields & line_fields:
            return (self.low, self.high, self.middle)
        if self.has_mki and not _MKI_FIELDS.isdisjoint(line_fields):
            return (self.middle,)
        return (self.base,)


def estimated_views(base: BillView, weighting_set: EnvironmentalSet) -> EstimatedViews:
    """The views of a bill with estimates for what its lines do not say."""
    mki = estimated_mki(base)
    has_mki = any(mki[which] is not base.mki[which] for which in mki)
    filled = filled_columns(base.columns, base.reference.estimates, rates_of(base))
    if filled is not None:
        low, middle, high = (
            EstimatedView(base, weighting_set, columns, mki)
            for columns in (filled.low, filled.middle, filled.high)
        )
        return EstimatedViews(base, middle, low, high, filled.fields, has_mki)
    view = EstimatedView(base, weighting_set, base.columns, mki) if has_mki else base
    return EstimatedViews(base, view, view, view, has_mki=has_mki)


def rates_of(view: BillView) -> Rates:
    """The rates of products in the building of a view."""
    return rates_for(view.reference.library, view.reference.estimates, view.life_years)


def estimated_mki(view: BillView) -> Mapping[EnvironmentalSet, LineAmounts]:
    """EN 15804 set -> MKI per line of a view, with estimates for the lines that have none."""
    return view.once(_estimated_mki)


def _estimated_mki(view: BillView) -> Mapping[EnvironmentalSet, LineAmounts]:
    if all(amounts.known.all() for amounts in view.mki.values()):
        return view.mki
    rates, columns = rates_of(view), view.columns
    reuse = view.reference.factors.unforeseen_reuse
    with beyond_floats():
        return {
            which: with_estimates(
                amounts, columns, rates_of_products(columns, rates, which), view.life_years, reuse
            )
            for which, amounts in view.mki.items()
        }
