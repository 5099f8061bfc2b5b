"""One assembly beside the list: its layers drawn, its figures per unit, and what it rests on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.desktop.pages.library.assembly_drawn import drawn_assembly
from app.desktop.pages.library.assembly_editor import AssemblyEditor
from app.desktop.pages.library.assembly_figures_card import AssemblyFiguresCard
from app.desktop.pages.library.assembly_texts import sources_words, status_sentence, status_words, unit_words
from app.desktop.session.typed_input import number_language
from app.desktop.session.workspace import Workspace
from app.reporting.wording.number_text import NBSP
from app.texts import name_of
from models.calculation.library.assembly_figures import AssemblyFigures
from models.domain.library.assembly import Assembly
from models.reference.own_items import is_own
from widgets.assembly.drawing import AssemblyDrawing
from widgets.fields.card import FieldCard
from widgets.fields.scroll import FieldScroll
from widgets.flow_layout import FlowLayout
from widgets.plain_text import plain_label

_NOTHING_SAID = ("", "-")


class AssemblyPanel(QWidget):
    """The assembly that is chosen.

    Signals:
        use_asked(AssemblyFigures): it is to stand on a new line of the bill.
        changed(Assembly, Assembly): the user edited an own assembly; the assembly before and after.
        copy_asked(Assembly), delete_asked(Assembly): a button was pressed.
    """

    use_asked = Signal(object)
    changed = Signal(object, object)
    copy_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._figures: AssemblyFigures | None = None
        self.title = plain_label(role="heading")
        self.status = plain_label(role="muted")
        self.use_button = QPushButton(self.tr("Gebruik in materialen"))
        self.use_button.setProperty("role", "primary")
        self.copy_button = QPushButton()
        self.delete_button = QPushButton(self.tr("Verwijderen"))
        self.why = plain_label(role="small")
        self.editor = AssemblyEditor(workspace)
        self.drawing = AssemblyDrawing()
        self.drawing.setAccessibleName(self.tr("Doorsnede"))
        self.layers = FieldCard()
        self.figures = AssemblyFiguresCard()
        self.origin = FieldCard()
        self.origin.set_heading(self.tr("Herkomst"))
        self.told = plain_label()
        self.sources = plain_label(role="muted")
        self.remark = plain_label()
        self.form = FieldScroll()
        self._lay_out()
        self.use_button.clicked.connect(lambda: self.use_asked.emit(self._figures))
        self.copy_button.clicked.connect(lambda: self.copy_asked.emit(self.assembly))
        self.delete_button.clicked.connect(lambda: self.delete_asked.emit(self.assembly))
        self.editor.changed.connect(self.changed)
        self.editor.layer_chosen.connect(self.drawing.choose)
        self.drawing.part_clicked.connect(self._on_part)
        self.show_assembly(None)

    @property
    def assembly(self) -> Assembly | None:
        """The assembly that is shown; None when no row is chosen."""
        return None if self._figures is None else self._figures.assembly

    def show_assembly(self, figures: AssemblyFigures | None) -> None:
        """Shows an assembly; None says that none is chosen."""
        self._figures = figures
        for part in (self.form, self.use_button, self.copy_button):
            part.setVisible(figures is not None)
        self._show_rights()
        self.show_use()
        if figures is None:
            self.title.setText(self.tr("Geen opbouw gekozen"))
            self.status.setText(self.tr("Kies links een opbouw om de lagen te zien."))
            return
        assembly, language = figures.assembly, self._workspace.language
        self.title.setText(name_of(assembly, language))
        self.status.setText(f"{self._element(assembly)} · {status_words(assembly).replace(' ', NBSP, 1)}")
        drawn = drawn_assembly(figures, self._workspace.reference.library.cards, language)
        self.layers.set_heading(
            self.tr("Onderdelen, hoogte naar massa") if drawn.is_by_mass else self.tr("Lagen, op schaal")
        )
        self.drawing.show_assembly(drawn)
        self.figures.show_figures(figures, number_language(self._workspace))
        self._show_origin(assembly)

    def _show_rights(self) -> None:
        """Shows what may be done with the assembly: an own one is edited, of any other a copy."""
        assembly, workspace = self.assembly, self._workspace
        may_write = workspace.has_store and not workspace.store.read_only
        is_mine = assembly is not None and is_own(assembly.id)
        self.copy_button.setText(self.tr("Dupliceren") if is_mine else self.tr("Kopieer naar eigen opbouw"))
        self.copy_button.setEnabled(may_write)
        self.delete_button.setVisible(is_mine)
        self.delete_button.setEnabled(may_write)
        self.editor.setVisible(is_mine)
        if assembly is not None and is_mine:
            self.editor.show_assembly(assembly, is_editable=may_write)
        self.drawing.choose(self.editor.position if is_mine else -1)

    def _on_part(self, position: int) -> None:
        if self.assembly is not None and is_own(self.assembly.id):
            self.editor.choose_layer(position)

    def show_use(self) -> None:
        """Says whether the assembly can be put into the bill, and if not, what that takes."""
        opened = self._workspace.open
        if opened is None:
            why = self.tr("Open eerst een project om deze opbouw te gebruiken.")
        elif opened.is_read_only or opened.variant.frozen_on is not None:
            why = self.tr("De open variant is alleen te lezen.")
        else:
            why = ""
        self.use_button.setEnabled(not why)
        self.use_button.setToolTip(why)
        self.why.setText(why)
        self.why.setVisible(bool(why) and self._figures is not None)

    def _element(self, assembly: Assembly) -> str:
        element = self._workspace.reference.nl_sfb.get(assembly.nl_sfb)
        name = "" if element is None else f" {name_of(element, self._workspace.language)}"
        per_unit = self.tr("per {0}").format(unit_words(assembly.unit))
        return f"{assembly.nl_sfb}{name} · {per_unit}"

    def _show_origin(self, assembly: Assembly) -> None:
        self.told.setText(status_sentence(assembly))
        self.sources.setText(sources_words(assembly, self._workspace.reference.source_titles))
        said = [
            assembly.remark,
            self.tr("Bestaand, {0}").format(assembly.period) if assembly.period else "",
            "" if assembly.fire_sound in _NOTHING_SAID else assembly.fire_sound,
        ]
        self.remark.setText("\n".join(part for part in said if part))
        self.remark.setVisible(any(said))

    def _lay_out(self) -> None:
        self.layers.add(self.drawing, is_wide=True)
        for label in (self.told, self.remark, self.sources):
            label.setWordWrap(True)
            self.origin.add(label, is_wide=True)
        for label in (self.title, self.status, self.why):
            label.setWordWrap(True)
        for card in (self.layers, self.editor, self.figures, self.origin):
            self.form.add(card)
        self.buttons = FlowLayout()
        for button in (self.use_button, self.copy_button, self.delete_button):
            self.buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.status)
        layout.addLayout(self.buttons)
        layout.addWidget(self.why)
        layout.addWidget(self.form, 1)
        layout.addStretch(0)
