"""The sheet Uitkomsten: every outcome against every level, one row each, with the ids of the JSON.

The extra figures stand below them: no theme, no level, and the source of the figure itself.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from app.formats.workbook_layout import RESULTS
from app.reporting.workbook.cells import CellValue, add_head, add_row
from models.domain.outcome import Basis, Figure, LevelVerdict, Outcome, Scorecard
from models.domain.source import SourceRef
from models.reference.reference import Reference

_HEADERS = (
    "indicator", "naam", "thema", "set", "status", "grondslag", "waarde", "ondergrens", "bovengrens", "eenheid",
    "dekking_pct", "oordeel_niveau", "niveau", "operator", "grens", "grens_eenheid", "soort", "uitkomst", "marge",
    "voor", "eis", "bron", "bron_status",
)  # fmt: skip
_WIDTHS = (24, 34, 18, 6, 16, 12, 12, 12, 12, 14, 12, 14, 14, 10, 10, 14, 14, 16, 12, 20, 40, 60, 14)
_LEVEL_COLUMNS = 10
"""Number of columns from the judged level to the requirement."""
_STATED_BESIDE = "stated_beside"
"""The basis of a figure that the project states beside the calculated one."""


def add_results(book: Any, scorecard: Scorecard, reference: Reference) -> None:
    """Adds the sheet to a write-only workbook."""
    sheet = book.create_sheet(RESULTS)
    add_head(sheet, _HEADERS, _WIDTHS)
    names = {indicator.id: (indicator.name_nl, indicator.theme) for indicator in reference.indicators}
    for outcome in scorecard.outcomes:
        name, theme = names.get(outcome.indicator_id, ("", ""))
        for row in _rows(outcome):
            add_row(sheet, (outcome.indicator_id, name, theme, *row))
    extra = {row.id: row.name_nl for row in reference.extra_figures}
    for figure in scorecard.figures:
        add_row(sheet, (figure.id, extra.get(figure.id, ""), "", *_figure_row(figure)))


def _rows(outcome: Outcome) -> Iterator[Sequence[CellValue]]:
    estimate = outcome.estimate
    figures: tuple[CellValue, ...] = (None, None, None)
    coverage: CellValue = None
    if estimate is not None:
        figures = (estimate.value, estimate.lower, estimate.upper)
        coverage = estimate.coverage_fraction * 100
    head: tuple[CellValue, ...] = (
        outcome.environmental_set,
        outcome.status,
        outcome.basis,
        *figures,
        outcome.unit,
    )
    for level in outcome.levels or (None,):
        yield (*head, coverage, outcome.judged_level, *_level_cells(level))
    if outcome.stated is not None:
        stated = outcome.stated
        given = (outcome.environmental_set, outcome.status, _STATED_BESIDE, stated.value, None, None, outcome.unit)
        for level in stated.levels or (None,):
            yield (*given, None, stated.judged_level, *_level_cells(level))


def _figure_row(figure: Figure) -> Sequence[CellValue]:
    estimate, source = figure.estimate, figure.source
    amounts: tuple[CellValue, ...] = (None, None, None, None)
    if estimate is not None:
        amounts = (Basis.CALCULATED, estimate.value, estimate.lower, estimate.upper)
    coverage = None if estimate is None else estimate.coverage_fraction * 100
    no_level: tuple[CellValue, ...] = (None,) * _LEVEL_COLUMNS
    cited = (_source_text(source), source.status if source else None)
    return (None, figure.status, *amounts, figure.unit, coverage, *no_level, *cited)


def _level_cells(level: LevelVerdict | None) -> tuple[CellValue, ...]:
    if level is None:
        return ()
    source = level.source
    return (
        level.level,
        level.operator,
        level.limit,
        level.limit_unit,
        level.kind,
        level.verdict,
        level.margin,
        level.scope,
        level.text,
        _source_text(source),
        source.status if source else None,
    )


def _source_text(source: SourceRef | None) -> str:
    if source is None:
        return ""
    return ", ".join(part for part in (source.document, source.edition, source.clause) if part)
