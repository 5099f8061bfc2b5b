"""The empty state of the page Projecten: the ways to begin, and the examples."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.desktop.pages.projects.examples import Example, examples
from widgets.plain_text import plain_label


class EmptyState(QScrollArea):
    """Buttons to create or import a project, or to open an example.

    Signals:
        new_asked(): the user wants to create a project.
        import_asked(): the user wants to import files.
        example_asked(Path): the user chose an example.
    """

    new_asked = Signal()
    import_asked = Signal()
    example_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.setWidget(content)
        self.new_button = QPushButton(self.tr("Nieuw project…"))
        self.new_button.setProperty("role", "primary")
        self.import_button = QPushButton(self.tr("Bestand importeren…"))
        self.new_button.clicked.connect(self.new_asked)
        self.import_button.clicked.connect(self.import_asked)
        self.example_buttons: list[QPushButton] = []
        outer = QHBoxLayout(content)
        outer.setContentsMargins(0, 24, 0, 12)
        outer.addStretch(1)
        outer.addLayout(self._column(), 4)
        outer.addStretch(1)

    def set_enabled(self, is_enabled: bool) -> None:
        """Enables or disables the ways to create a project."""
        for button in (self.new_button, self.import_button, *self.example_buttons):
            button.setEnabled(is_enabled)

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        explanation = plain_label(
            self.tr(
                "Een nieuw project geeft in een minuut een schatting uit vorm en bouwwijze. Beginnen kan ook met "
                "een bestand zoals een werkmap of een bouwmodel (IFC), of met een voorbeeld om te zien wat "
                "Meetlat doet."
            ),
            role="muted",
        )
        explanation.setWordWrap(True)
        column.addWidget(plain_label(self.tr("Nog geen projecten"), role="title"))
        column.addWidget(explanation)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.import_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        hint = plain_label(self.tr("Bestanden kunnen ook hierheen worden gesleept."), role="muted")
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addSpacing(12)
        column.addWidget(plain_label(self.tr("Voorbeelden"), role="heading"))
        for example in examples():
            column.addWidget(self._card(example))
        column.addStretch(1)
        return column

    def _card(self, example: Example) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        button = QPushButton(self.tr("Openen"))
        button.setAccessibleName(self.tr("Voorbeeld openen: {0}").format(example.title))
        button.clicked.connect(lambda: self.example_asked.emit(example.path))
        self.example_buttons.append(button)
        explanation = plain_label(example.explanation, role="muted")
        explanation.setWordWrap(True)
        layout = QGridLayout(card)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setVerticalSpacing(2)
        layout.addWidget(plain_label(example.title, role="heading"), 0, 0)
        layout.addWidget(explanation, 1, 0)
        layout.addWidget(button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.setColumnStretch(0, 1)
        return card
