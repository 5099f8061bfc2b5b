"""The filters on the list of assemblies: by element group, by unit, and own or bundled."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desktop.pages.library.assembly_texts import unit_words
from app.desktop.session.workspace import Workspace
from app.texts import name_of
from models.domain.bill import nl_sfb_group
from models.domain.library.assembly import Assembly
from models.domain.library.figure import LibraryUnit
from models.reference.own_items import is_own
from widgets.elided_combo import ElidedComboBox
from widgets.fields.frame import CalmComboBox


class AssemblyFilters(QWidget):
    """The filters, beside each other.

    Signals:
        changed(): another choice was made.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.element, self.unit, self.which = CalmComboBox(), CalmComboBox(), CalmComboBox()
        self.element.setAccessibleName(self.tr("Element"))
        self.unit.setAccessibleName(self.tr("Eenheid"))
        self.which.setAccessibleName(self.tr("Welke opbouwen"))
        for wanted, words in (
            (None, self.tr("alle opbouwen")),
            (True, self.tr("eigen")),
            (False, self.tr("meegeleverd")),
        ):
            self.which.addItem(words, wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for box, stretch in ((self.element, 3), (self.unit, 2), (self.which, 2)):
            layout.addWidget(box, stretch)
            box.currentIndexChanged.connect(self.changed)

    @property
    def wants_own(self) -> bool:
        """Whether only own assemblies pass."""
        return self.which.currentData() is True

    def passes(self, assembly: Assembly) -> bool:
        """Whether an assembly is one of those that are wanted."""
        element, unit, wants_own = self.element.currentData(), self.unit.currentData(), self.which.currentData()
        return (
            (element is None or nl_sfb_group(assembly.nl_sfb) == element)
            and (unit is None or assembly.unit == unit)
            and (wants_own is None or is_own(assembly.id) is wants_own)
        )

    def clear(self) -> None:
        """Lets every assembly pass."""
        for box in (self.element, self.unit, self.which):
            box.setCurrentIndex(0)

    def show_present(self, assemblies: Sequence[Assembly]) -> None:
        """Offers the elements and units that there are; what was chosen stays chosen where it is still there."""
        names, language = self._workspace.reference.nl_sfb, self._workspace.language
        groups = sorted({nl_sfb_group(assembly.nl_sfb) for assembly in assemblies})
        elements = [(g, f"{g} {name_of(names[g], language)}" if g in names else g) for g in groups]
        present = {assembly.unit for assembly in assemblies}
        units = [(unit, self.tr("per {0}").format(unit_words(unit))) for unit in LibraryUnit if unit in present]
        _fill(self.element, [(None, self.tr("alle elementen")), *elements])
        _fill(self.unit, [(None, self.tr("alle eenheden")), *units])


def _fill(box: ElidedComboBox, options: Sequence[tuple[object, str]]) -> None:
    """Replaces the options of a filter without telling anybody."""
    chosen = box.currentData()
    was_blocked = box.blockSignals(True)
    box.clear()
    for value, words in options:
        box.addItem(words, value)
    values = [value for value, _ in options]
    box.setCurrentIndex(values.index(chosen) if chosen in values else 0)
    box.blockSignals(was_blocked)
