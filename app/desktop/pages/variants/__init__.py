"""The page Varianten: the variants of the project and their comparison."""

from app.desktop.pages.variants.page import VariantsPage

__all__ = ["VariantsPage"]
