"""The page Overzicht: the ambition wheel, and beside it in words what it says."""

from app.desktop.pages.overview.overview_page import OverviewPage

__all__ = ["OverviewPage"]
