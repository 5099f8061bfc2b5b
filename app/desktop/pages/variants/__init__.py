"""The page Varianten."""

from app.desktop.pages.variants.page import VariantsPage

__all__ = ["VariantsPage"]
