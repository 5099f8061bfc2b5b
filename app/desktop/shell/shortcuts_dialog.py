"""The dialog of shortcuts (F1): those of the window and of the bill, in two columns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.desktop.session.page_list import PageId
from widgets.plain_text import plain_label

Shortcut = tuple[str, str]
"""The keys, and the name of the action."""


class ShortcutsDialog(QDialog):
    """The list of shortcuts; Escape or Enter closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sneltoetsen"))
        columns = QHBoxLayout()
        columns.setContentsMargins(4, 4, 12, 4)
        columns.setSpacing(32)
        proposals = self.tr("Voorgestelde producten")
        first = ((self.tr("Venster"), self._window()), (self.tr("Wiel"), self._wheel()))
        interview = (PageId.INTERVIEW.title, self._interview())
        columns.addLayout(self._column((*first, (proposals, self._proposals()), interview)))
        lists = self.tr("Projecten en varianten")
        columns.addLayout(self._column(((self.tr("Materiaalstaat"), self._bill()), (lists, self._lists()))))
        inner = QWidget()
        inner.setLayout(columns)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        area.setAccessibleName(self.tr("Sneltoetsen"))
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Sluiten"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(plain_label(self.tr("Sneltoetsen"), role="title"))
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        wanted = inner.sizeHint()
        self.resize(min(980, wanted.width() + 48), min(620, wanted.height() + 120))
        close.setFocus()

    def _column(self, groups: tuple[tuple[str, tuple[Shortcut, ...]], ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for title, shortcuts in groups:
            column.addWidget(plain_label(title, role="heading"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(4)
            grid.setColumnStretch(1, 1)
            for row, (keys, meaning) in enumerate(shortcuts):
                words = plain_label(meaning)
                words.setWordWrap(True)
                words.setMinimumWidth(200)
                grid.addWidget(self._keys(keys), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(words, row, 1)
            column.addLayout(grid)
            column.addSpacing(8)
        column.addStretch(1)
        return column

    def _keys(self, keys: str) -> QLabel:
        return plain_label(keys, role="keys")

    def _window(self) -> tuple[Shortcut, ...]:
        return (
            *((page.keys, page.title) for page in PageId),
            ("Ctrl+Shift+O", self.tr("Een plan van een ander beoordelen")),
            ("Ctrl+Z", self.tr("Ongedaan maken")),
            ("Ctrl+Y · Ctrl+Shift+Z", self.tr("Opnieuw")),
            ("Tab · Shift+Tab", self.tr("Naar het volgende of vorige onderdeel")),
            ("F6 · Shift+F6", self.tr("Naar het volgende of vorige deel: menu, kop, pagina, scorekaart")),
            ("Ctrl+M", self.tr("Naar de melding onder in het venster; Esc sluit haar")),
            ("F1", self.tr("Dit overzicht")),
        )

    def _wheel(self) -> tuple[Shortcut, ...]:
        return (
            ("← → ↑ ↓", self.tr("Naar de volgende of vorige indicator")),
            ("Home · End", self.tr("Naar de eerste of laatste indicator")),
            ("Enter", self.tr("Naar de invoer van de indicator")),
        )

    def _interview(self) -> tuple[Shortcut, ...]:
        return (
            ("Enter", self.tr("Naar wat nog open is, en dan naar de volgende vraag")),
            ("PgDn · PgUp", self.tr("Naar de volgende open vraag, of terug")),
            ("F7", self.tr("Het voorgestelde antwoord geven")),
            ("F8", self.tr("Weet ik niet, of weer open")),
            ("F9", self.tr("Dit stuk is er nog niet, of toch")),
            (self.tr("J · N · W · T"), self.tr("Ja, nee, weet ik niet, niet van toepassing")),
            ("↑ ↓", self.tr("Naar het vorige of volgende punt")),
        )

    def _bill(self) -> tuple[Shortcut, ...]:
        return (
            ("← → ↑ ↓ · Tab", self.tr("Van cel naar cel")),
            ("Shift+← → ↑ ↓", self.tr("Meer cellen kiezen")),
            ("F2", self.tr("Cel bewerken; typen vervangt de inhoud")),
            ("Enter", self.tr("Invoer vastleggen en naar de volgende regel")),
            ("Ctrl+Enter", self.tr("Invoer in alle gekozen cellen zetten")),
            ("Esc", self.tr("Invoer laten vervallen")),
            ("Del", self.tr("Gekozen cellen leegmaken")),
            ("Ctrl+C · Ctrl+X", self.tr("Blok kopiëren of knippen, ook naar Excel")),
            ("Ctrl+V", self.tr("Blok plakken, ook uit Excel")),
            ("Ctrl+D", self.tr("Omlaag doorvoeren")),
            ("Ctrl++", self.tr("Regel invoegen")),
            ("Ctrl+-", self.tr("Gekozen regels verwijderen")),
            ("Alt+↑ · Alt+↓", self.tr("Gekozen regels verplaatsen")),
            ("Alt+→ · Alt+←", self.tr("Opbouw openen in lagen, of de lagen sluiten")),
            ("Ctrl+A", self.tr("Alles kiezen")),
            ("Ctrl+F", self.tr("Zoeken in de staat")),
            ("F3 · Shift+F3", self.tr("Naar de volgende of vorige vindplaats")),
        )

    def _proposals(self) -> tuple[Shortcut, ...]:
        return (
            ("F4", self.tr("Naar het voorstel boven de materiaalstaat; Esc gaat naar de tabel")),
            ("Enter", self.tr("Product bevestigen")),
            ("Ctrl+Enter", self.tr("Alle regels met dezelfde omschrijving bevestigen")),
            ("Shift+Enter", self.tr("Alles met een sterke reden bevestigen")),
            ("1 · 2 · 3", self.tr("Een van de voorstellen nemen")),
            ("F2", self.tr("Ander product zoeken")),
            ("Del", self.tr("Niet dit product: de regel heeft er geen")),
            ("→ · ←", self.tr("Naar het volgende of vorige voorstel")),
        )

    def _lists(self) -> tuple[Shortcut, ...]:
        return (
            ("Ctrl+N", self.tr("Nieuw project")),
            ("Ctrl+O", self.tr("Bestanden importeren")),
            ("Ctrl+F", self.tr("Zoeken in de projecten")),
            ("F2", self.tr("Variant hernoemen")),
            ("Del", self.tr("Gekozen projecten of variant verwijderen")),
        )
