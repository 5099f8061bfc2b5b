"""Colours of the program, light and dark, from assets/style, for every widget that paints."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

_FILE = Path(__file__).resolve().parent.parent / "assets" / "style" / "colours.toml"
_DARKER_THAN = 128


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours by purpose, as `#rrggbb`."""

    window: str
    surface: str
    surface_alt: str
    text: str
    text_muted: str
    border: str
    accent: str
    accent_text: str
    accent_soft: str
    focus: str
    legal: str
    recommended: str
    ambitious: str
    missed: str
    missed_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    hatch: str
    absent: str
    selection: str

    def named(self) -> dict[str, str]:
        """Purpose -> colour as `#rrggbb`."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def colour(self, name: str) -> QColor:
        """The colour for a purpose; AttributeError for an unknown one."""
        return QColor(getattr(self, name))


@cache
def _both() -> dict[str, Colours]:
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    return {name: Colours(**values) for name, values in tables.items()}


def colours(*, is_dark: bool) -> Colours:
    """The dark or the light colours."""
    return _both()["dark" if is_dark else "light"]


def colours_of(widget: QWidget) -> Colours:
    """The colours that fit the palette of a widget."""
    background = widget.palette().color(QPalette.ColorRole.Window)
    return colours(is_dark=background.lightness() < _DARKER_THAN)
