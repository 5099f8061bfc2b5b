"""Type of the window: the roles of the design tokens as ratios of the body font, and heights from font metrics."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

from widgets.tokens import tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

SYSTEM_PX = 12
"""Usual size of a system font, in pixels at 96 dots per inch, at which the body has the size of its token."""

_ROW, _HEADER, _TWO_LINES = 1.65, 1.77, 2.47
"""Heights of rows as parts of the height of a line: 28, 30 and 42 pixels at a body of 13."""

_ROW_LEAST = 24
_BODY_LINE = 17
"""Height of a line of Plex at a body of 13 pixels."""


def body_points(percent: int = 100) -> float:
    """Size of the body in points: of the system's font, times the user's factor in percent."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return _points(system) * _px("body") / SYSTEM_PX * percent / 100


def role_points(role: str, body: float) -> float:
    """Size of a role of `type`, in points, beside a body of this size."""
    return body * _px(role) / _px("body")


def sized(font: QFont, role: str) -> QFont:
    """A body font in the size and weight of a role of `type`; KeyError for an unknown one."""
    made = QFont(font)
    made.setPointSizeF(role_points(role, _points(font)))
    made.setWeight(QFont.Weight(tokens()["type"][role][2]))
    return made


def strong(font: QFont) -> QFont:
    """A font in the heavier of the two weights; a bolder one would be smeared, because it is not bundled."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def row_height(metrics: "QFontMetrics") -> int:
    """Height of a row of one line, in pixels."""
    return max(_ROW_LEAST, round(_ROW * metrics.height()))


def header_height(metrics: "QFontMetrics") -> int:
    """Height of the header of a table, in pixels."""
    return max(_ROW_LEAST, round(_HEADER * metrics.height()))


def two_line_height(metrics: "QFontMetrics") -> int:
    """Height of a row of two lines, in pixels."""
    return max(_ROW_LEAST, round(_TWO_LINES * metrics.height()))


def scaled(pixels: int, metrics: "QFontMetrics") -> int:
    """A width that holds text, in pixels, grown with the size of the text."""
    return round(pixels * metrics.height() / _BODY_LINE)


def _points(font: QFont) -> float:
    """The size of a font in points, also where it was given in pixels."""
    if font.pointSizeF() > 0:
        return font.pointSizeF()
    from PySide6.QtGui import QFontInfo

    return QFontInfo(font).pointSizeF()


def _px(role: str) -> int:
    return int(tokens()["type"][role][0])
