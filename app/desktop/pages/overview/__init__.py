"""The page Overzicht: the ambition wheel, with its main points in words beside it."""

from app.desktop.pages.overview.overview_page import OverviewPage

__all__ = ["OverviewPage"]
