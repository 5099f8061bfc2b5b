"""The strip under the table: what there is to see to in the current line, and the way to the audit."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Desk, Target
from models.domain.bill import BillLine
from models.domain.outcome import Severity
from widgets.bill.table_model import RowMark
from widgets.plain_text import plain_label

_LONGEST = 600
_SIGNS = {Severity.ERROR: "●", Severity.WARNING: "▲", Severity.NOTE: "?"}


class LineStrip(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line_id = ""
        self.setProperty("role", "card")
        self._sign = plain_label()
        self._text = plain_label()
        self._text.setWordWrap(True)
        self._go = QPushButton(self.tr("Naar Controle"))
        self._go.clicked.connect(lambda: desk.go(PageId.AUDIT, Target(line_id=self._line_id)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._go)
        self.hide()

    def show_mark(self, mark: RowMark | None, line: BillLine | None) -> None:
        """Tells of a line; nothing when all is well with it."""
        if mark is None or line is None:
            self.hide()
            return
        self._line_id = line.id
        self._sign.setText(_SIGNS[mark.severity])
        text = mark.text if len(mark.text) <= _LONGEST else f"{mark.text[:_LONGEST]}…"
        self._text.setText(text)
        self.setAccessibleName(text)
        self._go.setVisible(mark.severity is not Severity.NOTE)
        self.show()
