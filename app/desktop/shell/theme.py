"""The light and dark themes: fonts, palette and style sheet from assets; the default follows the system."""

import re
from enum import StrEnum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.paths import ASSETS, FONTS
from app.settings import TEXT_PERCENTS, Settings
from widgets.colours import Colours, colours
from widgets.tokens import tokens
from widgets.type_scale import body_points, role_points

_STYLE_SHEET = ASSETS / "style" / "window.qss"
_ICONS = ASSETS / "icons"
_FONT_FILES = (
    "IBMPlexSans-Regular",
    "IBMPlexSans-SemiBold",
    "IBMPlexSansCondensed-Regular",
    "IBMPlexSansCondensed-SemiBold",
    "DejaVuSans",
)
_TYPE_ROLES = ("display", "title", "verdict", "heading", "small", "micro")


class ThemeChoice(StrEnum):
    """The choice of theme in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def apply_theme(application: QApplication, choice: ThemeChoice, text_percent: int = 100) -> None:
    """Applies font, palette and style sheet to the application; `text_percent` is the user's size of text."""
    is_dark = _is_dark(application, choice)
    chosen = colours(is_dark=is_dark)
    body = body_points(text_percent)
    sheet = _style_sheet(chosen, "dark" if is_dark else "light", body)
    if application.styleSheet() == sheet:
        return
    application.setStyle("Fusion")
    application.setFont(_font(body))
    application.setPalette(_palette(chosen))
    application.setStyleSheet(sheet)


def _is_dark(application: QApplication, choice: ThemeChoice) -> bool:
    if choice is ThemeChoice.SYSTEM:
        return application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return choice is ThemeChoice.DARK


def _font(points: float) -> QFont:
    _load_fonts()
    kind = tokens()["type"]
    font = QFont([kind["family"], kind["fallback"]])
    font.setPointSizeF(points)
    return font


@cache
def _load_fonts() -> None:
    """Makes the shipped fonts known to Qt, which reads their tables only when they are first used."""
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(FONTS / f"{name}.ttf"))


def _style_sheet(chosen: Colours, shade: str, body: float) -> str:
    """The style sheet with its names filled in.

    `@icons/name-@shade` is a picture, `@type_role` a size in points, every other `@name` a colour; `@bright` is
    the accent on the rail, which is dark in both themes.
    """
    values = {"icons": _ICONS.as_posix(), "shade": shade, "bright": colours(is_dark=True).accent, **chosen.named()}
    values |= {f"type_{role}": f"{role_points(role, body):.2f}pt" for role in _TYPE_ROLES}
    return re.sub(r"@([a-z_]+[0-9]?)", lambda found: values[found[1]], _STYLE_SHEET.read_text("utf-8"))


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


def text_percent_of(settings: Settings) -> int:
    """The chosen size of text, in percent; an unknown one in the settings file means 100."""
    chosen = (
        int(settings.text_percent) if settings.text_percent.isascii() and settings.text_percent.isdigit() else 0
    )
    return chosen if chosen in TEXT_PERCENTS else 100
