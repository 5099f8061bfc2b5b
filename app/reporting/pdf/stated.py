"""The figures and judgements that the project states, each with its evidence, beside what the bill gives."""

from collections.abc import Iterator

from app.reporting.pdf.blocks import SMALL, SUBHEADING, Block, Heading, Sentences
from app.reporting.pdf.style import CONTENT_WIDTH, SOFT
from app.reporting.pdf.tables import Cell, Column, PaperTable, Row
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.wording.number_text import NOTHING
from app.reporting.wording.outcome_texts import outcome_name, short_unit_text, stated_text, value_text
from app.reporting.wording.stated_words import computed_text, counts_for_bill, evidence_text, fit_text
from app.texts import Language, label
from models.domain.outcome import Basis, Outcome, Stated
from models.domain.requirement import Indicator


def stated_blocks(report: Report, lang: Language, setter: Typesetter) -> Iterator[Block]:
    """The table of what is stated; nothing where nothing is."""
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    stated = [(outcome, outcome.stated) for outcome in report.scorecard.outcomes if outcome.stated is not None]
    if not stated:
        return
    yield Heading(label("report_heading_stated", lang), setter, SUBHEADING)
    yield Sentences(label("report_stated_note", lang), setter, SMALL)
    columns = (
        Column(label("report_column_indicator", lang), 128, most_lines=2),
        Column(label("report_column_stated", lang), 58, "right", is_figure=True),
        Column(label("report_column_unit", lang), 52, colour=SOFT),
        Column(label("report_column_calculated", lang), 70, "right", is_figure=True),
        Column(label("report_column_evidence", lang), CONTENT_WIDTH - 308, most_lines=3),
    )
    rows = [_row(outcome, found, indicators[outcome.indicator_id], lang) for outcome, found in stated]
    yield PaperTable(columns, rows, setter)
    for outcome, _ in stated:
        indicator = indicators[outcome.indicator_id]
        fit = fit_text(outcome, indicator, lang, with_estimate=False)
        if fit:
            yield Sentences(f"{outcome_name(outcome, indicator, lang)}: {fit}.", setter, SMALL)


def _row(outcome: Outcome, stated: Stated, indicator: Indicator, lang: Language) -> Row:
    unit = short_unit_text(indicator, lang)
    counts = counts_for_bill(outcome, indicator)
    calculated = computed_text(outcome, indicator, lang) if counts else ""
    if outcome.basis is Basis.CALCULATED:
        calculated = value_text(outcome, indicator, lang)
    return Row(
        (
            outcome_name(outcome, indicator, lang),
            Cell(stated_text(stated, outcome, indicator, lang), is_bold=True),
            "" if unit == NOTHING else unit,
            calculated,
            evidence_text(stated.evidence, lang),
        )
    )
