"""Estimates from open data: an indicative MKI of a material, which is no figure of a product and never a verdict.

An estimate stands beside the product cards, never on one: it is outside the data categories of the NMD.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.domain.library.figure import LibraryUnit
from models.domain.product import EnvironmentalSet
from models.domain.source import SourceRef


class EstimateWay(StrEnum):
    """Where an estimate comes from.

    SET: a data set of its own in the EN 15804 set. STAND_IN: the set of another material that is named. RATIO: the
    figure of set A1 times the usual ratio of the two sets; the factors of A1 and A2 are still those of each set.
    """

    SET = "set"
    STAND_IN = "stand_in"
    RATIO = "ratio"


class DatasetKind(StrEnum):
    """Whose product a data set describes. The name of a BRAND set is not kept."""

    GENERIC = "generic"
    AVERAGE = "average"
    REPRESENTATIVE = "representative"
    BRAND = "brand"


@dataclass(frozen=True, slots=True)
class FactorBand:
    """Lowest, middle and highest factor on an open figure.

    Attributes:
        statistics: what the three are, such as "p10_median_p90" or "judgement".
        count: number of products or sets that they come from; None for a judgement.
        date: ISO date of the edition.
    """

    low: float
    middle: float
    high: float
    statistics: str
    count: int | None
    date: str
    source: SourceRef


@dataclass(frozen=True, slots=True)
class EstimateBasis:
    """What an estimate rests on.

    Attributes:
        factor_class: class of the factors.
        way: how the open sum came about.
        stand_in: id of the material whose set stands in; "" without one.
        dataset, version, dataset_name: of the data set; "" where there is none, and no name for that of a brand.
        kind: None where the material has no set of its own.
        valid_until: last year of the data set; None when unknown.
        lacks: impact categories that the data set does not declare, so that the sum is too low.
        source: of the data set; unverified as long as weights or factors are.
    """

    factor_class: str
    way: EstimateWay
    stand_in: str
    dataset: str
    version: str
    dataset_name: str
    kind: DatasetKind | None
    valid_until: int | None
    lacks: tuple[str, ...]
    source: SourceRef


@dataclass(frozen=True, slots=True)
class OpenEstimate:
    """The estimate of one material in one EN 15804 set, over one service life.

    Attributes:
        card_id: id under which the open data know the material.
        unit: that amounts per unit are for.
        kg_per_unit: None where the set does not give it.
        open_eur: MKI of the impact categories of the set over the life cycle, in EUR per unit, before the factors.
        low, middle, high: `open_eur` times the factors of its class, in EUR per unit.
        gwp_kg: kg CO2-eq per unit in modules A1-A3, with C3 and C4 where the set books uptake; None when unknown.
    """

    card_id: str
    environmental_set: EnvironmentalSet
    unit: LibraryUnit
    kg_per_unit: float | None
    open_eur: float
    low: float
    middle: float
    high: float
    gwp_kg: float | None
    basis: EstimateBasis


@dataclass(frozen=True, slots=True)
class LineEstimate:
    """The estimate that stands for the MKI of one line in one EN 15804 set.

    Attributes:
        low, middle, high: EUR over the building's life.
        estimates: of its materials: one, or those of the layers of an assembly.
    """

    line_id: str
    description: str
    environmental_set: EnvironmentalSet
    low: float
    middle: float
    high: float
    estimates: tuple[OpenEstimate, ...]
