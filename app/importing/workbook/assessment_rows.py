"""Reads the rows of Beoordelingen as entered values and judged levels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.formats.cell_text import folded
from app.importing.bill.column_values import Choices, read_choices, read_dates, read_texts
from app.importing.bill.number_columns import read_numbers
from app.importing.bill.table import ColumnView, Table, check_headers
from app.importing.common.finding_list import FindingList
from app.importing.workbook.project_sheet import enum_options
from models.domain.evidence import Evidence, EvidenceStatus
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, JudgedLevel
from models.domain.quantities import percent_from_fraction
from models.domain.requirement import AssessmentMode, Indicator
from models.reference.reference import Reference

_PERCENT = "%"
_EMPTY = (None, None, None, "", "")


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of the sheet, one value per row each."""

    indicators: Sequence[Indicator | None]
    values: Sequence[float | None]
    levels: Sequence[JudgedLevel | None]
    sets: Sequence[EnvironmentalSet | None]
    evidence: Sequence[Evidence]
    notes: Sequence[str]


def read_assessments(table: Table, reference: Reference, findings: FindingList) -> tuple[Assessment, ...]:
    """The entered outcomes; rows with only an indicator are left out, and so are two for one indicator."""
    check_headers(table, findings)
    columns = _read_columns(table, reference, findings)
    found: dict[tuple[str, EnvironmentalSet | None], Assessment] = {}
    seen: dict[tuple[str, EnvironmentalSet | None], int] = {}
    for i, indicator in enumerate(columns.indicators):
        if _says_nothing(columns, i):
            continue
        if indicator is None:
            _refuse_without_indicator(table, i, findings)
            continue
        environmental_set = _checked_set(table, i, indicator, columns.sets[i], findings)
        if indicator.has_sets and environmental_set is None:
            continue
        _check_level(table, i, indicator, columns.levels[i], findings)
        key = (indicator.id, environmental_set)
        first = seen.setdefault(key, i)
        if first != i:
            place = table.place(i, _letter(table, "indicator_id"))
            findings.unread("import_indicator_twice", place, text=indicator.id, first_row=table.rows[first])
            found.pop(key, None)
            continue
        value = in_unit(table, i, "value", indicator, columns.values[i])
        evidence, note = columns.evidence[i], columns.notes[i]
        found[key] = Assessment(
            indicator.id,
            value,
            level=columns.levels[i],
            environmental_set=environmental_set,
            evidence=evidence,
            note=note,
        )
    return tuple(found.values())


def _read_columns(table: Table, reference: Reference, findings: FindingList) -> _Columns:
    nothing = [None] * len(table.rows)
    views = {c.spec.field: ColumnView(table, c, findings) for c in table.columns if c.spec is not None}
    statuses = Choices(enum_options(EvidenceStatus), ", ".join(EvidenceStatus))
    levels = Choices(enum_options(JudgedLevel), ", ".join(JudgedLevel))
    sets = Choices(enum_options(EnvironmentalSet), ", ".join(EnvironmentalSet))
    documents = read_texts(views["document"]) if "document" in views else [""] * len(nothing)
    dates = read_dates(views["date"]) if "date" in views else nothing
    status = read_choices(views["status"], statuses) if "status" in views else nothing
    files = [
        read_texts(views[name]) if name in views else [""] * len(nothing) for name in ("file_name", "file_sha256")
    ]
    indicators: Sequence[Indicator | None] = nothing
    if "indicator_id" in views:
        indicators = read_choices(views["indicator_id"], indicator_choices(reference))
    return _Columns(
        indicators,
        read_values(views["value"], indicators) if "value" in views else nothing,
        read_choices(views["level"], levels) if "level" in views else nothing,
        read_choices(views["environmental_set"], sets) if "environmental_set" in views else nothing,
        [
            Evidence(document, date=date, status=state, file_name=name, file_sha256=digest)
            for document, date, state, name, digest in zip(documents, dates, status, *files, strict=True)
        ],
        read_texts(views["note"]) if "note" in views else [""] * len(nothing),
    )


def indicator_choices(reference: Reference) -> Choices[Indicator]:
    """The indicators by id and by their names in both languages."""
    names = {
        folded(name): indicator
        for indicator in reference.indicators
        for name in (indicator.short_en, indicator.name_en, indicator.short_nl, indicator.name_nl)
    }
    ids = {folded(indicator.id): indicator for indicator in reference.indicators}
    return Choices(names | ids, ", ".join(i.id for i in reference.indicators), "import_unknown_indicator")


def _says_nothing(columns: _Columns, i: int) -> bool:
    evidence = columns.evidence[i]
    said = (columns.values[i], columns.levels[i], evidence.date, evidence.document, columns.notes[i])
    has_evidence = evidence.status is not None or evidence.file_name or evidence.file_sha256
    return said == _EMPTY and not has_evidence


def _refuse_without_indicator(table: Table, i: int, findings: FindingList) -> None:
    """Adds an error for a row without indicator; a text that is no indicator has its own finding already."""
    column = table.column("indicator_id")
    if column is None or column.cells[i] == "":
        findings.unread("import_no_indicator", table.place(i, _letter(table, "indicator_id")))


def _checked_set(
    table: Table, i: int, indicator: Indicator, given: EnvironmentalSet | None, findings: FindingList
) -> EnvironmentalSet | None:
    place = table.place(i, _letter(table, "environmental_set"))
    if indicator.has_sets:
        if given is None:
            findings.unread("import_mpg_without_set", place)
        return given
    if given is not None:
        findings.warning("import_set_not_used", place, text=indicator.id)
    return None


def _check_level(
    table: Table, i: int, indicator: Indicator, level: JudgedLevel | None, findings: FindingList
) -> None:
    if level is not None and indicator.mode is not AssessmentMode.JUDGED:
        findings.warning("import_level_not_judged", table.place(i, _letter(table, "level")), text=indicator.id)


def read_values(view: ColumnView, indicators: Sequence[Indicator | None]) -> list[float | None]:
    """The numbers of a column; `50%` as text is 50 of an indicator in percent."""
    rows = zip(view.cells, indicators, strict=True)
    cells = [
        cell.strip().removesuffix(_PERCENT) if isinstance(cell, str) and _is_in_percent(indicator) else cell
        for cell, indicator in rows
    ]
    return read_numbers(replace(view, column=replace(view.column, cells=cells)))


def _is_in_percent(indicator: Indicator | None) -> bool:
    return indicator is not None and indicator.unit == _PERCENT


def in_unit(table: Table, i: int, field_name: str, indicator: Indicator, value: float | None) -> float | None:
    """The value in the unit of the indicator; a cell that shows 55 % holds 0.55 and becomes 55."""
    is_shown_as_percent = (table.rows[i], _letter(table, field_name)) in table.percent_cells
    if value is None or not is_shown_as_percent or indicator.unit != _PERCENT:
        return value
    return percent_from_fraction(value)


def _letter(table: Table, field_name: str) -> str:
    column = table.column(field_name)
    return column.letter if column else ""
