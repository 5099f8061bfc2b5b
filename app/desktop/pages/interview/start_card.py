"""The first screen of the interview: what the project is, and which documents there are."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.answering.answer_editing import AnswerEditing
from app.desktop.answering.inputs_part import InputsPart
from app.desktop.session.field_edits import FieldEdits, refusal
from app.desktop.session.typed_input import number_language, number_parser, number_shower
from app.desktop.session.workspace import Workspace
from app.formats.fields import FIELDS, Field
from app.texts import in_language, label, name_of
from models.domain.interview import Interview
from models.scorecard.interview import Course
from widgets.answer_bar import AnswerBar, AnswerOption
from widgets.fields.card import FieldCard
from widgets.fields.choice import ChoiceField
from widgets.fields.parsed import ParsedField
from widgets.key_button import KeyButton
from widgets.plain_text import plain_label

_FIELDS = {"phase", "type", "dwelling_count"}
_SITE = ("soil", "flood_depth_m", "has_private_plot")


class StartCard(QWidget):
    """The facts that decide the order, and a question per document.

    Signals:
        answered(document_id, bool): the document is there, or does not exist yet; None takes the answer away.
        begun(): to the first question.
        stopped_at(QWidget): the keys went to this control, which must get the focus and be in view.
    """

    answered = Signal(str, object)
    begun = Signal()
    stopped_at = Signal(object)

    def __init__(self, workspace: Workspace, edits: FieldEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._edits = workspace, edits
        self._language = workspace.language
        self.rows: dict[str, DocumentRow] = {}
        about = FieldCard()
        about.set_heading(self.tr("Het project"))
        fields = {field.name: field for field in FIELDS if field.name in _FIELDS}
        self.phase = self._choice(fields["phase"])
        self.type = self._choice(fields["type"])
        self.homes = self._homes(fields["dwelling_count"])
        self.phase.edited.connect(lambda value: self._change(fields["phase"], value))
        self.type.edited.connect(lambda value: self._change(fields["type"], value))
        self.homes.edited.connect(lambda value: self._change(fields["dwelling_count"], value))
        self.homes.finished.connect(edits.finish)
        self._reach = plain_label(role="muted")
        self._reach.setWordWrap(True)
        for field in (self.phase, self.type, self.homes):
            about.add(field)
        about.add(self._reach, is_wide=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addWidget(self._site(edits))
        layout.addWidget(self._documents(workspace.reference.interview))
        self.begin = KeyButton(self.tr("Begin met de vragen"), "PgDn")
        self.begin.setProperty("role", "primary")
        self.begin.clicked.connect(self.begun)
        layout.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def _choice(self, field: Field) -> ChoiceField:
        options: list[tuple[object, str]] = [(None, self.tr("Onbekend"))]
        for one in field.choices or ():
            word = label(field.answers + one, self._language)
            options.append((one, word[:1].upper() + word[1:]))
        return ChoiceField(label(field.label, self._language), options)

    def _homes(self, field: Field) -> ParsedField:
        numbers = number_language(self._workspace)
        parse = number_parser(numbers, is_whole=True)
        return ParsedField(label(field.label, self._language), parse, number_shower(numbers))

    def _site(self, edits: FieldEdits) -> QWidget:
        """The facts of the place that make questions pointless, such as sandy soil."""
        card = FieldCard()
        card.set_heading(self.tr("De plek"))
        inputs = self._workspace.reference.questions.inputs
        known = tuple(inputs[key] for key in _SITE if key in inputs)
        self.site = InputsPart(self._workspace, known, {})
        editing = AnswerEditing(self._workspace, edits)
        self.site.given.connect(
            lambda key, item, value, is_known: editing.give(key, item, value, is_known=is_known)
        )
        self.site.left.connect(edits.finish)
        card.add(self.site, is_wide=True)
        return card

    def _documents(self, interview: Interview) -> QWidget:
        card = FieldCard()
        card.set_heading(self.tr("Welke van deze stukken zijn er?"))
        for document in interview.documents.values():
            options = (
                AnswerOption(True, self.tr("Ligt klaar"), self.tr("J")),
                AnswerOption(False, self.tr("Is er nog niet"), self.tr("N")),
            )
            name = name_of(document, self._language)
            why = in_language(document.why_nl, document.why_en, self._language)
            row = DocumentRow(name, why, options)
            row.bar.chosen.connect(lambda value, key=document.id: self.answered.emit(key, value))
            row.bar.moved.connect(lambda step, key=document.id: self._move(key, step))
            self.rows[document.id] = row
            card.add(row, is_wide=True)
        return card

    def _move(self, document_id: str, step: int) -> None:
        keys = list(self.rows)
        place = keys.index(document_id) + step
        if 0 <= place < len(keys):
            self.stopped_at.emit(self.rows[keys[place]].bar.stop())

    def _change(self, field: Field, value: object) -> None:
        change = self._edits.change_variant if field.name == "phase" else self._edits.change_building
        change(label(field.change, self._language), field.name, value)

    def show_state(self, course: Course, in_hand: Collection[str], missing: Collection[str], reach: str) -> None:
        """Shows the facts of the open project and what was said of each document."""
        opened = self._workspace.open
        if opened is None:
            return
        building, reason = opened.variant.building, refusal(self._workspace)
        self.phase.set_value(opened.variant.phase)
        self.type.set_value(building.type)
        self.homes.set_value(building.dwelling_count)
        for field in (self.phase, self.type, self.homes):
            field.set_reason_disabled(reason)
        self._reach.setText(reach)
        self.site.show_answers(opened.variant.answers, reason, anew=False)
        asked = {group.document.id for group in course.groups}
        for key, row in self.rows.items():
            row.setVisible(key in asked)
            row.bar.show_value(False if key in missing else True if key in in_hand else None)
            row.bar.setEnabled(not reason)


class DocumentRow(QWidget):
    """One document: its name, why it is worth opening, and whether it is there."""

    def __init__(self, name: str, why: str, options: Sequence[AnswerOption]) -> None:
        super().__init__()
        self.bar = AnswerBar(name, options)
        words = QVBoxLayout()
        words.setSpacing(0)
        for text, role in ((name, "strong"), (why, "small")):
            line = plain_label(text, role=role)
            line.setWordWrap(True)
            line.setMinimumWidth(60)
            words.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.bar)
