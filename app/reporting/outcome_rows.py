"""The outcomes of a scorecard in long form: one row per indicator, EN 15804 set and level, then the extra figures.

The sheet Uitkomsten and the table in CSV are written from these rows. Ids are those of `meetlat.outcome/2`.
"""

from collections.abc import Iterator, Sequence

from models.domain.outcome import Basis, Figure, Indication, LevelVerdict, Outcome, Scorecard
from models.domain.source import SourceRef
from models.reference.reference import Reference

Value = str | float | int | None

HEADERS = (
    "indicator", "naam", "thema", "set", "status", "grondslag", "waarde", "ondergrens", "bovengrens", "eenheid",
    "dekking_pct", "oordeel_niveau", "niveau", "operator", "grens", "grens_eenheid", "soort", "uitkomst", "marge",
    "voor", "eis", "bron", "bron_status", "indicatie_laag", "indicatie", "indicatie_hoog", "indicatie_dekking_pct",
    "indicatie_voorlopig_pct", "indicatie_uitkomst", "indicatie_geschat_pct",
)  # fmt: skip
"""The columns, by the names of the sheet Uitkomsten; the last seven are of the indication, which is no verdict."""
_LEVEL_COLUMNS = 10
"""From the judged level to the requirement."""
_NO_LEVEL: tuple[Value, ...] = (None,) * (_LEVEL_COLUMNS + 1)
"""The columns of a level and its source, where there is none."""
_STATED_BESIDE = "stated_beside"
"""The basis of a figure that the project states beside the calculated one."""
_COMPUTED_BESIDE = "computed_beside"
"""The basis of the figure of the bill beside a stated one that counts; it has no level."""


def outcome_rows(scorecard: Scorecard, reference: Reference) -> Iterator[Sequence[Value]]:
    """Yields the rows in the order of the scorecard; a figure beside that of the outcome has rows of its own.

    Numbers are unrounded and in the unit of their row; None means not known or not applicable.
    """
    names = {indicator.id: (indicator.name_nl, indicator.theme) for indicator in reference.indicators}
    for outcome in scorecard.outcomes:
        name, theme = names.get(outcome.indicator_id, ("", ""))
        for row in _rows(outcome):
            yield (outcome.indicator_id, name, theme, *row)
    extra = {row.id: row.name_nl for row in reference.extra_figures}
    for figure in scorecard.figures:
        for level in figure.levels or (None,):
            yield (figure.id, extra.get(figure.id, ""), "", *_figure_row(figure, level))


def _rows(outcome: Outcome) -> Iterator[Sequence[Value]]:
    estimate = outcome.estimate
    figures: tuple[Value, ...] = (None, None, None)
    coverage: Value = None
    if estimate is not None:
        figures = (estimate.value, estimate.lower, estimate.upper)
        coverage = estimate.coverage_fraction * 100
    head: tuple[Value, ...] = (
        outcome.environmental_set,
        outcome.status,
        outcome.basis,
        *figures,
        outcome.unit,
    )
    for level in outcome.levels or (None,):
        cells = (*head, coverage, outcome.judged_level, *(_level_cells(level) or _NO_LEVEL))
        yield (*cells, *_indication_cells(outcome.indication, level))
    if outcome.computed is not None and outcome.computed.estimate is not None:
        found, which = outcome.computed.estimate, outcome.computed.environmental_set
        amounts = (found.value, found.lower, found.upper)
        share = found.coverage_fraction * 100
        yield (which, outcome.status, _COMPUTED_BESIDE, *amounts, outcome.unit, share, None, *_NO_LEVEL)
    if outcome.stated is not None and outcome.computed is None:
        stated = outcome.stated
        given = (outcome.environmental_set, outcome.status, _STATED_BESIDE, stated.value, None, None, outcome.unit)
        for level in stated.levels or (None,):
            yield (*given, None, stated.judged_level, *_level_cells(level))


def _indication_cells(found: Indication | None, level: LevelVerdict | None) -> tuple[Value, ...]:
    """The indication and its word for a level; empty for an indicator that has none."""
    if found is None:
        return ()
    said = None if level is None else found.verdicts.get(level.level)
    shares = (found.covered_share * 100, found.provisional_share * 100)
    return (found.low, found.middle, found.high, *shares, said, found.estimated_share * 100)


def _figure_row(figure: Figure, level: LevelVerdict | None) -> Sequence[Value]:
    estimate, source = figure.estimate, figure.source
    amounts: tuple[Value, ...] = (None, None, None, None)
    if estimate is not None:
        amounts = (Basis.CALCULATED, estimate.value, estimate.lower, estimate.upper)
    coverage = None if estimate is None else estimate.coverage_fraction * 100
    head = (None, figure.status, *amounts, figure.unit, coverage)
    if level is not None:
        return (*head, None, *_level_cells(level))
    no_level: tuple[Value, ...] = (None,) * _LEVEL_COLUMNS
    cited = (_source_text(source), source.status if source else None)
    return (*head, *no_level, *cited)


def _level_cells(level: LevelVerdict | None) -> tuple[Value, ...]:
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
