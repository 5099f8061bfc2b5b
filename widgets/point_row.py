"""One point of an indicator: its question, its answers or the figure that decides it, and remarks on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from models.presentation.marks import Mark
from widgets.answer_bar import AnswerBar, AnswerOption
from widgets.marks import MarkLabel
from widgets.plain_text import plain_label, plain_tool_tip


@dataclass(frozen=True, slots=True)
class PointTexts:
    """The texts of one point.

    Attributes:
        heading: the heading of the source that it fills; "" shows none.
        remarks: under the question, such as the number it hangs on with its source.
        figure: what was computed; "" for a point that is answered by hand.
        mark: of the computed answer; None without one.
        chips: short words at the right of the heading, such as that an answer has no evidence.
        detail: words of the button that opens number and evidence; "" hides it.
        source: the source in full, on hover.
    """

    question: str
    heading: str = ""
    remarks: tuple[str, ...] = ()
    figure: str = ""
    mark: Mark | None = None
    chips: tuple[str, ...] = ()
    detail: str = ""
    source: str = ""


class PointRow(QFrame):
    """A point with its answers. The row of a computed point has a figure, and only the answers that are offered.

    Signals:
        chosen(value): the user chose an answer; None takes it away.
        moved(int): to the next point (1) or the one before (-1).
        detail_wanted(bool): the user opens or closes number and evidence.
    """

    chosen = Signal(object)
    moved = Signal(int)
    detail_wanted = Signal(bool)

    def __init__(self, question: str, options: Sequence[AnswerOption], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = _wrapped("muted")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._shown_chips: tuple[str, ...] = ()
        self._question = _wrapped()
        self._remarks = _wrapped("muted")
        self._mark, self._figure = MarkLabel(Mark.UNKNOWN), _wrapped()
        self.bar = AnswerBar(question, options)
        self.bar.chosen.connect(self.chosen)
        self.bar.moved.connect(self.moved)
        self.toggle = QToolButton()
        self.toggle.setProperty("role", "quiet")
        self.toggle.setCheckable(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setArrowType(Qt.ArrowType.RightArrow)
        self.toggle.toggled.connect(self._on_toggled)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addStretch()  # keeps the chips their own width at the right where there is no heading
        top.addLayout(self._chips)
        figure = QHBoxLayout()
        figure.setSpacing(6)
        figure.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        figure.addWidget(self._figure, 1)
        figure.addStretch()
        answers = QHBoxLayout()
        answers.addWidget(self.bar, 1)
        answers.addStretch()
        answers.addWidget(self.toggle)
        self._below = QVBoxLayout(self)
        self._below.setContentsMargins(0, 6, 0, 6)
        self._below.setSpacing(4)
        self._below.addLayout(top)
        self._below.addWidget(self._question)
        self._below.addLayout(figure)
        self._below.addWidget(self._remarks)
        self._below.addLayout(answers)

    def show_texts(self, texts: PointTexts) -> None:
        """Shows the texts; parts without one are hidden."""
        for label, text in (
            (self._heading, texts.heading),
            (self._question, texts.question),
            (self._remarks, "\n".join(texts.remarks)),
            (self._figure, texts.figure),
        ):
            if text != label.text():
                label.setText(text)
            label.setVisible(bool(text))
        self._mark.setVisible(texts.mark is not None)
        self._mark.show_mark(texts.mark or Mark.UNKNOWN)
        self.toggle.setText(texts.detail)
        self.toggle.setVisible(bool(texts.detail))
        self.toggle.setAccessibleName(f"{texts.question} {texts.detail}")
        self._question.setToolTip(plain_tool_tip(texts.source))
        self.bar.set_question(texts.question)
        self.setAccessibleName(texts.question)
        self._show_chips(texts.chips)

    def add_detail(self, widget: QWidget) -> None:
        """Adds the fields of number and evidence below the answers."""
        self._below.addWidget(widget)

    def texts(self) -> tuple[str, ...]:
        """The texts that are shown, for reading back."""
        parts = (self._heading, self._question, self._figure, self._remarks)
        return tuple(part.text() for part in parts if part.text())

    def take_focus(self) -> None:
        """Gives the focus to the answers, or else to the button of the evidence."""
        stop = self.bar.stop() if not self.bar.isHidden() else self.toggle
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in reading order."""
        return (*self.bar.buttons, self.toggle)

    def _show_chips(self, chips: tuple[str, ...]) -> None:
        if chips == self._shown_chips:
            return
        self._shown_chips = chips
        while self._chips.count():
            item = self._chips.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for chip in chips:
            label = plain_label(chip, role="chip-outline")
            self._chips.addWidget(label)
            label.show()

    def _on_toggled(self, is_open: bool) -> None:
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.detail_wanted.emit(is_open)


def _wrapped(role: str = "") -> QLabel:
    label = plain_label(role=role)
    label.setWordWrap(True)
    label.setMinimumWidth(60)
    return label
