"""Figures without levels that are shown beside the indicators, such as the circularity indicator."""

from dataclasses import dataclass

from models.domain.source import SourceRef


@dataclass(frozen=True, slots=True)
class ExtraFigure:
    """The name, unit and source of a figure that follows from the bill and that no requirement asks for.

    Attributes:
        decimals: how many are printed.
        source: where the figure is defined.
    """

    id: str
    name_nl: str
    name_en: str
    unit: str
    decimals: int
    source: SourceRef
