"""Reads the sheet Project: keys and values. Unknown keys are kept as notes of the variant."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from app.formats.cell_text import MAX_NAME, MAX_TEXT, Cell, folded, text_of
from app.formats.workbook_layout import PROJECT_KEYS, column_letter, header_key, names_of
from app.importing.bill.column_values import YES_NO, Choices, read_choices, read_dates, read_names, read_texts
from app.importing.bill.number_columns import read_numbers
from app.importing.bill.table import ColumnView, Table, TableColumn
from app.importing.common.finding_list import FindingList, quote
from app.importing.common.project_facts import DEFAULT_REQUIREMENT_SET, ProjectFacts
from app.importing.workbook.function_areas import read_functions
from models.domain.outcome import Place
from models.domain.product import EnvironmentalSet
from models.domain.project import Building, BuildingType, FunctionArea, LimitOverride, Phase
from models.reference.reference import Reference

E = TypeVar("E", bound=StrEnum)
_NAMES = names_of(PROJECT_KEYS)
_HEADINGS = frozenset(("sleutel", "key", "gegeven", "veld"))
_MAX_DWELLINGS = 1_000_000


@dataclass(slots=True)
class _Answers:
    """The cells of the sheet by field; `functions` may have several."""

    sheet: str
    findings: FindingList
    views: dict[str, ColumnView] = field(default_factory=dict)
    functions: list[ColumnView] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)

    def text(self, name: str, limit: int = MAX_NAME) -> str:
        return read_texts(self.views[name], limit)[0] if name in self.views else ""

    def label(self, name: str) -> str:
        return read_names(self.views[name], MAX_NAME)[0] if name in self.views else ""

    def number(self, name: str) -> float | None:
        return read_numbers(self.views[name])[0] if name in self.views else None

    def yes_no(self, name: str) -> bool | None:
        return read_choices(self.views[name], YES_NO)[0] if name in self.views else None

    def date(self, name: str) -> dt.date | None:
        return read_dates(self.views[name])[0] if name in self.views else None

    def choice(self, name: str, options: Mapping[str, E]) -> E | None:
        if name not in self.views:
            return None
        return read_choices(self.views[name], Choices(options, ", ".join(dict.fromkeys(options.values()))))[0]


def enum_options(kind: type[E]) -> dict[str, E]:
    """The workbook's words and the English member names, folded -> member."""
    english = {folded(member.name.replace("_", " ")): member for member in kind}
    return {**{folded(m.value.replace("_", " ")): m for m in kind}, **english,
            **{folded(m.name): m for m in kind}, **{folded(m.value): m for m in kind}}  # fmt: skip


def read_project_sheet(
    sheet: str, rows: Sequence[Sequence[Cell]], first: tuple[int, int], reference: Reference, findings: FindingList
) -> ProjectFacts:
    """Reads the keys and values of `rows`; `first` is the row number and column index of `rows[0][0]`."""
    answers = _collect(sheet, rows, first, findings)
    phase = answers.choice("phase", enum_options(Phase))
    return ProjectFacts(
        answers.text("name"),
        answers.label("project_id"),
        answers.text("municipality", MAX_TEXT),
        answers.text("address", MAX_TEXT),
        answers.text("variant"),
        answers.label("variant_id"),
        phase,
        answers.date("permit_application_date"),
        _requirement_set(answers, reference),
        _building(answers, reference),
        tuple(answers.extra),
        answers.date("frozen_on"),
        bool(answers.yes_no("is_archived")),
    )


def _collect(
    sheet: str, rows: Sequence[Sequence[Cell]], first: tuple[int, int], findings: FindingList
) -> _Answers:
    answers = _Answers(sheet, findings)
    at = _key_column(rows)
    for number, row in enumerate(rows, first[0]):
        key = text_of(row[at]) if at < len(row) else ""
        if key.strip():
            value = row[at + 1] if at + 1 < len(row) else ""
            _add_answer(answers, number, column_letter(first[1] + at + 1), key, value)
    return answers


def _key_column(rows: Sequence[Sequence[Cell]]) -> int:
    """The first column with a known key; the values are in the next column, and further ones are not read."""
    for row in rows:
        for i, cell in enumerate(row):
            if isinstance(cell, str) and header_key(cell) in _NAMES:
                return i
    return 0


def _add_answer(answers: _Answers, row: int, letter: str, key: str, cell: Cell) -> None:
    spec = _NAMES.get(header_key(key))
    column = TableColumn(key.strip(), letter, spec, [cell])
    view = ColumnView(Table(answers.sheet, row, [row], (column,)), column, answers.findings)
    if spec is None:
        _add_extra(answers, view, key)
    elif spec.field == "functions":
        answers.functions.append(view)
    elif spec.field in answers.views:
        place = Place(sheet=answers.sheet, row=row, column=letter)
        first_row = answers.views[spec.field].table.header_row
        answers.findings.error("import_key_twice", place, key=quote(key), first_row=first_row)
    else:
        answers.views[spec.field] = view


def _add_extra(answers: _Answers, view: ColumnView, key: str) -> None:
    text = read_texts(view)[0]
    if text and folded(key) not in _HEADINGS:
        answers.findings.note("import_key_kept", view.place(0), key=quote(key))
        key_view = ColumnView(view.table, TableColumn("", view.column.letter, None, [key]), view.findings)
        answers.extra.append((read_names(key_view, MAX_NAME)[0], text))


def _requirement_set(answers: _Answers, reference: Reference) -> str:
    view = answers.views.get("requirement_set_id")
    if view is None:
        return DEFAULT_REQUIREMENT_SET
    options = {folded(name): name for name in reference.requirement_sets}
    return (
        read_choices(view, Choices(options, ", ".join(reference.requirement_sets)))[0] or DEFAULT_REQUIREMENT_SET
    )


def _building(answers: _Answers, reference: Reference) -> Building:
    usable_area = answers.number("usable_floor_area_m2")
    return Building(
        answers.choice("type", enum_options(BuildingType)),
        _functions(answers, usable_area, reference),
        answers.number("gross_floor_area_m2"),
        usable_area,
        answers.number("form_factor"),
        answers.yes_no("is_light_construction"),
        answers.number("service_life_years"),
        _dwelling_count(answers),
        _limit_override(answers),
    )


def _functions(answers: _Answers, usable_area: float | None, reference: Reference) -> tuple[FunctionArea, ...]:
    return read_functions(answers.functions, usable_area, reference.functions)


def _dwelling_count(answers: _Answers) -> int | None:
    count = answers.number("dwelling_count")
    if count is None:
        return None
    if not count.is_integer() or count > _MAX_DWELLINGS:
        answers.views["dwelling_count"].refuse(0, "import_not_a_whole_number")
        return None
    return int(count)


def _limit_override(answers: _Answers) -> LimitOverride | None:
    limit = answers.number("mpg_limit_eur")
    environmental_set = answers.choice("mpg_limit_set", enum_options(EnvironmentalSet))
    source = answers.text("mpg_limit_source", MAX_TEXT)
    if limit is None and environmental_set is None and not source:
        return None
    if limit is None or environmental_set is None:
        answers.findings.error("import_limit_incomplete", Place(sheet=answers.sheet))
        return None
    return LimitOverride(limit, environmental_set, source)
