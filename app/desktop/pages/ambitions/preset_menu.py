"""The button that sets all targets at once: by level, by another edition, or none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.desktop.pages.ambitions.target_edits import edition_targets
from app.desktop.session.workspace import Workspace
from app.texts import label, title_of
from models.domain.project import JudgedLevel
from models.domain.requirement import RequirementSet


class PresetMenu(QPushButton):
    """The button with presets for all targets of the variant.

    Signals:
        level_chosen(JudgedLevel): set every target to this level.
        edition_chosen(RequirementSet, JudgedLevel): set the figures of another edition.
        cleared(): remove all targets.
    """

    level_chosen = Signal(object)
    edition_chosen = Signal(object, object)
    cleared = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setText(self.tr("Doelen zetten"))
        self.setProperty("role", "menu")
        self.setAccessibleName(self.tr("Doelen voor alle indicatoren zetten"))
        self.choices = QMenu(self)
        self.choices.setToolTipsVisible(True)
        self.choices.aboutToShow.connect(self.fill)
        self.setMenu(self.choices)

    def fill(self) -> None:
        """Fills the menu with the presets for the open project."""
        self.choices.clear()
        hint = self.tr("Waar de eisenset dit niveau niet heeft, geldt het eerstvolgende lagere.")
        for level, title in (
            (JudgedLevel.LEGAL, self.tr("Alles wettelijk")),
            (JudgedLevel.RECOMMENDED, self.tr("Alles aanbevolen")),
            (JudgedLevel.AMBITIOUS, self.tr("Alles ambitieus")),
        ):
            action = self.choices.addAction(title)
            action.setToolTip(hint)
            action.triggered.connect(lambda _=False, chosen=level: self.level_chosen.emit(chosen))
        self.choices.addSeparator()
        self._add_editions()
        self.choices.addSeparator()
        self.choices.addAction(self.tr("Alle doelen wissen")).triggered.connect(self.cleared)

    def _add_editions(self) -> None:
        opened = self._workspace.open
        if opened is None:
            return
        for edition in opened.reference.sets_to_choose():
            if edition.id == opened.project.requirement_set_id:
                continue
            for level in (JudgedLevel.RECOMMENDED, JudgedLevel.AMBITIOUS):
                given = edition_targets(opened.project, opened.variant, opened.reference, edition, level)
                if given.targets:
                    self._add_edition(edition, level)

    def _add_edition(self, edition: RequirementSet, level: JudgedLevel) -> None:
        lang = self._workspace.language
        title = title_of(edition, lang)
        named = self.tr("Cijfers van {0}, {1}").format(title, label(f"report_judged_{level}", lang))
        action = self.choices.addAction(named.replace("&", "&&"))
        action.triggered.connect(lambda: self.edition_chosen.emit(edition, level))
