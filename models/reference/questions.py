"""Reads questions/: points, inputs, formulas, figures, terms, norms, documents and readings of Table 3."""

from collections.abc import Callable, Container, Iterable, Mapping
from typing import TypeVar

from models.domain.answers import NormOrigin
from models.domain.question import (
    AnswerKind,
    Choice,
    FactRule,
    Formula,
    Input,
    InputKind,
    Norm,
    Point,
    PointLevel,
    PointOperator,
    PointRole,
    QuestionDocument,
    QuestionFigure,
    Questions,
    Reading,
    Term,
    WordsOf,
)
from models.domain.requirement import Indicator
from models.reference.errors import ReferenceDataError
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

FOLDER = "questions/"
HOMES = "homes"
"""The number of dwellings of the building, which a rule may name like an input."""
LEVEL_FROM_POINTS = "F23_points"
"""The formula of the level itself, which is of every indicator and gives no figure."""
ALL_INDICATORS = "*"

_POINT = SOURCE_COLUMNS | {
    "id", "indicator", "level", "role", "heading", "question_nl", "question_en", "help_nl", "help_en", "answer",
    "figure", "operator", "number", "unit", "na_when", "na_nl", "na_en", "evidence_nl", "evidence_en", "document",
    "mapping",
}  # fmt: skip
_INPUT = frozenset({
    "id", "group", "kind", "unit", "minimum", "maximum", "part_of", "choices", "choices_nl", "choices_en",
    "name_nl", "name_en", "item_nl", "item_en", "document",
    "asked_at",
})  # fmt: skip
_FORMULA = SOURCE_COLUMNS | {
    "id", "indicator", "figures", "inputs", "name_nl", "name_en", "how_nl", "how_en",
}  # fmt: skip
_FIGURE = frozenset({"id", "formula", "unit", "decimals", "outcome_of", "name_nl", "name_en"})
_TERM = SOURCE_COLUMNS | {"id", "value", "unit", "name_nl", "name_en"}
_NORM = SOURCE_COLUMNS | {"point", "origin", "place", "number"}
_READING = SOURCE_COLUMNS | {"id", "indicators", "reading_nl", "reading_en"}
_DOCUMENT = frozenset({"id", "name_nl", "name_en"})

Item = TypeVar("Item")


def load_questions(folder: ReferenceFolder, sources: Sources, indicators: Iterable[Indicator]) -> Questions:
    """All questions, each record checked against the others it names.

    Raises:
        ReferenceDataError: a record is broken, or names a record that is not there.
    """
    names = {indicator.id for indicator in indicators}

    def read(
        file: str, columns: frozenset[str], make: Callable[[Record], Item], ids: str = "id"
    ) -> dict[str, Item]:
        path = f"{FOLDER}{file}.csv"
        records = csv_records(path, folder.read(path), columns, tuple(ids.split()))
        return {record.id: make(record) for record in records}

    documents = read("documents", _DOCUMENT, _document)
    inputs = read("inputs", _INPUT, lambda record: _input(record, documents, names))
    _check_wholes(inputs)
    formulas = read("formulas", _FORMULA, lambda record: _formula(record, sources, names, inputs))
    figures = read("figures", _FIGURE, lambda record: _figure(record, names, formulas))
    _check_figures(formulas, figures)
    points = read("points", _POINT, lambda record: _point(record, sources, names, (inputs, figures, documents)))
    return Questions(
        points=points,
        inputs=inputs,
        formulas=formulas,
        figures=figures,
        terms=read("terms", _TERM, lambda record: _term(record, sources)),
        documents=documents,
        norms=tuple(
            read("norms", _NORM, lambda record: _norm(record, sources, points), "point origin place").values()
        ),
        readings=tuple(read("readings", _READING, lambda record: _reading(record, sources, names)).values()),
    )


def _document(record: Record) -> QuestionDocument:
    return QuestionDocument(record.id, record.text("name_nl"), record.text("name_en"))


def _input(record: Record, documents: Container[str], indicators: Container[str]) -> Input:
    kind = record.choice("kind", InputKind)
    columns = [record.words("choices"), record.words("choices_nl", ";"), record.words("choices_en", ";")]
    if len({len(column) for column in columns}) != 1 or bool(columns[0]) is not (kind is InputKind.CHOICE):
        record.refuse("reference_bad_text", key="choices", value=record.text("choices", ""))
    minimum = record.number_or_none("minimum")
    return Input(
        id=record.id,
        group=record.text("group"),
        kind=kind,
        unit=record.text("unit", ""),
        minimum=minimum,
        maximum=record.number_or_none("maximum", *(() if minimum is None else (minimum,))),
        choices=tuple(Choice(*of) for of in zip(*columns, strict=True)),
        name_nl=record.text("name_nl"),
        name_en=record.text("name_en"),
        item_nl=record.text("item_nl", ""),
        item_en=record.text("item_en", None if record.has("item_nl") else ""),
        document_id=_known(record, "document", documents, "document"),
        part_of=record.text("part_of", ""),
        asked_at=tuple(_all_known(record, record.words("asked_at"), indicators, "indicator")),
    )


def _check_wholes(inputs: Mapping[str, Input]) -> None:
    """Refuses a part of an input that is not there."""
    for one in inputs.values():
        if one.part_of and one.part_of != HOMES and one.part_of not in inputs:
            raise ReferenceDataError(
                f"{FOLDER}inputs.csv", one.id, "reference_unknown_name", kind="input", value=one.part_of
            )


