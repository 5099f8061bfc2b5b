"""Colours of the program, light and dark, from the design tokens, for every widget that paints."""

from dataclasses import dataclass, fields
from functools import cache

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from widgets.tokens import tokens

_DARKER_THAN = 128


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours by purpose, as `#rrggbb`.

    Attributes:
        ink, muted: text, and text of less weight.
        border, control: hairline between surfaces, and edge of a field or button.
        legal, recommended, ambitious: fills of the three levels; `on_…` is the digit on each.
        prov: what is provisional or estimated; `prov_soft` the ground of its patterns.
        s1 to s6: series of a chart.
        m_…: grounds of material classes in a drawing of layers, see `widgets.assembly.looks`.
    """

    window: str
    surface: str
    surface_alt: str
    ink: str
    muted: str
    border: str
    control: str
    rail: str
    rail_ink: str
    rail_muted: str
    rail_active: str
    accent: str
    accent_ink: str
    accent_soft: str
    focus: str
    legal: str
    recommended: str
    ambitious: str
    on_legal: str
    on_recommended: str
    on_ambitious: str
    missed: str
    missed_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    prov: str
    prov_soft: str
    hatch: str
    absent: str
    selection: str
    s1: str
    s2: str
    s3: str
    s4: str
    s5: str
    s6: str
    m_mineral: str
    m_stone: str
    m_brick: str
    m_wood: str
    m_plant: str
    m_wool: str
    m_foam: str
    m_gypsum: str
    m_metal: str
    m_plastic: str
    m_glass: str
    m_earth: str
    m_service: str

    def named(self) -> dict[str, str]:
        """Purpose -> colour as `#rrggbb`."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def colour(self, name: str) -> QColor:
        """The colour for a purpose; AttributeError for an unknown one."""
        return QColor(getattr(self, name))


@cache
def colours(*, is_dark: bool) -> Colours:
    """The dark or the light colours."""
    return Colours(**tokens()["dark" if is_dark else "light"])


def colours_of(widget: QWidget) -> Colours:
    """The colours that fit the window of a widget, also where the widget has a ground of its own."""
    return _fitting(widget.window().palette())


def shown_colours() -> Colours:
    """The colours of the theme of the application, for what is painted without a widget."""
    return _fitting(QApplication.palette())


def _fitting(palette: QPalette) -> Colours:
    return colours(is_dark=palette.color(QPalette.ColorRole.Window).lightness() < _DARKER_THAN)
