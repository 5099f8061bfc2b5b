"""The scorecard as a PDF on A4: the same bytes for the same report, no clock, nothing from the network.

Page 1 holds the wheel and all indicators; then come the meaning, the findings, the contributions, the bill, and
the methods and sources. The project's data, all outcomes and the recipe of the document are attached, so that it
can be made again and compared. Colour is never the only carrier of meaning.
"""

from collections.abc import Callable, Iterable
from itertools import chain

from reportlab.platypus import PageBreak, Spacer

from app.reporting.json.outcome import outcome_json
from app.reporting.pdf.bill import bill_blocks, contribution_blocks
from app.reporting.pdf.blocks import Block, Sentences, with_room
from app.reporting.pdf.findings import FindingsPart
from app.reporting.pdf.front import Masthead, WheelPanel
from app.reporting.pdf.gains_and_gaps import MeaningPage
from app.reporting.pdf.indicators import indicator_table
from app.reporting.pdf.letterhead import Letterhead
from app.reporting.pdf.methods import MethodPages
from app.reporting.pdf.page_frame import CONTENT_HEIGHT, Footer, Metadata, PagedDocument, footer_facts
from app.reporting.pdf.recipe import RECIPE_NAME, recipe_json
from app.reporting.pdf.style import CONTENT_WIDTH, NARROW, PAGE_HEIGHT, SOFT, Face, register_fonts
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.report_options import ReportOptions, Section
from app.reporting.wording.outcome_texts import mark_notes
from app.reporting.wording.plain_text import clean
from app.reporting.wording.summary import Summary, summarise
from app.texts import Language, label
from models.presentation.indicated import is_printed_unasked
from models.storage.document.project_document import canonical_json

ATTACHMENT_NAME = "meetlat-project.json"
OUTCOME_NAME = "meetlat-outcome.json"
_NOTE = Face(NARROW, 6.4, SOFT)
_LEAST_WHEEL = 240.0


def scorecard_pdf(
    report: Report,
    lang: Language,
    options: ReportOptions | None = None,
    on_page: Callable[[int], None] | None = None,
) -> bytes:
    """Makes the PDF of a report.

    Args:
        options: None prints all parts, without letterhead.
        on_page: is called with the number of pages laid out so far; an exception from it stops the work.
    """
    register_fonts()
    setter, chosen = Typesetter(), options or ReportOptions()
    facts = footer_facts(report.program_version, report.made_on, report, lang)
    attachments = {
        ATTACHMENT_NAME: canonical_json(report.project),
        OUTCOME_NAME: outcome_json(report, lang),
        RECIPE_NAME: recipe_json(report, lang, chosen),
    }
    document = PagedDocument(_metadata(report, lang, chosen), Footer(facts, lang, setter), attachments, on_page)
    return document.to_bytes(_blocks(report, lang, setter, chosen))


def _metadata(report: Report, lang: Language, options: ReportOptions) -> Metadata:
    return Metadata(
        title=clean(report.project.name) or label("report_unnamed_project", lang),
        author=clean(options.organisation),
        subject=label("report_title", lang),
        program_version=report.program_version,
        lang=lang,
        made_on=report.made_on,
    )


def _blocks(report: Report, lang: Language, setter: Typesetter, options: ReportOptions) -> list[Block]:
    summary = summarise(report)
    makers: dict[Section, Callable[[], Iterable[Block]]] = {
        Section.MEANING: lambda: MeaningPage(report, summary, lang, setter).blocks(),
        Section.FINDINGS: lambda: FindingsPart(report, lang, setter).blocks(),
        Section.CONTRIBUTIONS: lambda: contribution_blocks(report, lang, setter),
        Section.BILL: lambda: bill_blocks(report, lang, setter),
        Section.METHODS: lambda: MethodPages(report, lang, setter).blocks(),
    }
    sections = chain.from_iterable(makers[section]() for section in Section if section in options.sections)
    front = _front(report, summary, lang, setter, options)
    return [*front, PageBreak(), *with_room(sections)] if options.sections else front


def _front(
    report: Report, summary: Summary, lang: Language, setter: Typesetter, options: ReportOptions
) -> list[Block]:
    """Page 1; the wheel takes the height that the table leaves."""
    has_head = bool(clean(options.organisation).strip() or options.logo_png)
    letterhead = [Letterhead(options.organisation, options.logo_png, setter)] if has_head else []
    masthead = Masthead(report, lang, setter)
    table = indicator_table(report, lang, setter)
    notes = [Sentences(line, setter, _NOTE, CONTENT_WIDTH, 2) for line in _notes(report, lang)]
    taken = sum(block.wrap(CONTENT_WIDTH, PAGE_HEIGHT)[1] for block in (*letterhead, masthead, table, *notes))
    for note in notes:
        note.spaceAfter = 0.0
    room = CONTENT_HEIGHT - taken - 6
    panel = WheelPanel(report, summary, lang, setter, max(_LEAST_WHEEL, min(360.0, room)))
    return [*letterhead, masthead, panel, table, Spacer(1, 4), *notes]


def _notes(report: Report, lang: Language) -> list[str]:
    shapes = label("report_shapes_note", lang)
    shapes = "   ".join([shapes, *mark_notes(report.scorecard.outcomes, lang)])
    beside = any(map(is_printed_unasked, report.scorecard.outcomes))
    indicated = [label("provisional_rows_note", lang)] if beside else []
    return [shapes, label("report_margin_note", lang), *indicated]
