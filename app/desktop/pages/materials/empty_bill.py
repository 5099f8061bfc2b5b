"""The empty state of the bill: the ways to begin, in place of the table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from widgets.plain_text import plain_label


class EmptyBill(QFrame):
    """Buttons to import, paste or add the first lines.

    Signals:
        asked(str): the user chose `import`, `paste` or `add`.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        title = plain_label(self.tr("Nog geen regels"), role="heading")
        how = plain_label(
            self.tr(
                "Importeer een bestand, zoals een werkmap of een bouwmodel (IFC). Of kopieer een materiaalstaat "
                "uit Excel of LibreOffice, met de kolomkoppen erbij, en plak die hier."
            ),
            role="muted",
        )
        how.setWordWrap(True)
        how.setMaximumWidth(520)
        self._import = QPushButton(self.tr("Bestand importeren…"))
        self._import.setProperty("role", "primary")
        self._paste = QPushButton(self.tr("Plakken uit Excel"))
        self._add = QPushButton(self.tr("Eerste regel toevoegen"))
        self._import.clicked.connect(lambda: self.asked.emit("import"))
        self._paste.clicked.connect(lambda: self.asked.emit("paste"))
        self._add.clicked.connect(lambda: self.asked.emit("add"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._import)
        buttons.addWidget(self._paste)
        buttons.addWidget(self._add)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(how, 4)
        centred.addStretch(1)
        how.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(centred)
        layout.addLayout(buttons)
        layout.addStretch(2)

    def set_locked(self, is_locked: bool) -> None:
        """Disables the buttons when the bill is locked."""
        self._import.setEnabled(not is_locked)
        self._paste.setEnabled(not is_locked)
        self._add.setEnabled(not is_locked)
