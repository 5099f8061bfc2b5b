"""The page Materialen: the bill, as a table that behaves like a spreadsheet."""

from app.desktop.pages.materials.page import MaterialsPage

__all__ = ["MaterialsPage"]
