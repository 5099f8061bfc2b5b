"""The page Instellingen: appearance, language, report defaults, data folder and backups."""

from app.desktop.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
