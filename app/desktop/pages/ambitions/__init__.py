"""The page Ambities: the target per indicator, and a text about the targets for a tender."""

from app.desktop.pages.ambitions.page import AmbitionsPage

__all__ = ["AmbitionsPage"]
