"""Reads a list of questions that an adviser filled in; an odd cell is told and left out, the rest is read."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.formats.adviser_list import (
    FORMAT,
    KEYS,
    READ_COLUMNS,
    SHEET_NAMES,
    AdviserList,
    ListAnswer,
    evidence_kind_options,
    state_options,
    state_word,
)
from app.formats.adviser_questions import Asked, asked_by_key
from app.formats.cell_text import MAX_NAME, Cell, clean_text, folded, text_of
from app.formats.import_result import ImportFacts, ImportResult
from app.formats.workbook_layout import names_of
from app.importing.bill.column_values import Choices, read_choices, read_dates, read_names, read_texts
from app.importing.bill.number_columns import read_numbers
from app.importing.bill.numbers import DecimalMark
from app.importing.bill.table import ColumnView, Table, is_filled, make_table
from app.importing.common.finding_list import FileRefusedError, FindingList, quote
from app.importing.workbook.grid import Grid
from app.importing.workbook.sheet_findings import point_at_cells
from app.texts import Language
from models.domain.answers import EvidenceKind, PointState
from models.domain.evidence import Evidence
from models.domain.quantities import percent_from_fraction
from models.reference.reference import Reference

_FILLED_IN = ("answer", "value", "document", "date", "evidence_kind", "note")
_KEY_ROWS = 5
_KIND = FORMAT.partition("/")[0]
_NAMES = names_of(READ_COLUMNS)
_PERCENT = "%"
_MOST_NOTE = 2_000
T = TypeVar("T")


def read_adviser_list(grid: Grid, format_id: str, reference: Reference, findings: FindingList) -> ImportResult:
    """The list of one sheet; `project` is None, and `adviser_list` too when its table is not found."""
    facts = ImportFacts(format_id, sheets=(grid.entry.name,))
    try:
        read = _read(grid, reference, findings)
    except FileRefusedError as refusal:
        findings.error(refusal.code, None, **refusal.params)
        return ImportResult(None, findings.finished(), facts)
    findings.warning("import_adviser_list", None, name=quote(read.project_name))
    facts = replace(facts, row_count=read.question_count, assessment_count=len(read.answers))
    return ImportResult(None, findings.finished(), facts, adviser_list=read)


def _read(grid: Grid, reference: Reference, findings: FindingList) -> AdviserList:
    keys = _key_values(grid)
    kind = keys.get("format", "")
    if kind.startswith(_KIND) and kind != FORMAT:
        raise FileRefusedError("answers_other_format", text=quote(kind))
    table = make_table(grid.entry.name, grid.rows, grid.first_row, grid.first_column, _NAMES)
    if table is None or table.column("key") is None:
        raise FileRefusedError("answers_no_table")
    table = replace(table, is_lenient=True, likely_mark=DecimalMark.COMMA)
    point_at_cells(grid, table, findings)
    asked = asked_by_key(reference)
    rows = _Rows(table, asked, findings, grid)
    return AdviserList(
        project_name=keys.get("project_name", ""),
        project_id=keys.get("project_id", ""),
        variant_name=keys.get("variant_name", ""),
        variant_id=keys.get("variant_id", ""),
        content_hash=keys.get("content_hash", ""),
        adviser_id=_adviser_id(keys.get("adviser", ""), reference),
        made_on=keys.get("made_on", ""),
        question_count=sum(each is not None for each in rows.asked),
        answers=rows.answers(),
    )


def _key_values(grid: Grid) -> dict[str, str]:
    """The facts above the table: the filled cell behind each name."""
    names = {folded(name): key.field for key in KEYS for name in (key.nl, key.en)}
    found: dict[str, str] = {}
    for row in grid.rows[:_KEY_ROWS]:
        field = ""
        for cell in filter(is_filled, row):
            name = names.get(folded(cell), "") if isinstance(cell, str) else ""
            if field and not name:
                found.setdefault(field, " ".join(clean_text(text_of(cell)).split())[:MAX_NAME])
            field = name
    return found


def _adviser_id(name: str, reference: Reference) -> str:
    advisers = reference.adviser_questions.advisers.values()
    names = {folded(each): adviser.id for adviser in advisers for each in (adviser.name_nl, adviser.name_en)}
    return names.get(folded(name), "")


@dataclass(frozen=True, slots=True)
class _Said:
    """The answer column of one row: a state or a choice."""

    state: PointState | None = None
    choice: str = ""


class _Rows:
    """The rows of the table, column by column."""

    def __init__(self, table: Table, known: Mapping[str, Asked], findings: FindingList, grid: Grid) -> None:
        self._table, self._findings = table, findings
        self._keys: Sequence[str] = self._column("key", lambda view: read_names(view, MAX_NAME), "")
        self.asked: list[Asked | None] = [known.get(key) for key in self._keys]
        self._shown_as_percent = self._percent_rows(grid)
        self._lang: Language = "en" if folded(grid.entry.name) == folded(SHEET_NAMES["en"]) else "nl"

    def answers(self) -> tuple[ListAnswer, ...]:
        """The rows that were filled in; a question that stands twice with two answers is left out."""
        said, numbers = self._said(), self._numbers()
        documents = self._column("document", read_texts, "")
        notes = self._column("note", lambda view: read_texts(view, _MOST_NOTE), "")
        no_date: dt.date | None = None
        no_kind: EvidenceKind | None = None
        dates = self._column("date", read_dates, no_date)
        kinds = self._column("evidence_kind", _read_kinds, no_kind)
        found: dict[str, ListAnswer] = {}
        doubtful: set[str] = set()
        for i, asked in enumerate(self.asked):
            if not self._is_filled_in(i):
                continue
            if asked is None:
                self._say_unknown(i)
                continue
            answer = ListAnswer(
                key=asked.key,
                state=said[i].state,
                value=numbers[i],
                choice=said[i].choice,
                evidence=Evidence(documents[i].strip(), date=dates[i]),
                evidence_kind=kinds[i] or EvidenceKind.NONE,
                note=notes[i].strip(),
                where=self._table.place(i),
            )
            if self._is_usable(i, answer) and not self._is_doubtful(i, answer, found):
                found[asked.key] = answer
            elif asked.key in found:
                doubtful.add(asked.key)
        return tuple(answer for key, answer in found.items() if key not in doubtful)

    def _column(self, field: str, read: Callable[[ColumnView], Sequence[T]], empty: T) -> Sequence[T]:
        column = self._table.column(field)
        if column is None:
            return [empty] * len(self._table.rows)
        return read(ColumnView(self._table, column, self._findings))

    def _is_filled_in(self, i: int) -> bool:
        columns = (self._table.column(field) for field in _FILLED_IN)
        return any(column is not None and is_filled(column.cells[i]) for column in columns)

    def _say_unknown(self, i: int) -> None:
        place = self._table.place(i, self._letter("key"))
        if self._keys[i]:
            self._findings.warning("answers_unknown_question", place, text=quote(self._keys[i]))
        else:
            self._findings.warning("answers_no_code", place)

    def _is_usable(self, i: int, answer: ListAnswer) -> bool:
        """Whether there is an answer, and "not applicable" says why."""
        place = self._table.place(i)
        if answer.state is None and answer.value is None and not answer.choice:
            if not self._was_told(i):
                self._findings.warning("answers_evidence_alone", place)
            return False
        lapses = answer.state is PointState.NOT_APPLICABLE
        if lapses and not answer.note and not answer.evidence.document:
            self._findings.warning("answers_no_reason", self._table.place(i, self._letter("answer")))
            return False
        return True

    def _was_told(self, i: int) -> bool:
        """Whether a cell of the row could not be read, so that the row needs no second finding."""
        places = (self._table.place(i, self._letter(field)) for field in ("answer", "value"))
        return any(self._findings.is_refused(place) for place in places)

    def _is_doubtful(self, i: int, answer: ListAnswer, found: dict[str, ListAnswer]) -> bool:
        first = found.get(answer.key)
        if first is None or replace(first, where=answer.where) == answer:
            return False
        place = self._table.place(i, self._letter("key"))
        self._findings.warning("answers_twice", place, text=quote(answer.key), first_row=first.where.row)
        return True

    def _said(self) -> list[_Said]:
        cells = self._cells("answer")
        states = state_options()
        return [self._said_in(i, cell, states) for i, cell in enumerate(cells)]

    def _said_in(self, i: int, cell: Cell, states: dict[str, PointState]) -> _Said:
        asked = self.asked[i]
        if asked is None or not is_filled(cell):
            return _Said()
        word = folded(text_of(cell))
        choices = asked.input.choices if asked.input is not None else ()
        choice = next((c.id for c in choices if word in map(folded, (c.id, c.name_nl, c.name_en))), "")
        state = states.get(word)
        if choice or state in asked.states:
            return _Said(None if choice else state, choice)
        names = (each.name_nl if self._lang == "nl" else each.name_en for each in choices)
        accepted = [*names, *(state_word(each, self._lang) for each in asked.states)]
        code = "answers_unknown_word" if state is None else "answers_not_offered"
        place = self._table.place(i, self._letter("answer"))
        self._findings.unread(code, place, text=quote(text_of(cell)), accepted=", ".join(accepted))
        return _Said()

    def _numbers(self) -> list[float | None]:
        column = self._table.column("value")
        if column is None:
            return [None] * len(self._table.rows)
        cells = [self._without_percent(i, cell) for i, cell in enumerate(column.cells)]
        view = ColumnView(self._table, replace(column, cells=cells), self._findings)
        return [self._number(i, value, column.cells[i]) for i, value in enumerate(read_numbers(view))]

    def _without_percent(self, i: int, cell: Cell) -> Cell:
        asked = self.asked[i]
        is_share = asked is not None and asked.unit == _PERCENT and isinstance(cell, str)
        return cell.strip().removesuffix(_PERCENT) if is_share and isinstance(cell, str) else cell

    def _number(self, i: int, value: float | None, cell: Cell) -> float | None:
        asked = self.asked[i]
        if value is None or asked is None:
            return None
        place = self._table.place(i, self._letter("value"))
        if not asked.takes_number:
            self._findings.unread("answers_no_number_here", place, text=quote(text_of(cell)))
            return None
        if asked.unit == _PERCENT and self._table.rows[i] in self._shown_as_percent and not isinstance(cell, str):
            value = percent_from_fraction(value)
        if asked.refuses(value):
            self._findings.unread("answers_impossible_number", place, text=quote(text_of(cell)))
            return None
        return value

    def _percent_rows(self, grid: Grid) -> frozenset[int]:
        letter = self._letter("value")
        return frozenset(row for row, _ in grid.percent_in({letter})) if letter else frozenset()

    def _cells(self, field: str) -> Sequence[Cell]:
        column = self._table.column(field)
        return column.cells if column is not None else [""] * len(self._table.rows)

    def _letter(self, field: str) -> str:
        column = self._table.column(field)
        return column.letter if column is not None else ""


def _read_kinds(view: ColumnView) -> Sequence[EvidenceKind | None]:
    return read_choices(view, Choices(evidence_kind_options(), ", ".join(evidence_kind_options())))
