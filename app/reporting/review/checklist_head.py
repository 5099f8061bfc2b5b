"""The top of the checklist: file, plan and rules, with their hashes."""

from app.reporting.pdf.blocks import Block
from app.reporting.pdf.style import CONTENT_WIDTH, INK, NARROW, NARROW_BOLD, SANS_BOLD, SOFT, Face
from app.reporting.pdf.text import Typesetter, draw_line
from app.reporting.review.review import Review
from app.reporting.review.texts import edition_lines, report_check_lines
from app.reporting.wording.outcome_texts import requirement_set_text, variant_line
from app.texts import Language, label
from models.domain.review import ReviewNotes

_EYEBROW, _TITLE = Face(SANS_BOLD, 6.6, SOFT), Face(SANS_BOLD, 13.5)
_KEY, _VALUE, _STRONG = Face(NARROW, 7.6, SOFT), Face(NARROW, 7.8, INK), Face(NARROW_BOLD, 7.8, INK)
_KEY_WIDTH, _LEADING = 92.0, 10.4


class ReviewHead(Block):
    """Title and facts; a PDF of Meetlat has the result of its check in bold."""

    def __init__(self, review: Review, notes: ReviewNotes, lang: Language, setter: Typesetter) -> None:
        super().__init__()
        self.spaceAfter = 4.0
        eyebrow = label("review_pdf_title", lang).upper()
        if notes.organisation.strip():
            eyebrow = f"{eyebrow} · {notes.organisation.strip()}"
        self.eyebrow = setter.fitted(eyebrow, _EYEBROW, CONTENT_WIDTH)
        name = review.report.project.name.strip() if review.report is not None else review.file.name
        self.title = setter.fitted(name or label("report_unnamed_project", lang), _TITLE, CONTENT_WIDTH)
        width = CONTENT_WIDTH - _KEY_WIDTH
        self.facts = []
        for key, value, is_strong in _facts(review, lang):
            face = _STRONG if is_strong else _VALUE
            self.facts.append(
                (setter.line(key, _KEY.font), setter.wrapped(value, face, width, 4 if is_strong else 2), face)
            )

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self.height = 33 + sum(len(lines) * _LEADING for _, lines, _ in self.facts)
        return self.width, self.height

    def draw(self) -> None:
        canvas, y = self.canv, self.height - 7
        draw_line(canvas, self.eyebrow, (0, y), _EYEBROW)
        y -= 16
        draw_line(canvas, self.title, (0, y), _TITLE)
        y -= 13
        for key, lines, face in self.facts:
            draw_line(canvas, key, (0, y), _KEY)
            for line in lines:
                draw_line(canvas, line, (_KEY_WIDTH, y), face)
                y -= _LEADING
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.line(0, 0, self.width, 0)


def _facts(review: Review, lang: Language) -> list[tuple[str, str, bool]]:
    """Key, value, and whether the value is in bold."""
    facts = [(label("review_file", lang), review.file.name, False)]
    report = review.report
    if report is not None:
        project = report.project
        where = " · ".join(filter(None, (project.municipality.strip(), project.address.strip())))
        plan = " · ".join(filter(None, (variant_line(report, lang), where)))
        facts.append((label("review_plan", lang), plan, False))
        facts.append((label("review_rules", lang), " · ".join(edition_lines(review, lang)), False))
        facts.append((label("field_requirement_set_id_label", lang), requirement_set_text(report, lang), False))
        facts.append((label("review_content_hash", lang), report.content_hash, False))
    if review.declarations:
        words = label("review_declarations", lang, count=len(review.declarations))
        facts.append((label("review_content", lang), words, False))
    facts.append((label("review_file_hash", lang), review.file.sha256, False))
    if review.report_check is not None:
        words = " ".join(report_check_lines(review.report_check, lang))
        facts.append((label("review_report_check", lang), words, True))
    return facts
