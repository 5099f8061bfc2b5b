"""Reads the rows of Doelen and Besluiten: targets of the project, and decisions about findings."""

from collections.abc import Sequence
from typing import TypeVar

from app.importing.bill.column_values import Choices, read_choices, read_texts
from app.importing.bill.table import ColumnView, Table, check_headers
from app.importing.common.finding_list import FindingList
from app.importing.workbook.assessment_rows import in_unit, indicator_choices, read_values
from app.importing.workbook.project_sheet import enum_options
from models.domain.product import EnvironmentalSet
from models.domain.project import DecisionKind, FindingDecision, JudgedLevel, Target
from models.domain.requirement import Indicator
from models.reference.reference import Reference

T = TypeVar("T")


def read_targets(table: Table, reference: Reference, findings: FindingList) -> tuple[Target, ...]:
    """The targets, in the order of the rows; one per indicator; two for one indicator are left out."""
    check_headers(table, findings)
    indicators = _choices(table, "indicator_id", indicator_choices(reference), findings)
    options = Choices(enum_options(JudgedLevel), ", ".join(JudgedLevel))
    levels = _choices(table, "level", options, findings)
    column = table.column("own_limit")
    view = ColumnView(table, column, findings) if column else None
    limits = read_values(view, indicators) if view is not None else [None] * len(table.rows)
    set_names = Choices(enum_options(EnvironmentalSet), ", ".join(EnvironmentalSet))
    sets = _choices(table, "environmental_set", set_names, findings)
    targets: dict[str, Target] = {}
    first_rows: dict[str, int] = {}
    for i, indicator in enumerate(indicators):
        if indicator is None:
            if _is_blank(table, i, "indicator_id") and (levels[i] is not None or limits[i] is not None):
                findings.unread("import_no_indicator", table.place(i, _letter(table, "indicator_id")))
        elif indicator.id in first_rows:
            place = table.place(i, _letter(table, "indicator_id"))
            findings.unread("import_target_twice", place, text=indicator.id, first_row=first_rows[indicator.id])
            targets.pop(indicator.id, None)
        else:
            limit = in_unit(table, i, "own_limit", indicator, limits[i])
            which = _target_set(table, i, indicator, (limit, sets[i]), findings)
            targets[indicator.id] = Target(indicator.id, levels[i], own_limit=limit, environmental_set=which)
            first_rows[indicator.id] = table.rows[i]
    return tuple(targets.values())


def _target_set(
    table: Table,
    i: int,
    indicator: Indicator,
    given: tuple[float | None, EnvironmentalSet | None],
    findings: FindingList,
) -> EnvironmentalSet | None:
    """The set of an own figure for an indicator with sets; None, with a finding, when the row gives none."""
    limit, which = given
    place = table.place(i, _letter(table, "environmental_set") or _letter(table, "own_limit"))
    if not indicator.has_sets or limit is None:
        if which is not None:
            findings.warning("import_set_not_used", place, text=indicator.id)
        return None
    if which is None:
        findings.warning("import_target_without_set", place)
    return which


def read_decisions(table: Table, findings: FindingList) -> tuple[FindingDecision, ...]:
    """The decisions, in the order of the rows; a row without finding or decision is left out."""
    check_headers(table, findings)
    keys = _texts(table, "finding_key", findings)
    reasons = _texts(table, "reason", findings)
    options = Choices(enum_options(DecisionKind), ", ".join(DecisionKind))
    kinds = _choices(table, "kind", options, findings)
    decisions = []
    for i, (key, kind, reason) in enumerate(zip(keys, kinds, reasons, strict=True)):
        if kind is not None and key:
            decisions.append(FindingDecision(key, kind, reason))
        elif (key or kind is not None or reason) and (kind is not None or _is_blank(table, i, "kind")):
            findings.unread("import_decision_incomplete", table.place(i, _letter(table, "finding_key")))
    return tuple(decisions)


def _choices(table: Table, name: str, choices: Choices[T], findings: FindingList) -> Sequence[T | None]:
    column = table.column(name)
    return read_choices(ColumnView(table, column, findings), choices) if column else [None] * len(table.rows)


def _texts(table: Table, name: str, findings: FindingList) -> list[str]:
    column = table.column(name)
    return read_texts(ColumnView(table, column, findings)) if column else [""] * len(table.rows)


def _is_blank(table: Table, i: int, name: str) -> bool:
    """Whether the cell is empty; a text that is no answer has its own finding already."""
    column = table.column(name)
    return column is None or column.cells[i] == ""


def _letter(table: Table, name: str) -> str:
    column = table.column(name)
    return column.letter if column else ""
