"""The part of the PDF on contributions per element group and per line, and the bill itself."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from app.reporting.pdf.blocks import COLUMN_WIDTH, SMALL, SUBHEADING, Block, Heading, Sentences, SideBySide
from app.reporting.pdf.style import CONTENT_WIDTH, SOFT
from app.reporting.pdf.tables import Bar, Column, PaperTable, Row, TableLook, figure_width
from app.reporting.pdf.text import Typesetter
from app.reporting.report import Report
from app.reporting.wording.amount_text import (
    amount_decimals,
    bounded_text,
    column_decimals,
    unit_sign,
)
from app.reporting.wording.number_text import (
    NBSP,
    NOTHING,
    number_text,
    own_decimals,
    percent_text,
    unit_symbol,
)
from app.reporting.wording.phase_text import energy_part_text, phase_text
from app.reporting.wording.proposal_text import proposal_reasons_text
from app.texts import Language, label, name_of
from models.domain.bill import BillLine, ProvisionalProduct
from models.domain.outcome import Contributions, GroupContribution
from models.domain.phases import Route

_MOST_HEAVY = 10
_GROUP_NAME_WIDTH = 138.0
_AMOUNT_WIDTHS = (45.0, 76.0)
"""The least and the most width of a column of amounts; an interval needs more than a single figure."""
_SHARE_WIDTH, _LEAST_BAR = 28.0, 16.0
_BILL_AMOUNTS = {
    "mass": "report_column_mass",
    "mpg_a1": "report_column_mki_a1",
    "mpg_a2": "report_column_mki_a2",
    "embodied_carbon": "report_column_carbon",
}
"""Subject of the contributions -> its heading, in the order of the columns."""

_BILL_LOOK = TableLook(padding=1.6)


def contribution_blocks(report: Report, lang: Language, setter: Typesetter) -> Iterator[Block]:
    """The groups with a bar per subject, then the heaviest lines per subject."""
    yield Heading(label("report_heading_contributions", lang), setter)
    with_amounts = [c for c in report.contributions if any(amount for amount in c.lower)]
    if not with_amounts:
        code = "report_no_amounts" if len(report.variant.bill) else "report_no_contributions"
        yield Sentences(label(code, lang), setter)
        return
    yield Heading(label("report_heading_groups", lang), setter, SUBHEADING)
    yield _group_table(report, with_amounts, lang, setter)
    yield Heading(label("report_heading_heaviest", lang), setter)
    stacks = [_heaviest(report, subject, lang, setter) for subject in with_amounts]
    for left, right in zip_longest(stacks[::2], stacks[1::2], fillvalue=()):
        yield SideBySide(left, right)


def _heaviest(report: Report, subject: Contributions, lang: Language, setter: Typesetter) -> Sequence[Block]:
    return (
        Heading(label(f"report_subject_{subject.subject}", lang), setter, SUBHEADING),
        Sentences(_total_text(subject, lang), setter, SMALL, COLUMN_WIDTH),
        _heaviest_table(report, subject, lang, setter),
    )


def _total_text(subject: Contributions, lang: Language) -> str:
    """The total, as an interval when no single figure can be given."""
    total = subject.total
    code = "report_total" if total.value is not None else "report_total_open"
    amount = bounded_text(total, column_decimals((total.value, total.lower, total.upper)), lang)
    return label(code, lang, amount=amount, unit=unit_sign(subject.unit))


def _group_table(
    report: Report, subjects: Sequence[Contributions], lang: Language, setter: Typesetter
) -> PaperTable:
    look = TableLook(padding=2.0)
    width = (CONTENT_WIDTH - _GROUP_NAME_WIDTH) / len(subjects)
    columns = [Column(label("report_column_group", lang), _GROUP_NAME_WIDTH)]
    cells = [_group_cells(subject, lang) for subject in subjects]
    for subject, of_subject in zip(subjects, cells, strict=True):
        title = f"{label(f'report_subject_{subject.subject}', lang)}, {unit_sign(subject.unit)}"
        amounts = (amount for _, amount, _ in of_subject)
        figures = figure_width(amounts, setter, look.size, (48.0, width - _SHARE_WIDTH - _LEAST_BAR))
        columns += [
            Column(title, width - figures - _SHARE_WIDTH),
            Column("", figures, "right", is_figure=True),
            Column("", _SHARE_WIDTH, "right", colour=SOFT, is_figure=True),
        ]
    rows = [
        Row((group_name(report, group.nl_sfb_group, lang), *(cell for parts in of_group for cell in parts)))
        for group, of_group in zip(subjects[0].groups, zip(*cells, strict=True), strict=True)
    ]
    return PaperTable(columns, rows, setter, look)


def _group_cells(subject: Contributions, lang: Language) -> list[tuple[Bar, str, str]]:
    """Bar, amount and share of each group."""
    largest = max((abs(_known(group)) for group in subject.groups), default=0.0)
    decimals = amount_decimals(largest)
    cells = []
    for group in subject.groups:
        known = _known(group)
        bar = Bar(known / largest if largest else 0.0, group.amount.value is None and known != 0)
        share = "" if group.share_fraction is None else percent_text(group.share_fraction, lang)
        cells.append((bar, bounded_text(group.amount, decimals, lang), share))
    return cells


def _known(group: GroupContribution) -> float:
    amount = group.amount
    return amount.value if amount.value is not None else amount.lower or 0.0


def group_name(report: Report, code: str, lang: Language) -> str:
    """Code and name of an element group."""
    if not code:
        return label("report_group_none", lang)
    element = report.reference.nl_sfb.get(code)
    if element is None:
        return code
    return f"{code} {name_of(element, lang)}"


def _heaviest_table(report: Report, subject: Contributions, lang: Language, setter: Typesetter) -> PaperTable:
    lines = report.variant.bill.lines
    places = tuple(p for p in subject.heaviest(len(lines)) if lines[p].comes_in)[:_MOST_HEAVY]
    known = [subject.lower[place] or 0.0 for place in places]
    largest, decimals = max(known, default=0.0), column_decimals(known)
    look = TableLook(padding=1.8)
    amounts = [bounded_text(subject.amount(place), decimals, lang) for place in places]
    figures = figure_width(amounts, setter, look.size, (48.0, 84.0))
    bar = 44.0 if figures <= 48.0 else 28.0
    columns = (
        Column(label("report_column_line", lang), 28, colour=SOFT),
        Column(label("report_column_description", lang), COLUMN_WIDTH - 60 - bar - figures, most_lines=3),
        Column("", bar),
        Column(unit_sign(subject.unit), figures, "right", is_figure=True),
        Column(label("report_share", lang), 32, "right", colour=SOFT, is_figure=True),
    )
    whole = subject.total.value
    rows = [
        Row(
            (
                lines[place].id,
                lines[place].description,
                Bar(amount / largest if largest > 0 else 0.0, subject.value[place] is None),
                printed,
                percent_text(amount / whole, lang) if whole and amount > 0 else "",
            )
        )
        for place, amount, printed in zip(places, known, amounts, strict=True)
    ]
    return PaperTable(columns, rows, setter, look)


def bill_blocks(report: Report, lang: Language, setter: Typesetter) -> Iterator[Block]:
    """The table of every line of the bill with its amounts."""
    yield Heading(label("report_heading_bill", lang), setter)
    if not len(report.variant.bill):
        yield Sentences(label("report_no_bill", lang), setter)
        return
    yield Sentences(label("report_bill_note", lang), setter, SMALL)
    if not all(line.comes_in for line in report.variant.bill):
        yield Sentences(label("report_bill_aside_note", lang), setter, SMALL)
    numbers = _source_numbers(report)
    yield _bill_table(report, numbers, lang, setter)
    yield from _released_blocks(report, lang, setter)
    yield from _provisional_blocks(report, lang, setter)
    if numbers:
        yield Heading(label("report_heading_line_sources", lang), setter, SUBHEADING)
        yield _source_table(numbers, setter)


def _released_blocks(report: Report, lang: Language, setter: Typesetter) -> Iterator[Block]:
    """The demolished material by NL-SfB group and material, with the kg of each route."""
    released = report.scorecard.phases.released
    if not released:
        return
    yield Heading(label("report_heading_released", lang), setter, SUBHEADING)
    columns = (
        Column(label("report_column_code", lang), 32, colour=SOFT),
        Column(label("report_column_released_material", lang), CONTENT_WIDTH - 32 - 6 * 58, most_lines=2),
        Column(label("report_column_without_mass", lang), 58, "right", is_figure=True),
        Column(label("report_column_mass_kg", lang), 58, "right", is_figure=True),
        *(Column(label(f"report_route_{route.value}", lang), 58, "right", is_figure=True) for route in Route),
    )
    names = {card.id: name_of(card, lang) for card in report.variant.products}
    rows = [
        Row(
            (
                group.nl_sfb_group,
                names.get(group.material, group.material),
                f"{group.without_mass_count}/{group.line_count}",
                _whole(group.mass_kg, lang),
                *(_whole(group.routes.get(route), lang) for route in Route),
            )
        )
        for group in released
    ]
    yield PaperTable(columns, rows, setter, _BILL_LOOK)


def _whole(mass_kg: float | None, lang: Language) -> str:
    return NOTHING if mass_kg is None else number_text(mass_kg, 0, lang)


def _provisional_blocks(report: Report, lang: Language, setter: Typesetter) -> Iterator[Block]:
    """The lines with a provisional product, why it is proposed, and that it counts in no verdict."""
    lines = [line for line in report.variant.bill if line.provisional is not None]
    if not lines:
        return
    yield Heading(label("provisional_heading_lines", lang), setter, SUBHEADING)
    yield Sentences(label("provisional_lines_note", lang), setter, SMALL)
    rest = CONTENT_WIDTH - 40 - 150 - 62
    columns = (
        Column(label("provisional_column_line", lang), 40, colour=SOFT),
        Column(label("provisional_column_description", lang), rest / 2, most_lines=3),
        Column(label("provisional_column_product", lang), 150, most_lines=2),
        Column(label("provisional_column_mass", lang), 62, "right", is_figure=True),
        Column(label("provisional_column_reasons", lang), rest / 2, most_lines=6),
    )
    names = {card.id: name_of(card, lang) for card in report.variant.products}
    rows = [
        Row(
            (
                line.id,
                line.description,
                names.get(proposed.product_id, proposed.product_id),
                _proposed_mass(proposed, lang),
                proposal_reasons_text(proposed, lang),
            )
        )
        for line in lines
        if (proposed := line.provisional) is not None
    ]
    yield PaperTable(columns, rows, setter, _BILL_LOOK)


def _proposed_mass(proposed: ProvisionalProduct, lang: Language) -> str:
    mass = proposed.mass_kg_per_unit
    if mass is None:
        return NOTHING
    written = number_text(mass, min(own_decimals(mass), 2), lang)
    return label("provisional_mass_assumed", lang, mass=written) if proposed.is_mass_assumed else written


def _source_numbers(report: Report) -> dict[str, int]:
    """Every source that a line names -> its number, in the order of the bill."""
    named = dict.fromkeys(source for line in report.variant.bill if (source := line.source.strip()))
    return {source: number for number, source in enumerate(named, start=1)}


def _source_table(numbers: Mapping[str, int], setter: Typesetter) -> PaperTable:
    """The table of sources by the number in the column of sources."""
    columns = (Column("", 28, colour=SOFT), Column("", CONTENT_WIDTH - 28, most_lines=3))
    rows = [Row((str(number), source), has_rule=False) for source, number in numbers.items()]
    return PaperTable(columns, rows, setter, _BILL_LOOK)


def _bill_table(
    report: Report, source_numbers: Mapping[str, int], lang: Language, setter: Typesetter
) -> PaperTable:
    """The table of the lines; a column of amounts without any known amount is left out."""
    amounts = {subject.subject: _line_amounts(subject, lang) for subject in report.contributions}
    shown = [name for name in _BILL_AMOUNTS if set(amounts.get(name, ())) - {NOTHING}]
    widths = {name: figure_width(amounts[name], setter, _BILL_LOOK.size, _AMOUNT_WIDTHS) for name in shown}
    rest = CONTENT_WIDTH - 158.0 - sum(widths.values())
    columns = [
        Column(label("report_column_line", lang), 40, colour=SOFT),
        Column(label("report_column_code", lang), 32, colour=SOFT),
        Column(label("report_column_description", lang), rest, most_lines=3),
        Column(label("report_column_amount", lang), 56, "right", is_figure=True),
        *(Column(label(_BILL_AMOUNTS[name], lang), widths[name], "right", is_figure=True) for name in shown),
        Column(label("report_column_source", lang), 30, "right", colour=SOFT, is_figure=True),
    ]
    rows = []
    for place, line in enumerate(report.variant.bill):
        figures = (amounts[name][place] if line.comes_in else "" for name in shown)
        source = str(source_numbers.get(line.source.strip(), ""))
        marks = [] if line.phase is None else [phase_text(line.phase, lang)]
        marks += [] if line.energy_part is None else [energy_part_text(line.energy_part, lang)]
        said = f" ({', '.join(marks)})" if marks else ""
        shown_line = (line.id, line.nl_sfb, f"{line.description}{said}", _quantity(line, lang))
        rows.append(Row((*shown_line, *figures, source)))
    return PaperTable(columns, rows, setter, _BILL_LOOK)


def _line_amounts(subject: Contributions, lang: Language) -> list[str]:
    """The amounts of the lines; the bounds of a line without a single value, of which a zero is left out."""
    decimals = column_decimals(subject.value)
    return [bounded_text(subject.amount(place), decimals, lang) for place in range(len(subject.line_ids))]


def _quantity(line: BillLine, lang: Language) -> str:
    if line.quantity is None:
        return NOTHING
    unit = "" if line.unit is None else NBSP + unit_symbol(line.unit)
    return f"{number_text(line.quantity, min(own_decimals(line.quantity), 3), lang)}{unit}"
