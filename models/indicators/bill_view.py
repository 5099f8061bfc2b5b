"""View of one bill in one building, from which every figure of the bill is calculated."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

import numpy as np

from models.calculation.bill_columns import BillColumns, coverage_fraction, line_ids
from models.calculation.completeness import missing_elements
from models.calculation.intervals import Bools, LineAmounts, beyond_floats, exact_amounts, total, weights_of
from models.calculation.line_doubts import LineDoubt, line_doubts, with_doubted_unknown
from models.calculation.mki import line_mki
from models.domain.bill import BillLine, EnergyPart
from models.domain.outcome import Estimate, Message, Param
from models.domain.product import EnvironmentalSet
from models.domain.project import Building
from models.domain.reason import Reason
from models.indicators.reasons import ELEMENTS_MISSING, PV_BEYOND_BBL
from models.reference.reference import Reference, RequiredElement

_Shared = TypeVar("_Shared")


class BillView:
    """One bill in one building, with the amounts per line that several indicators share.

    Attributes:
        life_years: life of the building in years, else the default of the reference data for its type.
        mass: per line in kg.
        mass_weights: the masses as weights of a mean.
    """

    def __init__(
        self, columns: BillColumns, building: Building, reference: Reference, legal_set: EnvironmentalSet
    ) -> None:
        self.columns = columns
        self.building = building
        self.reference = reference
        self.life_years = building.service_life_years or default_life_years(building, reference)
        self.mass = exact_amounts(columns.mass_kg)
        self.mass_weights = weights_of(columns.mass_kg)
        self._legal_set = legal_set
        self._shared: dict[Any, Any] = {}

    @cached_property
    def mki(self) -> Mapping[EnvironmentalSet, LineAmounts]:
        """EN 15804 set -> MKI per line in EUR over the building's life; zero for PV beyond the Bbl."""
        with beyond_floats():
            return {
                which: line_mki(self.columns, which, self.life_years, self.reference).without(self.beyond_bbl)
                for which in EnvironmentalSet
            }

    @cached_property
    def beyond_bbl(self) -> Bools:
        """Mask of the lines with PV beyond the Bbl: MPG, origin and detachability leave it out."""
        return self._energy_lines(EnergyPart.PV_BEYOND_BBL)

    @cached_property
    def energy_supply(self) -> Bools:
        """Mask of the lines that detachability leaves out: external energy supply, and PV beyond the Bbl."""
        return self._energy_lines(EnergyPart.EXTERNAL_SUPPLY, EnergyPart.PV_BEYOND_BBL)

    @cached_property
    def pv_left_out(self) -> tuple[Message, ...]:
        """The reason that names the lines of `beyond_bbl`; empty without any."""
        return (self.about(PV_BEYOND_BBL, self.beyond_bbl),) if self.beyond_bbl.any() else ()

    def _energy_lines(self, *parts: EnergyPart) -> Bools:
        found = self._energy_parts
        if not any(found):
            return np.zeros(len(found), dtype=bool)
        return np.fromiter((part in parts for part in found), dtype=bool, count=len(found))

    @cached_property
    def _energy_parts(self) -> list[EnergyPart | None]:
        return list(map(attrgetter("energy_part"), self.columns.lines))

    @cached_property
    def weighting_set(self) -> EnvironmentalSet:
        """The set whose MKI weighs detachability: the one in which more lines have an MKI.

        When both have as many, that of the legal rules of the permit date.
        """
        return max(
            EnvironmentalSet, key=lambda which: (int(self.mki[which].known.sum()), which is self._legal_set)
        )

    @cached_property
    def line_doubts(self) -> tuple[LineDoubt, ...]:
        """The doubts about figures of the lines, which no verdict rests on."""
        return line_doubts(self.columns, self.reference.possible)

    @cached_property
    def without_doubted(self) -> "BillView | None":
        """The view in which the doubted figures are unknown; None when there is none."""
        if not self.line_doubts:
            return None
        return self.in_same_building(with_doubted_unknown(self.columns, self.line_doubts))

    def in_same_building(self, columns: BillColumns) -> "BillView":
        """The view of another bill in the same building."""
        return BillView(columns, self.building, self.reference, self._legal_set)

    def once(self, make: Callable[["BillView"], _Shared]) -> _Shared:
        """The value that `make` calculates from this view, calculated once and then kept."""
        if make not in self._shared:
            with beyond_floats():
                self._shared[make] = make(self)
        made: _Shared = self._shared[make]
        return made

    def once_in(self, which: EnvironmentalSet, make: Callable[["BillView", EnvironmentalSet], _Shared]) -> _Shared:
        """The value that `make` calculates from this view in one EN 15804 set, calculated once and then kept."""
        key = (make, which)
        if key not in self._shared:
            with beyond_floats():
                self._shared[key] = make(self, which)
        made: _Shared = self._shared[key]
        return made

    @cached_property
    def has_quantity(self) -> Bools:
        """Mask of the lines with a known quantity."""
        return np.asarray(~np.isnan(self.columns.quantity))

    @cached_property
    def is_on_standing_building(self) -> bool:
        """Whether the building stands there before the work: renovation, or transformation into another use.

        Where the kind of work is not said, a line that stays tells it: what is not said never makes a plan a new
        build.
        """
        work = self.building.work
        return bool(self._staying) if work is None else work.is_on_standing_building

    @cached_property
    def _staying(self) -> tuple[BillLine, ...]:
        """The lines that stand there and stay."""
        return tuple(line for line in self.columns.aside if line.phase is not None and line.phase.stays)

    def has_nothing(self, known: Bools) -> bool:
        """Whether no line with a known quantity is in the mask; an unknown quantity may turn out to be zero."""
        return not (known & self.has_quantity).any()

    @cached_property
    def incompleteness(self) -> tuple[Message, ...]:
        """The reason that names the required elements without a line; empty when none is missing.

        A sum over a bill without a façade or a roof says nothing about the whole building.
        """
        missing = self.missing_elements
        if not missing:
            return ()
        names = {
            "elements": ", ".join(element.name_nl for element in missing),
            "elements_en": ", ".join(element.name_en for element in missing),
        }
        return (ELEMENTS_MISSING.message(**names),)

    @cached_property
    def missing_elements(self) -> tuple[RequiredElement, ...]:
        """The required elements that the building lacks: no line comes in for them, and none of them stays.

        An element that stays is there and adds nothing; a demolished or temporary one is not there.
        """
        return self._missing_elements([*self.columns.nl_sfb_codes, *(line.nl_sfb for line in self._staying)])

    @cached_property
    def is_whole_building(self) -> bool:
        """Whether every required element has a line of known quantity; an unknown one may turn out to be zero."""
        places = np.unique(self.columns.nl_sfb_position[self.has_quantity])
        codes = [self.columns.nl_sfb_codes[i] for i in places.tolist()]
        codes += [line.nl_sfb for line in self._staying if line.quantity is not None]
        return not self.incompleteness and not self._missing_elements(codes)

    def _missing_elements(self, codes: Iterable[str]) -> tuple[RequiredElement, ...]:
        return missing_elements(codes, self.building.type, self.reference.required_elements)

    def total(self, amounts: LineAmounts) -> Estimate:
        """The sum of amounts over the lines, in their unit."""
        return total(amounts, coverage_fraction(self.columns, amounts.known))

    def ids(self, chosen: Bools) -> tuple[str, ...]:
        """The ids of the lines in a mask, in the order of the bill."""
        return line_ids(self.columns, chosen)

    def about(self, reason: Reason, chosen: Bools, **params: Param) -> Message:
        """The message of a reason about the lines in a mask, with their number as `count`."""
        ids = self.ids(chosen)
        return reason.message(ids, **params, count=len(ids))


def default_life_years(building: Building, reference: Reference) -> float:
    """Default life in years of a dwelling (75) or of any other building (50), from the reference data."""
    is_dwelling = building.type is not None and building.type.is_dwelling
    return reference.factors.dwelling_life_years if is_dwelling else reference.factors.other_life_years
