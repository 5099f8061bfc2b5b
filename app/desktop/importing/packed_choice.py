"""The choice of one file in a zip archive, above the columns of the import window."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.formats.cell_text import clean_text
from widgets.fields.frame import CalmComboBox
from widgets.plain_text import plain_label

_MOST_TEXT = 200


class PackedChoice(QWidget):
    """The files of a zip archive; hidden as long as there is nothing to choose.

    Signals:
        chosen(str): name of another file than the one that was read.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Sequence[str] = ()
        self._shown = ""
        self.files = CalmComboBox()
        self.files.setAccessibleName(self.tr("Bestand in het zip-bestand"))
        self.files.setMinimumContentsLength(14)
        title = plain_label(self.tr("&Bestand in het zip-bestand"))
        title.setBuddy(self.files)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(title)
        layout.addWidget(self.files)
        self.files.activated.connect(self._on_activated)
        self.hide()

    def show_names(self, names: Sequence[str], chosen: str) -> None:
        """Shows the files; nothing is chosen before the user did."""
        self._names, self._shown = names, chosen
        self.files.clear()
        self.files.addItems([clean_text(name)[:_MOST_TEXT] for name in names])
        self.files.setCurrentIndex(names.index(chosen) if chosen in names else -1)
        self.setVisible(bool(names))

    def _on_activated(self, place: int) -> None:
        if place < len(self._names) and self._names[place] != self._shown:
            self.chosen.emit(self._names[place])
