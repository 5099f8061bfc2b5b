"""Extra figures: results of the bill beside the 33 indicators, such as the circularity indicator."""

from dataclasses import dataclass

from models.domain.source import SourceRef


@dataclass(frozen=True, slots=True)
class ExtraFigure:
    """Definition of a figure that follows from the bill and is no indicator of Table 3.

    Few requirements limit one: those whose source means another quantity than an indicator of Table 3.

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
