"""The wording of the rows of the sections, one method per kind of row."""

from dataclasses import dataclass

from app.desktop.reviewing.section_table import ShownRow
from app.reporting.review.review import Review
from app.reporting.review.texts import (
    SHAPES,
    VERDICT_SHAPES,
    affected_text,
    agreement_words,
    causes_text,
    difference_figure,
    figure_name,
    figure_unit,
    indicators_of,
    interval_figure,
    limit_figure,
    limit_name,
    limit_remark,
    limit_verdict,
    missing_text,
    open_verdict_name,
    open_verdict_text,
    recomputed_figure,
    stated_figure,
    with_set,
)
from app.reporting.wording.number_text import NOTHING, limit_decimals, number_text, own_decimals, unit_symbol
from app.reporting.wording.outcome_texts import place_text, reason_text, short_name, source_text
from app.texts import Language, label, text, todo
from models.domain.bill import BillLine
from models.domain.declaration import ProductDeclaration
from models.domain.outcome import Finding, Message, Severity
from models.domain.report_check import PageCheck, PageState
from models.domain.review import Agreement, FigureCheck, LimitCheck, MissingItem, OpenVerdict
from widgets.severity_marks import SEVERITY_MARKS

_MOST_LINES_NAMED = 20
_NO_MESSAGE = Message("")


@dataclass(frozen=True, slots=True)
class LineItem:
    """A line of the bill with the check of its stated total, where it states one; the mass in kg."""

    line: BillLine
    check: FigureCheck | None
    mass_kg: float | None

    @property
    def key(self) -> str:
        return self.check.key if self.check is not None else f"line|{self.line.id}"


def line_items(review: Review) -> list[LineItem]:
    """Every line of the bill, in its order."""
    report = review.report
    if report is None:
        return []
    checks = {check.line_id: check for check in review.lines}
    masses = next((c for c in report.contributions if c.subject == "mass"), None)
    by_id = {} if masses is None else dict(zip(masses.line_ids, masses.value, strict=True))
    return [LineItem(line, checks.get(line.id), by_id.get(line.id)) for line in report.variant.bill]


