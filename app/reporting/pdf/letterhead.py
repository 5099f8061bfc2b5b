"""The strip above page 1: the logo and the name of the organisation that made the scorecard."""

import io
from collections.abc import Sequence

from reportlab.lib.utils import ImageReader

from app.reporting.pdf.blocks import Block
from app.reporting.pdf.roles import FigureRole, ParagraphRole, Role
from app.reporting.pdf.style import CONTENT_WIDTH, NARROW_BOLD, SOFT, Face
from app.reporting.pdf.text import Typesetter, draw_line

_HEIGHT, _GAP = 26.0, 6.0
_WIDEST_LOGO = 150.0
_NAME = Face(NARROW_BOLD, 9.0, SOFT)


class Letterhead(Block):
    """Logo at the left, name at the right; `logo_png` None leaves the name at the left."""

    def __init__(self, organisation: str, logo_png: bytes | None, setter: Typesetter) -> None:
        super().__init__()
        self.logo = None if logo_png is None else ImageReader(io.BytesIO(logo_png))
        room = CONTENT_WIDTH - (_WIDEST_LOGO + 12 if self.logo else 0.0)
        self.text = organisation.strip()
        self.name = setter.fitted(organisation.strip(), _NAME, room)

    def roles(self) -> Sequence[Role]:
        return (ParagraphRole(self.text),) if self.text else (FigureRole("logo"),)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, (_HEIGHT if self.logo else _NAME.size * 1.4) + _GAP
        return self.width, self.height

    def draw(self) -> None:
        if self.logo is None:
            draw_line(self.canv, self.name, (0, _GAP + 2), _NAME)
            return
        across, down = self.logo.getSize()
        scale = min(_WIDEST_LOGO / across, _HEIGHT / down)
        size = {"width": across * scale, "height": down * scale}
        self.canv.drawImage(self.logo, 0, self.height - down * scale, mask="auto", **size)
        draw_line(self.canv, self.name, (self.width, self.height - _HEIGHT / 2 - 3), _NAME, "right")
