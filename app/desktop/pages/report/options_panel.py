"""The options of a report: language, parts, author's name and logo; they are stored in the settings."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.report.logo import keep_logo, kept_logo, read_logo
from app.desktop.session.workspace import Workspace
from app.reporting.report_options import ReportOptions, Section, added_text, left_out_text, sections_from
from app.texts import Language
from widgets.elided_label import ElidedLabel
from widgets.plain_text import plain_label
from widgets.typing_undo import TypingUndo

_LONGEST_NAME = 120
_TYPING_DELAY_MS = 400


class OptionsPanel(QWidget):
    """The form of the report options.

    Signals:
        changed(): an option changed.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._logo = kept_logo(workspace.session.data_folder) if workspace.settings.logo_path else None
        self.language_choice = QComboBox()
        self.sections: dict[Section, QCheckBox] = {s: QCheckBox(self._title(s)) for s in Section}
        self.organisation, self.author = QLineEdit(), QLineEdit()
        for field in (self.organisation, self.author):
            TypingUndo(field)
        self.logo_button = QPushButton(self.tr("Logo kiezen…"))
        self.no_logo_button = QPushButton(self.tr("Weghalen"))
        self._logo_name = ElidedLabel()
        self._logo_picture = plain_label()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING_DELAY_MS)
        self.indication_note = plain_label(
            self.tr("Zonder dit deel staan de geschatte cijfers er niet in."), role="small"
        )
        self.indication_note.setWordWrap(True)
        self._has_indication = False
        self._fill()
        self._lay_out()
        self._connect()

    def _title(self, section: Section) -> str:
        return {
            Section.MEANING: self.tr("Wat het betekent"),
            Section.INDICATION: self.tr("Indicatie, geen oordeel"),
            Section.FINDINGS: self.tr("Controle van de staat"),
            Section.CONTRIBUTIONS: self.tr("Waar het vandaan komt"),
            Section.BILL: self.tr("Materiaalstaat"),
            Section.METHODS: self.tr("Methoden en bronnen"),
            Section.INPUTS: self.tr("Bijlage Invulpunten"),
        }[section]

    def _fill(self) -> None:
        self.language_choice.addItem(self.tr("Nederlands"), "nl")
        self.language_choice.addItem(self.tr("Engels"), "en")
        self.organisation.setMaxLength(_LONGEST_NAME)
        self.organisation.setPlaceholderText(self.tr("Naam boven het rapport"))
        self.author.setMaxLength(_LONGEST_NAME)
        self.author.setPlaceholderText(self.tr("Naam naast de datum"))
        self._logo_name.setProperty("role", "muted")
        self.show_settings()

    def show_settings(self) -> None:
        """Shows the options from the settings, which may have changed on another page."""
        settings = self._workspace.settings
        for part in (self.language_choice, self.organisation, self.author, *self.sections.values()):
            part.blockSignals(True)
        self.language_choice.setCurrentIndex(max(0, self.language_choice.findData(settings.report_language)))
        if not self._typed.isActive() and self.organisation.text() != settings.organisation:
            self.organisation.setText(settings.organisation)
        if not self._typed.isActive() and self.author.text() != settings.author:
            self.author.setText(settings.author)
        chosen = sections_from(settings.report_left_out, settings.report_added)
        for section, box in self.sections.items():
            box.setChecked(section in chosen)
        self._show_note()
        for part in (self.language_choice, self.organisation, self.author, *self.sections.values()):
            part.blockSignals(False)
        self._show_logo()

    def show_indication(self, has_indication: bool) -> None:
        """Says whether the project has estimated figures, which are printed only when ticked."""
        self._has_indication = has_indication
        self._show_note()

    def _show_note(self) -> None:
        is_ticked = self.sections[Section.INDICATION].isChecked()
        self.indication_note.setVisible(self._has_indication and not is_ticked)

    def _show_logo(self) -> None:
        picture = QPixmap()
        if self._logo is not None:
            picture.loadFromData(self._logo)
            picture = picture.scaledToHeight(min(36, max(1, picture.height())))
        self._logo_picture.setPixmap(picture)
        self._logo_picture.setVisible(self._logo is not None)
        self._logo_name.setText(self._workspace.settings.logo_path if self._logo is not None else "")
        self._logo_name.setVisible(self._logo is not None)
        self.no_logo_button.setVisible(self._logo is not None)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(_buddy(self.tr("&Taal van het rapport"), self.language_choice))
        layout.addWidget(self.language_choice)
        layout.addSpacing(8)
        layout.addWidget(plain_label(self.tr("Onderdelen na de eerste twee pagina’s")))
        for section, box in self.sections.items():
            layout.addWidget(box)
            if section is Section.INDICATION:
                layout.addWidget(self.indication_note)
        layout.addSpacing(8)
        layout.addWidget(_buddy(self.tr("&Organisatie"), self.organisation))
        layout.addWidget(self.organisation)
        layout.addWidget(_buddy(self.tr("Op&gesteld door"), self.author))
        layout.addWidget(self.author)
        layout.addWidget(self._logo_picture)
        layout.addWidget(self._logo_name)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.logo_button)
        buttons.addWidget(self.no_logo_button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.language_choice.currentIndexChanged.connect(self._keep)
        for field in (self.organisation, self.author):
            field.textChanged.connect(self._typed.start)
            field.editingFinished.connect(self._keep)
        self._typed.timeout.connect(self._keep)
        for box in self.sections.values():
            box.toggled.connect(self._keep)
        self.logo_button.clicked.connect(self._choose_logo)
        self.no_logo_button.clicked.connect(self._forget_logo)

    @property
    def language(self) -> Language:
        return "en" if self.language_choice.currentData() == "en" else "nl"

    def options(self) -> ReportOptions:
        """The chosen options."""
        chosen = frozenset(section for section, box in self.sections.items() if box.isChecked())
        organisation, author = (" ".join(field.text().split()) for field in (self.organisation, self.author))
        return ReportOptions(chosen, organisation, self._logo, author)

    def _keep(self) -> None:
        self._typed.stop()
        self._show_note()
        settings = replace(
            self._workspace.settings,
            report_language=self.language,
            organisation=self.organisation.text(),
            author=self.author.text(),
            report_left_out=left_out_text(self.options().sections),
            report_added=added_text(self.options().sections),
        )
        if settings != self._workspace.settings:
            self._workspace.change_settings(settings)
            self.changed.emit()

    def _choose_logo(self) -> None:
        kinds = self.tr("Afbeelding (*.png *.jpg *.jpeg)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Logo kiezen"), "", kinds)
        if name:
            self.take_logo(Path(name))

    def take_logo(self, path: Path) -> None:
        """Sets the logo from a file; a refused file leaves the present logo."""
        png = self._workspace.attempt(lambda: self._kept(path))
        if isinstance(png, bytes):
            self._logo = png
            self._workspace.change_settings(replace(self._workspace.settings, logo_path=path.name))
            self._show_logo()
            self.changed.emit()

    def _kept(self, path: Path) -> bytes:
        png = read_logo(path)
        keep_logo(self._workspace.session.data_folder, png)
        return png

    def _forget_logo(self) -> None:
        self._logo = None
        self._workspace.change_settings(replace(self._workspace.settings, logo_path=""))
        self._show_logo()
        self.changed.emit()


def _buddy(text: str, field: QComboBox | QLineEdit) -> QWidget:
    label = plain_label(text)
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    return label
