"""The row above the table of the bill: filters by text and by state of the product, grouping, total in focus."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from app.desktop.pages.materials.line_facts import SUBJECTS, subject_title
from models.domain.linkage import Linkage, LinkState
from widgets.elided_combo import ElidedComboBox
from widgets.typing_undo import TypingUndo

_FOCUS_LETTERS = 10
_FILTER_PAUSE_MS = 120
_CHECKED = "QPushButton:checked { background: palette(highlight); color: palette(highlighted-text); }"
_CHIPS: tuple[LinkState | None, ...] = (None, LinkState.PROVISIONAL, LinkState.OPEN)


class FilterRow(QWidget):
    """The filters and choices above the table.

    Signals:
        filtered(str): the filter text, after a pause in typing.
        link_chosen(state): lines whose product has this `LinkState` are to be shown; None for all. Emitted for the
            chip that is chosen already too, which leaves out what no longer belongs.
        grouped(bool): lines are to be grouped or not.
        focus_chosen(subject): another total is in focus.
    """

    filtered = Signal(str)
    link_chosen = Signal(object)
    grouped = Signal(bool)
    focus_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text_field(), 1)
        self.chips = {state: self._chip(state) for state in _CHIPS}
        group = QButtonGroup(self)
        for chip in self.chips.values():
            group.addButton(chip)
            row.addWidget(chip)
        self.chips[None].setChecked(True)
        row.addStretch(0)
        row.addWidget(self._group_button())
        row.addWidget(self._focus_box())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_FILTER_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.filtered.emit(self._filter.text()))
        self._filter.textChanged.connect(self._on_typed)
        self.show_counts(0, None)

    def _on_typed(self) -> None:
        self._pause.start()

    def _text_field(self) -> QLineEdit:
        self._filter = QLineEdit()
        TypingUndo(self._filter)
        self._filter.setPlaceholderText(self.tr("Zoek in regels"))
        self._filter.setToolTip(self.tr("Toont de regels met deze tekst, code of dit product"))
        self._filter.setAccessibleName(self.tr("Filter"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setMaxLength(200)
        self._filter.setMinimumWidth(84)
        return self._filter

    def _chip(self, state: LinkState | None) -> QPushButton:
        chip = QPushButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        chip.clicked.connect(lambda: self.link_chosen.emit(state))
        return chip

    def _group_button(self) -> QPushButton:
        self._group = QPushButton(self.tr("Per element"))
        self._group.setCheckable(True)
        self._group.setStyleSheet(_CHECKED)
        self._group.setToolTip(self.tr("Groepeert per NL-SfB-element, met subtotalen"))
        self._group.toggled.connect(self.grouped)
        return self._group

    def _focus_box(self) -> QComboBox:
        self._focus = ElidedComboBox()
        self._focus.setMinimumContentsLength(_FOCUS_LETTERS)
        self._focus.setAccessibleName(self.tr("Bijdrage aan"))
        self._focus.setToolTip(self.tr("Waaraan de balken de bijdrage tonen"))
        for subject in SUBJECTS:
            self._focus.addItem(self.tr("Bijdrage: {0}").format(subject_title(subject)), subject)
        self._focus.activated.connect(lambda place: self.focus_chosen.emit(str(self._focus.itemData(place))))
        return self._focus

    # Showing ------------------------------------------------------------------------------------

    def show_counts(self, line_count: int, linkage: Linkage | None) -> None:
        """Shows the number of lines on each chip; `linkage` is None before the bill was calculated.

        A chip without lines can only be left, not chosen.
        """
        provisional = None if linkage is None else linkage.provisional.line_count
        without = None if linkage is None else linkage.open.line_count
        words = {
            None: (self.tr("Alles"), line_count),
            LinkState.PROVISIONAL: (self.tr("Voorlopig"), provisional),
            LinkState.OPEN: (self.tr("Zonder product"), without),
        }
        for state, (word, count) in words.items():
            chip = self.chips[state]
            text = word if count is None else f"{word} {count}"
            if text != chip.text():
                chip.setText(text)
            chip.setEnabled(state is None or bool(count) or chip.isChecked())

    def show_link(self, state: LinkState | None) -> None:
        """Marks the chip of a state."""
        self.chips[state].setChecked(True)

    def show_focus(self, subject: str) -> None:
        self._focus.setCurrentIndex(self._focus.findData(subject))

    @property
    def is_used(self) -> bool:
        """Whether it hides lines or groups them."""
        return bool(self._filter.text()) or not self.chips[None].isChecked() or self._group.isChecked()

    def take_focus(self) -> None:
        self._filter.setFocus()

    def clear(self) -> None:
        """Clears both filters and shows every line at once."""
        if not self.chips[None].isChecked():
            self.show_link(None)
            self.link_chosen.emit(None)
        if self._filter.text():
            self._filter.clear()
            self._pause.stop()
            self.filtered.emit("")
