"""Extra figures: results of the bill without levels, such as the circularity indicator."""

from dataclasses import dataclass

from models.domain.source import SourceRef


@dataclass(frozen=True, slots=True)
class ExtraFigure:
    """Definition of a figure that follows from the bill and for which no requirement exists.

    Attributes:
        id: also the id of the `BillIndicator` that calculates it.
        unit: of its values, as printed.
        decimals: number of printed decimals.
        source: document that defines the figure.
    """

    id: str
    name_nl: str
    name_en: str
    unit: str
    decimals: int
    source: SourceRef
