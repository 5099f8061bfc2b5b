"""The coverage meter: how much of the mass is linked to products, and how much of that is confirmed."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.reporting.wording.number_text import number_text, percent_text
from app.texts import Language
from models.domain.linkage import Linkage, LinkPart
from widgets.elided_label import ElidedLabel
from widgets.linkage_bar import LinkageBar
from widgets.plain_text import plain_label
from widgets.type_scale import sized

_TONNE_FROM_KG = 1000.0
_LEGEND_GAP = 10


class LinkageMeter(QWidget):
    """The meter: a heading with the total, the bar, the three shares in words, and the lines without a mass.

    The sentence that says it all is its accessible name and its tool tip.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = self._short = ""
        self._shown: tuple[Linkage, Language] | None = None
        self._title = plain_label(self.tr("Massa gekoppeld"), role="strong")
        self._total = ElidedLabel()
        self._total.setProperty("role", "muted")
        self.bar = LinkageBar()
        self._confirmed = plain_label()
        self._provisional, self._open = ElidedLabel(), ElidedLabel()
        self._provisional.setProperty("role", "prov")
        self._open.setProperty("role", "muted")
        self.without_mass = ElidedLabel()
        self.without_mass.setProperty("role", "muted")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._total)
        small = sized(self.font(), "small")
        for label in (self._total, self._confirmed, self._provisional, self._open, self.without_mass):
            label.setFont(small)
        legend = QHBoxLayout()
        legend.setSpacing(_LEGEND_GAP)
        for label in (self._confirmed, self._provisional, self._open):
            legend.addWidget(label)
        legend.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addLayout(legend)
        layout.addWidget(self.without_mass)

    def show_narrow(self, is_narrow: bool) -> None:
        """Leaves the heading out where there is little room."""
        self._title.setVisible(not is_narrow)
        self._total.setVisible(not is_narrow)

    def _fit_legend(self) -> None:
        """Leaves the word of the solid part out where the three do not fit beside each other."""
        self._confirmed.setText(self._full)
        labels = (self._confirmed, self._provisional, self._open)
        widths = [label.sizeHint().width() for label in labels if not label.isHidden()]
        needed = sum(widths) + (len(widths) - 1) * _LEGEND_GAP
        if needed > self.width():
            self._confirmed.setText(self._short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_legend()

    def show_linkage(self, linkage: Linkage, numbers: Language) -> None:
        """Shows the shares of a bill."""
        if self._shown == (linkage, numbers):
            return
        self._shown = (linkage, numbers)
        self.bar.show_linkage(linkage)
        parts = (linkage.confirmed, linkage.provisional, linkage.open)
        shares = [_share_text(linkage, part, numbers) for part in parts]
        self._full = self.tr("{0} bevestigd").format(shares[0])
        self._short = shares[0]
        self._provisional.setText(self.tr("{0} voorlopig").format(shares[1]))
        self._open.setText(self.tr("{0} open").format(shares[2]))
        self._provisional.setVisible(bool(linkage.provisional.line_count))
        self._open.setVisible(bool(linkage.open.line_count))
        self._fit_legend()
        self._total.setText(_of_total(linkage, numbers))
        count = linkage.without_mass_count
        told = self.tr("1 regel zonder massa") if count == 1 else self.tr("{0} regels zonder massa").format(count)
        self.without_mass.setText(told if count else "")
        sentence = linkage_sentence(linkage, numbers)
        whole = f"{sentence}; {told}" if count else sentence
        self.setToolTip(whole)
        self.setAccessibleName(whole)
        self.bar.setAccessibleName(whole)


def linkage_sentence(linkage: Linkage, numbers: Language) -> str:
    """The sentence of the meter, as "96 % van de massa gekoppeld, waarvan 40 % bevestigd"."""
    if linkage.linked_share is None:
        return QCoreApplication.translate("LinkageMeter", "Van geen regel is de massa bekend")
    linked = percent_text(linkage.linked_share, numbers)
    confirmed = _share_text(linkage, linkage.confirmed, numbers)
    told = QCoreApplication.translate("LinkageMeter", "{0} van de massa gekoppeld, waarvan {1} bevestigd")
    return told.format(linked, confirmed)


def _share_text(linkage: Linkage, part: LinkPart, numbers: Language) -> str:
    share = linkage.share(part)
    return "–" if share is None else percent_text(share, numbers)


def _of_total(linkage: Linkage, numbers: Language) -> str:
    """The linked share of the total mass, as "88 % van 71,4 t"."""
    if linkage.linked_share is None:
        return QCoreApplication.translate("LinkageMeter", "massa onbekend")
    mass = linkage.known_mass_kg
    is_heavy = mass >= _TONNE_FROM_KG
    amount = number_text(mass / _TONNE_FROM_KG, 1, numbers) if is_heavy else number_text(mass, 0, numbers)
    told = QCoreApplication.translate("LinkageMeter", "{0} van {1} {2}")
    return told.format(percent_text(linkage.linked_share, numbers), amount, "t" if is_heavy else "kg")
