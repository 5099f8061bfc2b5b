"""The reviewer's part of the checklist: a general note, the decision, name, date and a line to sign on."""

from reportlab.pdfgen.canvas import Canvas

from app.reporting.pdf.blocks import SUBHEADING, Block
from app.reporting.pdf.style import CONTENT_WIDTH, INK, NARROW, RULE, SOFT, Face
from app.reporting.pdf.text import Line, Typesetter, draw_line, line_width
from app.reporting.review.texts import decision_words
from app.reporting.wording.number_text import date_text
from app.texts import Language, label
from models.domain.review import ReviewDecision, ReviewNotes

_TEXT, _KEY = Face(NARROW, 8.2, INK), Face(NARROW, 7.4, SOFT)
_LEADING, _MOST_LINES, _BLANK_LINES, _RULED = 11.0, 5, 3, 15.0
_BOX = 7.5
_DECISIONS, _SIGNATURE = 20.0, 44.0


class Closing(Block):
    """The block of the reviewer, never split over pages; without a note it has ruled lines to write one on."""

    def __init__(self, notes: ReviewNotes, lang: Language, setter: Typesetter) -> None:
        super().__init__()
        self.spaceBefore = 2.0
        self.notes = notes
        self.title = setter.line(label("review_heading_decision", lang), SUBHEADING.font)
        text = notes.general.strip()
        self.lines: list[Line] = setter.wrapped(text, _TEXT, CONTENT_WIDTH, _MOST_LINES) if text else []
        self.decisions = [
            (decision, setter.line(decision_words(decision, lang), _TEXT.font)) for decision in ReviewDecision
        ]
        width = CONTENT_WIDTH / 3 - 14
        day = "" if notes.signed_on is None else date_text(notes.signed_on, lang)
        fields = (("review_reviewer", notes.reviewer), ("review_date", day), ("review_signature", ""))
        self.fields = [
            (setter.line(label(code, lang), _KEY.font), setter.fitted(value, _TEXT, width))
            for code, value in fields
        ]

    def _note_height(self) -> float:
        return len(self.lines) * _LEADING + 4 if self.lines else _BLANK_LINES * _RULED

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self.height = 18.0 + self._note_height() + _DECISIONS + _SIGNATURE
        return self.width, self.height

    def draw(self) -> None:
        canvas, y = self.canv, self.height - 12
        draw_line(canvas, self.title, (0, y), SUBHEADING)
        y -= 6
        self._draw_note(canvas, y)
        y -= self._note_height() + 13
        x = 0.0
        for decision, line in self.decisions:
            _draw_box(canvas, (x, y), is_ticked=decision is self.notes.decision)
            draw_line(canvas, line, (x + _BOX + 5, y + 0.8), _TEXT)
            x += _BOX + 5 + line_width(line, _TEXT.size) + 26
        self._draw_fields(canvas)

    def _draw_note(self, canvas: Canvas, y: float) -> None:
        if self.lines:
            for line in self.lines:
                y -= _LEADING
                draw_line(canvas, line, (0, y + 2), _TEXT)
            return
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        for place in range(_BLANK_LINES):
            canvas.line(0, y - (place + 1) * _RULED + 2, self.width, y - (place + 1) * _RULED + 2)

    def _draw_fields(self, canvas: Canvas) -> None:
        width = CONTENT_WIDTH / 3
        for place, (key, value) in enumerate(self.fields):
            x = place * width
            draw_line(canvas, value, (x, 12), _TEXT)
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.6)
            canvas.line(x, 9, x + width - 14, 9)
            draw_line(canvas, key, (x, 0.5), _KEY)


def _draw_box(canvas: Canvas, at: tuple[float, float], *, is_ticked: bool) -> None:
    x, y = at
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.8)
    canvas.rect(x, y, _BOX, _BOX, stroke=1, fill=0)
    if is_ticked:
        canvas.setLineWidth(1.4)
        canvas.line(x + 1.5, y + 1.5, x + _BOX - 1.5, y + _BOX - 1.5)
        canvas.line(x + 1.5, y + _BOX - 1.5, x + _BOX - 1.5, y + 1.5)
