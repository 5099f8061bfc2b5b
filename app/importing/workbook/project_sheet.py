"""Reads the sheet Project: keys and values. Unknown keys are kept as notes of the variant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from app.formats.cell_text import MAX_NAME, Cell, folded, text_of
from app.formats.fields import FIELDS, PROJECT_KEYS, Field, Owner
from app.formats.workbook_layout import Kind, column_letter, header_key, names_of
from app.importing.bill.column_values import YES_NO, Choices, read_choices, read_dates, read_names, read_texts
from app.importing.bill.number_columns import read_numbers
from app.importing.bill.table import ColumnView, Table, TableColumn
from app.importing.common.finding_list import FindingList, quote
from app.importing.common.project_facts import ProjectFacts
from app.importing.workbook.function_areas import read_functions
from models.domain.outcome import Place
from models.domain.project import Building, LimitOverride, Project, Variant
from models.reference.reference import Reference

E = TypeVar("E", bound=StrEnum)
_NAMES = names_of(PROJECT_KEYS)
_HEADINGS = frozenset(("sleutel", "key", "gegeven", "veld"))
_LARGEST_COUNT = 1_000_000


@dataclass(slots=True)
class _Answers:
    """The cells of the sheet by field; `functions` may have several.

    Attributes:
        twice: fields that the sheet answers in two ways; neither counts.
    """

    sheet: str
    findings: FindingList
    views: dict[str, ColumnView] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)
    functions: list[ColumnView] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)


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
    return ProjectFacts(
        Project(**{"id": "", "name": "", **_values(Owner.PROJECT, answers, reference)}),
        Variant(
            **{"id": "", **_values(Owner.VARIANT, answers, reference)},
            building=_building(answers, reference),
            extra=tuple(answers.extra),
        ),
    )


def _values(owner: Owner, answers: _Answers, reference: Reference) -> dict[str, Any]:
    """Attribute -> value of the fields that the sheet answers; the others keep their default."""
    found = {}
    for asked in FIELDS:
        view = answers.views.get(asked.id)
        value = None if view is None or asked.owner is not owner else _value(view, asked, reference)
        if value is not None:
            found[asked.name] = value
    return found


def _value(view: ColumnView, asked: Field, reference: Reference) -> object:
    if asked.kind is Kind.CHOICE:
        return _choice(view, asked, reference)
    return _READERS[asked.kind](view, asked)


_READERS: dict[Kind, Callable[[ColumnView, Field], object]] = {
    Kind.ID: lambda view, _: read_names(view, MAX_NAME)[0],
    Kind.TEXT: lambda view, asked: read_texts(view, asked.longest)[0],
    Kind.NUMBER: lambda view, asked: _whole(view) if asked.is_whole else read_numbers(view)[0],
    Kind.DATE: lambda view, _: read_dates(view)[0],
    Kind.YES_NO: lambda view, _: read_choices(view, YES_NO)[0],
}


def _choice(view: ColumnView, asked: Field, reference: Reference) -> str | None:
    if asked.choices is not None:
        options: dict[str, Any] = enum_options(asked.choices)
    else:
        options = {folded(name): name for name in reference.requirement_sets}
    return read_choices(view, Choices(options, ", ".join(dict.fromkeys(options.values()))))[0]


def _whole(view: ColumnView) -> int | None:
    number = read_numbers(view)[0]
    if number is None:
        return None
    if not number.is_integer() or number > _LARGEST_COUNT:
        view.refuse(0, "import_not_a_whole_number")
        return None
    return int(number)


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
    for name in answers.twice:
        del answers.views[name]
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
    elif spec.kind is Kind.FUNCTION:
        answers.functions.append(view)
    elif spec.field in answers.views:
        first = answers.views[spec.field]
        if text_of(first.cells[0]) != text_of(cell):
            answers.findings.unread(
                "import_key_twice", view.place(0), key=quote(key), first_row=first.table.header_row
            )
            answers.twice.add(spec.field)
    else:
        answers.views[spec.field] = view


def _add_extra(answers: _Answers, view: ColumnView, key: str) -> None:
    text = read_texts(view)[0]
    if text and folded(key) not in _HEADINGS:
        answers.findings.note("import_key_kept", view.place(0), key=quote(key))
        key_view = ColumnView(view.table, TableColumn("", view.column.letter, None, [key]), view.findings)
        answers.extra.append((read_names(key_view, MAX_NAME)[0], text))


def _building(answers: _Answers, reference: Reference) -> Building:
    values = _values(Owner.BUILDING, answers, reference)
    usable_area = values.get("usable_floor_area_m2")
    return Building(
        **values,
        functions=read_functions(answers.functions, usable_area, reference.functions),
        mpg_limit_override=_limit_override(answers, reference),
    )


def _limit_override(answers: _Answers, reference: Reference) -> LimitOverride | None:
    values = {name: value for name, value in _values(Owner.LIMIT, answers, reference).items() if value != ""}
    if not values:
        return None
    if not {"limit_eur_per_m2_year", "environmental_set"} <= values.keys():
        answers.findings.warning("import_limit_incomplete", Place(sheet=answers.sheet))
        return None
    return LimitOverride(**{"source": "", **values})
