"""The MKI of a bill recomputed with one change, such as another building life or a forgotten surcharge.

Each change is made to the inputs, and the calculation of the method is run again. For the environmental cost
indicator (MKI) only: neither replacement nor surcharge changes embodied carbon and mass.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from models.calculation.bill_columns import BillColumns
from models.calculation.intervals import Bools, Floats, LineAmounts
from models.calculation.mki import line_mki
from models.domain.outcome import Param
from models.domain.product import LIFE_OF_BUILDING, DataCategory, EnvironmentalSet, ProductCard
from models.domain.review import CauseKind
from models.indicators.bill_view import BillView
from models.reference.reference import Reference

_NEARLY = 1e-9
"""Tolerance for the error of floats in a ratio of lives: 75 / 25 counts as 3."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """MKI of every line in EUR over a building life of `life_years`, with the change that `kind` names."""

    kind: CauseKind
    mki: Mapping[EnvironmentalSet, LineAmounts]
    life_years: float
    params: Mapping[str, Param] = field(default_factory=dict)


class WhatIfs:
    """Recomputations of one bill with one change each, made when they are first asked for.

    Args:
        view: the bill in its building.
        products: the product cards that its lines name.
        one_cycle: whether each line counts over one service life, as in bills with totals of quantity times MKI.

    Attributes:
        life_years: life of the building in years.
        base: EN 15804 set -> MKI of every line in EUR, without any change.
    """

    def __init__(self, view: BillView, products: tuple[ProductCard, ...], *, one_cycle: bool = False) -> None:
        self.view, self.life_years, self.one_cycle = view, view.life_years, one_cycle
        self._products = {card.id: card for card in products}
        self._columns = _counted_once(view.columns, view.life_years) if one_cycle else view.columns
        self.base = _mki(self._columns, view.life_years, view.reference) if one_cycle else view.mki

    @cached_property
    def changes(self) -> tuple[WhatIf, ...]:
        """The recomputations: other replacements, other building lives and other surcharges."""
        return (*self._replacements(), *self._lives(), *self._surcharges())

    def _replacements(self) -> tuple[WhatIf, ...]:
        columns, life = self._columns, self.life_years
        if self.one_cycle:
            return (WhatIf(CauseKind.WITH_REPLACEMENT, self.view.mki, life),)
        own = columns.service_life_years
        ratio = life / np.where(own == LIFE_OF_BUILDING, life, own)
        replaced = np.asarray(ratio > 1.0 + _NEARLY)
        if not replaced.any():
            return ()
        rounded = (
            (CauseKind.REPLACEMENT_UP, np.maximum(1.0, np.ceil(ratio - _NEARLY))),
            (CauseKind.REPLACEMENT_DOWN, np.maximum(1.0, np.floor(ratio + _NEARLY))),
            (CauseKind.NO_REPLACEMENT, np.ones_like(ratio)),
        )
        return tuple(self._with_lives(kind, np.where(replaced, life / count, own)) for kind, count in rounded)

    def _with_lives(self, kind: CauseKind, lives: Floats) -> WhatIf:
        columns = replace(self._columns, service_life_years=lives)
        return WhatIf(kind, _mki(columns, self.life_years, self.view.reference), self.life_years)

    def _lives(self) -> tuple[WhatIf, ...]:
        if self.one_cycle:
            return ()
        factors = self.view.reference.factors
        others = {factors.dwelling_life_years, factors.other_life_years} - {self.life_years}
        return tuple(
            WhatIf(
                CauseKind.OTHER_LIFE,
                _mki(self._columns, life, self.view.reference),
                life,
                {"stated": life, "right": self.life_years},
            )
            for life in sorted(others)
        )

    def _surcharges(self) -> tuple[WhatIf, ...]:
        generic = self._is_category_3
        if not generic.any():
            return ()
        factor = self.view.reference.factors.category_3_surcharge
        params: Mapping[str, Param] = {"count": int(generic.sum()), "factor": factor}
        return (
            WhatIf(CauseKind.SURCHARGE_FORGOTTEN, self._with_surcharge(1.0 / factor), self.life_years, params),
            WhatIf(CauseKind.SURCHARGE_TWICE, self._with_surcharge(factor), self.life_years, params),
        )

    def _with_surcharge(self, times: float) -> Mapping[EnvironmentalSet, LineAmounts]:
        """MKI with the surcharge factor times `times`, and totals of category 3, which include it, as well."""
        reference = self.view.reference
        whole = reference.factors.category_3_surcharge
        other = replace(reference, factors=replace(reference.factors, category_3_surcharge=whole * times))
        totals = {
            which: np.where(self._is_category_3, amounts * times, amounts)
            for which, amounts in self._columns.mki_eur.items()
        }
        return _mki(replace(self._columns, mki_eur=totals), self.life_years, other)

    @cached_property
    def _is_category_3(self) -> Bools:
        lines = self._columns.lines
        return np.array([self._category(i) is DataCategory.C3 for i in range(len(lines))], dtype=bool)

    def _category(self, i: int) -> DataCategory | None:
        line = self._columns.lines[i]
        card = self._products.get(line.product_id)
        return line.data_category or (card.data_category if card is not None else None)


def _mki(columns: BillColumns, life_years: float, reference: Reference) -> Mapping[EnvironmentalSet, LineAmounts]:
    return {which: line_mki(columns, which, life_years, reference) for which in EnvironmentalSet}


def _counted_once(columns: BillColumns, life_years: float) -> BillColumns:
    """The columns with service lives of at least the building's, so that no line is replaced."""
    own = np.where(columns.service_life_years == LIFE_OF_BUILDING, life_years, columns.service_life_years)
    lives = np.where(np.isnan(own), life_years, np.maximum(own, life_years))
    return replace(columns, service_life_years=lives)
