"""Reads the rows of Modules and Productmodules: impacts per life-cycle module, for lines and product cards."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.formats.cell_text import MAX_NAME, folded
from app.formats.workbook_layout import MODULE_VALUE_COLUMNS
from app.importing.bill.column_values import Choices, read_choices, read_names
from app.importing.bill.number_columns import read_numbers
from app.importing.bill.table import ColumnView, Table, check_headers
from app.importing.common.finding_list import FindingList, quote
from app.importing.workbook.project_sheet import enum_options
from models.domain.bill import BillLine
from models.domain.outcome import Place
from models.domain.product import MKI, EnvironmentalSet, LifeCycleModule, ModuleProfile
from models.reference.reference import Reference


def with_modules(
    lines: tuple[BillLine, ...], table: Table, reference: Reference, findings: FindingList
) -> tuple[BillLine, ...]:
    """The lines with the profiles of the table; a module without a figure is not declared, never zero."""
    check_headers(table, findings)
    line_ids = _texts(table, "line_id", findings)
    by_line = _by_owner(table, line_ids, reference, findings)
    known = {line.id for line in lines}
    for i, line_id in enumerate(line_ids):
        if line_id not in known:
            findings.unread("import_module_line_unknown", _place(table, i, "line_id"), text=quote(line_id))
    if findings.has_errors:
        return lines
    return tuple(replace(line, module_profiles=tuple(by_line.get(line.id, ()))) for line in lines)


def profiles_of_products(
    table: Table, reference: Reference, findings: FindingList
) -> dict[str, tuple[ModuleProfile, ...]]:
    """The profiles of the table by the folded id of their card; a module without a figure is not declared."""
    check_headers(table, findings)
    by_product = _by_owner(table, _texts(table, "product_id", findings), reference, findings)
    return {folded(product_id): tuple(profiles) for product_id, profiles in by_product.items()}


def _by_owner(
    table: Table, owners: Sequence[str], reference: Reference, findings: FindingList
) -> dict[str, list[ModuleProfile]]:
    """The profiles of each owner, one per set and category; `owners` has the owner of every row."""
    profiles = _profiles(table, reference, findings)
    found: dict[str, list[ModuleProfile]] = {}
    seen: dict[tuple[str, str, str], int] = {}
    twice: list[tuple[str, ModuleProfile]] = []
    for i, (name, profile) in enumerate(zip(owners, profiles, strict=True)):
        if profile is None:
            continue
        first = seen.setdefault((name, profile.environmental_set, profile.category), i)
        if first != i:
            findings.unread("import_module_twice", _place(table, i, "category"), first_row=table.rows[first])
            twice.append((name, profile))
        found.setdefault(name, []).append(profile)
    return {name: [one for one in all_of if not _is_in(twice, name, one)] for name, all_of in found.items()}


def _is_in(twice: Iterable[tuple[str, ModuleProfile]], owner: str, profile: ModuleProfile) -> bool:
    """Whether the file gives the owner this set and category more than once; none of them counts."""
    what = (profile.environmental_set, profile.category)
    return any(name == owner and (one.environmental_set, one.category) == what for name, one in twice)


def _texts(table: Table, name: str, findings: FindingList) -> list[str]:
    column = table.column(name)
    return read_names(ColumnView(table, column, findings), MAX_NAME) if column else [""] * len(table.rows)


def _profiles(table: Table, reference: Reference, findings: FindingList) -> list[ModuleProfile | None]:
    sets = _sets(table, findings)
    categories = _texts(table, "category", findings)
    amounts = _amounts(table, findings)
    profiles: list[ModuleProfile | None] = []
    for i, (environmental_set, text) in enumerate(zip(sets, categories, strict=True)):
        category = _category(table, i, environmental_set, text, reference, findings)
        values = {module: value for module, column in amounts.items() if (value := column[i]) is not None}
        is_complete = environmental_set is not None and category
        profiles.append(ModuleProfile(environmental_set, category, values) if is_complete else None)  # type: ignore[arg-type]
    return profiles


def _sets(table: Table, findings: FindingList) -> Sequence[EnvironmentalSet | None]:
    column = table.column("environmental_set")
    accepted = ", ".join(EnvironmentalSet)
    choices = Choices(enum_options(EnvironmentalSet), accepted)
    sets = read_choices(ColumnView(table, column, findings), choices) if column else [None] * len(table.rows)
    for i, environmental_set in enumerate(sets):
        if environmental_set is None and (column is None or column.cells[i] == ""):
            findings.unread("import_module_without_set", _place(table, i, "environmental_set"))
    return sets


def _amounts(table: Table, findings: FindingList) -> dict[LifeCycleModule, list[float | None]]:
    return {
        module: read_numbers(ColumnView(table, column, findings))
        for module, spec in MODULE_VALUE_COLUMNS.items()
        if (column := table.column(spec.field)) is not None
    }


def _category(
    table: Table,
    i: int,
    environmental_set: EnvironmentalSet | None,
    text: str,
    reference: Reference,
    findings: FindingList,
) -> str:
    """The id of the impact category, "" when it was refused. An empty cell means the weighted MKI."""
    if not text or folded(text) == MKI:
        return MKI
    if environmental_set is None:
        return ""
    weighting = reference.weighting.get(environmental_set)
    names = {
        folded(name): category.id
        for category in (weighting.categories.values() if weighting else ())
        for name in (category.name_en, category.name_nl, category.id)
    }
    if folded(text) not in names:
        accepted = ", ".join((MKI, *sorted(set(names.values()))))
        findings.unread("import_unknown_choice", _place(table, i, "category"), text=quote(text), accepted=accepted)
    return names.get(folded(text), "")


def _place(table: Table, i: int, name: str) -> Place:
    column = table.column(name)
    return table.place(i, column.letter if column else "")
