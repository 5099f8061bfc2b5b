"""Type of the window: the roles of the design tokens as ratios of the body font, and heights from font metrics."""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetrics

from widgets.tokens import tokens

SYSTEM_PX = 12
"""Usual size of a system font, in pixels at 96 dots per inch, at which the body has the size of its token."""

_ROW, _HEADER, _TWO_LINES = 1.65, 1.77, 2.47
"""Heights of rows as parts of the height of a line: 28, 30 and 42 pixels at a body of 13."""

_ROW_LEAST = 24


def body_points(percent: int = 100) -> float:
    """Size of the body in points: of the system's font, times the user's factor in percent."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    points = system.pointSizeF() if system.pointSizeF() > 0 else QFontInfo(system).pointSizeF()
    return points * _px("body") / SYSTEM_PX * percent / 100


def role_points(role: str, body: float) -> float:
    """Size of a role of `type`, in points, beside a body of this size."""
    return body * _px(role) / _px("body")


def sized(font: QFont, role: str) -> QFont:
    """A body font in the size and weight of a role of `type`; KeyError for an unknown one."""
    made = QFont(font)
    points = font.pointSizeF() if font.pointSizeF() > 0 else QFontInfo(font).pointSizeF()
    made.setPointSizeF(role_points(role, points))
    made.setWeight(QFont.Weight(tokens()["type"][role][2]))
    return made


def strong(font: QFont) -> QFont:
    """A font in the heavier of the two weights; a bolder one would be smeared, because it is not bundled."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def row_height(metrics: QFontMetrics) -> int:
    """Height of a row of one line, in pixels."""
    return max(_ROW_LEAST, round(_ROW * metrics.height()))


def header_height(metrics: QFontMetrics) -> int:
    """Height of the header of a table, in pixels."""
    return max(_ROW_LEAST, round(_HEADER * metrics.height()))


def two_line_height(metrics: QFontMetrics) -> int:
    """Height of a row of two lines, in pixels."""
    return max(_ROW_LEAST, round(_TWO_LINES * metrics.height()))


def _px(role: str) -> int:
    return int(tokens()["type"][role][0])
