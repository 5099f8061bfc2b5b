"""One bill in one building: what every figure that follows from the bill is made from."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from models.calculation.bill_columns import BillColumns, coverage_fraction, line_ids
from models.calculation.completeness import missing_elements
from models.calculation.intervals import Bools, LineAmounts, exact_amounts, total, weights_of
from models.calculation.mki import line_mki
from models.domain.outcome import Estimate, Message, Param
from models.domain.product import EnvironmentalSet
from models.domain.project import Building
from models.domain.reason import Reason
from models.indicators.reasons import ELEMENTS_MISSING
from models.reference.reference import Reference, RequiredElement

_Shared = TypeVar("_Shared")


class BillView:
    """One bill in one building, with the line amounts that several indicators share.

    `weighting_set` is the EN 15804 set whose MKI weighs detachability: the one that most lines have, that of
    the legal regime when both are known equally well.
    """

    def __init__(
        self, columns: BillColumns, building: Building, reference: Reference, legal_set: EnvironmentalSet
    ) -> None:
        self.columns = columns
        self.building = building
        self.reference = reference
        self.life_years = building.service_life_years or default_life_years(building, reference)
        self.mki: Mapping[EnvironmentalSet, LineAmounts] = {
            which: line_mki(columns, which, self.life_years, reference) for which in EnvironmentalSet
        }
        self.mass = exact_amounts(columns.mass_kg)
        self.mass_weights = weights_of(columns.mass_kg)
        self.weighting_set = max(
            EnvironmentalSet, key=lambda which: (int(self.mki[which].known.sum()), which is legal_set)
        )
        self._shared: dict[Callable[[BillView], Any], Any] = {}

    def once(self, make: Callable[["BillView"], _Shared]) -> _Shared:
        """What several figures of this bill share, made when it is first asked for and then kept."""
        if make not in self._shared:
            with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
                self._shared[make] = make(self)
        made: _Shared = self._shared[make]
        return made

    @cached_property
    def has_quantity(self) -> Bools:
        """Which lines have a known quantity."""
        return np.asarray(~np.isnan(self.columns.quantity))

    def has_nothing(self, known: Bools) -> bool:
        """Whether no line says anything, apart from lines of an unknown quantity: of those there may be none."""
        return not (known & self.has_quantity).any()

    @cached_property
    def incompleteness(self) -> tuple[Message, ...]:
        """A sum over a bill without façade or roof says nothing of the whole building: the reason to show."""
        missing = self._missing_elements(self.columns.nl_sfb_codes)
        if not missing:
            return ()
        names = {
            "elements": ", ".join(element.name_nl for element in missing),
            "elements_en": ", ".join(element.name_en for element in missing),
        }
        return (ELEMENTS_MISSING.message(**names),)

    @cached_property
    def is_whole_building(self) -> bool:
        """Whether no element lacks that the building must have; of an unknown quantity there may be none."""
        places = np.unique(self.columns.nl_sfb_position[self.has_quantity])
        codes = [self.columns.nl_sfb_codes[i] for i in places.tolist()]
        return not self.incompleteness and not self._missing_elements(codes)

    def _missing_elements(self, codes: Iterable[str]) -> tuple[RequiredElement, ...]:
        return missing_elements(codes, self.building.type, self.reference.required_elements)

    def total(self, amounts: LineAmounts) -> Estimate:
        """The sum of amounts over the lines."""
        return total(amounts, coverage_fraction(self.columns, amounts.known))

    def ids(self, chosen: Bools) -> tuple[str, ...]:
        """The ids of the chosen lines."""
        return line_ids(self.columns, chosen)

    def about(self, reason: Reason, chosen: Bools, **params: Param) -> Message:
        """A reason that is about the chosen lines, with how many they are."""
        ids = self.ids(chosen)
        return reason.message(ids, **params, count=len(ids))


def default_life_years(building: Building, reference: Reference) -> float:
    """75 years for dwellings, 50 for everything else, as the reference data says."""
    is_dwelling = building.type is not None and building.type.is_dwelling
    return reference.factors.dwelling_life_years if is_dwelling else reference.factors.other_life_years
