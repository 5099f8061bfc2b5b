"""The page Ambities: what the project wants to reach per indicator, and the text that makes of it."""

from app.desktop.pages.ambitions.page import AmbitionsPage

__all__ = ["AmbitionsPage"]