def _formula(record: Record, sources: Sources, indicators: Container[str], inputs: Container[str]) -> Formula:
    of_all = record.text("indicator") == ALL_INDICATORS and record.id == LEVEL_FROM_POINTS
    indicator = ALL_INDICATORS if of_all else _known(record, "indicator", indicators, "indicator")
    return Formula(
        id=record.id,
        indicator_id=indicator,
        figure_ids=record.words("figures"),
        input_ids=tuple(_all_known(record, record.words("inputs"), inputs, "input")),
        name_nl=record.text("name_nl"),
        name_en=record.text("name_en"),
        how_nl=record.text("how_nl"),
        how_en=record.text("how_en"),
        source=sources.of(record),
    )


def _figure(record: Record, indicators: Container[str], formulas: Container[str]) -> QuestionFigure:
    return QuestionFigure(
        id=record.id,
        formula_id=_known(record, "formula", formulas, "formula") if record.has("formula") else "",
        unit=record.text("unit", ""),
        decimals=record.whole_number("decimals"),
        outcome_of=_known(record, "outcome_of", indicators, "indicator") if record.has("outcome_of") else "",
        name_nl=record.text("name_nl"),
        name_en=record.text("name_en"),
    )


def _check_figures(formulas: Mapping[str, Formula], figures: Mapping[str, QuestionFigure]) -> None:
    """Refuses a formula whose list of figures differs from the figures that name it."""
    path = f"{FOLDER}formulas.csv"
    for formula in formulas.values():
        differing = set(formula.figure_ids) ^ {f.id for f in figures.values() if f.formula_id == formula.id}
        if differing:
            raise ReferenceDataError(
                path, formula.id, "reference_unknown_name", kind="figure", value=min(differing)
            )


def _point(
    record: Record,
    sources: Sources,
    indicators: Container[str],
    known: tuple[Mapping[str, Input], Container[str], Container[str]],
) -> Point:
    inputs, figures, documents = known
    answer = record.choice("answer", AnswerKind)
    operator = record.choice_or_none("operator", PointOperator)
    number = record.number_or_none("number")
    if (operator is None) is not (number is None):
        record.refuse("reference_missing_key", key="number" if number is None else "operator")
    if answer is AnswerKind.FIGURE and not record.has("figure"):
        record.refuse("reference_missing_key", key="figure")
    rules = tuple(_rule(record, rule, inputs) for rule in record.words("na_when", ";"))
    return Point(
        id=record.id,
        indicator_id=_known(record, "indicator", indicators, "indicator"),
        level=record.choice("level", PointLevel),
        role=record.choice("role", PointRole),
        heading=record.text("heading", ""),
        question_nl=record.text("question_nl"),
        question_en=record.text("question_en"),
        help_nl=record.text("help_nl", ""),
        help_en=record.text("help_en", None if record.has("help_nl") else ""),
        answer=answer,
        figure_id=_known(record, "figure", figures, "figure") if record.has("figure") else "",
        operator=operator,
        number=number,
        unit=record.text("unit", ""),
        na_rules=rules,
        na_nl=record.text("na_nl", None if rules else ""),
        na_en=record.text("na_en", None if rules else ""),
        evidence_nl=record.text("evidence_nl", ""),
        evidence_en=record.text("evidence_en", None if record.has("evidence_nl") else ""),
        document_id=_known(record, "document", documents, "document"),
        words_of=record.choice("mapping", WordsOf),
        source=sources.of(record),
    )


def _rule(record: Record, text: str, inputs: Mapping[str, Input]) -> FactRule:
    """A rule such as `flood_depth_m <= 0` or `soil = klei`."""
    parts = text.split()
    operators = {operator.value: operator for operator in PointOperator}
    if len(parts) != 3 or parts[1] not in operators:
        record.refuse("reference_bad_text", key="na_when", value=text)
    name, sign, wanted = parts
    if name != HOMES:
        record.check_known(name, inputs, "input")
    choices = {choice.id for choice in inputs[name].choices} if name in inputs else set()
    if choices:
        record.check_known(wanted, choices, "choice")
        return FactRule(name, operators[sign], choice=wanted)
    return FactRule(name, operators[sign], Record(record.file, record.id, {"na_when": wanted}).number("na_when"))


def _term(record: Record, sources: Sources) -> Term:
    return Term(
        record.id,
        record.number("value"),
        record.text("unit", ""),
        record.text("name_nl"),
        record.text("name_en"),
        sources.of(record),
    )


def _norm(record: Record, sources: Sources, points: Mapping[str, Point]) -> Norm:
    point = _known(record, "point", points, "point")
    if points[point].number is None:
        record.refuse("reference_bad_text", key="point", value=point)
    origin = record.choice("origin", NormOrigin)
    return Norm(point, origin, record.text("place", ""), record.number("number"), sources.of(record))


def _reading(record: Record, sources: Sources, indicators: Container[str]) -> Reading:
    ids = tuple(_all_known(record, record.words("indicators"), indicators, "indicator"))
    return Reading(record.id, ids, record.text("reading_nl"), record.text("reading_en"), sources.of(record))


def _known(record: Record, key: str, names: Container[str], kind: str) -> str:
    return next(iter(_all_known(record, (record.text(key),), names, kind)))


def _all_known(record: Record, given: Iterable[str], names: Container[str], kind: str) -> list[str]:
    found = list(given)
    for name in found:
        if name not in names:
            record.refuse("reference_unknown_name", kind=kind, value=name)
    return found
