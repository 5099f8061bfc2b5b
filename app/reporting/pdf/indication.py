"""The part on indications: what provisional products and estimates from open data bring, never as a verdict."""

from collections.abc import Iterator

from app.reporting.pdf.blocks import SMALL, Block, Heading, Sentences
from app.reporting.pdf.style import CONTENT_WIDTH, PROV, SOFT
from app.reporting.pdf.tables import BandCell, Cell, Column, PaperTable, Row
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.wording.callout_text import MPG
from app.reporting.wording.indication_text import indication_texts
from app.reporting.wording.number_text import NOTHING, percent_text
from app.reporting.wording.outcome_texts import outcome_name, short_unit_text
from app.texts import Language, label
from models.domain.outcome import Outcome
from models.domain.requirement import Indicator
from models.presentation.band import indication_band
from models.presentation.goals import target_of
from models.presentation.marks import Mark


def indication_blocks(report: Report, lang: Language, setter: Typesetter) -> Iterator[Block]:
    """The table of the indications that differ from their firm figure, or a sentence that there are none."""
    yield Heading(label("report_heading_indication", lang), setter)
    yield Sentences(label("report_indication_note", lang), setter, SMALL)
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    rows = [
        row
        for outcome in report.scorecard.outcomes
        for row in _rows(report, outcome, indicators[outcome.indicator_id], lang)
    ]
    if not rows:
        yield Sentences(label("report_no_indication", lang), setter)
        return
    shares = (Column(label(f"report_column_{name}", lang), 46, "right", colour=SOFT, is_figure=True)
              for name in ("share_firm", "share_provisional", "share_estimated"))  # fmt: skip
    columns = (
        Column(label("report_column_indicator", lang), 96, most_lines=2),
        Column(label("report_column_indication", lang), 48, "right", is_figure=True),
        Column(label("report_column_unit", lang), 40, colour=SOFT),
        Column(label("report_column_interval", lang), 58, is_figure=True),
        Column("", 58),
        *shares,
        Column(label("report_column_probable", lang), CONTENT_WIDTH - 438, most_lines=3),
    )
    yield PaperTable(columns, rows, setter)


def _rows(report: Report, outcome: Outcome, indicator: Indicator, lang: Language) -> Iterator[Row]:
    told, found = indication_texts(outcome, indicator, lang), outcome.indication
    if told is None or found is None:
        return
    name = outcome_name(outcome, indicator, lang, short=True)
    if indicator.id == MPG:
        which = label("report_set", lang, set=outcome.environmental_set or "")
        name = f"{label('report_mpg_indication', lang)}, {which}"
    unit = short_unit_text(indicator, lang)
    shares = (found.firm_share, found.provisional_share, found.estimated_share)
    yield Row(
        (
            Cell(name, mark=Mark.ESTIMATED),
            Cell(told.middle or NOTHING, PROV, is_bold=True),
            "" if unit == NOTHING else unit,
            told.ends or told.figure,
            BandCell(indication_band(outcome, target_of(report.variant, indicator.id)), told.sentence),
            *(percent_text(share, lang) for share in shares),
            Cell(told.verdict, PROV),
        )
    )
