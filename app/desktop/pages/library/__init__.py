"""The page Bibliotheek: product cards and requirement editions, shipped and own."""

from app.desktop.pages.library.page import LibraryPage

__all__ = ["LibraryPage"]
