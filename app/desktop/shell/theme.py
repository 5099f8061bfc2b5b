"""The light and dark themes: palette and style sheet from assets/style; the default follows the system."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.paths import ASSETS
from app.settings import Settings
from widgets.colours import Colours, colours

_STYLE_SHEET = ASSETS / "style" / "window.qss"
_ICONS = ASSETS / "icons"


class ThemeChoice(StrEnum):
    """The choice of theme in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def apply_theme(application: QApplication, choice: ThemeChoice) -> None:
    """Applies the palette and the style sheet to the application."""
    is_dark = _is_dark(application, choice)
    chosen = colours(is_dark=is_dark)
    sheet = _style_sheet(chosen, "dark" if is_dark else "light")
    if application.styleSheet() == sheet:
        return
    application.setStyle("Fusion")
    application.setPalette(_palette(chosen))
    application.setStyleSheet(sheet)


def _is_dark(application: QApplication, choice: ThemeChoice) -> bool:
    if choice is ThemeChoice.SYSTEM:
        return application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return choice is ThemeChoice.DARK


def _style_sheet(chosen: Colours, shade: str) -> str:
    """The style sheet with its names filled in: `@icons/name@shade` is a picture, every other `@name` a colour."""
    sheet = _STYLE_SHEET.read_text("utf-8").replace("@icons", _ICONS.as_posix()).replace("@shade", shade)
    for name, value in sorted(chosen.named().items(), key=lambda item: -len(item[0])):
        sheet = sheet.replace(f"@{name}", value)
    return sheet


def _palette(chosen: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, name in (
        (role.Window, "window"),
        (role.WindowText, "ink"),
        (role.Base, "surface"),
        (role.AlternateBase, "surface_alt"),
        (role.Text, "ink"),
        (role.Button, "surface"),
        (role.ButtonText, "ink"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "ink"),
        (role.PlaceholderText, "muted"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "accent_ink"),
        (role.Link, "accent"),
    ):
        palette.setColor(which, QColor(getattr(chosen, name)))
    return palette


def theme_of(settings: Settings) -> ThemeChoice:
    """The chosen theme; an unknown name in the settings file means following the system."""
    return ThemeChoice(settings.theme) if settings.theme in set(ThemeChoice) else ThemeChoice.SYSTEM
