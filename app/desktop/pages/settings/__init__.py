"""The page Instellingen: how the program looks and writes, and where its data are."""

from app.desktop.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
