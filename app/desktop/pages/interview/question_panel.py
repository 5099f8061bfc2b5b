"""One indicator of the interview: its cards, what the facts suggest, and the ways on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.desktop.answering.entry_card import EntryCard
from app.texts import Language, in_language, name_of
from models.domain.interview import SkipEffect
from models.scorecard.interview import CourseGroup, CourseItem, Standing, suggested
from widgets.fields.scroll import FieldScroll
from widgets.flow_layout import FlowLayout
from widgets.key_button import KeyButton
from widgets.plain_text import plain_label


class QuestionPanel(QWidget):
    """The panel of one question.

    Signals:
        asked(str): `next`, `back`, `unknown`, `missing`, `suggested` or `bill`.
    """

    asked = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._document, self._place = _label("small"), plain_label(role="small")
        self._state = plain_label(role="chip-outline")
        self.area = FieldScroll()
        self._hint = _Hint(self)
        self._from_bill = _label("muted")
        self.bill = QPushButton(self.tr("Naar de materiaalstaat"))
        self.bill.clicked.connect(lambda: self.asked.emit("bill"))
        self.next = self._button(self.tr("Verder"), "Enter", "next", "primary")
        self.unknown = self._button(self.tr("Weet ik niet"), "F8", "unknown")
        self.back = self._button(self.tr("Terug"), "PgUp", "back", "quiet")
        self.missing = self._button(self.tr("Dit stuk is er nog niet"), "F9", "missing", "quiet")
        self._hint.accept.clicked.connect(lambda: self.asked.emit("suggested"))
        self._lay_out()

    def _button(self, text: str, key: str, action: str, role: str = "") -> KeyButton:
        button = KeyButton(text, key)
        if role:
            button.setProperty("role", role)
        button.clicked.connect(lambda: self.asked.emit(action))
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._document, 1)
        top.addWidget(self._state)
        top.addWidget(self._place)
        buttons = FlowLayout()
        for button in (self.next, self.unknown, self.missing, self.back):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._hint)
        layout.addWidget(self._from_bill)
        layout.addWidget(self.bill, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.area, 1)
        layout.addLayout(buttons)

    def show_cards(self, cards: Sequence[EntryCard]) -> None:
        """Replaces the cards."""
        self.area.clear()
        for card in cards:
            self.area.add(card)

    def show_item(self, group: CourseGroup, item: CourseItem, *, is_missing: bool, follows: bool) -> None:
        """Shows where the question stands and what can be done with it.

        Args:
            is_missing: the user said that the document does not exist yet.
            follows: the answer comes from the bill, so there is nothing to type.
        """
        document = group.document
        name = name_of(document, self._language)
        why = in_language(document.why_nl, document.why_en, self._language)
        self._document.setText(f"{name} · {why}")
        place = next(i for i, each in enumerate(group.items, 1) if each.step == item.step)
        self._place.setText(self.tr("{0} van {1}").format(place, len(group.items)))
        is_unknown = item.standing is Standing.UNKNOWN
        self._state.setVisible(is_unknown)
        self._state.setText(self.tr("stuk is er nog niet") if is_missing else self.tr("weet ik niet"))
        words = self.tr("Weet ik wel") if is_unknown and not is_missing else self.tr("Weet ik niet")
        self.unknown.show_text(words)
        self.unknown.setEnabled(item.standing is not Standing.ANSWERED and not is_missing)
        self.missing.show_text(
            self.tr("Dit stuk is er toch") if is_missing else self.tr("Dit stuk is er nog niet")
        )
        self._from_bill.setVisible(follows)
        self._from_bill.setText(self.tr("Dit cijfer volgt vanzelf uit de materiaalstaat of uit een schatting."))
        self.bill.setVisible(follows)
        self._hint.show_rule(item, self._language)

    def set_reason_disabled(self, reason: str) -> None:
        """Disables what changes the project, with the reason on hover; "" enables it."""
        for button in (self.unknown, self.missing, self._hint.accept):
            if reason:
                button.setEnabled(False)
            button.setToolTip(reason)


class _Hint(QFrame):
    """What a fact of the project suggests, and the button that gives that answer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._words = _label("")
        self.accept = KeyButton("", "F7")
        self.accept.setProperty("density", "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.accept)
        self.hide()

    def show_rule(self, item: CourseItem, language: Language) -> None:
        rule = suggested(item)
        shown = rule or next(iter(item.skips), None)
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._words.setText(in_language(shown.text_nl, shown.text_en, language))
        self.setAccessibleName(self._words.text())
        is_na = rule is not None and rule.effect is SkipEffect.NOT_APPLICABLE
        self.accept.show_text(self.tr("Niet van toepassing") if is_na else self.tr("Weet ik niet"))
        self.accept.setVisible(rule is not None)
        self.accept.setEnabled(item.standing is not Standing.ANSWERED)


def _label(role: str) -> QLabel:
    label = plain_label(role=role)
    label.setWordWrap(True)
    label.setMinimumWidth(60)
    return label
