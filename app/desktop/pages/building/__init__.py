"""The page Gebouw: the fields of the project, the variant and its building."""

from app.desktop.pages.building.page import BuildingPage

__all__ = ["BuildingPage"]
