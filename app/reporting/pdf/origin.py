"""Under the table of page 2: where the embodied carbon comes from, and what is nearest to a next level."""

from app.reporting.pdf.bill import group_name
from app.reporting.pdf.blocks import COLUMN_WIDTH, SMALL, SUBHEADING, Block, Heading, Sentences, SideBySide
from app.reporting.pdf.style import SOFT
from app.reporting.pdf.tables import Bar, Cell, Column, PaperTable, Row, TableLook
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.wording.amount_text import amount_decimals, amount_text
from app.reporting.wording.conclusion import distance_with_unit
from app.reporting.wording.number_text import percent_text
from app.reporting.wording.outcome_texts import figure_text, level_name, short_name, short_unit_text
from app.reporting.wording.summary import Summary
from app.texts import Language, label
from models.domain.outcome import GroupContribution
from models.presentation.marks import Mark

_CARBON = "embodied_carbon"
_MOST_GROUPS, _MOST_STEPS = 6, 6
_LOOK = TableLook(padding=1.8)


def origin_and_nearest(report: Report, summary: Summary, lang: Language, setter: Typesetter) -> SideBySide:
    """Both parts beside each other."""
    return SideBySide(_origin(report, lang, setter), _nearest(report, summary, lang, setter))


def _origin(report: Report, lang: Language, setter: Typesetter) -> list[Block]:
    """The element groups with the most carbon per m2, the others as one; a sentence where there is no figure."""
    outcome = next((o for o in report.scorecard.outcomes if o.indicator_id == _CARBON), None)
    found = next((c for c in report.contributions if c.subject == _CARBON), None)
    area = report.variant.building.gross_floor_area_m2
    indicator = next((i for i in report.reference.indicators if i.id == _CARBON), None)
    if outcome is None or found is None or indicator is None or not area or found.total.value is None:
        return [Heading(label("report_heading_origin", lang), setter, SUBHEADING, COLUMN_WIDTH),
                Sentences(label("report_origin_unknown", lang), setter, SMALL, COLUMN_WIDTH)]  # fmt: skip
    figure = f"{figure_text(outcome, indicator, lang)} {short_unit_text(indicator, lang)}"
    title = label("report_heading_origin_of", lang, figure=figure)
    ordered = sorted(found.groups, key=_size, reverse=True)
    shown = [(group_name(report, g.nl_sfb_group, lang), _size(g) / area) for g in ordered[:_MOST_GROUPS]]
    rest = sum(_size(group) for group in ordered[_MOST_GROUPS:]) / area
    if rest:
        shown.append((label("report_group_rest", lang), rest))
    largest = max((abs(amount) for _, amount in shown), default=0.0)
    whole = found.total.value / area
    columns = (
        Column("", COLUMN_WIDTH - 120.0),
        Column("", 62.0),
        Column(short_unit_text(indicator, lang), 30.0, "right", is_figure=True),
        Column("", 28.0, "right", colour=SOFT, is_figure=True),
    )
    decimals = min(indicator.decimals, amount_decimals(whole)) if whole else indicator.decimals
    rows = [
        Row(
            (
                name,
                Bar(amount / largest if largest > 0 else 0.0),
                Cell(amount_text(amount, decimals, lang), is_bold=True),
                percent_text(amount / whole, lang) if whole > 0 and amount > 0 else "",
            ),
            has_rule=False,
        )
        for name, amount in shown
    ]
    return [Heading(title, setter, SUBHEADING, COLUMN_WIDTH), PaperTable(columns, rows, setter, _LOOK)]


def _size(group: GroupContribution) -> float:
    amount = group.amount
    return amount.value if amount.value is not None else amount.lower or 0.0


def _nearest(report: Report, summary: Summary, lang: Language, setter: Typesetter) -> list[Block]:
    """The missed levels with the smallest relative distance."""
    heading = Heading(label("report_heading_nearest", lang), setter, SUBHEADING, COLUMN_WIDTH)
    if not summary.gains:
        return [heading, Sentences(label("report_no_gains", lang), setter, SMALL, COLUMN_WIDTH)]
    indicators = {indicator.id: indicator for indicator in report.reference.indicators}
    columns = (
        Column(label("report_column_indicator", lang), COLUMN_WIDTH - 160.0),
        Column(label("report_column_level", lang), 66.0),
        Column(label("report_column_to_go", lang), 94.0, is_figure=True),
    )
    rows = []
    for step in summary.gains[:_MOST_STEPS]:
        indicator = indicators[step.outcome.indicator_id]
        distance = distance_with_unit(step, indicator, lang)
        rows.append(
            Row(
                (
                    Cell(short_name(indicator, lang), mark=Mark.MISSED),
                    level_name(step.level, lang),
                    Cell(distance, is_bold=True),
                )
            )
        )
    return [heading, PaperTable(columns, rows, setter, _LOOK)]
