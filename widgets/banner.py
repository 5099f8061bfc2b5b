"""Notice over the lower edge of a page: a sentence, advice, perhaps an action, and a close button."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from widgets.icons import INLINE
from widgets.plain_text import plain_label
from widgets.style_property import set_style_property

_NOTICE_ROLES = ("notice", "on-notice", "on-notice", "on-notice", "on-notice")
_PROBLEM_ROLES = ("banner-error", "", "muted", "", "quiet")
_INSET, _LEAST_INSET = 12, 4
_LEAST_HEIGHT, _CLOSE_SIDE = 40, 28
_WIDEST = 760


class NoticeSort(Enum):
    """Sort of notice: a remark stays until the next edit, an offer and a problem until they are answered."""

    REMARK = auto()
    OFFER = auto()
    PROBLEM = auto()


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    advice: str
    action_text: str
    action: Callable[[], None] | None


class Banner(QFrame):
    """Floating notice over a host widget, in which it moves nothing. A click closes it, as does Escape inside it.

    Ctrl+M moves the focus to it from anywhere in the window, also from a table that uses the tab key.

    There is one notice of each sort: a newer one replaces an older one of its sort. The newest is shown; notices
    of other sorts come back when it is closed, so a remark never removes an offer or a problem.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._said: dict[NoticeSort, _Said] = {}
        self._came_from: QWidget | None = None
        self._text = plain_label()
        self._text.setWordWrap(True)
        self._advice = plain_label()
        self._advice.setWordWrap(True)
        self._button = QPushButton()
        self._close = QToolButton()
        self._close.setIconSize(QSize(INLINE, INLINE))
        self._close.setFixedSize(_CLOSE_SIDE, _CLOSE_SIDE)
        sentences = QVBoxLayout()
        sentences.setSpacing(2)
        sentences.addWidget(self._text)
        sentences.addWidget(self._advice)
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 3, 4, 3)
        layout.setSpacing(12)
        self.setMinimumHeight(_LEAST_HEIGHT)
        layout.addLayout(sentences, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self._close.clicked.connect(self.dismiss)
        self._button.clicked.connect(self._act)
        reach = QShortcut(QKeySequence("Ctrl+M"), host)
        reach.activated.connect(self.take_focus)
        host.installEventFilter(self)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Sets the fixed texts in the language of the window."""
        self._close.setAccessibleName(self.tr("Melding sluiten"))
        self._close.setToolTip(self.tr("Melding sluiten (Ctrl+M, dan Esc)"))

    def say(
        self,
        text: str,
        advice: str = "",
        *,
        is_problem: bool = False,
        action_text: str = "",
        action: Callable[[], None] | None = None,
        passes: bool = False,
    ) -> None:
        """Shows a notice before those already there; one with an action is an offer.

        With `passes` the notice is a remark although it has an action, which must then be available elsewhere too.
        """
        sort = NoticeSort.OFFER if action is not None and not passes else NoticeSort.REMARK
        sort = NoticeSort.PROBLEM if is_problem else sort
        self._said.pop(sort, None)
        self._said[sort] = _Said(text, advice, action_text, action)
        self._show_latest()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{text} {advice}".strip()))

    def withdraw(self, sort: NoticeSort) -> None:
        """Removes the notice of this sort, whether it is shown or behind another."""
        if self._said.pop(sort, None) is not None:
            self._show_latest()

    def dismiss(self) -> None:
        """Removes the notice that is shown; the focus returns to where it was."""
        if self._said:
            self._said.popitem()
        if self._has_focus() and self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_latest()

    def take_focus(self) -> None:
        """Moves the focus to the action of the notice, or its close button; Escape returns it."""
        if self.isVisible() and not self._has_focus():
            self._came_from = self.window().focusWidget()
            wanted = self._close if self._button.isHidden() else self._button
            wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _show_latest(self) -> None:
        if not self._said:
            self.hide()
            return
        sort, said = next(reversed(self._said.items()))
        self._text.setText(said.text)
        self._advice.setText(said.advice)
        self._advice.setVisible(bool(said.advice))
        self._button.setText(said.action_text)
        self._button.setVisible(said.action is not None)
        self._show_sort(is_problem=sort is NoticeSort.PROBLEM)
        self.setAccessibleName(said.text)
        self.setAccessibleDescription(said.advice)
        self._place()
        self.show()
        self.raise_()

    def _show_sort(self, *, is_problem: bool) -> None:
        """Sets the colours: those of an error for a problem, else the reverse of the page."""
        roles = _PROBLEM_ROLES if is_problem else _NOTICE_ROLES
        parts = (self, self._text, self._advice, self._button, self._close)
        for part, role in zip(parts, roles, strict=True):
            set_style_property(part, "role", role)
        from widgets.themed_icons import themed_icon

        self._close.setIcon(themed_icon("x", "ink" if is_problem else "surface"))

    def _place(self) -> None:
        """Moves the notice to the middle of the lower edge of its host."""
        inset = _INSET if self._host.width() > _WIDEST // 2 else _LEAST_INSET
        width = min(self._host.width() - 2 * inset, _WIDEST)
        needed = (self._row.totalHeightForWidth(width), self._row.totalMinimumSize().height(), _LEAST_HEIGHT)
        height = max(needed)
        top = max(0, self._host.height() - height - inset)
        self.setGeometry((self._host.width() - width) // 2, top, width, height)

    def _act(self) -> None:
        said = next(reversed(self._said.values()), None)
        self.dismiss()
        if said is not None and said.action is not None:
            said.action()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Closes the notice by a click on its text; its button and links keep theirs."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the size of its host."""
        if watched is self._host and event.type() is QEvent.Type.Resize and self._said:
            self._place()
        return super().eventFilter(watched, event)
