"""The narrow forms: below a width of the window tables use the condensed cut instead of an ellipsis."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from widgets.tokens import narrow_below, tokens


def is_narrow(width: int) -> bool:
    """Whether a window of this width in pixels uses the narrow forms."""
    return width < narrow_below()


def set_condensed(root: QWidget, *, is_on: bool) -> None:
    """Sets the cut of the tables inside a widget."""
    from PySide6.QtWidgets import QTableView

    families = _families(is_condensed=is_on)
    for table in root.findChildren(QTableView):
        font = QFont(table.font())
        if font.families() != families:
            font.setFamilies(families)
            table.setFont(font)


def condensed(font: QFont) -> QFont:
    """The condensed cut of a font."""
    made = QFont(font)
    made.setFamilies(_families(is_condensed=True))
    return made


def _families(*, is_condensed: bool) -> list[str]:
    kind = tokens()["type"]
    return [kind["condensed" if is_condensed else "family"], kind["fallback"]]
