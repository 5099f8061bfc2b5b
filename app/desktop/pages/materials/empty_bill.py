"""The empty state of the bill: the table that a pasted bill becomes, and the ways to begin."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from widgets.colours import colours_of
from widgets.key_button import KeyButton
from widgets.patterns import rounded
from widgets.plain_text import plain_label
from widgets.type_scale import header_height, row_height

_COLUMNS = ((0.0, 0.03), (0.08, 0.32), (0.58, 0.06), (0.73, 0.16))
"""Left edge and width of what stands in each column, as parts of the width."""
_ROWS = ((1.0, 1.0, 1.0, 1.0), (1.0, 0.74, 1.2, 1.22), (1.0, 1.17, 0.8, 0.82))
"""Widths of the bars in each row, as parts of those above."""
_SIDE = 12
_BAR = 8


class _TableSketch(QWidget):
    """Picture of a bill without texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(600, header_height(metrics) + len(_ROWS) * row_height(metrics))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, colours = QPainter(self), colours_of(self)
        head, row = header_height(self.fontMetrics()), row_height(self.fontMetrics())
        painter.fillRect(0, 0, self.width(), head, colours.colour("surface_alt"))
        painter.setPen(colours.colour("muted"))
        room = self.width() - 2 * _SIDE
        for (left, _), title in zip(_COLUMNS, _titles(), strict=True):
            box = QRectF(_SIDE + left * room, 0, room * 0.25, head)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), title)
        for number, widths in enumerate(_ROWS):
            top = head + number * row
            for (left, width), part in zip(_COLUMNS, widths, strict=True):
                bar = QRectF(_SIDE + left * room, top + (row - _BAR) / 2, width * part * room, _BAR)
                painter.fillPath(rounded(bar, _BAR / 2), colours.colour("absent"))
            painter.fillRect(0, top + row - 1, self.width(), 1, colours.colour("border"))


def _titles() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("EmptyBill", "Code"),
        translate("EmptyBill", "Omschrijving"),
        translate("EmptyBill", "Hoeveelheid"),
        translate("EmptyBill", "Product"),
    )


class EmptyBill(QFrame):
    """Buttons to paste, import or add the first lines; Ctrl+V pastes wherever the focus is on its page.

    Signals:
        asked(str): the user chose `import`, `paste` or `add`.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._paste = KeyButton(self.tr("Plakken"), "Ctrl V")
        self._paste.setProperty("role", "primary")
        self._import = QPushButton(self.tr("Bestand kiezen…"))
        self._add = QPushButton(self.tr("Eerste regel toevoegen"))
        self._add.setProperty("role", "quiet")
        for button, asked in ((self._paste, "paste"), (self._import, "import"), (self._add, "add")):
            button.clicked.connect(lambda _, asked=asked: self.asked.emit(asked))
        self._keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        self._keys.activated.connect(lambda: self.asked.emit("paste"))
        self._lay_out()

    def _lay_out(self) -> None:
        how = plain_label(
            self.tr(
                "Omschrijving en hoeveelheid zijn genoeg. Producten worden voorgesteld. Eerst komt een voorbeeld; "
                "zolang dat open staat, is er niets opgenomen."
            ),
            role="muted",
        )
        how.setWordWrap(True)
        how.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._paste, self._import, self._add):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 24)
        layout.setSpacing(8)
        layout.addWidget(_TableSketch())
        layout.addSpacing(16)
        title = plain_label(self.tr("Plak hier een staat uit Excel"), role="heading")
        layout.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(how, 4)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addSpacing(4)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def set_locked(self, is_locked: bool) -> None:
        """Disables the ways to begin when the bill is locked."""
        for way in (self._import, self._paste, self._add, self._keys):
            way.setEnabled(not is_locked)
