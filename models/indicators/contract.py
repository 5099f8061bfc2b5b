"""The contract of an indicator that follows from the bill, and of an extra figure that does.

To add one: a row in reference_data/indicators.csv (or extra_figures.csv for a figure without levels) and a file
in this folder that names its object in `INDICATORS`. `check.py` refuses to start on one without the other.
"""

from collections.abc import Callable
from dataclasses import dataclass

from models.calculation.intervals import LineAmounts
from models.domain.outcome import Estimate, Message
from models.domain.product import EnvironmentalSet
from models.domain.reason import Reason
from models.indicators.bill_view import BillView


@dataclass(frozen=True, slots=True)
class BillResult:
    """A figure from the bill, or none with the reasons. `environmental_set` is that of the MKI it rests on."""

    estimate: Estimate | None
    reasons: tuple[Message, ...] = ()
    environmental_set: EnvironmentalSet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTotal:
    """The amounts per line whose sum over the building a figure is made from.

    Attributes:
        subject: what the sum is called where a file states it, such as "mki" or "mass".
        unit: of the sum: "EUR", "kg" or "kg CO2-eq".
        amounts: per line; the set is None for an indicator without sets.
        is_per_year: whether the figure is the sum per m2 BVO and per year of the building's life, else per m2 BVO.
        is_burden: whether what the bill lacks can only add to it, so that it is shown who adds what.
    """

    subject: str
    unit: str
    amounts: Callable[[BillView, EnvironmentalSet | None], LineAmounts]
    is_per_year: bool = False
    is_burden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BillIndicator:
    """What an indicator or an extra figure is made from and what it may say.

    Attributes:
        id: of its row in reference_data/indicators.csv or extra_figures.csv.
        figure: makes the figure of a bill with lines; None for an extra figure that this bill has nothing of.
        figure_in_set: makes the figure in one EN 15804 set, for an indicator that has an outcome in each; then
            there is no `figure`.
        reasons: every reason that the figure may give; each says where it is taken away.
        line_fields: fields of `BillLine` that the figure reads.
        building_fields: fields of `Building` that the figure reads.
        total: the sum over the lines that it is made from; None for a share or an index.
    """

    id: str
    figure: Callable[[BillView], BillResult | None] | None = None
    figure_in_set: Callable[[BillView, EnvironmentalSet], BillResult] | None = None
    reasons: tuple[Reason, ...]
    line_fields: frozenset[str]
    building_fields: frozenset[str] = frozenset()
    total: LineTotal | None = None

    @property
    def has_sets(self) -> bool:
        """Whether there is an outcome in each EN 15804 set."""
        return self.figure_in_set is not None

    @property
    def sets(self) -> tuple[EnvironmentalSet | None, ...]:
        """The sets that there is an outcome in; None alone for one outcome whatever the set."""
        return tuple(EnvironmentalSet) if self.has_sets else (None,)

    def result(self, view: BillView, which: EnvironmentalSet | None) -> BillResult | None:
        """The figure of a bill with lines, in the set when it has sets."""
        if self.figure_in_set is not None and which is not None:
            return self.figure_in_set(view, which)
        return None if self.figure is None else self.figure(view)