class SectionWords:
    """The wording of one review, in the window's language and number format."""

    def __init__(self, review: Review, language: Language, numbers: Language) -> None:
        self._review, self._language, self._numbers = review, language, numbers
        self._indicators = indicators_of(review)

    def figure(self, check: FigureCheck) -> ShownRow:
        """Name with unit, shape, stated, recomputed, difference, cause."""
        name = figure_name(check, self._indicators, self._language)
        unit = figure_unit(check, self._indicators, self._language)
        about = f"{name}, {unit}" if unit else name
        cells = (about, *self._figures(check))
        return ShownRow(cells, self._figure_detail(about, check), check.key, _is_wrong(check), _lines_of(check))

    def _figures(self, check: FigureCheck) -> tuple[str, str, str, str, str]:
        return (
            f"{SHAPES[check.agreement]} {stated_figure(check, self._numbers)}",
            recomputed_figure(check, self._numbers),
            difference_figure(check, self._numbers),
            causes_text(check, self._language),
            self._place(check),
        )

    def _figure_detail(self, about: str, check: FigureCheck) -> str:
        numbers = label(
            "review_check_line",
            self._language,
            name=about,
            stated=stated_figure(check, self._numbers),
            recomputed=recomputed_figure(check, self._numbers),
        )
        holds = agreement_words(check, self._language)
        causes = causes_text(check, self._language)
        difference = difference_figure(check, self._numbers)
        first = f"{numbers} ({difference})" if difference else numbers
        rest = causes or f"{holds[:1].upper()}{holds[1:]}."
        where = self._place(check)
        return f"{first}. {rest}" + (f" [{where}]" if where else "")

    def _place(self, check: FigureCheck) -> str:
        """The place in the file; "" when it is unknown."""
        return place_text(Finding(Severity.NOTE, _NO_MESSAGE, check.where), self._language)

    def line(self, item: LineItem) -> ShownRow:
        """Id, code with description, quantity, mass, and the check of the stated total."""
        line, check = item.line, item.check
        about = f"{line.nl_sfb}  {line.description}".strip()
        quantity = self._amount(line.quantity)
        unit = unit_symbol(line.unit)
        figures = ("", "", "", "") if check is None else self._figures(check)[:4]
        cells = (line.id, about, f"{quantity} {unit}".strip(), self._mass(item.mass_kg), *figures)
        said = f"{line.id} {about}: {cells[2]}, {cells[3]} kg"
        detail = said if check is None else self._figure_detail(said, check)
        is_wrong = check is not None and _is_wrong(check)
        return ShownRow(cells, detail, item.key, is_wrong, (line.id,))

    def _amount(self, value: float | None) -> str:
        return NOTHING if value is None else number_text(value, min(own_decimals(value), 3), self._numbers)

    def _mass(self, kg: float | None) -> str:
        if kg is None:
            return NOTHING
        return number_text(kg, 0 if abs(kg) >= 100 else 1 if abs(kg) >= 1 else 3, self._numbers)

    def missing(self, item: MissingItem) -> ShownRow:
        """The missing datum with what to do, and the outcomes that it leaves open."""
        said, lacking = missing_text(item, self._language), reason_text(item.message, self._language)
        affected = affected_text(item, self._indicators, self._language)
        column = label("review_column_affects", self._language)
        detail = f"{said} {column}: {affected}." if affected else said
        return ShownRow((lacking, affected), detail, item.key, line_ids=item.message.line_ids)

    def open_verdict(self, verdict: OpenVerdict) -> ShownRow:
        """The indicator, the interval, the limit, the possible verdicts, and the remaining margin."""
        name = open_verdict_name(verdict, self._indicators, self._language)
        indicator = self._indicators[verdict.indicator_id]
        short = with_set(short_name(indicator, self._language), verdict.environmental_set, self._language)
        interval = interval_figure(verdict, self._indicators, self._numbers)
        turns = open_verdict_text(verdict, self._indicators, self._language)
        decimals = limit_decimals(verdict.limit, indicator.decimals)
        limit = f"{label(f'report_level_{verdict.level}', self._language)} {self._number(verdict.limit, decimals)}"
        ends = dict.fromkeys((verdict.at_best, verdict.at_worst))
        can = " … ".join(f"{VERDICT_SHAPES[end]} {label(f'report_{end}', self._language)}" for end in ends)
        room = "" if verdict.room is None else self._number(verdict.room, max(decimals, indicator.decimals))
        return ShownRow((short, interval, limit, can, room), f"{name}: {interval}. {turns}.")

    def _number(self, value: float, decimals: int) -> str:
        return number_text(value, decimals, self._numbers)

    def limit(self, row: LimitCheck) -> ShownRow:
        """The limit, its legal value, the file's value, the verdict, and what is wrong or the source."""
        name = limit_name(row, self._indicators, self._language)
        applies = limit_figure(row.limit, row, self._indicators, self._numbers)
        used = limit_figure(row.stated_limit, row, self._indicators, self._numbers)
        verdict = f"{VERDICT_SHAPES[row.verdict]} {limit_verdict(row, self._language)}"
        source = source_text(row.source) if row.source is not None else ""
        remark = limit_remark(row, self._language)
        both = " ".join(part for part in (remark, f"[{source}]" if source else "") if part)
        titles = ("review_column_applies", "review_column_used", "review_column_verdict")
        told = "; ".join(
            f"{label(code, self._language).lower()} {said}"
            for code, said in zip(titles, (applies, used, verdict), strict=True)
        )
        cells = (name, applies, used, verdict, remark or source)
        return ShownRow(cells, f"{name}: {told}. {both}", row.key, row.is_wrong)

    def finding(self, finding: Finding) -> ShownRow:
        """Severity, place, message, and what to do."""
        severity = (
            f"{SEVERITY_MARKS[finding.severity]} {label(f'report_severity_{finding.severity}', self._language)}"
        )
        said = f"{text(finding.message, self._language)} {todo(finding.message, self._language)}".strip()
        where = place_text(finding, self._language)
        detail = f"{where}: {said}" if where else said
        ids = finding.message.line_ids or ((finding.where.line_id,) if finding.where.line_id else ())
        is_error = finding.severity is Severity.ERROR
        return ShownRow((severity, where, said), detail, finding.key, is_error, ids[:_MOST_LINES_NAMED])

    def page(self, page: PageCheck) -> ShownRow:
        """Page, state, and its text beside the expected text."""
        state = label(f"review_page_{page.state}", self._language)
        shape = "=" if page.state is PageState.SAME else "≠"
        ours = " · ".join(found for found, _ in page.differences)
        anew = " · ".join(wanted for _, wanted in page.differences)
        cells = (str(page.number), f"{shape} {state}", ours, anew)
        detail = f"{page.number}: {state}."
        if page.differences:
            in_file, rendered = (label(f"review_page_{name}", self._language) for name in ("in_file", "rendered"))
            detail = f"{detail} {in_file}: {ours}. {rendered}: {anew}."
        return ShownRow(cells, detail, f"page|{page.number}", page.state is not PageState.SAME)

    def declaration(self, declaration: ProductDeclaration) -> ShownRow:
        """Name, unit and last day of validity of a declaration."""
        amount = f"{self._amount(declaration.declared_amount)} {declaration.declared_unit.symbol}"
        until = "" if declaration.valid_until is None else declaration.valid_until.isoformat()
        cells = (declaration.name or declaration.id, amount, until)
        return ShownRow(cells, " · ".join(cell for cell in cells if cell), f"declaration|{declaration.id}")


def _is_wrong(check: FigureCheck) -> bool:
    return check.agreement is Agreement.DIFFERS


def _lines_of(check: FigureCheck) -> tuple[str, ...]:
    """The lines that the causes refer to."""
    return tuple(dict.fromkeys(name for cause in check.causes for name in cause.line_ids))
