"""The card above the bill: the coverage meter, and one proposed product at a time with what can be done about it.

Its keys act only while the card has the focus, so that Enter in the table still edits. Its height is fixed, so
that nothing below it moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.pages.materials.linkage_meter import LinkageMeter
from app.desktop.pages.materials.product_pick import ProductPick
from widgets.bill.choice_edit import Choice
from widgets.elided_label import ElidedLabel
from widgets.icon_button import IconButton
from widgets.key_button import KeyButton
from widgets.plain_text import plain_label
from widgets.type_scale import sized

_NARROW_BELOW = 760
_HEIGHT, _NARROW_HEIGHT = 101, 88
_MENU_SIDE = 26
_METER_WIDTH, _NARROW_METER_WIDTH = 272, 214
_LONGEST_OTHER = 22
_SIDE, _GAP = 16, 8


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """The texts of one proposal.

    Attributes:
        place, place_short: as "Voorstel 1 van 15", and "1 / 15".
        text, product: what the bill says, and the proposed product.
        reason: why it is proposed, in words; "" without any.
        amount: number of lines and their mass, as far as they say something.
        same_count: number of lines with the same text and proposal.
        strong_count: number of lines that are confirmed by one key; 0 hides that button.
    """

    place: str
    place_short: str
    text: str
    product: str
    reason: str = ""
    amount: str = ""
    same_count: int = 1
    strong_count: int = 0


class ProposalCard(QFrame):
    """The card. While no proposal is left it shows the meter and a sentence.

    Signals:
        asked(str): `confirm`, `confirm_same`, `confirm_strong`, `reject`, `reject_same`, `later`, `back`, `leave`,
            `next_open`, `search`.
        picked(number): one of the proposals, counted from 1, was chosen by its digit.
        focused(): a part of the card got the focus.
        chosen(product_id, for_all): a product of the library was chosen in the search.
    """

    asked = Signal(str)
    picked = Signal(int)
    chosen = Signal(str, bool)
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Voorgestelde producten"))
        self._is_narrow = False
        self._has_strong = False
        self._shown = ShownProposal("", "", "", "")
        self._other_buttons: list[KeyButton] = []
        self._other_names: tuple[str, ...] = ()
        self.meter = LinkageMeter()
        self._rule = QFrame()
        self._rule.setFrameShape(QFrame.Shape.VLine)
        self._rule.setProperty("role", "rule")
        self._sides = QStackedWidget()
        self._sides.addWidget(self._proposal_side())
        self._sides.addWidget(self._done_side())
        self._row = layout = QHBoxLayout(self)
        layout.setSpacing(_SIDE)
        layout.addWidget(self.meter)
        layout.addWidget(self._rule)
        layout.addWidget(self._sides, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for button in self._buttons:
            button.installEventFilter(self)
        self.menu_button.installEventFilter(self)
        self._fit(is_narrow=False)

    # Parts --------------------------------------------------------------------------------------

    def _proposal_side(self) -> QWidget:
        side = QWidget()
        self._place = plain_label(role="strong")
        self.reason = ElidedLabel()
        self.reason.setProperty("role", "chip-prov")
        self.reason.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reason.setContentsMargins(8, 1, 8, 1)
        self._text = ElidedLabel()
        self._text.setProperty("role", "muted")
        self._arrow = plain_label("→", role="muted")
        self._product = ElidedLabel()
        self._product.setProperty("role", "strong")
        self.same_button = KeyButton("")
        self.same_button.setProperty("role", "quiet")
        self._amount = ElidedLabel()
        self._amount.setProperty("role", "muted")
        self.others = QHBoxLayout()
        self.others.setSpacing(4)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        self._head = QWidget()
        layout.addWidget(self._head)
        layout.addWidget(self._search_stack())
        self.reason_below = ElidedLabel()
        self.reason_below.setProperty("role", "prov")
        self.reason_below.setFont(sized(self.font(), "small"))
        layout.addWidget(self.reason_below)
        layout.addLayout(self._buttons_row())
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._place)
        head.addWidget(self._amount, 1)
        head.addWidget(self.reason)
        return side

    def _menu(self) -> IconButton:
        """The button of the menu with every action, those without a button of their own too."""
        self.menu_button = IconButton("ellipsis", _MENU_SIDE)
        self.menu_button.setProperty("density", "small")
        self.menu_button.setAccessibleName(self.tr("Meer voor dit voorstel"))
        self.menu_button.setToolTip(self.tr("Meer voor dit voorstel"))
        self.menu_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.menu_button)
        self.menu_button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill_menu)
        return self.menu_button

    def _fill_menu(self) -> None:
        """Fills the menu with what is possible now, each with its key."""
        self.menu.clear()
        same, count = self._shown.same_count > 1, self._shown.same_count
        entries = [
            ("confirm_same", self.tr("Alle {0} gelijke akkoord").format(count), "Ctrl+Enter", same),
            ("confirm_strong", self.strong_button.text(), "Shift+Enter", self._has_strong),
            ("reject", self.tr("Niet dit product"), "Del", True),
            ("reject_same", self.tr("Niet dit, voor alle {0} gelijke").format(count), "Ctrl+Del", same),
            ("back", self.tr("Vorig voorstel"), "←", True),
        ]
        can_change = self.confirm_button.isEnabled()
        for name, text, keys, is_possible in entries:
            if is_possible:
                action = self.menu.addAction(f"{text}\t{keys}")
                action.setObjectName(name)
                action.setEnabled(can_change or name == "back")
                action.triggered.connect(lambda _=False, name=name: self.do(name))
        if self._other_names:
            self.menu.addSection(self.tr("Andere producten"))
        for number, other in enumerate(self._other_names, 2):
            action = self.menu.addAction(f"{other}\t{number}")
            action.setObjectName(f"pick {number}")
            action.setEnabled(can_change)
            action.triggered.connect(lambda _=False, number=number: self.picked.emit(number))

    def _search_stack(self) -> QStackedWidget:
        words = QWidget()
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for label in (self._text, self._arrow, self._product):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.same_button)
        row.addLayout(self.others)
        self.search = ProductPick()
        self.search.chosen.connect(self._on_chosen)
        self.search.left.connect(self.close_search)
        self._middle = QStackedWidget()
        self._middle.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._middle.addWidget(words)
        self._middle.addWidget(self.search)
        return self._middle

    def _buttons_row(self) -> QHBoxLayout:
        self.confirm_button = KeyButton(self.tr("Akkoord"), "Enter")
        self.confirm_button.setProperty("role", "primary")
        self.choose_button = KeyButton(self.tr("Ander product"), "F2")
        self.later_button = KeyButton(self.tr("Later"), "→")
        self.reject_button = KeyButton(self.tr("Niet dit"))
        self.strong_button = KeyButton("")
        self.reject_button.setProperty("role", "quiet")
        self.strong_button.setProperty("role", "quiet")
        self.place_short = plain_label(role="muted")
        asked = {
            self.confirm_button: "confirm",
            self.choose_button: "search",
            self.later_button: "later",
            self.reject_button: "reject",
            self.same_button: "confirm_same",
            self.strong_button: "confirm_strong",
        }
        self._buttons: tuple[QPushButton, ...] = tuple(asked)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, name in asked.items():
            button.setProperty("density", "small")
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, name=name: self.do(name))
            if button is self.strong_button:
                row.addStretch(1)
            if button is not self.same_button:
                row.addWidget(button)
        row.addWidget(self.place_short)
        row.addWidget(self._menu())
        self.choose_button.setToolTip(
            self.tr("Zoekt in de bibliotheek; Ctrl+Enter neemt het voor alle gelijke regels")
        )
        self.later_button.setToolTip(self.tr("Naar het volgende voorstel; ← gaat terug"))
        self.reject_button.setToolTip(
            self.tr("De regel krijgt geen product (Del); Ctrl+Del doet dat voor alle gelijke regels")
        )
        self.same_button.setToolTip(self.tr("Bevestigt alle regels met dezelfde omschrijving (Ctrl+Enter)"))
        self.strong_button.setToolTip(self.tr("Bevestigt alles met een sterke reden (Shift+Enter)"))
        return row

    def _done_side(self) -> QWidget:
        side = QWidget()
        self._done = plain_label(role="strong")
        self._done.setWordWrap(True)
        self.next_open_button = QPushButton(self.tr("Naar de eerste"))
        self.next_open_button.clicked.connect(lambda: self.do("next_open"))
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._done, 1)
        row.addWidget(self.next_open_button)
        return side

    # Showing ------------------------------------------------------------------------------------

    def show_proposal(self, shown: ShownProposal) -> None:
        """Shows one proposal; the focus stays where it is."""
        self.close_search()
        self._shown = shown
        self._sides.setCurrentIndex(0)
        self._place.setText(shown.place)
        self.place_short.setText(shown.place_short)
        self.place_short.setToolTip(shown.place)
        self._text.setText(shown.text)
        self._product.setText(shown.product)
        self._amount.setText(shown.amount)
        self.reason.setText(shown.reason)
        self.reason.setVisible(bool(shown.reason))
        self.reason_below.setText(shown.reason)
        self.same_button.show_text(self.tr("Alle {0} gelijke").format(shown.same_count))
        self.same_button.setVisible(shown.same_count > 1)
        self.strong_button.show_text(self.tr("{0} zekere akkoord").format(shown.strong_count))
        self.strong_button.setVisible(shown.strong_count > 0 and not self._is_narrow)
        self._has_strong = shown.strong_count > 0
        self.show_others(())
        self._fit_buttons()
        told = (shown.place, f"{shown.text}: {shown.product}", shown.amount, shown.reason)
        self.setAccessibleDescription(", ".join(part for part in told if part))
        self.confirm_button.setAccessibleDescription(self.accessibleDescription())

    def show_others(self, names: Sequence[str]) -> None:
        """Shows the other proposals with their digits, from 2 on."""
        for button in self._other_buttons:
            self.others.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._other_buttons = []
        self._other_names = tuple(names)
        for number, name in enumerate(names, 2):
            short = name if len(name) <= _LONGEST_OTHER else f"{name[: _LONGEST_OTHER - 1]}…"
            button = KeyButton(short, str(number), self)
            button.setProperty("density", "small")
            button.setToolTip(self.tr("Neem dit product"))
            button.setAccessibleName(f"{number}: {name}")
            button.clicked.connect(lambda _=False, number=number: self.picked.emit(number))
            button.installEventFilter(self)
            self.others.addWidget(button)
            button.setVisible(not self._is_narrow)
            self._other_buttons.append(button)

    def show_done(self, told: str, *, has_open: bool) -> None:
        """Shows that no proposal is left; `has_open` offers the first line without a product."""
        had_focus = self.has_focus
        self.close_search()
        self._sides.setCurrentIndex(1)
        self._done.setText(told)
        self.next_open_button.setVisible(has_open)
        self.setAccessibleDescription(told)
        if had_focus:
            self.asked.emit("leave")

    def set_locked(self, is_locked: bool) -> None:
        """Disables what changes the bill."""
        for button in self._buttons:
            button.setEnabled(not is_locked or button is self.later_button)

    @property
    def has_focus(self) -> bool:
        """Whether the card or a part of it has the focus, so that its keys act."""
        focus = self.window().focusWidget() if self.isVisible() else None
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def take_focus(self) -> None:
        """Moves the focus to the card."""
        (self.confirm_button if self._sides.currentIndex() == 0 else self.next_open_button).setFocus()

    # Search in place ----------------------------------------------------------------------------

    def open_search(self, key: str, title: str) -> None:
        """Opens the search for another product in the place of the proposal's words."""
        self._middle.setCurrentIndex(1)
        self.search.begin(key, title)

    def close_search(self) -> None:
        """Shows the words again; the focus returns to the card when the search had it."""
        if self._middle.currentIndex() == 1:
            had_focus = self.has_focus
            self._middle.setCurrentIndex(0)
            if had_focus:
                self.confirm_button.setFocus()

    def _on_chosen(self, choice: Choice, for_all: bool) -> None:
        self.close_search()
        self.chosen.emit(choice.key, for_all)

    # Keys ---------------------------------------------------------------------------------------

    def do(self, name: str) -> None:
        """Asks for an action that is possible now."""
        changes = name in ("confirm", "confirm_same", "confirm_strong", "reject", "reject_same", "search")
        if changes and (not self.confirm_button.isEnabled() or self._sides.currentIndex() == 1):
            return
        if name == "confirm_strong" and not self._has_strong:
            return
        self.asked.emit(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit()
        if isinstance(event, QKeyEvent):
            name = _asked(event, watched is self.confirm_button or not isinstance(watched, QAbstractButton))
            digit = event.key() - Qt.Key.Key_0 if not event.modifiers() & _ANY_MODIFIER else 0
            if event.type() is QEvent.Type.ShortcutOverride and (name or 1 <= digit <= 3):
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self._on_key(watched, name, digit, event)
        return super().eventFilter(watched, event)

    def _on_key(self, watched: QObject, name: str, digit: int, event: QKeyEvent) -> bool:
        if name:
            self.do(name)
            return True
        if 1 <= digit <= 3 and self.confirm_button.isEnabled():
            self.picked.emit(digit)
            return True
        if event.key() in _ENTER and watched is self.menu_button:
            self.menu_button.showMenu()
            return True
        if event.key() in _ENTER and isinstance(watched, QPushButton) and not event.modifiers() & _ANY_MODIFIER:
            watched.click()
            return True
        return False

    # Size ---------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW_BELOW
        if is_narrow != self._is_narrow:
            self._fit(is_narrow=is_narrow)
        self._fit_buttons()

    def _fit(self, *, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._head.setVisible(not is_narrow)
        self.reason_below.setVisible(is_narrow)
        self.place_short.setVisible(is_narrow)
        self.strong_button.setVisible(self._has_strong and not is_narrow)
        self.meter.show_narrow(is_narrow)
        above = 6 if is_narrow else 8
        self._row.setContentsMargins(_SIDE, above, _SIDE, above)
        self.meter.setFixedWidth(_NARROW_METER_WIDTH if is_narrow else _METER_WIDTH)
        for button in self._other_buttons:
            button.setVisible(not is_narrow)
        self.setFixedHeight(max(_NARROW_HEIGHT if is_narrow else _HEIGHT, self._needed()))

    def _fit_buttons(self) -> None:
        """Leaves out what the menu has too, then shortens words, then leaves out caps, until the row fits."""
        meter = _NARROW_METER_WIDTH if self._is_narrow else _METER_WIDTH
        room = self.width() - meter - 2 * _SIDE - 2 * _SIDE - 1
        self._shorten(0)
        for step in (1, 2, 3, 4):
            if self._buttons_width() <= room:
                return
            self._shorten(step)

    def _shorten(self, step: int) -> None:
        self.reject_button.setVisible(not self._is_narrow and step < 1)
        self.choose_button.show_text(self.tr("Ander") if step > 1 else self.tr("Ander product"))
        for button in (self.choose_button, self.later_button):
            button.show_cap(step < 3)
        self.confirm_button.show_cap(step < 4 or not self._is_narrow)
        self.strong_button.setVisible(self._has_strong and not self._is_narrow and step < 4)

    def _buttons_width(self) -> int:
        buttons = (b for b in self._buttons if b is not self.same_button)
        row = (*buttons, self.place_short, self.menu_button)
        shown = [widget.sizeHint().width() for widget in row if not widget.isHidden()]
        return sum(shown) + (len(shown) - 1) * _GAP

    def _needed(self) -> int:
        """The height that larger letters need."""
        line = self.fontMetrics().height()
        return 3 * line + 40 if self._is_narrow else 3 * line + 50

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROW_METER_WIDTH + 240, super().minimumSizeHint().height())


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ANY_MODIFIER = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
)
_PLAIN = {
    Qt.Key.Key_F2: "search",
    Qt.Key.Key_Right: "later",
    Qt.Key.Key_Left: "back",
    Qt.Key.Key_Delete: "reject",
    Qt.Key.Key_Escape: "leave",
}


def _asked(event: QKeyEvent, is_main: bool) -> str:
    """The action of a key; plain Enter confirms on the main button only, and clicks any other button."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & _ANY_MODIFIER
    if modifiers == Qt.KeyboardModifier.ShiftModifier and key in _ENTER:
        return "confirm_strong"
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return "confirm_same" if key in _ENTER else "reject_same" if key == Qt.Key.Key_Delete else ""
    if modifiers != Qt.KeyboardModifier.NoModifier:
        return ""
    if key in _ENTER:
        return "confirm" if is_main else ""
    return _PLAIN.get(key, "")
