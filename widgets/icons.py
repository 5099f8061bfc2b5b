"""Pictures of the icons in assets/icons (Lucide, and the program's own mark) in any colour."""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtGui import QPixmap

_FOLDER = Path(__file__).resolve().parent.parent / "assets" / "icons"
_DRAWN_SIDE = 'width="24"', 'height="24"'
_STROKE, _OUR_STROKE = 'stroke-width="2"', 'stroke-width="1.75"'
INLINE, ALONE = 16, 20
"""Sides of an icon beside text and of one alone, in pixels."""


@lru_cache(maxsize=128)
def icon_pixmap(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    """An icon in a colour (`#rrggbb`), `side` pixels wide on a screen of this pixel ratio.

    Raises:
        OSError: there is no icon of this name.
    """
    pixels = round(side * ratio)
    drawing = _file(name).replace("currentColor", colour)
    for was, becomes in zip(_DRAWN_SIDE, (f'width="{pixels}"', f'height="{pixels}"'), strict=True):
        drawing = drawing.replace(was, becomes, 1)
    drawn = QPixmap()
    drawn.loadFromData(drawing.encode(), "SVG")
    drawn.setDevicePixelRatio(ratio)
    return drawn


@cache
def _file(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text("utf-8").replace(_STROKE, _OUR_STROKE)
