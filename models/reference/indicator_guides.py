"""Reads questions/indicators.csv: the explanation of each indicator for who must answer it."""

from collections.abc import Sequence

from models.domain.indicator_guide import IndicatorGuide
from models.domain.requirement import Indicator
from models.reference.manifest import ReferenceFolder
from models.reference.records import Record, csv_records
from models.reference.sources import SOURCE_COLUMNS, Sources

FILE = "questions/indicators.csv"
_TEXTS = ("question", "who", "where", "example", "usual", "mistakes", "evidence", "open")
_COLUMNS = SOURCE_COLUMNS | {"id"} | {f"{text}_{lang}" for text in _TEXTS for lang in ("nl", "en")}
_BETWEEN_MISTAKES = ";"


def load_indicator_guides(
    folder: ReferenceFolder, sources: Sources, indicators: Sequence[Indicator]
) -> dict[str, IndicatorGuide]:
    """The guides by id of their indicator, in the order of the file; an indicator without row has none.

    Raises:
        ReferenceDataError: a record is broken, lacks a text in one language, or is about no indicator.
    """
    ids = {indicator.id: indicator for indicator in indicators}
    guides: dict[str, IndicatorGuide] = {}
    for record in csv_records(FILE, folder.read(FILE), _COLUMNS, ("id",)):
        record.known("id", ids, "indicator")
        guides[record.id] = _guide(record, sources)
    return guides


def _guide(record: Record, sources: Sources) -> IndicatorGuide:
    usual_nl, usual_en = _both_or_none(record, "usual")
    open_nl, open_en = _both_or_none(record, "open")
    mistakes_nl, mistakes_en = _mistakes(record)
    return IndicatorGuide(
        question_nl=record.text("question_nl"),
        question_en=record.text("question_en"),
        who_nl=record.text("who_nl"),
        who_en=record.text("who_en"),
        where_nl=record.text("where_nl"),
        where_en=record.text("where_en"),
        example_nl=record.text("example_nl"),
        example_en=record.text("example_en"),
        mistakes_nl=mistakes_nl,
        mistakes_en=mistakes_en,
        evidence_nl=record.text("evidence_nl"),
        evidence_en=record.text("evidence_en"),
        source=sources.of(record),
        usual_nl=usual_nl,
        usual_en=usual_en,
        open_nl=open_nl,
        open_en=open_en,
    )


def _both_or_none(record: Record, text: str) -> tuple[str, str]:
    """A text that may be absent, but then in both languages."""
    nl, en = f"{text}_nl", f"{text}_en"
    if not record.has(nl) and not record.has(en):
        return "", ""
    return record.text(nl), record.text(en)


def _mistakes(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    nl, en = (record.words(f"mistakes_{lang}", _BETWEEN_MISTAKES) for lang in ("nl", "en"))
    if not nl:
        record.refuse("reference_missing_key", key="mistakes_nl")
    if len(nl) != len(en):
        record.refuse("reference_contradiction", key="mistakes_en", other="mistakes_nl")
    return nl, en
