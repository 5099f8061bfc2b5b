"""The scorecard as a PDF on A4: the same bytes for the same report, no clock, nothing from the network.

Page 1 holds the conclusion, three figures and the wheel, page 2 all indicators; then come the parts that were
asked for. The project's data, all outcomes and the recipe of the document are attached, so that it can be made
again and compared. Colour is never the only carrier of meaning, and no type is smaller than 8 points.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from reportlab.platypus import PageBreak, Spacer

from app.reporting.json.outcome import outcome_json
from app.reporting.pdf.bill import bill_blocks, contribution_blocks
from app.reporting.pdf.blocks import SMALL, Block, Heading, Sentences, with_room
from app.reporting.pdf.findings import FindingsPart
from app.reporting.pdf.front import ConclusionBlock, FigureCards, WheelLegend, WheelPanel
from app.reporting.pdf.gains_and_gaps import MeaningPage
from app.reporting.pdf.indication import indication_blocks
from app.reporting.pdf.indicators import indicator_table
from app.reporting.pdf.inputs import InputsPart
from app.reporting.pdf.letterhead import Letterhead
from app.reporting.pdf.masthead import Masthead
from app.reporting.pdf.methods import MethodPages
from app.reporting.pdf.origin import origin_and_nearest
from app.reporting.pdf.page_frame import CONTENT_HEIGHT, Footer, Metadata, PagedDocument, footer_facts
from app.reporting.pdf.recipe import RECIPE_NAME, recipe_json
from app.reporting.pdf.style import CONTENT_WIDTH, NARROW, PAGE_HEIGHT, SMALLEST, SOFT, Face, register_fonts
from app.reporting.pdf.text import UNPRINTABLE, Typesetter
from app.reporting.report import Report
from app.reporting.report_options import ReportOptions, Section
from app.reporting.wording.conclusion import conclusion
from app.reporting.wording.figure_card import figure_cards
from app.reporting.wording.outcome_texts import mark_notes
from app.reporting.wording.plain_text import clean
from app.reporting.wording.summary import Summary, summarise
from app.texts import Language, label
from models.presentation.goals import wheel_of
from models.storage.document.project_document import canonical_json

ATTACHMENT_NAME = "meetlat-project.json"
OUTCOME_NAME = "meetlat-outcome.json"
_NOTE = Face(NARROW, SMALLEST, SOFT)
_LEAST_WHEEL, _MOST_WHEEL = 270.0, 470.0


def scorecard_pdf(
    report: Report,
    lang: Language,
    options: ReportOptions | None = None,
    on_page: Callable[[int], None] | None = None,
) -> bytes:
    """Makes the PDF of a report.

    Args:
        options: None prints the usual parts, without letterhead.
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
    return document.to_bytes(scorecard_blocks(report, lang, setter, chosen))


def _metadata(report: Report, lang: Language, options: ReportOptions) -> Metadata:
    return Metadata(
        title=clean(report.project.name) or label("report_unnamed_project", lang),
        author=clean(", ".join(filter(None, (options.author.strip(), options.organisation.strip())))),
        subject=label("report_title", lang),
        program_version=report.program_version,
        lang=lang,
        made_on=report.made_on,
    )


def scorecard_blocks(report: Report, lang: Language, setter: Typesetter, options: ReportOptions) -> list[Block]:
    """Every block of the document in its order, each with its role; page breaks have none."""
    summary = summarise(report)
    makers: dict[Section, Callable[[], Iterable[Block]]] = {
        Section.MEANING: lambda: MeaningPage(report, summary, lang, setter).blocks(),
        Section.INDICATION: lambda: indication_blocks(report, lang, setter),
        Section.FINDINGS: lambda: FindingsPart(report, lang, setter).blocks(),
        Section.CONTRIBUTIONS: lambda: contribution_blocks(report, lang, setter),
        Section.BILL: lambda: bill_blocks(report, lang, setter),
        Section.METHODS: lambda: MethodPages(report, lang, setter).blocks(),
        Section.INPUTS: lambda: InputsPart(report, summary, lang, setter).blocks(),
    }
    parts = [list(makers[section]()) for section in Section if section in options.sections]
    second = _second_page(report, summary, lang, setter, options)
    front = _front(report, lang, setter, options)
    after = [PageBreak(), *with_room(chain.from_iterable(parts))] if parts else []
    return [*front, PageBreak(), *second, *after, *_about_signs(lang, setter)]


def _front(report: Report, lang: Language, setter: Typesetter, options: ReportOptions) -> list[Block]:
    """Page 1; the wheel takes the height that the other blocks leave."""
    beside = options.with_indication
    wheel = wheel_of(report.scorecard, report.variant, report.reference, with_indication=beside)
    said = conclusion(report.scorecard, report.variant, report.reference.indicators, lang)
    has_head = bool(clean(options.organisation).strip() or options.logo_png)
    above: list[Block] = [Letterhead(options.organisation, options.logo_png, setter)] if has_head else []
    above += [
        Masthead(report, lang, setter, options),
        ConclusionBlock(said, setter),
        FigureCards(figure_cards(report, wheel, lang, with_indication=beside), setter),
    ]
    below: list[Block] = [
        WheelLegend(wheel, lang, setter),
        *(Sentences(line, setter, _NOTE, CONTENT_WIDTH, 2) for line in _front_notes(lang, setter)),
    ]
    room = CONTENT_HEIGHT - _height(above) - _height(below) - 12.0
    panel = WheelPanel(report, wheel, lang, setter, max(_LEAST_WHEEL, min(_MOST_WHEEL, room)), indicated=beside)
    return [*above, panel, *below]


def _height(blocks: Sequence[Block]) -> float:
    return sum(float(block.wrap(CONTENT_WIDTH, PAGE_HEIGHT)[1]) + float(block.getSpaceAfter()) for block in blocks)


def _front_notes(lang: Language, setter: Typesetter) -> list[str]:
    notes = [label("report_no_total", lang)]
    if setter.missing:
        notes.append(label("report_missing_glyphs", lang, count=setter.missing, sign=UNPRINTABLE))
    return notes


def _second_page(
    report: Report, summary: Summary, lang: Language, setter: Typesetter, options: ReportOptions
) -> list[Block]:
    """Page 2: the table, the notes to its marks, and what stands under it."""
    notes = mark_notes(report.scorecard.outcomes, lang)
    beside = options.with_indication
    return [
        Heading(label("report_heading_all", lang, count=len(report.reference.indicators)), setter),
        indicator_table(report, lang, setter, with_indication=beside),
        Spacer(1, 3),
        Sentences("   ".join([label("report_goal_note", lang), *notes]), setter, _NOTE, CONTENT_WIDTH, 3),
        origin_and_nearest(report, summary, lang, setter),
    ]


def _about_signs(lang: Language, setter: Typesetter) -> list[Block]:
    """What the pages could not print as it was given: shortened texts, and characters that no font has."""
    blocks: list[Block] = []
    if setter.was_shortened:
        blocks.append(Sentences(label("report_shortened", lang), setter, SMALL))
    if setter.missing:
        said = label("report_missing_glyphs", lang, count=setter.missing, sign=UNPRINTABLE)
        blocks.append(Sentences(said, setter, SMALL))
    return blocks
