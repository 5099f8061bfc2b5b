"""Reads the sheets Punten, Gegevens, Normen and Stukken: the answers of a variant."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.formats.adviser_list import evidence_kind_options, state_options
from app.importing.bill.column_values import YES_NO, Choices, read_choices, read_dates, read_texts
from app.importing.bill.number_columns import read_numbers
from app.importing.bill.table import ColumnView, Table, check_headers
from app.importing.common.finding_list import FindingList, quote
from app.importing.workbook.project_sheet import enum_options
from models.domain.answers import (
    Answers,
    EvidenceKind,
    InputValue,
    NormChoice,
    NormOrigin,
    PointAnswer,
    PointLimit,
    PointState,
)
from models.domain.evidence import Evidence, EvidenceStatus
from models.domain.outcome import Place
from models.domain.question import Questions

Item = TypeVar("Item")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AnswerTables:
    """The four sheets; None for one that the workbook does not have."""

    points: Table | None = None
    inputs: Table | None = None
    norms: Table | None = None
    documents: Table | None = None


def read_answers(tables: AnswerTables, questions: Questions, findings: FindingList) -> Answers:
    """The answers in the order of the rows; of two for one question the last one counts, and that is told."""
    points = _points(_Sheet(tables.points, findings), questions) if tables.points else ()
    inputs = _inputs(_Sheet(tables.inputs, findings), questions) if tables.inputs else ()
    norms = _norms(_Sheet(tables.norms, findings), questions) if tables.norms else ()
    documents = _documents(_Sheet(tables.documents, findings), questions) if tables.documents else ()
    return Answers(points, inputs, norms, documents)


class _Sheet:
    """One sheet of answers, column by column; a column that is not there has nothing in every row."""

    def __init__(self, table: Table, findings: FindingList) -> None:
        self.table, self.findings = table, findings
        check_headers(table, findings)

    @property
    def count(self) -> int:
        return len(self.table.rows)

    def texts(self, name: str) -> Sequence[str]:
        return self._read(name, read_texts, "")

    def numbers(self, name: str) -> Sequence[float | None]:
        return self._read(name, read_numbers, None)

    def choices(self, name: str, options: Mapping[str, T]) -> Sequence[T | None]:
        choices = Choices(options, ", ".join(dict.fromkeys(map(str, options.values()))))
        return self._read(name, lambda view: read_choices(view, choices), None)

    def yes_no(self, name: str) -> Sequence[bool | None]:
        return self._read(name, lambda view: read_choices(view, YES_NO), None)

    def evidence(self) -> list[Evidence]:
        dates = self._read("date", read_dates, None)
        status = self.choices("status", enum_options(EvidenceStatus))
        files = self.texts("file_name"), self.texts("file_sha256")
        rows = zip(self.texts("document"), dates, status, *files, strict=True)
        return [
            Evidence(document, date=date, status=state, file_name=name, file_sha256=digest)
            for document, date, state, name, digest in rows
        ]

    def ids(self, name: str, known: Mapping[str, object]) -> Sequence[str]:
        """The ids of a column; one that this edition does not have is kept and told."""
        found = [text.strip() for text in self.texts(name)]
        for i, text in enumerate(found):
            if text and text not in known:
                self.findings.warning("import_answer_unknown", self.place(i, name), text=quote(text))
        return found

    def last_of_each(self, name: str, rows: Sequence[tuple[Hashable, Item]]) -> tuple[Item, ...]:
        """The last item of each key, in the place of the first."""
        found: dict[Hashable, Item] = {}
        for i, (key, item) in enumerate(rows):
            if key in found:
                self.findings.warning("import_answer_twice", self.place(i, name), text=quote(str(key)))
            found[key] = item
        return tuple(found.values())

    def place(self, i: int, name: str) -> Place:
        column = self.table.column(name)
        return self.table.place(i, column.letter if column else "")

    def _read(self, name: str, read: Callable[[ColumnView], Sequence[T]], nothing: T) -> Sequence[T]:
        column = self.table.column(name)
        return read(ColumnView(self.table, column, self.findings)) if column else [nothing] * self.count


def _points(sheet: _Sheet, questions: Questions) -> tuple[PointAnswer, ...]:
    names = sheet.ids("point_id", questions.points)
    states: Sequence[PointState | None] = sheet.choices("state", state_options())
    kinds: Sequence[EvidenceKind | None] = sheet.choices("evidence_kind", evidence_kind_options())
    numbers, sources, reasons = sheet.numbers("number"), sheet.texts("number_source"), sheet.texts("reason")
    evidence = sheet.evidence()
    rows = []
    for i, name in enumerate(names):
        given = (states[i], numbers[i], sources[i], kinds[i], reasons[i], evidence[i])
        if name and given != (None, None, "", None, "", Evidence()):
            answer = PointAnswer(
                point_id=name,
                state=states[i],
                number=numbers[i],
                number_source=sources[i],
                evidence_kind=kinds[i] or EvidenceKind.NONE,
                evidence=evidence[i],
                reason=reasons[i],
            )
            rows.append((name, answer))
    return sheet.last_of_each("point_id", rows)


def _inputs(sheet: _Sheet, questions: Questions) -> tuple[InputValue, ...]:
    """A row with neither value nor choice is not filled in, unless its choice says that it is not known."""
    names, items = sheet.ids("input_id", questions.inputs), sheet.texts("item")
    values, choices, evidence = sheet.numbers("value"), sheet.texts("choice"), sheet.evidence()
    rows = []
    for i, name in enumerate(names):
        choice = choices[i].strip()
        if not name or (values[i] is None and not choice):
            continue
        is_unknown = state_options().get(choice.casefold()) is PointState.UNKNOWN
        value = InputValue(
            input_id=name,
            value=values[i],
            choice="" if is_unknown else choice,
            item=items[i],
            evidence=evidence[i],
        )
        rows.append((value.key, value))
    return sheet.last_of_each("input_id", rows)


def _norms(sheet: _Sheet, questions: Questions) -> tuple[NormChoice, ...]:
    """One norm for each indicator, from a row for each of its numbers; a row of another norm is left out."""
    indicators = {point.indicator_id: point for point in questions.points.values()}
    names, points = sheet.ids("indicator_id", indicators), sheet.texts("point_id")
    origins: Sequence[NormOrigin | None] = sheet.choices("origin", enum_options(NormOrigin))
    numbers, evidence = sheet.numbers("number"), sheet.evidence()
    found: dict[str, NormChoice] = {}
    limits: dict[str, dict[str, PointLimit]] = {}
    for i, (name, origin) in enumerate(zip(names, origins, strict=True)):
        if not name or origin is None:
            continue
        cited = evidence[i]
        if name in found and found[name].origin is not origin:
            sheet.findings.warning("import_norm_twice", sheet.place(i, "origin"), text=quote(name))
            continue
        found.setdefault(
            name, NormChoice(indicator_id=name, origin=origin, document=cited.document, date=cited.date)
        )
        number = numbers[i]
        if points[i].strip() and number is not None:
            limits.setdefault(name, {})[points[i].strip()] = PointLimit(points[i].strip(), number)
    return tuple(
        NormChoice(
            indicator_id=name,
            origin=norm.origin,
            document=norm.document,
            date=norm.date,
            limits=tuple(limits.get(name, {}).values()),
        )
        for name, norm in found.items()
    )


def _documents(sheet: _Sheet, questions: Questions) -> tuple[str, ...]:
    """Ids of the documents of which the sheet says that they do not exist yet."""
    names, there = sheet.ids("document_id", questions.documents), sheet.yes_no("is_there")
    return tuple(dict.fromkeys(n for n, is_there in zip(names, there, strict=True) if n and is_there is False))
