"""Page, colours and fonts of the scorecard PDF, in the light colours of the window.

Every colour keeps its meaning as a grey tone.
"""

import json
from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.paths import ASSETS, FONTS
from models.domain.requirement import LEVELS, Level

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 37.0
TOP, BOTTOM = 30.0, 48.0
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN

SMALLEST = 8.0
"""The smallest size of type on a page of the scorecard, in points."""

SANS, SANS_BOLD = "Meetlat-Sans", "Meetlat-Sans-SemiBold"
NARROW, NARROW_BOLD = "Meetlat-Narrow", "Meetlat-Narrow-SemiBold"
FALLBACK = "Meetlat-Fallback"
_FILES = {
    SANS: "IBMPlexSans-Regular.ttf",
    SANS_BOLD: "IBMPlexSans-SemiBold.ttf",
    NARROW: "IBMPlexSansCondensed-Regular.ttf",
    NARROW_BOLD: "IBMPlexSansCondensed-SemiBold.ttf",
    FALLBACK: "DejaVuSans.ttf",
}

_TOKENS = json.loads((ASSETS / "style" / "tokens.json").read_text("utf-8"))["light"]
INK, SOFT, FAINT = HexColor(_TOKENS["ink"]), HexColor(_TOKENS["muted"]), HexColor(_TOKENS["hatch"])
RULE, HAIR = HexColor(_TOKENS["border"]), HexColor(_TOKENS["absent"])
PAPER_TINT, WHITE = HexColor(_TOKENS["window"]), HexColor(_TOKENS["surface"])
PROV, PROV_SOFT = HexColor(_TOKENS["prov"]), HexColor(_TOKENS["prov_soft"])
BAD_SOFT = HexColor(_TOKENS["missed_soft"])
GOOD, BAD, BAR = HexColor(_TOKENS["accent"]), HexColor(_TOKENS["missed"]), HexColor(_TOKENS["recommended"])

ON_RING: dict[Level, Color] = {level: HexColor(_TOKENS[f"on_{level.value}"]) for level in LEVELS}
RING_FILL: dict[Level, Color] = {level: HexColor(_TOKENS[level.value]) for level in LEVELS}
"""Light to dark from the inner to the outer ring, so that the rings keep apart in grey print."""


@dataclass(frozen=True, slots=True)
class Face:
    """The look of a text: font, size in points, colour."""

    font: str
    size: float
    colour: Color = INK


def register_fonts() -> None:
    """Makes the shipped fonts known to reportlab; does nothing the second time."""
    known = pdfmetrics.getRegisteredFontNames()
    for name, file in _FILES.items():
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
