"""The page Energie en overig: entered values and judged levels, each with its evidence."""

from app.desktop.pages.indicators.page import IndicatorsPage

__all__ = ["IndicatorsPage"]
