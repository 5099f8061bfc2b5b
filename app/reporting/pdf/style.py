"""Page, colours and fonts of the scorecard PDF. Every colour keeps its meaning as a grey tone."""

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.paths import FONTS
from models.domain.requirement import Level

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 30.0
TOP, BOTTOM = 27.0, 41.0
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN

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

INK = HexColor("#17262B")
SOFT = HexColor("#55666C")
FAINT = HexColor("#8B999E")
RULE = HexColor("#D3DADC")
HAIR = HexColor("#E6EAEB")
PAPER_TINT = HexColor("#F4F6F6")
WHITE = HexColor("#FFFFFF")
GOOD = HexColor("#0F5A4F")
BAD = HexColor("#B23A0B")
BAR = HexColor("#5FA090")

RING_FILL: dict[Level, Color] = {
    Level.LEGAL: HexColor("#A9BAC1"),
    Level.RECOMMENDED: HexColor("#4B9A88"),
    Level.AMBITIOUS: HexColor("#114D46"),
}
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
