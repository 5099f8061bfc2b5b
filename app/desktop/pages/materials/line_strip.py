"""The strip under the table: the problems of the current line, and the offer for it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.desktop.pages.materials.line_offers import LineOffer
from app.desktop.session.page_list import PageId
from app.desktop.session.workspace import Target, Workspace
from models.domain.bill import BillLine
from models.domain.outcome import Severity
from widgets.bill.table_model import RowMark
from widgets.plain_text import plain_label
from widgets.severity_marks import LINE_MARKS

_LONGEST = 600


class LineStrip(QFrame):
    """The message and button of the current line; it keeps its height while empty, so that nothing moves."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._line_id = ""
        self.setProperty("role", "card")
        self._sign = plain_label()
        self._text = plain_label()
        self._text.setWordWrap(True)
        self._go = QPushButton(self.tr("Naar Controle"))
        self._offer: LineOffer | None = None
        self.offer_button = QPushButton()
        self.offer_button.clicked.connect(self._take_offer)
        self._go.clicked.connect(lambda: workspace.go(PageId.AUDIT, Target(line_id=self._line_id)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.offer_button)
        layout.addWidget(self._go)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_line(
        self, line: BillLine | None, mark: RowMark | None, offer: LineOffer | None, proposal: str = ""
    ) -> None:
        """Shows the proposal, the problems and the offer of a line; empty when there are none."""
        self._offer = offer
        if line is None or (mark is None and offer is None and not proposal):
            self.hide()
            return
        self._line_id = line.id
        self._sign.setText(LINE_MARKS[mark.severity] if mark is not None else "")
        why = "" if offer is None else offer.why
        if offer is not None and mark is None and not why:
            why = self.tr("Het product van deze regel is veranderd.")
        whole = "\n".join(part for part in (proposal, why, "" if mark is None else mark.text) if part)
        text = whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST]}…"
        self._text.setText(text)
        self.setAccessibleName(text)
        self._go.setVisible(mark is not None and mark.severity is not Severity.NOTE)
        self.offer_button.setText(offer.text if offer is not None else "")
        self.offer_button.setVisible(offer is not None)
        self.show()

    def _take_offer(self) -> None:
        if self._offer is not None:
            self._offer.act()
